"""Numbers in disguise: what a clerk did not see is never used before somebody says that it is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from iku_excel import definition, inbox
from iku_excel.core.model import Kind, State, Timing, Variable
from iku_excel.inbox.accepting import Acceptance, accepted, accepts
from iku_excel.inbox.values import Seen, number
from iku_excel.texts.findings import hint, message
from iku_excel.xlsx import Cell, Style

RETURNS = Path(__file__).with_name("returns")
COUNT = Variable("c", "Cacah", "lembaga", Kind.COUNT, Timing.POSITION, "", ("A",))
HOURS = Variable("h", "Jam", "jam", Kind.NUMBER, Timing.POSITION, "", ("A",))
PERCENT = Variable("p", "Persen", "%", Kind.NUMBER, Timing.POSITION, "", ("A",))
ACCOUNTS = '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'


def stored(value: float, percent: bool = False) -> Cell:
    return Cell("number", repr(value), value, percent=percent)


def doubt(value: float, variable: Variable, shown_as: str = "General", year: int = 2026) -> str:
    """The code of the doubt that a number raises, which is not refused by a rule."""
    read = number(
        stored(value, "%" in shown_as and '"' not in shown_as), variable, Seen(year, Style(shown_as))
    )
    assert read.value is not None
    return read.doubt.code if read.doubt else ""


@pytest.mark.parametrize(
    ("file", "unit", "variable", "code", "said"),
    [
        (
            "a_date_behind_thousands",
            "PKP",
            "lembaga_terverifikasi",
            "E320",
            "46303 mirip tanggal (08/10/2026)",
        ),
        ("a_format_that_shows_nothing", "TIK", "kapasitas_hosting", "E323", "“kosong”, tersimpan 60"),
    ],
)
def test_a_return_as_a_program_wrote_it_is_asked_about(file, unit, variable, code, said):
    data = (RETURNS / f"{file}.xlsx").read_bytes()
    submissions, findings = inbox.read_file(data, "kiriman.xlsx", definition.builtin())
    sent = next(one for one in submissions if one.unit == unit)
    answer = next(one for one in sent.answers if one.variable == variable)
    assert (answer.state, answer.value) == (State.REFUSED, None)
    (finding,) = (one for one in findings if one.code == code)
    assert finding.place.cell == answer.place.cell
    assert said in message(finding)
    others = [one for one in sent.answers if one is not answer]
    assert {one.state for one in others} == {State.VALUE}


def test_eighty_pasted_into_a_percent_cell_names_both_readings():
    office = definition.load(RETURNS / "percentages.toml")[0]
    assert office
    data = (RETURNS / "a_percentage_pasted_as_80.xlsx").read_bytes()
    (sent,), findings = inbox.read_file(data, "kiriman.xlsx", office)
    (finding,) = (one for one in findings if one.code == "E322")
    answer = next(one for one in sent.answers if one.place.cell == finding.place.cell)
    assert answer.state is State.REFUSED
    assert "8000 %" in message(finding)
    assert "80 %" in message(finding)
    assert "Angka benar" in hint(finding)


@pytest.mark.parametrize(
    ("value", "variable", "code"),
    [
        (46303, COUNT, "E320"),  # 8/10
        (46115, COUNT, "E320"),  # 3/4
        (46143, HOURS, "E320"),  # 1 Mei
        (46188.4375, HOURS, "E320"),  # 15/6/2026 10:30
        (45658, COUNT, "E320"),  # 1 January of the year before
        (46752, COUNT, "E320"),  # 31 December of the year after
        (45657, COUNT, ""),
        (46753, COUNT, ""),
        (463030, COUNT, ""),
        (23, COUNT, ""),
        (0.625, HOURS, "E321"),  # 15:00
        (8 / 24, HOURS, "E321"),
        (0.5, HOURS, ""),  # people type this
        (0.333, HOURS, ""),
        (1.625, HOURS, ""),
        (80, PERCENT, "E322"),
        (1.0001, PERCENT, "E322"),
        (1, PERCENT, ""),
        (0.625, PERCENT, ""),  # five of eight
    ],
)
def test_a_number_is_doubted_by_what_it_is(value, variable, code):
    assert doubt(value, variable, "0.00 %" if variable is PERCENT else "#,##0.00##") == code


def test_the_days_are_those_around_the_period():
    assert doubt(46303, COUNT, year=2025) == "E320"
    assert doubt(46303, COUNT, year=2028) == ""


def test_a_file_of_1904_holds_days_of_both_calendars():
    for value in (44841, 46303):  # 8 October 2026 in the one and in the other
        read = number(stored(value), COUNT, Seen(2026, days_late=1462))
        assert read.doubt.code == "E320"
        assert read.doubt.values["y"] == "08/10/2026"
    assert number(stored(44841), COUNT, Seen(2026)).doubt is None


@pytest.mark.parametrize(
    ("shown_as", "code"),
    [
        *(
            (plain, "")
            for plain in ("General", "@", "0", "#,##0", "#,##0.00##", "0.00", ACCOUNTS, '0 "lembaga"')
        ),
        *(
            (other, "E323")
            for other in ('"85"', ";;;", "0,", "0,,", '0"0"', '"-"0', '[=60]"85";0', '0 "ribu"')
        ),
        *((unsure, "E324") for unsure in ("dd/mm;@", "00-00", "[DBNum1]0", "[<5]0")),
    ],
)
def test_a_number_is_doubted_by_what_is_seen(shown_as, code):
    assert doubt(60, COUNT, shown_as) == code


def test_a_share_may_be_written_with_its_sign():
    read = number(stored(85), PERCENT, Seen(2026, Style('0"%"')))
    assert (read.value, read.doubt) == (0.85, None)


@pytest.mark.parametrize(
    ("raw", "value"), [("85%", 0.85), ("85", 0.85), ("85,5 %", 0.855), ("0,85", None), ("120%", 1.2)]
)
def test_a_text_says_its_scale_itself(raw, value):
    read = number(Cell("text", raw, percent=True), PERCENT, Seen(2026, Style("0.00 %")))
    assert read.value == value
    assert (read.doubt.code if read.doubt else "") == ("E322" if raw == "120%" else "")


def test_a_text_that_its_format_hides_is_doubted():
    assert number(Cell("text", "60"), COUNT, Seen(2026, Style(";;;"))).doubt.code == "E323"
    assert number(Cell("text", "60"), COUNT, Seen(2026, Style(";;;@"))).doubt is None


def filled(edit, draw, value, chosen=None, note=None, number_format="General"):
    """A form in which 46303 was typed, said to be right or not."""

    def change(book):
        sheet = book["PKP"]
        sheet["E14"], sheet["F14"], sheet["I14"] = value, chosen, note
        sheet["E14"].number_format = number_format

    return edit(draw("PKP"), change)


@pytest.mark.parametrize(
    ("chosen", "note", "value", "codes"),
    [
        (None, None, None, ["E320"]),
        ("Angka benar", None, None, ["E325"]),
        ("Angka benar", "sesuai rekap 2026", 46303, ["W326"]),
        ("angka  BENAR ", "sesuai rekap 2026", 46303, ["W326"]),
        ("Nihil", "sesuai rekap 2026", None, ["E320"]),
    ],
)
def test_the_clerk_says_that_a_doubtful_number_is_right(draw, edit, read, chosen, note, value, codes):
    reading = read(filled(edit, draw, 46303, chosen, note))
    answer = reading.answer("PKP", "lembaga_terverifikasi")
    assert answer.value == value
    assert [code for code in reading.codes if code.startswith(("E3", "W3"))] == codes


def test_the_reason_is_told_to_the_officer(draw, edit, read):
    (finding,) = read(filled(edit, draw, 46303, "Angka benar", "sesuai rekap 2026")).found("W326")
    assert "46303" in message(finding)
    assert "sesuai rekap 2026" in message(finding)


def test_nobody_says_of_a_number_that_is_hidden_that_it_is_right(draw, edit, read):
    reading = read(filled(edit, draw, 60, "Angka benar", "sesuai rekap", ";;;"))
    assert reading.answer("PKP", "lembaga_terverifikasi").state is State.REFUSED
    assert "E323" in reading.codes


def test_an_ordinary_number_may_be_said_to_be_right(draw, edit, read):
    reading = read(filled(edit, draw, 15, "Angka benar", "sesuai rekap"))
    assert reading.answer("PKP", "lembaga_terverifikasi").value == 15
    assert not [code for code in reading.codes if code.startswith(("E3", "W3"))]


def test_no_number_is_no_right_number(draw, edit, read):
    reading = read(filled(edit, draw, None, "Angka benar", "sesuai rekap"))
    assert reading.answer("PKP", "lembaga_terverifikasi").state is State.BLANK
    assert "E301" in reading.codes


@pytest.mark.parametrize(("value", "number_format"), [(46303, "#,##0"), (60, ";;;"), (60, "00-00")])
def test_the_officer_accepts_a_doubtful_number(draw, edit, diskominfo, value, number_format):
    data = filled(edit, draw, value, number_format=number_format)
    (sent,), findings = inbox.read_file(data, "a/kiriman.xlsx", diskominfo, [("kiriman.xlsx", "PKP!$E$14")])
    answer = next(one for one in sent.answers if one.variable == "lembaga_terverifikasi")
    assert (answer.state, answer.value) == (State.VALUE, value)
    assert accepted(findings) == (("a/kiriman.xlsx", "PKP!E14", ""),)
    assert not [one.code for one in findings if one.code.startswith("E3")]
    again = inbox.read_file(data, "a/kiriman.xlsx", diskominfo, accepted(findings))
    assert again == ((sent,), findings)


@pytest.mark.parametrize(
    ("font", "fill", "code"),
    [
        ({"strike": True}, None, "E319"),
        ({"color": "FFFFFFFF"}, "FFFFFF", "E319"),
        ({"color": "00FFF7D6"}, "FFF7D6", "E319"),
        ({"color": Color(theme=0)}, "FFFFFF", "E319"),
        ({"color": Color(indexed=9)}, "FFFFFF", "E319"),
        ({"color": "FFFFFFFF"}, "FFF7D6", "E319"),  # white on the yellow of the form
        ({"color": "FFFFFFFF"}, "FFC000", ""),
        ({"color": Color(theme=0, tint=-0.5)}, "FFFFFF", ""),
        ({"color": "FF1B6B42"}, None, ""),
        ({"bold": True}, "FFFFFF", ""),
    ],
)
def test_a_number_that_is_struck_out_or_cannot_be_seen_is_doubted(draw, edit, diskominfo, font, fill, code):
    def change(book):
        cell = book["PKP"]["E13"]
        cell.value, cell.font = 12, Font(**font)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)

    data = edit(draw("PKP"), change)
    (sent,), findings = inbox.read_file(data, "kiriman.xlsx", diskominfo)
    answer = next(one for one in sent.answers if one.variable == "lembaga_aktif")
    assert answer.value == (None if code else 12)
    assert [one.code for one in findings if one.place.cell == "E13" and one.code != "E301"] == [code] * bool(
        code
    )
    (sent,), _ = inbox.read_file(data, "kiriman.xlsx", diskominfo, [("kiriman.xlsx", "PKP!E13", "12")])
    assert next(one for one in sent.answers if one.variable == "lembaga_aktif").value == 12


@pytest.mark.parametrize(
    ("area", "number_format", "code"),
    [
        ("E13:E20", '"85"', "E323"),
        ("A1:Z99", "0,", "E323"),
        ("E13", "00-00", "E324"),
        ("E14", '"85"', ""),
        ("E13", "#,##0", ""),
        ("E13", None, ""),
    ],
)
def test_a_number_that_a_condition_may_show_as_another_is_doubted(
    draw, edit, diskominfo, area, number_format, code
):
    def change(book):
        shown = NumberFormat(numFmtId=190, formatCode=number_format) if number_format else None
        book["PKP"]["E13"] = 12
        book["PKP"].conditional_formatting.add(
            area, Rule("expression", formula=["TRUE"], dxf=DifferentialStyle(numFmt=shown))
        )

    (sent,), findings = inbox.read_file(edit(draw("PKP"), change), "kiriman.xlsx", diskominfo)
    answer = next(one for one in sent.answers if one.variable == "lembaga_aktif")
    assert answer.value == (None if code else 12)
    assert [one.code for one in findings if one.place.cell == "E13"] == [code] * bool(code)


def test_what_is_accepted_keeps_every_rule(draw, edit, diskominfo):
    """A numerator that is accepted is still held against its denominator."""

    def change(book):
        book["PKP"]["E13"] = 46303

    data = edit(draw("PKP"), change)
    _, findings = inbox.read_file(data, "kiriman.xlsx", diskominfo, [("kiriman.xlsx", "E13")])
    assert [one.code for one in findings if one.code.startswith(("E3", "W3"))] == ["W327", "E307"]


def test_an_acceptance_means_one_file_and_one_cell(draw, edit, diskominfo):
    data = filled(edit, draw, 46303)
    for file, cell in (("lain.xlsx", "E14"), ("kiriman.xlsx", "E13"), ("kiriman.xlsx", "PIOP!E14")):
        _, findings = inbox.read_file(data, "kiriman.xlsx", diskominfo, [(file, cell)])
        assert "E320" in {one.code for one in findings}
    (finding,) = (one for one in findings if one.code == "E320")
    assert accepts([Acceptance("kiriman.xlsx", "e14")], finding.place, "46303")
    assert accepts([Acceptance("kiriman.xlsx", "e14", "46303")], finding.place, "46303")
    assert not accepts([Acceptance("kiriman.xlsx", "e14", "46304")], finding.place, "46303")
    assert not accepts([], finding.place, "46303")
