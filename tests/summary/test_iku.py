"""The official sheet: every text of the document in its place, figures or words, and how it prints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from iku_excel.core.model import Achievement, Edition, Minimizing, Polarity, Target
from iku_excel.core.periods import Period
from iku_excel.styles import columns

from .conftest import TARGETS, WHOLE, YEAR, alone, calculated, targeted
from .widened import sent_by_all

FIRST = Period(YEAR, 1)
FORMULAS = {
    "partisipasi": (
        "Persentase Partisipasi aktif lembaga komunikasi Publik dalam pengelolaan komunikasi Publik",
        "Jumlah Lembaga komunikasi Publik yang berpartisipasi aktif",
        "Jumlah Lembaga yang terverifikasi",
        "× 100%",
    ),
    "ikm": ("IKM", "Total dari nilai persepsi per unsur", "Total unsur yang terisi", "× Nilai penimbang"),
    "hosting": (
        "Persentase Pemanfaatan Hosting dan Collocation",
        "Jumlah Aplikasi OPD Pengguna yang dihostingkan",
        "Jumlah Kapasitas Hosting yang Tersedia di Data center",
        "× 100%",
    ),
    "opd_egov": (
        "Persentase OPD yg memiliki aplikasi E-Government",
        "Jumlah OPD yg memiliki aplikasi e-Government",
        "Jumlah OPD Kab. Tanjab Barat",
        "× 100%",
    ),
    "rilis": (
        "Persentase rilis data yang akurat dan tepat waktu",
        "Jumlah Rilis Data Akurat Yang Tepat Waktu",
        "Jumlah Seluruh Data Yang Masuk",
        "× 100%",
    ),
}


def flat(value: object) -> str:
    return " ".join(str(value).split())


def rows_of(sheet) -> list[int]:
    """The first row of each indicator."""
    found = [row for row in range(1, sheet.max_row) if said(sheet, row, "equals") == "="]
    assert found
    return found


def said(sheet, row: int, name: str):
    """What stands in a column of the table, wherever that is."""
    return sheet.cell(row, columns.IKU.place(name)).value


def figures(sheet, row: int) -> tuple[object, ...]:
    return tuple(said(sheet, row, name) for name in ("target", "value", "achievement", "category"))


@pytest.fixture
def sheet(office, drawn, opened):
    def draw(text: str = WHOLE, given=None, period: Period = FIRST, **options: object):
        results = calculated(given or targeted(office), text, period)
        return opened(drawn(results, **options))["IKU"]

    return draw


def test_every_text_of_the_document_stands_there(office, sheet):
    drawn = sheet()
    texts = {flat(cell.value) for row in drawn.iter_rows() for cell in row if cell.value is not None}
    head = office.office
    assert {"INDIKATOR KINERJA UTAMA (IKU)", "ORGANISASI PERANGKAT DAERAH"} <= texts
    assert {"KABUPATEN", "SKPD", "TUGAS", "FUNGSI"} <= texts
    assert {f": {head.regency}", f": {head.name}", f": {head.duty}"} <= texts
    assert f": a. {head.functions[0]}" in texts
    assert {f"{letter}. {text}" for letter, text in zip("bcde", head.functions[1:], strict=True)} <= texts
    assert {
        "No",
        "SASARAN STRATEGIS",
        "INDIKATOR KINERJA UTAMA",
        "FORMULASI",
        "Sumber Data",
        "Penanggung Jawab",
    } <= texts
    assert {objective.text for objective in office.objectives} <= texts
    assert {f"{i.number}. {i.name}" for i in office.indicators} <= texts
    assert {i.source for i in office.indicators} | {i.responsible for i in office.indicators} <= texts
    for parts in FORMULAS.values():
        assert set(parts) <= texts
    signature = office.signature
    assert {*signature.title, signature.name, signature.rank, f"NIP. {signature.nip}"} <= texts


def test_a_fraction_is_four_rows_with_the_rule_between(sheet):
    drawn = sheet()
    for row, parts in zip(rows_of(drawn), FORMULAS.values(), strict=True):
        label, numerator, denominator, tail = parts
        assert flat(said(drawn, row, "label")) == label
        assert flat(said(drawn, row, "fraction")) == numerator
        assert flat(said(drawn, row + 3, "fraction")) == denominator
        assert flat(said(drawn, row, "tail")) == tail
        assert drawn.cell(row + 1, columns.IKU.place("fraction")).border.bottom.style == "thin"
        assert drawn.row_dimensions[row].height == drawn.row_dimensions[row + 3].height


def test_a_sasaran_spans_its_indicators(sheet):
    drawn = sheet()
    first = rows_of(drawn)[0]
    spans = sorted(
        (area.min_row - first, area.max_row - first)
        for area in drawn.merged_cells.ranges
        if area.min_col == columns.IKU.place("objective") == area.max_col
    )
    assert spans == [(0, 7), (8, 15), (16, 19)]


def test_the_five_figures_and_what_follows_from_them(sheet):
    drawn = sheet()
    found = [figures(drawn, row) for row in rows_of(drawn)]
    values = [row[1] for row in found]
    assert values == pytest.approx([23 / 30, 78.89, 0.7, 31 / 38, 0.9], abs=1e-12)
    assert [row[0] for row in found] == [0.2, 80.0, 0.6, 0.9, 1.0]
    assert [row[2] for row in found] == pytest.approx(
        [value / target for value, target in zip(values, (0.2, 80.0, 0.6, 0.9, 1.0), strict=True)], abs=1e-12
    )
    assert [row[3] for row in found] == [
        "Sangat Tinggi",
        "Sangat Tinggi",
        "Sangat Tinggi",
        "Tinggi",
        "Tinggi",
    ]


def test_remarks_say_what_a_figure_is_made_of(sheet):
    drawn = sheet()
    remarks = [flat(said(drawn, row, "remark")) for row in rows_of(drawn)]
    assert remarks == [
        "23 dari 30 lembaga",
        "10 responden; mutu B",
        "42 dari 60 aplikasi",
        "31 dari 38 OPD",
        "45 dari 50",
    ]


def test_without_a_target_words_stand_and_no_zero(office, sheet):
    drawn = sheet(given=office)
    for row in rows_of(drawn):
        assert said(drawn, row, "target") == "belum ditetapkan"
        assert said(drawn, row, "achievement") == "tidak dapat dihitung"
        assert said(drawn, row, "category") == "–"


def test_a_missing_unit_leaves_its_figures_incomplete_and_says_the_provisional_one(sheet):
    drawn = sheet("\n".join(line for line in WHOLE.splitlines() if not line.startswith("EGOV")))
    found = [said(drawn, row, "value") for row in rows_of(drawn)]
    assert found == [
        "belum lengkap",
        pytest.approx(78.89),
        "belum lengkap",
        "belum lengkap",
        pytest.approx(0.9),
    ]
    assert flat(said(drawn, rows_of(drawn)[0], "remark")) == "Sementara 80,00 % tanpa E-Gov"
    assert flat(said(drawn, rows_of(drawn)[3], "remark")) == "Menunggu E-Gov"


def test_a_refused_unit_reads_belum_valid(sheet):
    drawn = sheet(WHOLE.replace("EGOV 1", "EGOV 1 refused"))
    row = rows_of(drawn)[0]
    assert said(drawn, row, "value") == "BELUM VALID"
    assert flat(said(drawn, row, "remark")) == "E-Gov BELUM VALID; sementara 80,00 % tanpa E-Gov"


def test_a_denominator_of_zero_cannot_be_calculated(sheet):
    drawn = sheet(WHOLE.replace("rilis_tepat=45 data_masuk=50", "rilis_tepat=0 data_masuk=0"))
    assert said(drawn, rows_of(drawn)[4], "value") == "tidak dapat dihitung"


def test_a_year_that_waits_for_its_last_triwulan_names_what_is_known(sheet):
    drawn = sheet(period=Period(YEAR))
    row = rows_of(drawn)[0]
    assert said(drawn, row, "value") == "belum lengkap"
    assert (
        flat(said(drawn, row, "remark"))
        == "Sementara 76,67 %, nilai TW I; menunggu PKP, PIOP dan E-Gov (TW IV)"
    )


def test_a_later_triwulan_names_which_one_is_missing(sheet):
    drawn = sheet(WHOLE.replace(" 1 ", " 2 "), period=Period(YEAR, 2))
    assert flat(said(drawn, rows_of(drawn)[4], "remark")) == "Sementara 90,00 % tanpa TIK & Persandian (TW I)"


def test_a_nihil_names_its_triwulan_for_the_whole_year(sheet):
    two = WHOLE.replace("rilis_tepat=45 data_masuk=50", "rilis_tepat=nihil data_masuk=nihil")
    drawn = sheet(two + WHOLE.replace(" 1 ", " 2 "), period=Period(YEAR, 2))
    remark = flat(said(drawn, rows_of(drawn)[4], "remark"))
    assert remark.startswith("45 dari 50; TIK & Persandian (TW I) nihil")


def test_a_figure_of_nihil_only_is_printed_as_nihil(sheet):
    drawn = sheet(WHOLE.replace("rilis_tepat=45 data_masuk=50", "rilis_tepat=nihil data_masuk=nihil"))
    row = rows_of(drawn)[4]
    assert said(drawn, row, "value") == "Nihil"
    assert flat(said(drawn, row, "remark")).startswith("Semua isian nihil (TW I)")


def test_a_changed_target_is_named_with_its_day_and_the_first_one(office, sheet):
    changed = Target(
        "partisipasi", YEAR, 0.9, quarters=(0.3,) * 4, edition=Edition.REVISED, since=date(YEAR, 3, 1)
    )
    given = replace(office, targets=(*TARGETS, changed))
    drawn = sheet(given=given)
    text = flat(said(drawn, rows_of(drawn)[0], "remark"))
    assert text == "23 dari 30 lembaga; target perubahan berlaku 1 Maret 2026; induk 20,00 %"


def test_a_year_says_where_its_target_differs_from_that_of_tw_iv(office, sheet):
    given = replace(office, targets=(Target("partisipasi", YEAR, 0.9, quarters=(None, None, None, 0.8)),))
    last = WHOLE.replace(" 1 ", " 4 ")
    year, quarter = (sheet(last, given, period=period) for period in (Period(YEAR), Period(YEAR, 4)))
    for drawn, target, other in (
        (year, 0.9, "target TW IV 80,00 %"),
        (quarter, 0.8, "target setahun 90,00 %"),
    ):
        row = rows_of(drawn)[0]
        assert said(drawn, row, "target") == target
        assert flat(said(drawn, row, "remark")).endswith(other)


def test_a_yearly_index_of_one_triwulan_says_that_more_people_answered(sheet):
    text = WHOLE + "\n".join(line for line in WHOLE.replace(" 1 ", " 4 ").splitlines() if "IKM" in line)
    drawn = sheet(text, period=Period(YEAR))
    assert flat(said(drawn, rows_of(drawn)[1], "remark")) == (
        "10 responden; mutu B; hanya TW IV; setahun 20 responden"
    )


def test_a_ratio_of_no_value_says_so_and_nothing_else(office, sheet):
    indicators = tuple(replace(one, polarity=Polarity.MINIMIZE) for one in office.indicators)
    given = replace(targeted(office), indicators=indicators, achievement=Achievement(Minimizing.RATIO))
    drawn = sheet(WHOLE.replace("rilis_tepat=45", "rilis_tepat=0"), given)
    text = flat(said(drawn, rows_of(drawn)[4], "remark"))
    assert text == "0 dari 50; realisasi nol atau negatif: target : realisasi tidak dapat dihitung"


def test_nihil_and_a_cap_are_said(office, sheet):
    given = replace(targeted(office), achievement=Achievement(cap=1.2))
    drawn = sheet(WHOLE.replace("lembaga_aktif=3", "lembaga_aktif=nihil"), given)
    remark = flat(said(drawn, rows_of(drawn)[0], "remark"))
    assert (
        remark
        == "20 dari 30 lembaga; E-Gov (TW I) nihil; capaian dibatasi 120,00 % (sebelum dibatasi 333,33 %)"
    )


def test_example_targets_are_marked_as_such(office, sheet):
    assert any("(contoh)" in str(cell.value) for row in sheet().iter_rows() for cell in row)
    plain = sheet(given=replace(office, targets=TARGETS))
    assert not any("contoh" in str(cell.value) for row in plain.iter_rows() for cell in row)


def test_the_date_is_the_definitions_own_or_the_one_given(sheet):
    def dates(drawn) -> set[str]:
        return {
            str(c.value) for row in drawn.iter_rows() for c in row if str(c.value).startswith("Kuala Tungkal")
        }

    assert dates(sheet()) == {"Kuala Tungkal,        Mei 2019"}
    assert dates(sheet(dated=date(2026, 7, 10))) == {"Kuala Tungkal,        Juli 2026"}


def test_the_columns_of_the_figures_form_one_group(sheet):
    folding = [
        get_column_letter(place)
        for name, place in columns.IKU.places.items()
        if columns.IKU.column(name).folds
    ]
    for folded in (False, True):
        drawn = sheet(folded=folded)
        dimensions = drawn.column_dimensions
        assert dimensions[get_column_letter(columns.IKU.place("aim"))].hidden
        assert {dimensions[letter].outlineLevel for letter in folding} == {1}
        assert {bool(dimensions[letter].hidden) for letter in folding} == {folded}
        numbers = [flat(cell.value) for cell in drawn[rows_of(drawn)[0] - 1] if cell.value is not None]
        assert numbers == [str(columns.IKU.printed(name)) for name, *_ in columns.IKU.heads()]


@pytest.mark.parametrize(("paper", "number"), [("F4", 14), ("A4", 9)])
def test_paper_and_print_titles(sheet, paper, number):
    drawn = sheet(paper=paper)
    head = rows_of(drawn)[0] - 2
    assert drawn.page_setup.paperSize == number
    assert drawn.page_setup.orientation == "landscape"
    assert drawn.print_title_rows == f"${head}:${head + 1}"
    assert drawn.page_margins.left == 0.45
    assert drawn.page_setup.scale * 9.75 / 100 >= 7.5


def test_pages_never_divide_an_indicator(wide, drawn):
    path = drawn(calculated(wide, sent_by_all(), Period(YEAR, 2)))
    sheet = openpyxl.load_workbook(path)["IKU"]
    first = rows_of(sheet)
    breaks = [found.id for found in sheet.row_breaks.brk]
    assert breaks
    assert {row + 1 for row in breaks} <= set(first)


@pytest.mark.libreoffice
@pytest.mark.parametrize(("folded", "pages"), [(False, 1), (True, 1)])
def test_the_built_in_document_prints_with_the_signature_beside_the_last_indicator(
    office, drawn, printed, folded, pages
):
    own = printed(alone(drawn(calculated(targeted(office), WHOLE, FIRST), folded=folded), "IKU"))
    assert len(own) == pages
    assert "Jumlah Seluruh Data Yang Masuk" in own[-1]
    assert "NIP. 19620312 199009 1 001" in own[-1]
    assert all("FORMULASI" in text and "Halaman" in text for text in own)
    assert ("Realisasi" in own[0]) is not folded


@pytest.mark.libreoffice
def test_a_long_definition_keeps_the_signature_with_its_last_indicator(wide, drawn, printed):
    own = printed(alone(drawn(calculated(wide, sent_by_all(), Period(YEAR, 2))), "IKU"))
    assert len(own) > 5
    assert "40. Indikator 40" in own[-1]
    assert "NIP." in own[-1]
    assert all("FORMULASI" in text for text in own)
    assert not any("NIP." in text for text in own[:-1])
