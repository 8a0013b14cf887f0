"""Which document of an office counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel.core.model import FigureStatus, Issuance, Polarity
from iku_excel.core.periods import Period
from iku_excel.rollup import Document, Line, State, Worth, draw, rolled_up
from iku_excel.rollup.attention import priorities, ranking

TW1, TW2 = Period(2026, 1), Period(2026, 2)
LINE = Line(1, "Layanan", "%", Polarity.MAXIMIZE, FigureStatus.FINAL, 0.8, "80,00 %", 1.0, "Tinggi")


def document(file="a.xlsx", office="DINAS A", digest="1", **more):
    return Document(
        file,
        "KABUPATEN",
        office,
        office.title(),
        more.pop("period", TW2),
        more.pop("worth", Worth.PROVEN),
        digest * 64,
        lines=(LINE,),
        **more,
    )


def codes(rollup):
    return [finding.code for finding in rollup.findings]


def only(*documents, **more):
    rollup = rolled_up(documents, **more)
    (office,) = rollup.offices
    return rollup, office


def test_the_same_twice_counts_once():
    rollup, office = only(document("a.xlsx"), document("b.xlsx"))
    assert (office.state, codes(rollup)) == (State.FINAL, ["N709"])


def test_two_that_differ_count_neither():
    rollup, office = only(document("a.xlsx"), document("b.xlsx", digest="2"))
    assert (office.state, office.lines, codes(rollup)) == (State.DISPUTED, (), ["E702"])
    assert not rollup.final


@pytest.mark.parametrize(("older", "newer"), [(None, 0), (0, 1), (None, 2), (1, 2)])
def test_a_package_stands_in_the_place_of_a_draft_and_a_perubahan_in_that_of_what_it_changes(older, newer):
    first, last = (
        document("z.xlsx", issuance=Issuance(older)),
        document("a.zip", digest="2", issuance=Issuance(newer)),
    )
    rollup, office = only(first, last)
    assert office.document == last
    assert codes(rollup) == ["W704"]


def test_what_is_false_never_stands_in_the_place_of_what_is_not():
    false = document("a.zip", digest="2", issuance=Issuance(3), worth=Worth.FALSE)
    _, office = only(false, document("b.xlsx"))
    assert office.document.file == "b.xlsx"
    _, office = only(false)
    assert (office.state, office.lines) == (State.FALSE, ())


def test_a_copy_without_a_known_signature_counts_for_nothing():
    _, office = only(document(copy=True, worth=Worth.CLAIMED))
    assert (office.state, office.lines) == (State.CLAIMED, ())


def test_an_office_that_is_not_final_is_not_counted_as_final():
    rollup, office = only(document(open_reasons=("1 dari 1 angka belum final",)))
    assert office.state is State.OPEN
    assert not rollup.final


def test_who_reported_earlier_and_not_now_is_missing():
    rollup = rolled_up((document(), document("b.xlsx", "DINAS B", period=TW1)))
    assert [(one.name, one.state) for one in rollup.offices] == [
        ("DINAS A", State.FINAL),
        ("DINAS B", State.MISSING),
    ]
    assert codes(rollup) == ["E703"]
    assert rollup.periods == (TW1, TW2)


@pytest.mark.parametrize("name", ["Dinas  a", "DINAS A", "dinas a "])
def test_an_office_is_expected_by_its_name_however_it_is_written(name):
    assert codes(rolled_up((document(),), expected=(name,))) == []


def test_who_was_expected_and_who_was_not():
    rollup = rolled_up((document(),), expected=("Dinas B",))
    assert codes(rollup) == ["W710", "E703"]
    assert [one.state for one in rollup.offices] == [State.FINAL, State.MISSING]


def test_a_ranking_never_mixes_directions_and_equal_ones_share_a_rank():
    lines = (
        replace(LINE, number=1, achievement=0.9),
        replace(LINE, number=2, achievement=0.9),
        replace(LINE, number=3, achievement=0.5),
        replace(LINE, number=4, achievement=1.5, polarity=Polarity.MINIMIZE),
        replace(LINE, number=5, achievement=None),
        replace(LINE, number=6, status=FigureStatus.INCOMPLETE, value=None, achievement=None),
    )
    rollup, _ = only(replace(document(), lines=lines))
    ranked = ranking(rollup)
    assert [(rank, line.number) for rank, _, line in ranked[Polarity.MAXIMIZE]] == [(1, 1), (1, 2), (3, 3)]
    assert [(rank, line.number) for rank, _, line in ranked[Polarity.MINIMIZE]] == [(1, 4)]
    assert ranked[Polarity.RANGE] == []


def test_at_most_five_priorities_the_gravest_first():
    offices = [document(f"{n}.xlsx", f"DINAS {n}", digest=str(n)) for n in range(9)]
    offices = [
        replace(one, lines=(replace(LINE, achievement=0.1 * (at + 1)),)) for at, one in enumerate(offices)
    ]
    false = document("x.xlsx", "DINAS PALSU", worth=Worth.FALSE)
    told = priorities(
        rolled_up((*offices, false), expected=("Dinas Hilang", *(one.office for one in offices)))
    )
    assert len(told) == 5
    assert "DINAS PALSU" in told[0]
    assert "Dinas Hilang" in told[1]
    assert "DINAS 0" in told[2]
    assert "10,00 %" in told[2]


def test_nothing_is_drawn_of_an_empty_regency_but_what_is_missing():
    rollup = rolled_up((document(worth=Worth.FALSE),))
    assert draw(rollup)[:2] == b"PK"


def test_no_document_is_no_rollup():
    assert rolled_up(()) is None
