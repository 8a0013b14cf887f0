"""What the column Keterangan says of a figure."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.model import Obstacle

PARTS_OF_WHOLE = "{numerator} dari {denominator}"
RESPONDENTS = "{number} responden"
GRADED = "mutu {grade}"
PROVISIONAL = "sementara {value} tanpa {units}"
WAITING = "menunggu {units}"
INVALID = "{units} BELUM VALID"
UNREAD = "ada kiriman yang belum dapat dibaca atau tanpa periode: lihat Temuan"
THAT_RETURN = "kiriman itu"
REFUSED_ANSWERS = "jawaban yang ditolak"
IN_QUARTER = "{unit} ({quarters})"
KNOWN = "sementara {value}, nilai {quarter}"
ONE_QUARTER = "hanya {quarter}; setahun {number} responden"
UNASKED = "belum ditanyakan pada {quarters}"
MEAN_OF_QUARTERS = "rata-rata {number} triwulan"
NIHIL = "{units} nihil"
NO_DIVISOR = "penyebut nol"
ZERO_OVER_ZERO = "pembilang dan penyebut nol ({quarters})"
ALL_NIHIL = "semua isian nihil ({quarters})"
UNANSWERED = "ada unsur yang tidak dijawab"
CAPPED = "capaian dibatasi {cap} (sebelum dibatasi {uncapped})"
OBSTACLES: Mapping[Obstacle | None, str] = {
    Obstacle.NO_TARGET: "tanpa target",
    Obstacle.ZERO_TARGET: "target nol: capaian tidak dapat dihitung",
    Obstacle.NOT_POSITIVE: "realisasi nol atau negatif: target : realisasi tidak dapat dihitung",
    Obstacle.BELOW_ZERO: "realisasi di bawah rentang yang berawal dari nol: capaian tidak dapat dihitung",
}
REVISED = "target perubahan berlaku {day}; induk {original}"
YEARS_TARGET = "target setahun {target}"
QUARTERS_TARGET = "target TW IV {target}"
