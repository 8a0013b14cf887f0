"""What the rows of Riwayat can break or leave unsaid: years, halves, impossible figures, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..core.findings import Finding
from ..core.model import PAST_YEARS, Edition, Polarity
from ..core.numbers import show
from ..texts import definition as words
from . import bounds
from .reading import Record, Records
from .values import shown

FIGURES = ("realisasi", "target", "atas")
SLIP = 1.0  # a share of at most so many per cent was probably written as a fraction


def too_late(records: Records) -> Iterator[Finding]:
    """A year that is measured, or still to come: its figures come from forms."""
    last = _last_year(records)
    for record in records["riwayat"]:
        if last is not None and (record.get("tahun") or 0) >= last:
            yield record.finding("E685", "tahun", terbaca=record.get("tahun"), tahun=last)


def empty(records: Records) -> Iterator[Finding]:
    """Rows that say neither target nor realisasi, and a range without the bound that it begins with."""
    for record in records["riwayat"]:
        if not (record.written("target") or record.written("realisasi")):
            yield record.finding("E686", "realisasi", **_named(record))
        elif record.written("atas") and not record.written("target"):
            yield record.finding("E605", "target", bagian=words.COLUMN)


def impossible(records: Records) -> Iterator[Finding]:
    """Figures of an index that no index can have, as those of an SKM between 1 and 4."""
    indexes = bounds.indexes(records)
    for record, key, value in _figures(records):
        if record.get("indikator") in indexes and not bounds.LOWEST_INDEX <= value <= bounds.HIGHEST_INDEX:
            yield record.finding("E687", key, **_named(record), terbaca=show(value))


CODES = frozenset(("E685", "E686", "E687"))
"""None of them changes what is asked."""

CHECKS: tuple[Callable[[Records], Iterator[Finding]], ...] = (too_late, empty, impossible)


# --- what is merely unwise -----------------------------------------------------------------------------


def above_whole(records: Records) -> Iterator[Finding]:
    """Figures above 100 % of a share whose numerator may not exceed its denominator."""
    bounded = bounds.of_whole(records)
    for record, key, value in _figures(records):
        if record.get("indikator") in bounded and not 0 <= value <= bounds.WHOLE:
            yield record.finding("W688", key, **_named(record), terbaca=show(value))


def slips(records: Records) -> Iterator[Finding]:
    """Percentages that were probably written as fractions: 0,85 for 85."""
    shares = {
        record.get("kode")
        for record in records["indikator"]
        if record.get("satuan") == "%" and record.get("polarisasi") is not Polarity.MINIMIZE
    }
    for record, key, value in _figures(records):
        if record.get("indikator") in shares and 0 < value <= SLIP:
            mungkin = show(value * bounds.WHOLE)
            yield record.finding("W689", key, **_named(record), terbaca=show(value), mungkin=mungkin)


def unsourced(records: Records) -> Iterator[Finding]:
    """Rows that do not say from where they were copied: one note for all."""
    bare = [record for record in records["riwayat"] if not record.written("sumber")]
    if bare:
        yield bare[0].finding("N690", "sumber", n=len(bare), daftar=_listed(bare))


def contradicted(records: Records) -> Iterator[Finding]:
    """A target that is another than the one of that year in the sheet of targets, which counts."""
    standing: dict[tuple[str, int], Record] = {}
    for target in records["target"]:
        key = target.get("indikator"), target.get("tahun")
        if target.get("naskah") is Edition.REVISED or key not in standing:
            standing[key] = target
    for record in records["riwayat"]:
        counts = standing.get((record.get("indikator"), record.get("tahun")))
        if counts is None or not record.written("target"):
            continue
        quarter = record.get("triwulan")
        nilai = counts.get("triwulan")[quarter - 1] if quarter else counts.get("nilai")
        if nilai is not None and (nilai, counts.get("atas")) != (record.get("target"), record.get("atas")):
            terbaca = show(record.get("target"))
            yield record.finding("W691", "target", **_named(record), terbaca=terbaca, nilai=show(nilai))


def too_old(records: Records) -> Iterator[Finding]:
    """Years so long past that no sheet shows them: one note for all."""
    last = _last_year(records)
    old = [record for record in records["riwayat"] if last and record.get("tahun") < last - PAST_YEARS]
    if old:
        yield old[0].finding("N692", "tahun", daftar=_listed(old), n=PAST_YEARS, tahun=last)


ADVICE: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    above_whole,
    slips,
    unsourced,
    contradicted,
    too_old,
)


def _last_year(records: Records) -> int | None:
    """The last year that has targets: the one that is measured, or the one after it."""
    years = (record.get("tahun") for record in records["target"])
    return max((year for year in years if year is not None), default=None)


def _figures(records: Records) -> Iterator[tuple[Record, str, float]]:
    for record in records["riwayat"]:
        for key in FIGURES:
            if (value := record.get(key)) is not None:
                yield record, key, value


def _named(record: Record) -> dict[str, str]:
    """The row as a sentence calls it."""
    return {"indikator": shown(record.get("indikator") or ""), "tahun": shown(record.get("tahun") or "")}


def _listed(rows: list[Record]) -> str:
    return ", ".join(dict.fromkeys(" ".join(_named(record).values()) for record in rows))
