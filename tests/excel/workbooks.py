"""Every kind of workbook that we write, of the narrowest, the widest and the wordiest office."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from iku_excel import calculation, checks, definition, summary, template
from iku_excel.core.expression import parse
from iku_excel.core.findings import Finding
from iku_excel.core.model import Definition, Kind, Recorded, Results, Submission
from iku_excel.core.periods import Period
from iku_excel.definition import book
from iku_excel.form import VALUE_CODE, Key, build, units_of
from iku_excel.inbox import read_file

from .. import kinds
from ..template.large import large_office
from ..template.test_in_libreoffice import COPY

QUARTER, YEAR = Period(2026, 2), Period(2026)
LONGEST = 2000  # signs in one text of a definition
# Every sign that XML, a formula, a footer or a pattern treats in its own way.
LOUD = "Jumlah & rata-rata <lembaga> 'publik' yang \"aktif\" × ÷ ≥ – é 😀 =1+1 @x {y} [z] *?~ &P; "
PROSE = {
    *("regency", "name", "short", "duty", "functions", "place", "date", "title", "rank", "person"),
    *("phone", "hours", "text", "measure", "coverage", "label", "source", "responsible", "question"),
    *("received", "printed"),
}


def narrow() -> Definition:
    """One bidang, one question, one indicator; no survey, no target, no narrative."""
    office = definition.builtin()
    tree, _ = parse("kapasitas_hosting")
    assert tree is not None
    indicator = next(one for one in office.indicators if one.expression is not None)
    return replace(
        office,
        units=tuple(unit for unit in office.units if unit.code == "TIK"),
        variables=tuple(replace(office.variable("kapasitas_hosting"), maximum="") for _ in "1"),
        surveys=(),
        indicators=(replace(indicator, code="satu", number=1, expression=tree, printed=tree),),
        objectives=tuple(one for one in office.objectives if one.number == indicator.objective),
        targets=(),
        narratives=(),
    )


def wide() -> Definition:
    """Twelve bidang and a survey, forty indicators of every kind."""
    office, findings = definition.loads(kinds.text(), "kinds.toml")
    assert office is not None, findings
    return office


def wordy() -> Definition:
    """The built-in one, each of its texts as long as a definition may be, and loud; years before, too."""
    rows = tuple(
        Recorded(one.code, year, 0.5 if one.percent else 80.0, 0.6, source=f"LKjIP {year}")
        for one in definition.builtin().indicators
        for year in range(2021, 2026)
    )
    loud = _loud(replace(definition.builtin(), recorded=rows))
    units = tuple(replace(unit, sheet=f"{n} é & '😀{'x' * 40}"[:30]) for n, unit in enumerate(loud.units))
    return replace(loud, units=units)


def _loud(value: Any) -> Any:
    changed = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, tuple):
            changed[field.name] = tuple(_loud(one) if is_dataclass(one) else one for one in held)
        elif is_dataclass(held) and field.name not in ("expression", "printed"):
            changed[field.name] = _loud(held)
        elif isinstance(held, str) and held not in ("", "%") and field.name in PROSE:
            changed[field.name] = (f"{held} {LOUD}" + LOUD * LONGEST)[:LONGEST].strip()
    return replace(value, **changed)


OFFICES: dict[str, Callable[[], Definition]] = {
    "built-in": definition.builtin,
    "narrow": narrow,
    "wide": wide,
    "large": large_office,
    "wordy": wordy,
}


def contents(office: Definition, owner: str) -> dict[Key, str | float | None]:
    """An answer to every question of a unit's form, a text in every narrative, and some respondents."""
    filled: dict[Key, str | float | None] = {}
    for unit in units_of(office, (owner,)):
        survey = office.survey_of(unit)
        for row in range(1, 13 if survey else 1):
            for place, element in enumerate(survey.elements if survey else ()):
                filled[unit, str(row), element.key] = (row + place) % 4 + 1
        for variable in office.asked_of(unit):
            if variable.kind is not Kind.SURVEY:
                filled[unit, variable.code, VALUE_CODE] = 3 if variable.kind is Kind.COUNT else 0.5
        for narrative in office.narratives:
            filled[unit, narrative.code, "satuan"] = (LOUD * LONGEST)[:LONGEST]
    return filled


@functools.cache
def returned(name: str, quarter: Period) -> tuple[tuple[tuple[Submission, ...], tuple[Finding, ...]], ...]:
    """What was read of each unit's form of a quarter."""
    office = OFFICES[name]()
    return tuple(
        read_file(
            template.draw(build(office, quarter, (unit.code,)), contents(office, unit.code)),
            f"IKU_{unit.code}_{quarter.code}.xlsx",
            office,
        )
        for unit in office.units
        if not unit.keeper
    )


@functools.cache
def results(name: str, period: Period = QUARTER) -> Results:
    """What the office's own forms say, filled and read back."""
    office = OFFICES[name]()
    read = [one for quarter in period.quarters for one in returned(name, quarter)]
    submissions = tuple(one for found, _ in read for one in found)
    findings = tuple(one for _, found in read for one in found)
    found = (*findings, *checks.run(office, period, submissions))
    return calculation.calculate(office, period, submissions, found)


@functools.cache
def of(name: str) -> dict[str, bytes]:
    """Each workbook of an office by what it is."""
    office, told = OFFICES[name](), results(name)
    first = office.units[0].code
    # The annotated copy is the same for every office.
    copy = {"annotated copy": template.draw(COPY)} if name == "built-in" else {}
    return copy | {
        "form of all": template.draw(build(office)),
        "form of one": template.draw(build(office, QUARTER, (first,)), contents(office, first), "rahasia"),
        "definition": book.draw(office),
        "official": summary.draw(told),
        "official, folded, A4, every column": summary.draw(told, folded=True, paper="A4", layout="lengkap"),
        "official of the year, with five years": summary.draw(results(name, YEAR), layout="penetapan"),
        "agreement": summary.draw_agreement(office, 2026),
        "copy for outside": summary.draw_official(told, "0" * 64),
    }
