"""What the sheet Analisis says."""

from __future__ import annotations

TARGET, VALUE, ACHIEVEMENT, CHANGE = "Target", "Realisasi", "Capaian", "Dari TW sebelumnya"

TITLE = "ANALISIS CAPAIAN KINERJA"
LINE = "Uraian dan bukti dari bidang  ·  {period}"
UNIT_HEAD = "Bidang"
WITHOUT_NARRATIVE = "belum ada uraian"
CUT = "…"
EVIDENCE = "Bukti: {text}"
IN_QUARTER = "{unit}\n{quarter}"
NOTHING = "Belum ada uraian maupun bukti untuk {period}."
NOTHING_HOW = "Bidang mengisinya di bawah angka pada formulir: {titles}; bukti di kolom Bukti."
ONLY_EVIDENCE = "Bidang mengisinya pada formulir, di kolom Bukti."
