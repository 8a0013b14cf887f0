"""What the sheet IKU says: the official document's own words, and its notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ...core.model import Accumulation, Band, Definition, Minimizing, Polarity, Signature
from ...core.numbers import show, show_percent
from ...core.periods import MONTHS, Period
from .every_sheet import NONE, figure, target, to_date

TITLES = ("INDIKATOR KINERJA UTAMA (IKU)", "ORGANISASI PERANGKAT DAERAH")
REGENCY, OFFICE, DUTY, FUNCTIONS = "KABUPATEN", "SKPD", "TUGAS", "FUNGSI"
COLON = ":  "
NOT_TO_SIGN = "draf, bukan untuk ditandatangani"
LETTERED = "{letter}.  "
NOTES_HEAD = "Catatan"
HEADS = {
    "number": "No",
    "aim": "TUJUAN",
    "objective": "SASARAN\nSTRATEGIS",
    "indicator": "INDIKATOR\nKINERJA UTAMA",
    "label": "FORMULASI",
    "meaning": "Definisi\noperasional",
    "reason": "Alasan\npemilihan",
    "measure": "Satuan",
    "accumulation": "Tipe\nperhitungan",
    "baseline": "Kondisi\nawal",
    "target": "Target\n{period}",
    "value": "Realisasi\n{period}",
    "achievement": "Capaian",
    "category": "Predikat",
    "remark": "Keterangan",
    "source": "Sumber Data",
    "responsible": "Penanggung\nJawab",
}
ACCUMULATION: Mapping[Accumulation | None, str] = {
    Accumulation.CUMULATIVE: "Kumulatif",
    Accumulation.SINGLE: "Non kumulatif",
    None: NONE,
}
EXAMPLE_HEAD = " (contoh)"
YEAR_HEAD, EXAMPLE_YEAR = "Target\n{year}", "\n(contoh)"
RANGE = (
    "di dalamnya 100 %, di bawahnya kolom {value} : batas bawah, di atasnya "
    "(2 × batas atas – kolom {value}) : batas atas"
)
UNROUNDED = ", dihitung dari angka yang tidak dibulatkan."
OF_PERCENTAGES = "Persentase dihitung dari jumlah pembilang dibagi jumlah penyebut semua bidang"
GAP_FOR_THE_DAY = " " * 8


def place_and_date(signature: Signature, dated: date | None) -> str:
    """Where and when it is signed; the day is left open to be written by hand."""
    text = f"{MONTHS[dated.month - 1]} {dated.year}" if dated else signature.date
    return f"{signature.place},{' ' if text[:1].isdigit() else GAP_FOR_THE_DAY}{text}"


def nip(number: str) -> str:
    """The line of the signatory's number."""
    return f"NIP. {number}"


def notes(definition: Definition, period: Period, numbers: Mapping[str, str]) -> tuple[str, ...]:
    """What stands under the table of the official sheet, whose columns have these numbers."""
    lines = [f"Target dan realisasi {to_date(period)}. {arithmetic(definition, numbers)}"]
    lines.append("Bila target belum ditetapkan atau nol, capaian tidak dapat dihitung (bukan 0 %).")
    if definition.bands:
        lines.append(f"Predikat dari capaian yang dibulatkan dua desimal: {scale(definition.bands)}.")
    if any(indicator.percent for indicator in definition.indicators):
        lines.append(of_percentages(definition))
    if definition.achievement.cap is not None:
        lines.append(f"Capaian dibatasi paling tinggi {show_percent(definition.achievement.cap)}.")
    if definition.example:
        lines.append("Target pada lembar ini adalah contoh.")
    return tuple(lines)


def notes_of_years(definition: Definition, period: Period) -> tuple[str, ...]:
    """What stands under the table of the five years' targets."""
    lines = [
        "Target setahun; untuk tahun yang sudah mempunyai target sendiri dicetak target itu, "
        f"sama dengan lembar Pengukuran. Dicetak untuk {period.words}."
    ]
    for indicator in definition.indicators:
        for milestone in definition.papers.milestones:
            if milestone.indicator != indicator.code:
                continue
            standing = definition.planned(indicator.code, milestone.year)
            if standing != (milestone.value, milestone.upper):
                said = target(indicator, milestone.value, milestone.upper)
                lines.append(f"Target {milestone.year} indikator {indicator.number} dalam Renstra: {said}.")
    for indicator in definition.indicators:
        told = indicator.described
        if told.standard is not None:
            said = figure(indicator, told.standard)
            lines.append(f"Standar nasional indikator {indicator.number}: {said} ({told.standard_source}).")
    if any(indicator.percent for indicator in definition.indicators):
        lines.append(of_percentages(definition))
    if definition.example:
        lines.append("Target pada lembar ini adalah contoh.")
    return tuple(lines)


def of_percentages(definition: Definition) -> str:
    """How the office's percentages are made of those of its units; a plain mean only where one is taken."""
    percent = [indicator for indicator in definition.indicators if indicator.percent]
    averaged = [one for one in percent if any(each.averaged_share for each in definition.needs(one))]
    if not averaged:
        return f"{OF_PERCENTAGES}; persentase bidang tidak dirata-ratakan."
    numbers = ", ".join(str(indicator.number) for indicator in averaged)
    mean = f"ndikator {numbers}: rata-rata sederhana dari persentase bidang."
    return f"I{mean}" if len(averaged) == len(percent) else f"{OF_PERCENTAGES}; i{mean}"


def arithmetic(definition: Definition, numbers: Mapping[str, str]) -> str:
    """How capaian follows from the columns of a table, by their numbers."""
    lower = [str(i.number) for i in definition.indicators if i.polarity is Polarity.MINIMIZE]
    ranged = [str(i.number) for i in definition.indicators if i.polarity is Polarity.RANGE]
    text = "Kolom {achievement} = kolom {value} : kolom {target}"
    if lower:
        difference = definition.achievement.minimizing is Minimizing.DIFFERENCE
        rule = (
            "(2 × kolom {target} – kolom {value}) : kolom {target}"
            if difference
            else "kolom {target} : kolom {value}"
        )
        text += f"; makin rendah makin baik (indikator {', '.join(lower)}): {rule}"
    if ranged:
        text += f"; terbaik di dalam rentang target (indikator {', '.join(ranged)}): {RANGE}"
    return text.format_map(numbers) + UNROUNDED


def scale(bands: Sequence[Band]) -> str:
    """The categories with their bounds, best first: `≥ 91 Sangat Tinggi; …; di bawah itu Rendah`."""
    *better, lowest = sorted(bands, key=lambda band: band.threshold, reverse=True)
    parts = [f"≥ {show(band.threshold)} {band.name}" for band in better]
    return "; ".join([*parts, f"di bawah itu {lowest.name}"])
