"""What the official sheets say, IKU and Pengukuran, and what all sheets share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..core.model import Band, Definition, Indicator, Minimizing, Polarity, Pooling, Signature
from ..core.numbers import half_up, show, show_percent
from ..core.periods import MONTHS, ROMAN, Period

# --- every sheet ---------------------------------------------------------------------------------

NONE = "–"
TITLE = "IKU {office} – {period}"
NO_TARGET = "belum ditetapkan"
NO_ACHIEVEMENT = "tidak dapat dihitung"
EXAMPLE_TARGETS = "target adalah contoh"
INDICATOR = "{number}. {name}"
SEE_STEP = "Lihat perhitungannya"
ELEMENT = "Unsur {number} {name}"

_LONGEST_FOOTER = 100


def footer(definition: Definition, period: Period) -> str:
    """The footer of a page, in Excel's codes."""
    short = definition.office.short[:_LONGEST_FOOTER].replace("&", "&&")
    style = '&"Arial,Regular"&8'
    # A digit after the size would be read as part of it: hence the space.
    return f"&L{style} IKU – {short}&C{style} {period.words}&R{style} Halaman &P dari &N"


def to_date(period: Period) -> str:
    """What the figures of a period cover: `s.d. Triwulan II 2026` or `Tahun 2026`."""
    return f"s.d. {period.words}" if period.quarter else period.words


def to_date_short(period: Period) -> str:
    """The same for the head of a column."""
    return f"s.d. TW {ROMAN[period.quarter - 1]}" if period.quarter else str(period.year)


def before_short(period: Period) -> str:
    """What last year's figures cover, for the head of a column."""
    return to_date_short(Period(period.year - 1, period.quarter)) + (
        f" {period.year - 1}" if period.quarter else ""
    )


def figure(indicator: Indicator, value: float) -> str:
    """A figure in words, as the indicator shows it."""
    return show_percent(value) if indicator.percent else show(value, 2)


def target(indicator: Indicator, value: float | None, upper: float | None) -> str:
    """A target as it is printed; a range with both of its bounds."""
    if value is None:
        return NO_TARGET
    if upper is None:
        return figure(indicator, value)
    return f"{figure(indicator, value)} – {figure(indicator, upper)}"


def squared(category: str, bands: Sequence[Band]) -> str:
    """A category with as many black squares as it stands high: `■■■■□ Tinggi`."""
    if not category:
        return ""
    rising = [band.name for band in sorted(bands, key=lambda band: band.threshold)]
    rank = rising.index(category) + 1
    return f"{'■' * rank}{'□' * (len(rising) - rank)}  {category}"


def weight(text: str, elements: int) -> str:
    """A nilai penimbang in words, from its name in the definition."""
    if text == "tepat":
        return f"1/{elements}"
    return show(half_up(1 / elements, int(text)), int(text)) if text in ("3", "2") else text.replace(".", ",")


# --- IKU -----------------------------------------------------------------------------------------

IKU_TITLES = ("INDIKATOR KINERJA UTAMA (IKU)", "ORGANISASI PERANGKAT DAERAH")
REGENCY, OFFICE, DUTY, FUNCTIONS = "KABUPATEN", "SKPD", "TUGAS", "FUNGSI"
COLON = ":  "
LETTERED = "{letter}.  "
NOTES_HEAD = "Catatan"
COLUMN_HEADS = {
    "number": "No",
    "aim": "TUJUAN",
    "objective": "SASARAN\nSTRATEGIS",
    "indicator": "INDIKATOR\nKINERJA UTAMA",
    "label": "FORMULASI",
    "measure": "Satuan",
    "target": "Target\n{period}",
    "value": "Realisasi\n{period}",
    "achievement": "Capaian",
    "category": "Predikat",
    "remark": "Keterangan",
    "source": "Sumber Data",
    "responsible": "Penanggung\nJawab",
}
EXAMPLE_HEAD = " (contoh)"
ACHIEVEMENT_COLUMN = "9 = 8 : 7"
GAP_FOR_THE_DAY = " " * 8


def place_and_date(signature: Signature, dated: date | None) -> str:
    """Where and when it is signed; the day is left open to be written by hand."""
    text = f"{MONTHS[dated.month - 1]} {dated.year}" if dated else signature.date
    return f"{signature.place},{' ' if text[:1].isdigit() else GAP_FOR_THE_DAY}{text}"


def nip(number: str) -> str:
    """The line of the signatory's number."""
    return f"NIP. {number}"


