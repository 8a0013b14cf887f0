"""What a definition may say: every table with its columns, as one declarative list."""

from __future__ import annotations

from ..core.model import Accumulation, Edition, Kind, Minimizing, Polarity, Pooling, SheetLayout, Timing
from ..core.zones import Zone
from . import values as kind
from .columns import Column, Shape, Table, chosen, numeric, optional

LIST = "daftar"  # of bidang: the file of a list, whose rows take the place of the one that names it
# The loose values at the top of a file are the table without a name.
LOOSE = Table(
    "",
    (
        optional("contoh", kind.flag, False, Shape.FLAG),
        optional("narasi_per_indikator", kind.flag, False, Shape.FLAG),
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
            chosen("zona_waktu", Zone, Zone.WEST),
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
            optional("pangkat", kind.text, ""),
            optional("nip", kind.nip, ""),
        ),
        many=False,
    ),
    Table(
        "kontak",
        (
            Column("nama", kind.text),
            optional("petugas", kind.text, ""),
            optional("telepon", kind.text, ""),
            optional("jam", kind.text, ""),
        ),
        many=False,
    ),
    Table(
        "dokumen",
        (
            chosen("tata_letak", SheetLayout, SheetLayout.MEASURING),
            optional("tahun_awal", kind.year, None, Shape.NUMBER),
        ),
        many=False,
        required=False,
    ),
    Table(
        "bidang",
        (
            Column("kode", kind.unit_code),
            Column("nama", kind.text),
            optional("lembar", kind.sheet_name, ""),
            optional("pengisi", kind.text, ""),
            optional("kelompok", kind.text, ""),
            optional(LIST, kind.text, ""),
        ),
        unique=(("kode",), ("lembar",)),
    ),
    Table(
        "tujuan",
        (numeric("nomor", kind.whole(1, 999)), Column("uraian", kind.text)),
        required=False,
        unique=(("nomor",),),
    ),
    Table(
        "sasaran",
        (
            numeric("nomor", kind.whole(1, 999)),
            Column("uraian", kind.text),
            optional("tujuan", kind.whole(1, 999), None, Shape.NUMBER),
        ),
        unique=(("nomor",),),
    ),
    Table(
        "program",
        (Column("kode", kind.text), Column("nama", kind.text), optional("keterangan", kind.text, "")),
        required=False,
        unique=(("kode",),),
    ),
    Table(
        "variabel",
        (
            Column("kode", kind.name),
            Column("uraian", kind.text),
            Column("satuan", kind.text),
            chosen("jenis", Kind),
            chosen("waktu", Timing),
            Column("cakupan", kind.text),
            optional("bidang", kind.codes, (), Shape.CODES),
            chosen("antar_bidang", (Pooling.SUM, Pooling.MEAN), Pooling.SUM),
            optional("maksimum", kind.text, ""),
            optional("anggaran", kind.text, ""),
            optional("kelompok", kind.codes, (), Shape.CODES),
        ),
    ),
    Table(
        "survei",
        (
            Column("variabel", kind.text),
            optional("penimbang", kind.weight, "tepat", Shape.EITHER),
            chosen("mutu", ("2017", "2004"), "2017"),
            optional("populasi", kind.whole(1, 1_000_000_000), None, Shape.NUMBER),
            optional("kapasitas", kind.whole(1, 10_000), 2000, Shape.NUMBER),
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
            numeric("nomor", kind.whole(1, 999)),
            numeric("sasaran", kind.whole(1, 999)),
            Column("nama", kind.text),
            optional("label", kind.text, ""),
            Column("satuan", kind.text),
            optional("rumus", kind.expression, None),
            chosen("hitung", ("skm",), ""),
            optional("survei", kind.text, ""),
            optional("rumus_cetak", kind.printed_expression, None),
            chosen("polarisasi", Polarity),
            chosen("antar_periode", Pooling),
            Column("sumber_data", kind.text),
            Column("penanggung_jawab", kind.text),
            optional("definisi", kind.text, ""),
            optional("alasan", kind.text, ""),
            chosen("tipe", Accumulation, ""),
            optional("kondisi_awal", kind.number, None, Shape.NUMBER),
            optional("tahun_awal", kind.year, None, Shape.NUMBER),
            optional("standar", kind.number, None, Shape.NUMBER),
            optional("sumber_standar", kind.text, ""),
            optional("program", kind.codes, (), Shape.CODES),
            optional("kegiatan", kind.texts, (), Shape.TEXTS),
        ),
        unique=(("nomor",),),
    ),
    Table(
        "target",
        (
            Column("indikator", kind.text),
            numeric("tahun", kind.year),
            numeric("nilai", kind.number),
            optional("atas", kind.number, None, Shape.NUMBER),
            optional("triwulan", kind.quarters, (None, None, None, None), Shape.QUARTERS),
            chosen("naskah", Edition, Edition.ORIGINAL),
            optional("berlaku", kind.day, None, Shape.DAY),
        ),
        required=False,
        unique=(("naskah", "indikator", "tahun"),),
    ),
    Table(
        "renstra",
        (
            Column("indikator", kind.text),
            numeric("tahun", kind.year),
            numeric("nilai", kind.number),
            optional("atas", kind.number, None, Shape.NUMBER),
        ),
        required=False,
        unique=(("indikator", "tahun"),),
    ),
    Table(
        "riwayat",
        (
            Column("indikator", kind.text),
            numeric("tahun", kind.year),
            optional("triwulan", kind.quarter, 0, Shape.NUMBER),
            optional("target", kind.past, None, Shape.NUMBER),
            optional("atas", kind.past, None, Shape.NUMBER),
            optional("realisasi", kind.past, None, Shape.NUMBER),
            optional("sumber", kind.text, ""),
        ),
        required=False,
        unique=(("triwulan", "indikator", "tahun"),),
    ),
    Table(
        "anggaran",
        (
            Column("untuk", kind.text),
            numeric("tahun", kind.year),
            numeric("pagu", kind.rupiah),
            chosen("naskah", Edition, Edition.ORIGINAL),
            optional("berlaku", kind.day, None, Shape.DAY),
        ),
        required=False,
        unique=(("naskah", "untuk", "tahun"),),
    ),
    Table(
        "rencana",
        (
            Column("indikator", kind.text),
            numeric("tahun", kind.year),
            numeric("triwulan", kind.quarter),
            Column("langkah", kind.text),
            optional("penanggung_jawab", kind.text, ""),
            optional("anggaran", kind.rupiah, None, Shape.NUMBER),
        ),
        required=False,
        unique=(("langkah", "triwulan", "indikator", "tahun"),),
    ),
    Table(
        "perjanjian",
        (
            numeric("tahun", kind.year),
            chosen("naskah", Edition, Edition.ORIGINAL),
            optional("tanggal", kind.day, None, Shape.DAY),
            *(
                optional(f"{key}_{party}", read, "")
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
            chosen("minimal", Minimizing, Minimizing.DIFFERENCE),
            optional("batas", kind.share, None, Shape.NUMBER),
            optional("efisiensi", kind.text, ""),
            optional("rumus_efisiensi", kind.expression, None),
        ),
        many=False,
        required=False,
    ),
    Table(
        "skala",
        (numeric("batas", kind.number), Column("nama", kind.text)),
        unique=(("batas",), ("nama",)),
    ),
    Table(
        "pemeriksaan",
        (optional("lonjakan", kind.share, None, Shape.NUMBER),),
        many=False,
        required=False,
    ),
    Table(
        "narasi",
        (
            Column("kode", kind.upper_code),
            Column("judul", kind.text),
            Column("pertanyaan", kind.text),
            optional("dijanjikan", kind.flag, False, Shape.FLAG),
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
