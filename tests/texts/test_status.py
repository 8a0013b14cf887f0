"""One answer to whether a document is final, and one word for each state."""

from __future__ import annotations

from dataclasses import replace

from iku_excel import calculation, definition
from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import Figure, FigureStatus, SheetStatus
from iku_excel.core.periods import Period
from iku_excel.texts.email import body
from iku_excel.texts.status import FIGURE_WORDS, SHEET_WORDS, counted, open_reasons, unsaid

NOTHING_SENT = calculation.calculate(definition.builtin(), Period(2026, 1), ())
WRONG = (Finding("E306", Place("a.xlsx", "TIK", "E14"), {"x": 45.5}, "TIK"),)


def final(results):
    """The same results, every figure final."""
    done = tuple(replace(one, status=FigureStatus.FINAL, value=1.0) for one in results.indicators)
    return replace(results, indicators=done)


def test_a_document_says_why_it_is_not_final():
    assert open_reasons(NOTHING_SENT) == ("5 dari 5 angka belum final",)
    assert open_reasons(final(NOTHING_SENT)) == ()


def test_an_error_beside_final_figures_is_a_reason_too():
    results = replace(final(NOTHING_SENT), findings=WRONG)
    assert not results.final
    assert open_reasons(results) == ("1 temuan harus diperbaiki",)


def test_the_letter_calls_figures_final_only_where_the_document_is():
    for results in (NOTHING_SENT, final(NOTHING_SENT), replace(final(NOTHING_SENT), findings=WRONG)):
        text = body(results, (), open_reasons(results))
        assert ("Semua angka final." in text) is results.final
        assert ("BELUM FINAL" in text) is not results.final


def test_states_are_counted_in_the_words_that_the_sheets_use():
    sheets = [SheetStatus.PARTIAL, SheetStatus.ACCEPTED, SheetStatus.PARTIAL]
    assert counted(SHEET_WORDS, sheets) == "1 diterima, 2 diterima sebagian"
    assert counted(FIGURE_WORDS, [FigureStatus.REFUSED, FigureStatus.FINAL]) == "1 final, 1 BELUM VALID"


def test_a_final_figure_that_is_not_there_is_incomplete():
    waiting = Figure(Period(2026, 1), None, None, FigureStatus.INCOMPLETE)
    assert unsaid(replace(waiting, status=FigureStatus.FINAL)) == unsaid(waiting) == "belum lengkap"


def test_a_figure_of_which_there_was_nothing_to_report_is_nihil():
    quiet = Figure(Period(2026, 1), None, None, FigureStatus.UNDEFINED, nihil=True)
    assert unsaid(quiet) == "Nihil"
    assert unsaid(replace(quiet, nihil=False)) == "tidak dapat dihitung"
    assert unsaid(replace(quiet, status=FigureStatus.REFUSED)) == "BELUM VALID"
