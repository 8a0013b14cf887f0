"""What the sheet Data says."""

from __future__ import annotations

TITLE = "DATA YANG DIPAKAI"
LINE = "Setiap angka dengan asalnya. Klik alamat pada kolom Sel untuk membuka berkas di tempat angka itu diketik."
LINE_ALONE = "Setiap angka dengan berkas, lembar, dan sel tempat angka itu diketik."
SUM = (
    "{n} isian = {used} dipakai + {nihil} nihil + {pending} belum tersedia + {blank} kosong "
    "+ {refused} ditolak + {missing} belum dikirim."
)
HEADS = {
    "number": "No",
    "unit": "Bidang",
    "indicators": "Indikator",
    "text": "Data",
    "code": "Kode",
    "state": "Keadaan",
    "period": "Periode",
    "read": "Terbaca",
    "used": "Dipakai",
    "file": "Berkas",
    "sheet": "Lembar",
    "cell": "Sel",
    "revision": "Revisi",
    "filled_by": "Diisi oleh",
    "note": "Catatan",
}

TEXTS_TITLE = (
    "Uraian yang ditulis – lengkapnya pada berkas, untuk triwulan ini pada lembar Analisis; "
    "yang terlalu panjang untuk dicetak, lengkap di sini"
)
RECORDED_TITLE = "Riwayat yang diketik dalam definisi, bukan dihitung dari kiriman"
RECORDED_USED, RECORDED_UNUSED = "● dipakai", "○ tidak dipakai: ada paket atau kiriman"
RECORDED_TARGET = "target {target}"
