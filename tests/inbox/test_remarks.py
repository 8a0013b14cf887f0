"""What became of the remarks of an annotated copy, also where its sheet is refused as a whole."""

from __future__ import annotations

import pytest

from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import Origin, SheetStatus, Submission
from iku_excel.core.periods import Period
from iku_excel.inbox.remarks import Remark, mended

TOLD = (Remark("E304", "PKP", "E13"), Remark("E201", "PKP", ""), Remark("E304", "TIK", "E13"))


def of(status, *findings):
    sheet = Submission("PKP", Period(2026, 2), 2, Origin("a.xlsx", ""), "PKP", status)
    done = mended(TOLD, sheet, findings)
    return done.mended, done.left, done.new


def error(code, cell="", sheet="PKP"):
    return Finding(code, Place("a.xlsx", sheet, cell))


@pytest.mark.parametrize(
    ("status", "findings", "done"),
    [
        (SheetStatus.ACCEPTED, (), (2, 0, 0)),
        (SheetStatus.REFUSED, (error("E201"),), (1, 1, 0)),
        (SheetStatus.REFUSED, (error("E205"),), (2, 0, 1)),
        (SheetStatus.PARTIAL, (error("E304", "E13"),), (1, 1, 0)),
        (SheetStatus.PARTIAL, (error("E304", "E13:E14"),), (1, 1, 1)),
        (SheetStatus.PARTIAL, (error("E304", "E13", "TIK"),), (2, 0, 0)),
        (SheetStatus.PARTIAL, (error("W314", "E13"),), (2, 0, 0)),
    ],
)
def test_remarks_of_a_sheet_are_mended_left_or_new(status, findings, done):
    assert of(status, *findings) == done
