"""Figures exactly between two printed ones: category and digits are the same in Python and in two engines.

n/100000 against a whole target has very many; here are all that decide a category, and a sample of the rest.
"""

from __future__ import annotations

import functools
import random
from fractions import Fraction

import ironcalc
import openpyxl
import pytest
import xlsxwriter

from iku_excel import definition
from iku_excel.calculation.achievement import achievement, category
from iku_excel.core.model import Achievement, Minimizing, Polarity
from iku_excel.core.numbers import half_up, show_percent
from iku_excel.styles import summary as look
from iku_excel.summary.evidence.judging import achieved, capped, printed, ranked

OFFICE = definition.builtin()
INDICATOR, BANDS = OFFICE.indicators[0], OFFICE.bands
MOST = 1524
COLUMNS = "ABCDEFG"  # numerator, denominator, target, uncapped, capaian, predikat, as it is printed


@functools.cache
def ties() -> list[tuple[int, int]]:
    """Numerator over 100000 and target in per cent, whose capaian has an odd number of half hundredths."""
    found = [
        (halves * target // 20, target)
        for target in range(1, 101)
        for halves in range(1, 40_000, 2)
        if halves * target % 20 == 0
    ]
    edges = {200 * int(band.threshold) - 1 for band in BANDS}
    deciding = [tie for tie in found if 20 * tie[0] // tie[1] in edges]
    assert len(deciding) == 20
    return deciding + random.Random(1524).sample(found, MOST - len(deciding))


def formulas(row: int, *, as_text: bool) -> list[str]:
    numerator, denominator, target, uncapped, reached, *_ = (f"{letter}{row}" for letter in COLUMNS)
    share = f"{numerator}/{denominator}"
    live, _ = printed(reached, None, "", look.PERCENT)
    return [
        achieved(INDICATOR, Achievement(), f"({share})", target, "", False),
        capped(uncapped, Achievement()),
        ranked(reached, BANDS, squares=False),
        f'=TEXT({live.removeprefix("=")},"0.00%")' if as_text else live,
    ]


def expected(share: int, target: int) -> tuple[str, str]:
    found, _ = achievement(
        Fraction(share, 100_000), target / 100, None, Polarity.MAXIMIZE, Minimizing.DIFFERENCE
    )
    assert found is not None
    assert float(half_up(found, 4)) == (20 * share // target + 1) / 2 / 10_000
    assert show_percent(float(found)) == show_percent(float(half_up(found, 4)))
    return category(found, BANDS), f"{half_up(found, 4) * 100:.2f}%"


def rows() -> list[tuple[int, tuple[int, int]]]:
    return list(enumerate(ties(), start=1))


def test_ironcalc_decides_ties_as_python_does():
    # Its own TEXT rounds 0,625 % down; what it calculates is above the half.
    model = ironcalc.create("seri")
    for row, (share, target) in rows():
        for column, value in enumerate((share, 100_000, target / 100), start=1):
            model.update_cell_with_number(0, row, column, value)
        for column, text in enumerate(formulas(row, as_text=False), start=4):
            model.set_user_input(0, row, column, text)
    model.evaluate()
    told = [
        (model.get_cell_value(0, row, 6), f"{half_up(model.get_cell_value(0, row, 7), 4) * 100:.2f}%")
        for row, _ in rows()
    ]
    assert [pair for pair in zip(told, rows(), strict=True) if pair[0] != expected(*pair[1][1])] == []


@pytest.mark.libreoffice
def test_libreoffice_decides_and_prints_ties_as_python_does(tmp_path, recalculated):
    path = tmp_path / "seri.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for row, (share, target) in rows():
            sheet.write_row(row - 1, 0, (share, 100_000, target / 100))
            for column, text in enumerate(formulas(row, as_text=True), start=3):
                sheet.write_formula(row - 1, column, text, value="?")
    fresh = openpyxl.load_workbook(recalculated(path), data_only=True).worksheets[0]
    told = [(fresh.cell(row, 6).value, fresh.cell(row, 7).value) for row, _ in rows()]
    assert [pair for pair in zip(told, rows(), strict=True) if pair[0] != expected(*pair[1][1])] == []


@pytest.mark.parametrize(
    ("value", "form", "stored"),
    [
        (0.90995, look.PERCENT, 0.90995 * 1.00000000000001),
        (0.9099, look.PERCENT, 0.9099),
        (23 / 30, look.PERCENT, 23 / 30),
        (78.255, look.NUMBER, 78.255 * 1.00000000000001),
        (78.89, look.NUMBER, 78.89),
        (12.0, look.COUNT, 12.0),
    ],
)
def test_only_what_lies_between_two_printed_figures_is_stored_a_little_above(value, form, stored):
    assert printed("A1", value, "–", form)[1] == stored
    assert half_up(stored, 6) == half_up(value, 6)
