"""What a definition without a fault may still have been meant otherwise: warnings and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from ..core.expression import names
from ..core.findings import Finding
from ..core.model import Kind, Polarity, Pooling
from ..core.numbers import show
from . import bounds, papers
from .reading import Record, Records
from .values import shown

MOST_INDICATORS = 3  # of one sasaran, before a note asks
SLIP = 1.0  # a target of at most so many per cent was probably written as a fraction


def crowded(records: Records) -> Iterator[Finding]:
    """Sasaran with many indicators."""
    count = Counter(record.get("sasaran") for record in records["indikator"])
    for record in records["sasaran"]:
        if count[record.get("nomor")] > MOST_INDICATORS:
            yield record.finding(
                "N643", "nomor", terbaca=shown(record.get("nomor")), n=count[record.get("nomor")]
            )


def unused(records: Records) -> Iterator[Finding]:
    """Variables that are asked and lead to no indicator."""
    used = {record.get("maksimum") for record in records["variabel"]}
    for record in records["indikator"]:
        used |= {record.get("survei"), *(names(record.get("rumus")) if record.get("rumus") else ())}
    for record in records["variabel"]:
        if record.get("kode") not in used and record.get("jenis") is not Kind.MONEY:
            yield record.finding("N646", "kode", terbaca=record.get("kode"))


def courses(records: Records) -> Iterator[Finding]:
    """Targets whose triwulan contradict each other, the year, or the measure."""
    indicators = {record.get("kode"): record for record in records["indikator"]}
    for record in records["target"]:
        indicator, year = indicators[record.get("indikator")], record.get("nilai")
        percent = indicator.get("satuan") == "%"
        quarters = record.get("triwulan")
        code = record.get("indikator")
        slips = [value for value in (year, *quarters) if value is not None and 0 < value <= SLIP]
        if percent and slips and indicator.get("polarisasi") is not Polarity.MINIMIZE:
            column, slip = "nilai" if slips[0] == year else "triwulan", slips[0]
            yield record.finding("W645", column, indikator=code, terbaca=show(slip), mungkin=show(slip * 100))
        if quarters[3] is not None and quarters[3] != year:
            yield record.finding(
                "W642", "triwulan", indikator=code, terbaca=show(quarters[3]), nilai=show(year)
            )
        to_date = (*quarters[:3], year if quarters[3] is None else quarters[3])
        known = [(number, value) for number, value in enumerate(to_date, 1) if value is not None]
        if _cumulative(indicator):
            for (_, earlier), (number, later) in pairwise(known):
                if later < earlier:
                    yield record.finding(
                        "W641",
                        "triwulan",
                        indikator=code,
                        triwulan=number,
                        terbaca=show(later),
                        sebelum=show(earlier),
                    )


def _cumulative(indicator: Record) -> bool:
    """Whether its figure to date can only grow: a sum over the triwulan that is no share."""
    return indicator.get("antar_periode") is Pooling.SUM and indicator.get("satuan") != "%"


ADVICE: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    crowded,
    unused,
    courses,
    *papers.ADVICE,
    bounds.unreachable,
    bounds.off_scale,
    bounds.out_of_reach,
    bounds.zero,
)
