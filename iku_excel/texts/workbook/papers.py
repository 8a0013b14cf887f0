"""What the papers around the IKU document say: Perjanjian Kinerja, Rencana Aksi, Anggaran."""

from __future__ import annotations

from datetime import date

from ...core.model import Edition
from .every_sheet import FOOTER_TYPE, LONGEST_OFFICE, date_of

AGREEMENT_SHEETS = {
    Edition.ORIGINAL: ("Perjanjian Kinerja", "Lampiran PK"),
    Edition.REVISED: ("PK Perubahan", "Lampiran PK Perubahan"),
}
PLAN_SHEET, BUDGET_SHEET = "Rencana Aksi", "Anggaran"
TITLE = "Perjanjian Kinerja {office} {year}"
AGREEMENT_TITLE = {
    Edition.ORIGINAL: "PERJANJIAN KINERJA TAHUN {year}",
    Edition.REVISED: "PERJANJIAN KINERJA PERUBAHAN TAHUN {year}",
}
ANNEX_TITLE = {
    Edition.ORIGINAL: "LAMPIRAN PERJANJIAN KINERJA TAHUN {year}",
    Edition.REVISED: "LAMPIRAN PERJANJIAN KINERJA PERUBAHAN TAHUN {year}",
}
OPENING = (
    "Agar pemerintahan berjalan efektif, terbuka, dan berorientasi pada hasil, kami yang bertanda tangan di "
    "bawah ini:"
)
NAME, OFFICE_TITLE, COLON = "Nama", "Jabatan", ":"
FIRST_CALLED = "selanjutnya disebut pihak pertama,"
SECOND_CALLED = "selaku atasan pihak pertama, selanjutnya disebut pihak kedua,"
REVISION = (
    "menyepakati perubahan atas Perjanjian Kinerja Tahun {year}. Target dan anggaran dalam lampiran "
    "perubahan ini menggantikan yang terdahulu."
)
PROMISE = (
    "Pihak pertama berjanji mewujudkan target kinerja dalam lampiran perjanjian ini, dan bertanggung jawab "
    "atas keberhasilan maupun kegagalan pencapaiannya."
)
SUPERVISION = (
    "Pihak kedua membina pelaksanaan perjanjian ini, mengevaluasi capaiannya, dan mengambil tindakan yang "
    "diperlukan atas hasil evaluasi itu."
)
FIRST, SECOND = "Pihak Pertama,", "Pihak Kedua,"
BY_HAND = "." * 44
DAY_BY_HAND = "." * 26
ANNEX_HEADS = {
    "number": "No",
    "objective": "Sasaran Strategis",
    "indicator": "Indikator Kinerja",
    "measure": "Satuan",
    "target": "Target",
}
MONEY_HEADS = {"number": "No", "program": "Program", "amount": "Anggaran (Rp)", "remark": "Keterangan"}
TOTAL = "Jumlah"
NO_BUDGET = "belum ditetapkan"
PLAN_TITLE = "RENCANA AKSI PENCAPAIAN KINERJA TAHUN {year}"
PLAN_HEADS = {
    "number": "No",
    "objective": "Sasaran Strategis",
    "indicator": "Indikator Kinerja",
    "measure": "Satuan",
    "year_target": "Target\nsetahun",
    "quarter": "TW",
    "target": "Target\ns.d. TW",
    "action": "Langkah",
    "responsible": "Penanggung\nJawab",
    "amount": "Anggaran\n(Rp)",
    "value": "Realisasi\nTW",
}
NUMBERED_ACTION = "{number}) {text}"
PROMISED_HEAD = "{title} yang dijanjikan bidang"
PROMISED = "{quarter}  ·  {unit}: {text}"
BUDGET_TITLE = "REALISASI ANGGARAN DAN CAPAIAN KINERJA TAHUN {year}"
BUDGET_HEADS = {
    "number": "No",
    "indicator": "Indikator Kinerja",
    "programs": "Anggaran dari",
    "achievement": "Capaian",
    "amount": "Pagu (Rp)",
    "spent": "Realisasi (Rp)\n{period}",
    "absorbed": "Serapan",
    "efficiency": "{name}",
}
EXAMPLE_MONEY = "target dan pagu adalah contoh"
OWN_BUDGET = "indikator ini"
OWNERS_HEAD = "Menurut program"
NOT_ASKED, NOT_YET = "tidak dilaporkan", "belum lengkap"
BUDGET_NOTES = (
    "Serapan = realisasi : pagu. Bila pagu belum ditetapkan atau nol, serapan tidak dapat dihitung (bukan 0 %).",
    "Anggaran satu program yang melayani beberapa indikator tampil utuh pada setiap indikatornya; jumlahnya "
    "dihitung satu kali menurut program.",
)
EFFICIENCY_NOTE = "{name} = {rule}; capaian dan serapan sebagai pecahan (1 berarti 100 %)."


def place_and_day(place: str, day: date | None, year: int) -> str:
    """Where and when it is signed; without a day there is room for the pen."""
    return f"{place}, {date_of(day) if day else f'{DAY_BY_HAND} {year}'}"


def footer(office: str, year: int, pages: int) -> str:
    """The footer of the papers' pages, in Excel's codes."""
    style = FOOTER_TYPE
    short = office[:LONGEST_OFFICE].replace("&", "&&")
    return f"&L{style}{short}&C{style}&A  ·  {year}&R{style}Halaman &P dari {pages}"
