"""The words of `iku rollup` and of the workbook that it writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..core.model import Issuance, Polarity
from ..core.numbers import show_percent
from ..core.periods import Period
from .status import issue_words
from .workbook.every_sheet import FOOTER_TYPE, SEPARATOR, listed, to_date

OPTION_OFFICES = "Daftar perangkat daerah yang wajib melapor: .txt atau .csv, satu nama di awal setiap baris."
OPTION_OUTPUT = "Berkas rekap .xlsx yang ditulis."
OPTION_WORKERS = "Banyaknya proses yang memeriksa dokumen. Bawaan: menurut komputer dan jumlah berkas."
OPTION_ALL = "Tampilkan semua perangkat daerah, bukan hanya yang perlu perhatian."

TITLE = "REKAP INDIKATOR KINERJA UTAMA"
BOOK_TITLE = "Rekap IKU {regency} – {period}"
LINE = "{regency}" + SEPARATOR + "{period}" + SEPARATOR + "{offices} perangkat daerah, {indicators} indikator"

STATES: Mapping[str, str] = {
    "final": "● final",
    "open": "◊ belum final",
    "claimed": "◊ tanpa bukti",
    "false": "▲ TIDAK COCOK",
    "disputed": "▲ dua versi berbeda",
    "missing": "○ belum ada dokumen",
}
WORTH: Mapping[str, str] = {
    "proven": "● cocok dengan isiannya",
    "signed": "● hanya ditandatangani",
    "claimed": "◊ tidak dapat dibuktikan",
    "false": "▲ TIDAK COCOK",
}
NOT_SAID = "tidak disebut"
UNSIGNED = "tanpa tanda tangan yang dikenal"

SUMMARY, OFFICES, INDICATORS = "Ringkasan", "Kantor", "Indikator"
RANKING, HISTORY, DOCUMENTS, FINDINGS = "Peringkat", "Riwayat", "Dokumen", "Temuan"
SHEETS: Mapping[str, str] = {
    OFFICES: "keadaan dan banyaknya predikat setiap perangkat daerah",
    INDICATORS: "setiap indikator, dengan tautan ke sel dokumennya",
    RANKING: "capaian dari yang tertinggi, tiap arah sendiri",
    HISTORY: "triwulan demi triwulan",
    DOCUMENTS: "setiap berkas yang datang dan nilainya sebagai bukti",
    FINDINGS: "apa yang harus dibereskan",
}
LINK = "► {sheet}: {what}"
OPEN = "► buka"
COUNTS_OFFICES = "Perangkat daerah"
COUNTS_INDICATORS = "Indikator dari dokumen yang dapat diandalkan"
ALL_OFFICES, ALL_INDICATORS = "perangkat daerah", "indikator"
UNSIGNED_COUNT = "dokumen tanpa tanda tangan yang dikenal"
OUTDATED_COUNT = "dokumen usang karena ada paket yang lebih baru"
FINAL_COUNT, OPEN_COUNT = "angkanya final", "belum ada angka final"
REACHED_COUNT, SHORT_COUNT = "mencapai target", "di bawah target"
NO_AVERAGE = "Persentase antarkantor tidak dirata-ratakan; yang dijumlahkan hanya banyaknya indikator."
ATTENTION, NOBODY = "Perlu perhatian", "Tidak ada: semua angka final dan mencapai target."
SEE = "Selengkapnya"
ALL_FINAL = "● Semua angka final"
NOT_FINAL = "▲ BELUM FINAL: {reasons}"

HEADS_OFFICES: Mapping[str, str] = {
    "number": "No",
    "office": "Perangkat daerah",
    "state": "Keadaan",
    "open": "Belum\nfinal",
    "unjudged": "Tanpa\npredikat",
    "total": "Indikator",
    "issue": "Terbitan",
    "signer": "Tanda tangan",
    "file": "Dokumen",
    "link": "Buka",
}
HEADS_INDICATORS: Mapping[str, str] = {
    "office": "Perangkat daerah",
    "number": "No",
    "indicator": "Indikator",
    "measure": "Satuan",
    "value": "Realisasi",
    "target": "Target",
    "achievement": "Capaian",
    "category": "Predikat",
    "status": "Status",
    "direction": "Arah",
    "why": "Menurut bidang",
    "file": "Sel dokumen",
}
HEADS_RANKING: Mapping[str, str] = {
    "rank": "Peringkat",
    "achievement": "Capaian",
    "office": "Perangkat daerah",
    "indicator": "Indikator",
    "category": "Predikat",
    "file": "Sel dokumen",
}
HEADS_HISTORY: Mapping[str, str] = {"number": "No", "office": "Perangkat daerah"}
HEADS_DOCUMENTS: Mapping[str, str] = {
    "number": "No",
    "office": "Perangkat daerah",
    "period": "Periode",
    "issue": "Terbitan",
    "worth": "Nilai bukti",
    "signer": "Tanda tangan",
    "code": "Kode",
    "reasons": "Belum final karena",
    "file": "Berkas",
    "link": "Buka",
}
HEADS_FINDINGS: Mapping[str, str] = {
    "number": "No",
    "code": "Kode",
    "file": "Berkas",
    "link": "Buka",
    "message": "Yang ditemukan",
    "hint": "Yang harus dikerjakan",
}
DIRECTIONS: Mapping[Polarity, str] = {
    Polarity.MAXIMIZE: "makin tinggi makin baik",
    Polarity.MINIMIZE: "makin rendah makin baik",
    Polarity.RANGE: "terbaik di dalam rentang",
}
RANKING_LINE = "Hanya angka final; capaian yang rumusnya berlainan tidak dibandingkan satu sama lain."
NOTHING_RANKED = "Tidak ada."
HISTORY_LINE = "Indikator yang mencapai target"
HISTORY_CELL = "{reached} dari {total}"
NOTHING_FOUND = "Tidak ada temuan."

PRIORITY_OFFICES: Mapping[str, str] = {
    "false": "Dokumen tidak cocok dengan isi atau tanda tangannya: {names}. Minta dokumen aslinya.",
    "disputed": "Dua dokumen berbeda untuk periode yang sama: {names}. Tanyakan mana yang berlaku.",
    "missing": "Belum ada dokumen: {names}. Ingatkan kantornya.",
    "claimed": "Salinan tanpa tanda tangan yang dikenal: {names}. Minta dokumen lengkap atau kunci umumnya.",
}
PRIORITY_OPEN = "{n} indikator belum ada angka finalnya: {names}."
_PRIORITY_SHORT = "{office}: {indicator} – capaian {achievement}."
_PRIORITY_WHY = "{office}: {indicator} – capaian {achievement}. Menurut bidang: {why}"
MOST_NAMED = 4
_MORE = "{n} lainnya"

REASONS: Mapping[str, str] = {
    "open": "{n} belum final",
    "claimed": "{n} tanpa bukti",
    "false": "{n} tidak cocok",
    "disputed": "{n} dengan dua versi berbeda",
    "missing": "{n} belum ada dokumen",
}

READ = "{documents} dokumen dari {offices} perangkat daerah diperiksa untuk {period}."
REST = "{n} perangkat daerah lainnya final (--all menampilkan semuanya)."
MORE = "… dan {n} perangkat daerah lain yang perlu perhatian; semuanya ada di lembar Kantor."
MORE_FINDINGS = "… dan {n} temuan lain; semuanya ada di lembar Temuan."
LIST_HEADS = ("nama", "perangkat daerah", "kantor", "skpd", "opd")
SCREEN_HEAD = ("Perangkat daerah", "Keadaan", "Mencapai target", "Dokumen")
WRITTEN = "Rekap ditulis: {path}"


def issue(issuance: Issuance | None) -> str:
    """What a document is: a draft until it is closed, then what was issued; earlier versions do not say."""
    return ", ".join(issue_words(issuance)) or NOT_SAID


def several(names: Sequence[str]) -> str:
    """The first of many names, and how many more there are."""
    if len(names) <= MOST_NAMED + 1:
        return listed(names)
    return listed([*names[:MOST_NAMED], _MORE.format(n=len(names) - MOST_NAMED)])


def priority_short(office: str, indicator: str, achievement: float, why: str) -> str:
    """An indicator that misses its target, and why its bidang says so."""
    form = _PRIORITY_WHY if why else _PRIORITY_SHORT
    return form.format(office=office, indicator=indicator, achievement=show_percent(achievement), why=why)


def reasons(counts: Iterable[tuple[str, int]]) -> str:
    """Why a rollup is not final, nothing where it is."""
    return ", ".join(REASONS[state].format(n=n) for state, n in counts if n and state in REASONS)


def footer(regency: str, period: Period, final: bool) -> str:
    """The footer of a sheet's pages, in Excel's codes."""
    style, short = FOOTER_TYPE, regency[:30].replace("&", "&&")
    state = "" if final else f"{SEPARATOR}BELUM FINAL"
    return f"&L{style}Rekap IKU – {short}&C{style}&A{SEPARATOR}{to_date(period)}{state}&R{style}Halaman &P"
