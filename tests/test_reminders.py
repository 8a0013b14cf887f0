"""What is written to whom before a deadline: who is late, what is wrong, in 700 signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iku_excel import calculation, definition, reminders
from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import Answer, Contact, Definition, Origin, Results, SheetStatus, State, Submission
from iku_excel.core.periods import Period
from iku_excel.texts.findings import ENTRIES
from iku_excel.texts.reminders import day, left, send

TW1, TW2 = Period(2026, 1), Period(2026, 2)
DEADLINE, TODAY = date(2026, 7, 10), date(2026, 7, 8)
LONG = "Pengelolaan Informasi, Opini, Aspirasi, dan Kemitraan Komunikasi Publik Daerah " * 3


@pytest.fixture(scope="session")
def office() -> Definition:
    return definition.builtin()


def sent(unit: str, *, period: Period = TW2, file: str = "", **changed: Any) -> Submission:
    given = Submission(unit, period, 1, Origin(file or f"{unit}.xlsx", ""), unit, SheetStatus.ACCEPTED)
    return replace(given, **changed)


def wrong(
    code: str, unit: str, cell: str = "", *, file: str = "", sheet: str | None = None, **more: Any
) -> Finding:
    place = Place(file or f"{unit}.xlsx", unit if sheet is None else sheet, cell)
    return Finding(code, place, more.pop("values", {}), unit if sheet is None else "", **more)


def results(office: Definition, *submissions: Submission, findings: tuple[Finding, ...] = ()) -> Results:
    return calculation.calculate(office, TW2, submissions, findings)


def texts(given: Results, deadline: date | None = DEADLINE, today: date = TODAY) -> dict[str, str]:
    return {one.unit: one.text for one in reminders.reminders(given, deadline, today)}


def everybody(*but: str) -> list[Submission]:
    return [sent(unit) for unit in ("PIOP", "PKP", "TIK", "EGOV", "IKM") if unit not in but]


def test_who_has_sent_everything_right_is_left_in_peace(office):
    assert texts(results(office, *everybody())) == {}


def test_who_has_sent_nothing_or_a_blank_form_is_asked_for_it(office):
    told = texts(results(office, *everybody("PKP", "TIK"), sent("TIK", status=SheetStatus.BLANK)))
    assert set(told) == {"PKP", "TIK"}
    assert told["PKP"] == (
        "Yth. Bidang Pengelolaan Komunikasi Publik,\n"
        "formulir IKU Triwulan II 2026 (PKP) belum kami terima.\n"
        "Mohon dikirim paling lambat Jumat, 10 Juli 2026.\n"
        "Terima kasih. Subbagian Perencanaan, Diskominfo Kab. Tanjung Jabung Barat\n"
    )


def test_who_sent_something_that_cannot_be_opened_is_not_told_that_nothing_came(office):
    pdf = Finding("W163", Place("PKP TW2.pdf"), unit="PKP")
    broken = Finding("E102", Place("TIK.xlsx"), unit="TIK")
    given = results(office, *everybody("PKP", "TIK", "PIOP"), findings=(pdf, broken))
    told = texts(given)
    assert "PKP TW2.pdf" in told["PKP"]
    assert "tidak dapat dibuka" in told["PKP"]
    assert "TIK.xlsx. Berkas rusak" in told["TIK"]
    for unit in ("PKP", "TIK"):
        assert "belum kami terima" not in told[unit]
        assert len(told[unit]) <= reminders.LONGEST
    assert "belum kami terima" in told["PIOP"]
    summary = reminders.officer(given, ("a.txt",), DEADLINE, TODAY)
    assert "Belum mengirim (1): PIOP" in summary
    assert "Sudah mengirim, tetapi belum dapat dipakai (2): PKP, TIK" in summary
    assert "W163" in summary


def test_what_cannot_be_opened_says_nothing_where_another_file_was_read(office):
    pdf = Finding("W163", Place("PKP.pdf"), unit="PKP")
    assert texts(results(office, *everybody(), findings=(pdf,))) == {}


def test_a_unit_is_asked_once_for_all_sheets_that_it_keeps(office):
    assert "(E-Gov, Survei IKM)" in texts(results(office, *everybody("EGOV", "IKM")))["EGOV"]
    told = texts(results(office, *everybody("IKM")))
    assert set(told) == {"EGOV"}
    assert "sudah kami terima (revisi 1). Lembar Survei IKM belum terisi." in told["EGOV"]


def test_what_is_to_be_mended_is_named_with_sheet_cell_and_remedy(office):
    found = (wrong("E304", "PKP", "E17", values={"x": "lima"}),)
    told = texts(results(office, *everybody("PKP"), sent("PKP", status=SheetStatus.PARTIAL), findings=found))
    assert "Mohon perbaiki 1 hal:\n1. PKP sel E17: “lima” bukan angka. Ketik angka saja" in told["PKP"]
    assert "tulis revisi 2" in told["PKP"]
    assert set(told) == {"PKP"}


def test_only_three_things_are_told_and_the_gravest_first(office):
    cells = [wrong(code, "PKP", f"E{row}") for row, code in enumerate(("E301", "E302", "E305", "E305"), 10)]
    found = (*cells, wrong("E205", "PKP", values={"x": "PKP"}), wrong("W314", "PKP", "E9"))
    told = texts(results(office, *everybody("PKP"), sent("PKP", status=SheetStatus.REFUSED), findings=found))
    lines = told["PKP"].splitlines()
    assert "Mohon perbaiki 4 hal, terutama:" in lines
    assert next(line[:15] for line in lines if line[:1].isdigit()).startswith("1. PKP: Ada dua")
    assert [line for line in lines if line.startswith("2. PKP sel E12 dan E13")]
    assert not [line for line in lines if line.startswith("4.")]


def test_what_is_not_yet_known_is_asked_for(office):
    answer = Answer("lembaga_aktif", "PKP", TW2, State.PENDING, None, Place("PKP.xlsx", "PKP", "E17"))
    told = texts(results(office, *everybody("PKP"), sent("PKP", answers=(answer,))))
    assert "1. PKP sel E17: masih Belum tersedia. Isi angkanya bila sudah ada." in told["PKP"]


@pytest.mark.parametrize(
    "finding",
    [
        wrong("E304", "PKP", "E17", file="lama.xlsx"),
        wrong("E304", "TIK", "E17", file="PKP.xlsx"),
        wrong("E304", "PKP", "E17", sheet="Lain"),
        wrong("E127", "PKP", values={"x": "12"}),
        wrong("W413", "PKP"),
    ],
)
def test_nobody_is_asked_to_mend_what_is_not_theirs(office, finding):
    assert texts(results(office, *everybody(), findings=(finding,))) == {}


def test_what_is_wrong_with_the_file_is_wrong_with_each_of_its_sheets(office):
    both = [sent(unit, file="EGOV.xlsx", status=SheetStatus.REFUSED) for unit in ("EGOV", "IKM")]
    found = (wrong("E122", "EGOV", sheet="", values={"a": "EGOV", "b": "PKP"}),)
    assert (
        "Pengenal formulir"
        in texts(results(office, *everybody("EGOV", "IKM"), *both, findings=found))["EGOV"]
    )


@pytest.mark.parametrize("number", [1, 3, 9])
@pytest.mark.parametrize("value", ["lima", "x" * 80])
def test_a_reminder_fits_whatever_stands_in_it(office, number, value):
    """Every sentence of the catalogue, long names of unit, sheet, contact and office."""
    units = tuple(
        replace(unit, name=LONG, sheet=f"{unit.sheet} {LONG}"[:31]) if unit.code in ("EGOV", "IKM") else unit
        for unit in office.units
    )
    long = replace(
        office,
        units=units,
        contact=Contact(LONG, LONG, "0812 3456 7890"),
        office=replace(office.office, short=LONG),
    )
    codes = [code for code in ENTRIES if code.startswith("E")]
    values = dict.fromkeys(("x", "y", "a", "b", "v", "f", "sebab", "bagian"), value)
    seen = 0
    for start in range(0, len(codes), number):
        found = tuple(
            wrong(code, "EGOV", f"E{row}:M{row + 5}", sheet=None, values=values)
            for row, code in enumerate(codes[start : start + number], 10)
        )
        for late in ((), ("IKM",)):
            given = results(long, *everybody("EGOV", *late), sent("EGOV", sheet=LONG), findings=found)
            for text in texts(given).values():
                seen += 1
                assert len(text) <= reminders.LONGEST
                assert text.endswith("\n")
                assert "Terima kasih." in text
                assert "Jumat, 10 Juli 2026" in text
    assert seen > 10


def test_usual_things_are_told_with_their_whole_remedy(office):
    found = (
        wrong("E301", "EGOV", "E13"),
        wrong("E315", "EGOV", "E17", raw="1.234", values={"a": "1234", "b": "1,234"}),
        wrong("E306", "EGOV", "E19", values={"x": "12,5"}),
    )
    told = texts(
        results(office, *everybody("EGOV"), sent("EGOV", status=SheetStatus.PARTIAL), findings=found)
    )
    text = told["EGOV"]
    assert "tulis alasannya.\n" in text
    assert "Ketik ulang tanpa titik atau koma ribuan.\n" in text
    assert "misalnya 45.\n" in text
    assert "…" not in text


def test_the_deadline_is_told_as_it_lies(office):
    nobody = results(office)
    assert "lambat" not in texts(nobody, None)["PKP"]
    assert "paling lambat Jumat, 10 Juli 2026" in texts(nobody)["PKP"]
    assert "hari ini, Jumat, 10 Juli 2026: hari terakhir" in texts(nobody, today=DEADLINE)["PKP"]
    assert "Batas waktunya Jumat, 10 Juli 2026" in texts(nobody, today=date(2026, 7, 11))["PKP"]
    assert send(None, TODAY) == "Mohon dikirim."
    assert [left(DEADLINE, date(2026, 7, day)) for day in (8, 10, 11)] == [
        "2 hari lagi",
        "hari ini",
        "lewat 1 hari",
    ]
    assert day(date(2026, 8, 17)) == "Senin, 17 Agustus 2026"


def test_the_officer_learns_who_has_sent_who_has_not_and_what_is_wrong(office):
    found = (
        wrong("E304", "PKP", "E17", values={"x": "lima"}),
        wrong("E127", "TIK", values={"x": "12"}),
        wrong("E102", "", file="rusak.xlsx", sheet=""),
        wrong("E304", "PKP", "E17", file="PKP lama.xlsx"),
        wrong("N138", "PKP", file="PKP lama.xlsx", used="PKP.xlsx", values={"a": 1, "b": 2}),
        wrong("E304", "PIOP", "E1", file="PIOP TW1.xlsx"),
    )
    given = results(
        office,
        *everybody("PKP", "TIK", "IKM"),
        sent("PKP", status=SheetStatus.PARTIAL, revision=2),
        sent("TIK", status=SheetStatus.REFUSED),
        sent("PIOP", period=TW1, file="PIOP TW1.xlsx"),
        findings=found,
    )
    told = reminders.officer(given, ["a_PKP.txt"], DEADLINE, TODAY)
    assert told.splitlines() == [
        "Kiriman formulir IKU Triwulan II 2026, keadaan Rabu, 8 Juli 2026",
        "Batas waktu Jumat, 10 Juli 2026 (2 hari lagi)",
        "",
        "Sudah lengkap (1): PIOP",
        "",
        "Perlu diperbaiki (1):",
        "- PKP (PKP.xlsx, revisi 2), 1 hal: PKP sel E17: “lima” bukan angka.",
        "",
        "Belum mengirim (1): Survei IKM",
        "",
        "Untuk perencana (2):",
        "- ▲ E102 rusak.xlsx: Berkas rusak atau terpotong saat dikirim. → "
        "Kirim ulang berkas aslinya, jangan hasil salinan pratinjau WhatsApp.",
        "- ▲ E127 TIK.xlsx › TIK: Versi formulir 12 tidak dikenal. → "
        "Perencana mengirim salinan baru yang sudah terisi.",
        "",
        "Teks pengingat yang siap dikirim (1): a_PKP.txt",
    ]


def test_where_all_is_well_the_officer_reminds_nobody(office):
    told = reminders.officer(results(office, *everybody()), [], None, TODAY)
    assert "Sudah lengkap (4): PIOP, PKP, TIK & Persandian, E-Gov" in told
    assert told.endswith("Tidak ada yang perlu diingatkan.\n")
