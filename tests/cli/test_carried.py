"""`iku template --from`: the next form with what was said last."""

from __future__ import annotations

import shutil

import openpyxl
import pytest

from iku_excel import inbox as reading
from iku_excel.core.periods import Period
from iku_excel.definition import load
from iku_excel.form import build
from iku_excel.form.identity_row import NAME, PHONE, POSITION
from iku_excel.inbox.layout import issued

from .conftest import iku


@pytest.fixture
def office(demo):
    return load(demo / "definisi-contoh.toml")[0]


@pytest.fixture
def ask(demo):
    """`iku template` with the demo's definition."""
    return lambda *options: iku("template", "-d", demo / "definisi-contoh.toml", *options)


def lines(path, sheet):
    """The second lines under the measures of a sheet, by code."""
    rows = openpyxl.load_workbook(path)[sheet].iter_rows(min_row=12, max_col=4, values_only=True)
    return {row[0]: row[3].partition("\n")[2] for row in rows if row[0] and row[3]}


def test_the_last_figures_stand_beside_empty_inputs(ask, inbox, office, tmp_path):
    form = tmp_path / "formulir.xlsx"
    run = ask("--period", "2026-TW3", "--from", inbox, "-o", form)
    assert (run.code, run.err) == (0, "")
    assert "12 dari 12 pertanyaan" in run.out
    assert lines(form, "E-Gov") == {
        "lembaga_aktif": "TW II: 3",
        "lembaga_terverifikasi": "TW II: 5",
        "aplikasi_hosting": "TW II: 42",
        "opd_aplikasi": "TW II: 31",
        "opd_jumlah": "TW II: 38",
    }
    submissions, findings = reading.read_file(form.read_bytes(), "formulir.xlsx", office)
    assert {finding.code for finding in findings} == {"E133"}
    assert {one.period for one in submissions} == {Period(2026, 3)}


def test_who_filled_it_last_is_filled_in(ask, inbox, office, tmp_path):
    form = tmp_path / "formulir.xlsx"
    ask("--period", "2026-TW3", "--from", inbox, "-o", form)
    last = {one.unit: one for one in reading.read_folder(inbox, office)[0] if one.period.quarter == 2}
    workbook = openpyxl.load_workbook(form)
    sheets = [sheet for sheet in build(office).sheets if sheet.unit]
    assert {sheet.unit for sheet in sheets} == last.keys()
    for sheet in sheets:
        cells = dict(
            zip(("revisi", "tahun", "triwulan", NAME, POSITION, PHONE), _identity(office, sheet), strict=True)
        )
        shown = {field: workbook[sheet.title][address].value for field, address in cells.items()}
        sent = last[sheet.unit]
        assert sent.filled_by
        assert (shown[NAME], shown[POSITION], shown[PHONE]) == (sent.filled_by, sent.position, sent.phone)
        assert shown["revisi"] == 1


def _identity(office, sheet):
    return (cell.address for cell in issued(office).layouts[sheet.unit].identity.values())


def test_a_form_for_each_unit(ask, inbox, tmp_path):
    run = ask(
        "--period", "2026-TW3", "--from", inbox, "--split", "--unit", "PKP", "-o", tmp_path / "formulir"
    )
    assert "2 dari 2 pertanyaan" in run.out
    (form,) = (tmp_path / "formulir").iterdir()
    assert lines(form, "PKP") == {"lembaga_aktif": "TW II: 12", "lembaga_terverifikasi": "TW II: 15"}


def test_only_what_lies_before_the_triwulan_and_last_year_with_its_year(ask, inbox, tmp_path):
    form = tmp_path / "formulir.xlsx"
    ask("--period", "2026-TW2", "--from", inbox, "--unit", "PKP", "-o", form)
    assert {line.partition(":")[0] for line in lines(form, "PKP").values()} == {"TW I"}
    ask("--period", "2027-TW1", "--from", inbox, "--unit", "PKP", "-o", form, "--force")
    assert lines(form, "PKP") == {
        "lembaga_aktif": "TW II 2026: 12",
        "lembaga_terverifikasi": "TW II 2026: 15",
    }
    ask("--period", "2028-TW1", "--from", inbox, "--unit", "PKP", "-o", form, "--force")
    assert set(lines(form, "PKP").values()) == {""}


def test_two_versions_of_one_revision_show_neither(ask, inbox, tmp_path):
    form, sent = tmp_path / "formulir.xlsx", inbox / "IKU_PKP_2026-TW2_r1.xlsx"
    workbook = openpyxl.load_workbook(shutil.copy(sent, inbox / "IKU_PKP_lain.xlsx"))
    workbook["PKP"]["E13"] = 11
    workbook.save(inbox / "IKU_PKP_lain.xlsx")
    run = ask("--period", "2026-TW3", "--from", inbox, "--unit", "PKP", "-o", form)
    assert {line.partition(":")[0] for line in lines(form, "PKP").values()} == {"TW I"}
    assert "iku check" in run.out


def test_what_stops_it(ask, inbox, tmp_path):
    form = tmp_path / "formulir.xlsx"
    for code, options in {
        "E521": ("--from", inbox, "-o", form),
        "E158": ("--period", "2026-TW3", "--from", tmp_path / "tiada", "-o", form),
        "E161": ("--period", "2026-TW3", "--from", next(inbox.iterdir()), "-o", form),
        "E517": ("--period", "2026-TW3", "--from", inbox, "-o", inbox / "formulir.xlsx"),
    }.items():
        run = ask(*options)
        assert (run.code, code in run.err) == (2, True), run.err
    assert not form.exists()
    assert len(list(inbox.iterdir())) == 8
