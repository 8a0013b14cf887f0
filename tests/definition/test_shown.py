"""The papers that a change is said to show in are those whose drawings differ."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from iku_excel import calculation, summary, xlsx
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.definition import loads
from iku_excel.definition.difference import difference
from iku_excel.definition.shown import FIRST, IKU, MEASURED, MONEY, PLAN, REVISED, YEARS, shown_in
from tests.summary.conftest import sent
from tests.summary.test_layouts import SPENT

WHOLE = Path(__file__).parents[2] / "samples" / "definisi" / "diskominfo-lengkap.toml"
AGREED = (FIRST, REVISED)

CHANGES = [
    ("nilai = 85\ntriwulan = [20", "nilai = 86\ntriwulan = [20", (IKU, MEASURED, *AGREED, PLAN)),
    ("triwulan = [20, 45", "triwulan = [21, 45", (IKU, MEASURED, PLAN, MONEY)),
    ("nilai = 75\ntriwulan", "nilai = 74\ntriwulan", (IKU, MEASURED, REVISED, PLAN)),
    ("nilai = 88\n", "nilai = 89\n", (IKU,)),
    ("pagu = 350000000", "pagu = 360000000", (*AGREED, MONEY)),
    ("pagu = 2150000000", "pagu = 2160000000", (REVISED,)),
    ('keterangan = "APBD"', 'keterangan = "APBD dan DAK"', AGREED),
    ('langkah = "Menguji', 'langkah = "Mencoba', (PLAN,)),
    ('nama_kedua = "NAMA BUPATI', 'nama_kedua = "IBU BUPATI', (FIRST,)),
    ('nama_kedua = "NAMA WAKIL', 'nama_kedua = "IBU WAKIL', (REVISED,)),
    ('definisi = "Bagian lembaga', 'definisi = "Persentase lembaga', (IKU,)),
    ("kondisi_awal = 62", "kondisi_awal = 63", (IKU,)),
    ("capaian - serapan", "serapan - capaian", (MONEY,)),
    ('program = ["2.20.02"]', 'program = ["2.16.03"]', (MONEY,)),
    ('nama = "IKM Layanan Website', 'nama = "IKM Situs Web', (IKU, MEASURED, *AGREED, PLAN, MONEY)),
    ('sumber_data = "Bidang E-GOV"', 'sumber_data = "Bidang TIK"', (IKU,)),
    ("Mewujudkan data daerah", "Menyediakan data daerah", (IKU,)),
    ('kegiatan = ["Penyelenggaraan Stat', 'kegiatan = ["Penataan Stat', ()),
    ('pangkat = "Pembina Utama Muda"', 'pangkat = "Pembina Utama"', (IKU, *AGREED)),
]


def drawn(office: Definition) -> dict[str, object]:
    """What each paper shows: of the official workbook in its fullest layout, and of the agreements."""
    results = calculation.calculate(office, Period(2026, 1), sent(SPENT))
    books = (summary.draw(results, layout="lengkap"), summary.draw_agreement(office, 2026))
    shown: dict[str, object] = {}
    for data in books:
        book, _ = xlsx.read(data, "")
        assert book is not None
        for sheet in book.sheets:
            name = (
                sheet.name.removeprefix("Lampiran ").replace("PK", FIRST)
                if sheet.name == "Lampiran PK"
                else sheet.name
            )
            paper = REVISED if name == "Lampiran PK Perubahan" else name
            cells = {place: (cell.raw, cell.formula) for place, cell in sheet.cells.items()}
            shown[paper] = (shown.get(paper), cells)
    return shown


@pytest.fixture(scope="module")
def before() -> tuple[Definition, dict[str, object]]:
    office, findings = loads(WHOLE.read_text(encoding="utf-8"), "d.toml")
    assert office is not None, findings
    return office, drawn(office)


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_a_change_is_said_of_the_papers_that_it_changes(before, old, new, expected) -> None:
    office, shown = before
    text = WHOLE.read_text(encoding="utf-8")
    assert old in text
    changed, findings = loads(text.replace(old, new, 1), "d.toml")
    assert changed is not None, findings
    said = shown_in(difference(office, changed), office, changed)
    after = drawn(changed)
    differing = {
        paper for paper in (IKU, MEASURED, *AGREED, PLAN, MONEY) if shown.get(paper) != after.get(paper)
    }
    assert differing <= set(said)  # never one too few; TW I alone may not show what another triwulan does
    assert set(expected) <= set(said)
    assert differing <= set(expected)


def test_an_office_without_them_is_told_of_no_such_paper(before) -> None:
    office, _ = before
    plain = replace(
        office, targets=office.targets[:5], papers=replace(office.papers, budgets=(), agreements=())
    )
    changed = replace(plain, targets=(replace(plain.targets[0], value=0.9), *plain.targets[1:]))
    said = shown_in(difference(plain, changed), plain, changed)
    assert said == (IKU, MEASURED, FIRST, PLAN)


YEARS_CHANGES = [
    ("realisasi = 70", "realisasi = 71", (MEASURED, YEARS)),
    ("\ntarget = 68", "\ntarget = 69", (YEARS,)),
    ('sumber = "LKjIP 2025"', 'sumber = "LKjIP 2025, hlm. 9"', (MEASURED, YEARS)),
    ("kondisi_awal = 62", "kondisi_awal = 63", (IKU, YEARS)),
    ('nama = "IKM Layanan Website', 'nama = "IKM Situs Web', (IKU, MEASURED, YEARS, *AGREED, PLAN, MONEY)),
    ("Mewujudkan data daerah", "Menyediakan data daerah", (IKU,)),
]
RECORDED = """
[[riwayat]]
indikator = "partisipasi"
tahun = 2025
target = 68
realisasi = 70
sumber = "LKjIP 2025"

[[riwayat]]
indikator = "partisipasi"
tahun = 2025
triwulan = 1
realisasi = 70
sumber = "LKjIP 2025"
"""


@pytest.fixture(scope="module")
def recorded() -> tuple[str, Definition, dict[str, object]]:
    text = WHOLE.read_text(encoding="utf-8") + RECORDED
    office, findings = loads(text, "d.toml")
    assert office is not None, findings
    return text, office, drawn(office)


@pytest.mark.parametrize(("old", "new", "expected"), YEARS_CHANGES)
def test_a_change_is_said_of_the_years_before_where_there_are_any(recorded, old, new, expected) -> None:
    text, office, shown = recorded
    changed, findings = loads(new.join(text.split(old)), "d.toml")
    assert changed is not None, findings
    said = shown_in(difference(office, changed), office, changed)
    after = drawn(changed)
    papers = (IKU, MEASURED, YEARS, *AGREED, PLAN, MONEY)
    differing = {paper for paper in papers if shown.get(paper) != after.get(paper)}
    assert YEARS in shown
    assert differing == set(expected)
    assert differing <= set(said)
