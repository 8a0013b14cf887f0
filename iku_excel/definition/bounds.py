"""Targets, ranges, maxima, caps and scales that contradict one another."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.expression import Name, Operation
from ..core.findings import Finding
from ..core.model import Polarity
from ..core.numbers import show
from .reading import Record, Records
from .values import shown

LOWEST_INDEX, HIGHEST_INDEX = 25, 100  # of a satisfaction survey
WHOLE = 100  # per cent


def crossed(records: Records) -> Iterator[Finding]:
    """Ranges that end before they begin: in the year, or in a triwulan that begins higher than the year."""
    for record in (*records["target"], *records["renstra"], *records["riwayat"]):
        begins = aim_of(record)
        year, upper = record.get(begins), record.get("atas")
        if upper is None:
            continue
        if year is not None and upper <= year:
            terbaca, nilai = (shown(record.row.values[key]) for key in ("atas", begins))
            yield record.finding("E635", "atas", terbaca=terbaca, nilai=nilai)
            continue
        for number, value in enumerate(record.get("triwulan") or () if begins == "nilai" else (), start=1):
            if value is not None and upper <= value:
                yield record.finding(
                    "E654",
                    "triwulan",
                    indikator=shown(record.get("indikator")),
                    triwulan=number,
                    terbaca=show(value),
                    atas=show(upper),
                )


def aim_of(record: Record) -> str:
    """The column in which a row has its target, or what its range begins with."""
    return "target" if record.row.table == "riwayat" else "nilai"


def unreachable(records: Records) -> Iterator[Finding]:
    """Targets above 100 % of a share whose numerator may not exceed its denominator."""
    bounded = of_whole(records)
    for record in records["target"]:
        above = [value for value in _aims(record) if value > WHOLE]
        if record.get("indikator") in bounded and above:
            yield record.finding("W655", "nilai", indikator=record.get("indikator"), terbaca=show(max(above)))


def of_whole(records: Records) -> set[str]:
    """The indicators that are a share of a whole which it may not exceed."""
    maxima = {record.get("kode"): record.get("maksimum") for record in records["variabel"]}
    bounded = set()
    for record in records["indikator"]:
        match record.get("rumus"):
            case Operation("/", (Name(part), Name(whole))) if maxima.get(part) == whole:
                bounded.add(record.get("kode"))
    return bounded


def indexes(records: Records) -> set[str]:
    """The indicators that are the index of a survey."""
    return {record.get("kode") for record in records["indikator"] if record.written("hitung")}


def off_scale(records: Records) -> Iterator[Finding]:
    """Targets of an index that no index can have, as those of an SKM between 1 and 4."""
    of_surveys = indexes(records)
    for record in records["target"]:
        wrong = [value for value in _aims(record) if value and not LOWEST_INDEX <= value <= HIGHEST_INDEX]
        if record.get("indikator") in of_surveys and wrong:
            yield record.finding("W656", "nilai", indikator=record.get("indikator"), terbaca=show(wrong[0]))


def out_of_reach(records: Records) -> Iterator[Finding]:
    """Bands above the cap of the capaian."""
    for choices in records["capaian"]:
        cap = choices.get("batas")  # a fraction
        for band in records["skala"]:
            if cap is not None and band.get("batas") > cap * WHOLE:
                yield band.finding(
                    "W657",
                    "batas",
                    nama=band.get("nama"),
                    terbaca=show(band.get("batas")),
                    batas=show(cap * WHOLE),
                )


def zero(records: Records) -> Iterator[Finding]:
    """Yearly targets of 0, against which there is no capaian."""
    ranged = {r.get("kode") for r in records["indikator"] if r.get("polarisasi") is Polarity.RANGE}
    for record in records["target"]:
        if record.get("nilai") == 0 and record.get("atas") is None and record.get("indikator") not in ranged:
            yield record.finding("N658", "nilai", indikator=record.get("indikator"))


def _aims(record: Record) -> list[float]:
    """What a target asks to reach in the year and in its triwulan."""
    return [value for value in (record.get("nilai"), *record.get("triwulan")) if value is not None]
