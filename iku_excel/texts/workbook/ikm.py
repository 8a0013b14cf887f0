"""What the sheet IKM says."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.grades import Grade
from ...core.model import FigureStatus, SurveyResult
from ...core.numbers import show
from ...core.periods import ROMAN, Period
from ..status import FIGURE_WORDS

SHEET = "IKM"
TITLE = "INDEKS KEPUASAN MASYARAKAT"
LINE = "{text}  ·  {period}"
NONE = "–"
FORMULA_OF = "{label}  ="
FORMULA = (
    "IKM = SKM × 25;  SKM = Σ (NRR × nilai penimbang);  "
    "NRR = jumlah nilai : jumlah jawaban. Yang tidak dijawab tidak ikut di keduanya."
)

QUALITY, INDEX, INTERVAL, RESPONDENTS, WEAKEST = (
    "Mutu pelayanan",
    "IKM (interval konversi)",
    "SKM (nilai interval)",
    "Responden",
    "Unsur terendah",
)
INDEX_HOW, INTERVAL_HOW = "= SKM × 25", "= Σ NRR × penimbang"
NEXT_LOWEST = "berikutnya: "
AND = " dan "
NO_POPULATION = "populasi belum ditetapkan"
TOO_FEW_OF_UNKNOWN = "◊ disarankan {needed} (tanpa populasi)"
ENOUGH = "● cukup, disarankan {needed} (populasi {population})"
TOO_FEW = "◊ disarankan {needed} (populasi {population})"

HEADS = (
    "No",
    "Unsur pelayanan",
    "Jumlah\nnilai",
    "Jumlah\njawaban",
    "NRR",
    "NRR\ntertimbang",
    "Mutu unsur",
    "Urutan\nterendah",
)
SUM, INTERVAL_NAME = "Jumlah", "SKM"
WEIGHTS = "Nilai penimbang: yang dipakai dan pembandingnya"
WEIGHT_HEADS = ("Kedudukan", "Penimbang", "IKM", "Mutu", "Paling tinggi")
USED, COMPARED = "● dipakai", "○ pembanding"
SAME_MEANS = "Semua dihitung dari NRR yang sama. Penimbang ditetapkan dalam definisi."
BOUNDS = "Batas mutu"
BOUND_HEADS = ("Mutu", "IKM", "NRR unsur", "Kinerja")
TREND = "Perkembangan tiap triwulan"
TREND_HEADS = ("Triwulan", "IKM", "Responden", "Mutu")
MEAN_NAME, INDEX_NAME = "NRR", "IKM"
CHART = "NRR tiap unsur (U1 = unsur nomor 1) dan batas mutu"
CHART_ELEMENT = "U{number}"
FOR_CHART = "untuk grafik"
BOUND = "{letter} ≥ {bound}"
NOTHING = "Grafik digambar setelah semua unsur mempunyai angka."


PROFILE_TITLE = "Profil responden  ·  {period}  ·  {n} responden"
PROFILE_HEADS = ("Responden", "Bagian")
NOT_SAID, OTHERS = "tidak diisi", "lainnya ({n} isian berbeda)"
PROFILE_NOTE_ALONE = "Seperti ditulis responden. Huruf besar dan kecil tidak dibedakan."
PROFILE_NOTE = f"Dihitung dari lembar Responden. {PROFILE_NOTE_ALONE}"
TREND_CHART = "Perkembangan IKM"


def profile_title(period: str, respondents: int) -> str:
    """The title of the tables that say who answered."""
    return PROFILE_TITLE.format(period=period, n=show(respondents))


def in_short(period: Period) -> str:
    """A triwulan under a column of the chart."""
    return f"TW {ROMAN[period.quarter - 1]} {period.year}"


def column_numbers(weight: str) -> tuple[int | str, ...]:
    """The row under the head, with its arithmetic."""
    return (1, 2, 3, 4, "5 = 3 : 4", f"6 = 5 × {weight}", 7, 8)


def state(result: SurveyResult, units: Sequence[str]) -> str:
    """Why the index cannot be said, and what the accepted answers would give."""
    if result.status is FigureStatus.FINAL:
        return ""
    sign = "▲" if result.status is FigureStatus.REFUSED else "◊"
    text = f"{sign} {FIGURE_WORDS[result.status]}"
    if units:
        text += f" ({', '.join(units)})"
    if result.provisional is not None:
        text += f"; sementara {show(result.provisional, 2)}"
    return text


def bounds(grades: Sequence[Grade], place: int) -> tuple[str, str, str, str]:
    """A line of the table of grades: letter, range of the index, range of an unsur's NRR, name."""
    grade = grades[place]
    top, highest = (
        (100.0, 4.0) if place == 0 else (grades[place - 1].index - 0.01, grades[place - 1].mean - 0.0001)
    )
    return (
        grade.letter,
        f"{show(round(grade.index, 2), 2)} – {show(round(top, 2), 2)}",
        f"{show(round(grade.mean, 4), 4)} – {show(round(highest, 4), 4)}",
        grade.name,
    )


def reached(grades: Sequence[Grade], place: int) -> str:
    """The bound that an index of this grade keeps."""
    if place == len(grades) - 1:
        return f"IKM < {show(grades[place - 1].index, 2)}"
    return f"IKM ≥ {show(grades[place].index, 2)}"
