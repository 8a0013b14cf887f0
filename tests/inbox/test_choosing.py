"""Which of several returns counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel import inbox
from iku_excel.core.findings import Finding, IkuError, Place
from iku_excel.core.model import Answer, Origin, Respondent, SheetStatus, State, Submission
from iku_excel.core.periods import Period
from iku_excel.core.revisions import UNREAD

TW1, TW2, TW3 = Period(2026, 1), Period(2026, 2), Period(2026, 3)
ACCEPTED, BLANK, REFUSED = SheetStatus.ACCEPTED, SheetStatus.BLANK, SheetStatus.REFUSED


def sent(file, value=12.0, *, unit="PKP", period=TW2, revision=1, status=ACCEPTED, note="", day=2):
    origin = Origin(file, "0" * 64, f"2026-07-{day:02}T08:00:00Z", "Budi", "LibreOffice")
    answer = Answer(
        "aktif", unit, period, State.VALUE, value, Place(file, unit, "E13"), raw=f"{value:g}", note=note
    )
    answers = () if status is BLANK else (answer,)
    return Submission(unit, period, revision, origin, unit, status, answers)


def chosen(*submissions, period=TW2, picks=()):
    used, findings = inbox.choose(submissions, period, picks)
    return (
        [(one.origin.file, one.status) for one in used],
        [(finding.code, finding.place.file) for finding in findings],
    )


def test_one_return_of_each_unit_is_simply_used():
    used, findings = chosen(sent("a.xlsx"), sent("b.xlsx", unit="TIK"))
    assert (used, findings) == ([("a.xlsx", ACCEPTED), ("b.xlsx", ACCEPTED)], [])


def test_identical_content_is_one_submission():
    used, findings = chosen(sent("a.xlsx"), sent("b.xlsx"))
    assert (used, findings) == ([("a.xlsx", ACCEPTED)], [("N130", "b.xlsx")])


def test_every_copy_names_the_return_that_counts():
    _, findings = inbox.choose((sent("a.xlsx"), sent("b.xlsx"), sent("c.xlsx")), TW2)
    assert [(one.place.file, one.values["file"]) for one in findings] == [
        ("b.xlsx", "a.xlsx"),
        ("c.xlsx", "a.xlsx"),
    ]


def test_the_same_value_typed_as_text_is_identical():
    twin = sent("b.xlsx")
    twin = replace(twin, answers=tuple(replace(answer, raw="12 ") for answer in twin.answers))
    assert chosen(sent("a.xlsx"), twin)[1] == [("N130", "b.xlsx")]


def test_the_highest_revision_counts_whatever_the_order():
    for order in ((1, 2), (2, 1)):
        submissions = [sent(f"{number}.xlsx", number, revision=number) for number in order]
        assert chosen(*submissions)[0] == [("2.xlsx", ACCEPTED)]


def test_a_revision_that_cannot_be_read_is_never_ranked_but_asked_about():
    unread = sent("c.xlsx", 15, revision=UNREAD)
    used, findings = chosen(sent("a.xlsx"), sent("b.xlsx", 13, revision=2), unread)
    assert used == [("b.xlsx", REFUSED)]
    assert findings == [("N138", "a.xlsx"), ("E131", "b.xlsx"), ("E131", "c.xlsx")]
    assert chosen(sent("a.xlsx"), sent("b.xlsx", 13, revision=2), unread, picks=("c.xlsx",)) == (
        [("c.xlsx", ACCEPTED)],
        [("W131", "a.xlsx"), ("W131", "b.xlsx")],
    )


def test_a_revision_that_cannot_be_read_is_used_where_nothing_contradicts_it():
    assert chosen(sent("a.xlsx", revision=UNREAD)) == ([("a.xlsx", ACCEPTED)], [])
    used, findings = inbox.choose((sent("a.xlsx", revision=UNREAD), sent("b.xlsx", revision=3)), TW2)
    assert [(one.origin.file, one.revision) for one in used] == [("b.xlsx", 3)]
    assert [(one.code, one.place.file) for one in findings] == [("N130", "a.xlsx")]


def test_what_is_asked_about_says_whose_number_cannot_be_read():
    _, findings = inbox.choose((sent("a.xlsx"), sent("b.xlsx", 13, revision=UNREAD)), TW2)
    assert [(one.values["r"], one.values["y"]) for one in findings] == [("", "b.xlsx")] * 2
    _, findings = inbox.choose((sent("a.xlsx", revision=2), sent("b.xlsx", 13, revision=2)), TW2)
    assert [(one.values["r"], one.values["y"]) for one in findings] == [(2, "")] * 2


@pytest.mark.parametrize(
    ("value", "day", "told"),
    [(12, 3, ["N138", "W143"]), (12, 2, ["N138"]), (12, 1, ["N138"]), (13, 3, ["N138"])],
)
def test_a_lower_revision_that_differs_and_was_saved_later_is_told(value, day, told):
    used, findings = chosen(sent("a.xlsx", value, day=day), sent("b.xlsx", 13, revision=2))
    assert used == [("b.xlsx", ACCEPTED)]
    assert [code for code, _ in findings] == told


def test_what_does_not_say_when_it_was_saved_is_not_later():
    older = sent("a.xlsx")
    older = replace(older, origin=replace(older.origin, saved=""))
    assert chosen(older, sent("b.xlsx", 13, revision=2))[1] == [("N138", "a.xlsx")]


def test_what_is_said_of_an_unread_number_outlives_the_choice():
    returns = (sent("a.xlsx", 12), sent("b.xlsx", 13, revision=2), sent("c.xlsx", 13, revision=UNREAD))
    findings = tuple(Finding("W136", Place(one.origin.file, "PKP", "D9")) for one in returns)
    for picks in ((), ("b.xlsx",), ("c.xlsx",)):
        used, _ = inbox.choose(returns, TW2, picks)
        left = {finding.place.file for finding in inbox.standing(findings, returns, used)}
        assert "c.xlsx" in left


def test_different_values_of_one_revision_refuse_the_sheet():
    used, findings = chosen(sent("a.xlsx"), sent("b.xlsx", 13), sent("c.xlsx", unit="TIK"))
    assert used == [("a.xlsx", REFUSED), ("c.xlsx", ACCEPTED)]
    assert findings == [("E131", "a.xlsx"), ("E131", "b.xlsx")]


def test_a_conflict_says_who_when_what_and_how_to_pick():
    _, findings = inbox.choose((sent("a.xlsx"), sent("b.xlsx", 13)), TW2, ())
    values = findings[1].values
    assert (values["x"], values["n"], values["file"]) == ("PKP", 2, "b.xlsx")
    assert (values["waktu"], values["oleh"]) == ("02/07/2026 15.00 WIB", "Budi")
    assert (values["program"], values["sel"]) == ("LibreOffice", "E13: 13 / 12")


def test_a_conflict_of_notes_alone_shows_the_notes():
    _, findings = inbox.choose((sent("a.xlsx", note="baru"), sent("b.xlsx")), TW2, ())
    assert findings[0].values["sel"] == "E13: 12 · baru / 12"


def test_a_conflict_leaves_no_value_to_be_used():
    used, _ = inbox.choose((sent("a.xlsx"), sent("b.xlsx", 13)), TW2, ())
    assert [(answer.state, answer.value) for answer in used[0].answers] == [(State.REFUSED, None)]


def test_a_different_note_is_a_different_version():
    assert chosen(sent("a.xlsx"), sent("b.xlsx", note="sementara"))[1][0][0] == "E131"


def test_different_respondents_are_a_difference():
    def survey(file, score):
        origin = Origin(file, "0" * 64)
        return Submission("IKM", TW2, 1, origin, "S", ACCEPTED, respondents=(Respondent(13, (score,)),))

    _, findings = inbox.choose((survey("a.xlsx", 3), survey("b.xlsx", 4)), TW2, ())
    assert [finding.values["sel"] for finding in findings] == ["13:13", "13:13"]


def test_two_versions_that_differ_only_in_who_answered_are_two():
    def survey(file, age):
        origin = Origin(file, "0" * 64)
        rows = (Respondent(13, (3,), profile=(age, "L")),)
        return Submission("IKM", TW2, 1, origin, "S", ACCEPTED, respondents=rows)

    assert chosen(survey("a.xlsx", "31"), survey("b.xlsx", "31"))[1] == [("N130", "b.xlsx")]
    _, findings = inbox.choose((survey("a.xlsx", "31"), survey("b.xlsx", "13")), TW2, ())
    assert [(one.code, one.values["sel"]) for one in findings] == [("E131", "13:13")] * 2


@pytest.mark.parametrize("pick", ["b.xlsx", "masuk/b.xlsx", "masuk\\b.xlsx"])
def test_a_pick_decides_and_is_recorded(pick):
    used, findings = chosen(sent("masuk/a.xlsx"), sent("masuk/b.xlsx", 13), picks=(pick,))
    assert (used, findings) == ([("masuk/b.xlsx", ACCEPTED)], [("W131", "masuk/a.xlsx")])


def test_a_pick_of_one_unit_leaves_the_others_as_they_are():
    used, _ = chosen(sent("a.xlsx"), sent("b.xlsx", 13), sent("c.xlsx", unit="TIK"), picks=("b.xlsx",))
    assert used == [("b.xlsx", ACCEPTED), ("c.xlsx", ACCEPTED)]


def test_a_pick_that_names_no_file_stops():
    with pytest.raises(IkuError):
        chosen(sent("a.xlsx"), picks=("lain.xlsx",))


def test_blank_sheets_never_conflict_with_filled_ones():
    used, findings = chosen(sent("a.xlsx", status=BLANK, revision=2), sent("b.xlsx"))
    assert (used, findings) == ([("b.xlsx", ACCEPTED)], [])


def test_a_unit_that_sent_only_blank_sheets_is_blank():
    assert chosen(sent("a.xlsx", status=BLANK), sent("b.xlsx", status=BLANK))[0][0][1] is BLANK


def test_a_refused_version_beside_an_accepted_one_of_the_same_revision_is_a_conflict():
    used, findings = chosen(sent("a.xlsx"), sent("b.xlsx", status=REFUSED))
    assert used == [("a.xlsx", REFUSED)]
    assert [code for code, _ in findings] == ["E131", "E131"]


def test_a_later_period_is_left_aside():
    used, findings = chosen(sent("a.xlsx"), sent("b.xlsx", period=TW3))
    assert (used, findings) == ([("a.xlsx", ACCEPTED)], [("W126", "b.xlsx")])
    assert chosen(sent("b.xlsx", period=TW3), period=Period(2026))[0] == [("b.xlsx", ACCEPTED)]


def test_a_later_blank_sheet_is_nothing_to_tell():
    assert chosen(sent("a.xlsx"), sent("b.xlsx", period=TW3, status=BLANK))[1] == []


@pytest.mark.parametrize(
    ("period", "kept"),
    [(TW1, True), (Period(2025, 1), True), (Period(2025, 4), True), (Period(2024, 4), False)],
)
def test_earlier_periods_of_this_and_last_year_are_history(period, kept):
    used, findings = chosen(sent("a.xlsx"), sent("b.xlsx", period=period))
    assert (("b.xlsx", ACCEPTED) in used) is kept
    assert findings == ([] if kept else [("W126", "b.xlsx")])


def test_the_order_of_files_changes_nothing():
    submissions = [sent("a.xlsx"), sent("b.xlsx", 13), sent("c.xlsx", unit="TIK"), sent("d.xlsx", unit="TIK")]
    assert chosen(*submissions) == chosen(*reversed(submissions))


@pytest.mark.parametrize(
    ("submissions", "latest"),
    [
        ([], None),
        ([sent("a.xlsx")], TW2),
        ([sent("a.xlsx", period=TW1), sent("b.xlsx", period=TW3, status=BLANK)], TW1),
        ([sent("a.xlsx", period=TW1, status=BLANK), sent("b.xlsx", status=BLANK)], TW2),
        ([sent("a.xlsx", period=TW3, status=REFUSED), sent("b.xlsx")], TW3),
    ],
)
def test_the_latest_period_is_the_last_with_anything_filled(submissions, latest):
    assert inbox.latest_period(submissions) == latest


def test_findings_of_a_replaced_revision_are_answered():
    first, second = sent("satu.xlsx", 12), sent("dua.xlsx", 13, revision=2)
    findings = tuple(
        Finding("E304", Place(file, sheet, cell))
        for file in ("satu.xlsx", "dua.xlsx")
        for sheet, cell in (("PKP", "E13"), ("", ""))
    )
    chosen, doubts = inbox.choose((first, second), TW2)
    assert {one.place.file for one in inbox.standing(findings, (first, second), chosen)} == {"dua.xlsx"}
    assert [(one.code, one.place.file) for one in doubts] == [("N138", "satu.xlsx")]
    # A picked revision is no replacement of the higher one.
    chosen, _ = inbox.choose((first, second), TW2, ("satu.xlsx",))
    assert inbox.standing(findings, (first, second), chosen) == findings


def test_a_file_with_another_unit_that_counts_keeps_its_own_findings():
    both = (sent("satu.xlsx"), sent("satu.xlsx", unit="TIK"), sent("dua.xlsx", revision=2))
    findings = (Finding("W115", Place("satu.xlsx")), Finding("E304", Place("satu.xlsx", "PKP", "E13")))
    chosen, _ = inbox.choose(both, TW2)
    assert inbox.standing(findings, both, chosen) == findings[:1]


def test_where_one_of_two_equal_revisions_is_picked_the_other_is_told_and_not_called_older():
    returns = (sent("a.xlsx"), sent("b.xlsx", 13))
    assert chosen(*returns, picks=("a.xlsx",)) == ([("a.xlsx", ACCEPTED)], [("W131", "b.xlsx")])


@pytest.mark.parametrize(
    ("status", "told"),
    [(ACCEPTED, [("N130", "b.xlsx")]), (REFUSED, [("E131", "a.xlsx"), ("E131", "b.xlsx")])],
)
def test_of_refused_sheets_nobody_knows_whether_they_say_the_same(status, told):
    other = sent("b.xlsx", status=status)
    other = replace(other, origin=replace(other.origin, sha256="1" * 64))
    assert chosen(sent("a.xlsx", status=status), other)[1] == told


def test_one_refused_file_that_came_twice_is_one():
    assert chosen(sent("a.xlsx", status=REFUSED), sent("b.xlsx", status=REFUSED))[1] == [("N130", "b.xlsx")]


def test_of_narratives_those_that_differ_are_named():
    one = replace(sent("a.xlsx"), narratives={"NP": "sama", "NH": "lama", "TL": "ada"})
    other = replace(sent("b.xlsx"), narratives={"NP": "sama", "NH": "baru"})
    _, findings = inbox.choose((one, other), TW2, ())
    assert [finding.values["sel"] for finding in findings] == ["NH; TL", "NH; TL"]


def test_of_answers_those_that_differ_are_named():
    def answers(file, *values):
        whole = sent(file)
        return replace(
            whole,
            answers=tuple(
                replace(
                    whole.answers[0],
                    variable=f"v{place}",
                    value=value,
                    raw=f"{value:g}",
                    place=Place(file, "PKP", f"E{13 + place}"),
                )
                for place, value in enumerate(values)
            ),
        )

    _, findings = inbox.choose((answers("a.xlsx", 1, 2, 3), answers("b.xlsx", 1, 5)), TW2, ())
    assert [finding.values["sel"] for finding in findings] == ["E14: 2 / 5; E15: 3 / ", "E14: 5 / 2"]


def test_what_says_the_same_as_the_picked_one_is_nothing_to_tell():
    returns = (sent("a.xlsx"), sent("b.xlsx", 13), sent("c.xlsx"))
    used, findings = chosen(*returns, picks=("a.xlsx",))
    assert used == [("a.xlsx", ACCEPTED)]
    assert ("W131", "b.xlsx") in findings
    assert ("W131", "c.xlsx") not in findings


def test_an_unread_number_is_not_older_than_the_picked_one():
    returns = (sent("a.xlsx"), sent("b.xlsx", 13, revision=2), sent("c.xlsx", 15, revision=UNREAD))
    used, findings = chosen(*returns, picks=("b.xlsx",))
    assert used == [("b.xlsx", ACCEPTED)]
    assert findings == [("N138", "a.xlsx"), ("W131", "c.xlsx")]


def test_of_respondents_those_that_differ_are_named():
    def survey(file, *scores):
        rows = tuple(Respondent(row, (score,)) for row, score in enumerate(scores, 13))
        return Submission("IKM", TW2, 1, Origin(file, "0" * 64), "S", ACCEPTED, respondents=rows)

    _, findings = inbox.choose((survey("a.xlsx", 3, 4, 2), survey("b.xlsx", 3, 1)), TW2, ())
    assert [finding.values["sel"] for finding in findings] == ["14:14; 15:15", "14:14; 15:15"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("IKU_PKP_2026-TW2_r1.xlsx", []),  # of an earlier revision than what counts
        ("IKU_PKP_2026-TW2_r2.xlsx", ["E180"]),
        ("IKU_PKP_TW-II_rev 3.xlsx", ["E180"]),
        ("IKU_PKP_TW1.xlsx", []),
        ("IKU_PKP_2025-TW2.xlsx", []),
        ("PKP.xlsx", ["E180"]),
    ],
)
def test_what_cannot_be_opened_may_be_newer_as_far_as_its_name_says(name, codes):
    used = (sent("b.xlsx", 13, revision=2),)
    broken = Finding("E102", Place(name), {"mungkin": "PKP"}, "PKP")
    assert [one.code for one in inbox.doubts_of_unopened([broken], used, [TW2], ())] == codes
    assert not list(inbox.doubts_of_unopened([broken], used, [], ())), "a closed triwulan stands"
