"""What comes out of the printer: LibreOffice breaks the pages of each official sheet where we do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import openpyxl
import pytest

from iku_excel import definition
from iku_excel.cli.pdf import PAPER_SHEETS
from iku_excel.core.model import Results
from iku_excel.core.periods import Period
from iku_excel.engines.libreoffice import only_sheets

from ..paper.printed import sheets_of
from .conftest import TARGETS, WHOLE, YEAR, alone, calculated, targeted
from .test_analisis import telling
from .widened import sent_by_all, widened

FIRST, SECOND = Period(YEAR, 1), Period(YEAR, 2)


def _single() -> Results:
    given = targeted(definition.builtin(), TARGETS[:1])
    given = replace(given, indicators=given.indicators[:1], objectives=given.objectives[:1])
    return calculated(given, WHOLE, FIRST)


def _wordy() -> Results:
    told = " ".join(["Pertemuan bulanan dengan lembaga komunikasi berjalan teratur."] * 40)
    results = calculated(targeted(definition.builtin()), WHOLE, FIRST)
    for unit in ("PKP", "PIOP", "TIK", "EGOV"):
        results = telling(results, unit, "https://contoh.go.id/bukti", NP=told, NH=told[:600], TL="Rapat.")
    return results


CASES = {
    "built-in": (lambda: calculated(targeted(definition.builtin()), WHOLE, FIRST), {}),
    "no-targets": (lambda: calculated(definition.builtin(), WHOLE, FIRST), {}),
    "nothing-sent": (lambda: calculated(targeted(definition.builtin()), "", SECOND), {}),
    "single": (_single, {}),
    "wordy": (_wordy, {}),
    "a4": (lambda: calculated(targeted(definition.builtin()), WHOLE, FIRST), {"paper": "A4"}),
    "wide": (lambda: calculated(widened(definition.builtin()), sent_by_all(), SECOND), {}),
    "wide-a4-folded": (
        lambda: calculated(widened(definition.builtin()), sent_by_all(), SECOND),
        {"paper": "A4", "folded": True},
    ),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("case", CASES)
def test_each_official_sheet_has_the_pages_that_were_computed(case, drawn, saved_by_libreoffice):
    make, options = CASES[case]
    path = drawn(make(), f"{case}.xlsx", **options)
    book = openpyxl.load_workbook(path)
    expected = {sheet: len(book[sheet].row_breaks.brk) + 1 for sheet in PAPER_SHEETS}
    path.write_bytes(only_sheets(path.read_bytes(), PAPER_SHEETS))
    assert Counter(sheets_of(saved_by_libreoffice(path, path.with_suffix(".pdf")))) == expected


@pytest.mark.libreoffice
def test_every_page_of_the_analysis_repeats_its_head_and_no_word_is_lost(drawn, printed):
    results = _wordy()
    pages = printed(alone(drawn(results), "Analisis"))
    assert len(pages) > 2
    assert all("Faktor penghambat" in page for page in pages)
    words = " ".join(pages).split()
    assert words.count("bulanan") >= sum(
        text.count("bulanan") for sheet in results.submissions for text in sheet.narratives.values()
    )
