"""A return with mistakes comes back as a fresh form: the good values in it, the bad ones explained."""

from __future__ import annotations

import shutil
from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment

from iku_excel.styles.palette import BAD, BAD_GROUND

from ..inbox.test_programs import converted
from .conftest import Office, of, saved

COPY = "IKU_EGOV_2026-TW2_r2.xlsx"


def spoil(data, edit, at):
    """Mistakes of several kinds, beside a note, a link and narratives that are right."""

    def change(book):
        sheet, survey = book["E-Gov"], book["Survei IKM"]
        sheet[at("EGOV", "lembaga_aktif")] = 45.5
        sheet[at("EGOV", "lembaga_terverifikasi")] = "1.250"
        sheet[at("EGOV", "aplikasi_hosting")] = datetime(2026, 5, 31)
        sheet[at("EGOV", "opd_aplikasi", "bukti")] = "https://contoh.go.id/opd"
        sheet[at("EGOV", "opd_aplikasi", "catatan")] = "=bukan rumus"
        sheet[at("EGOV", "opd_aplikasi", "catatan")].data_type = "s"
        sheet[at("EGOV", "opd_jumlah")].comment = Comment("tanya Pak Budi", "Rina")
        sheet[at("EGOV", "NP", "satuan")] = "Dukungan pimpinan."
        survey[at("IKM", "2", "waktu")] = 7

    return edit(data, change)


@pytest.fixture(scope="module")
def sent_back(tmp_path_factory, draw, edit, at):
    folder = tmp_path_factory.mktemp("kiriman")
    office = Office(folder / "kotak masuk", folder / "balik")
    office.put("IKU_EGOV_2026-TW2_r1.xlsx", spoil(draw("EGOV", "IKM"), edit, at))
    run = office.send_back()
    assert run.code == 1
    assert COPY in run.out
    return office


@pytest.fixture
def returned(sent_back, office):
    """The inbox and what came back, to be changed."""
    shutil.copytree(sent_back.inbox, office.inbox)
    shutil.copytree(sent_back.back, office.back)
    return office


def test_good_values_notes_links_and_narratives_are_carried(returned, at):
    sheet = returned.copy(COPY)["E-Gov"]
    assert sheet[at("EGOV", "opd_aplikasi")].value == 31
    assert sheet[at("EGOV", "opd_jumlah")].value == 38
    assert sheet[at("EGOV", "opd_aplikasi", "bukti")].value == "https://contoh.go.id/opd"
    note = sheet[at("EGOV", "opd_aplikasi", "catatan")]
    assert (note.value, note.data_type) == ("=bukan rumus", "s")
    assert sheet[at("EGOV", "NP", "satuan")].value == "Dukungan pimpinan."
    assert sheet[at("EGOV", "opd_jumlah")].comment.text == "tanya Pak Budi"


def test_a_bad_cell_has_a_red_border_a_sign_and_a_note_with_both_readings(returned, at):
    cell = returned.copy(COPY)["E-Gov"][at("EGOV", "lembaga_terverifikasi")]
    assert cell.value == "1.250"
    assert cell.border.left.style == cell.border.top.style == "medium"
    assert cell.border.left.color.rgb.endswith(BAD)
    assert cell.fill.fgColor.rgb.endswith(BAD_GROUND)
    assert cell.comment.text.startswith("▲ E315")
    for words in ("1250", "1,25", "Yang terbaca: 1.250", "Cara memperbaiki: Ketik ulang"):
        assert words in cell.comment.text


def test_what_cannot_be_typed_again_stands_in_the_note(returned, at):
    cell = returned.copy(COPY)["E-Gov"][at("EGOV", "aplikasi_hosting")]
    assert cell.value is None
    assert "Yang terbaca: 31/05/2026" in cell.comment.text
    # The form is protected: nobody could change a cell's format in it.
    assert "Format Sel" not in cell.comment.text


def test_the_revision_is_one_up_and_the_period_fixed(returned, read):
    reading = read((returned.back / COPY).read_bytes())
    assert {(one.revision, one.period.code) for one in reading.submissions} == {(2, "2026-TW2")}


