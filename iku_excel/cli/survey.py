"""`iku survey`: the satisfaction index from raw answers, from totals or NRR, or of published reports."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from .. import files, survey_file
from ..core.findings import Finding, IkuError
from ..core.model import Definition, Survey
from ..core.periods import Period
from ..texts import help as help_words
from ..texts import survey_file as words
from .load import own_definition, workspace_near
from .options import (
    PATH,
    definition_option,
    force_option,
    json_option,
    named,
    output_option,
    period_option,
    separator_option,
)
from .output import print_findings, print_json
from .survey_cases import run_cases
from .survey_known import Known, columns_of, remember, remembered, somebody_sits, tell_lines, wording_of
from .survey_outcome import checked, of_answers, of_parts
from .survey_told import as_json, tell

NOTHING_WRITTEN = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for."""

    path: Path
    definition_path: Path | None
    mapping: str
    separator: str | None
    population: int | None
    unit: str
    period: Period | None
    filled_by: str
    output: Path | None
    force: bool
    as_json: bool


@named("survey")
@click.argument("path", metavar="BERKAS", type=PATH)
@definition_option
@click.option("--map", "mapping", default="", metavar="PETA", help=words.OPTION_MAP)
@separator_option(words.OPTION_SEPARATOR)
@click.option("--population", type=click.IntRange(1, 10**9), metavar="N", help=words.OPTION_POPULATION)
@click.option("--unit", default="", metavar="KODE", help=words.OPTION_UNIT)
@period_option
@click.option("--filled-by", default="", metavar="NAMA", help=words.OPTION_FILLED_BY)
@output_option(words.OPTION_OUTPUT, required=False)
@json_option
@force_option
def command(**asked: Any) -> int:
    """The satisfaction index from raw answers."""
    return run(Order(**asked))


def run(order: Order) -> int:
    """Prints the result, or writes the filled form too; the exit code says whether the index is final."""
    if order.path.suffix.lower() == ".toml":
        return run_cases(order.path, order.as_json)
    definition = own_definition(order.definition_path, order.path, order.output)
    survey, unit = _chosen(definition, order.unit)
    if order.output is not None:
        files.refuse_existing(order.output, order.force)
    own = workspace_near(order.path, order.output)
    said = survey_file.read_mapping(order.mapping, survey).over(remembered(own, definition))
    source = _opened(order, survey, said)
    if survey_file.is_parts(source.head):
        outcome, answers = of_parts(source, survey), None
    else:
        known, ask = Known(said), somebody_sits(order.as_json)
        columns, findings = columns_of(source, survey, known, ask)
        wording = None
        if columns is not None:
            wording, findings = wording_of(source, columns, survey, known, ask)
        remember(own, known)
        if columns is None or wording is None:
            print_findings(findings, err=True)
            tell_lines(own, known.open)
            return NOTHING_WRITTEN
        outcome, answers = of_answers(source, survey, columns, wording, findings, order.period)
    population = order.population or survey.population
    outcome = checked(outcome, population, order.path.name)
    if order.as_json:
        print_json(as_json(outcome, population, order.path.name))
    else:
        tell(outcome, population)
        print_findings(outcome.findings)
    if order.output is not None and answers is not None:
        from .survey_form import write_form

        of_form = (definition, unit, order.period, survey, answers, order.path, order.filled_by)
        write_form(order.output, *of_form, order.force)
        click.echo(help_words.FORM_WRITTEN.format(path=order.output), err=order.as_json)
    return 0 if outcome.final else 1


def _opened(order: Order, survey: Survey, said: survey_file.Mapping) -> survey_file.Table:
    """The table under a head that names unsur; where none does, under one wide enough to hold them."""

    def is_head(fields: Sequence[str]) -> bool:
        return survey_file.is_parts(fields) or survey_file.looks_like_head(fields, survey, said)

    separator = order.separator or ""
    try:
        return survey_file.open_table(order.path, is_head, separator)
    except IkuError as stop:
        if [finding.code for finding in stop.findings] != ["E421"]:
            raise
        with suppress(IkuError):
            return survey_file.open_table(
                order.path, lambda fields: survey_file.is_wide(fields, survey), separator
            )
        raise


def _chosen(definition: Definition, unit: str) -> tuple[Survey, str]:
    """The survey, and the unit whose sheet holds it."""
    sheets = {
        code.upper(): (survey, code)
        for survey in definition.surveys
        for code in definition.variable(survey.variable).units
    }
    if unit.upper() in sheets:
        return sheets[unit.upper()]
    if unit or len(definition.surveys) != 1:
        raise IkuError(Finding("E435", values={"x": unit, "daftar": ", ".join(sheets)}))
    return next(iter(sheets.values()))
