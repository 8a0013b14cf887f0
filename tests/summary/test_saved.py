"""When an official workbook says that it was made: when the newest of its returns was saved."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from iku_excel import definition, summary
from iku_excel.core.periods import Period

from .conftest import WHOLE, YEAR, calculated

NOON = "2026-07-02T12:00:00Z"


@pytest.mark.parametrize(
    ("saved", "made"),
    [
        ((NOON, "2026-07-01T23:59:59Z", ""), "2026-07-02T12:00:00"),
        (("2026-07-01T23:59:59Z", NOON), "2026-07-02T12:00:00"),
        ((NOON, "2026-07-02T12:00:01Z"), "2026-07-02T12:00:01"),
        ((NOON, "2026-07-02T18:00:00+07:00"), "2026-07-02T12:00:00"),  # an hour earlier
        ((NOON, "2026-07-02T20:00:00+07:00"), "2026-07-02T13:00:00"),
        ((NOON, "kemarin"), "2026-07-02T12:00:00"),
        (("", "kemarin"), None),
    ],
)
def test_the_newest_save_counts_whatever_the_order_and_the_zone(saved, made):
    results = calculated(definition.builtin(), WHOLE, Period(YEAR, 1))
    times = (*saved, *[""] * (len(results.submissions) - len(saved)))
    sent = tuple(
        replace(one, origin=replace(one.origin, saved=time))
        for one, time in zip(results.submissions, times, strict=True)
    )
    book = openpyxl.load_workbook(io.BytesIO(summary.draw(replace(results, submissions=sent))))
    assert book.properties.created.isoformat() == (made or summary.UNDATED.isoformat())
