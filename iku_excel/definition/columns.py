"""What a definition may say: every table with its columns, as one declarative list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from ..core.model import Accumulation, Edition, Kind, Minimizing, Polarity, Pooling, SheetLayout, Timing
from ..core.zones import Zone
from . import values as kind
from .values import Reader


class Shape(Enum):
    """What a raw value is, so that a sheet of cells can hold it: lists take a cell for each item."""

    TEXT = auto()
    NUMBER = auto()
    EITHER = auto()  # a word or a number
    FLAG = auto()
    DAY = auto()
    TEXTS = auto()
    CODES = auto()
    QUARTERS = auto()


LISTS = (Shape.TEXTS, Shape.CODES, Shape.QUARTERS)


@dataclass(frozen=True, slots=True)
class Column:
    """A key of a table; `read` turns its raw value, one of `choices` if any, into the definition's own."""

    key: str
    read: Reader
    required: bool = True
    default: object = None
    shape: Shape = Shape.TEXT
    choices: tuple[str, ...] = ()


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


def _optional(key: str, read: Reader, default: object, shape: Shape = Shape.TEXT) -> Column:
    return Column(key, read, required=False, default=default, shape=shape)


def _number(key: str, read: Reader) -> Column:
    return Column(key, read, shape=Shape.NUMBER)


def _choice(key: str, choices: Iterable[str], default: object = None) -> Column:
    words = tuple(choices)
    return Column(key, kind.choice(words), default is None, default, choices=tuple(map(str, words)))


LIST = "daftar"  # of bidang: the file of a list, whose rows take the place of the one that names it
# The loose values at the top of a file are the table without a name.
LOOSE = Table(
    "",
    (
        _optional("contoh", kind.flag, False, Shape.FLAG),
        _optional("narasi_per_indikator", kind.flag, False, Shape.FLAG),
    ),
    many=False,
    required=False,
)

