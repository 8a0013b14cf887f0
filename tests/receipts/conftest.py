"""Receipts of made-up returns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from iku_excel import definition, receipts
from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import Answer, Definition, Origin, Receipt, SheetStatus, State, Submission
from iku_excel.core.periods import Period

TIME = "2026-07-02T10:15:00+07:00"
TW2 = Period(2026, 2)


@pytest.fixture(scope="session")
def office() -> Definition:
    return definition.builtin()


def origin(file: str = "PKP.xlsx") -> Origin:
    return Origin(file, "ab" * 32, "2026-07-01T03:20:00Z", "Siti Aminah", "LibreOffice 7.4", 14_773)


def sheet(unit: str = "PKP", *states: State, file: str = "PKP.xlsx", **changed: Any) -> Submission:
    """A unit's sheet whose answers are in these states."""
    answers = tuple(
        Answer(f"v{number}", unit, TW2, state, None, Place(file, unit, f"E{number}"))
        for number, state in enumerate(states)
    )
    given = Submission(unit, TW2, 1, origin(file), unit, SheetStatus.ACCEPTED, answers)
    return replace(given, form_version="0123456789ab", **changed)


def finding(code: str, unit: str = "PKP", cell: str = "", file: str = "PKP.xlsx", **more: Any) -> Finding:
    return Finding(code, Place(file, unit, cell), unit=unit, **more)


@pytest.fixture
def made(office: Definition):
    """made(submissions, findings): the receipt of PKP.xlsx."""

    def make(submissions: tuple[Submission, ...] = (), findings: tuple[Finding, ...] = ()) -> Receipt:
        return receipts.receipt(office, origin(), submissions, findings, TIME)

    return make