def test_perbaikan_lists_each_cause_once_with_a_link_to_each_cell(returned, at):
    sheet = returned.copy(COPY)["Perbaikan"]
    rows = [row for row in sheet.iter_rows(min_row=5) if row[4].value and row[4].hyperlink]
    links = {row[4].hyperlink.location for row in rows}
    assert links == {
        f"'E-Gov'!{at('EGOV', row)}" for row in ("lembaga_aktif", "lembaga_terverifikasi", "aplikasi_hosting")
    } | {f"'Survei IKM'!{at('IKM', '2', 'waktu')}"}
    assert [row[2].value for row in rows] == ["E306", "E315", "E302", "E411"]
    assert all(row[9].value.startswith("=IF(") for row in rows)


def test_a_copy_sent_back_as_it_is_has_every_remark_left(returned, read):
    reading = read((returned.back / COPY).read_bytes())
    assert of(reading.submissions, "EGOV").mended.left == 3
    assert of(reading.submissions, "EGOV").mended.mended == 0
    assert of(reading.submissions, "EGOV").mended.new == 0
    assert not {"W202", "W212", "N215", "W209"} & set(reading.codes)
    assert [finding.raw for finding in reading.found("N211")] == ["tanya Pak Budi"]


def test_what_was_mended_what_is_left_and_what_is_new_are_counted(returned, edit, read, at):
    def change(book):
        sheet = book["E-Gov"]
        sheet[at("EGOV", "lembaga_aktif")] = 3
        sheet[at("EGOV", "lembaga_terverifikasi")] = 5
        sheet[at("EGOV", "opd_jumlah")] = -1

    data = edit((returned.back / COPY).read_bytes(), change)
    mended = of(read(data).submissions, "EGOV").mended
    assert (mended.mended, mended.left, mended.new) == (2, 1, 1)


def test_status_says_what_became_of_the_remarks(returned, edit, at):
    data = edit(
        (returned.back / COPY).read_bytes(),
        lambda book: book["E-Gov"].__setitem__(at("EGOV", "lembaga_aktif"), 3),
    )
    returned.put(COPY, data)
    assert "1 diperbaiki, 2 tersisa, 0 baru" in returned.status().out


def test_the_next_copy_keeps_the_senders_note_and_says_its_own_anew(returned, at):
    returned.put(COPY, (returned.back / COPY).read_bytes())
    run = returned.send_back()
    assert "tidak terbawa" not in run.out
    sheet = returned.copy("IKU_EGOV_2026-TW2_r3.xlsx")["E-Gov"]
    assert sheet[at("EGOV", "opd_jumlah")].comment.text == "tanya Pak Budi"
    assert sheet[at("EGOV", "lembaga_aktif")].comment.text.count("E306") == 1


def test_a_clean_inbox_gets_no_copies(office, draw):
    office.put("a.xlsx", draw("EGOV", "IKM"))
    run = office.send_back()
    assert run.code == 0
    assert "Tidak ada yang perlu diperbaiki" in run.out
    assert not office.back.exists()


def test_two_versions_of_one_revision_are_decided_first(office, draw, type_in, at):
    data = draw("PKP")
    office.put("a.xlsx", type_in(data, "PKP", **{at("PKP", "lembaga_aktif"): 1}))
    office.put("b.xlsx", type_in(data, "PKP", **{at("PKP", "lembaga_aktif"): "dua"}))
    run = office.send_back()
    assert "--pick" in run.out
    assert not office.back.exists()
    assert "revisi 2" in office.send_back("--pick", "b.xlsx").out


def test_existing_copies_are_not_overwritten(returned):
    run = returned.send_back()
    assert run.code == 2
    assert "E503" in run.err
    assert returned.send_back("--force").code == 1


def test_copies_do_not_go_into_the_inbox(returned):
    run = type(returned)(returned.inbox, returned.inbox / "balik").send_back()
    assert run.code == 2
    assert "E517" in run.err


def test_merged_inputs_come_back_whole(office, draw, edit, at):
    def merge(book):
        top, below = at("EGOV", "opd_aplikasi"), at("EGOV", "opd_jumlah")
        book["E-Gov"].merge_cells(f"{top}:{below}")

    office.put("a.xlsx", edit(draw("EGOV", "IKM"), merge))
    office.send_back()
    sheet = office.copy(COPY)["E-Gov"]
    assert not [area for area in sheet.merged_cells.ranges if at("EGOV", "opd_aplikasi") in area]
    assert sheet[at("EGOV", "opd_aplikasi")].value == 31
    assert sheet[at("EGOV", "opd_jumlah")].comment.text.startswith("▲ E206")


