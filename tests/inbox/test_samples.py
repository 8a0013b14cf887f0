"""Returns that real programs saved, kept under samples/programs, read to the same answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from iku_excel import definition, inbox
from iku_excel.core.model import SheetStatus, State
from iku_excel.core.periods import Period

PROGRAMS = Path(__file__).parents[2] / "samples" / "programs"
OFFICE = definition.builtin()
FIGURES = {
    "lembaga_aktif": 3,
    "lembaga_terverifikasi": 5,
    "aplikasi_hosting": 42,
    "opd_aplikasi": 31,
    "opd_jumlah": 38,
}
SEKADAU = (28, 28, 29, 35, 33, 34, 33, 30, 34)  # the published totals of the first ten respondents

PROFILE = ("2026-05-04", "", "Perempuan", "17-25", "", "=PNS")


def test_there_is_a_return_of_each_program():
    assert {path.stem for path in PROGRAMS.glob("*.xlsx")} == {
        "libreoffice",
        "gnumeric",
        "exceljs",
        "sheetjs",
    }


@pytest.mark.parametrize("program", ["libreoffice", "gnumeric", "exceljs", "sheetjs"])
def test_every_program_s_return_reads_to_the_same_answers(program):
    name = f"{program}.xlsx"
    submissions, findings = inbox.read_file((PROGRAMS / name).read_bytes(), name, OFFICE)
    figures, survey = submissions
    assert [one.unit for one in submissions] == ["EGOV", "IKM"]
    assert {one.period for one in submissions} == {Period(2026, 2)}
    assert {one.status for one in submissions} == {SheetStatus.ACCEPTED}
    assert {one.filled_by for one in submissions} == {"Rina Marlina (contoh)"}
    assert {answer.variable: answer.value for answer in figures.answers} == FIGURES
    assert {answer.state for answer in figures.answers} == {State.VALUE}
    totals = tuple(sum(scores) for scores in zip(*(one.scores for one in survey.respondents), strict=True))
    assert totals == SEKADAU
    assert [one.profile for one in survey.respondents if one.profile] == [PROFILE]
    assert not [finding for finding in findings if finding.code.startswith("E")]
