"""Findings of one cause are told once, in the order of what to do first."""

from hypothesis import given
from hypothesis import strategies as st

from iku_excel.core.findings import Finding, Place
from iku_excel.texts.findings import ENTRIES, group_hint, group_line, group_message, grouped


def at(code: str, cell: str, file: str = "PKP.xlsx", **values: str | int | float) -> Finding:
    return Finding(code, Place(file, "PKP", cell), values, unit="PKP", label=f"baris {cell}")


def test_cells_of_one_cause_are_one_group_whatever_stands_in_them() -> None:
    (group,) = grouped(at("W314", f"E{row}", v=row) for row in range(13, 36))
    assert len(group.findings) == 23
    assert group.places == "E13, E14 dan 21 sel lain"
    assert group_message(group) == "Angka tersimpan sebagai teks; dibaca 13; 14; 15 dan lain-lain."
    assert group_line(group, "PKP").startswith(
        "◊ W314 PKP.xlsx › PKP › E13, E14 dan 21 sel lain: Angka tersimpan"
    )


def test_a_few_cells_are_all_named() -> None:
    (group,) = grouped([at("E301", "E13"), at("E301", "E15"), at("E301", "C7:C12")])
    assert group.places == "E13, E15 dan C7:C12"
    (group,) = grouped([at("E301", "E13")])
    assert group.places == "E13"


def test_a_cell_named_twice_counts_once() -> None:
    (group,) = grouped([at("E112", "E13", bagian="E13"), at("E112", "E13", bagian="E13")])
    assert (group.places, len(group.findings)) == ("E13", 2)


def test_a_finding_about_many_cells_counts_them_all() -> None:
    (group,) = grouped([at("W212", "C7:D12, E3", n=13), at("W212", "F9")])
    assert group.places == "C7:D12, E3 dan F9"
    (group,) = grouped([at("E411", "D5:D9, E7, E9, …", n=40), at("E411", "F3")])
    assert group.places == "D5:D9, E7 dan 35 sel lain"


def test_pairs_stay_pairs_and_equal_values_are_said_once() -> None:
    (group,) = grouped([at("E307", "E13", a=5, b=3), at("E307", "E17", a=7, b=3)])
    assert group_message(group) == "Pembilang 5; 7 melebihi penyebut 3."
    (group,) = grouped([at("E304", "E13", x="lima"), at("E304", "E17", x="lima")])
    assert group_message(group) == "“lima” bukan angka."


def test_another_file_sheet_or_code_is_another_cause() -> None:
    findings = [
        at("E301", "E13"),
        at("E301", "E13", file="TIK.xlsx"),
        at("E305", "E13", x=-1),
        Finding("E301", Place("PKP.xlsx", "Survei IKM", "E13"), unit="PKP"),
    ]
    assert len(grouped(findings)) == 4


def test_without_a_cell_only_what_is_equal_is_one() -> None:
    twice = Finding("W134", values={"x": "TIK"}, unit="TIK")
    groups = grouped([twice, Finding("W134", values={"x": "PKP"}, unit="PKP"), twice])
    assert [(len(group.findings), group.places) for group in groups] == [(2, ""), (1, "")]


def test_what_staff_must_mend_stands_before_the_planners_work_warnings_and_notes() -> None:
    codes = ["N130", "W314", "E201", "E301", "W134", "E131", "E306"]
    groups = grouped(at(code, "") for code in codes)
    assert [group.code for group in groups] == ["E301", "E306", "E201", "E131", "W314", "W134", "N130"]


def test_a_groups_hint_is_passed_on() -> None:
    (group,) = grouped([at("E305", "E13", x=-1), at("E305", "E15", x=-2)])
    assert group_hint(group, "TIK") == "Sampaikan ke TIK: Ketik angka 0 atau lebih."


@given(
    st.lists(
        st.builds(
            at,
            st.sampled_from(sorted(ENTRIES)),
            st.sampled_from(["", "E13", "E14", "E15"]),
            st.sampled_from(["a.xlsx", "b.xlsx"]),
            x=st.one_of(st.integers(), st.text(), st.floats()),
        )
    )
)
def test_no_finding_is_lost_in_grouping(findings: list[Finding]) -> None:
    groups = grouped(findings)
    told = [id(finding) for group in groups for finding in group.findings]
    assert sorted(told) == sorted(id(finding) for finding in findings)
    assert all(group_line(group) for group in groups)
