"""From an empty folder, an officer with only the guide makes the tool her own, typing in LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from iku_excel import template
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.definition import load
from iku_excel.form import VALUE_CODE, build

from .conftest import iku

pytestmark = pytest.mark.uno

TARGETS = (
    ("partisipasi", "2026", "85", "", "20", "45", "70", "85"),
    ("partisipasi", "2026", "90", "", "", "", "75", "90", "perubahan", "30-09-2026"),
    ("pelatihan", "2026", "80", "", "", "72,5"),
)
VARIABLES = (
    ("pegawai_latih", "Jumlah pegawai terlatih", "orang", "cacah", "posisi", "Semua pegawai", "EGOV"),
    ("pegawai_jumlah", "Jumlah pegawai", "orang", "cacah", "posisi", "Semua pegawai", "EGOV"),
)
INDICATOR = {
    "B": "pelatihan",
    "C": "6",
    "D": "3",
    "E": "Persentase pegawai terlatih",
    "G": "%",
    "H": "pegawai_latih / pegawai_jumlah",
    "M": "maksimal",
    "N": "terakhir",
    "O": "Bidang E-GOV",
    "P": "Diskominfo",
}
ANSWERS = {
    "PKP": {"lembaga_aktif": 12, "lembaga_terverifikasi": 15},
    "PIOP": {"lembaga_aktif": 8, "lembaga_terverifikasi": 10},
    "TIK": {"kapasitas_hosting": 60, "rilis_tepat": 45, "data_masuk": 50},
    "EGOV": {
        "lembaga_aktif": 3,
        "lembaga_terverifikasi": 5,
        "aplikasi_hosting": 42,
        "opd_aplikasi": 31,
        "opd_jumlah": 38,
        "pegawai_latih": 30,
        "pegawai_jumlah": 40,
    },
}


def typed(sheet: str, first_row: int, rows: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    steps = [("open", sheet)]
    for row, values in enumerate(rows, first_row):
        steps += [
            ("type", f"{chr(ord('B') + column)}{row}", value) for column, value in enumerate(values) if value
        ]
    return steps


@pytest.fixture(scope="module")
def workspace(drive: Callable[..., list[object]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose definition she typed: signatory, targets, a sixth indicator of two new variables."""
    folder = tmp_path_factory.mktemp("perencana") / "IKU 2026"
    assert iku("init", folder).code == 0
    path = folder / "definisi.xlsx"
    officials = openpyxl.load_workbook(path)["Pejabat"]
    row = {cell.value: cell.row for cell in officials["A"]}
    steps = [
        ("open", "Pejabat"),
        ("type", f"C{row['penandatangan.nama']}", "Dra. SITI AMINAH"),
        ("type", f"C{row['penandatangan.nip']}", "19700101 199503 2 001"),
        *typed("Target", 6, TARGETS),
        *typed("Variabel", 15, VARIABLES),
        ("open", "Indikator"),
        *(("type", f"{column}11", value) for column, value in INDICATOR.items()),
        ("save", str(folder / "disimpan.xlsx")),
    ]
    drive(path, *steps)
    path.unlink()
    (folder / "disimpan.xlsx").rename(path)
    return folder


@pytest.fixture(scope="module")
def office(workspace: Path) -> Definition:
    made, findings = load(workspace / "definisi.xlsx")
    assert made is not None, findings
    return made


def test_her_definition_is_what_she_typed(workspace, office):
    run = iku("definition", "check", cwd=workspace)
    assert run.code == 0, run.out
    assert "6 indikator, 3 target" in run.out
    assert office.signature.name == "Dra. SITI AMINAH"
    target = office.target("pelatihan", 2026)
    assert target is not None
    assert target.quarters[1] == 0.725


def test_forms_consolidation_and_official_sheet_follow(workspace, office):
    assert (
        iku("template", "--period", "2026-TW2", "--split", "-o", "keluaran/formulir", cwd=workspace).code == 0
    )
    questions = openpyxl.load_workbook(workspace / "keluaran" / "formulir" / "IKU_EGOV_2026-TW2.xlsx")[
        "E-Gov"
    ]
    assert any("pegawai terlatih" in str(cell.value) for row in questions.iter_rows() for cell in row)
    for (unit, values), quarter in product(ANSWERS.items(), (1, 2)):
        form = build(office, Period(2026, quarter), (unit,))
        filled = {(unit, code, VALUE_CODE): value for code, value in values.items()}
        filled |= {
            ("IKM", str(row), element.key): 3
            for row in range(1, 31)
            for element in office.surveys[0].elements
            if unit == "EGOV"
        }
        (workspace / "kotak-masuk" / f"{unit} {quarter}.xlsx").write_bytes(template.draw(form, filled))
    assert iku("status", cwd=workspace).code == 0
    run = iku("consolidate", "--date", "2026-07-10", "--json", cwd=workspace)
    assert run.code == 0, run.out
    by_code = {indicator["code"]: indicator for indicator in run.json["indicators"]}
    assert by_code["pelatihan"]["value"] == pytest.approx(0.75)
    assert by_code["pelatihan"]["achievement"] == pytest.approx(0.75 / 0.725)
    assert by_code["partisipasi"]["target"] == pytest.approx(0.45)
    official = openpyxl.load_workbook(workspace / run.json["output"])["IKU"]
    said = [" ".join(str(cell.value).split()) for row in official.iter_rows() for cell in row if cell.value]
    assert "Dra. SITI AMINAH" in said
    assert any("19700101 199503 2 001" in text for text in said)
    assert any("Persentase pegawai terlatih" in text for text in said)
    assert "Jumlah pegawai terlatih" in said


def test_the_revised_target_counts_from_the_third_triwulan(office):
    aims = [office.target("partisipasi", 2026, Period(2026, quarter).end) for quarter in (2, 3)]
    assert [aim.value for aim in aims if aim] == [0.85, 0.9]
