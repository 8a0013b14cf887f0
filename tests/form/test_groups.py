"""Which rows the questions of a sheet stand in: below their band, above their indicator's live value."""

import dataclasses

from iku_excel import definition
from iku_excel.form.grid import HEAD_ROW
from iku_excel.form.groups import Group, groups, number_of, rows_of

OFFICE = definition.builtin()
FIRST, SECOND, THIRD = OFFICE.variables[:3]
ONE, TWO = OFFICE.indicators[:2]


def test_a_group_takes_a_row_for_its_band_and_one_for_its_live_value():
    asked = (Group(ONE, (FIRST, SECOND)), Group(TWO, (THIRD,)))
    band, live = 1, 1
    assert dict(rows_of(asked)) == {
        FIRST.code: HEAD_ROW + band + 1,
        SECOND.code: HEAD_ROW + band + 2,
        THIRD.code: HEAD_ROW + band + 2 + live + band + 1,
    }


def test_a_group_without_an_indicator_has_no_live_value():
    after_one_with, after_one_without = (
        dict(rows_of((Group(indicator, (FIRST,)), Group(TWO, (SECOND,)))))[SECOND.code]
        for indicator in (ONE, None)
    )
    assert after_one_with == after_one_without + 1


def test_a_variable_of_two_indicators_is_asked_once_under_the_first():
    unit = next(unit.code for unit in OFFICE.units if len(OFFICE.asked_of(unit.code)) > 1)
    again = tuple(
        dataclasses.replace(one, code=f"{one.code}_lagi", number=one.number + 10) for one in OFFICE.indicators
    )
    twice = dataclasses.replace(OFFICE, indicators=(*OFFICE.indicators, *again))
    assert groups(twice, unit) == groups(OFFICE, unit)
    asked = [variable for group in groups(OFFICE, unit) for variable in group.variables]
    assert sorted(one.code for one in asked) == sorted(one.code for one in OFFICE.asked_of(unit))


def test_what_no_indicator_uses_stands_last_without_a_number():
    unit = next(unit.code for unit in OFFICE.units if len(OFFICE.asked_of(unit.code)) > 1)
    extra = dataclasses.replace(FIRST, code="tambahan", units=(unit,))
    (*_, last) = groups(dataclasses.replace(OFFICE, variables=(extra, *OFFICE.variables)), unit)
    assert last == Group(None, (extra,))
    assert number_of(last, 0) == "–a"
    assert number_of(Group(ONE, ()), 1) == f"{ONE.number}b"
    assert number_of(Group(ONE, ()), 26) == f"{ONE.number}.27"
