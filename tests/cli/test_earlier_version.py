"""A document that version 0.1.0 drew is still explained, verified and told from a forgery."""

from __future__ import annotations

from pathlib import Path

import pytest

from iku_excel import engines

from .conftest import iku
from .forging import Change, carrying, forged, of, replaced
from .test_forgeries import in_cell

VERSION_1 = Path(__file__).parent / "version_1"
DOCUMENT = VERSION_1 / "IKU_2026-TW1.xlsx"


@pytest.fixture
def without_programs(monkeypatch):
    for program in engines.PROGRAMS.values():
        monkeypatch.setattr(type(program), "found", property(lambda _: lambda: False))


FORGERIES = {
    "a figure": (replaced(of("Pengukuran"), *in_cell("K11", "<v>0.9</v>", "<v>0.95</v>")), "Pengukuran"),
    "an answer": (replaced(of("Data"), *in_cell("I17", "<v>90</v>", "<v>95</v>")), "Data: rilis_tepat = 90"),
    "what is carried": (carrying(lambda told: told["indicators"][4].update(value=0.95)), "Indikator rilis"),
}


def forged_copy(tmp_path: Path, change: Change) -> Path:
    path = tmp_path / DOCUMENT.name
    path.write_bytes(forged(DOCUMENT.read_bytes(), change))
    return path


def test_it_is_explained():
    run = iku("explain", DOCUMENT, "rilis")
    assert run.code == 0
    assert "= 90 / 100 × 100% = 90,00 %" in run.out


def test_a_newer_return_is_named_with_the_figure_before_and_after():
    run = iku("verify", DOCUMENT, VERSION_1 / "kotak-masuk")
    assert run.code == 1
    assert (
        "revisi 2 dari TIK & Persandian, Triwulan I 2026, datang sesudah dokumen dibuat (TIK_r2.xlsx)"
        in run.out
    )
    assert "90,00 % → 60,00 %" in run.out


@pytest.mark.libreoffice
def test_what_nobody_changed_holds():
    run = iku("verify", DOCUMENT)
    assert (run.code, "versi iku yang lebih lama" in run.out, "cocok." in run.out) == (0, True, True)


def test_without_an_office_program_it_says_that_formulas_were_not_recalculated(without_programs):
    run = iku("verify", DOCUMENT)
    assert (run.code, "Rumusnya tidak dihitung ulang" in run.out) == (0, True)


@pytest.mark.parametrize(("change", "named"), FORGERIES.values(), ids=FORGERIES)
def test_a_forgery_is_named_without_any_office_program(change, named, tmp_path, without_programs):
    run = iku("verify", forged_copy(tmp_path, change))
    assert (run.code, named in run.out) == (1, True)


@pytest.mark.libreoffice
def test_a_replaced_formula_is_named(tmp_path):
    cut = replaced(of("Pengukuran"), *in_cell("K11", "<f>[^<]*</f>", "<f>0.99</f>"))
    run = iku("verify", forged_copy(tmp_path, cut))
    told = "Pengukuran › K11: tersimpan “0,9”, tetapi rumusnya menghasilkan “0,99”"
    assert (run.code, told in run.out, "seharusnya “0,99”" in run.out) == (1, True, False)


def test_what_it_carries_is_a_strangers_input(tmp_path):
    run = iku("verify", forged_copy(tmp_path, carrying(lambda told: told.pop("indicators"))))
    assert (run.code, "E510" in run.err) == (2, True)
