"""The folder of received files: codes 151 to 189."""

from __future__ import annotations

from collections.abc import Mapping

from ..entry import Audience, Entry
from .container import NOTHING_TO_DO

PLANNER = Audience.PLANNER

ENTRIES: Mapping[str, Entry] = {
    "N151": Entry("Dilewati: bukan formulir.", NOTHING_TO_DO, PLANNER),
    "W152": Entry(
        "“{x}” sedang terbuka di Excel; perubahan yang belum disimpan tidak terbaca.",
        "Simpan dan tutup berkasnya, lalu ulangi.",
        PLANNER,
    ),
    "E153": Entry("Berkas masih ditulis atau disalin.", "Tunggu sampai selesai, lalu ulangi.", PLANNER),
    "E154": Entry(
        "Berkas tidak dapat dibaca ({sebab}).",
        "Tutup di Excel, atau unduh penuh dari OneDrive atau Drive, lalu ulangi.",
        PLANNER,
    ),
    "N155": Entry("Dilewati: bukan berkas biasa.", NOTHING_TO_DO, PLANNER),
    "E156": Entry(
        "Nama atau letak berkas terlalu panjang atau tidak terbaca.",
        "Pendekkan namanya, pakai huruf dan angka biasa, lalu ulangi.",
        PLANNER,
    ),
    "E157": Entry(
        "Dua berkas bernama serupa: {a} dan {b}.",
        "Ganti nama salah satunya, atau pindahkan ke folder arsip.",
        PLANNER,
    ),
    "E158": Entry(
        "“{x}” tidak ada, kosong, atau berisi terlalu banyak berkas.",
        "Periksa letaknya; taruh formulir yang diterima di dalamnya, lalu ulangi.",
        PLANNER,
    ),
    "E159": Entry(
        "Tidak ada formulir yang dapat dibaca, sehingga periodenya tidak diketahui.",
        "Taruh formulir yang sudah diisi di folder itu, atau sebutkan periodenya dengan --period.",
        PLANNER,
    ),
    "E161": Entry(
        "{x} bukan folder.",
        "Sebutkan folder yang berisi formulir; satu berkas diperiksa dengan iku check.",
        PLANNER,
    ),
    "E160": Entry(
        "{x} adalah setahun; formulir dibuat untuk satu triwulan.",
        "Sebutkan triwulannya, misalnya --period 2026-TW2; tanpa --period pengisi memilihnya sendiri.",
        PLANNER,
    ),
}
