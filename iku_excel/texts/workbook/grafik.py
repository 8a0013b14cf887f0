"""What the sheet Grafik says."""

from __future__ import annotations

TITLE = "GRAFIK KINERJA"
LINE = "{office}  ·  {period}"
NUMBER_HEAD, INDICATOR_HEAD, LABEL_HEAD, STATE_HEAD = "No", "Indikator", "Label grafik", "Keadaan"
TARGET_HEAD, VALUE_HEAD, ACHIEVEMENT_HEAD, LINE_HEAD = "Target", "Realisasi", "Capaian", "Target 100 %"

ACHIEVEMENTS = "Capaian tiap indikator terhadap targetnya – {period}"
ACHIEVEMENTS_NOTE = (
    "Garis putus-putus: target tercapai (100 %). Indikator tanpa angka tidak digambar, bukan nol."
)
QUARTERS = "Realisasi tiap triwulan {year} – satuan {measure}"
QUARTERS_NOTE = (
    "Angka tiap triwulan sendiri, bukan angka s.d. triwulan itu. Triwulan tanpa angka dikosongkan, bukan nol."
)
SHARES = "Sumbangan tiap bidang – satuan {measure}"
SHARES_NOTE = "Tinggi batang seluruhnya sama dengan realisasi triwulan yang disebut. Hanya indikator yang isiannya dari beberapa bidang."
SHARE_LABEL = "{name} ({quarter})"
CONTINUED = "{title} ({part} dari {parts})"
EXAMPLE = "{title} (target contoh)"
NOTHING = "Belum ada angka yang dapat digambar."
STATE_IN_QUARTER = "{quarter} {state}"
CUT = "…"
