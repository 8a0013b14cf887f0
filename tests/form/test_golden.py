"""The form as it was reviewed: each cell with its look, what may be typed, what changes colour.

`pytest tests/form/test_golden.py --update-golden` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from iku_excel import definition
from iku_excel.core.periods import Period
from iku_excel.form import IDENTITY_ROW_CODE, CellKind, Form, Mark, Remark, Sheet, annotated, build
from iku_excel.form.annotations import Annotations, Cause, Line, Spot
from iku_excel.form.repair_sheet import MOST_SPOTS, STATE, TABLE_ROW
from iku_excel.texts.annotated import LOOK

GOLDEN = Path(__file__).parent / "golden"
ROWS = 3  # of the survey, so that a person can read its sheet


def office():
    given = definition.builtin()
    return replace(given, surveys=tuple(replace(one, capacity=ROWS) for one in given.surveys))


def several(number: int) -> tuple[Spot, ...]:
    return tuple(Spot(("IKM", str(1 + place % ROWS), "waktu"), "Waktu", "5") for place in range(number))


def an_annotated_copy(number: int = 3) -> Form:
    """A copy with causes of one cell, of so many cells, and of a whole sheet."""
    key, looked, free = (
        ("EGOV", code, "nilai") for code in ("opd_jumlah", "opd_aplikasi", "aplikasi_hosting")
    )
    said = Annotations(
        2,
        (
            Cause("E305", "EGOV", "Angkanya negatif.", "Ketik lagi.", (Spot(key, "Jumlah OPD", "-38"),)),
            Cause("E411", "IKM", "Bukan 1 sampai 4.", "Periksa kuesionernya.", several(number)),
            Cause("W134", "EGOV", "Lembar ini kosong.", "Isi lembarnya.", ()),
        ),
        (
            Remark(key, "Angkanya negatif.", Mark.BAD, "E305"),
            Remark(looked, "Periksa.", Mark.LOOK, "W316"),
            Remark(free, "catatan pengirim", Mark.NONE),
        ),
        (Line("E-Gov › E13", "Jumlah OPD", "38", "dipakai"),),
        (Line("E-Gov › Z99", "", "lama", "tidak ditanyakan lagi"),),
    )
    return annotated(build(office(), Period(2026, 2), ("EGOV",)), said)


# A form, and which of its sheets are reviewed there.
FORMS = {
    "terbuka": (lambda: build(office(), None, ("PKP", "EGOV")), slice(None)),
    "triwulan": (lambda: build(office(), Period(2026, 2), ("TIK",)), slice(1, None)),
    "tanpa-profil": (lambda: build(office(), Period(2026, 2), ("IKM",), profile=False), slice(1, None)),
    "perbaikan": (an_annotated_copy, slice(1, 3)),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_as_it_was_reviewed(name, golden):
    form, reviewed = FORMS[name]
    text = "\n".join(line for sheet in form().sheets[reviewed] for line in dumped(sheet))
    golden(GOLDEN / f"{name}.txt", text + "\n")


@pytest.mark.parametrize(
    ("number", "lines"), [(1, 1), (MOST_SPOTS, MOST_SPOTS), (MOST_SPOTS + 2, MOST_SPOTS)]
)
def test_of_many_cells_of_one_cause_the_first_have_a_line_each_and_the_others_are_counted(number, lines):
    sheet = an_annotated_copy(number).sheets[1]
    linked = [cell for cell in sheet.cells if cell.link.startswith("'Survei IKM'")]
    counted = [cell for cell in sheet.cells if str(cell.content).startswith("dan 2 ")]
    assert (len(linked), len(counted)) == (lines, int(number > MOST_SPOTS))


def dumped(sheet: Sheet) -> Iterator[str]:
    """A sheet as lines; what is empty or as by default is left out."""
    yield f"== {sheet.title} {sheet.unit} {sheet.short_code}".rstrip()
    yield f"widths {sheet.widths}"
    yield f"heights {dict(sorted(sheet.heights.items()))} else {sheet.row_height}"
    yield f"frozen {sheet.frozen}, prints {sheet.printed}, last row {sheet.last_row}"
    yield f"identity {dict(sheet.identity)}"
    if sheet.block:
        block = sheet.block
        yield f"block {block.first_row}–{block.last_row} {dict(block.columns)} {dict(block.codes)}"
    for cell in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
        said = (cell.area, cell.kind.value, cell.style, repr(cell.content), repr(cell.hint or ""))
        more = (cell.number_format, cell.link, cell.row_code, cell.column_code)
        yield " | ".join((*said, *(part for part in more if part)))
    for rule in sheet.validations:
        yield f"rule {rule}"
    for highlight in sheet.highlights:
        yield f"highlight {highlight}"


def test_what_is_wrong_with_a_whole_sheet_is_remembered_without_a_cell():
    remarks = an_annotated_copy().remarks
    assert [(one.key, one.code) for one in remarks if not one.key[1]] == [(("EGOV", "", ""), "W134")]
    assert len(remarks) == 4


def state_of(spot: Spot) -> tuple[CellKind, str]:
    """How the state of a cell on Perbaikan is told: by a formula, or in words that stay."""
    said = Annotations(2, (Cause("E305", spot.key[0], "Masalahnya.", "Caranya.", (spot,)),))
    sheet = annotated(build(office(), Period(2026, 2), ("EGOV",)), said).sheets[1]
    cell = next(cell for cell in sheet.cells if cell.column == STATE and cell.row == TABLE_ROW + 1)
    return cell.kind, str(cell.content)


def test_a_state_is_live_where_something_judges_the_cell_and_else_in_words():
    survey = build(office(), None, ("IKM",)).sheet("IKM")
    for key in (("EGOV", "opd_jumlah", "nilai"), ("IKM", "1", "waktu")):
        assert state_of(Spot(key, "", "5"))[0] is CellKind.FORMULA
    for key in (
        ("EGOV", "NP", "satuan"),
        ("IKM", "1", "saran"),
        ("IKM", IDENTITY_ROW_CODE, survey.identity["nama"]),
    ):
        assert state_of(Spot(key, "", "5")) == (CellKind.TEXT, LOOK)


def test_a_score_that_was_read_as_nothing_is_mended_when_it_stands_empty():
    key = ("IKM", "1", "waktu")
    assert "NOT(TRUE)" in state_of(Spot(key, "", "lima"))[1]
    assert "NOT(FALSE)" in state_of(Spot(key, "", ""))[1]
