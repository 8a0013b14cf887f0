"""`iku survey`: the satisfaction index from raw answers, from totals or NRR, or of published reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from .. import files, survey_file
from ..calculation.survey import (
    Index,
    element_of,
    index_of,
    tally,
    total_of_means,
)
from ..core.findings import Finding, IkuError, Place, Severity
from ..core.grades import GRADES, grade_of_mean, required_sample, respondents_needed, weight_of
from ..core.model import Definition, Element, ElementResult, Survey
from ..core.numbers import half_up, show
from ..core.periods import Period
from ..survey_file.columns import looks_like_head
from ..texts import help as help_words
from ..texts import survey_file as words
from ..texts.workbook import every_sheet as summary_words
from .load import own_definition
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
from .output import Json, finding_json, print_findings, print_json, print_table
from .survey_cases import run_cases

# So many values of a column of the profile are listed; the others are counted.
MOST_VALUES = 8
WEAKEST = 3


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


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a file amounts to; `refused` counts the rows with something that was left out."""

    survey: Survey
    elements: tuple[ElementResult, ...]
    means: tuple[Fraction | None, ...]
    index: Index | None
    respondents: int | None
    refused: int
    profile: survey_file.Profile
    findings: tuple[Finding, ...]

    @property
    def final(self) -> bool:
        return self.index is not None and not any(f.severity is Severity.ERROR for f in self.findings)


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
    mapping = survey_file.read_mapping(order.mapping, survey)
    source = survey_file.open_table(
        order.path,
        lambda fields: survey_file.is_parts(fields) or looks_like_head(fields, survey, mapping),
        order.separator or "",
    )
    if survey_file.is_parts(source.head):
        outcome, answers = _of_parts(source, survey), None
    else:
        outcome, answers = _of_answers(source, survey, mapping)
    population = order.population or survey.population
    outcome = _checked(outcome, population, order.path.name)
    if order.as_json:
        print_json(_json(outcome, population, order.path.name))
    else:
        _print(outcome, population)
        print_findings(outcome.findings)
    if order.output is not None and answers is not None:
        from .survey_form import write_form

        of_form = (definition, unit, order.period, survey, answers, order.path, order.filled_by)
        write_form(order.output, *of_form, order.force)
        click.echo(help_words.FORM_WRITTEN.format(path=order.output), err=order.as_json)
    return 0 if outcome.final else 1


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


def _of_answers(
    source: survey_file.Table, survey: Survey, mapping: survey_file.Mapping
) -> tuple[_Outcome, survey_file.Answers]:
    columns, findings = survey_file.recognise(source.head, survey, mapping, Place(source.file, source.sheet))
    if columns is None:
        raise IkuError(*findings)
    answers, findings = survey_file.read_answers(source, columns, survey)
    elements = tally(survey, answers.respondents)
    total = total_of_means(elements)
    means = tuple(Fraction(e.total, e.count) if e.count else None for e in elements)
    found = index_of(survey, total) if total is not None else None
    counted = sum(any(row.scores) for row in answers.respondents)
    refused = sum(row.refused for row in answers.respondents)
    return (
        _Outcome(survey, elements, means, found, counted, refused, answers.profile, findings),
        answers,
    )


def _of_parts(source: survey_file.Table, survey: Survey) -> _Outcome:
    parts, findings = survey_file.read_parts(source, survey)
    if parts is None:
        raise IkuError(*findings)
    elements = tuple(
        element_of(survey, part.key, part.total, part.count)
        for part in parts
        if part.total is not None and part.count is not None
    )
    found = index_of(survey, sum((part.mean for part in parts), Fraction(0)))
    means = tuple(part.mean for part in parts)
    respondents = max((element.count for element in elements), default=None)
    return _Outcome(survey, elements, means, found, respondents, 0, (), findings)


def _checked(outcome: _Outcome, population: int | None, file: str) -> _Outcome:
    """With what is to be said of the whole: too few respondents, and an SKM that no scale allows."""
    findings = list(outcome.findings)
    if outcome.respondents is not None:
        needed = respondents_needed(population)
        if outcome.respondents < needed:
            findings.append(Finding("W415", Place(file), {"n": outcome.respondents, "m": needed}))
    if outcome.index is not None and not _possible(outcome.survey, outcome.index.interval):
        interval = show(float(outcome.index.interval), 4)
        findings.append(Finding("E434", Place(file), {"x": interval}))
        return replace(outcome, index=None, findings=tuple(findings))
    return replace(outcome, findings=tuple(findings))


def _possible(survey: Survey, interval: Fraction) -> bool:
    """Between 1 and 4, or as far below 1 as the rounding of the weight reaches."""
    size = len(survey.elements)
    lowest = min((weight_of(weight, size) * size for weight in ("3", "2")), default=Fraction(1))
    return min(lowest, Fraction(1)) <= interval <= 4


# --- for people --------------------------------------------------------------------------------


