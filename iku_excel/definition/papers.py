"""What the tables of the papers around the document can break: halves, owners, years, contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..core.expression import names
from ..core.findings import Finding
from ..core.model import EFFICIENCY_NAMES, RENSTRA_YEARS, Accumulation, Edition, Kind, Pooling
from ..core.numbers import show
from ..texts import definition as words
from .nearest import suggestion
from .reading import Record, Records, known
from .values import shown

# Table, and two of its keys of which one says nothing without the other.
HALVES = (
    ("indikator", "kondisi_awal", "tahun_awal", "E673"),
    ("indikator", "standar", "sumber_standar", "E674"),
    ("capaian", "efisiensi", "rumus_efisiensi", "E681"),
)


def halves(records: Records) -> Iterator[Finding]:
    """A figure without its year or source, a rule without its name, and the other way round."""
    for table, one, other, code in HALVES:
        for record in records[table]:
            if record.written(one) != record.written(other):
                there, missing = (one, other) if record.written(one) else (other, one)
                yield record.finding(code, there, kurang=missing)


def owners(records: Records) -> Iterator[Finding]:
    """Money of what is neither program nor indicator, or of what is both."""
    programs, indicators = known(records, "program", "kode"), known(records, "indikator", "kode")
    for record in records["program"]:
        if record.get("kode") in indicators:
            yield record.finding("E680", "kode", terbaca=shown(record.get("kode")))
    for table, key in (("anggaran", "untuk"), ("variabel", "anggaran")):
        for record in records[table]:
            owner = record.get(key)
            if owner and owner not in (*programs, *indicators):
                near = suggestion(str(owner), map(shown, (*programs, *indicators)), words.NEITHER)
                yield record.finding("E678", key, terbaca=shown(owner), saran=near)


def spendings(records: Records) -> Iterator[Finding]:
    """Rupiah that say not what they were spent on, and other answers that do."""
    for record in records["variabel"]:
        if "jenis" in record.values and record.written("anggaran") != (record.get("jenis") is Kind.MONEY):
            yield record.finding("E679", "jenis", terbaca=shown(record.get("kode")))


def revisions(records: Records) -> Iterator[Finding]:
    """A Perubahan of a budget that does not say from when it counts, or from another year."""
    for record in records["anggaran"]:
        since, year, owner = record.get("berlaku"), record.get("tahun"), shown(record.get("untuk"))
        revised = record.get("naskah") is Edition.REVISED
        if "naskah" in record.values and record.written("berlaku") != revised:
            yield record.finding("E683", "berlaku", terbaca=owner)
        elif since is not None and year is not None and since.year != year:
            yield record.finding("E648", "berlaku", terbaca=since.isoformat(), tahun=year)


def efficiency(records: Records) -> Iterator[Finding]:
    """A rule for efficiency over something that is not known."""
    for record in records["capaian"]:
        tree = record.get("rumus_efisiensi")
        for name in names(tree) if tree is not None else ():
            if name not in EFFICIENCY_NAMES:
                yield record.finding(
                    "E682", "rumus_efisiensi", terbaca=name, daftar=", ".join(sorted(EFFICIENCY_NAMES))
                )


CHECKS: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    halves,
    owners,
    spendings,
    revisions,
    efficiency,
)


# --- what is merely unwise -----------------------------------------------------------------------------


def contradicted(records: Records) -> Iterator[Finding]:
    """A target of the Renstra that is another than the year's own first one."""
    first = {
        (record.get("indikator"), record.get("tahun")): record
        for record in records["target"]
        if record.get("naskah") is Edition.ORIGINAL
    }
    for record in records["renstra"]:
        target = first.get((record.get("indikator"), record.get("tahun")))
        if target is None or _bounds(record) == _bounds(target):
            continue
        yield record.finding(
            "W675",
            "nilai",
            indikator=record.get("indikator"),
            tahun=record.get("tahun"),
            terbaca=_worded(record),
            nilai=_worded(target),
        )


def outside(records: Records) -> Iterator[Finding]:
    """A target of the Renstra for a year that is none of its five."""
    years = [record.get("tahun") for record in records["renstra"]]
    given = next((record.get("tahun_awal") for record in records["dokumen"]), None)
    begin = given or min(years, default=0)
    for record in records["renstra"]:
        if not begin <= record.get("tahun") < begin + RENSTRA_YEARS:
            yield record.finding(
                "W677", "tahun", terbaca=record.get("tahun"), awal=begin, akhir=begin + RENSTRA_YEARS - 1
            )


def accumulations(records: Records) -> Iterator[Finding]:
    """A tipe perhitungan that says another thing than how the triwulan are combined."""
    for record in records["indikator"]:
        told, combined = record.get("tipe"), record.get("antar_periode")
        if told and (told is Accumulation.CUMULATIVE) != (combined is Pooling.SUM):
            yield record.finding(
                "W676",
                "tipe",
                indikator=record.get("kode"),
                terbaca=str(told),
                antar=str(combined),
            )


ADVICE: tuple[Callable[[Records], Iterator[Finding]], ...] = (contradicted, outside, accumulations)


def _bounds(record: Record) -> tuple[float, float | None]:
    return record.get("nilai"), record.get("atas")


def _worded(record: Record) -> str:
    return " – ".join(show(bound) for bound in _bounds(record) if bound is not None)