def test_a_deleted_sheet_comes_back_blank_and_says_so(office, draw, edit):
    office.put("a.xlsx", edit(draw("EGOV", "IKM"), lambda book: book.remove(book["Survei IKM"])))
    office.send_back()
    book = office.copy(COPY)
    assert "Survei IKM" in book.sheetnames
    assert "E203" in {row[2].value for row in book["Perbaikan"].iter_rows(min_row=5)}


def test_consolidate_writes_the_copies_beside_the_document(returned, tmp_path):
    from ..running import iku

    back = tmp_path / "lain"
    run = iku("consolidate", returned.inbox, "-o", tmp_path / "iku.xlsx", "--feedback", back, "--json")
    assert run.code == 1
    (copy,) = run.json["feedback"]["copies"]
    assert copy["unit"] == "EGOV"
    assert copy["revision"] == 2
    assert {cause["code"] for cause in copy["causes"]} == {"E306", "E315", "E302", "E411"}
    assert (back / COPY).is_file()


def test_a_copy_is_locked_as_every_form(returned, monkeypatch):
    monkeypatch.setenv("IKU_PASSWORD", "rahasia")
    returned.send_back("--force")
    book = openpyxl.load_workbook(returned.back / COPY)
    for sheet in book:
        assert sheet.protection.sheet
    assert book["Perbaikan"].protection.algorithmName == "SHA-512"
    assert saved(book)


def test_a_file_that_cannot_be_read_is_named_and_loses_nothing_else(returned):
    returned.put("rusak.xlsx", b"bukan excel")
    run = returned.send_back("--force")
    assert "E103 rusak.xlsx" in run.out
    assert COPY in run.out


def test_consolidate_says_how_to_send_back_what_is_wrong(returned, tmp_path):
    from ..running import iku

    run = iku("consolidate", returned.inbox, "-o", tmp_path / "iku.xlsx")
    assert f'iku feedback "{returned.inbox}"' in run.out


def remembered(reading):
    return {one.unit: (one.mended.mended, one.mended.left, one.mended.new) for one in reading.submissions}


@pytest.mark.libreoffice
@pytest.mark.parametrize("via", ["xlsx", "ods"])
def test_libreoffice_keeps_what_a_copy_remembers(sent_back, read, through_libreoffice, via):
    data = (sent_back.back / COPY).read_bytes()
    saved_again = read(through_libreoffice(data, via))
    assert remembered(saved_again) == remembered(read(data)) == {"EGOV": (0, 3, 0), "IKM": (0, 1, 0)}
    assert set(saved_again.codes) == {*read(data).codes, "N213"}


@pytest.mark.gnumeric
def test_gnumeric_keeps_what_a_copy_remembers(sent_back, read, tmp_path):
    source, target = sent_back.back / COPY, tmp_path / "kiriman.xlsx"
    saved_again = read(converted(["ssconvert", str(source), str(target)], source, target))
    assert remembered(saved_again) == {"EGOV": (0, 3, 0), "IKM": (0, 1, 0)}
    assert set(saved_again.codes) == {*read(source.read_bytes()).codes, "N213"}


def test_a_merge_over_the_whole_sheet_costs_nothing_else(returned, edit, read, at):
    """Its 17 billion cells must never be walked through."""
    data = (returned.back / COPY).read_bytes()
    merged = edit(data, lambda book: book["E-Gov"].merged_cells.add("A12:XFD1048576"))
    reading = read(merged)
    assert [finding.place.cell for finding in reading.found("E206")] == ["A12:XFD1048576"]
    assert remembered(reading) == {"EGOV": (0, 3, 1), "IKM": (0, 1, 0)}
    returned.put(COPY, merged)
    returned.send_back()
    sheet = returned.copy("IKU_EGOV_2026-TW2_r3.xlsx")["E-Gov"]
    assert sheet[at("EGOV", "opd_aplikasi")].value == 31
    assert sheet[at("EGOV", "opd_aplikasi")].comment.text.startswith("▲ E206")
