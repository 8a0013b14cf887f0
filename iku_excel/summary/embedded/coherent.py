"""Whether what is carried holds together once it is typed: every code leads somewhere, and only there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ...core.expression import Call, Name, Node, Number, names
from ...core.expression.tree import FUNCTIONS, OPERATORS
from ...core.findings import Finding
from ...core.grades import GRADES, weight_of
from ...core.model import (
    EFFICIENCY_NAMES,
    LONGEST_DOCUMENT,
    LONGEST_REASON,
    MOST_REVISIONS,
    MOST_UNITS,
    Closed,
    Definition,
    Indicator,
    Issuance,
    IssuedYear,
    Kind,
    State,
    Submission,
    footer_units,
)
from ...core.periods import YEARS, Period
from ...core.profile import PROFILE
from ...core.rules import is_score
from ...texts.findings import ENTRIES

LAST_ROW = 1_048_576
MOST_ELEMENTS = 100
DEEPEST_FORMULA = 40
MOST_CLOSED = 8  # triwulan of this year and the last

_CODE = re.compile(r"[EWN][0-9]{3}", re.ASCII)
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}(:[A-Z]{1,3}[1-9][0-9]{0,6})?|", re.ASCII)
_WEIGHT = re.compile(r"tepat|[0-9.]{1,12}", re.ASCII)
_CODE_OF_PACKAGE = re.compile(r"[A-Z0-9-]{1,40}", re.ASCII)
_COLUMN = re.compile(r"[A-Z]{1,3}", re.ASCII)


def incoherence(
    definition: Definition,
    period: Period,
    submissions: Sequence[Submission],
    findings: Sequence[Finding],
    closed: Sequence[Closed] = (),
    issued: Sequence[IssuedYear] = (),
    issuance: Issuance | None = None,
) -> str:
    """The first thing that cannot be in a workbook of ours, by its place; "" where everything can."""
    facts = chain(
        _of_definition(definition),
        [("period", _is_period(period, whole_year=True))],
        _of_closed(closed),
        _of_issued(issued),
        [("issuance", issuance is None or _is_issuance(issuance))],
        _of_submissions(submissions, definition, {one.quarter: one.definition for one in closed}),
        _of_findings(findings),
    )
    return next((place for place, good in facts if not good), "")


def _of_findings(findings: Iterable[Finding]) -> Iterator[tuple[str, bool]]:
    known = {code[1:] for code in ENTRIES}
    for finding in findings:
        code = finding.code
        yield f"findings › {code[:8]}", bool(_CODE.fullmatch(code)) and code[1:] in known


def _of_definition(definition: Definition) -> Iterator[tuple[str, bool]]:
    units = [unit.code for unit in definition.units]
    variables = [variable.code for variable in definition.variables]
    surveys = {variable.code for variable in definition.variables if variable.kind is Kind.SURVEY}
    objectives = [objective.number for objective in definition.objectives]
    indicators = [indicator.code for indicator in definition.indicators]
    yield "units", 0 < len(units) <= MOST_UNITS and _once(units)
    yield "variables", _once(variables)
    yield "objectives", _once(objectives)
    yield "indicators", _once(indicators)
    yield "narratives", _once(narrative.code for narrative in definition.narratives)
    yield "bands", bool(definition.bands)
    for unit in definition.units:
        yield f"units › {unit.code}", unit.keeper in ("", *units)
    for variable in definition.variables:
        yield (
            f"variables › {variable.code}",
            (
                bool(variable.units)
                and set(variable.units) <= set(units)
                and _once(variable.units)
                and variable.maximum in ("", *variables)
            ),
        )
    yield "surveys", sorted(surveys) == sorted(survey.variable for survey in definition.surveys)
    for survey in definition.surveys:
        keys = [element.key for element in survey.elements]
        yield (
            f"surveys › {survey.variable}",
            (
                0 < len(keys) <= MOST_ELEMENTS
                and _once(keys)
                and survey.grades in GRADES
                and bool(_WEIGHT.fullmatch(survey.weight))
                and 0 < weight_of(survey.weight, len(keys)) <= 1
                and survey.capacity > 0
                and (survey.population is None or survey.population > 0)
            ),
        )
    for indicator in definition.indicators:
        yield (
            f"indicators › {indicator.code}",
            (
                indicator.objective in objectives
                and _is_asked(indicator, set(variables) - surveys, surveys)
                and _is_formula(indicator.printed)
            ),
        )
    for target in definition.targets:
        yield f"targets › {target.indicator}", target.indicator in indicators and len(target.quarters) == 4
    for row in definition.recorded:
        place = f"recorded › {row.indicator[:40]}"
        yield place, row.indicator in indicators and row.year in YEARS and 0 <= row.quarter <= 4
    yield "recorded", _once((row.indicator, row.year, row.quarter) for row in definition.recorded)
    yield "papers", _are_papers(definition, indicators)


def _are_papers(definition: Definition, indicators: Sequence[str]) -> bool:
    papers = definition.papers
    programs, aims = [one.code for one in papers.programs], [one.number for one in papers.aims]
    rule = papers.efficiency
    return (
        all(_once(known) for known in (aims, [*programs, *indicators]))
        and all(one.aim is None or one.aim in aims for one in definition.objectives)
        and all(set(one.described.programs) <= set(programs) for one in definition.indicators)
        and all(one.budget in ("", *programs, *indicators) for one in definition.variables)
        and all(one.owner in (*programs, *indicators) for one in papers.budgets)
        and all(one.indicator in indicators for one in papers.milestones)
        and all(one.indicator in indicators and 0 < one.quarter <= 4 for one in papers.actions)
        and (
            rule is None or (_is_formula(rule.expression) and set(names(rule.expression)) <= EFFICIENCY_NAMES)
        )
    )


def _is_asked(indicator: Indicator, figures: set[str], surveys: set[str]) -> bool:
    if indicator.expression is None:
        return indicator.survey in surveys
    return _is_formula(indicator.expression) and set(names(indicator.expression)) <= figures


def _is_formula(tree: Node, depth: int = 0) -> bool:
    if depth > DEEPEST_FORMULA:
        return False
    if isinstance(tree, Number | Name):
        return not isinstance(tree, Number) or tree.value >= 0
    if isinstance(tree, Call):
        known = tree.function in FUNCTIONS and bool(tree.operands)
    else:
        known = tree.sign in OPERATORS and len(tree.operands) == (1 if tree.sign == "neg" else 2)
    return known and all(_is_formula(operand, depth + 1) for operand in tree.operands)


def _of_closed(closed: Sequence[Closed]) -> Iterator[tuple[str, bool]]:
    yield "closed", len(closed) <= MOST_CLOSED and _once(one.quarter for one in closed)
    for one in closed:
        place = f"closed › {one.package[:40]}"
        known = _is_period(one.quarter) and is_name(one.package) and _CODE_OF_PACKAGE.fullmatch(one.code)
        yield place, bool(known)
        yield from ((f"{place} › {inner}", good) for inner, good in _of_definition(one.definition))


def _of_issued(issued: Sequence[IssuedYear]) -> Iterator[tuple[str, bool]]:
    yield "issued", _once((one.indicator, one.year) for one in issued)
    for one in issued:
        known = one.year in YEARS and is_name(one.package) and _CODE_OF_PACKAGE.fullmatch(one.code)
        said = (one.value is not None) is one.status.final
        yield f"issued › {one.package[:40]}", bool(known) and said


def _is_issuance(issuance: Issuance) -> bool:
    texts = (issuance.document, LONGEST_DOCUMENT), (issuance.reason, LONGEST_REASON)
    if issuance.number is None:
        return not any(text for text, _ in texts)
    return 0 <= issuance.number <= MOST_REVISIONS and all(
        footer_units(text) <= longest and "\n" not in text for text, longest in texts
    )


def _asked(definition: Definition) -> dict[str, set[str]]:
    return {unit.code: {one.code for one in definition.asked_of(unit.code)} for unit in definition.units}


def _of_submissions(
    submissions: Sequence[Submission], now: Definition, closed: Mapping[Period, Definition]
) -> Iterator[tuple[str, bool]]:
    asked_now, asked_then = _asked(now), {quarter: _asked(then) for quarter, then in closed.items()}
    yield "submissions", _once((sent.unit, sent.period) for sent in submissions)
    for number, sent in enumerate(submissions):
        asked, definition = asked_then.get(sent.period, asked_now), closed.get(sent.period, now)
        known = sent.unit in asked and _is_period(sent.period)
        yield f"submissions › {number}", known and is_name(sent.origin.file) and sent.revision >= 0
        yield f"submissions › {number} › answers", _are_answers(sent, asked[sent.unit])
        yield f"submissions › {number} › respondents", _are_respondents(sent, definition)


def _are_answers(sent: Submission, asked: set[str]) -> bool:
    return _once(answer.variable for answer in sent.answers) and all(
        answer.variable in asked
        and (answer.unit, answer.period) == (sent.unit, sent.period)
        and (answer.value is None) is (answer.state is not State.VALUE)
        and bool(_CELL.fullmatch(answer.place.cell))
        for answer in sent.answers
    )


def _are_respondents(sent: Submission, definition: Definition) -> bool:
    survey = definition.survey_of(sent.unit)
    if survey is None:
        return not sent.respondents
    size = len(survey.elements)
    return (
        len(sent.columns) in (0, size)
        and all(_COLUMN.fullmatch(column) for column in sent.columns)
        and _once(row.row for row in sent.respondents)
        and all(
            0 < row.row <= LAST_ROW
            and len(row.scores) in (0, size)
            and all(score is None or is_score(score) for score in row.scores)
            and len(row.profile) in (0, len(PROFILE))
            for row in sent.respondents
        )
    )


def is_name(name: str) -> bool:
    """Whether a file's name stays inside the inbox: relative, with forward slashes, no way up, no drive."""
    parts = name.split("/")
    return (
        bool(name)
        and len(name) < 4_000
        and "\\" not in name
        and not any(
            part in ("", ".", "..") or (place == 0 and re.match(r"[A-Za-z]:", part))
            for place, part in enumerate(parts)
        )
    )


def _is_period(period: Period, whole_year: bool = False) -> bool:
    return period.year in YEARS and (0 if whole_year else 1) <= period.quarter <= 4


def _once(items: Iterable[object]) -> bool:
    known = list(items)
    return len(set(known)) == len(known)
