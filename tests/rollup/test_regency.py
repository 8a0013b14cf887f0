"""Every office of a regency with its trouble named, and every total traced to the office's own cell."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from iku_excel.texts import rollup as words

from .. import gnumeric
from ..paper.faults import faults
from ..paper.printed import pages_of
from ..second_engine import recalculated
from ..values import differences
from .conftest import TROUBLES, rolled_up


def codes(told, code):
    return [finding["file"] for finding in told["findings"] if finding["code"] == code]


def states(told):
    return {office["name"]: office["state"] for office in told["offices"]}


def test_every_trouble_is_named_and_the_others_are_final(regency):
    told = regency.told
    found = states(told)
    for number in range(10):
        expected = (
            "false" if number in TROUBLES.tampered else "missing" if number in TROUBLES.missing else "final"
        )
        assert found[regency.name(number)] == expected
    assert len(codes(told, "E701")) == 3
    missing = [one["message"] for one in told["findings"] if one["code"] == "E703"]
    assert [regency.name(number) in " ".join(missing) for number in TROUBLES.missing] == [True, True]
    assert len(missing) == 2
    (outdated,) = codes(told, "W704")
    assert outdated.endswith("_lama.xlsx")
    assert len(codes(told, "W705")) == 1
    signers = {office["name"]: office["signer"] for office in told["offices"]}
    assert signers[regency.name(TROUBLES.unsigned)] is None
    assert signers[regency.name(0)] == regency.name(0)


def test_a_figure_of_the_rollup_is_the_offices_own(regency):
    offices = {office["name"]: office["indicators"] for office in regency.told["offices"]}
    for one in regency.made:
        lines = offices[one.results.definition.office.name]
        if one.number in (*TROUBLES.tampered, *TROUBLES.missing):
            assert lines == []
            continue
        assert len(lines) == len(one.results.indicators)
        for line, (indicator, result) in zip(lines, one.results.pairs, strict=True):
            assert (line["number"], line["name"]) == (indicator.number, indicator.name)
            assert line["value"] == pytest.approx(result.value, rel=1e-11)
            assert line["achievement"] == pytest.approx(result.achievement, rel=1e-11)
            assert (line["category"], line["status"]) == (result.category, result.status.value)


def test_every_line_leads_to_the_cell_that_holds_its_figure(regency):
    page = openpyxl.load_workbook(regency.workbook)["Indikator"]
    heads = {cell.value: cell.column for cell in page[4]}
    checked = 0
    for row in range(6, page.max_row + 1):
        link = page.cell(row, heads["Sel dokumen"]).hyperlink
        path = regency.workbook.parent / link.target.replace("%20", " ").replace("\\", "/")
        if path.suffix == ".zip":
            assert path.exists()
            continue
        sheet, _, place = link.location.partition("!")
        document = openpyxl.load_workbook(path, data_only=True)
        assert document[sheet.strip("'")][place].value == pytest.approx(
            page.cell(row, heads["Realisasi"]).value, rel=1e-12
        )
        checked += 1
    assert checked >= 4


def test_another_engine_counts_the_same(regency):
    found = list(recalculated(regency.workbook))
    assert len(found) > 40
    assert [one for one in found if not one.same] == []


@pytest.mark.gnumeric
def test_gnumeric_counts_the_same(regency):
    assert list(differences(regency.workbook, gnumeric.calculated(regency.workbook))) == []


def test_totals_are_sums_of_what_counts(regency):
    page = openpyxl.load_workbook(regency.workbook, data_only=True)["Ringkasan"]
    told = {page.cell(row, 2).value: page.cell(row, 1).value for row in range(1, page.max_row + 1)}
    assert told[words.ALL_OFFICES] == 10
    assert told[words.STATES["final"]] == 5
    assert told[words.STATES["false"]] == 3
    assert told[words.STATES["missing"]] == 2
    counted = [one for one in regency.made if one.number not in (*TROUBLES.tampered, *TROUBLES.missing)]
    reached = sum(result.achievement >= 0.99995 for one in counted for result in one.results.indicators)
    assert told[words.REACHED_COUNT] == reached
    assert told[words.SHORT_COUNT] == 4 * len(counted) - reached


@pytest.mark.processes
def test_the_same_documents_give_the_same_bytes_wherever_they_are_read(regency, tmp_path):
    shutil.copytree(regency.folder, tmp_path / "lagi")
    again = tmp_path / "lagi" / "REKAP2.xlsx"
    rolled_up(tmp_path / "lagi", again, "--workers", "2")
    assert again.read_bytes() == regency.workbook.read_bytes()


def test_what_is_no_document_is_told_and_voids_nobody(regency, tmp_path):
    shutil.copytree(regency.folder / "kiriman", tmp_path / "kiriman")
    for name in ("daftar.txt", "kunci.txt"):
        shutil.copy(regency.folder / name, tmp_path)
    inbox = tmp_path / "kiriman"
    for path in inbox.rglob("*.xlsx"):
        if path.read_bytes() and not path.name.endswith("_lama.xlsx"):
            good = path
    (inbox / "surat.pdf").write_bytes(b"%PDF-1.4")
    (inbox / "anggaran.xlsx").write_bytes((Path("templates") / "IKU_template.xlsx").read_bytes())
    (inbox / "terpotong.xlsx").write_bytes(good.read_bytes()[:5000])
    with zipfile.ZipFile(inbox / "bungkusan.zip", "w") as envelope:
        envelope.write(good, "lagi.xlsx")
        package = next(inbox.glob("*2026-TW2.zip"))
        envelope.write(package, "paket.zip")
    told = json.loads(rolled_up(tmp_path, tmp_path / "REKAP.xlsx").out)
    assert states(told) == states(regency.told)
    assert set(codes(told, "W708")) >= {"surat.pdf", "anggaran.xlsx"}
    assert "terpotong.xlsx" in {one["file"] for one in told["findings"]}
    assert len(codes(told, "N709")) == 2


def test_a_folder_without_a_document_writes_nothing(tmp_path):
    (tmp_path / "kiriman").mkdir()
    (tmp_path / "kiriman" / "x.txt").write_text("x")
    for name in ("daftar.txt", "kunci.txt"):
        (tmp_path / name).write_text("")
    run = rolled_up(tmp_path, tmp_path / "REKAP.xlsx")
    assert run.code == 2
    assert not (tmp_path / "REKAP.xlsx").exists()


@pytest.mark.libreoffice
def test_a_printed_rollup_has_no_fault(regency, saved_by_libreoffice):
    data = regency.workbook.read_bytes()
    pages = pages_of(saved_by_libreoffice(regency.workbook, regency.workbook.with_suffix(".pdf")))
    assert list(faults(data, pages)) == []
