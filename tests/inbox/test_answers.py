"""One answer in one of four states, or refused: every rule of a cell beside what just keeps it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import pytest

from iku_excel.core.model import SheetStatus, State
from iku_excel.core.numbers import read as read_number

V, NIHIL, PENDING, BLANK, REFUSED = State.VALUE, State.NIHIL, State.PENDING, State.BLANK, State.REFUSED

# PKP, lembaga_aktif with the ceiling 15: typed, keadaan, catatan → state, value, codes
TABLE = [
    # numbers
    (12, "", "", V, 12, ""),
    (0, "", "", V, 0, ""),
    (15, "", "", V, 15, ""),
    (16, "", "", REFUSED, None, "E307"),
    (-5, "", "", REFUSED, None, "E305"),
    (12.5, "", "", REFUSED, None, "E306"),
    (11.9999999999, "", "", V, 12, "N392"),
    (11.99999, "", "", REFUSED, None, "E306"),
    (1e12, "", "", REFUSED, None, "E310"),
    # texts
    ("12", "", "", V, 12, "W314"),
    ("  12\u00a0", "", "", V, 12, "W314"),
    ("'12", "", "", V, 12, "W314"),
    ("１２", "", "", V, 12, "W314"),
    ("12,0", "", "", V, 12, "W314"),
    ("12,5", "", "", REFUSED, None, "E306 W314"),
    ("-5", "", "", REFUSED, None, "E305 W314"),
    ("1.234", "", "", REFUSED, None, "E315"),
    ("1,234", "", "", REFUSED, None, "E315"),
    ("1.234.567", "", "", REFUSED, None, "E307 W314"),
    ("lima", "", "", REFUSED, None, "E304"),
    ("4_0", "", "", REFUSED, None, "E304"),
    ("1e1", "", "", REFUSED, None, "E304"),
    ("0x0A", "", "", REFUSED, None, "E304"),
    ("٤", "", "", REFUSED, None, "E304"),
    ("10-12", "", "", REFUSED, None, "E304"),
    ("12 lembaga", "", "", V, 12, "W314"),
    ("12 Lembaga.", "", "", V, 12, "W314"),
    ("12 (lembaga)", "", "", V, 12, "W314"),
    ("１２lembaga", "", "", V, 12, "W314"),
    ("1.234 lembaga", "", "", REFUSED, None, "E315"),
    ("16 lembaga", "", "", REFUSED, None, "E307 W314"),
    ("12 orang", "", "", REFUSED, None, "E304"),
    ("12 lembaga lain", "", "", REFUSED, None, "E304"),
    ("lembaga", "", "", REFUSED, None, "E304"),
    ("sekitar 12 lembaga", "", "", REFUSED, None, "E304"),
    ("nan", "", "", REFUSED, None, "E309"),
    ("inf", "", "", REFUSED, None, "E309"),
    ("1234567890123456", "", "", REFUSED, None, "E310"),
    ("5-Mei", "", "", REFUSED, None, "E302"),
    ("#N/A", "", "", REFUSED, None, "E303"),
    ("@SUM", "", "", REFUSED, None, "E401"),
    ("+x", "", "", REFUSED, None, "E401"),
    ("+5", "", "", V, 5, "W314"),
    # other kinds of cell
    (True, "", "", REFUSED, None, "E304"),
    (datetime.date(2026, 5, 1), "", "", REFUSED, None, "E302"),
    ("=1/0", "", "", REFUSED, None, "E311"),
    ('=WEBSERVICE("http://x.id")', "", "", REFUSED, None, "E401"),
    # blank is never 0
    (None, "", "", BLANK, None, "E301"),
    (" ", "", "", BLANK, None, "E301"),
    ("\u00a0\u200b", "", "", BLANK, None, "E301"),
    ("\u2060", "", "", BLANK, None, "E301"),
    ("-", "", "", BLANK, None, "E341"),
    ("–", "", "", BLANK, None, "E341"),
    (" - ", "", "", BLANK, None, "E341"),
    ("--", "", "", BLANK, None, "E341"),
    ("-", "Nihil", "tidak ada kegiatan", NIHIL, None, ""),
    ("nihil", "Nihil", "tidak ada kegiatan", NIHIL, None, ""),
    (" NIHIL ", "nihil", "tidak ada kegiatan", NIHIL, None, ""),
    ("belum tersedia", "Belum tersedia", "menunggu BPS", PENDING, None, ""),
    *((word, "Nihil", "tidak ada kegiatan", NIHIL, None, "") for word in ("nol", "Tidak ada", "0 (nol)")),
    ("belum ada", "Belum tersedia", "menunggu BPS", PENDING, None, ""),
    ("tidak ada", "Belum tersedia", "menunggu BPS", REFUSED, None, "E304"),
    ("tidak ada", "", "", REFUSED, None, "E304"),
    *(
        (None, state, reason, REFUSED, None, "E317")
        for state in ("Nihil", "Belum tersedia")
        for reason in ("-", " – ", "...")
    ),
    (None, "Nihil", "lihat surat - 12", NIHIL, None, ""),
    ("nihil", "", "", REFUSED, None, "E304"),
    ("nihil", "Nihil", "", REFUSED, None, "E317"),
    ("nihil", "Belum tersedia", "menunggu BPS", REFUSED, None, "E304"),
    ("lima", "Nihil", "tidak ada kegiatan", REFUSED, None, "E304"),
    # keadaan
    (None, "Nihil", "tidak ada kegiatan", NIHIL, None, ""),
    (0, "Nihil", "tidak ada kegiatan", NIHIL, None, ""),
    (None, " nihil ", "tidak ada kegiatan", NIHIL, None, ""),
    (None, "Nihil", "", REFUSED, None, "E317"),
    (None, "Nihil", "  ", REFUSED, None, "E317"),
    (3, "Nihil", "tidak ada kegiatan", REFUSED, None, "E317"),
    (None, "Belum tersedia", "menunggu verifikasi", PENDING, None, ""),
    (None, "Belum tersedia", "", REFUSED, None, "E317"),
    (0, "Belum tersedia", "menunggu verifikasi", REFUSED, None, "E317"),
    (12, "Belum tersedia", "menunggu verifikasi", REFUSED, None, "E317"),
    (None, "Terisi", "ya", REFUSED, None, "E317"),
    ("lima", "Nihil", "tidak ada kegiatan", REFUSED, None, "E304"),
    # free text
    (12, "", "=cmd", V, 12, "W312"),
    (12, "", "- sesuai data", V, 12, "W401"),
    (12, "", "@pkp", V, 12, "W401"),
    (12, "", "sesuai data", V, 12, ""),
    (12, "", "-", V, 12, ""),
    (12, "", "rahasia\u202egnp.exe", V, 12, "W402"),
]


@pytest.mark.parametrize(("typed", "state", "note", "expected", "value", "codes"), TABLE)
def test_an_answer_reads_to_its_state_value_and_codes(
    draw, read, type_in, typed, state, note, expected, value, codes
):
    sent = type_in(draw("PKP"), "PKP", E13=typed, F13=state or None, I13=note or None)
    reading = read(sent)
    answer = reading.answer("PKP", "lembaga_aktif")
    assert (answer.state, answer.value) == (expected, value)
    if note == "=cmd":
        return  # openpyxl writes the formula without a result: nothing stands there
    assert reading.codes == codes.split()
    assert all(finding.place.cell in ("E13", "F13", "I13") for finding in reading.findings)
    errors = any(code.startswith("E") for code in codes.split())
    assert reading.of("PKP").status is (SheetStatus.PARTIAL if errors else SheetStatus.ACCEPTED)
    assert reading.answer("PKP", "lembaga_terverifikasi").value == 15


@pytest.mark.parametrize(
    ("top", "bottom", "codes", "state"),
    [
        (0, 0, ["W308"], V),
        (3, 0, ["E308"], REFUSED),
        (1, 1, [], V),
        (0, 1, [], V),
    ],
)
def test_a_denominator_of_0_is_told_apart(draw, read, type_in, top, bottom, codes, state):
    reading = read(type_in(draw("PKP"), "PKP", E13=top, E14=bottom))
    assert reading.codes == codes
    assert reading.answer("PKP", "lembaga_aktif").state is state


def test_a_refused_denominator_leaves_its_numerator_alone(draw, read, type_in):
    reading = read(type_in(draw("PKP"), "PKP", E13=99, E14="banyak"))
    assert reading.codes == ["E304"]
    assert reading.answer("PKP", "lembaga_aktif").value == 99


@pytest.mark.parametrize(
    ("stored", "code", "value"),
    [
        (0.12, "E313", None),  # the count 12, or the share 12 % typed in its place
        (0.125, "E313", None),
        (1.0, "E313", None),  # 100 %: 1 or 100
        (0, "", 0),
    ],
)
def test_a_percent_format_in_a_count_is_doubted(draw, read, edit, stored, code, value):
    def change(workbook):
        workbook["PKP"]["E13"] = stored
        workbook["PKP"]["E13"].number_format = "0%"
        workbook["PKP"]["E14"] = 1000

    reading = read(edit(draw("PKP"), change))
    assert reading.codes == ([code] if code else [])
    assert reading.answer("PKP", "lembaga_aktif").value == value


def test_a_percent_sign_in_the_text_of_a_count_is_doubted_too(draw, read, type_in):
    assert read_number("12%").percent
    reading = read(type_in(draw("PKP"), "PKP", E13="12%"))
    assert (reading.codes, reading.answer("PKP", "lembaga_aktif").value) == (["E313", "W314"], None)


@pytest.mark.parametrize(
    ("value", "kind", "code", "expected"),
    [
        ("12", "n", "W312", 12),
        ("12.5", "n", "E306 W312", None),
        ("#DIV/0!", "e", "E303", None),
        ("dua belas", "str", "E311", None),
        ("1", "b", "E304", None),
    ],
)
def test_a_formula_counts_by_its_stored_number_only(
    draw, read, type_in, store_result, value, kind, code, expected
):
    sent = store_result(type_in(draw("PKP"), "PKP", E13="=10+2"), "=10+2", value, kind)
    reading = read(sent)
    assert (reading.codes, reading.answer("PKP", "lembaga_aktif").value) == (code.split(), expected)


def test_negative_zero_is_tidied(draw, read, store_result, type_in):
    sent = store_result(type_in(draw("PKP"), "PKP", E13="=0*-1"), "=0*-1", "-0")
    reading = read(sent)
    answer = reading.answer("PKP", "lembaga_aktif")
    assert "N391" in reading.codes
    assert str(answer.value) == "0.0"


def test_raw_note_evidence_and_place_are_carried(draw, read, type_in):
    sent = type_in(draw("PKP"), "PKP", E13=" 12 ", H13="https://drive.id/x", I13="rekap  Juni")
    answer = read(sent, "masuk/PKP.xlsx").answer("PKP", "lembaga_aktif")
    assert (answer.raw, answer.note, answer.evidence) == (" 12 ", "rekap  Juni", "https://drive.id/x")
    assert (answer.place.file, answer.place.sheet, answer.place.cell) == ("masuk/PKP.xlsx", "PKP", "E13")


def test_a_link_behind_the_words_of_evidence_is_kept(draw, read, edit):
    def change(workbook):
        workbook["PKP"]["H13"] = "rekap"
        workbook["PKP"]["H13"].hyperlink = "https://drive.id/x"

    answer = read(edit(draw("PKP"), change)).answer("PKP", "lembaga_aktif")
    assert answer.evidence == "rekap (https://drive.id/x)"


def test_of_two_links_in_one_cell_the_one_that_is_written_counts(draw, read, edit):
    """What the clerk reads is the evidence; an address left behind other words is told with them."""

    def change(written):
        def change(workbook):
            workbook["PKP"]["H13"].hyperlink = "https://drive.id/lama"
            workbook["PKP"]["H13"] = written

        return change

    def evidence(written):
        return read(edit(draw("PKP"), change(written))).answer("PKP", "lembaga_aktif").evidence

    assert evidence("https://drive.id/baru") == "https://drive.id/baru"
    assert evidence("laporan Juni") == "laporan Juni (https://drive.id/lama)"
    assert evidence("drive.id/lama") == "https://drive.id/lama"


@pytest.mark.parametrize(
    ("cells", "codes", "evidence", "note"),
    [
        ({"I13": "#NAME?"}, ["W303"], "", ""),
        ({"H13": "#REF!", "I13": "sesuai"}, ["W303"], "", "sesuai"),
        ({"H13": '=_xlfn.DISPIMG("ID_8C1",1)'}, ["W340"], "", ""),
        ({"H13": '=DISPIMG("ID_8C1",1)', "I13": "foto rapat"}, ["W340"], "", "foto rapat"),
        ({"H13": '=HYPERLINK("https://drive.id/x","klik")'}, ["W401"], "https://drive.id/x", ""),
        ({"H13": '=HYPERLINK("https://drive.id/" & "a""b"&"?c")'}, ["W401"], 'https://drive.id/a"b?c', ""),
        ({"H13": "gambar"}, [], "gambar", ""),
    ],
)
def test_what_stands_in_evidence_and_notes_never_voids_the_number(
    draw, read, type_in, cells, codes, evidence, note
):
    reading = read(type_in(draw("PKP"), "PKP", **cells))
    answer = reading.answer("PKP", "lembaga_aktif")
    assert (reading.codes, answer.state, answer.value) == (codes, V, 12)
    assert (answer.evidence, answer.note) == (evidence, note)


def test_a_reason_that_cannot_be_read_is_none(draw, read, type_in):
    reading = read(type_in(draw("PKP"), "PKP", E13=None, F13="Nihil", I13="#NAME?"))
    assert reading.codes == ["E317", "W303"]
    assert reading.answer("PKP", "lembaga_aktif").state is REFUSED


def test_an_error_or_a_picture_as_keadaan_refuses_the_answer(draw, read, type_in):
    for typed, code in (("#REF!", "E345"), ('=DISPIMG("ID_8C1",1)', "E346")):
        reading = read(type_in(draw("PKP"), "PKP", F13=typed))
        assert (reading.codes, reading.answer("PKP", "lembaga_aktif").state) == ([code], REFUSED)


def with_picture(data, address):
    """A picture placed in a cell, as Excel 365 saves it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for item in old.infolist():
            content = old.read(item).decode("utf-8", "surrogateescape")
            if item.filename == "xl/worksheets/sheet2.xml":
                cell = re.compile(rf'<c r="{address}"( s="[0-9]+")?[^>]*?(/>|>.*?</c>)')
                content, count = cell.subn(rf'<c r="{address}"\1 t="e" vm="1"><v>#VALUE!</v></c>', content)
                assert count == 1
            new.writestr(item.filename, content.encode("utf-8", "surrogateescape"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("address", "codes", "state"),
    [("H13", ["W340"], V), ("I13", ["W340"], V), ("E13", ["E340"], REFUSED), ("F13", ["E346"], REFUSED)],
)
def test_a_picture_in_a_cell_is_called_a_picture(draw, read, address, codes, state):
    reading = read(with_picture(draw("PKP"), address))
    assert (reading.codes, reading.answer("PKP", "lembaga_aktif").state) == (codes, state)


@pytest.mark.parametrize(
    ("area", "code", "states"),
    [
        ("H13:I13", "W206", [V, V]),
        ("I13:I14", "W206", [V, V]),
        ("G13:H13", "W206", [V, V]),
        ("F13:I13", "E206", [REFUSED, V]),
        ("E13:E14", "E206", [REFUSED, REFUSED]),
        ("E13:H13", "E206", [REFUSED, V]),
    ],
)
def test_a_merge_voids_the_numbers_that_it_may_hide_and_no_other(draw, read, edit, area, code, states):
    reading = read(edit(draw("PKP"), lambda book: book["PKP"].merge_cells(area)))
    assert reading.found(code)
    assert [answer.state for answer in reading.of("PKP").answers] == states
    assert not reading.found("E206" if code == "W206" else "W206")


def test_a_link_is_kept_wherever_it_leads_but_not_within_the_workbook(draw, read, edit):
    def evidence(target):
        def change(workbook):
            workbook["PKP"]["H13"] = "berkas"
            workbook["PKP"]["H13"].hyperlink = target

        return read(edit(draw("PKP"), change)).answer("PKP", "lembaga_aktif").evidence

    assert evidence("Bukti TW2.pdf") == "berkas (Bukti TW2.pdf)"
    assert evidence("mailto:a@b.id") == "berkas (mailto:a@b.id)"
    assert evidence("#PKP!A1") == "berkas"


def test_narratives_and_who_filled_it_in_are_carried(draw, read, diskominfo):
    narratives = {("PKP", n.code, "satuan"): f"Isi {n.code}" for n in diskominfo.narratives}
    who = {
        ("PKP", "ID", column): text
        for column, text in zip(
            ("periksa", "bukti", "catatan"), ("Budi", "Analis", "+62 812-3456-789"), strict=True
        )
    }
    reading = read(draw("PKP", extra={**narratives, **who}))
    submission = reading.of("PKP")
    assert submission.narratives == {n.code: f"Isi {n.code}" for n in diskominfo.narratives}
    assert (submission.filled_by, submission.position, submission.phone) == (
        "Budi",
        "Analis",
        "+62 812-3456-789",
    )
    assert reading.codes == []


def test_every_filled_input_is_used_or_listed(draw, read, type_in):
    """The answers and the findings together name each cell that was typed into."""
    typed = {"E13": "lima", "F13": "Nihil", "I13": "alasan", "E14": 15, "H14": "rekap", "E40": 7, "K13": "?"}
    reading = read(type_in(draw("PKP"), "PKP", **typed))
    told = " ".join(f"{f.place.cell} {f.values.get('sel', '')}" for f in reading.findings)
    used = {answer.place.cell: answer for answer in reading.of("PKP").answers}
    assert "E13" in told
    assert used["E13"].note == "alasan"
    assert (used["E14"].value, used["E14"].evidence) == (15, "rekap")
    assert "E40" in told
    assert "K13" in told
