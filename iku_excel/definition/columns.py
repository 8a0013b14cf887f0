"""What a definition may say: every table with its columns, as one declarative list."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.model import Kind, Minimizing, Polarity, Pooling, Timing
from . import values as kind
from .values import Reader


@dataclass(frozen=True, slots=True)
class Column:
    """A key of a table; `read` turns its raw value into the definition's own."""

    key: str
    read: Reader
    required: bool = True
    default: object = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one row or of many; `unique` lists the keys, or groups of keys, that no two rows share."""

    name: str
    columns: tuple[Column, ...]
    many: bool = True
    required: bool = True
    unique: tuple[tuple[str, ...], ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.key for column in self.columns)

    @property
    def heading(self) -> str:
        """How its rows begin in TOML."""
        return f"[[{self.name}]]" if self.many else f"[{self.name}]"


def _optional(key: str, read: Reader, default: object) -> Column:
    return Column(key, read, required=False, default=default)


# The loose values at the top of a file are the table without a name.
LOOSE = Table("", (_optional("contoh", kind.flag, False),), many=False, required=False)

TABLES = (
    LOOSE,
    Table(
        "instansi",
        (
            Column("kabupaten", kind.text),
            Column("skpd", kind.text),
            Column("singkatan", kind.text),
            Column("tugas", kind.text),
            Column("fungsi", kind.texts),
        ),
        many=False,
    ),
    Table(
        "penandatangan",
        (
            Column("tempat", kind.text),
            Column("tanggal", kind.text),
            Column("jabatan", kind.texts),
            Column("nama", kind.text),
            _optional("pangkat", kind.text, ""),
            _optional("nip", kind.nip, ""),
        ),
        many=False,
    ),
    Table(
        "kontak",
        (
            Column("nama", kind.text),
            _optional("petugas", kind.text, ""),
            _optional("telepon", kind.text, ""),
            _optional("jam", kind.text, ""),
        ),
        many=False,
    ),
    Table(
        "bidang",
        (
            Column("kode", kind.upper_code),
            Column("nama", kind.text),
            Column("lembar", kind.sheet_name),
            _optional("pengisi", kind.text, ""),
        ),
        unique=(("kode",), ("lembar",)),
    ),
    Table(
        "sasaran",
        (Column("nomor", kind.whole(1, 999)), Column("uraian", kind.text)),
        unique=(("nomor",),),
    ),
    Table(
        "variabel",
        (
            Column("kode", kind.name),
            Column("uraian", kind.text),
            Column("satuan", kind.text),
            Column("jenis", kind.choice(Kind)),
            Column("waktu", kind.choice(Timing)),
            Column("cakupan", kind.text),
            Column("bidang", kind.codes),
            _optional("antar_bidang", kind.choice((Pooling.SUM, Pooling.MEAN)), Pooling.SUM),
            _optional("maksimum", kind.text, ""),
        ),
    ),
    Table(
        "survei",
        (
            Column("variabel", kind.text),
            _optional("penimbang", kind.weight, "tepat"),
            _optional("mutu", kind.choice(("2017", "2004")), "2017"),
            _optional("populasi", kind.whole(1, 1_000_000_000), None),
            _optional("kapasitas", kind.whole(1, 10_000), 2000),
        ),
        required=False,
        unique=(("variabel",),),
    ),
    Table(
        "unsur",
        (
            Column("survei", kind.text),
            Column("kunci", kind.name),
            Column("nama", kind.text),
            Column("singkat", kind.text),
        ),
        required=False,
        unique=(("survei", "kunci"),),
    ),
    Table(
        "indikator",
        (
            Column("kode", kind.name),
            Column("nomor", kind.whole(1, 999)),
            Column("sasaran", kind.whole(1, 999)),
            Column("nama", kind.text),
            _optional("label", kind.text, ""),
            Column("satuan", kind.text),
            _optional("rumus", kind.expression, None),
            _optional("hitung", kind.choice(("skm",)), ""),
            _optional("survei", kind.text, ""),
            _optional("rumus_cetak", kind.printed_expression, None),
            Column("polarisasi", kind.choice(Polarity)),
            Column("antar_periode", kind.choice(Pooling)),
            Column("sumber_data", kind.text),
            Column("penanggung_jawab", kind.text),
        ),
        unique=(("nomor",),),
    ),
    Table(
        "target",
        (
            Column("indikator", kind.text),
            Column("tahun", kind.year),
            Column("nilai", kind.number),
            _optional("atas", kind.number, None),
            _optional("triwulan", kind.quarters, (None, None, None, None)),
        ),
        required=False,
        unique=(("indikator", "tahun"),),
    ),
    Table(
        "capaian",
        (
            _optional("minimal", kind.choice(Minimizing), Minimizing.DIFFERENCE),
            _optional("batas", kind.cap, None),
        ),
        many=False,
        required=False,
    ),
    Table(
        "skala",
        (Column("batas", kind.number), Column("nama", kind.text)),
        unique=(("batas",), ("nama",)),
    ),
    Table(
        "narasi",
        (Column("kode", kind.upper_code), Column("judul", kind.text), Column("pertanyaan", kind.text)),
        required=False,
    ),
    Table(
        "koreksi",
        (Column("diterima", kind.text), Column("dicetak", kind.text)),
        required=False,
        unique=(("diterima",),),
    ),
)

BY_NAME = {table.name: table for table in TABLES}
# These codes stand in one code column of a form, so no two of them are alike.
FORM_CODES = ("variabel", "indikator", "narasi")
