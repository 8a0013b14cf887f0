"""A form that shows the last figures is read as if it showed none; another text in their place is told."""

from __future__ import annotations

import pytest

from iku_excel import template
from iku_excel.core.findings import Place
from iku_excel.core.model import Answer, SheetStatus, State
from iku_excel.core.periods import Period
from iku_excel.form import build
from iku_excel.form.previous import with_previous
from iku_excel.inbox.layout import issued

from .conftest import FIGURES, PERIOD, WHO, name_column
from .test_programs import converted

UNITS = ("PIOP", "PKP", "TIK", "EGOV")
EARLIER = {
    "lembaga_aktif": (Period(2026, 1), 1234567.0),
    "lembaga_terverifikasi": (Period(2025, 4), 1234.0),
    "kapasitas_hosting": (Period(2026, 1), None),
    "rilis_tepat": (Period(2025, 3), None),
}


@pytest.fixture(scope="module")
def filled(diskominfo) -> bytes:
    """The form of four units with lines of every kind, filled in."""
    answers = {}
    contents = {}
    for unit in UNITS:
        contents[unit, "ID", name_column(diskominfo, unit)] = WHO
        for variable, value in FIGURES[unit].items():
            contents[unit, variable, "nilai"] = value
            if variable in EARLIER:
                when, said = EARLIER[variable]
                state = State.NIHIL if said is None else State.VALUE
                answers[unit, variable] = Answer(variable, unit, when, state, said, Place("lama.xlsx"))
    form = with_previous(build(diskominfo, PERIOD, UNITS), answers)
    assert (
        sum(bool(cell.hint) for sheet in form.sheets for cell in sheet.cells if cell.style == "measure") == 8
    )
    return template.draw(form, contents)


def test_the_lines_change_nothing_of_what_is_read(read, filled, draw):
    reading, plain = read(filled), read(draw(*UNITS))
    assert reading.codes == plain.codes == []
    assert [one.answers for one in reading.submissions] == [one.answers for one in plain.submissions]


def test_typed_in_and_saved_again(read, filled, type_in):
    assert read(type_in(filled, "PKP", E13=11)).codes == []
    assert read(type_in(filled, "PKP", E13=11)).answer("PKP", "lembaga_aktif").value == 11


def test_an_older_form_with_them_is_carried_over(read, filled, diskominfo):
    from .test_identity_of_a_return import with_text

    reading = read(filled, asked=with_text(diskominfo, "opd_jumlah", text="Jumlah perangkat daerah"))
    assert reading.of("PKP").status is SheetStatus.ACCEPTED
    assert {finding.place.sheet for finding in reading.found("E127")} == {"E-Gov"}


@pytest.mark.libreoffice
@pytest.mark.parametrize("via", ["xlsx", "ods"])
def test_saved_by_libreoffice(read, filled, through_libreoffice, via):
    reading = read(through_libreoffice(filled, via))
    assert reading.codes == ["N213"]
    assert [one.answers for one in reading.submissions] == [one.answers for one in read(filled).submissions]


@pytest.mark.gnumeric
def test_saved_by_gnumeric(read, filled, tmp_path, draw):
    readings = []
    for name, data in (("dengan", filled), ("tanpa", draw(*UNITS))):
        source, target = tmp_path / f"{name}.xlsx", tmp_path / f"{name}-gnumeric.xlsx"
        source.write_bytes(data)
        readings.append(read(converted(["ssconvert", str(source), str(target)], source, target)))
    ours, plain = readings
    assert ours.codes == plain.codes
    assert not {"W202", "E202"} & set(ours.codes)
    assert [one.answers for one in ours.submissions] == [one.answers for one in plain.submissions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lembaga\nTW I: 60", False),
        ("lembaga\nTW IV 2025: nihil", False),
        ("lembaga", False),
        ("lembaga\nTW I: enam puluh", True),
        ("lembaga\nisi dalam ribuan", True),
        ("lembaga\nTW I: 60 orang", True),
        ("orang\nTW I: 60", True),
        ("TW I: 60", True),
    ],
)
def test_another_second_line_is_told(read, filled, type_in, diskominfo, text, told):
    sheet = issued(diskominfo).layouts["PKP"].sheet
    measure = next(cell.address for cell in sheet.cells if cell.style == "measure")
    assert bool(read(type_in(filled, "PKP", **{measure: text})).found("E202")) is told


def test_a_second_line_elsewhere_is_no_line_of_ours(read, filled, type_in, diskominfo):
    sheet = issued(diskominfo).layouts["PKP"].sheet
    question = next(cell for cell in sheet.cells if cell.style == "question")
    changed = type_in(filled, "PKP", **{question.address: f"{question.text}\nTW I: 60"})
    assert read(changed).codes == ["W202"]
