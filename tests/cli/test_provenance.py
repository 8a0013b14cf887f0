"""explain, verify, pdf and tables: from the mailed workbook back to the cells, and out again."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import openpyxl
import pytest

from .conftest import iku

WORKBOOK = Path("keluaran") / "IKU_2026-TW2.xlsx"


def test_a_figure_is_explained_to_the_cell_and_the_person(demo):
    run = iku("explain", demo / WORKBOOK, "partisipasi")
    assert run.code == 0
    assert "= 23 / 30 × 100% = 76,67 %" in run.out
    assert "IKU_PKP_2026-TW2_r1.xlsx › PKP › E13, diisi Siti Aminah (contoh)" in run.out
    assert "persentase bidang tidak dirata-ratakan" in run.out


def test_a_sum_over_triwulan_names_both(demo):
    run = iku("explain", demo / WORKBOOK, "5")
    assert "= 45 / 50 × 100% = 90 %" in run.out.replace("90,00", "90")
    assert "IKU_TIK_2026-TW1_r1.xlsx" in run.out
    assert "IKU_TIK_2026-TW2_r1.xlsx" in run.out


def test_an_index_is_explained_by_its_elements(demo):
    run = iku("explain", demo / WORKBOOK, "ikm")
    assert "10 responden; IKM 78,89, mutu B" in run.out
    assert "Persyaratan: 28 dari 10 jawaban, NRR 2,8000" in run.out
    assert "Survei IKM › C13:C22" in run.out


def test_a_figure_that_cannot_be_said_is_explained_too(inbox, consolidate, tmp_path):
    (inbox / "IKU_PKP_2026-TW2_r1.xlsx").unlink()
    consolidate(inbox)
    run = iku("explain", tmp_path / "hasil.xlsx", "partisipasi")
    assert "belum lengkap" in run.out
    assert "belum mengirim" in run.out
    assert "Sementara 73,33 % tanpa PKP" in run.out


def test_an_unknown_indicator_names_the_nearest(demo):
    run = iku("explain", demo / WORKBOOK, "partisipas")
    assert run.code == 2
    assert "mungkin partisipasi" in run.err


def test_a_form_is_no_official_workbook(demo):
    run = iku("explain", demo / "formulir" / "IKU_template.xlsx", "1")
    assert run.code == 2
    assert "E510" in run.err


def test_an_untouched_workbook_verifies(demo):
    run = iku("verify", demo / WORKBOOK, demo / "kotak-masuk")
    assert run.code == 0, run.out
    assert "Dokumen ini cocok." in run.out


@pytest.mark.parametrize("options", [(), ("--folded",), ("--paper", "A4"), ("--date", "2026-07-10")])
def test_however_it_was_drawn_it_verifies(inbox, consolidate, tmp_path, options):
    consolidate(inbox, *options)
    run = iku("verify", tmp_path / "hasil.xlsx", inbox)
    assert run.code == 0, run.out


def test_a_workbook_whose_figures_are_not_final_verifies_too(inbox, consolidate, tmp_path):
    (inbox / "IKU_PKP_2026-TW2_r1.xlsx").unlink()
    consolidate(inbox)
    run = iku("verify", tmp_path / "hasil.xlsx", inbox)
    assert run.code == 0, run.out


def test_one_changed_digit_in_one_returned_form_is_found_and_named(inbox, consolidate, tmp_path):
    consolidate(inbox)
    path = inbox / "IKU_PKP_2026-TW2_r1.xlsx"
    workbook = openpyxl.load_workbook(path)
    assert workbook["PKP"]["E13"].value == 12
    workbook["PKP"]["E13"].value = 13
    workbook.save(path)
    run = iku("verify", tmp_path / "hasil.xlsx", inbox)
    assert run.code == 1
    assert "IKU_PKP_2026-TW2_r1.xlsx › PKP › E13" in run.out
    assert "sekarang 13, dalam dokumen 12" in run.out


def test_one_changed_cell_of_the_workbook_is_found_and_named(demo, tmp_path):
    workbook = openpyxl.load_workbook(demo / WORKBOOK)
    sheet = workbook["Data"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == 12 and c.column == 9)
    cell.value = 13
    path = tmp_path / "diubah.xlsx"
    workbook.save(path)
    run = iku("verify", path)
    assert run.code == 1
    assert f"Data › {cell.coordinate}: tertulis “13”, seharusnya “12”" in run.out


def test_a_lost_return_is_named(inbox, consolidate, tmp_path):
    consolidate(inbox)
    (inbox / "IKU_TIK_2026-TW1_r1.xlsx").unlink()
    run = iku("verify", tmp_path / "hasil.xlsx", inbox)
    assert run.code == 1
    assert "IKU_TIK_2026-TW1_r1.xlsx: tidak ada lagi di kotak masuk" in run.out


@pytest.mark.libreoffice
def test_the_pdf_holds_the_official_sheets_only(demo, tmp_path):
    target = tmp_path / "IKU.pdf"
    run = iku("pdf", demo / WORKBOOK, "-o", target)
    assert run.code == 0, run.err
    text = subprocess.run(
        ["pdftotext", "-layout", str(target), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "INDIKATOR KINERJA UTAMA" in text
    assert "PENGUKURAN KINERJA" in text
    assert "76,67 %" in text  # as Indonesia writes it, on whatever machine
    assert "2 dari 5 indikator mencapai target" in text  # calculated afresh, with a decimal comma
    assert "DATA" not in text.split("PENGUKURAN KINERJA")[1].split("Skala")[0]
    assert "TEMUAN" not in text  # the sheet; Ringkasan names it in a link
    assert "PERHITUNGAN" not in text.upper()
    assert "SHA-256" not in text
    assert iku("pdf", demo / WORKBOOK, "-o", target).code == 2  # never over an existing file


def test_without_libreoffice_the_remedy_is_told(demo, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    run = iku("pdf", demo / WORKBOOK, "-o", tmp_path / "x.pdf")
    assert run.code == 2
    assert "Pasang LibreOffice" in run.err


def test_tables_are_tidy(demo, tmp_path):
    folder = tmp_path / "tabel"
    options = ("-d", demo / "definisi-contoh.toml", "-o", folder, "--separator", "koma")
    run = iku("tables", demo / "kotak-masuk", *options)
    assert run.code == 0, run.err
    assert (folder / "isian.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = {}
    for name in ("isian", "responden", "hasil", "temuan"):
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows[name] = list(csv.DictReader(file))
    first = next(
        r for r in rows["hasil"] if r["indikator"] == "partisipasi" and r["cakupan_waktu"] == "sampai dengan"
    )
    assert float(first["nilai"]) == pytest.approx(23 / 30)
    asked = ("PKP", "lembaga_aktif", "2026-TW2")
    answer = next(r for r in rows["isian"] if (r["bidang"], r["variabel"], r["periode"]) == asked)
    assert (float(answer["nilai"]), answer["sel"], answer["berkas"]) == (
        12.0,
        "E13",
        "IKU_PKP_2026-TW2_r1.xlsx",
    )
    scores = [
        r for r in rows["isian"] if r["variabel"].startswith("kepuasan.") and r["periode"] == "2026-TW2"
    ]
    assert len(scores) == 90
    assert len([r for r in rows["responden"] if r["periode"] == "2026-TW2"]) == 10
    assert {r["kode"] for r in rows["temuan"]} >= {"W413"}
