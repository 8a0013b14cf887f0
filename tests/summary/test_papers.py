"""Perjanjian Kinerja, Rencana Aksi, Anggaran: the targets of `Pengukuran`, and what is unknown is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel import calculation, definition, summary
from iku_excel.core.model import Definition, Edition, Results, State
from iku_excel.core.periods import Period
from iku_excel.styles.measure import lines_height
from iku_excel.summary.agreement import papers_in
from iku_excel.summary.sheets.planned import planned_target

from .conftest import YEAR, sent
from .test_layouts import SPENT, column_below, figures, offices, opened, whole

__all__ = ["whole"]  # a fixture


def pengukuran(office: Definition) -> list[object]:
    book = opened(summary.draw(calculation.calculate(office, Period(YEAR, 1), ())))
    return figures(column_below(book["Pengukuran"], "Target\nsetahun"))[1:]


@pytest.mark.parametrize("office", offices(), ids=lambda office: office.office.short)
def test_every_paper_has_the_targets_of_pengukuran(office: Definition) -> None:
    """The last edition's: with a Perubahan, its own papers have them and the first ones their own."""
    book = opened(summary.draw_agreement(office, YEAR))
    expected, count = pengukuran(office), len(office.indicators)
    annex = "Lampiran PK Perubahan" if office.revised(YEAR) else "Lampiran PK"
    assert ("PK Perubahan" in book.sheetnames) is office.revised(YEAR)
    assert figures(column_below(book[annex], "Target"))[1 : 1 + count] == expected
    assert figures(column_below(book["Rencana Aksi"], "Target\nsetahun"))[1:] == expected
    first = [planned_target(office, one, YEAR, Edition.ORIGINAL)[0] for one in office.indicators]
    assert figures(column_below(book["Lampiran PK"], "Target"))[1 : 1 + count] == first


@pytest.mark.parametrize("office", offices(), ids=lambda office: office.office.short)
def test_no_text_of_the_annex_is_cut(office: Definition) -> None:
    """Every row is as high as the lines of each of its cells, a satuan's too."""
    page = opened(summary.draw_agreement(office, YEAR))["Lampiran PK"]
    merged = {cell for area in page.merged_cells.ranges for row in area.rows for cell in row}
    checked = 0
    for row in page.iter_rows(min_row=6):
        for cell in row:
            if isinstance(cell.value, str) and (cell.row, cell.column) not in merged:
                lines = cell.value.count("\n") + 1
                assert page.row_dimensions[cell.row].height >= lines_height(lines, cell.font.size), cell
                checked += lines > 1
    assert checked
    said = [" ".join(str(text).split()) for text in column_below(page, "Satuan")]
    assert [text for text in said if text in {one.measure for one in office.indicators}] == [
        one.measure for one in office.listed
    ]


def test_a_changed_target_changes_every_paper(whole: Results) -> None:
    office = whole.definition
    changed = replace(
        office,
        targets=tuple(
            replace(one, value=0.86) if one.indicator == "partisipasi" else one for one in office.targets
        ),
    )
    book = opened(summary.draw_agreement(changed, YEAR))
    for name in ("Lampiran PK", "Lampiran PK Perubahan", "Rencana Aksi"):
        assert 0.86 in [cell.value for row in book[name].iter_rows() for cell in row], name
    official = opened(summary.draw(replace(whole, definition=changed), layout="lengkap"))
    for name in ("IKU", "Pengukuran", "Rencana Aksi"):
        assert 0.86 in [cell.value for row in official[name].iter_rows() for cell in row], name


@pytest.mark.parametrize("office", offices(), ids=lambda office: office.office.short)
def test_each_triwulan_has_the_target_to_date_of_pengukuran(office: Definition) -> None:
    """A range with both of its bounds, and TW IV the year's where it has none of its own."""
    shown = figures(
        column_below(opened(summary.draw_agreement(office, YEAR))["Rencana Aksi"], "Target\ns.d.")
    )
    for quarter in range(1, 5):
        book = opened(summary.draw(calculation.calculate(office, Period(YEAR, quarter), ())))
        expected = figures(column_below(book["Pengukuran"], "Target\ns.d."))[1:]
        assert shown[quarter::4] == expected, quarter


