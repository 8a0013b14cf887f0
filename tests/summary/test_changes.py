"""By how much a figure changed: as exact fractions say it, in Python and in two engines, of any size."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from fractions import Fraction

import ironcalc
import openpyxl
import pytest
import xlsxwriter

from iku_excel.core.expression import parse
from iku_excel.core.model import Polarity, Target
from iku_excel.core.numbers import half_up
from iku_excel.core.periods import Period
from iku_excel.summary.evidence.shown import MILLIONS, PLAIN, POINTS, Change, Unit, between

from .conftest import YEAR, calculated

LARGEST = {PLAIN: 9, POINTS: 5, MILLIONS: 15}  # digits of a figure; plain ones of more are shown in millions


def pairs() -> list[tuple[Unit, Fraction, Fraction]]:
    """Figures that are quotients, half of them with a difference that is exactly between two printed ones."""
    dice = random.Random(20261126)
    found = []
    for unit, most in LARGEST.items():
        for number in range(600):
            below = dice.choice((3, 6, 7, 9, 11, 12, 600))
            before = Fraction(dice.randrange(10 ** dice.randint(1, most)), below) / (unit.scale or 1)
            if unit is MILLIONS:
                before = Fraction(dice.randrange(10 ** dice.randint(10, most)), below)
            elif unit is POINTS:
                before = Fraction(dice.randrange(10 ** dice.randint(1, most)), below * 100)
            odd = Fraction(2 * dice.randrange(-(10**5), 10**5) + 1, 200)
            moved = odd if number % 2 else Fraction(dice.randrange(-(10**7), 10**7), below * 100)
            found.append((unit, before, before + moved / unit.scale))
    return found


def wanted(unit: Unit, before: Fraction, after: Fraction) -> float:
    return float(half_up((after - before) * unit.scale, 2))


def changes() -> list[tuple[float, Change, float, float]]:
    return [
        (wanted(unit, before, after), between(float(before), float(after), unit), float(before), float(after))
        for unit, before, after in pairs()
    ]


def test_python_says_what_fractions_say():
    assert [one for one in changes() if one[0] != one[1].value] == []


def test_ironcalc_says_what_python_says():
    model = ironcalc.create("selisih")
    told = list(enumerate(changes(), start=1))
    for row, (_, change, before, after) in told:
        model.update_cell_with_number(0, row, 1, before)
        model.update_cell_with_number(0, row, 2, after)
        model.set_user_input(0, row, 3, change.live(f"A{row}", f"B{row}"))
    model.evaluate()
    fresh = [(model.get_cell_value(0, row, 3), one) for row, one in told]
    assert [pair for pair in fresh if not math.isclose(pair[0], pair[1][0], abs_tol=1e-9)] == []


@pytest.mark.libreoffice
def test_libreoffice_says_what_python_says(tmp_path, recalculated):
    path = tmp_path / "selisih.xlsx"
    told = list(enumerate(changes(), start=1))
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for row, (_, change, before, after) in told:
            sheet.write_row(row - 1, 0, (before, after))
            sheet.write_formula(row - 1, 2, change.live(f"A{row}", f"B{row}"), value="?")
    fresh = openpyxl.load_workbook(recalculated(path), data_only=True).worksheets[0]
    found = [(fresh.cell(row, 3).value, one) for row, one in told]
    assert [pair for pair in found if not math.isclose(pair[0], pair[1][0], abs_tol=1e-9)] == []


@pytest.mark.parametrize(
    ("before", "after", "unit", "text"),
    [
        (0.24085, 0.4977, POINTS, "▲ 25,69 poin"),
        (6686.253333333333, 18134.218333333334, PLAIN, "▲ 11.447,97"),  # 501469/75 and 10880531/600
        (1_234_567_890.0, 1_000_000_000.0, MILLIONS, "▼ 234,57 juta"),
        (12.0, 12.0, PLAIN, "tetap"),
        (None, 12.0, PLAIN, "–"),
    ],
)
def test_a_change_in_words(before, after, unit, text):
    assert between(before, after, unit).text == text


def test_one_long_figure_puts_its_whole_row_into_millions(office, drawn, opened):
    """Figures, ranges and changes: nobody takes 12.345 and 12.345.000.000 beside it for alike."""
    money = replace(
        office.indicator("hosting"),
        measure="Rp",
        expression=parse("kapasitas_hosting")[0],
        polarity=Polarity.RANGE,
    )
    others = (one for one in office.indicators if one.code != "hosting")
    definition = replace(
        office,
        indicators=(money, *others),
        targets=(Target("hosting", YEAR, 1e6, 99_345_678_905.5, (1e6, 1e6, None, None)),),
    )
    text = "TIK 1 kapasitas_hosting=123456789012.25\nTIK 2 kapasitas_hosting=2500000"
    book = opened(drawn(calculated(definition, text, Period(YEAR, 2))))
    for name, long in (("Ringkasan", '#,##0.00,," juta"'), ("Pengukuran", "#,##0.00,,")):
        rows = ([cell for cell in row if cell.value is not None] for row in book[name].iter_rows())
        row = next(row for row in rows if any(cell.value == 2_500_000 for cell in row))
        formats = {cell.value: cell.number_format for cell in row}
        assert formats[2_500_000] == long
        assert "1,00 juta – 99.345,68 juta" in formats
        assert formats[-123_454.29] == MILLIONS.number_format
    assert "juta Rp" in {cell.value for cell in row}