def _print(outcome: _Outcome, population: int | None) -> None:
    survey = outcome.survey
    found = outcome.index
    if found is not None and outcome.final:
        click.echo(words.INDEX.format(respondents=_respondents(outcome), **_said(survey, found)))
    else:
        click.echo(words.NOT_FINAL.format(reason=_reason(outcome)))
        if found is not None:
            said = _said(survey, found)
            click.echo(words.PROVISIONAL.format(n=outcome.refused, respondents=_respondents(outcome), **said))
    click.echo()
    print_table(words.HEAD, _rows(outcome))
    click.echo()
    if found is not None:
        size = len(survey.elements)
        click.echo(words.WEIGHT.format(weight=summary_words.weight(survey.weight, size)), nl=False)
        others = (
            words.OTHER.format(weight=summary_words.weight(weight, size), index=show(value, 2))
            for weight, value in found.alternatives[1:]
        )
        click.echo(" " + words.OTHERS.format(others="; ".join(others)))
        names = [
            f"{element.name} ({show(half_up(mean, 2), 2)})"
            for element, mean in weakest(outcome.survey, outcome.means)
        ]
        click.echo(words.WEAKEST.format(names=", ".join(names)))
    if population:
        click.echo(words.SAMPLE.format(population=show(population), needed=required_sample(population)))
    for name, values in outcome.profile:
        click.echo(words.PROFILE.format(name=words.PROFILE_NAMES[name], values=_listed(values)))


def weakest(survey: Survey, means: Sequence[Fraction | None]) -> list[tuple[Element, float]]:
    """The three unsur with the lowest NRR, lowest first."""
    known = [
        (float(mean), element)
        for element, mean in zip(survey.elements, means, strict=True)
        if mean is not None
    ]
    return [(element, mean) for mean, element in sorted(known, key=lambda pair: pair[0])[:WEAKEST]]


def _said(survey: Survey, found: Index) -> dict[str, str]:
    name = next(grade.name for grade in GRADES[survey.grades] if grade.letter == found.grade)
    interval = show(half_up(found.interval.numerator / found.interval.denominator, 4), 4)
    return {"index": show(found.index, 2), "grade": found.grade, "name": name, "interval": interval}


def _respondents(outcome: _Outcome) -> str:
    if outcome.respondents is None:
        return words.PUBLISHED
    return words.RESPONDENTS.format(n=show(outcome.respondents))


def _reason(outcome: _Outcome) -> str:
    if outcome.refused:
        return words.REFUSED_ROWS.format(n=show(outcome.refused))
    return words.NOBODY if outcome.respondents == 0 else words.UNANSWERED


def _rows(outcome: _Outcome) -> list[tuple[str, ...]]:
    counted = {element.key: element for element in outcome.elements}
    rows: list[tuple[str, ...]] = []
    for number, (element, mean) in enumerate(zip(outcome.survey.elements, outcome.means, strict=True), 1):
        found = counted.get(element.key)
        rows.append(
            (
                str(number),
                element.name,
                show(found.total) if found else "–",
                show(found.count) if found else "–",
                show(half_up(float(mean), 2), 2) if mean is not None else "–",
                grade_of_mean(float(mean), outcome.survey.grades) if mean is not None else "–",
            )
        )
    return rows


def _listed(values: Sequence[tuple[str, int]]) -> str:
    names = {"": words.NOT_SAID, "?": words.OTHERWISE_WRITTEN}
    parts = [f"{names.get(text, text[:40])} {show(number)}" for text, number in values[:MOST_VALUES]]
    if len(values) > MOST_VALUES:
        parts.append(words.AND_MORE.format(n=len(values) - MOST_VALUES))
    return ", ".join(parts)


# --- for programs ------------------------------------------------------------------------------


def _json(outcome: _Outcome, population: int | None, file: str) -> Json:
    found = outcome.index
    counted = {element.key: element for element in outcome.elements}
    value = float(found.index) if found else None
    return {
        "file": file,
        "status": "final" if outcome.final else "refused" if outcome.refused else "undefined",
        "index": value if outcome.final else None,
        "provisional": None if outcome.final else value,
        "grade": found.grade if found and outcome.final else None,
        "interval": float(found.interval) if found and outcome.final else None,
        "weight": outcome.survey.weight,
        "alternatives": [
            {"weight": weight, "index": float(other)}
            for weight, other in (found.alternatives if found else ())
        ],
        "elements": [
            {
                "key": element.key,
                "name": element.name,
                "total": counted[element.key].total if element.key in counted else None,
                "count": counted[element.key].count if element.key in counted else None,
                "mean": float(mean) if mean is not None else None,
                "grade": grade_of_mean(float(mean), outcome.survey.grades) if mean is not None else None,
            }
            for element, mean in zip(outcome.survey.elements, outcome.means, strict=True)
        ],
        "weakest": [element.key for element, _ in weakest(outcome.survey, outcome.means)],
        "respondents": outcome.respondents,
        "refused": outcome.refused,
        "population": population,
        "required": required_sample(population) if population else None,
        "profile": {name: dict(values) for name, values in outcome.profile},
        "findings": [finding_json(finding) for finding in outcome.findings],
    }
