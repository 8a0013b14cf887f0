"""What became of a file and of its sheets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel.core.model import Respondent, SheetStatus, State, Verdict

from .conftest import finding, sheet

ALL = tuple(State)


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [
        ((), Verdict.ACCEPTED),
        (("W413",), Verdict.ACCEPTED),
        (("N138",), Verdict.SUPERSEDED),
        (("W131",), Verdict.SUPERSEDED),
        (("N130",), Verdict.DUPLICATE),
        (("E131",), Verdict.UNDECIDED),
        (("N130", "E131"), Verdict.UNDECIDED),
    ],
)
def test_what_choosing_says_of_a_sheet_goes_before_what_it_is(made, codes, verdict):
    receipt = made((sheet(),), tuple(finding(code) for code in codes))
    assert (receipt.sheets[0].verdict, receipt.verdict) == (verdict, verdict)


def test_the_file_that_counts_instead_is_named(made):
    receipt = made((sheet(),), (finding("N138", used="PKP revisi 2.xlsx"),))
    assert receipt.sheets[0].instead == "PKP revisi 2.xlsx"


def test_a_finding_of_another_sheet_decides_nothing(made):
    assert made((sheet(),), (finding("N138", "TIK"),)).verdict is Verdict.ACCEPTED


def test_only_what_was_found_in_the_file_itself_is_told(made):
    receipt = made((sheet(), sheet(file="lain.xlsx")), (finding("E301"), finding("E302", file="lain.xlsx")))
    assert len(receipt.sheets) == 1
    assert [one.code for one in receipt.findings] == ["E301"]


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        ((), Verdict.REFUSED),
        (("blank", "blank"), Verdict.BLANK),
        (("blank", "accepted"), Verdict.ACCEPTED),
        (("accepted", "refused"), Verdict.PARTIAL),
        (("refused", "refused"), Verdict.REFUSED),
        (("partial", "accepted"), Verdict.PARTIAL),
    ],
)
def test_a_file_is_what_its_filled_sheets_are(made, statuses, verdict):
    units = ("PKP", "TIK")
    sheets = tuple(
        sheet(unit, status=SheetStatus(status)) for unit, status in zip(units, statuses, strict=False)
    )
    assert made(sheets).verdict is verdict


def test_answers_are_counted_by_their_state(made):
    counts = made((sheet("PKP", *ALL, State.VALUE),)).sheets[0].counts
    assert counts == {**dict.fromkeys(ALL, 1), State.VALUE: 2}


def test_what_was_never_filled_is_counted_as_blank_and_what_cannot_be_read_as_wrong(made, office):
    asked = len(office.asked_of("EGOV"))
    for status, state in ((SheetStatus.BLANK, State.BLANK), (SheetStatus.REFUSED, State.REFUSED)):
        counts = made((sheet("EGOV", status=status),)).sheets[0].counts
        assert counts == {**dict.fromkeys(ALL, 0), state: asked}


def test_of_a_survey_respondents_are_counted(made):
    rows = (Respondent(13, (1, 2)), Respondent(14, (1, 2)), Respondent(15, (None, 2), refused=True))
    counted = made((replace(sheet("IKM"), respondents=rows),)).sheets[0]
    assert counted.survey
    assert (counted.counts[State.VALUE], counted.counts[State.REFUSED]) == (2, 1)
