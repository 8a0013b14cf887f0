"""What the sheet Antartahun says."""

from __future__ import annotations

SHEET = "Antartahun"
TITLE = "KINERJA ANTARTAHUN {first}–{last}"
LINE = "{office}  ·  target, realisasi, dan capaian tahun-tahun sebelumnya di samping {period}"
HEADS = {
    "number": "No",
    "objective": "Sasaran Strategis",
    "indicator": "Indikator Kinerja",
    "measure": "Satuan",
    "baseline": "Kondisi\nawal",
    "line": "",
}
BASELINE = "{value}\n({year})"
LINES = {"target": "Target", "value": "Realisasi", "achievement": "Capaian"}
READING_HEAD = "Cara membaca"
READING = (
    "Tanpa tanda: seperti diterbitkan dalam paket tahun itu, atau dihitung dari kiriman tahun itu (asalnya pada lembar "
    "Perhitungan).",
    "– berarti tidak diketahui, belum ditetapkan, atau tidak dapat dihitung; bukan nol.",
)
PARTIAL = "{year} baru {period}; tahun sebelumnya setahun penuh."
EXAMPLE = "Target yang tidak bertanda adalah contoh."
