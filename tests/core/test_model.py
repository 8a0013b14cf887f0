"""The questions that a definition and what was sent answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from iku_excel import definition
from iku_excel.core.causes import cause
from iku_excel.core.days import iso_date
from iku_excel.core.findings import Finding, IkuError, Severity, errors
from iku_excel.core.identity import form_version, same_office
from iku_excel.core.model import (
    Action,
    Aim,
    Edition,
    Origin,
    Pooling,
    SheetReceipt,
    SheetStatus,
    State,
    Submission,
    Target,
    Verdict,
    as_said,
)
from iku_excel.core.periods import Period

OFFICE = definition.builtin()
YEAR = 2026


def test_a_definition_finds_its_rows_by_code():
    assert OFFICE.unit("TIK").name.startswith("Teknologi")
    assert OFFICE.objective(2).number == 2
    assert OFFICE.variable("data_masuk").measure == "data"
    indicator = OFFICE.indicator("partisipasi")
    assert [one.code for one in OFFICE.needs(indicator)] == ["lembaga_aktif", "lembaga_terverifikasi"]
    assert OFFICE.reporters(indicator) == ("PKP", "PIOP", "EGOV")
    assert OFFICE.reporters(OFFICE.indicator("hosting")) == ("EGOV", "TIK")
    assert [one.code for one in OFFICE.needs(OFFICE.indicator("ikm"))] == ["kepuasan"]


def test_a_survey_stands_on_the_sheet_of_its_unit_alone():
    assert OFFICE.survey_of("IKM") is OFFICE.survey("kepuasan")
    assert OFFICE.survey_of("EGOV") is None


FIRST = Target("hosting", YEAR, 0.8)
LATER = Target("hosting", YEAR, 0.9, edition=Edition.REVISED, since=date(YEAR, 9, 30))
LAST = Target("hosting", YEAR, 0.95, edition=Edition.REVISED, since=date(YEAR, 12, 1))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(YEAR, 9, 29), 0.8),
        (date(YEAR, 9, 30), 0.9),
        (date(YEAR, 11, 30), 0.9),
        (date(YEAR, 12, 1), 0.95),
        (None, 0.95),
    ],
)
def test_a_changed_target_counts_from_its_day(day, value):
    others = (Target("rilis", YEAR, 0.1), Target("hosting", YEAR - 1, 0.2))
    changed = replace(OFFICE, targets=(*others, FIRST, LATER, LAST))
    assert changed.target("hosting", YEAR, day).value == value


def test_an_edition_is_the_first_text_of_the_year_or_what_stands_after_it():
    others = (Target("rilis", YEAR, 0.1), Target("hosting", YEAR - 1, 0.2))
    changed = replace(OFFICE, targets=(*others, LATER, FIRST, LAST))
    assert changed.edition("hosting", YEAR, Edition.ORIGINAL) == FIRST
    assert changed.edition("hosting", YEAR, Edition.REVISED) == LAST
    assert changed.edition("hosting", YEAR + 1, Edition.ORIGINAL) is None
    assert replace(changed, targets=(LATER,)).edition("hosting", YEAR, Edition.ORIGINAL) is None


def test_where_no_target_is_set_there_is_none():
    changed = replace(OFFICE, targets=(LATER,))
    assert changed.target("hosting", YEAR, date(YEAR, 1, 1)) is None
    assert changed.target("hosting", YEAR + 1) is None
    assert changed.target("rilis", YEAR) is None


@pytest.mark.parametrize(
    ("measure", "units", "over", "averaged"),
    [
        ("%", ("A", "B"), Pooling.MEAN, True),
        ("Indeks", ("A", "B"), Pooling.MEAN, True),
        ("%", ("A",), Pooling.MEAN, False),
        ("%", ("A", "B"), Pooling.SUM, False),
        ("berkas", ("A", "B"), Pooling.MEAN, False),
    ],
)
def test_a_share_of_several_units_has_a_plain_mean(measure, units, over, averaged):
    asked = replace(OFFICE.variables[0], measure=measure, units=units, across_units=over)
    assert asked.averaged_share is averaged


def test_a_tujuan_is_found_by_its_number_where_it_is_known():
    known = replace(OFFICE.papers, aims=(Aim(1, "Satu"), Aim(2, "Dua")))
    assert known.aim(2) == Aim(2, "Dua")
    assert known.aim(3) is None
    assert known.aim(None) is None


def test_the_steps_of_a_year_are_all_or_one_indicators():
    first, other = Action("hosting", YEAR, 1, "Satu"), Action("rilis", YEAR, 2, "Dua")
    known = replace(OFFICE.papers, actions=(first, other, Action("hosting", YEAR + 1, 1, "Tiga")))
    assert known.actions_in(YEAR) == (first, other)
    assert known.actions_in(YEAR, "hosting") == (first,)


def test_a_narrative_is_answered_once_or_under_each_indicator():
    told, indicator = OFFICE.narratives[0], OFFICE.indicators[0]
    by_each = replace(OFFICE, narrated_by_indicator=True)
    assert OFFICE.narrated(told, indicator) == told.code
    assert by_each.narrated(told, indicator) == f"{told.code}.{indicator.code}"
    assert len(OFFICE.narrated_rows) == len(OFFICE.narratives)
    assert len(by_each.narrated_rows) == len(OFFICE.narratives) * len(OFFICE.indicators)


def test_what_came_later_is_said_only_where_it_says_something():
    """So that a definition of before has the fingerprint that it had."""
    plain, told = (as_said(replace(OFFICE, narrated_by_indicator=told)) for told in (False, True))
    assert "narrated_by_indicator" not in plain
    assert told["narrated_by_indicator"] is True
    assert plain["units"][0]["code"] == OFFICE.units[0].code
    assert {"office", "example", "jump"} <= plain.keys()  # defaults of the first fields too


def test_another_offices_form_is_not_ours_whatever_it_asks():
    version = form_version(OFFICE)
    fewer = form_version(replace(OFFICE, variables=OFFICE.variables[1:]))
    other = form_version(replace(OFFICE, office=replace(OFFICE.office, name="DINAS LAIN")))
    louder = form_version(replace(OFFICE, office=replace(OFFICE.office, name=OFFICE.office.name.lower())))
    assert fewer != version
    assert same_office(version, fewer)
    assert not same_office(version, other)
    assert other[:8] == version[:8]
    assert louder == version


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-06-30T09:30:00Z", datetime(2026, 6, 30, 9, 30)),
        ("2026-06-30T09:30:00+07:00", datetime(2026, 6, 30, 2, 30)),
        ("2026-06-30T09:30:00", datetime(2026, 6, 30, 9, 30)),
        ("", None),
        ("kemarin", None),
    ],
)
def test_when_a_file_was_saved(text, moment):
    origin = Origin("a.xlsx", "", saved=text)
    assert (origin.moment, origin.size) == (moment, 0)


@pytest.mark.parametrize(("revision", "shown"), [(0, "–"), (1, "1"), (12, "12")])
def test_a_revision_as_people_read_it(revision, shown):
    origin = Origin("a.xlsx", "")
    assert Submission("A", Period(YEAR, 1), revision, origin, "A", SheetStatus.BLANK).numbered == shown


def test_what_is_said_and_what_is_read():
    assert {state for state in State if state.said} == {State.VALUE, State.NIHIL}
    assert {status for status in SheetStatus if status.read} == {SheetStatus.ACCEPTED, SheetStatus.PARTIAL}
    filled = {SheetStatus.ACCEPTED, SheetStatus.PARTIAL, SheetStatus.REFUSED}
    assert {status for status in SheetStatus if status.filled} == filled


def test_findings_by_their_letter():
    found = (Finding("E305"), Finding("W316"), Finding("N391"), Finding("E201"))
    assert [finding.code for finding in errors(found)] == ["E305", "E201"]
    assert found[2].severity is Severity.NOTE
    stop = IkuError(*found[:2])
    assert (stop.findings, str(stop)) == (found[:2], "E305, W316")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-04-03", "2026-04-03"),
        ("2026-4-3", "2026-04-03"),
        ("2026-04-03 10:15", "2026-04-03"),
        ("2026-04-03T10:15:00", "2026-04-03"),
        ("3/4/2026", "2026-04-03"),
        ("03.04.2026 pagi", "2026-04-03"),
        ("31-12-2000", "2000-12-31"),
        ("31-12-1999", ""),
        ("31/4/2026", ""),
        ("3/4-2026", ""),
        ("3 April 2026", "2026-04-03"),
        ("Jumat, 3 Apr 2026 10.15", "2026-04-03"),
        ("Apr 3, 2026", "2026-04-03"),
        ("2026/04/03 2:03:22 PM GMT+7", "2026-04-03"),
        ("3 Bulan 2026", ""),
        ("46115", ""),
        ("", ""),
    ],
)
def test_a_day_as_a_survey_says_it(text, day):
    assert iso_date(text) == day


def refused_by_windows(number):
    error = OSError("ditolak")
    error.winerror = number
    return error


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (OSError(28, "penuh"), "ENOSPC"),
        (PermissionError(13, "ditolak"), "EACCES"),
        (OSError("tanpa nomor"), "OSError"),
        (TimeoutError("lama"), "TimeoutError"),
        *(
            (refused_by_windows(number), name)
            for number, name in (
                *((32, "EBUSY"), (33, "EBUSY"), (39, "ENOSPC"), (112, "ENOSPC"), (123, "EINVAL")),
                *((206, "ENAMETOOLONG"), (19, "EROFS"), (1, "OSError")),
            )
        ),
    ],
    ids=str,
)
def test_why_the_system_refused(error, name):
    assert cause(error) == name


def test_a_sheets_receipt_is_of_figures_unless_it_says_of_a_survey():
    receipt = SheetReceipt("PKP", "PKP", Period(YEAR, 1), 1, "", Verdict.ACCEPTED, {})
    assert (receipt.survey, receipt.instead) == (False, "")
