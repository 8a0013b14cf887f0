"""Whose return it is, for which period and version: every carrier, lost or changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl.workbook.defined_name import DefinedName

from iku_excel.core.identity import Token, form_version
from iku_excel.core.model import SheetStatus
from iku_excel.core.periods import Period
from iku_excel.core.revisions import UNREAD
from iku_excel.form import build
from iku_excel.texts.form import SHORT_CODE

LATER = Period(2026, 3)
LABEL = SHORT_CODE.format(code="").strip()


def no_hidden_sheet(workbook):
    workbook.remove(workbook["_iku"])


def no_name(workbook):
    del workbook.defined_names["IKU_TOKEN"]


def no_property(workbook):
    workbook.properties.identifier = None


def no_short_code(workbook):
    workbook["PKP"]["H10"] = None


def changes(*each):
    def change(workbook):
        for one in each:
            one(workbook)

    return change


def another_name(text):
    def change(workbook):
        workbook.defined_names["IKU_TOKEN"] = DefinedName("IKU_TOKEN", attr_text=f'"{text}"')

    return change


NO_TOKEN = changes(no_hidden_sheet, no_name, no_property)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (changes(), []),
        (no_hidden_sheet, ["W217"]),
        (changes(no_hidden_sheet, no_name), ["W217"]),
        (changes(no_hidden_sheet, no_property), ["W217"]),
        (changes(no_name, no_property), []),
        (NO_TOKEN, ["W124", "W217"]),
        (no_short_code, ["W202"]),
        (lambda workbook: setattr(workbook["_iku"], "sheet_state", "visible"), []),
    ],
)
def test_a_lost_carrier_is_made_up_for_by_the_others(draw, read, edit, change, codes):
    reading = read(edit(draw("PKP"), change))
    assert reading.codes == codes
    submission = reading.of("PKP")
    assert (submission.status, submission.period) == (SheetStatus.ACCEPTED, Period(2026, 2))


def test_only_the_short_code_left_names_what_was_read_from_it(draw, read, edit):
    finding = read(edit(draw("PKP"), NO_TOKEN)).found("W124")[0]
    assert finding.values["x"] == "PKP Triwulan II 2026"


def test_nothing_left_is_no_form(draw, read, edit):
    reading = read(edit(draw("PKP"), changes(NO_TOKEN, no_short_code)))
    assert reading.codes == ["E121"]
    assert reading.submissions == ()


def test_any_other_workbook_is_no_form(read, edit, draw):
    def change(workbook):
        for name in workbook.sheetnames[1:]:
            workbook.remove(workbook[name])
        no_name(workbook)
        no_property(workbook)

    assert "E121" in read(edit(draw("PKP"), change)).codes


def test_carriers_that_disagree_refuse_the_file(draw, read, edit, diskominfo):
    other = Token(form_version(diskominfo), ("PIOP",), Period(2026, 2)).text
    reading = read(edit(draw("PKP"), another_name(other)))
    finding = reading.found("E122")[0]
    assert {finding.values["a"], finding.values["b"]} == {"PKP Triwulan II 2026", "PIOP Triwulan II 2026"}
    assert reading.of("PKP").status is SheetStatus.REFUSED


def test_a_token_with_wrong_check_digits_refuses_the_file(draw, read, edit, diskominfo):
    text = Token(form_version(diskominfo), ("PKP",), Period(2026, 2)).text
    reading = read(edit(draw("PKP"), another_name(text.replace("TW2", "TW3"))))
    assert reading.codes == ["E123"]
    assert reading.of("PKP").status is SheetStatus.REFUSED


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ("PKP", None),
        ("mistyped", "E123"),
        ("another period", "E122"),
        ("another unit", "E122"),
    ],
)
def test_the_short_code_of_a_sheet_must_agree_with_the_token(draw, read, edit, diskominfo, sheet, code):
    version = form_version(diskominfo)
    label = SHORT_CODE.format(code="")
    own = Token(version, ("PKP",), Period(2026, 2)).short("PKP")
    texts = {
        "PKP": own,
        "mistyped": own.replace("TW2", "TW3"),
        "another period": Token(version, ("PKP",), LATER).short("PKP"),
        "another unit": Token(version, ("PIOP",), Period(2026, 2)).short("PIOP"),
    }

    def change(workbook):
        workbook["PKP"]["H10"] = label + texts[sheet]

    reading = read(edit(draw("PKP"), change))
    assert [one for one in reading.codes if one.startswith("E12")] == ([code] if code else [])
    assert all(
        submission.status is (SheetStatus.REFUSED if code else SheetStatus.ACCEPTED)
        for submission in reading.submissions
    )


def test_a_fixed_period_that_was_overwritten_refuses_the_sheet(draw, read, type_in):
    reading = read(type_in(draw("PKP"), "PKP", F9="Triwulan III"))
    finding = reading.found("E122")[0]
    assert (finding.values["a"], finding.values["b"]) == ("Triwulan II 2026", "Triwulan III 2026")
    assert reading.of("PKP").status is SheetStatus.REFUSED


@pytest.mark.parametrize(
    ("year", "quarter", "period"),
    [
        (2026, "Triwulan III", LATER),
        ("2026", "TW 3", LATER),
        (2026, "III", LATER),
        (2026, 3, LATER),
        ("TA 2026", "TW-III", LATER),
        ("Tahun Anggaran 2026", "Tw. III", LATER),
        ("T.A. 2026", "Triwulan ke-3", LATER),
        ("２０２６", "triwulan ketiga", LATER),
        (2026, "Triwulan III 2026", LATER),
        (None, "TW III 2026", LATER),
        (2025, "Triwulan III 2026", None),
        ("2025/2026", "Triwulan III", None),
        (None, "Triwulan III", None),
        (2026, None, None),
        (2026, "Triwulan V", None),
        (26, "Triwulan III", None),
    ],
)
def test_an_open_form_says_its_period_itself(draw, read, type_in, year, quarter, period):
    reading = read(type_in(draw("PKP", period=None), "PKP", E9=year, F9=quarter))
    if period is None:
        assert reading.codes == ["E135"]
        assert reading.findings[0].unit == "PKP"
        assert reading.submissions == ()
    else:
        assert reading.codes == []
        assert reading.of("PKP").period == period


def test_blank_sheets_of_an_open_form_are_of_the_filled_ones_period(draw, read, type_in):
    sent = type_in(draw("PKP", of=("PKP", "TIK"), period=None), "PKP", E9=2026, F9="Triwulan III")
    reading = read(sent)
    assert [(one.unit, one.period, one.status) for one in reading.submissions] == [
        ("PKP", LATER, SheetStatus.ACCEPTED),
        ("TIK", LATER, SheetStatus.BLANK),
    ]


@pytest.mark.parametrize(
    ("typed", "revision", "codes"),
    [
        (1, 1, []),
        (2, 2, []),
        ("3", 3, []),
        ("Revisi 3", 3, []),
        ("ke-2", 2, []),
        (None, UNREAD, ["W136"]),
        ("terakhir", UNREAD, ["W136"]),
        (1.5, UNREAD, ["W136"]),
        (0, UNREAD, ["W136"]),
        (datetime(2026, 2, 1), UNREAD, ["W136"]),
        ("#REF!", UNREAD, ["W136"]),
    ],
)
def test_a_revision_is_a_number_from_1(draw, read, type_in, typed, revision, codes):
    reading = read(type_in(draw("PKP"), "PKP", D9=typed))
    assert (reading.of("PKP").revision, reading.codes) == (revision, codes)
    if isinstance(typed, str) and codes:
        assert reading.found("W136")[0].values["x"] == typed


def test_an_unknown_unit_is_named(draw, read, diskominfo):
    units = tuple(unit for unit in diskominfo.units if unit.code != "PIOP")
    variables = tuple(
        replace(variable, units=tuple(unit for unit in variable.units if unit != "PIOP"))
        for variable in diskominfo.variables
    )
    reading = read(draw("PIOP", of=("PIOP",)), asked=replace(diskominfo, units=units, variables=variables))
    assert "E125" in reading.codes
    assert reading.found("E125")[0].values["x"] == "PIOP"
    assert reading.submissions == ()


def with_text(definition, code, **changed):
    return replace(
        definition,
        variables=tuple(
            replace(variable, **changed) if variable.code == code else variable
            for variable in definition.variables
        ),
    )


def test_an_older_form_with_the_same_questions_on_the_sheet_is_carried_over(draw, read, diskominfo):
    now = with_text(diskominfo, "data_masuk", text="Jumlah data")
    reading = read(draw("PKP"), asked=now)
    assert form_version(now) != form_version(diskominfo)
    assert reading.codes == ["W128"]
    assert reading.of("PKP").status is SheetStatus.ACCEPTED


def test_an_older_form_that_asked_something_else_is_refused(draw, read, diskominfo):
    now = with_text(diskominfo, "lembaga_aktif", text="Jumlah lembaga")
    reading = read(draw("PKP"), asked=now)
    assert "E127" in reading.codes
    assert reading.of("PKP").status is SheetStatus.REFUSED


def test_a_new_target_or_signatory_changes_no_version(draw, read, diskominfo):
    now = replace(diskominfo, signature=replace(diskominfo.signature, name="Ir. Baru"), fingerprint="x")
    assert read(draw("PKP"), asked=now).codes == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("PKP.xlsx", []),
        ("IKU_PKP_2026-TW2.xlsx", []),
        ("kiriman Budi.xlsx", []),
        ("PIOP.xlsx", ["W129"]),
        ("egov/IKU_PIOP_r1.xlsx", ["W129"]),
        ("egov/kiriman.xlsx", []),
        ("PIOP dan PKP.xlsx", []),
    ],
)
def test_a_file_named_after_another_unit_is_told(draw, read, name, codes):
    assert read(draw("PKP"), name).codes == codes


def test_where_it_comes_from_is_read_from_inside(draw, read, edit):
    def change(workbook):
        workbook.properties.lastModifiedBy = "Budi"

    origin = read(edit(draw("PKP"), change), "a/PKP.xlsx").of("PKP").origin
    assert (origin.file, origin.saved_by) == ("a/PKP.xlsx", "Budi")
    assert origin.program.startswith("Microsoft Excel")
    assert len(origin.sha256) == 64
    assert origin.saved[:2] == "20"


def nameless(*sheets):
    """These sheets under other names and without their codes: nothing but their questions tells whose."""

    def change(workbook):
        for sheet in sheets:
            for row in workbook[sheet].iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.value.startswith(LABEL):
                        cell.value = None
            workbook[sheet].title = f"{sheet} (2)"

    return change


def test_a_sheet_that_can_be_only_one_units_needs_no_code(draw, read, edit):
    reading = read(edit(draw("PIOP", "PKP"), nameless("PKP")))
    assert reading.answer("PKP", "lembaga_aktif").value == 12
    assert reading.answer("PIOP", "lembaga_aktif").value == 8
    assert not reading.found("E121")


def test_a_sheet_that_could_be_two_units_is_neither_ones(draw, read, edit):
    """PIOP and PKP are asked the same: which of the two sheets is whose cannot be told any more."""
    reading = read(edit(draw("PIOP", "PKP", "TIK"), nameless("PIOP", "PKP")))
    assert [finding.place.sheet for finding in reading.found("E121")] == ["PIOP (2)", "PKP (2)"]
    assert [submission.unit for submission in reading.submissions] == ["TIK"]


def test_the_version_of_the_form_is_the_one_of_its_token(diskominfo):
    assert build(diskominfo).token.version == form_version(diskominfo)


def test_a_submission_knows_its_form_and_its_file(draw, read, diskominfo):
    data = draw("PKP")
    submission = read(data).of("PKP")
    assert submission.form_version == form_version(diskominfo)
    assert submission.origin.size == len(data)


def test_of_a_form_known_by_its_visible_code_alone_the_version_is_short(draw, read, edit, diskominfo):
    submission = read(edit(draw("PKP"), NO_TOKEN)).of("PKP")
    assert submission.form_version == form_version(diskominfo)[:4]
