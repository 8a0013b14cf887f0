"""`iku demo`: the whole path on samples, using only what the installed package ships."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import click

from ... import definition, files, template
from ...core.periods import Period
from ...core.profile import PROFILE
from ...form import IDENTITY_ROW_CODE, NARRATIVE_CODE, VALUE_CODE, Form, Key, build, suggested_name
from ...form.identity_row import NAME, PHONE, POSITION
from ...form.survey_profile import PROFILE_CODES, form_value
from ...texts import help as words
from ..consolidate import Order
from ..consolidate import run as consolidate
from ..load import load_definition
from ..options import PATH, force_option, named

YEAR = 2026


@named("demo")
@click.argument("folder", metavar="[DIR]", type=PATH, default=Path("iku-demo"))
@force_option
def command(folder: Path, force: bool) -> int:
    """Draws the form, fills it, consolidates, and says what to open."""
    definition_path = folder / "definisi-contoh.toml"
    form_path = folder / "formulir" / "IKU_template.xlsx"
    inbox = folder / "kotak-masuk"
    output = folder / "keluaran" / f"IKU_{YEAR}-TW2.xlsx"
    for path in (definition_path, form_path, output):
        files.refuse_existing(path, force)
    text = f"contoh = true\n\n{definition.builtin_text()}\n{_shipped('targets.toml')}"
    files.write_atomically(definition_path, text.encode(), force=force)
    chosen = load_definition(definition_path)
    files.write_atomically(form_path, template.draw(build(chosen)), force=force)
    submissions = tomllib.loads(_shipped("submissions.toml"))["kiriman"]
    for submission in submissions:
        period = Period(YEAR, submission["triwulan"])
        form = build(chosen, period, (submission["bidang"],))
        name = suggested_name(form.token.units, period).replace(".xlsx", "_r1.xlsx")
        data = template.draw(form, _contents(form, submission))
        files.write_atomically(inbox / name, data, force=force)
    code = consolidate(
        Order(inbox=inbox, output=output, definition_path=definition_path, force=True), as_json=False
    )
    click.echo(
        words.DEMO_DONE.format(
            folder=folder,
            definition=definition_path.relative_to(folder).as_posix(),
            form=form_path.relative_to(folder).as_posix(),
            inbox=inbox.relative_to(folder).as_posix() + "/",
            output=output.relative_to(folder).as_posix(),
            count=len(submissions),
            inbox_path=inbox,
            definition_path=definition_path,
        )
    )
    return code


def _shipped(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _contents(form: Form, submission: dict[str, Any]) -> dict[Key, str | float | None]:
    """One unit's sample, with that of the survey it keeps, as the cells of its form."""
    contents: dict[Key, str | float | None] = {}
    for sheet in form.sheets[1:]:
        for field in (NAME, POSITION, PHONE):
            contents[sheet.unit, IDENTITY_ROW_CODE, sheet.identity[field]] = submission[field]
        survey = form.definition.survey_of(sheet.unit)
        if survey:
            for number, answers in enumerate(submission["survei"], 1):
                for element, score in zip(survey.elements, answers, strict=True):
                    contents[sheet.unit, str(number), element.key] = int(score)
            for number, profile in enumerate(submission.get("profil", ()), 1):
                for name, said in zip(PROFILE, profile, strict=True):
                    contents[sheet.unit, str(number), PROFILE_CODES[name]] = form_value(name, said) or None
            continue
        for code, value in submission["nilai"].items():
            contents[sheet.unit, code, VALUE_CODE] = value
        for code, text in submission["narasi"].items():
            contents[sheet.unit, code, NARRATIVE_CODE] = text
    return contents
