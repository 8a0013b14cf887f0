"""What no sheet can know by itself: each finding, and a near neighbour without it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from iku_excel import checks, definition
from iku_excel.core.expression import parse
from iku_excel.core.findings import Place
from iku_excel.core.model import (
    Answer,
    Kind,
    Origin,
    Pooling,
    Respondent,
    SheetStatus,
    State,
    Submission,
    Unit,
)
from iku_excel.core.periods import Period

OFFICE = definition.builtin()
LAST_YEARS_TEXT = replace(OFFICE, signature=replace(OFFICE.signature, date="Juni 2026"))
TW1, TW2 = Period(2026, 1), Period(2026, 2)
JUMPS = replace(LAST_YEARS_TEXT, jump=0.5)
FIGURES = {
    "PIOP": {"lembaga_aktif": 8, "lembaga_terverifikasi": 10},
    "PKP": {"lembaga_aktif": 12, "lembaga_terverifikasi": 15},
    "TIK": {"kapasitas_hosting": 60, "rilis_tepat": 45, "data_masuk": 50},
    "EGOV": {"lembaga_terverifikasi": 5, "aplikasi_hosting": 42, "opd_jumlah": 38},
}


def sheet(unit, period=TW2, status=SheetStatus.ACCEPTED, people=30, **values):
    figures = {**FIGURES.get(unit, {}), **values}
    answers = tuple(
        Answer(
            code,
            unit,
            period,
            State.REFUSED if value is None else State.VALUE,
            value,
            Place(f"{unit}.xlsx", unit, "E13"),
        )
        for code, value in figures.items()
    )
    respondents = tuple(Respondent(row, (4,) * 9) for row in range(people)) if unit == "IKM" else ()
    return Submission(unit, period, 1, Origin(f"{unit}.xlsx", ""), unit, status, answers, respondents)


def everything(**changed):
    """A whole triwulan, with the earlier sheets that a figure to date adds up."""
    adding = [one for one in OFFICE.indicators if one.across_periods is Pooling.SUM]
    earlier = sorted({unit for one in adding for unit in OFFICE.reporters(one)})
    now = [changed.get(unit.code, sheet(unit.code)) for unit in OFFICE.units]
    return [*(sheet(unit, TW1) for unit in earlier), *now]


def found(submissions, *, asked=LAST_YEARS_TEXT, period=TW2, signed=None):
    given = [submission for submission in submissions if submission is not None]
    return [
        (finding.code, finding.unit or finding.place.file)
        for finding in (
            *checks.run(asked, period, given),
            *checks.signature_before_end(asked, period, signed),
        )
    ]


def test_a_whole_triwulan_has_nothing_to_tell():
    assert found(everything()) == []


@pytest.mark.parametrize(
    ("submission", "codes"),
    [
        (None, [("W134", "PKP")]),
        (sheet("PKP", status=SheetStatus.BLANK), [("W134", "PKP")]),
        (sheet("PKP", TW1), [("W134", "PKP")]),
        (sheet("PKP", status=SheetStatus.PARTIAL), []),
        (sheet("PKP", status=SheetStatus.REFUSED), []),
    ],
)
def test_a_unit_without_a_filled_sheet_of_the_triwulan_sent_nothing(submission, codes):
    assert found(everything(PKP=submission)) == codes


def test_a_year_asks_who_sent_its_last_triwulan():
    assert {code for code, _ in found(everything(), period=Period(2026))} == {"W134", "W139", "W507"}


@pytest.mark.parametrize(
    ("hosted", "capacity", "codes"),
    [
        (60, 60, []),
        (61, 60, [("W307", "EGOV")]),
        (0, 60, []),
        (0, 0, [("W308", "EGOV")]),
        (5, 0, [("W307", "EGOV")]),
        (None, 60, []),
        (61, None, []),
    ],
)
def test_a_numerator_above_another_units_denominator(hosted, capacity, codes):
    submissions = everything(
        EGOV=sheet("EGOV", aplikasi_hosting=hosted), TIK=sheet("TIK", kapasitas_hosting=capacity)
    )
    assert found(submissions) == codes


def test_a_numerator_above_the_denominator_of_the_same_sheet_was_told_there():
    assert found(everything(TIK=sheet("TIK", rilis_tepat=99))) == []


def capped_elsewhere(across):
    """The built-in definition with lembaga_aktif, of three units, held to what TIK alone reports."""
    changed = {"lembaga_aktif": {"maximum": "kapasitas_hosting", "across_units": across}}
    variables = tuple(replace(one, **changed.get(one.code, {})) for one in LAST_YEARS_TEXT.variables)
    return replace(LAST_YEARS_TEXT, variables=variables)


@pytest.mark.parametrize(
    ("across", "capacity", "codes"),
    [
        (Pooling.SUM, 42, [("W307", "EGOV.xlsx")]),
        (Pooling.SUM, 43, []),
        (Pooling.MEAN, 14, [("W307", "EGOV.xlsx")]),
        (Pooling.MEAN, 15, []),
    ],
)
def test_a_total_over_units_is_held_against_its_ceiling(across, capacity, codes):
    submissions = everything(
        EGOV=sheet("EGOV", lembaga_aktif=23), TIK=sheet("TIK", kapasitas_hosting=capacity)
    )
    told = found(submissions, asked=capped_elsewhere(across))
    assert [(code, unit) for code, unit in told if unit != "EGOV"] == codes


@pytest.mark.parametrize("across", [Pooling.SUM, Pooling.MEAN])
def test_a_total_that_lacks_a_unit_is_held_against_nothing(across):
    submissions = everything(TIK=sheet("TIK", kapasitas_hosting=1))
    assert [code for code, _ in found(submissions, asked=capped_elsewhere(across))] == [
        "W307"
    ]  # EGOV's hosting


def test_the_numbers_and_the_cell_are_told():
    submissions = everything(EGOV=sheet("EGOV", aplikasi_hosting=61))
    finding = checks.run(LAST_YEARS_TEXT, TW2, submissions)[0]
    assert dict(finding.values) == {"a": "61", "b": "60"}
    assert finding.place == Place("EGOV.xlsx", "EGOV", "E13")


@pytest.mark.parametrize(
    ("own", "codes"),
    [(15, []), (10, [("W318", "PIOP")]), (0, []), (None, [])],
)
def test_two_units_with_one_denominator(own, codes):
    assert found(everything(PKP=sheet("PKP", lembaga_terverifikasi=own))) == codes


def test_two_units_with_nothing_to_count_are_nothing_to_tell():
    none = {unit: sheet(unit, lembaga_terverifikasi=0, lembaga_aktif=0) for unit in ("PKP", "PIOP")}
    assert found(everything(**none)) == []


def many(values):
    """An office in which so many units report the same denominator, each its own."""
    units = tuple(Unit(f"U{place}", f"Bidang {place}", f"Lembar {place}") for place in range(len(values)))
    codes = tuple(unit.code for unit in units)
    variables = tuple(
        replace(one, units=codes)
        for one in OFFICE.variables
        if one.code in ("lembaga_aktif", "lembaga_terverifikasi")
    )
    asked = replace(
        LAST_YEARS_TEXT, units=units, variables=variables, indicators=OFFICE.indicators[:1], surveys=()
    )
    sheets = [
        sheet(code, lembaga_terverifikasi=value, lembaga_aktif=0)
        for code, value in zip(codes, values, strict=True)
    ]
    return checks.run(asked, TW2, sheets)


def test_what_some_of_a_thousand_units_have_in_common_is_chance():
    chance = random.Random(318)
    assert many([chance.randint(1, 200) for _ in range(1000)]) == ()
    assert many([7] * 500 + list(range(100, 600))) == ()


def test_what_most_of_a_thousand_units_have_in_common_is_told_once():
    (finding,) = many([7] * 501 + list(range(100, 599)))
    assert (finding.code, finding.unit) == ("W318", "U500")
    assert dict(finding.values) == {"a": "Lembar 0", "b": "Lembar 500", "n": 499, "v": "7"}


def shares(tree="a / b", **given):
    """A percentage of two figures without a maximum, which PKP and TIK report."""
    formula, _ = parse(tree)
    a = replace(OFFICE.variable("lembaga_aktif"), code="a", units=("PKP", "TIK"), maximum="")
    b = replace(a, code="b", units=given.pop("of_b", ("PKP", "TIK")))
    indicator = replace(OFFICE.indicators[0], expression=formula)
    asked = replace(LAST_YEARS_TEXT, variables=(a, b), indicators=(indicator,), surveys=())
    sheets = [
        replace(
            sheet(unit),
            answers=tuple(Answer(code, unit, TW2, State.VALUE, value, Place(unit)) for code, value in said),
        )
        for unit, said in given.items()
    ]
    return [
        (one.code, one.unit, one.values["a"], one.values["b"])
        for one in checks.run(asked, TW2, sheets)
        if one.code in ("W335", "W336")
    ]


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (5, 0, [("W335", "PKP", "5", "0")]),
        (0, 0, []),
        (6, 5, [("W336", "PKP", "6", "5")]),
        (5, 5, []),
        (0, 5, []),
    ],
)
def test_a_part_of_nothing_or_more_than_the_whole_is_asked_about(a, b, told):
    assert shares(PKP=[("a", a), ("b", b)]) == told


def test_what_no_unit_knows_alone_is_asked_of_all_together():
    assert shares(of_b=("EGOV",), PKP=[("a", 3)], TIK=[("a", 3)], EGOV=[("b", 5)]) == [("W336", "", "6", "5")]
    assert shares(of_b=("EGOV",), PKP=[("a", 3)], TIK=[("a", 2)], EGOV=[("b", 5)]) == []
    assert shares(of_b=("EGOV",), PKP=[("a", 9)], EGOV=[("b", 5)]) == []  # TIK has not said yet


def test_only_a_percentage_that_is_a_quotient_has_a_part_and_a_whole():
    assert shares("a + b", PKP=[("a", 6), ("b", 5)]) == []
    assert shares("(a + 1) / b", PKP=[("a", 6), ("b", 7)]) == []
    assert shares("(a + 2) / b", PKP=[("a", 6), ("b", 7)]) == [("W336", "PKP", "8", "7")]


def test_equal_numerators_are_nothing_to_tell():
    assert found(everything(PKP=sheet("PKP", lembaga_aktif=8))) == []


def test_two_units_with_one_denominator_are_named():
    submissions = everything(PKP=sheet("PKP", lembaga_terverifikasi=10))
    finding = checks.run(LAST_YEARS_TEXT, TW2, submissions)[0]
    assert dict(finding.values) == {"a": "PKP", "b": "PIOP", "v": "10"}


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (12, 18, []),
        (12, 19, ["W316"]),
        (12, 6, []),
        (12, 5, ["W316"]),
        (12, 0, ["W316"]),
        (0, 12, []),
        (0, 0, []),
        (None, 12, []),
        (12, None, []),
        (0.1, 0.15, []),  # no float says so: (0.15 - 0.1) / 0.1 is 0.49999999999999994
        (1.1, 1.65, []),  # and (1.65 - 1.1) / 1.1 is 0.5000000000000001
    ],
)
def test_a_figure_far_from_the_last_one(before, now, told):
    earlier, present = sheet("PKP", TW1, lembaga_aktif=before), sheet("PKP", lembaga_aktif=now)
    findings = checks.run(JUMPS, TW2, [earlier, present])
    assert [finding.code for finding in findings if finding.code == "W316"] == told
    assert "W316" not in [finding.code for finding in checks.run(OFFICE, TW2, [earlier, present])]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (45, 449, []),
        (45, 450, ["W316"]),  # a digit too many
        (450, 45, ["W316"]),
        (450, 46, []),
        (23, 46303, ["W316"]),  # a date
        (2, 99, []),  # few are few by chance
        (9, 100, ["W316"]),
        (99, 2, []),
        (500, 0, ["W316"]),
        (99, 0, []),
        (0, 500, []),
        (None, 500, []),
    ],
)
def test_without_a_setting_a_tenfold_count_is_asked_about(before, now, told):
    submissions = [sheet("PKP", TW1, lembaga_aktif=before), sheet("PKP", lembaga_aktif=now)]
    assert [one.code for one in checks.run(OFFICE, TW2, submissions) if one.code == "W316"] == told


def test_without_a_setting_any_tenfold_number_is_asked_about_that_is_no_count():
    variables = tuple(
        replace(one, kind=Kind.NUMBER) if one.code == "lembaga_aktif" else one for one in OFFICE.variables
    )
    office = replace(OFFICE, variables=variables)
    for now, told in ((4.4, []), (4.5, ["W316"])):
        submissions = [sheet("PKP", TW1, lembaga_aktif=0.45), sheet("PKP", lembaga_aktif=now)]
        assert [one.code for one in checks.run(office, TW2, submissions) if one.code == "W316"] == told


def test_a_jump_says_from_what_to_what_and_where():
    sheets = [sheet("PKP", TW1, lembaga_aktif=30), sheet("PKP")]
    (finding,) = (one for one in checks.run(JUMPS, TW2, sheets) if one.code == "W316")
    assert dict(finding.values) == {"p": -0.6, "a": "30", "b": "12", "y": "Triwulan I 2026"}
    assert (finding.unit, finding.place.cell) == ("PKP", "E13")


def test_a_figure_is_held_against_the_last_one_that_was_accepted():
    last_year, refused = Period(2025, 3), Period(2025, 4)
    sheets = [
        sheet("PKP", last_year, lembaga_aktif=100),
        sheet("PKP", refused, SheetStatus.REFUSED, lembaga_aktif=12),
        sheet("PKP", TW1, lembaga_aktif=None),
        sheet("PIOP", TW1, lembaga_aktif=12),
        sheet("PKP"),
    ]
    (finding,) = (one for one in checks.run(JUMPS, TW2, sheets) if one.code == "W316")
    assert finding.values["y"] == last_year.words


def test_a_jump_is_told_of_every_triwulan_that_the_period_holds():
    sheets = [sheet("PKP", Period(2026, quarter), lembaga_aktif=4**quarter) for quarter in (1, 2, 3)]
    told = [one.values["y"] for one in checks.run(JUMPS, Period(2026, 3), sheets) if one.code == "W316"]
    assert told == [TW1.words, TW2.words]


@pytest.mark.parametrize(
    ("population", "people", "codes"),
    [
        # 100 people need 80, by the table of Krejcie and Morgan
        (100, 80, []),
        (100, 79, [("W415", "IKM")]),
        # and where nobody says how many there are, 30
        (None, 30, []),
        (None, 29, [("W415", "IKM")]),
        (5, 5, []),
    ],
)
def test_fewer_respondents_than_the_population_needs(population, people, codes):
    surveys = tuple(replace(survey, population=population) for survey in OFFICE.surveys)
    asked = replace(LAST_YEARS_TEXT, surveys=surveys)
    assert found(everything(IKM=sheet("IKM", people=people)), asked=asked) == codes


def test_an_empty_row_of_a_survey_is_no_respondent():
    survey = sheet("IKM")
    empty = replace(survey, respondents=(*survey.respondents[:-1], Respondent(99, (None,) * 9)))
    assert found(everything(IKM=empty)) == [("W415", "IKM")]


@pytest.mark.parametrize(
    ("text", "signed", "codes"),
    [
        ("Mei 2019", None, [("W507", "")]),
        ("Mei 2026", None, [("W507", "")]),
        ("Juni 2026", None, []),
        ("10 Juli 2026", None, []),
        ("", None, []),
        ("Mei 2019", date(2026, 6, 30), []),
        ("Mei 2019", date(2026, 6, 29), [("W507", "")]),
        ("Kemarin 2019", None, []),
    ],
)
def test_a_signature_before_the_end_of_the_period(text, signed, codes):
    asked = replace(OFFICE, signature=replace(OFFICE.signature, date=text))
    assert found(everything(), asked=asked, signed=signed) == codes


def test_two_submissions_of_one_unit_are_our_own_mistake():
    with pytest.raises(ValueError, match="two submissions"):
        checks.run(OFFICE, TW2, [sheet("PKP"), sheet("PKP")])


def test_an_earlier_triwulan_that_a_sum_needs_is_missed():
    without = everything()[1:]
    assert found(without) == [("W139", "TIK")]
    blank = [sheet("TIK", TW1, SheetStatus.BLANK), *without]
    assert found(blank) == [("W139", "TIK")]
    assert found(without, period=TW1) != found(without)  # nothing comes before TW I


@pytest.mark.parametrize(
    ("across", "codes"),
    [(Pooling.SUM, [("W139", "TIK")]), (Pooling.MEAN, [("W139", "TIK")]), (Pooling.LAST, [])],
)
def test_an_earlier_triwulan_is_missed_by_a_sum_and_a_mean_and_not_by_a_last_value(across, codes):
    indicators = tuple(
        replace(one, across_periods=across if one.code == "rilis" else Pooling.LAST)
        for one in OFFICE.indicators
    )
    assert found(everything()[1:], asked=replace(LAST_YEARS_TEXT, indicators=indicators)) == codes


def test_who_sent_nothing_is_told_with_the_last_triwulan_that_came():
    sheets = [sheet("PKP", TW1), sheet("PKP", Period(2025, 4)), sheet("TIK", Period(2026, 3))]
    findings = [one for one in checks.run(OFFICE, TW2, sheets) if one.code == "W134"]
    last = {one.unit: one.values["z"] for one in findings}
    assert last["PKP"] == "Triwulan I 2026"
    assert last["TIK"] == ""  # a later triwulan is none that came before
    assert last["EGOV"] == ""


def test_every_check_is_listed():
    defined = {
        function
        for name, function in vars(checks).items()
        if callable(function)
        and getattr(function, "__module__", "") == checks.__name__
        and not name.startswith("_")
    }
    assert defined == {
        *checks.CHECKS,
        *(checks.run, checks.signature_before_end, checks.typed_otherwise),
    }


def test_a_signature_before_the_end_says_which_date():
    (given,) = checks.signature_before_end(OFFICE, TW2, date(2026, 6, 29))
    (printed,) = checks.signature_before_end(OFFICE, TW2, None)
    assert (given.values["x"], printed.values["x"]) == ("2026-06-29", "Mei 2019")


def test_the_place_is_that_of_a_number_and_not_of_a_nihil():
    nothing = sheet("PKP", lembaga_aktif=None)
    nothing = replace(
        nothing, answers=tuple(replace(one, state=State.NIHIL, value=None) for one in nothing.answers)
    )
    submissions = everything(
        PKP=nothing,
        PIOP=sheet("PIOP", lembaga_aktif=0),
        EGOV=sheet("EGOV", lembaga_aktif=0),
        TIK=sheet("TIK", kapasitas_hosting=0),
    )
    told = checks.run(capped_elsewhere(Pooling.SUM), TW2, submissions)
    assert [one.place.file for one in told if one.code == "W308" and not one.unit] == ["PIOP.xlsx"]
