"""Nothing typed is lost: every filled input cell is used, or a finding names it."""

from __future__ import annotations

import datetime
import functools
import io
import random
import re
from collections import defaultdict
from dataclasses import dataclass

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from iku_excel import inbox
from iku_excel.core.findings import Finding, Severity
from iku_excel.core.model import SheetStatus, State, Submission
from iku_excel.core.periods import Period
from iku_excel.form import IDENTITY_ROW_CODE
from iku_excel.form.survey_profile import PROFILE_CODES
from iku_excel.inbox.layout import Layout, issued
from iku_excel.xlsx import address, parse_range
from iku_excel.xlsx.addresses import Range
from tests.opening import opened

UNITS = ("PIOP", "PKP", "TIK", "EGOV", "IKM")
STUFF = [
    0, 1, 3, 4, 12, -5, 12.5, 0.12, 1e13, 39.99999999999999, True, "12", "4", "85%", "1.234", "lima", "-",
    "+5", "12 lembaga", "nan", "#N/A", "#DIV/0!", "5-Mei", "1e3", "'7", "４", "Nihil", "Belum tersedia", "x",
    "=1/0", "=10+2", '=HYPERLINK("http://x.id")', "@pkp", "- sesuai", "rahasia\u202egnp", "https://drive.id/x",
    datetime.date(2026, 5, 5), datetime.time(10, 30), "satu\ndua", "2026", "Triwulan II", 2026, "II",
]  # fmt: skip
SENSIBLE = {"tahun": [2026, "2026"], "triwulan": ["Triwulan II", "II", 2], "revisi": [1, 2, "3", "dua"]}
RANGE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")


@dataclass(frozen=True)
class Typed:
    """An input cell that somebody filled: its sheet, address and codes."""

    sheet: str
    cell: str
    row_code: str
    column_code: str


def inputs_of(layout: Layout, respondents: int) -> dict[str, tuple[str, str]]:
    """The addresses of a form's inputs with their codes; a survey's first rows."""
    fields = {id(cell): name for name, cell in layout.identity.items()}
    found = {
        address(cell.row, cell.column): (cell.row_code, fields.get(id(cell), cell.column_code))
        for cell in layout.sheet.inputs()
    }
    if layout.block:
        for number in range(respondents):
            for column in layout.block.columns:
                row = layout.block.first_row + number
                found[address(row, column)] = (str(row), layout.block.codes[column])
    return found


def used_by(submission: Submission, layout: Layout, typed: Typed) -> bool:
    """Whether what stands in the cell is part of what the submission says."""
    if typed.row_code == IDENTITY_ROW_CODE:
        said = {
            "revisi": submission.revision,
            "tahun": submission.period.year,
            "triwulan": submission.period.quarter,
            "nama": submission.filled_by,
            "jabatan": submission.position,
            "telepon": submission.phone,
        }
        return bool(said[typed.column_code])
    if layout.block:
        row = next((one for one in submission.respondents if one.row == int(typed.row_code)), None)
        if row is None or row.refused:
            return False
        if typed.column_code == "saran":
            return bool(row.comment)
        if typed.column_code in PROFILE_CODES.values():
            place = list(PROFILE_CODES.values()).index(typed.column_code)
            return bool(row.profile and row.profile[place])
        column = re.sub(r"[0-9]", "", typed.cell)
        return row.scores[submission.columns.index(column)] is not None
    for answer in submission.answers:
        if answer.variable == typed.row_code:
            given = {
                "nilai": answer.state in (State.VALUE, State.NIHIL),
                "keadaan": answer.state in (State.NIHIL, State.PENDING),
                "bukti": bool(answer.evidence),
                "catatan": bool(answer.note),
            }
            return given[typed.column_code]
    return bool(submission.narratives.get(typed.row_code))


def named_by(findings: tuple[Finding, ...], sheet: str, cells: set[str]) -> dict[Severity, set[str]]:
    """Which of a sheet's cells its errors and its warnings name; an error of the sheet or the file all."""
    named: dict[Severity, set[str]] = {severity: set() for severity in Severity}
    for finding in findings:
        place, severity = finding.place, finding.severity
        if place.sheet not in ("", sheet):
            continue
        if place.cell:
            found = areas(place.cell)
            named[severity] |= {cell for cell in cells if any(area.holds(*spot(cell)) for area in found)}
        elif severity is Severity.ERROR:
            named[severity] |= cells
    return named