def notes(definition: Definition, period: Period) -> tuple[str, ...]:
    """What stands under the table of the official sheet."""
    lines = [f"Target dan realisasi {to_date(period)}. {_columns(definition)}"]
    lines.append("Bila target belum ditetapkan atau nol, capaian tidak dapat dihitung (bukan 0 %).")
    if definition.bands:
        lines.append(f"Predikat dari capaian yang dibulatkan dua desimal: {scale(definition.bands)}.")
    if any(indicator.percent for indicator in definition.indicators):
        lines.append(
            "Persentase dihitung dari jumlah pembilang dibagi jumlah penyebut semua bidang; "
            "persentase bidang tidak dirata-ratakan."
        )
    if definition.achievement.cap is not None:
        lines.append(f"Capaian dibatasi paling tinggi {show_percent(definition.achievement.cap)}.")
    if definition.example:
        lines.append("Target pada lembar ini adalah contoh.")
    return tuple(lines)


def _columns(definition: Definition) -> str:
    lower = [str(i.number) for i in definition.indicators if i.polarity is Polarity.MINIMIZE]
    ranged = [str(i.number) for i in definition.indicators if i.polarity is Polarity.RANGE]
    text = "Kolom 9 = kolom 8 : kolom 7"
    if lower:
        difference = definition.achievement.minimizing is Minimizing.DIFFERENCE
        rule = "(2 × kolom 7 – kolom 8) : kolom 7" if difference else "kolom 7 : kolom 8"
        text += f"; makin rendah makin baik (indikator {', '.join(lower)}): {rule}"
    if ranged:
        text += f"; di dalam rentang target (indikator {', '.join(ranged)}): 100 %"
    return text + "."


def scale(bands: Sequence[Band]) -> str:
    """The categories with their bounds, best first: `≥ 91 Sangat Tinggi; …; di bawah itu Rendah`."""
    *better, lowest = sorted(bands, key=lambda band: band.threshold, reverse=True)
    parts = [f"≥ {show(band.threshold)} {band.name}" for band in better]
    return "; ".join([*parts, f"di bawah itu {lowest.name}"])


# --- Keterangan ----------------------------------------------------------------------------------

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


def quarter(period: Period) -> str:
    """A triwulan in few letters."""
    return f"TW {ROMAN[period.quarter - 1]}"


def listed(parts: Sequence[str]) -> str:
    """`A`, `A dan B`, `A, B dan C`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} dan {parts[-1]}"


# --- Pengukuran ----------------------------------------------------------------------------------

MEASURED_TITLE = "PENGUKURAN KINERJA TAHUN {year}"
MEASURED_LINE = "{office}  ·  {period}"
MEASURED_HEADS = {
    "number": "No",
    "objective": "Sasaran Strategis",
    "indicator": "Indikator Kinerja",
    "measure": "Satuan",
    "target": "Target\n{period}",
    "quarters": "Realisasi triwulan",
    "path": "Perjalanan\nTW I–IV",
    "value": "Realisasi\n{period}",
    "achievement": "Capaian",
    "category": "Predikat",
    "before": "Tahun lalu\n{before}",
    "rule": "Cara\nmenggabung",
    "remark": "Keterangan",
}
MEASURED_NUMBERS = (
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "6 – 9",
    "10",
    "11 = 10 : 5",
    "12",
    "13",
    "14",
    "15",
)
ACROSS = {
    Pooling.LAST: "nilai terakhir",
    Pooling.MEAN: "rata-rata triwulan",
    Pooling.SUM: "jumlah triwulan",
}
ACROSS_RATIO = "Σ pembilang :\nΣ penyebut"
SCALE_HEAD = "Skala predikat yang dipakai"
READING_HEAD = "Cara membaca"
SCALE_TOP = "capaian ≥ {low} %"
SCALE_BETWEEN = "{low} % ≤ capaian < {high} %"
SCALE_BOTTOM = "capaian < {high} %"


def reading(definition: Definition) -> tuple[str, ...]:
    """How to read the sheet."""
    first = _columns(definition)
    for official, own in (
        ("kolom 9", "kolom 11"),
        ("Kolom 9", "Kolom 11"),
        ("kolom 8", "kolom 10"),
        ("kolom 7", "kolom 5"),
    ):
        first = first.replace(official, own)
    return (
        f"{first} Predikat dari capaian yang dibulatkan dua desimal, sehingga tidak ada celah.",
        "Persentase dinas = jumlah pembilang : jumlah penyebut semua bidang. Persentase bidang tidak dirata-ratakan.",
        "Triwulan yang belum lengkap tidak diberi angka, tidak dihitung sebagai nol, dan tidak diisi angka lama.",
        "“Tidak dapat dihitung” berarti target belum ditetapkan atau nol, atau realisasinya belum ada; bukan 0 %.",
    )