TABLES = (
    LOOSE,
    Table(
        "instansi",
        (
            Column("kabupaten", kind.text),
            Column("skpd", kind.text),
            Column("singkatan", kind.text),
            Column("tugas", kind.text),
            Column("fungsi", kind.texts, shape=Shape.TEXTS),
            _choice("zona_waktu", Zone, Zone.WEST),
        ),
        many=False,
    ),
    Table(
        "penandatangan",
        (
            Column("tempat", kind.text),
            Column("tanggal", kind.text),
            Column("jabatan", kind.texts, shape=Shape.TEXTS),
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
        "dokumen",
        (
            _choice("tata_letak", SheetLayout, SheetLayout.MEASURING),
            _optional("tahun_awal", kind.year, None, Shape.NUMBER),
        ),
        many=False,
        required=False,
    ),
    Table(
        "bidang",
        (
            Column("kode", kind.unit_code),
            Column("nama", kind.text),
            _optional("lembar", kind.sheet_name, ""),
            _optional("pengisi", kind.text, ""),
            _optional("kelompok", kind.text, ""),
            _optional(LIST, kind.text, ""),
        ),
        unique=(("kode",), ("lembar",)),
    ),
    Table(
        "tujuan",
        (_number("nomor", kind.whole(1, 999)), Column("uraian", kind.text)),
        required=False,
        unique=(("nomor",),),
    ),
    Table(
        "sasaran",
        (
            _number("nomor", kind.whole(1, 999)),
            Column("uraian", kind.text),
            _optional("tujuan", kind.whole(1, 999), None, Shape.NUMBER),
        ),
        unique=(("nomor",),),
    ),
    Table(
        "program",
        (Column("kode", kind.text), Column("nama", kind.text), _optional("keterangan", kind.text, "")),
        required=False,
        unique=(("kode",),),
    ),
    Table(
        "variabel",
        (
            Column("kode", kind.name),
            Column("uraian", kind.text),
            Column("satuan", kind.text),
            _choice("jenis", Kind),
            _choice("waktu", Timing),
            Column("cakupan", kind.text),
            _optional("bidang", kind.codes, (), Shape.CODES),
            _choice("antar_bidang", (Pooling.SUM, Pooling.MEAN), Pooling.SUM),
            _optional("maksimum", kind.text, ""),
            _optional("anggaran", kind.text, ""),
            _optional("kelompok", kind.codes, (), Shape.CODES),
        ),
    ),
    Table(
        "survei",
        (
            Column("variabel", kind.text),
            _optional("penimbang", kind.weight, "tepat", Shape.EITHER),
            _choice("mutu", ("2017", "2004"), "2017"),
            _optional("populasi", kind.whole(1, 1_000_000_000), None, Shape.NUMBER),
            _optional("kapasitas", kind.whole(1, 10_000), 2000, Shape.NUMBER),
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
            _number("nomor", kind.whole(1, 999)),
            _number("sasaran", kind.whole(1, 999)),
            Column("nama", kind.text),
            _optional("label", kind.text, ""),
            Column("satuan", kind.text),
            _optional("rumus", kind.expression, None),
            _choice("hitung", ("skm",), ""),
            _optional("survei", kind.text, ""),
            _optional("rumus_cetak", kind.printed_expression, None),
            _choice("polarisasi", Polarity),
            _choice("antar_periode", Pooling),
            Column("sumber_data", kind.text),
            Column("penanggung_jawab", kind.text),
            _optional("definisi", kind.text, ""),
            _optional("alasan", kind.text, ""),
            _choice("tipe", Accumulation, ""),
            _optional("kondisi_awal", kind.number, None, Shape.NUMBER),
            _optional("tahun_awal", kind.year, None, Shape.NUMBER),
            _optional("standar", kind.number, None, Shape.NUMBER),
            _optional("sumber_standar", kind.text, ""),
            _optional("program", kind.codes, (), Shape.CODES),
            _optional("kegiatan", kind.texts, (), Shape.TEXTS),
        ),
        unique=(("nomor",),),
    ),
    Table(
        "target",
        (
            Column("indikator", kind.text),
            _number("tahun", kind.year),
            _number("nilai", kind.number),
            _optional("atas", kind.number, None, Shape.NUMBER),
            _optional("triwulan", kind.quarters, (None, None, None, None), Shape.QUARTERS),
            _choice("naskah", Edition, Edition.ORIGINAL),
            _optional("berlaku", kind.day, None, Shape.DAY),
        ),
        required=False,
        unique=(("naskah", "indikator", "tahun"),),
    ),
    Table(
        "renstra",
        (
            Column("indikator", kind.text),
            _number("tahun", kind.year),
            _number("nilai", kind.number),
            _optional("atas", kind.number, None, Shape.NUMBER),
        ),
        required=False,
        unique=(("indikator", "tahun"),),
    ),
    Table(
        "riwayat",
        (
            Column("indikator", kind.text),
            _number("tahun", kind.year),
            _optional("triwulan", kind.quarter, 0, Shape.NUMBER),
            _optional("target", kind.past, None, Shape.NUMBER),
            _optional("atas", kind.past, None, Shape.NUMBER),
            _optional("realisasi", kind.past, None, Shape.NUMBER),
            _optional("sumber", kind.text, ""),
        ),
        required=False,
        unique=(("triwulan", "indikator", "tahun"),),
    ),
    Table(
        "anggaran",
        (
            Column("untuk", kind.text),
            _number("tahun", kind.year),
            _number("pagu", kind.rupiah),
            _choice("naskah", Edition, Edition.ORIGINAL),
            _optional("berlaku", kind.day, None, Shape.DAY),
        ),
        required=False,
        unique=(("naskah", "untuk", "tahun"),),
    ),
    Table(
        "rencana",
        (
            Column("indikator", kind.text),
            _number("tahun", kind.year),
            _number("triwulan", kind.quarter),
            Column("langkah", kind.text),
            _optional("penanggung_jawab", kind.text, ""),
            _optional("anggaran", kind.rupiah, None, Shape.NUMBER),
        ),
        required=False,
        unique=(("langkah", "triwulan", "indikator", "tahun"),),
    ),
    Table(
        "perjanjian",
        (
            _number("tahun", kind.year),
            _choice("naskah", Edition, Edition.ORIGINAL),
            _optional("tanggal", kind.day, None, Shape.DAY),
            *(
                _optional(f"{key}_{party}", read, "")
                for party in ("kedua", "pertama")
                for key, read in (
                    ("nama", kind.text),
                    ("jabatan", kind.text),
                    ("pangkat", kind.text),
                    ("nip", kind.nip),
                )
            ),
        ),
        required=False,
        unique=(("naskah", "tahun"),),
    ),
    Table(
        "capaian",
        (
            _choice("minimal", Minimizing, Minimizing.DIFFERENCE),
            _optional("batas", kind.share, None, Shape.NUMBER),
            _optional("efisiensi", kind.text, ""),
            _optional("rumus_efisiensi", kind.expression, None),
        ),
        many=False,
        required=False,
    ),
    Table(
        "skala",
        (_number("batas", kind.number), Column("nama", kind.text)),
        unique=(("batas",), ("nama",)),
    ),
    Table(
        "pemeriksaan",
        (_optional("lonjakan", kind.share, None, Shape.NUMBER),),
        many=False,
        required=False,
    ),
    Table(
        "narasi",
        (
            Column("kode", kind.upper_code),
            Column("judul", kind.text),
            Column("pertanyaan", kind.text),
            _optional("dijanjikan", kind.flag, False, Shape.FLAG),
        ),
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
