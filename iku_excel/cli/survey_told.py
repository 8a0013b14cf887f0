"""What a survey amounts to, told to people and to programs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import click

from ..calculation.survey import Index
from ..core.grades import GRADES, grade_of_mean, required_sample
from ..core.model import Element, Survey
from ..core.numbers import half_up, show
from ..texts import survey_file as words
from ..texts.workbook import every_sheet as summary_words
from .output import Json, finding_json, print_table
from .survey_outcome import Outcome

# So many values of a column of the profile are listed; the others are counted.
MOST_VALUES = 8
WEAKEST = 3


def tell(outcome: Outcome, population: int | None) -> None:
    """Prints it for people, a table of the unsur between two sentences."""
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


def _respondents(outcome: Outcome) -> str:
    if outcome.respondents is None:
        return words.PUBLISHED
    return words.RESPONDENTS.format(n=show(outcome.respondents))


def _reason(outcome: Outcome) -> str:
    if outcome.refused:
        return words.REFUSED_ROWS.format(n=show(outcome.refused))
    return words.NOBODY if outcome.respondents == 0 else words.UNANSWERED


def _rows(outcome: Outcome) -> list[tuple[str, ...]]:
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


def as_json(outcome: Outcome, population: int | None, file: str) -> Json:
    """The same for programs."""
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
