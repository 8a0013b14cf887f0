"""What a screen shows of hundreds of input sheets: those that need a hand, the rest counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel import calculation, definition
from iku_excel.cli.check import _tell as tell_checked
from iku_excel.cli.consolidate import tell
from iku_excel.cli.output import MANY, finding_lines, worth_showing
from iku_excel.cli.status_screen import screen
from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import Origin, SheetStatus, Submission, Unit, UnitStatus
from iku_excel.core.periods import Period

PERIOD = Period(2026, 2)


def sheets(accepted, missing):
    states = [SheetStatus.ACCEPTED] * accepted + [SheetStatus.MISSING] * missing
    return tuple(UnitStatus(f"U{number}", PERIOD, state) for number, state in enumerate(states))


@pytest.mark.parametrize(("accepted", "missing"), [(MANY, 0), (0, MANY), (20, 10)])
def test_as_many_as_a_screen_holds_are_all_shown(accepted, missing):
    assert worth_showing(sheets(accepted, missing)) == (sheets(accepted, missing), "")


def test_of_more_only_those_that_need_a_hand():
    units = sheets(400, 3)
    shown, said = worth_showing(units)
    assert [unit.unit for unit in shown] == ["U400", "U401", "U402"]
    assert said == "400 lembar lain diterima (--all menampilkan semuanya)."
    assert worth_showing(units, everyone=True) == (units, "")


def test_of_hundreds_that_need_one_the_first_and_how_many_more():
    shown, said = worth_showing(sheets(400, 200))
    assert len(shown) == MANY
    assert said == "170 lembar lain juga perlu perhatian, 400 diterima (--all menampilkan semuanya)."


def test_of_many_errors_alike_the_first_stand_for_all_only_where_there_is_much():
    found = [
        Finding(
            "E301", Place(f"{number}.xlsx", f"U{number}", "E13"), unit=f"U{number}", label=f"Data {number}"
        )
        for number in range(40)
    ]
    assert len(finding_lines(found)) == 40
    assert len(finding_lines(found, shortened=True)) == 5


@pytest.fixture
def thousand():
    """The built-in office, its first bidang a thousand times, of which one sent nothing."""
    builtin = definition.builtin()
    first, *others = builtin.units
    units = tuple(Unit(f"U{number}", f"Unit {number}", f"U{number}") for number in range(1000))
    asked = tuple(
        replace(one, units=(*one.units, *(unit.code for unit in units))) if first.code in one.units else one
        for one in builtin.variables
    )
    office = replace(builtin, units=(first, *units, *others), variables=asked)
    return calculation.calculate(office, PERIOD, (), ())


def test_a_thousand_units_fit_a_screen(thousand, tmp_path, capsys):
    assert len(screen(thousand, 200).splitlines()) < 60
    tell(thousand, tmp_path / "IKU.xlsx")
    assert len(capsys.readouterr().out.splitlines()) < 60
    assert len(screen(thousand, 200, everyone=True).splitlines()) > 1000


def test_of_many_files_check_shows_those_that_need_a_hand(thousand, capsys):
    def sheet(number, status):
        return Submission(f"U{number}", PERIOD, 1, Origin(f"{number}.xlsx", "0" * 64), f"U{number}", status)

    sent = [sheet(number, SheetStatus.ACCEPTED) for number in range(500)] + [sheet(500, SheetStatus.REFUSED)]
    tell_checked(sent, (), everyone=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "500.xlsx › U500: ▲ BELUM VALID (Triwulan II 2026, revisi 1)",
        "500 lembar lain diterima (--all menampilkan semuanya).",
    ]
    tell_checked(sent, (), everyone=True)
    assert len(capsys.readouterr().out.splitlines()) == 502


def test_a_screen_counts_the_kelompok_with_most_to_do_first(thousand):
    units = tuple(
        replace(unit, group=f"Kecamatan {place % 20}" if place % 3 else "Kota")
        for place, unit in enumerate(thousand.definition.units)
    )
    office = replace(thousand.definition, units=units)
    lines = screen(calculation.calculate(office, PERIOD, (), ()), 200).splitlines()
    assert len(lines) < 75
    head = next(place for place, line in enumerate(lines) if line.startswith("Kelompok"))
    assert lines[head + 2].split()[:3] == ["Kota", "335", "335"]
    assert any(line.startswith("9 kelompok lain: ") for line in lines)
