"""The clocks of the three zones."""

from __future__ import annotations

from datetime import datetime

import pytest

from iku_excel.core.model import Origin
from iku_excel.core.zones import Zone, local
from iku_excel.texts.status import mailed, saved


@pytest.mark.parametrize(
    ("text", "zone", "shown"),
    [
        ("2026-07-02T08:00:00Z", Zone.WEST, "02/07/2026 15.00 WIB"),
        ("2026-07-02T08:00:00Z", Zone.MIDDLE, "02/07/2026 16.00 WITA"),
        ("2026-07-02T18:30:00Z", Zone.EAST, "03/07/2026 03.30 WIT"),  # the next day
        ("2026-07-02T08:00:00", Zone.WEST, "02/07/2026 15.00 WIB"),  # programs that leave the Z out mean UTC
        ("2026-07-02T16:00:00+08:00", Zone.WEST, "02/07/2026 15.00 WIB"),
        ("kemarin", Zone.WEST, "kemarin"),
        ("9999-12-31T23:00:00Z", Zone.EAST, "9999-12-31T23:00:00Z"),
        ("", Zone.WEST, ""),
    ],
)
def test_a_save_is_told_by_the_office_s_clock_with_its_zone(text, zone, shown):
    assert saved(Origin("a.xlsx", "", text), zone) == shown


def test_the_day_of_a_mail_is_the_office_s_too():
    origin = Origin("a.xlsx", "", sender="a@b.id", mailed="2026-07-02T20:00:00+00:00")
    assert mailed(origin, Zone.WEST) == "a@b.id 2026-07-03"


def test_the_machine_s_zone_changes_nothing(monkeypatch):
    import time

    if hasattr(time, "tzset"):
        for name in ("Asia/Tokyo", "America/New_York"):
            with monkeypatch.context() as context:
                context.setenv("TZ", name)
                time.tzset()
                assert local("2026-07-02T08:00:00", Zone.WEST) == datetime(2026, 7, 2, 15, 0)
        time.tzset()
