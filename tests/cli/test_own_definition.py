"""An office makes the tool its own: a workspace, its own targets and officials, and forms that are out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.definition import load
from iku_excel.form import build

from .conftest import iku

STARTERS = ("1-BUAT-FORMULIR", "2-KONSOLIDASI", "3-STATUS", "4-TUTUP", "5-KIRIM")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor é baru"
    run = iku("init", folder)
    assert run.code == 0, run.err
    return folder


def test_init_makes_everything_it_names(workspace):
    names = {path.name for path in workspace.iterdir()}
    assert names == {
        "definisi.xlsx",
        "pengaturan.toml",
        "kotak-masuk",
        "keluaran",
        "arsip",
        "kunci",
        *(f"{name}{kind}" for name in STARTERS for kind in (".cmd", ".sh")),
    }
    assert load(workspace / "definisi.xlsx") == (definition.builtin(), ())


def test_init_replaces_nothing_and_adds_what_is_missing(workspace):
    before = (workspace / "definisi.xlsx").read_bytes()
    (workspace / "pengaturan.toml").unlink()
    assert iku("init", workspace).code == 0
    assert (workspace / "pengaturan.toml").exists()
    assert (workspace / "definisi.xlsx").read_bytes() == before
    run = iku("init", workspace)
    assert run.code == 2
    assert "E503" in run.err


def test_in_a_workspace_no_command_needs_an_option(workspace, demo):
    assert iku("definition", "check", cwd=workspace).code == 0
    assert iku("template", cwd=workspace).code == 0
    for path in (demo / "kotak-masuk").iterdir():
        shutil.copy(path, workspace / "kotak-masuk")
    assert iku("check", cwd=workspace).code == 0
    assert iku("status", cwd=workspace).code == 0
    assert iku("consolidate", cwd=workspace).code == 0
    assert iku("tables", cwd=workspace).code == 0
    written = sorted(path.name.partition("_")[0] for path in (workspace / "keluaran").iterdir())
    assert written == ["Formulir", "IKU", "tabel"]
    (workspace / "kotak-masuk" / "IKU_PKP_2026-TW2_r1.xlsx").write_bytes(
        template.draw(
            build(definition.builtin(), Period(2026, 2), ("PKP",)),
            {("PKP", "lembaga_aktif", "nilai"): "dua belas"},
        )
    )
    assert iku("feedback", cwd=workspace).code == 1
    assert [path.name for path in (workspace / "keluaran" / "balasan").iterdir()] == [
        "IKU_PKP_2026-TW2_r2.xlsx"
    ]


def test_an_option_stands_above_the_settings(workspace, tmp_path):
    output = tmp_path / "lain.xlsx"
    assert iku("template", "-o", output, cwd=workspace).code == 0
    assert output.is_file()
    assert not list((workspace / "keluaran").iterdir())


def test_settings_name_other_places(workspace):
    (workspace / "definisi.xlsx").rename(workspace / "IKU 2026.xlsx")
    (workspace / "pengaturan.toml").write_text('definisi = "IKU 2026.xlsx"\nkeluaran = "hasil"\n', "utf-8")
    assert iku("template", cwd=workspace).code == 0
    assert len(list((workspace / "hasil").iterdir())) == 1


@pytest.mark.parametrize("text", ["definisi = ", 'definsi = "x"', "definisi = 3", "\x00"])
def test_broken_settings_stop_with_their_remedy(workspace, text):
    (workspace / "pengaturan.toml").write_text(text, "utf-8")
    run = iku("status", cwd=workspace)
    assert run.code == 2
    assert "E649" in run.err
    assert "iku init" in run.err


def test_outside_a_workspace_check_asks_for_a_file(tmp_path):
    run = iku("check", cwd=tmp_path)
    assert run.code == 2
    assert "PATH" in run.err


def test_forms_that_are_out_still_count_after_new_targets_and_officials(workspace, demo, inbox):
    workbook = openpyxl.load_workbook(workspace / "definisi.xlsx")
    sheet = workbook["Pejabat"]
    name = next(cell.row for cell in sheet["A"] if cell.value == "penandatangan.nama")
    sheet.cell(name, 3, "Dra. SITI")
    for row, values in enumerate(
        [("partisipasi", 2026, 80, None, 50, 70, 75, 80), ("rilis", 2026, 95, None, 95, 95, 95, 95)], 6
    ):
        for column, value in enumerate(values, 2):
            workbook["Target"].cell(row, column, value)
    workbook.save(workspace / "definisi.xlsx")

    diff = iku("definition", "diff", demo / "definisi-contoh.toml", workspace / "definisi.xlsx")
    assert '"Ir. H. TAHARUDDIN" menjadi "Dra. SITI"' in diff.out
    assert "tetap berlaku" in diff.out
    run = iku("consolidate", inbox, "--json", cwd=workspace)
    assert run.code == 0, run.out
    assert {unit["status"] for unit in run.json["units"]} == {"accepted"}
    by_code = {indicator["code"]: indicator for indicator in run.json["indicators"]}
    assert by_code["partisipasi"]["target"] == pytest.approx(0.7)
    assert by_code["partisipasi"]["achievement"] == pytest.approx(23 / 30 / 0.7)
    assert by_code["hosting"]["target"] is None


def test_a_changed_question_calls_for_new_forms(tmp_path):
    old, new = tmp_path / "lama.toml", tmp_path / "baru.toml"
    text = definition.builtin_text()
    old.write_text(text, "utf-8")
    new.write_text(text.replace("Jumlah Lembaga yang terverifikasi", "Lembaga terverifikasi"), "utf-8")
    run = iku("definition", "diff", old, new)
    assert "~ Variabel: lembaga_terverifikasi, Pertanyaan berubah" in run.out
    assert "buat dan kirim formulir baru" in run.out


ALTERED = {
    "another unit is asked": ('["PKP", "PIOP", "EGOV"]', '["PKP", "PIOP", "EGOV", "TIK"]'),
    "another formula": ("opd_aplikasi / opd_jumlah", "opd_aplikasi / (opd_jumlah + 1)"),
    "another weight": ('penimbang = "tepat"', "penimbang = 2"),
}
SAFE = {
    "another official": ("TAHARUDDIN", "PENGGANTI"),
    "another wording": ("Jumlah Lembaga yang terverifikasi", "Lembaga terverifikasi"),
}


@pytest.mark.parametrize("case", [*ALTERED, *SAFE])
def test_a_change_says_whether_what_was_sent_is_to_be_closed_first(tmp_path, case):
    old, new = tmp_path / "lama.toml", tmp_path / "baru.toml"
    text = definition.builtin_text()
    changed = text.replace(*{**ALTERED, **SAFE}[case])
    assert changed != text
    old.write_text(text, "utf-8")
    new.write_text(changed, "utf-8")
    out = iku("definition", "diff", old, new).out
    assert ("Tutup dahulu" in out, "tidak berubah karenanya" in out) == (case in ALTERED, case in SAFE)


def test_check_tells_all_faults_and_how_to_mend_them(tmp_path):
    path = tmp_path / "rusak.toml"
    text = definition.builtin_text().replace("batas = 0", "batas = 1")
    path.write_text(text.replace("rilis_tepat / data_masuk", "rilis_tepat / data_masok"), "utf-8")
    run = iku("definition", "check", path)
    assert run.code == 1
    assert "E611" in run.out
    assert 'Mungkin maksudnya "data_masuk"' in run.out.replace("“", '"').replace("”", '"')
    assert "E631" in run.out
    assert "belum dapat dipakai" in run.out


def test_export_and_import_come_back_to_where_they_began(tmp_path):
    for command in (
        ("export", "-o", tmp_path / "d.xlsx"),
        ("import", tmp_path / "d.xlsx", "-o", tmp_path / "d.toml"),
        ("export", "-d", tmp_path / "d.toml", "-o", tmp_path / "e.xlsx"),
    ):
        assert iku("definition", *command).code == 0
    assert load(tmp_path / "d.toml") == load(tmp_path / "e.xlsx") == (definition.builtin(), ())
    assert iku("definition", "diff", tmp_path / "d.toml", tmp_path / "e.xlsx").out.startswith("Kedua")
    again = iku("definition", "export", "-o", tmp_path / "d.xlsx")
    assert again.code == 2
    assert "E503" in again.err


def test_checking_a_definition_lists_what_was_mistyped_in_the_document_received():
    done = iku("definition", "check", Path(definition.__file__).with_name("diskominfo.toml"))
    number = len(definition.builtin().corrections)
    assert f"({number}):" in done.out
    assert all(f"  {one.received} → {one.printed}" in done.out for one in definition.builtin().corrections)


def test_an_office_of_another_zone_reads_its_own_clock(demo, inbox, tmp_path):
    """Two versions of one revision, in Makassar: the message and the document show WITA."""
    own = tmp_path / "makassar.toml"
    text = (demo / "definisi-contoh.toml").read_text("utf-8")
    own.write_text(text.replace("[instansi]\n", '[instansi]\nzona_waktu = "WITA"\n', 1), "utf-8")
    first = inbox / "IKU_PKP_2026-TW2_r1.xlsx"
    book = openpyxl.load_workbook(first)
    for row in book["PKP"].iter_rows(min_col=1, max_col=5):
        if row[0].value == "lembaga_aktif":
            row[4].value = 11
    book.save(inbox / "PKP (1).xlsx")
    run = iku("consolidate", inbox, "-d", own, "-o", tmp_path / "x.xlsx")
    assert len(re.findall(r"E131 .*[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}\.[0-9]{2} WITA", run.out)) == 2
    assert "UTC" not in run.out
    status = openpyxl.load_workbook(tmp_path / "x.xlsx")["Status"]
    times = [str(cell.value) for row in status.iter_rows() for cell in row if " WIT" in str(cell.value)]
    assert times
    assert all(time.endswith(" WITA") for time in times)