@functools.cache
def areas(cell: str) -> tuple[Range, ...]:
    """The areas that a finding's place names."""
    return tuple(area for text in RANGE.findall(cell) if (area := parse_range(text)))


@functools.cache
def spot(cell: str) -> tuple[int, int]:
    area = parse_range(cell)
    assert area
    return area.top, area.left


def fill(data, layouts, chance, density):
    """The form with all sorts of things in its inputs, and where they were typed."""
    workbook = opened(data)
    typed = []
    for layout in layouts.values():
        sheet = workbook[layout.title]
        for cell, (row, column) in inputs_of(layout, respondents=40).items():
            certain = column in SENSIBLE
            if not certain and chance.random() > density:
                continue
            value = chance.choice(SENSIBLE[column] if certain else STUFF)
            sheet[cell].value = value
            if isinstance(value, float) and chance.random() < 0.3:
                sheet[cell].number_format = "0%"
            if isinstance(value, str) and value.startswith("'"):
                sheet[cell].quotePrefix = True
            typed.append(Typed(layout.title, cell, row, column))
        if chance.random() < 0.3:
            sheet[f"V{chance.randrange(1, 90)}"].fill = PatternFill("solid", fgColor="FF0000")
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue(), typed


def cells_of_rows(layouts: dict[str, Layout], typed: list[Typed]) -> dict[tuple[str, str], set[str]]:
    """By sheet and row code the cells of an answer or a respondent; the fields of identity stand alone."""
    rows = defaultdict(set)
    for layout in layouts.values():
        for (code, _), cell in layout.inputs.items():
            rows[layout.title, code].add(address(cell.row, cell.column))
    for one in typed:
        rows[one.sheet, one.row_code].add(one.cell)
    for layout in layouts.values():
        rows[layout.title, IDENTITY_ROW_CODE] = set()
    return rows


@pytest.mark.parametrize("density", [1, 0.5, 0.1])
@pytest.mark.parametrize("seed", range(4))
def test_used_and_not_used_sum_to_what_was_typed(diskominfo, draw, seed, density):
    chance = random.Random(f"{seed} {density}")
    layouts = {unit: layout for unit, layout in issued(diskominfo).layouts.items() if unit in UNITS}
    data, typed = fill(draw(of=UNITS, period=None), layouts, chance, density)
    submissions, findings = inbox.read_file(data, "semua.xlsx", diskominfo)
    by_sheet = {submission.sheet: submission for submission in submissions}
    units = {layout.title: layout for layout in layouts.values()}
    rows = cells_of_rows(layouts, typed)
    cells = {sheet: {one.cell for one in typed if one.sheet == sheet} for sheet in units}
    for (sheet, _), row in rows.items():
        cells[sheet] |= row
    named = {sheet: named_by(findings, sheet, cells[sheet]) for sheet in units}
    used, listed, lost = set(), set(), set()
    for one in typed:
        layout, row = units[one.sheet], rows[one.sheet, one.row_code]
        submission, told = by_sheet.get(one.sheet), named[one.sheet]
        if submission and submission.status is not SheetStatus.REFUSED and used_by(submission, layout, one):
            used.add(one)
        elif one.cell in told[Severity.WARNING] or told[Severity.ERROR] & {one.cell, *row}:
            listed.add(one)
        else:
            lost.add(one)
    assert {(one, content(data, one)) for one in lost} == set()
    assert used
    assert listed


def content(data: bytes, typed: Typed) -> object:
    return openpyxl.load_workbook(io.BytesIO(data))[typed.sheet][typed.cell].value


def test_the_period_of_all_of_them_is_what_was_chosen(diskominfo, draw):
    data, _ = fill(draw(of=UNITS, period=None), issued(diskominfo).layouts, random.Random(1), 0.2)
    submissions, _ = inbox.read_file(data, "semua.xlsx", diskominfo)
    assert {submission.period for submission in submissions} == {Period(2026, 2)}
