"""What the sheet Pengukuran says."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.model import Definition, Polarity, Pooling
from .iku import arithmetic, of_percentages

TITLE = "PENGUKURAN KINERJA TAHUN {year}"
LINE = "{office}  ·  {period}"
HEADS = {
    "number": "No",
    "objective": "Sasaran Strategis",
    "indicator": "Indikator Kinerja",
    "measure": "Satuan",
    "target": "Target\n{period}",
    "quarters": "Realisasi triwulan",
    "year_target": "Target\nsetahun",
    "change": "Perubahan\ndari TW lalu",
    "value": "Realisasi\n{period}",
    "achievement": "Capaian",
    "category": "Predikat",
    "before": "Tahun lalu\n{before}",
    "rule": "Arah dan cara\nmenggabung",
    "remark": "Keterangan",
}
ACROSS = {
    Pooling.LAST: "nilai terakhir",
    Pooling.MEAN: "rata-rata triwulan",
    Pooling.SUM: "jumlah triwulan",
}
ACROSS_RATIO = "Σ pembilang : Σ penyebut"
BETTER = {
    Polarity.MAXIMIZE: "",
    Polarity.MINIMIZE: "makin rendah makin baik",
    Polarity.RANGE: "terbaik di dalam rentang",
}
BEFORE_TYPED = "Tahun lalu: {typed}"
SCALE_HEAD = "Skala predikat yang dipakai"
READING_HEAD = "Cara membaca"
SCALE_TOP = "capaian ≥ {low} %"
SCALE_BETWEEN = "{low} % ≤ capaian < {high} %"
SCALE_BOTTOM = "capaian < {high} %"


def reading(definition: Definition, numbers: Mapping[str, str]) -> tuple[str, ...]:
    """How to read the sheet, whose columns have these numbers."""
    return (
        f"{arithmetic(definition, numbers)} Predikat dari capaian yang dibulatkan dua desimal, sehingga tidak ada celah.",
        of_percentages(definition),
        "Triwulan yang belum lengkap tidak diberi angka, tidak dihitung sebagai nol, dan tidak diisi angka lama.",
        "Perubahan: angka triwulan terakhir dikurangi angka triwulan sebelumnya; poin adalah selisih dua persentase.",
        "“Tidak dapat dihitung” berarti target belum ditetapkan atau nol, atau realisasinya belum ada; bukan 0 %.",
    )
