"""How a form opens and prints: the selected cell, rows that grow, whole words, type that people read."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from iku_excel import definition, inbox, parts, template
from iku_excel.core.model import Target
from iku_excel.core.periods import Period
from iku_excel.form import Annotations, Cause, Form, Key, Mark, Remark, Spot, annotated, build
from iku_excel.form.filled import Filled
from iku_excel.styles.form import HINT_SIZE
from iku_excel.template.heights import row_heights
from iku_excel.template.paper import SMALLEST, Paper, page_starts, paper_of
from iku_excel.texts.annotated import SHEET as REPAIRS

from .large import large_office

OFFICE = definition.builtin()
SAMPLES = sorted((Path(__file__).parents[2] / "samples" / "definisi").glob("*.toml"))
FORM = build(OFFICE, Period(2026, 2), ("EGOV",))
KEY: Key = ("EGOV", "opd_jumlah", "catatan")
CAUSE = Cause("E317", "EGOV", "Alasan.", "Tulis.", (Spot(KEY, "OPD", ""),))
SAID = Annotations(2, (CAUSE,), (Remark(KEY, "Tulis.", Mark.BAD, "E317"),))
COPY = annotated(FORM, SAID)


def drawn(form: Form, contents: dict[Key, str | float | None] | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(template.draw(form, contents)), rich_text=True)


def selected(sheet: Worksheet) -> list[str]:
    """The active cell of the active part of the window."""
    view = sheet.sheet_view
    active = view.pane.activePane if view.pane else None
    return [one.activeCell for one in view.selection if active is None or one.pane == active]


def test_a_sheet_opens_on_the_first_yellow_cell_that_is_empty():
    who = {("EGOV", "ID", FORM.sheet("EGOV").identity["nama"]): "Rina"}
    assert selected(drawn(FORM)["E-Gov"]) == ["G9"]
    assert selected(drawn(FORM, who)["E-Gov"]) == ["H9"]
    assert selected(drawn(FORM)["Survei IKM"]) == ["G7"]
    assert selected(drawn(build(OFFICE, None, ("EGOV",)))["E-Gov"]) == ["E9"]


def test_a_copy_opens_on_what_is_to_be_mended():
    book = drawn(COPY)
    assert book.active.title == REPAIRS
    assert selected(book["E-Gov"]) == ["I21"]
    assert any(cell.value == f"► {REPAIRS}" for row in book["Petunjuk"].iter_rows() for cell in row)


def test_codes_take_no_room_and_are_not_printed():
    for title in ("E-Gov", "Survei IKM"):
        sheet = drawn(FORM)[title]
        assert sheet.column_dimensions["A"].hidden
        assert sheet.print_area.startswith(f"'{title}'!$B$2:")


def test_rows_with_notes_and_links_grow_as_somebody_writes():
    data = template.draw(FORM)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["E-Gov"]
    part = next(text for name, text in parts.unpack(data) if name.endswith("sheet2.xml")).decode()
    questions = FORM.sheet("EGOV").growing
    assert len(questions) == 5
    for row in questions:
        head = part[part.index(f'<row r="{row}"') :].partition(">")[0]
        assert "ht=" in head
        assert "customHeight" not in head
    long = "Belum semua OPD menyampaikan laporannya; ditunggu sampai minggu kedua bulan depan. " * 3
    filled = drawn(FORM, {("EGOV", "opd_jumlah", "catatan"): long, ("EGOV", "NP", "satuan"): long * 5})[
        "E-Gov"
    ]
    assert filled.row_dimensions[21].height > 2 * sheet.row_dimensions[21].height
    narrative = next(cell.row for cell in FORM.sheet("EGOV").inputs() if cell.row_code == "NP")
    assert filled.row_dimensions[narrative].height > sheet.row_dimensions[narrative].height


def test_no_program_breaks_a_word_at_its_hyphen():
    named = replace(OFFICE.unit("EGOV"), name="Pengelolaan Layanan Publik" + " E-Gov" * 6)
    units = tuple(named if one.code == "EGOV" else one for one in OFFICE.units)
    guide = drawn(build(replace(OFFICE, units=units), Period(2026, 2), ("EGOV",)))["Petunjuk"]
    told = [str(cell.value) for row in guide.iter_rows() for cell in row if "E-Gov E-Gov" in str(cell.value)]
    assert told
    assert all(len(line) < 45 for text in told for line in text.split("\n"))


@pytest.mark.parametrize(
    ("period", "target", "said"),
    [
        (Period(2026, 2), {"quarters": (0.2, 0.45, 0.7, 0.85)}, "Target s.d. TW II 2026: 45,00 %"),
        (Period(2026, 4), {"quarters": (0.2, 0.45, 0.7, None)}, "Target s.d. TW IV 2026: 85,00 %"),
        (Period(2026, 2), {}, "Target setahun 2026: 85,00 %"),
        (None, {}, "Target setahun 2026: 85,00 %"),
        (
            None,
            {"quarters": (0.2, 0.45, 0.7, 0.85)},
            "Target TW I–IV 2026: 20,00 % · 45,00 % · 70,00 % · 85,00 %",
        ),
        (Period(2027, 2), {}, ""),
    ],
)
def test_the_target_stands_beside_its_questions(period, target, said):
    office = replace(OFFICE, targets=(Target("opd_egov", 2026, 0.85, **target),))
    cells = build(office, period, ("EGOV",)).sheet("EGOV").cells
    told = [cell.content for cell in cells if cell.style == "band_target"]
    assert told == ["", "", said]
    office = replace(office, targets=(Target("ikm", 2026, 80.0),), example=True)
    survey = build(office, period, ("IKM",)).sheet("IKM")
    line = next(str(cell.content) for cell in survey.cells if cell.style == "panel_target")
    assert ("80,00 (contoh)  ·  " in line) == (period != Period(2027, 2))


def test_a_target_that_changed_is_no_change_of_the_form():
    office = replace(OFFICE, targets=(Target("opd_egov", 2026, 0.85), Target("ikm", 2026, 80.0)))
    data = template.draw(build(office, Period(2026, 2), ("EGOV",)), {("EGOV", "opd_jumlah", "nilai"): 38})
    assert not {"W202", "W212"} & {finding.code for finding in inbox.read_file(data, "a.xlsx", OFFICE)[1]}


def test_the_guide_of_few_sheets_is_no_change_of_the_guide_of_many():
    office = large_office()
    unit = office.units[0].code
    form = build(office, Period(2026, 2), (unit,))
    key = (unit, office.asked_of(unit)[0].code, "nilai")
    cause = Cause("E301", unit, "Kosong.", "Isi.", (Spot(key, "", ""),))
    said = Annotations(2, (cause,), (Remark(key, "Isi.", Mark.BAD, "E301"),))
    for issued in (form, annotated(form, said)):
        _, findings = inbox.read_file(template.draw(issued, {key: 3}), "a.xlsx", office)
        assert "W212" not in {finding.code for finding in findings}


@pytest.mark.parametrize("name", ["bawaan", *(path.stem for path in SAMPLES)])
def test_a_page_never_prints_smaller_than_people_read(name):
    office = OFFICE if name == "bawaan" else definition.load(SAMPLES[0].parent / f"{name}.toml")[0]
    form = build(office, Period(2026, 2))
    filled = Filled(form, {})
    for sheet in form.sheets:
        paper = paper_of(sheet, row_heights(sheet, filled.on(sheet.title)))
        assert paper == Paper() or paper.scale * HINT_SIZE / 100 >= SMALLEST


def test_what_stands_together_begins_a_page_together():
    rows = dict.fromkeys(range(1, 31), 10.0)
    assert list(page_starts(rows, (5, 11, 21), 4, 150.0)) == [11, 21]
    assert list(page_starts(rows, (5, 11, 21), 4, 200.0)) == [21]
    assert list(page_starts(rows, (5, 11, 21), 4, 300.0)) == []
    assert list(page_starts(rows, (5, 11, 21), 4, 50.0)) == [5, 11, 21]
