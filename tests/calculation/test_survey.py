"""The satisfaction index, against published reports and by its rules."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from iku_excel.calculation.survey import (
    element_of,
    index_of,
    mean_index,
    measure,
    tally,
    total_of_means,
)
from iku_excel.core.grades import grade_of_index, grade_of_mean, required_sample, weight_of
from iku_excel.core.model import (
    Element,
    FigureStatus,
    Origin,
    Respondent,
    SheetStatus,
    Submission,
    Survey,
    SurveyResult,
)
from iku_excel.core.periods import Period
from iku_excel.survey_file import Case, read_cases

CASES = Path(__file__).parents[1] / "cases"
SEKADAU = (
    *("223434443", "332333323", "333443334", "224444343", "332333323"),
    *("333433334", "333333324", "343334434", "333333333", "323444443"),
)
TW1, TW2 = Period(2026, 1), Period(2026, 2)


def survey_of(elements: int = 9, weight: str = "tepat", grades: str = "2017") -> Survey:
    keys = tuple(Element(f"unsur{number}", f"Unsur {number}", "") for number in range(1, elements + 1))
    return Survey("kepuasan", keys, weight, grades)


def rows(*texts: str) -> tuple[Respondent, ...]:
    """A row a respondent, a sign an unsur: 1 to 4, "-" left blank, "x" refused."""
    return tuple(
        Respondent(number, tuple(int(sign) if sign.isdigit() else None for sign in text), "x" in text)
        for number, text in enumerate(texts, start=12)
    )


def sheet(*texts: str, period: Period = TW1, status: SheetStatus = SheetStatus.ACCEPTED) -> Submission:
    return Submission(
        "IKM", period, 1, Origin("IKM.xlsx", ""), "Survei IKM", status, respondents=rows(*texts)
    )


def measured(survey: Survey, *sheets: Submission, periods: tuple[Period, ...] = (TW1,)) -> SurveyResult:
    return measure(
        survey, [("IKM", period) for period in periods], {(sent.unit, sent.period): sent for sent in sheets}
    )


def reports() -> Iterator[object]:
    for path in sorted(CASES.glob("*.toml")):
        for case in read_cases(path)[1]:
            yield pytest.param(case, id=f"{path.stem}: {case.name}")


CASES_WITH_ANSWERS = [param for param in reports() if param.values[0].respondents]


@pytest.mark.parametrize("case", list(reports()))
def test_reports_are_reproduced(case: Case) -> None:
    total = case.total_of_means
    if total is None:
        total = total_of_means(tally(case.survey, case.respondents))
    assert total is not None
    found = index_of(case.survey, total)
    assert (found.index, found.grade) == (case.printed, case.grade)
    given = dict(found.alternatives)
    assert {weight: given[weight] for weight in case.others} == dict(case.others)


@pytest.mark.parametrize("case", CASES_WITH_ANSWERS)
def test_raw_answers_in_a_sheet_give_the_same_index(case: Case) -> None:
    rows = Submission(
        "IKM",
        TW1,
        1,
        Origin("IKM.xlsx", ""),
        "Survei IKM",
        SheetStatus.ACCEPTED,
        respondents=case.respondents,
    )
    result = measured(case.survey, rows)
    assert (result.index, result.grade, result.status) == (
        float(case.printed),
        case.grade,
        FigureStatus.FINAL,
    )
    assert dict(result.alternatives) == {
        case.survey.weight: float(case.printed),
        **{weight: float(value) for weight, value in case.others.items()},
    }


def test_answers_totals_and_means_give_one_result() -> None:
    answers = measured(survey_of(), sheet(*SEKADAU))
    totals = [element.total for element in answers.elements]
    assert totals == [28, 28, 29, 35, 33, 34, 33, 30, 34]
    counted = [element_of(survey_of(), f"unsur{at}", total, 10) for at, total in enumerate(totals, 1)]
    from_totals = total_of_means(counted)
    from_means = sum((Fraction(total, 10) for total in totals), Fraction(0))
    assert from_totals == from_means == Fraction(284, 10)
    assert float(index_of(survey_of(), from_means).index) == answers.index == 78.89
    assert answers.interval == 284 / 90


@pytest.mark.parametrize(("weight", "expected"), [("tepat", 100.0), ("3", 99.9), ("2", 99.0)])
def test_every_answer_4_gives_the_maximum_of_the_weight(weight: str, expected: float) -> None:
    result = measured(survey_of(weight=weight), sheet("444444444", "444444444"))
    assert (result.index, result.weight, result.grade) == (expected, weight, "A")
    assert result.alternatives[0] == (weight, expected)
    assert dict(result.alternatives) == {"tepat": 100.0, "3": 99.9, "2": 99.0}


def test_a_weight_of_ones_own_stands_before_the_three_usual_ones() -> None:
    result = measured(survey_of(weight="0.1"), sheet("444444444"))
    assert result.alternatives == (("0.1", 90.0), ("tepat", 100.0), ("3", 99.9), ("2", 99.0))


def test_fourteen_elements_have_their_own_weights() -> None:
    assert [weight_of(weight, 14) for weight in ("tepat", "3", "2", "0.0714")] == [
        Fraction(1, 14),
        Fraction("0.071"),
        Fraction("0.07"),
        Fraction("0.0714"),
    ]
    assert measured(survey_of(14), sheet("3" * 14)).index == 75.0


def test_a_blank_is_left_out_of_total_and_count() -> None:
    result = measured(survey_of(2), sheet("4-", "23", "-3"))
    assert [(e.total, e.count, e.mean) for e in result.elements] == [(6, 2, 3.0), (6, 2, 3.0)]
    assert (result.index, result.respondents) == (75.0, 3)


def test_a_half_is_rounded_up_though_every_mean_is_a_repeating_decimal() -> None:
    """80/24, 80/24 and 83/24 make exactly 84,375; cut after 28 digits each they would make 84,37."""
    result = measured(survey_of(3), sheet(*["444"] * 8, *["334"] * 3, *["333"] * 13))
    assert [element.total for element in result.elements] == [80, 80, 83]
    assert result.index == 84.38


def test_an_element_nobody_answered_leaves_the_index_undefined() -> None:
    result = measured(survey_of(3), sheet("34-", "43-"))
    assert (result.index, result.provisional, result.status) == (None, None, FigureStatus.UNDEFINED)
    assert (result.interval, result.grade, result.alternatives) == (None, "", ())
    assert (result.elements[2].mean, result.elements[2].grade) == (None, "")


@pytest.mark.parametrize(
    ("weight", "scores", "index"),
    [
        ("tepat", "4" * 9, 100.0),
        ("tepat", "1" * 9, 25.0),
        ("0.2", "2" * 9, 90.0),
        ("0.2", "3" * 9, None),
        ("2", "1" * 9, None),
        ("2", "2" * 9, 49.5),
    ],
)
def test_an_skm_outside_its_scale_is_no_index(weight: str, scores: str, index: float | None) -> None:
    result = measured(survey_of(weight=weight), sheet(scores))
    assert result.index == index
    assert result.interval is not None
    assert result.status is (FigureStatus.UNDEFINED if index is None else FigureStatus.FINAL)
    assert bool(result.grade) is (index is not None)


def test_a_refused_answer_refuses_the_index_and_stays_out_of_the_provisional_one() -> None:
    result = measured(survey_of(2), sheet("44", "x2"))
    assert (result.index, result.status, result.refused) == (None, FigureStatus.REFUSED, ("IKM",))
    assert result.provisional == 87.5  # (4 + 3) / 2 × 25
    assert (result.interval, result.grade, result.alternatives) == (None, "", ())


def test_a_respondent_of_whom_every_answer_was_refused_is_not_forgotten() -> None:
    result = measured(survey_of(2), sheet("44", "xx"))
    assert (result.index, result.provisional, result.status) == (None, 100.0, FigureStatus.REFUSED)


def test_a_partly_accepted_sheet_is_read() -> None:
    assert measured(survey_of(2), sheet("44", status=SheetStatus.PARTIAL)).index == 100.0


def test_a_refused_sheet_gives_nothing() -> None:
    result = measured(survey_of(2), sheet("44", status=SheetStatus.REFUSED))
    assert (result.index, result.provisional, result.status) == (None, None, FigureStatus.REFUSED)
    assert result.respondents == 0


@pytest.mark.parametrize(
    "sheets", [(), (sheet(),), (sheet("--"),), (sheet(status=SheetStatus.BLANK),), (sheet("44", period=TW2),)]
)
def test_no_respondents_are_missing_and_not_0(sheets: tuple[Submission, ...]) -> None:
    result = measured(survey_of(2), *sheets)
    assert (result.index, result.provisional, result.status) == (None, None, FigureStatus.INCOMPLETE)
    assert result.missing == ("IKM",)


def test_pooled_triwulan_weigh_by_respondents() -> None:
    first, second = sheet("44"), sheet("22", "22", "22", period=TW2)
    pooled = measured(survey_of(2), first, second, periods=(TW1, TW2))
    assert (pooled.index, pooled.period, pooled.respondents) == (62.5, TW2, 4)
    assert pooled.submission is second
    assert measured(survey_of(2), periods=(TW1, TW2)).missing == ("IKM",)
    alone = measured(survey_of(2), first, periods=(TW1, TW2))
    assert (alone.index, alone.provisional, alone.status) == (None, 100.0, FigureStatus.INCOMPLETE)


def test_mean_of_indices_is_rounded_half_up() -> None:
    assert mean_index((Fraction("84.37"), Fraction("84.38"))) == Fraction("84.38")  # 84,375
    assert mean_index((Fraction("78.89"),) * 3) == Fraction("78.89")


@pytest.mark.parametrize(
    ("table", "value", "letter"),
    [
        ("2017", 88.31, "A"),
        ("2017", 88.30, "B"),
        ("2017", 76.61, "B"),
        ("2017", 76.60, "C"),
        ("2017", 65.00, "C"),
        ("2017", 64.99, "D"),
        ("2017", 25.00, "D"),
        ("2004", 81.26, "A"),
        ("2004", 81.25, "B"),
        ("2004", 62.51, "B"),
        ("2004", 62.50, "C"),
        ("2004", 43.76, "C"),
        ("2004", 43.75, "D"),
    ],
)
def test_grades_of_an_index(table: str, value: float, letter: str) -> None:
    assert grade_of_index(value, table) == letter


@pytest.mark.parametrize(
    ("mean", "letter"),
    [(3.2504, "A"), (3.2503, "B"), (2.5004, "B"), (2.5, "C"), (1.7504, "C"), (1.7503, "D"), (1.0, "D")],
)
def test_grades_of_an_element_in_the_older_table(mean: float, letter: str) -> None:
    assert grade_of_mean(mean, "2004") == letter


def test_an_element_is_graded_on_its_unrounded_mean() -> None:
    answers = ["4"] * 13 + ["3"] * 12  # 88 / 25 = 3,52
    assert measured(survey_of(1), sheet(*answers)).elements[0].grade == "B"
    assert [grade_of_mean(mean, "2017") for mean in (3.5324, 3.53239, 3.0644, 3.06439, 2.6, 2.59999)] == [
        "A",
        "B",
        "B",
        "C",
        "C",
        "D",
    ]
    tenths = sheet(*["3"] * 6, *["2"] * 4)  # 26 / 10 is 2,60 and not a bit less
    assert measured(survey_of(1), tenths).elements[0].grade == "C"


@pytest.mark.parametrize(
    ("population", "sample"),
    [(100, 80), (200, 132), (300, 169), (500, 217), (1000, 278), (2000, 322), (1, 1), (0, 0)],
)
def test_required_sample(population: int, sample: int) -> None:
    assert required_sample(population) == sample


def test_the_sheet_that_counts_is_kept() -> None:
    sent = sheet("44")
    assert measured(survey_of(2), sent).submission is sent
    assert measured(survey_of(2)).submission is None