def texts(sheet) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def test_the_letter_names_both_parties(whole: Results) -> None:
    book = opened(summary.draw_agreement(whole.definition, YEAR))
    first, revised = texts(book["Perjanjian Kinerja"]), texts(book["PK Perubahan"])
    assert "Ir. H. TAHARUDDIN" in first
    assert "NAMA BUPATI (CONTOH)" in first
    assert "Kuala Tungkal, 12 Januari 2026" in first
    assert "Plt. Bupati Tanjung Jabung Barat" in revised
    assert "PERUBAHAN" in revised
    assert "................ 2026" in revised  # the day is written by hand
    assert book["PK Perubahan"].page_setup.orientation != "landscape"
    assert str(book["PK Perubahan"].page_setup.paperSize) == "14"


def test_who_is_not_known_is_left_to_the_pen() -> None:
    book = opened(summary.draw_agreement(definition.builtin(), 2030))
    said = texts(book["Perjanjian Kinerja"])
    assert said.count("." * 44) == 3  # name and title, and the name below
    assert "belum ditetapkan" in texts(book["Lampiran PK"]).replace("\n", " ")


def test_budgets_are_those_of_the_edition(whole: Results) -> None:
    book = opened(summary.draw_agreement(whole.definition, YEAR))
    first, revised = (
        [cell.value for row in book[name].iter_rows() for cell in row]
        for name in ("Lampiran PK", "Lampiran PK Perubahan")
    )
    assert {2_400_000_000, 4_000_000_000} <= {one for one in first if isinstance(one, int | float)}
    assert {2_150_000_000, 3_750_000_000} <= {one for one in revised if isinstance(one, int | float)}
    assert 2_400_000_000 not in revised


def test_a_sum_of_what_is_not_all_known_is_none(whole: Results) -> None:
    papers = whole.definition.papers
    without = replace(papers, budgets=papers.budgets[1:])
    book = opened(summary.draw_agreement(replace(whole.definition, papers=without), YEAR))
    said = texts(book["Lampiran PK"])
    assert "belum ditetapkan" in said
    assert "tidak dapat dihitung" in said


def test_the_same_papers_are_the_same_bytes_and_known_by_them(whole: Results) -> None:
    data = summary.draw_agreement(whole.definition, YEAR)
    assert data == summary.draw_agreement(whole.definition, YEAR)
    visible = [sheet.title for sheet in opened(data) if sheet.sheet_state == "visible"]
    assert list(papers_in(data, "x.xlsx")) == visible
    assert visible == [
        *("Perjanjian Kinerja", "Lampiran PK", "PK Perubahan", "Lampiran PK Perubahan", "Rencana Aksi")
    ]
    assert papers_in(summary.draw(whole), "x.xlsx") == ()


def test_rencana_aksi_shows_what_came_of_it(whole: Results) -> None:
    sheet = opened(summary.draw(whole))["Rencana Aksi"]
    values = column_below(sheet, "Realisasi\nTW")[2:]
    assert values[0] == pytest.approx(23 / 30)
    assert values[1:4] == ["–", "–", "–"]
    assert "Menyelenggarakan forum" in texts(sheet).replace("\n", " ")


def test_what_was_promised_stands_below_the_plan(whole: Results) -> None:
    told = tuple(
        replace(one, narratives={"TL": "Mengundang tiga lembaga\npada Mei"}) if one.unit == "PKP" else one
        for one in whole.submissions
    )
    results = calculation.calculate(whole.definition, whole.period, told)
    said = texts(opened(summary.draw(results))["Rencana Aksi"])
    assert "TW I  ·  PKP: Mengundang tiga lembaga pada Mei" in said


def money(sheet, head: str) -> list[object]:
    return column_below(sheet, head)[2:]


def test_serapan_stands_beside_capaian(whole: Results) -> None:
    sheet = opened(summary.draw(whole))["Anggaran"]
    assert money(sheet, "Pagu (Rp)") == [
        *(1_250_000_000, 1_250_000_000, 2_400_000_000, 2_400_000_000, 350_000_000),
        *(1_250_000_000, 2_400_000_000, 350_000_000, 4_000_000_000),
    ]
    assert money(sheet, "Serapan")[:5] == pytest.approx([0.172, 0.172, 410 / 2400, 410 / 2400, 62 / 350])
    assert money(sheet, "Serapan")[-1] == pytest.approx(687 / 4000)
    assert money(sheet, "Selisih capaian")[1] == pytest.approx(whole.result("ikm").achievement - 0.172)
    assert "Selisih capaian dan serapan = capaian – serapan" in texts(sheet)


