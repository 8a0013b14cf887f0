"""What only several rows together can break: references, cycles, scales, surveys, targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from ..core.expression import names
from ..core.findings import Finding
from ..core.model import Edition, Kind, Polarity
from ..texts import definition as words
from . import bounds, papers, recorded, shares
from .nearest import suggestion
from .reading import Record, Records, known
from .tables import BY_NAME
from .values import is_blank, shown

FEWEST_ELEMENTS = 5  # columns that the sheet of a survey needs

# Table and key that refers, table and key that it refers to.
REFERENCES = (
    ("bidang", "pengisi", "bidang", "kode"),
    ("variabel", "bidang", "bidang", "kode"),
    ("variabel", "kelompok", "bidang", "kelompok"),
    ("variabel", "maksimum", "variabel", "kode"),
    ("survei", "variabel", "variabel", "kode"),
    ("unsur", "survei", "survei", "variabel"),
    ("indikator", "sasaran", "sasaran", "nomor"),
    ("indikator", "survei", "variabel", "kode"),
    ("indikator", "rumus", "variabel", "kode"),
    ("target", "indikator", "indikator", "kode"),
    ("sasaran", "tujuan", "tujuan", "nomor"),
    ("indikator", "program", "program", "kode"),
    ("renstra", "indikator", "indikator", "kode"),
    ("rencana", "indikator", "indikator", "kode"),
    ("riwayat", "indikator", "indikator", "kode"),
)

# The columns by which people know a row whose code they do not have in mind.
CALLED = ("nama", "label", "lembar", "uraian", "nomor")

# Table and key of a row that must be named by some row of another table, under its key.
NEEDED = (
    ("bidang", "kode", "variabel", "bidang"),
    ("sasaran", "nomor", "indikator", "sasaran"),
    ("tujuan", "nomor", "sasaran", "tujuan"),
)


def dangling(records: Records) -> Iterator[Finding]:
    """References to rows that do not exist."""
    for table, key, target, target_key in REFERENCES:
        there = dict.fromkeys(known(records, target, target_key))
        if not records[target] and BY_NAME[target].required:
            continue  # the empty table is the fault
        for record in records[table]:
            for name in _named(record, key):
                # A number written as text has its own fault already.
                if name not in there and shown(name) not in there:
                    yield record.finding(
                        "E611",
                        key,
                        terbaca=shown(name),
                        tabel=target,
                        saran=_meant(records, target, target_key, name)
                        or suggestion(str(name), map(shown, there), target),
                    )


def _meant(records: Records, table: str, key: str, name: object) -> str:
    """A sentence with the code of the row that is called so: people write what they read, not its code."""
    said = shown(name).casefold().strip(" .")
    for record in records[table]:
        called = (shown(record.row.values.get(column, "")) for column in CALLED)
        if record.get(key) is not None and said in (one.casefold().strip(" .") for one in called):
            return words.MAYBE.format(name=shown(record.get(key)))
    return ""


def idle(records: Records) -> Iterator[Finding]:
    """Bidang that nobody asks anything of, sasaran without indicators."""
    for table, key, users, user_key in NEEDED:
        if not records[users]:
            continue
        used = {
            name
            for record in records[users]
            for name in _as_tuple(record.row.values.get(user_key))
            if isinstance(name, str | int | float)
        }
        for record in records[table]:
            if record.get(key) is not None and record.get(key) not in used:
                yield record.finding("E612", key, terbaca=shown(record.get(key)), tabel=table, oleh=users)


def unasked(records: Records) -> Iterator[Finding]:
    """Variables that nobody is asked."""
    for record in records["variabel"]:
        if not record.written("bidang") and not record.written("kelompok"):
            yield record.finding("E605", "bidang", bagian=words.COLUMN)


def calculation(records: Records) -> Iterator[Finding]:
    """Indicators that are calculated in no way, in two ways, or without any variable."""
    surveys = _survey_variables(records)
    for record in records["indikator"]:
        code = shown(record.row.values.get("kode"))
        if record.written("rumus") == record.written("hitung") or (
            record.written("rumus") and record.written("survei")
        ):
            yield record.finding("E615", "rumus" if record.written("rumus") else "kode", indikator=code)
            continue
        tree = record.get("rumus")
        if tree is not None and not names(tree):
            yield record.finding("E613", "rumus", indikator=code)
        for name in _named(record, "rumus"):
            if name in surveys:
                yield record.finding("E614", "rumus", terbaca=name)
        if not record.written("hitung"):
            continue
        for key in ("survei", "rumus_cetak"):
            if not record.written(key):
                yield record.finding("E605", key, bagian=words.COLUMN)
        if record.get("satuan") == "%":
            yield record.finding("E638", "satuan", indikator=code)


def surveys(records: Records) -> Iterator[Finding]:
    """Surveys without rules or with too few unsur, and rules for what is no survey."""
    variables, ruled = _survey_variables(records), known(records, "survei", "variabel")
    kinds = _kinds(records)
    for table, key in (("survei", "variabel"), ("indikator", "survei")):
        for record in records[table]:
            if record.get(key) in kinds and record.get(key) not in variables:
                yield record.finding("E616", key, terbaca=record.get(key))
    for code, record in variables.items():
        if code not in ruled:
            yield record.finding("E634", "kode", terbaca=code)
    for record in records["survei"]:
        count = sum(row.row.values.get("survei") == record.get("variabel") for row in records["unsur"])
        if record.get("variabel") in variables and count < FEWEST_ELEMENTS:
            yield record.finding(
                "E617", "variabel", survei=record.get("variabel"), n=count, batas=FEWEST_ELEMENTS
            )


def survey_sheets(records: Records) -> Iterator[Finding]:
    """Surveys asked of several bidang, or of a bidang that is asked anything else."""
    for code, record in _survey_variables(records).items():
        units = record.get("bidang") or ()
        if len(units) > 1:
            yield record.finding("E633", "bidang", terbaca=code, n=len(units))
        for unit in units:
            others = [
                shown(other.row.values.get("kode"))
                for other in records["variabel"]
                if other is not record and unit in (other.get("bidang") or ())
            ]
            if others:
                yield record.finding("E632", "bidang", bidang=unit, survei=code, lain=", ".join(others))


def ceilings(records: Records) -> Iterator[Finding]:
    """Maxima that are surveys, or that lead back to where they began."""
    surveys_ = _survey_variables(records)
    above = {record.get("kode"): record.get("maksimum") for record in records["variabel"]}
    reported: set[str] = set()
    for record in records["variabel"]:
        code, ceiling = record.get("kode"), record.get("maksimum")
        if ceiling and (ceiling in surveys_ or code in surveys_):
            yield record.finding("E640", "maksimum", terbaca=ceiling if ceiling in surveys_ else code)
        chain = [code]
        while (following := above.get(chain[-1])) and following not in chain:
            chain.append(following)
        if following and following == code and code not in reported:
            reported.update(chain)
            yield record.finding("E618", "maksimum", rantai=" > ".join([*chain, code]))


def keepers(records: Records) -> Iterator[Finding]:
    """Sheets kept by a bidang that does not keep its own."""
    kept = [record.get("kode") for record in records["bidang"] if record.get("pengisi")]
    for record in records["bidang"]:
        if record.get("pengisi") in kept:
            yield record.finding("E637", "pengisi", terbaca=record.get("pengisi"))


def scale(records: Records) -> Iterator[Finding]:
    """Bands that overlap, and a scale that does not reach the ground."""
    bands = [record for record in records["skala"] if record.get("batas") is not None]
    for higher, lower in pairwise(bands):
        if lower.get("batas") > higher.get("batas"):
            terbaca, sebelum = (shown(record.row.values["batas"]) for record in (lower, higher))
            yield lower.finding("E619", "batas", terbaca=terbaca, sebelum=sebelum)
    if bands and len(bands) == len(records["skala"]) and min(record.get("batas") for record in bands) != 0:
        lowest = min(bands, key=lambda record: record.get("batas"))
        yield lowest.finding("E631", "batas", terbaca=shown(lowest.row.values["batas"]))


def targets(records: Records) -> Iterator[Finding]:
    """Ranges without an end, and a Perubahan that does not say from when it counts."""
    ranged = [r.get("kode") for r in records["indikator"] if r.get("polarisasi") is Polarity.RANGE]
    for record in records["target"]:
        since, year = record.get("berlaku"), record.get("tahun")
        if (
            record.written("berlaku") != (record.get("naskah") is Edition.REVISED)
            and "naskah" in record.values
        ):
            yield record.finding("E644", "berlaku", indikator=shown(record.row.values.get("indikator")))
        elif since is not None and year is not None and since.year != year:
            yield record.finding("E648", "berlaku", terbaca=since.isoformat(), tahun=year)
    for record in (*records["target"], *records["renstra"], *records["riwayat"]):
        aimed = record.written(bounds.aim_of(record)) or record.row.table != "riwayat"
        if aimed and not record.written("atas") and record.get("indikator") in ranged:
            yield record.finding("E636", "indikator", indikator=record.get("indikator"))


CHECKS: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    dangling,
    idle,
    unasked,
    calculation,
    surveys,
    survey_sheets,
    ceilings,
    keepers,
    scale,
    targets,
    bounds.crossed,
    *shares.CHECKS,
    *papers.CHECKS,
    *recorded.CHECKS,
)


def _named(record: Record, key: str) -> tuple[Any, ...]:
    """What a value refers to: a formula's names, a list's items, or itself."""
    value = record.get(key)
    if key == "rumus":
        return names(value) if value is not None else ()
    return () if is_blank(value) else _as_tuple(value)


def _as_tuple(value: object) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def _kinds(records: Records) -> dict[str, Kind]:
    return {record.get("kode"): record.get("jenis") for record in records["variabel"] if record.get("jenis")}


def _survey_variables(records: Records) -> dict[str, Record]:
    return {
        record.get("kode"): record for record in records["variabel"] if record.get("jenis") is Kind.SURVEY
    }
