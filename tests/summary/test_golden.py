"""The whole official workbook as committed texts: what changes in it is seen in a review.

`pytest tests/summary/test_golden.py --update-golden` writes them anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iku_excel import calculation, definition, summary
from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import Results
from iku_excel.core.periods import Period

from . import dump
from .conftest import WHOLE, YEAR, described, sent, targeted
from .test_analisis import telling
from .test_antartahun import years_before
from .test_walk import a_year_earlier

GOLDEN = Path(__file__).parent / "golden"
SHEETS = (
    "Ringkasan",
    "IKU",
    "Pengukuran",
    "IKM",
    "Grafik",
    "Analisis",
    "Perhitungan",
    "Data",
    "Responden",
    "Temuan",
    "Status",
)
FINDINGS = (
    Finding(
        "E306", Place("IKU_TIK_2026-TW2_r1.xlsx", "TIK", "E14"), {"x": 45.5}, "TIK", "Jumlah data", "45,5"
    ),
    Finding("W413", Place("IKU_IKM_2026-TW2_r1.xlsx", "IKM", "12"), {"a": 14, "b": 17}, "IKM"),
    Finding("N151", Place("~$PKP.xlsx")),
)


def results() -> Results:
    """Two triwulan, with a nihil, an unknown and a refused sheet; last year, words, evidence and findings."""
    text = WHOLE + WHOLE.replace(" 1 ", " 2 ").replace("=12", "=13").replace("=3 ", "=nihil ")
    text = text.replace("TIK 2", "TIK 2 refused").replace("opd_jumlah=38\nTIK 2", "opd_jumlah=pending\nTIK 2")
    earlier = tuple(map(a_year_earlier, sent(WHOLE + WHOLE.replace(" 1 ", " 2 ").replace("=12", "=9"))))
    given = targeted(definition.builtin())
    found = calculation.calculate(given, Period(YEAR, 2), earlier + sent(text), FINDINGS, date(YEAR, 7, 10))
    now = described([sheet for sheet in found.submissions if sheet.period.year == YEAR])
    told = replace(found, submissions=now)
    told = telling(told, "EGOV", "https://contoh.go.id/bukti", NP="Pendampingan selesai.", TL="=1+1")
    told = telling(told, "PKP", "Foto di lemari 3", NP="Rutin.", NH="Hujan.", TL="Jadwal baru.")
    before = tuple(sheet for sheet in found.submissions if sheet.period.year < YEAR)
    return calculation.calculate(
        given, Period(YEAR, 2), before + told.submissions, FINDINGS, date(YEAR, 7, 10)
    )


@pytest.fixture(scope="module")
def dumped(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, str]]:
    made: dict[bool, dict[str, str]] = {}

    def texts(folded: bool) -> dict[str, str]:
        if folded not in made:
            path = tmp_path_factory.mktemp("golden") / "keluaran.xlsx"
            path.write_bytes(summary.draw(results(), folded=folded, inbox="kotak-masuk"))
            made[folded] = dump.sheets(path)
        return made[folded]

    return texts


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_sheet_is_as_it_was_reviewed(sheet, dumped, golden):
    golden(GOLDEN / f"{sheet}.txt", dumped(False)[sheet])


def test_the_folded_document_is_as_it_was_reviewed(dumped, golden):
    golden(GOLDEN / "IKU-terlipat.txt", dumped(True)["IKU"])


def test_the_years_before_are_as_they_were_reviewed(golden, tmp_path):
    path = tmp_path / "keluaran.xlsx"
    path.write_bytes(summary.draw(years_before()))
    golden(GOLDEN / "Antartahun.txt", dump.sheets(path)["Antartahun"])


def test_every_sheet_has_its_golden_text(dumped):
    assert tuple(dumped(False)) == SHEETS
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {*SHEETS, "IKU-terlipat", "Antartahun"}
