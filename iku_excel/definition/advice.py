"""What a definition without a fault may still have been meant otherwise: warnings and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from ..core.expression import names
from ..core.findings import Finding
from ..core.model import Kind, Polarity, Pooling
from ..core.numbers import show
from . import bounds, papers, recorded
from .reading import Record, Records
from .values import shown

MOST_INDICATORS = 3  # of one sasaran, before a note asks
SLIP = 1.0  # a target of at most so many per cent was probably written as a fraction

_NAMES_UNITS = re.compile(r"\bbidang\s+\w", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ALL_OF_THEM = re.compile(r"\b(semua|seluruh|setiap|tiap|masing)", re.IGNORECASE)


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


def gaps(records: Records) -> Iterator[Finding]:
    """Numbers of indicators that skip one: a row was lost, or the others were not renumbered."""
    numbered = sorted(records["indikator"], key=lambda record: record.get("nomor"))
    for before, record in pairwise(numbered):
        if record.get("nomor") > before.get("nomor") + 1:
            yield record.finding(
                "N660", "nomor", terbaca=shown(record.get("nomor")), sebelum=shown(before.get("nomor"))
            )


def sources(records: Records) -> Iterator[Finding]:
    """A printed "Sumber data" that names bidang, and not one that answers: it was renamed, or merged."""
    units = {record.get("kode"): record for record in records["bidang"]}
    asked = {record.get("kode"): record.get("bidang") for record in records["variabel"]}
    for record in records["indikator"]:
        said = record.get("sumber_data")
        if not _NAMES_UNITS.search(said) or _ALL_OF_THEM.search(said):
            continue
        tree = record.get("rumus")
        codes = names(tree) if tree else (record.get("survei"),)
        answering = dict.fromkeys(unit for code in codes for unit in asked.get(code, ()))
        unnamed = [units[unit] for unit in answering if not _is_named(units[unit], said)]
        if unnamed:
            yield record.finding(
                "N661",
                "sumber_data",
                indikator=record.get("kode"),
                terbaca=said,
                daftar=", ".join(unit.get("lembar") for unit in unnamed),
            )


def _is_named(unit: Record, said: str) -> bool:
    """Whether a text names a bidang, by code, sheet or a word of its name, in whatever spelling."""
    text = _bare(said)
    words = {word for word in _WORD.findall(unit.get("nama").casefold()) if word != "bidang"}
    return any(_bare(name) in text for name in (unit.get("kode"), unit.get("lembar"), *words))


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def annual_only(records: Records) -> Iterator[Finding]:
    """Targets of a year without one for any triwulan, where others have them: one note for all."""
    bare = [record for record in records["target"] if not any(_said(record))]
    if bare and len(bare) < len(records["target"]):
        told = ", ".join(dict.fromkeys(record.get("indikator") for record in bare))
        yield bare[0].finding("N662", "triwulan", daftar=told)


def _said(target: Record) -> list[bool]:
    return [value is not None for value in target.get("triwulan")]


ADVICE: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    crowded,
    unused,
    courses,
    gaps,
    sources,
    annual_only,
    *papers.ADVICE,
    bounds.unreachable,
    bounds.off_scale,
    bounds.out_of_reach,
    bounds.zero,
    *recorded.ADVICE,
)
