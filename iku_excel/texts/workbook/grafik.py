"""What the sheet Grafik says."""

from __future__ import annotations

TITLE = "GRAFIK KINERJA"
LINE = "{office}  ·  {period}"
NUMBER_HEAD, INDICATOR_HEAD, LABEL_HEAD, STATE_HEAD = "No", "Indikator", "Label grafik", "Keadaan"
TARGET_HEAD, VALUE_HEAD, ACHIEVEMENT_HEAD = "Target", "Realisasi", "Capaian"

ACHIEVEMENTS = "Capaian tiap indikator terhadap targetnya – {period}"
ACHIEVEMENTS_NOTE = (
    "Yang paling jauh di bawah target di atas. Garis putus-putus: 100 % = target tercapai, lalu tiap kelipatannya. "
    "Indikator tanpa angka tidak digambar, bukan nol."
)
QUARTERS = "Realisasi tiap triwulan {year} – satuan {measure}"
QUARTERS_NOTE = (
    "Angka tiap triwulan sendiri, bukan angka s.d. triwulan itu. Triwulan tanpa angka dikosongkan, bukan nol."
)
YEARS = "Realisasi {first}–{last} – satuan {measure}"
YEARS_NOTE = "Angka setahun; tahun tanpa angka dikosongkan, bukan nol."
SHARES = "Sumbangan tiap bidang – satuan {measure}"
SHARES_NOTE = "Panjang batang seluruhnya sama dengan realisasi triwulan yang disebut. Hanya indikator yang isiannya dari beberapa bidang."
OTHER_UNITS = "Unit lainnya"
EXTREMES = "Bidang terbaik dan terendah – {name}"
ENDS = "Bidang tertinggi dan terendah – {name}"
EXTREMES_NOTE = "Angka masing-masing bidang dari isiannya sendiri, {n} bidang; yang terbaik di atas. Bila sama, yang lebih dahulu dalam definisi."
SPREAD = "Sebaran bidang – {name}"
SPREAD_NOTE = "Banyaknya bidang pada setiap rentang angkanya sendiri, {n} bidang; batas bawah termasuk, dan 100 % masuk rentang terakhirnya."
UNITS_HEAD = "Bidang"
CLASS, BEYOND = "{low} – {high} %", "di atas {low} %"
LONGEST_NAME = 70
SHARE_LABEL = "{name} ({quarter})"
CONTINUED = "{title} ({part} dari {parts})"
EXAMPLE = "{title} (target contoh)"
NOTHING = "Belum ada angka yang dapat digambar."
STATE_IN_QUARTER = "{quarter} {state}"
CUT = "…"
LABEL = "{squares}  {name}"
MANY = "Dengan indikator sebanyak ini, angka tiap triwulan dan sumbangan bidang dibaca pada lembar Pengukuran dan Data."


def within(name: str) -> str:
    """A name as far as a title holds it."""
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rstrip() + CUT