def changed_money(whole: Results, text: str, **papers: object) -> Results:
    office = replace(whole.definition, papers=replace(whole.definition.papers, **papers))
    return calculation.calculate(office, whole.period, sent(text))


def test_a_pagu_of_0_cannot_be_calculated(whole: Results) -> None:
    budgets = tuple(
        replace(one, amount=0.0) if one.owner == "2.20.02" else one for one in whole.definition.papers.budgets
    )
    sheet = opened(summary.draw(changed_money(whole, SPENT, budgets=budgets)))["Anggaran"]
    assert money(sheet, "Serapan")[4] == "tidak dapat dihitung"
    assert money(sheet, "Selisih capaian")[4] == "tidak dapat dihitung"


def test_a_bidang_that_said_nothing_leaves_its_program_open(whole: Results) -> None:
    results = changed_money(whole, SPENT.replace(" belanja_informasi=95000000", ""))
    sheet = opened(summary.draw(results))["Anggaran"]
    assert money(sheet, "Realisasi (Rp)")[:3] == ["belum lengkap", "belum lengkap", 410_000_000]
    assert money(sheet, "Serapan")[0] == money(sheet, "Serapan")[-1] == "tidak dapat dihitung"


def test_without_a_rule_there_is_no_efficiency(whole: Results) -> None:
    sheet = opened(summary.draw(changed_money(whole, SPENT, efficiency=None)))["Anggaran"]
    assert "fisiensi" not in texts(sheet)
    assert "pecahan" not in texts(sheet)


def test_what_happened_in_a_triwulan_is_added_up_and_a_position_is_not(whole: Results) -> None:
    second = SPENT.replace(" 1 ", " 2 ")
    office = whole.definition
    results = calculation.calculate(office, Period(YEAR, 2), sent(SPENT + second))
    sheet = opened(summary.draw(results))["Anggaran"]
    assert money(sheet, "Realisasi (Rp)")[2:5] == [410_000_000, 410_000_000, 124_000_000]


def test_the_perubahan_counts_from_its_day(whole: Results) -> None:
    office = whole.definition
    for quarter, pagu in ((2, 2_400_000_000), (3, 2_150_000_000)):
        sheet = opened(summary.draw(calculation.calculate(office, Period(YEAR, quarter), ())))["Anggaran"]
        assert money(sheet, "Pagu (Rp)")[2] == pagu


def test_an_old_definition_has_none_of_these_sheets() -> None:
    for office in offices():
        if office.papers.budgets:
            continue
        names = opened(summary.draw(calculation.calculate(office, Period(YEAR, 1), ()))).sheetnames
        assert not {"Anggaran", "Rencana Aksi"} & set(names)


def test_nihil_money_is_nothing_spent(whole: Results) -> None:
    results = changed_money(whole, SPENT.replace("belanja_statistik=62000000", "belanja_statistik=nihil"))
    assert State.NIHIL in {answer.state for one in results.submissions for answer in one.answers}
    assert money(opened(summary.draw(results))["Anggaran"], "Serapan")[4] == 0


def test_twelve_digits_of_money_are_not_cut(whole: Results) -> None:
    """What was read and used of an answer, in the width that its figure takes."""
    sheet = opened(summary.draw(changed_money(whole, SPENT.replace("410000000", "999999999999"))))["Data"]
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == 999_999_999_999)
    assert sheet.column_dimensions[cell.column_letter].width * 7 > 100


def test_money_that_nobody_was_asked_for_is_not_asked(whole: Results) -> None:
    """As in a triwulan that was closed before the question was there."""
    office = whole.definition
    variables = tuple(
        replace(one, units=()) if one.code == "belanja_statistik" else one for one in office.variables
    )
    results = calculation.calculate(replace(office, variables=variables), whole.period, sent(SPENT))
    assert results.spending("ikm").asked
    sheet = opened(summary.draw(results))["Anggaran"]
    assert money(sheet, "Realisasi (Rp)")[4] == "tidak dilaporkan"
    assert results.budgets_together.spent is None
