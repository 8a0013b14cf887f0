"""What stops a command: a message with the remedy, the designed exit code, no traceback."""

from __future__ import annotations

from .conftest import iku


def test_an_inbox_that_does_not_exist(tmp_path):
    run = iku("consolidate", tmp_path / "tidak-ada", "-o", tmp_path / "x.xlsx")
    assert run.code == 2
    assert "E158" in run.err
    assert not (tmp_path / "x.xlsx").exists()


def test_an_empty_inbox(tmp_path):
    (tmp_path / "kosong").mkdir()
    run = iku("consolidate", tmp_path / "kosong", "-o", tmp_path / "x.xlsx")
    assert run.code == 2
    assert "E158" in run.err


def test_an_output_that_exists_is_kept(inbox, tmp_path):
    output = tmp_path / "sudah ada.xlsx"
    output.write_bytes(b"milik orang")
    run = iku("consolidate", inbox, "-o", output)
    assert run.code == 2
    assert "--force" in run.err
    assert output.read_bytes() == b"milik orang"
    assert iku("consolidate", inbox, "-o", output, "--force").code == 0
    assert output.read_bytes() != b"milik orang"


def test_an_output_folder_that_does_not_exist_is_made(inbox, tmp_path):
    output = tmp_path / "baru" / "lagi" / "hasil.xlsx"
    assert iku("consolidate", inbox, "-o", output).code == 0
    assert output.is_file()


def test_blank_forms_only(tmp_path):
    inbox = tmp_path / "kotak"
    iku("template", "-o", inbox / "kosong.xlsx")
    run = iku("consolidate", inbox, "-o", tmp_path / "x.xlsx")
    assert run.code == 2
    assert "E133" in run.err
    assert "--period" in run.err
    assert not (tmp_path / "x.xlsx").exists()


def test_a_file_that_is_no_workbook_costs_nothing_else(inbox, consolidate):
    (inbox / "catatan.xlsx").write_text("bukan Excel")
    run = consolidate(inbox)
    assert run.code == 1
    assert "E103" in {finding["code"] for finding in run.json["findings"]}
    assert {indicator["status"] for indicator in run.json["indicators"]} == {"final"}


def test_another_period_is_told(inbox, consolidate):
    run = consolidate(inbox, "--period", "2025-TW4")
    assert run.code == 1
    assert {indicator["value"] for indicator in run.json["indicators"]} == {None}
    assert {unit["status"] for unit in run.json["units"]} == {"missing"}


def test_an_unknown_unit_names_the_nearest(tmp_path):
    run = iku("template", "--unit", "EGOF", "-o", tmp_path / "x.xlsx")
    assert run.code == 2
    assert "EGOV" in run.err


def test_a_definition_that_does_not_exist(inbox, tmp_path):
    run = iku("consolidate", inbox, "-d", tmp_path / "tidak.toml", "-o", tmp_path / "x.xlsx")
    assert run.code == 2
    assert "tidak.toml" in run.err


def test_a_period_that_is_none(inbox, tmp_path):
    run = iku("consolidate", inbox, "--period", "2026-TW9", "-o", tmp_path / "x.xlsx")
    assert run.code == 2
    assert "2026-TW2" in run.err


def test_check_tells_the_cell_and_the_remedy(inbox):
    run = iku("check", inbox)
    assert run.code == 0
    assert "● diterima" in run.out


def test_the_output_never_replaces_what_somebody_sent(inbox):
    target = inbox / "IKU_PKP_2026-TW2_r1.xlsx"
    before = target.read_bytes()
    run = iku("consolidate", inbox, "-o", target, "--force")
    assert run.code == 2
    assert "E517" in run.err
    assert target.read_bytes() == before


def test_a_folder_as_output_is_named(inbox, tmp_path):
    run = iku("consolidate", inbox, "-o", tmp_path, "--force")
    assert run.code == 2
    assert "E515" in run.err


def test_an_output_of_another_ending_is_refused(inbox, tmp_path):
    assert "E516" in iku("consolidate", inbox, "-o", tmp_path / "hasil.xls").err
    assert "E516" in iku("template", "-o", tmp_path / "formulir.xls").err
    assert "E518" in iku("template", "--split", "-o", tmp_path / "formulir.xlsx").err
    assert not list(tmp_path.glob("*.xls*"))


def test_a_file_instead_of_an_inbox(inbox, tmp_path):
    run = iku("consolidate", inbox / "IKU_PKP_2026-TW2_r1.xlsx", "-o", tmp_path / "x.xlsx")
    assert run.code == 2
    assert "E161" in run.err


def test_a_sum_without_an_earlier_triwulan_says_what_to_add(inbox, consolidate):
    (inbox / "IKU_TIK_2026-TW1_r1.xlsx").unlink()
    run = consolidate(inbox)
    assert run.code == 1
    told = next(finding for finding in run.json["findings"] if finding["code"] == "W139")
    assert "TIK & Persandian untuk Triwulan I 2026" in told["message"]


def test_the_officer_alone_is_told_of_the_date(inbox, consolidate):
    assert "W507" in {finding["code"] for finding in consolidate(inbox).json["findings"]}
    assert "W507" not in iku("status", inbox).out
