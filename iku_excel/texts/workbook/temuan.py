"""What the sheet Temuan says."""

from __future__ import annotations

TITLE = "TEMUAN – APA YANG DIKERJAKAN DULU"
LINE = "{files} berkas dipakai  ·  lembar: {sheets}  ·  angka: {figures}"
COUNTS = {
    "E": "▲  {n} harus diperbaiki",
    "W": "◊  {n} perlu diperiksa",
    "N": "●  {n} untuk diketahui",
}
GROUPS = {
    "E": "▲  Perbaiki dulu – selama ini belum beres, angkanya belum dapat disebut",
    "W": "◊  Periksa dan putuskan – dipakai, tetapi ada yang tidak biasa",
    "N": "●  Untuk diketahui – tidak perlu dikerjakan",
}
HEADS = {
    "number": "No",
    "code": "Kode",
    "unit": "Bidang",
    "file": "Berkas",
    "sheet": "Lembar",
    "cell": "Sel",
    "label": "Data",
    "read": "Terbaca",
    "used": "Dipakai",
    "message": "Masalah",
    "hint": "Cara memperbaiki",
}
CELLS = "Sel demi sel – yang di atas disebut bersama, dengan nomor temuannya"
NOTHING = "Tidak ada temuan."
