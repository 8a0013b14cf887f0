"""Totals, NRR and case files: what others have counted already."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from iku_excel import survey_file
from iku_excel.core.findings import IkuError

from .conftest import KEYS

TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)
MEANS = ("3,31", "3,35", "3,49", "3,93", "3,45", "3,39", "3,39", "3,76", "3,35")


@pytest.fixture
def parts(survey, tmp_path):
    def read(text: str):
        path = tmp_path / "bagian.csv"
        path.write_text(text, "utf-8")
        table = survey_file.open_table(path, survey_file.is_parts)
        return survey_file.read_parts(table, survey)

    return read


def csv(head: str, rows) -> str:
    return "\n".join([head, *(";".join(map(str, row)) for row in rows)])


def test_totals_over_their_answers_are_exact(parts):
    read, findings = parts(
        csv("Unsur;Jumlah;Jawaban", ((k, t, 29) for k, t in zip(KEYS, TOTALS, strict=True)))
    )
    assert findings == ()
    assert [part.mean for part in read] == [Fraction(total, 29) for total in TOTALS]


def test_means_are_read_with_a_comma_and_in_any_order(parts):
    rows = list(zip(KEYS, MEANS, strict=True))
    read, findings = parts(csv("Unsur;NRR", rows[::-1]))
    assert findings == ()
    assert [part.mean for part in read] == [Fraction(text.replace(",", ".")) for text in MEANS]


def test_three_decimals_have_one_reading_on_the_scale(parts):
    read, _ = parts(csv("unsur;nrr", ((key, "3,142") for key in KEYS)))
    assert read[0].mean == Fraction("3.142")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (csv("unsur;nrr", ((key, "3,1") for key in KEYS[:8])), "E423"),
        (csv("unsur;nrr", ((key, "3,1") for key in (*KEYS, "sarana"))), "E424"),
        (csv("unsur;nrr", ((key, "33,1") for key in KEYS)), "E428"),
        (csv("unsur;nrr", ((key, "0,99") for key in KEYS)), "E428"),
        (csv("unsur;jumlah;jawaban", ((key, 41, 10) for key in KEYS)), "E428"),
        (csv("unsur;jumlah;jawaban", ((key, 30, 0) for key in KEYS)), "E428"),
        (csv("unsur;nrr", ((key, "3,1") for key in (*KEYS, "keramahan"))), "E429"),
    ],
)
def test_a_part_that_cannot_be_is_refused(parts, text, code):
    read, findings = parts(text)
    assert read is None
    assert code in {finding.code for finding in findings}


def test_a_row_of_sums_is_no_unsur(parts):
    read, findings = parts(csv("unsur;nrr", [*((key, "3,1") for key in KEYS), ("Jumlah", "27,9")]))
    assert (findings, len(read)) == ((), 9)


# --- case files ----------------------------------------------------------------------------------

CASE = """
sumber = "Contoh"
mutu = "2017"

[[laporan]]
nama = "2026"
nrr = [3.0, 3.5]
ikm = 81.25
mutu = "B"
pembanding = { 3 = 81.25 }
"""


def test_a_case_holds_figures_exactly_as_written(tmp_path):
    path = tmp_path / "kasus.toml"
    path.write_text(CASE, "utf-8")
    source, (case,) = survey_file.read_cases(path)
    assert (source, case.name, case.printed, case.grade) == ("Contoh", "2026", Decimal("81.25"), "B")
    assert (case.total_of_means, case.survey.weight, len(case.survey.elements)) == (
        Fraction(13, 2),
        "tepat",
        2,
    )
    assert case.others == {"3": Decimal("81.25")}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[laporan]]", "[laporan]"),
        ('mutu = "2017"', 'mutu = "1999"'),
        ("ikm = 81.25", 'ikm = "81,25"'),
        ("ikm = 81.25", ""),
        ("nrr = [3.0, 3.5]", "nrr = [3.0, 35]"),
        ("nrr = [3.0, 3.5]", ""),
        ("nrr = [3.0, 3.5]", 'jawaban = ["33", "345"]'),
        ("nrr = [3.0, 3.5]", 'jawaban = ["33", "35"]'),
        ("nrr = [3.0, 3.5]", "jumlah = [30, 35]"),
        ("nrr = [3.0, 3.5]", "jumlah = [30, 45]\nresponden = 10"),
        ("nrr = [3.0, 3.5]", "jumlah_nrr = 65.0\nunsur = 2"),
        ("nrr = [3.0, 3.5]", "nrr = [3.0, 3.5]\npenimbang = 1.5"),
        ("pembanding = { 3 = 81.25 }", "pembanding = { 4 = 81.25 }"),
        ("pembanding = { 3 = 81.25 }", "pembandin = { 3 = 81.25 }"),
        ("ikm = 81.25", "ikm = "),
    ],
)
def test_a_faulty_case_says_which_part(tmp_path, old, new):
    path = tmp_path / "kasus.toml"
    path.write_text(CASE.replace(old, new, 1), "utf-8")
    with pytest.raises(IkuError) as stop:
        survey_file.read_cases(path)
    assert [finding.code for finding in stop.value.findings] == ["E432"]


def test_a_missing_case_file_is_said(tmp_path):
    with pytest.raises(IkuError) as stop:
        survey_file.read_cases(tmp_path / "tidak-ada.toml")
    assert stop.value.findings[0].code == "E511"
