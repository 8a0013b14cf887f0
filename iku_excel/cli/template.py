"""`iku template`: the form, for everyone or a file for each unit."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from .. import files, template
from ..core.findings import Finding, IkuError, Severity
from ..core.model import Definition, Kind
from ..core.periods import Period
from ..form import MOST_SHEETS, Key, build, suggested_name, units_of
from ..form.previous import with_previous
from ..texts import help as words
from .carried import Carried, carried_from, who_filled
from .correcting import corrections
from .known import known_units
from .load import own_definition
from .options import (
    PATH,
    PERIOD,
    definition_option,
    force_option,
    named,
    output_option,
    period_option,
)
from .output import counts
from .prompt import secret
from .target import WORKBOOK, refuse_folder, refuse_target
from .workspace import workspace_of

PASSWORD_VARIABLE = "IKU_PASSWORD"


@dataclass(frozen=True, slots=True)
class Order:
    """What the officer asks for; `inbox` holds what was said before the form's triwulan."""

    output: Path
    definition_path: Path | None = None
    period: Period | None = None
    units: tuple[str, ...] = ()
    inbox: Path | None = None
    correct: Period | None = None
    split: bool = False
    password: str = ""
    force: bool = False


@named("template")
@definition_option
@period_option
@click.option("--unit", "units", multiple=True, metavar="KODE", help=words.OPTION_UNIT)
@click.option("--from", "inbox", metavar="INBOX", type=PATH, help=words.OPTION_FROM)
@click.option("--correct", metavar="PERIODE", type=PERIOD, help=words.OPTION_CORRECT)
@click.option("--split", is_flag=True, help=words.OPTION_SPLIT)
@click.option("--password", "ask_password", is_flag=True, help=words.OPTION_PASSWORD)
@output_option(words.OPTION_OUTPUT_FORM)
@force_option
def command(ask_password: bool, **asked: Any) -> None:
    """Draws the form."""
    password = secret(words.PASSWORD_PROMPT, words.PASSWORD_AGAIN) if ask_password else ""
    run(Order(password=password, **asked))


def run(order: Order) -> None:
    """Writes one form, or with `split` one for each unit that fills a form of its own."""
    if order.correct:
        _correct(order, order.correct)
        return
    definition = own_definition(order.definition_path, order.inbox, order.output)
    period, output = order.period, order.output
    if period and not period.quarter:
        raise IkuError(Finding("E160", values={"x": period.code}))
    if order.inbox and not period:
        raise IkuError(Finding("E521"))
    chosen = known_units(definition, order.units)
    password = order.password or os.environ.get(PASSWORD_VARIABLE, "")
    targets = [(output, chosen)]
    if order.split:
        refuse_folder(output)
        owners = [unit.code for unit in definition.units if not unit.keeper]
        targets = [
            (output / suggested_name((code,), period), (code,))
            for code in owners
            if not chosen or code in chosen
        ]
    for _, codes in targets:
        if (number := len(units_of(definition, codes))) > MOST_SHEETS:
            raise IkuError(Finding("E530", values={"n": number, "m": MOST_SHEETS}))
    for path, _ in targets:
        refuse_target(path, WORKBOOK, order.force, order.inbox)
    carried = carried_from(order.inbox, definition, period) if order.inbox and period else None
    for path, codes in targets:
        data = _drawn(definition, period, codes, carried, password)
        files.write_atomically(path, data, force=order.force)
        click.echo(words.FORM_WRITTEN.format(path=path))
    if carried and period:
        _tell(definition, period, chosen, carried, order.inbox)


def _correct(order: Order, period: Period) -> None:
    """Writes a form with what counted of each unit named, one revision up."""
    if not period.quarter:
        raise IkuError(Finding("E160", values={"x": period.code}))
    own = workspace_of(order.inbox or order.output)
    inbox = order.inbox or (own.inbox if own else None)
    if not order.units or inbox is None:
        raise click.UsageError(words.CORRECT_WHAT)
    copies = corrections(
        inbox, own_definition(order.definition_path, inbox, order.output), period, order.units
    )
    alone = len(copies) == 1 and order.output.suffix.lower() == WORKBOOK
    if not alone:
        refuse_folder(order.output)
    password = order.password or os.environ.get(PASSWORD_VARIABLE, "")
    for copy in copies:
        name = suggested_name((copy.owner,), period, copy.revision)
        path = order.output if alone else order.output / name
        refuse_target(path, WORKBOOK, order.force, inbox)
        files.write_atomically(path, template.draw(copy.form, copy.contents, password), force=order.force)
        sheet = copy.form.definition.unit(copy.owner).sheet
        click.echo(
            words.CORRECTION.format(path=path, sheet=sheet, period=period.words, revision=copy.revision)
        )


def _drawn(
    definition: Definition,
    period: Period | None,
    codes: tuple[str, ...],
    carried: Carried | None,
    password: str,
) -> bytes:
    form = build(definition, period, codes)
    contents: dict[Key, str | float | None] = {}
    if carried:
        form = with_previous(form, carried.answers, carried.returns)
        contents.update(who_filled(form, carried.returns))
    return template.draw(form, contents, password)


def _tell(
    definition: Definition, period: Period, chosen: tuple[str, ...], carried: Carried, inbox: Path | None
) -> None:
    """How many questions carry their last answer, and where to look when some of the returns have errors."""
    asked = [
        (unit, variable.code)
        for unit in units_of(definition, chosen)
        for variable in definition.asked_of(unit)
        if variable.kind is not Kind.SURVEY
    ]
    known = sum(key in carried.answers for key in asked)
    click.echo(words.CARRIED.format(period=period.words, carried=known, asked=len(asked)))
    if any(finding.severity is Severity.ERROR for finding in carried.findings):
        click.echo(words.CARRIED_DOUBTS.format(counts=counts(carried.findings), inbox=inbox))
