"""What the sheet Responden says."""

from __future__ import annotations

SHEET = "Responden"
TITLE = "RESPONDEN SURVEI"
LINE = "{text}. Satu baris untuk satu responden yang dihitung, seperti tertulis dalam kiriman; yang kosong tidak dijawab."
PROFILE = {
    "tanggal": "Tanggal",
    "layanan": "Layanan",
    "kelamin": "Jenis kelamin",
    "usia": "Kelompok umur",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
}
HEADS = {
    "number": "No",
    "period": "Periode",
    "sheet": "Lembar",
    "row": "Baris",
    **PROFILE,
    "comment": "Saran",
}
