"""Riwayat: what was typed of the years before, in TOML and in the workbook, and what goes wrong with it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from iku_excel.core.identity import form_version
from iku_excel.core.model import Definition, Recorded, as_said
from iku_excel.definition import book, builtin, load, loads, to_toml
from iku_excel.definition.difference import Change, alters_figures, difference
from tests.opening import opened, typed

TARGETS = """
[[target]]
indikator = "partisipasi"
tahun = 2026
nilai = 85
"""
ROW = """
[[riwayat]]
indikator = "partisipasi"
tahun = 2024
target = 80
realisasi = 78.5
sumber = "LKjIP 2024"
"""
INDEX = '\n[[riwayat]]\nindikator = "ikm"\ntahun = 2023\nrealisasi = 87.28\nsumber = "Laporan SKM 2023"\n'


def read(toml_text: str, rows: str) -> tuple[Definition | None, list[str]]:
    found, findings = loads(toml_text + TARGETS + rows, "d.toml")
    return found, sorted(finding.code for finding in findings)


def test_people_write_per_cent_and_the_index_as_it_is(toml_text: str) -> None:
    office, codes = read(toml_text, ROW + INDEX)
    assert not codes
    assert office is not None
    assert office.recorded == (
        Recorded("partisipasi", 2024, 0.785, 0.8, source="LKjIP 2024"),
        Recorded("ikm", 2023, 87.28, source="Laporan SKM 2023"),
    )


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (ROW.replace("2024\n", "2026\n"), ["E685"]),
        (ROW.replace("2024\n", "2025\n"), []),
        (ROW.replace("target = 80\nrealisasi = 78.5\n", ""), ["E686"]),
        (ROW.replace("target = 80\n", ""), []),
        (ROW.replace("realisasi = 78.5\n", ""), []),  # a target that was never measured
        (ROW.replace("target = 80", "atas = 80"), ["E605"]),
        (ROW.replace("realisasi", "atas = 75\nrealisasi"), ["E635"]),
        (INDEX.replace("87.28", "3.49"), ["E687"]),
        (INDEX.replace("87.28", "25"), []),
        (INDEX.replace("realisasi", "target = 3.5\nrealisasi"), ["E687"]),
        (ROW.replace("78.5", "178.5"), ["W688"]),
        (ROW.replace("78.5", "100"), []),
        (ROW.replace("78.5", "0.785"), ["W689"]),
        (ROW.replace("78.5", "0"), []),
        (ROW.replace('sumber = "LKjIP 2024"\n', ""), ["N690"]),
        (ROW + TARGETS.replace("2026", "2024").replace("85", "82"), ["W691"]),
        (ROW + TARGETS.replace("2026", "2024").replace("85", "80"), []),
        (ROW.replace("target", "triwulan = 2\ntarget") + TARGETS.replace("2026", "2024"), []),
        (ROW.replace("2024\n", "2020\n"), ["N692"]),
        (ROW.replace("2024\n", "2021\n"), []),
        (ROW.replace('"partisipasi"', '"partisipasii"'), ["E611"]),
        (ROW + ROW, ["E608"]),
        (ROW + ROW.replace("target", "triwulan = 2\ntarget"), []),  # the year and its first half
        (ROW.replace("78.5", '"NIHIL"'), ["E606"]),
        (ROW.replace("2024\n", '"Tahun 2024"\n'), []),
        (ROW.replace("2024\n", '"2024 (revisi)"\n'), ["E606"]),
        (ROW.replace("target", 'triwulan = "TW II"\ntarget'), []),
        (ROW.replace("target", "triwulan = 5\ntarget"), ["E606"]),
        (ROW.replace("= 80", "= -80"), ["E653"]),
    ],
)
def test_what_is_wrong_is_found_and_its_neighbour_is_not(
    rows: str, codes: list[str], toml_text: str, worded
) -> None:
    _, findings = loads(toml_text + TARGETS + rows, "d.toml")
    assert sorted(finding.code for finding in findings) == codes
    assert all(worded(finding) and finding.place.cell for finding in findings)


def test_a_range_has_both_bounds() -> None:
    """Best between two bounds: without the second nothing can be judged."""
    text = to_toml(builtin()).replace('polarisasi = "maksimal"', 'polarisasi = "rentang"', 1)
    assert read(text, ROW)[1] == ["E636", "E636"]  # of the target, and of Riwayat
    assert read(text, ROW.replace("target = 80\n", ""))[1] == ["E636"]


def test_faults_of_riwayat_alone_leave_returns_readable(toml_text: str) -> None:
    office, codes = read(toml_text, ROW.replace("2024\n", "2026\n"))
    assert codes == ["E685"]
    assert office is not None
    assert form_version(office) == form_version(builtin())


def test_it_survives_the_workbook_and_the_text(toml_text: str, tmp_path) -> None:
    office, _ = read(toml_text, ROW + ROW.replace("2024\n", "2025\ntriwulan = 2\n") + INDEX)
    assert office is not None
    assert loads(to_toml(office), "d.toml")[0] == office
    (tmp_path / "d.xlsx").write_bytes(book.draw(office))
    assert load(tmp_path / "d.xlsx")[0] == office


def test_it_changes_the_fingerprint_only(toml_text: str) -> None:
    with_it, _ = read(toml_text, ROW)
    without, _ = read(toml_text, "")
    assert with_it is not None
    assert without is not None
    assert with_it.fingerprint != without.fingerprint
    assert form_version(with_it) == form_version(without)
    assert "recorded" not in as_said(without)


def test_a_difference_names_the_year_and_closes_nothing(toml_text: str) -> None:
    with_it, _ = read(toml_text, ROW + ROW.replace("2024\n", "2024\ntriwulan = 2\n"))
    assert with_it is not None
    corrected = replace(with_it, recorded=(replace(with_it.recorded[0], value=0.79), with_it.recorded[1]))
    changes = difference(with_it, corrected)
    assert changes == (Change("riwayat", "2024 partisipasi", "realisasi", 78.5, 79.0),)
    gone = difference(with_it, replace(with_it, recorded=()))
    assert [change.row for change in gone] == ["2024 partisipasi", "2024 partisipasi 2"]
    assert not any(alters_figures(change) for change in (*changes, *gone))


def typed_by_hand(office: Definition, rows: dict[str, object], merged: tuple[str, ...] = ()) -> bytes:
    """The workbook of a definition with cells of its sheet Riwayat filled as a hurried planner does."""
    data = book.draw(office)
    if not merged:
        return typed(data, lambda book_: [(book_["Riwayat"][cell], value) for cell, value in rows.items()])
    book_ = opened(data)
    page = book_["Riwayat"]
    for cell, value in rows.items():
        page[cell] = value
    for area in merged:
        page.merge_cells(area)
    buffer = io.BytesIO()
    book_.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def sheet(toml_text: str, tmp_path):
    office, _ = read(toml_text, "")

    def loaded(rows: dict[str, object], merged: tuple[str, ...] = ()):
        assert office is not None
        (tmp_path / "d.xlsx").write_bytes(typed_by_hand(office, rows, merged))
        return load(tmp_path / "d.xlsx")

    return loaded


def test_one_reading_is_read_however_it_was_typed(sheet) -> None:
    """Years as text, per cent as text, commas, and one indicator merged over its years."""
    office, findings = sheet(
        {
            **{"B6": "partisipasi", "C6": "2023", "E6": "80", "G6": "85%", "H6": "LKjIP 2023"},
            **{"C7": "Tahun 2024", "E7": "85 %", "G7": "78,5", "H7": "LKjIP 2024"},
            **{"B8": "ikm", "C8": 2024, "D8": "TW II", "G8": "87,28", "H8": "SKM 2024"},
        },
        ("B6:B7",),
    )
    assert office is not None, findings
    assert not findings
    assert office.recorded == (
        Recorded("partisipasi", 2023, 0.85, 0.8, source="LKjIP 2023"),
        Recorded("partisipasi", 2024, 0.785, 0.85, source="LKjIP 2024"),
        Recorded("ikm", 2024, 87.28, quarter=2, source="SKM 2024"),
    )


@pytest.mark.parametrize("typed", ["1.234", "-", "n/a", "NIHIL", "#REF!", "tidak diukur"])
def test_what_has_no_reading_or_two_is_told_with_its_cell(sheet, typed: str) -> None:
    office, findings = sheet({"B6": "partisipasi", "C6": 2023, "G6": typed, "H6": "LKjIP 2023"})
    assert office is None
    assert [(one.code, one.place.sheet, one.place.cell) for one in findings] == [("E606", "Riwayat", "G6")]


@pytest.mark.parametrize(
    "called", ["IKM Layanan Website Tanjab Barat", "2", "2.", "ikm layanan website tanjab barat"]
)
def test_an_indicator_by_its_name_or_number_is_told_its_code(sheet, called: str) -> None:
    _, findings = sheet({"B6": called, "C6": 2023, "G6": 87.28, "H6": "SKM 2023"})
    assert [(one.code, one.values["saran"]) for one in findings] == [("E611", 'Mungkin maksudnya "ikm".')]


def test_a_row_under_no_merged_cell_borrows_nothing(sheet) -> None:
    _, findings = sheet(
        {
            **{"B6": "partisipasi", "C6": 2023, "G6": 70, "H6": "LKjIP 2023"},
            **{"C8": 2024, "G8": 71, "H8": "LKjIP 2024"},
        },
        ("B6:B7",),
    )
    assert [(one.code, one.place.cell) for one in findings] == [("E605", "B8")]
