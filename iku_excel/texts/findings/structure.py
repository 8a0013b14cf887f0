"""The form itself, changed since it was issued: codes 201 to 299."""

from __future__ import annotations

from collections.abc import Mapping

from .entry import NEW_COPY, NOTHING_TO_DO, Audience, Entry

PASTE_VALUES = "Lain kali tempel dengan Tempel Nilai (Ctrl+Alt+V, lalu V)."
PLANNER = Audience.PLANNER

ENTRIES: Mapping[str, Entry] = {
    "E201": Entry("Susunan baris atau kolom berubah di “{lembar}”.", NEW_COPY, PLANNER),
    "W202": Entry(
        "Teks baku diubah di {sel}: “{baru}” (aslinya “{lama}”).",
        "Pastikan isiannya menjawab pertanyaan aslinya.",
        PLANNER,
    ),
    "E202": Entry(
        "Kode atau satuan diubah di {sel}: “{baru}” (aslinya “{lama}”).",
        NEW_COPY,
        PLANNER,
    ),
    "E203": Entry("Lembar isian terhapus.", NEW_COPY, PLANNER),
    "W204": Entry(
        "Proteksi lembar dilepas; isinya diperiksa penuh.", "Lain kali biarkan proteksinya terpasang."
    ),
    "E205": Entry("Ada dua lembar isian {x}.", "Hapus salinannya, simpan, lalu kirim ulang."),
    "E206": Entry(
        "Sel isian digabung di {sel}.", "Pisahkan selnya (Unmerge Cells), periksa angkanya, lalu kirim ulang."
    ),
    "W206": Entry(
        "Sel Bukti, Catatan, atau uraian digabung di {sel}; angkanya tetap dipakai.",
        "Pisahkan selnya (Unmerge Cells); teks sel yang tertutup tidak terbaca.",
    ),
    "E207": Entry("Kode {x} muncul dua kali (baris {a} dan {b}).", NEW_COPY, PLANNER),
    "W208": Entry(
        "Baris atau kolom tersembunyi tetap dihitung: {sel}.",
        "Tampilkan kembali dan periksa apakah isinya memang dimaksud.",
    ),
    "W209": Entry("Aturan isian hilang akibat tempel; nilainya diperiksa oleh sistem.", PASTE_VALUES),
    "W210": Entry(
        "Rumus baku di {sel} ditimpa; nilainya dihitung ulang oleh sistem.",
        "Lain kali isi sel kuning saja.",
    ),
    "N211": Entry("Ada catatan sel dari staf: “{x}”.", "Baca catatannya bila perlu.", PLANNER),
    "W212": Entry(
        "Ada isian di luar formulir ({sel}); tidak dihitung.",
        "Pindahkan ke sel kuning bila memang jawaban, atau hapus.",
    ),
    "N213": Entry("Berkas disimpan oleh program lain ({x}); diterima.", NOTHING_TO_DO, PLANNER),
    "N214": Entry("Nama lembar diubah[ menjadi “{x}”]; diterima.", NOTHING_TO_DO, PLANNER),
    "N215": Entry(
        "Ada lembar tambahan[ “{x}”] atau urutan lembar berubah; diterima.", NOTHING_TO_DO, PLANNER
    ),
    "W217": Entry(
        "Lembar tersembunyi formulir terhapus; pilihan di kolom Keadaan ikut hilang. Isian lain tetap dibaca.",
        NEW_COPY,
        PLANNER,
    ),
    "W218": Entry(
        "Ada isian di bagian berkas yang tidak dibaca program mana pun; tidak dipakai.",
        "Buka di Excel, periksa apakah isiannya tampak di sana, simpan, lalu kirim ulang.",
    ),
    "N216": Entry(
        "Baris atau kolom berpindah bersama kodenya; diterima dan dibaca menurut kodenya.",
        NOTHING_TO_DO,
        PLANNER,
    ),
}
