"""The rules of an answer at their bounds, each with its neighbour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel.core.model import Kind, Timing, Variable
from iku_excel.core.rules import RULES, broken, doubted, doubts_of, is_score, rules_of


def variable(kind: Kind = Kind.NUMBER, maximum: str = "") -> Variable:
    return Variable("a", "Jumlah", "berkas", kind, Timing.POSITION, "semua", ("U",), maximum=maximum)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0, ""),
        (-1e-12, "E305"),
        (2.5, "E306"),
        (3 + 9e-10, ""),
        (3 + 2e-9, "E306"),
        (3 - 2e-9, "E306"),
        (999_999_999_999, ""),
        (1e12, "E310"),
    ],
)
def test_a_count_is_whole_not_negative_and_of_at_most_twelve_digits(value, code):
    assert broken(variable(Kind.COUNT), value, None) == code


@pytest.mark.parametrize(
    ("value", "code"), [(2.5, ""), (-0.5, "E305"), (999_999_999_999.5, ""), (1e12, "E310")]
)
def test_a_number_need_not_be_whole(value, code):
    assert broken(variable(), value, None) == code


@pytest.mark.parametrize(
    ("value", "ceiling", "code"), [(5, None, ""), (5, 5, ""), (5.5, 5, "E307"), (0, 0, ""), (1, 0, "E307")]
)
def test_a_part_is_at_most_the_whole(value, ceiling, code):
    assert broken(variable(maximum="b"), value, ceiling) == code
    assert broken(variable(), value, ceiling) == ""


def test_the_first_rule_that_is_broken_is_told():
    assert broken(variable(Kind.COUNT), -2.5, None) == "E305"


def test_each_variable_has_its_own_rules():
    codes = {kind: [rule.code for rule in rules_of(variable(kind))] for kind in (Kind.COUNT, Kind.NUMBER)}
    assert codes == {Kind.COUNT: ["E305", "E306", "E310"], Kind.NUMBER: ["E305", "E310"]}
    assert [rule.code for rule in rules_of(variable(Kind.COUNT, "b"))] == ["E305", "E306", "E310", "E307"]


def test_each_rule_is_of_some_variable():
    every = {rule for kind in Kind for ceiling in ("", "b") for rule in rules_of(variable(kind, ceiling))}
    assert every == set(RULES)


@pytest.mark.parametrize(
    ("kind", "measure", "codes"),
    [
        (Kind.COUNT, "berkas", ["E320"]),
        (Kind.NUMBER, "berkas", ["E320", "E321"]),
        (Kind.MONEY, "rupiah", ["E320", "E321"]),
        (Kind.NUMBER, "%", ["E322"]),
    ],
)
def test_each_variable_has_its_own_doubts(kind, measure, codes):
    asked = replace(variable(kind), measure=measure)
    assert [doubt.code for doubt in doubts_of(asked)] == codes


@pytest.mark.parametrize(("measure", "code"), [("berkas", "E321"), ("%", "")])
def test_a_quarter_past_three_is_a_share_in_a_percent_cell(measure, code):
    assert doubted(replace(variable(), measure=measure), 915 / 1440, 2026) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (0.25, ""),
        (0.5, ""),
        (7.5 / 24, "E321"),
        (7.51 / 24, ""),
        (0, ""),
        (45657, ""),  # 31 December 2024
        (45658, "E320"),
        (46752, "E320"),  # 31 December 2027
        (46753, ""),
    ],
)
def test_a_number_may_be_a_time_of_day_or_a_day_about_the_period(value, code):
    assert doubted(variable(), value, 2026) == code


@pytest.mark.parametrize(
    ("value", "whether"), [(0, False), (1, True), (4, True), (5, False), (2.5, False), (2.0, True)]
)
def test_a_score_is_1_2_3_or_4(value, whether):
    assert is_score(value) is whether
