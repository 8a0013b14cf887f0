"""What the column Keterangan says of a figure."""

from __future__ import annotations

PARTS_OF_WHOLE = "{numerator} dari {denominator}"
RESPONDENTS = "{number} responden"
GRADED = "mutu {grade}"
PROVISIONAL = "sementara {value} tanpa {units}"
WAITING = "menunggu {units}"
INVALID = "{units} BELUM VALID"
REFUSED_ANSWERS = "jawaban yang ditolak"
IN_QUARTER = "{unit} ({quarters})"
TAKEN = "nilai {period}"
MEAN_OF_QUARTERS = "rata-rata {number} triwulan"
NIHIL = "{units} nihil"
NO_DIVISOR = "penyebut nol atau semua isian nihil"
UNANSWERED = "ada unsur yang tidak dijawab"
NO_TARGET_YET = "tanpa target"
CAPPED = "capaian dibatasi {cap}"
