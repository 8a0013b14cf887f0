"""`iku template`: the form, for everyone or a file for each unit."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import click

from .. import files, template
from ..core.findings import Finding, IkuError
from ..core.form import build, suggested_name
from ..core.model import Definition
from ..core.periods import Period
from ..texts import help as words
from ..texts.form import WORDS
from .load import load_definition
from .target import WORKBOOK, refuse_folder, refuse_target

PASSWORD_VARIABLE = "IKU_PASSWORD"


def run(
    definition_path: Path | None,
    period: Period | None,
    units: tuple[str, ...],
    split: bool,
    password: str,
    output: Path,
    force: bool,
) -> None:
    """Writes one form, or with `split` one for each unit that fills a form of its own."""
    definition = load_definition(definition_path)
    if period and not period.quarter:
        raise IkuError(Finding("E160", values={"x": period.code}))
    chosen = known_units(definition, units)
    password = password or os.environ.get(PASSWORD_VARIABLE, "")
    targets = [(output, chosen)]
    if split:
        owners = [unit.code for unit in definition.units if not unit.keeper]
        targets = [
            (output / suggested_name((code,), period), (code,))
            for code in owners
            if not chosen or code in chosen
        ]
    if split:
        refuse_folder(output)
    for path, _ in targets:
        refuse_target(path, WORKBOOK, force)
    for path, codes in targets:
        form = build(definition, WORDS, period, codes)
        files.write_atomically(path, template.draw(form, password=password), force=force)
        click.echo(words.FORM_WRITTEN.format(path=path))


def known_units(definition: Definition, units: tuple[str, ...]) -> tuple[str, ...]:
    """The units' codes as the definition spells them; an unknown one stops us with the nearest."""
    codes = {unit.code.upper(): unit.code for unit in definition.units}
    unknown = [unit for unit in units if unit.upper() not in codes]
    if unknown:
        raise IkuError(
            *(
                Finding(
                    "E125",
                    values={
                        "x": unit,
                        "daftar": ", ".join(codes.values()),
                        "dekat": next(iter(difflib.get_close_matches(unit.upper(), codes)), ""),
                    },
                )
                for unit in unknown
            )
        )
    return tuple(codes[unit.upper()] for unit in units)
