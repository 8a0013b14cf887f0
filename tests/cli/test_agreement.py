"""`iku agreement`, `consolidate --layout`, and what was promised, from the command line."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from iku_excel import inbox as reading
from iku_excel import template
from iku_excel.core.identity import form_version
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.definition import load
from iku_excel.form import NARRATIVE_CODE, VALUE_CODE, build
from iku_excel.form.identity_row import NAME
from iku_excel.form.model import IDENTITY_ROW_CODE

from .conftest import iku

SAMPLE = Path(__file__).parents[2] / "samples" / "definisi" / "diskominfo-lengkap.toml"
PROMISE = "Mengundang tiga lembaga\npada Mei 2026"


@pytest.fixture(scope="module")
def office() -> Definition:
    loaded, findings = load(SAMPLE)
    assert loaded is not None, findings
    return loaded


@pytest.fixture
def returned(office: Definition, tmp_path: Path) -> Path:
    """An inbox with the return of PKP for TW I, money and a promise in it."""
    form = build(office, Period(2026, 1), ("PKP",))
    sheet = next(sheet for sheet in form.sheets if sheet.unit == "PKP")
    contents = {
        ("PKP", "lembaga_aktif", VALUE_CODE): 12.0,
        ("PKP", "lembaga_terverifikasi", VALUE_CODE): 15.0,
        ("PKP", "belanja_informasi", VALUE_CODE): 120_500_000.0,
        ("PKP", "TL", NARRATIVE_CODE): PROMISE,
        ("PKP", IDENTITY_ROW_CODE, sheet.identity[NAME]): "Siti Aminah",
    }
    folder = tmp_path / "kotak-masuk"
    folder.mkdir()
    (folder / "IKU_PKP_2026-TW1.xlsx").write_bytes(template.draw(form, contents))
    return folder


def test_the_papers_of_the_last_year_that_has_targets(tmp_path: Path) -> None:
    run = iku("agreement", "-d", SAMPLE, "-o", tmp_path / "PK.xlsx")
    assert (run.code, run.err) == (0, "")
    assert "Perjanjian Kinerja 2026" in run.out
    assert "Pihak kedua" not in run.out
    assert "PK Perubahan" in openpyxl.load_workbook(tmp_path / "PK.xlsx").sheetnames
    again = iku("agreement", "-d", SAMPLE, "-o", tmp_path / "PK.xlsx")
    assert again.code == 2  # what is there stays


def test_without_targets_the_year_is_asked(tmp_path: Path) -> None:
    run = iku("agreement", "-o", tmp_path / "PK.xlsx")
    assert run.code == 2
    assert "--year 2026" in run.err
    assert not (tmp_path / "PK.xlsx").exists()
    run = iku("agreement", "--year", "2026", "-o", tmp_path / "PK.xlsx")
    assert run.code == 0
    assert "Pihak kedua belum disebut" in run.out


def test_papers_in_an_inbox_are_no_return(returned: Path, tmp_path: Path) -> None:
    iku("agreement", "-d", SAMPLE, "-o", tmp_path / "PK.xlsx")
    shutil.copy(tmp_path / "PK.xlsx", returned / "PK.xlsx")
    run = iku("check", returned, "-d", SAMPLE)
    assert "PK.xlsx" in run.out
    assert "Traceback" not in run.out + run.err


def test_the_layout_asked_for_is_the_one_that_verify_draws_again(returned: Path, tmp_path: Path) -> None:
    out = tmp_path / "IKU.xlsx"
    for layout, head in (("lengkap", "Definisi\noperasional"), ("pengukuran", "Capaian")):
        iku("consolidate", returned, "-d", SAMPLE, "--layout", layout, "--force", "-o", out)
        shown = {cell.value for row in openpyxl.load_workbook(out)["IKU"].iter_rows() for cell in row}
        assert head in shown
        run = iku("verify", out)
        assert run.code == 0, run.out
    iku("consolidate", returned, "-d", SAMPLE, "--force", "-o", out)
    heads = {cell.value for row in openpyxl.load_workbook(out)["IKU"].iter_rows() for cell in row}
    assert "Target\n2029\n(contoh)" in heads  # as the definition chooses
    assert iku("consolidate", returned, "--layout", "lebar", "-o", tmp_path / "x.xlsx").code == 2


def test_money_is_asked_read_and_counted(returned: Path, office: Definition) -> None:
    submissions, findings = reading.read_folder(returned, office)
    (sent,) = submissions
    answer = sent.answer("belanja_informasi")
    assert answer is not None
    assert answer.value == 120_500_000
    assert not [finding for finding in findings if finding.code.startswith("E")]


def test_a_promise_stands_beside_the_question_in_the_next_form(
    returned: Path, office: Definition, tmp_path: Path
) -> None:
    path = tmp_path / "formulir.xlsx"
    run = iku(
        *("template", "-d", SAMPLE, "--period", "2026-TW2", "--unit", "PKP"), "--from", returned, "-o", path
    )
    assert (run.code, run.err) == (0, "")
    said = [str(cell.value) for row in openpyxl.load_workbook(path)["PKP"].iter_rows() for cell in row]
    told = [text for text in said if "dijanjikan TW I: Mengundang tiga lembaga pada Mei 2026" in text]
    assert len(told) == 1
    assert told[0].startswith("Tindak lanjut\n")
    # It is the same form: returned untouched, nothing is found changed in it.
    submissions, findings = reading.read_file(path.read_bytes(), "formulir.xlsx", office)
    assert {one.code for one in findings} == {"E133"}
    assert {one.form_version for one in submissions} <= {form_version(office)}


def test_a_promise_that_is_formulas_and_breaks_stays_text(office: Definition, tmp_path: Path) -> None:
    form = build(office, Period(2026, 1), ("PKP",))
    folder = tmp_path / "kotak"
    folder.mkdir()
    contents = {
        ("PKP", "lembaga_aktif", VALUE_CODE): 12.0,
        ("PKP", "TL", NARRATIVE_CODE): '=HYPERLINK("http://x")\n\n<b>&' + "panjang " * 200,
    }
    (folder / "IKU_PKP_2026-TW1.xlsx").write_bytes(template.draw(form, contents))
    path = tmp_path / "formulir.xlsx"
    iku("template", "-d", SAMPLE, "--period", "2026-TW2", "--unit", "PKP", "--from", folder, "-o", path)
    _, findings = reading.read_file(path.read_bytes(), "formulir.xlsx", office)
    assert {one.code for one in findings} == {"E133"}
    told = [
        cell
        for row in openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["PKP"].iter_rows()
        for cell in row
        if "dijanjikan TW I" in str(cell.value)
    ]
    assert len(told) == 1
    assert told[0].data_type == "s"
    assert len(told[0].value) < 600


def test_diff_names_the_papers(tmp_path: Path) -> None:
    new = tmp_path / "baru.toml"
    text = SAMPLE.read_text(encoding="utf-8")
    new.write_text(text.replace("nilai = 85\ntriwulan = [20", "nilai = 86\ntriwulan = [20"), encoding="utf-8")
    run = iku("definition", "diff", SAMPLE, new)
    assert "Dokumen yang berubah: IKU, Pengukuran, Perjanjian Kinerja, PK Perubahan, Rencana Aksi" in run.out
    assert "tetap berlaku" in run.out
    new.write_text(text.replace('kegiatan = ["Pelayanan', 'kegiatan = ["Layanan'), encoding="utf-8")
    assert "Tidak ada dokumen yang berubah." in iku("definition", "diff", SAMPLE, new).out


@pytest.mark.libreoffice
def test_the_papers_as_pdf(tmp_path: Path) -> None:
    iku("agreement", "-d", SAMPLE, "-o", tmp_path / "PK.xlsx")
    run = iku("pdf", tmp_path / "PK.xlsx")
    assert (run.code, run.err) == (0, "")
    assert (tmp_path / "PK.pdf").read_bytes().startswith(b"%PDF")
