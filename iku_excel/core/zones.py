"""The clock on an office's wall: the zones of the country, which move no clock in summer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum


class Zone(StrEnum):
    """The zone in which an office lies."""

    WEST = "WIB"
    MIDDLE = "WITA"
    EAST = "WIT"


_AHEAD = {Zone.WEST: 7, Zone.MIDDLE: 8, Zone.EAST: 9}


def utc(text: str) -> datetime | None:
    """The moment that ISO text names, in UTC without a zone; None where it is none."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None


def local(text: str, zone: Zone) -> datetime | None:
    """What the clocks of a zone show at the moment that ISO text names."""
    moment = utc(text)
    try:
        return moment + timedelta(hours=_AHEAD[zone]) if moment else None
    except OverflowError:
        return None
