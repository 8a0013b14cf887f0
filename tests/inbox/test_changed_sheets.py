"""What was changed in the form: told by cell, and refused only where the answers lose their meaning."""

from __future__ import annotations

from copy import copy

import pytest
from openpyxl.comments import Comment

from iku_excel.core.model import SheetStatus, State

ACCEPTED, PARTIAL, REFUSED, BLANK = (
    SheetStatus.ACCEPTED,
    SheetStatus.PARTIAL,
    SheetStatus.REFUSED,
    SheetStatus.BLANK,
)


def cell(address, value):
    def change(workbook):
        workbook["PKP"][address] = value

    return change


def on_sheet(do):
    return lambda workbook: do(workbook["PKP"])


def unprotect(sheet):
    sheet.protection.sheet = False


def hide_row(sheet):
    sheet.row_dimensions[14].hidden = True


def hide_empty_row(sheet):
    sheet.row_dimensions[10].hidden = True


def hide_column(sheet):
    sheet.column_dimensions["E"].hidden = True


def comment(sheet):
    sheet["E13"].comment = Comment("angka sementara", "Budi")


def drop_validations(sheet):
    sheet.data_validations.dataValidation = []


def insert_empty_row(sheet):
    """As Excel does it: the row goes in between the codes, what stands below moves along."""
    move(sheet, 14, 1)


def insert_row_with_a_value(sheet):
    move(sheet, 14, 1)
    sheet["E14"] = 7


def insert_column(sheet):
    move(sheet, 1, 0, 5, 1)


def move(sheet, first_row, down, first_column=1, right=0):
    """As a program does it when rows or columns are inserted; openpyxl moves neither merges nor heights."""
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    for row in range(sheet.max_row, first_row - 1, -1):
        for column in range(sheet.max_column, first_column - 1, -1):
            old, new = sheet.cell(row, column), sheet.cell(row + down, column + right)
            new.value, new._style = old.value, copy(old._style)
            old.value = None


def swap_rows(sheet):
    for column in range(1, 10):
        upper, lower = sheet.cell(13, column), sheet.cell(14, column)
        upper.value, lower.value = lower.value, upper.value


def shift_whole_sheet(sheet):
    insert_at_top = 3
    move(sheet, 1, insert_at_top)


def merge_inputs(sheet):
    sheet.merge_cells("E13:E14")


def merge_with_measure(sheet):
    sheet.merge_cells("D13:E13")


def merge_elsewhere(sheet):
    sheet.merge_cells("K20:L21")


@pytest.mark.parametrize(
    ("change", "codes", "status"),
    [
        (on_sheet(lambda sheet: None), [], ACCEPTED),
        # locked texts
        # What an indicator is called the officer may have changed while forms were out.
        (cell("C12", "Persentase lain"), [], ACCEPTED),
        (cell("C12", None), [], ACCEPTED),
        (cell("E11", "Angka"), ["W202"], ACCEPTED),
        (cell("D13", "orang"), ["E202"], REFUSED),
        (cell("D13", None), ["E202"], REFUSED),
        (cell("D13", " lembaga "), [], ACCEPTED),
        (cell("A13", "lembaga_pasif"), ["E202"], REFUSED),
        (cell("E1", "angka"), ["E202"], REFUSED),
        (cell("A13", None), ["E201"], REFUSED),
        (cell("E1", None), ["E201"], REFUSED),
        (cell("A13", "lembaga_terverifikasi"), ["E201", "E207"], REFUSED),
        (cell("A60", "lembaga_aktif"), ["E207"], REFUSED),
        (cell("B2", "Formulir Isian IKU – Bidang PIOP"), ["E132"], REFUSED),
        (cell("B2", "Formulir kami"), ["W202"], ACCEPTED),
        # rows and columns
        (on_sheet(insert_empty_row), ["N216", "W209"], ACCEPTED),
        (on_sheet(insert_row_with_a_value), ["E201", "N216", "W209"], REFUSED),
        (on_sheet(insert_column), ["N216"], ACCEPTED),
        (on_sheet(swap_rows), ["N216"], ACCEPTED),
        (on_sheet(shift_whole_sheet), ["W209"], ACCEPTED),
        # merges, protection, validation, formulas
        (on_sheet(merge_inputs), ["E206"], PARTIAL),
        (on_sheet(merge_with_measure), ["E206"], PARTIAL),
        (on_sheet(merge_elsewhere), [], ACCEPTED),
        (on_sheet(unprotect), ["W204"], ACCEPTED),
        (on_sheet(drop_validations), ["W209"], ACCEPTED),
        (cell("G13", "lengkap"), ["W210"], ACCEPTED),
        (cell("G13", None), ["W210"], ACCEPTED),
        # out of sight, in the margin
        (on_sheet(hide_row), ["W208"], ACCEPTED),
        (on_sheet(hide_empty_row), [], ACCEPTED),
        (on_sheet(hide_column), ["W208"], ACCEPTED),
        (on_sheet(comment), ["N211"], ACCEPTED),
        (cell("K13", "lihat surat"), ["W212"], ACCEPTED),
        (cell("XFD1048576", 1), ["W212"], ACCEPTED),
        (cell("K13", "  "), [], ACCEPTED),
        # sheets
        (on_sheet(lambda sheet: setattr(sheet, "title", "Bidang Kami")), ["N214"], ACCEPTED),
        (lambda workbook: workbook.create_sheet("Catatan"), [], ACCEPTED),
        (lambda workbook: workbook.create_sheet("Catatan").append([1]), ["N215"], ACCEPTED),
        (lambda workbook: workbook["Petunjuk"].__setitem__("Z9", "isi"), ["W212"], ACCEPTED),
        (
            lambda workbook: workbook.copy_worksheet(workbook["PKP"]),
            ["E205", "N214", "W204", "W209"],
            REFUSED,
        ),
    ],
)
def test_a_change_is_told_and_refuses_only_what_it_must(draw, read, edit, change, codes, status):
    reading = read(edit(draw("PKP"), change))
    assert reading.codes == codes
    submission = reading.of("PKP")
    assert submission.status is status
    values = [answer.value for answer in submission.answers]
    if status is ACCEPTED:
        assert values == [12, 15]
    if status is REFUSED:
        assert {answer.state for answer in submission.answers} <= {State.REFUSED}
        assert set(values) <= {None}


def test_a_merge_voids_the_answers_beneath_it_only(draw, read, edit):
    reading = read(
        edit(draw("EGOV", of=("EGOV",)), lambda workbook: workbook["E-Gov"].merge_cells("E13:E14"))
    )
    states = {answer.variable: answer.state for answer in reading.of("EGOV").answers}
    refused = [variable for variable, state in states.items() if state is State.REFUSED]
    assert refused == ["lembaga_aktif", "lembaga_terverifikasi"]


def test_lost_codes_name_the_sheet_and_doubled_ones_both_rows(draw, read, edit):
    lost = read(edit(draw("PKP"), cell("A13", None))).found("E201")[0]
    assert (lost.place.sheet, lost.values["lembar"], lost.values["x"]) == ("PKP", "PKP", "lembaga_aktif")
    doubled = read(edit(draw("PKP"), cell("A60", "lembaga_aktif"))).found("E207")[0]
    assert (doubled.values["a"], doubled.values["b"]) == (13, 60)


def test_changes_of_many_cells_are_told_by_range(draw, read, edit):
    finding = read(edit(draw("PKP"), on_sheet(drop_validations))).found("W209")[0]
    assert finding.place.cell == "E13:E14"


def test_a_sheet_whose_codes_are_all_gone_is_refused(draw, read, edit):
    def change(workbook):
        for column in range(1, 10):
            workbook["PKP"].cell(1, column).value = None

    reading = read(edit(draw("PKP"), change))
    assert reading.codes == ["E201"]
    assert reading.of("PKP").status is REFUSED


def test_the_sheet_of_a_unit_that_the_form_was_drawn_for_is_missed(draw, read, edit):
    reading = read(edit(draw("PKP", of=("PKP", "PIOP")), lambda workbook: workbook.remove(workbook["PIOP"])))
    assert [(finding.code, finding.unit) for finding in reading.findings] == [("E203", "PIOP")]
    assert [submission.unit for submission in reading.submissions] == ["PKP"]


def test_a_form_of_one_unit_misses_no_other(draw, read):
    assert read(draw("PKP", of=("PKP",))).codes == []


def test_untouched_sheets_beside_a_filled_one_are_blank_and_silent(draw, read):
    reading = read(draw("PKP", of=("PIOP", "PKP", "TIK", "EGOV", "IKM")))
    statuses = {submission.unit: submission.status for submission in reading.submissions}
    assert statuses == {"PIOP": BLANK, "PKP": ACCEPTED, "TIK": BLANK, "EGOV": BLANK, "IKM": BLANK}
    assert reading.codes == []


@pytest.mark.parametrize("typed", [{}, {"D9": 2}, {"G9": "Budi", "I9": "0812"}])
def test_a_file_with_nothing_filled_is_one_finding(draw, read, type_in, typed):
    reading = read(type_in(draw(of=("PKP", "EGOV")), "PKP", **typed))
    assert [(finding.code, finding.place.sheet) for finding in reading.findings] == [("E133", "")]
    assert {submission.status for submission in reading.submissions} == {BLANK}


@pytest.mark.parametrize("typed", [{"I13": "menyusul"}, {"F13": "Nihil"}])
def test_a_sheet_with_anything_of_substance_is_not_blank(draw, read, type_in, typed):
    reading = read(type_in(draw(of=("PKP",)), "PKP", **typed))
    assert reading.of("PKP").status is PARTIAL
    assert "E133" not in reading.codes


def test_a_blank_copy_of_a_sheet_never_refuses_the_filled_one(draw, read, edit):
    """The clerk copied the sheet first and filled one of the two, whichever."""

    def filled_copy(book):
        copy = book.copy_worksheet(book["PKP"])
        copy["E13"], copy["E14"] = 12, 15

    blank = draw(of=("PKP",))
    filled = draw("PKP")
    for data, change in ((blank, filled_copy), (filled, emptied_copy)):
        reading = read(edit(data, change))
        assert not reading.found("E205")
        assert [answer.value for answer in reading.of("PKP").answers] == [12, 15]
        assert len(reading.submissions) == 1


def emptied_copy(book):
    copy = book.copy_worksheet(book["PKP"])
    for row in ("E13", "E14", "F13", "F14", "H13", "H14", "I13", "I14"):
        copy[row] = None


def test_two_filled_copies_and_two_blank_ones(draw, read, edit):
    two = read(edit(draw("PKP"), lambda book: book.copy_worksheet(book["PKP"])))
    assert len(two.found("E205")) == 2
    assert two.of("PKP").status is SheetStatus.REFUSED
    none = read(edit(draw(of=("PKP",)), lambda book: book.copy_worksheet(book["PKP"])))
    assert none.found("E133")
    assert not none.found("E205")
    assert none.of("PKP").status is SheetStatus.BLANK
