"""Forms saved by real programs read to the same answers as those that openpyxl filled."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from iku_excel.core.model import SheetStatus, State

UNITS = ("PIOP", "PKP", "TIK", "EGOV", "IKM")


@pytest.fixture(scope="module")
def filled(draw) -> bytes:
    extra = {
        ("PKP", "lembaga_aktif", "catatan"): "rekap Juni",
        ("PKP", "lembaga_aktif", "bukti"): "https://drive.id/x",
        ("TIK", "rilis_tepat", "nilai"): "45",
        ("TIK", "data_masuk", "nilai"): None,
        ("TIK", "data_masuk", "keadaan"): "Belum tersedia",
        ("TIK", "data_masuk", "catatan"): "menunggu rekap",
    }
    return draw(*UNITS, extra=extra)


def converted(command: list[str], source: Path, target: Path) -> bytes:
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert target.exists(), f"{command[0]} wrote nothing from {source}: {done.stdout}{done.stderr}"
    return target.read_bytes()


def same(reading, original):
    assert [one.unit for one in reading.submissions] == [one.unit for one in original.submissions]
    for one, other in zip(reading.submissions, original.submissions, strict=True):
        assert (one.unit, one.period, one.revision, one.status) == (
            other.unit,
            other.period,
            other.revision,
            other.status,
        )
        assert one.answers == other.answers
        assert one.respondents == other.respondents
        assert one.narratives == other.narratives
    assert reading.answer("TIK", "data_masuk").state is State.PENDING
    assert {one.status for one in reading.submissions} == {SheetStatus.ACCEPTED}


def saved_by_libreoffice(data, folder, via):
    """The workbook after LibreOffice has saved it as .xlsx, by way of another format where one is named."""
    source = folder / "kiriman.xlsx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for step in dict.fromkeys((via, "xlsx")):
        out = folder / step / ("akhir" if step == "xlsx" else "antara")
        command = ["soffice", profile, "--headless", "--norestore", "--convert-to", step]
        target = out / f"kiriman.{step}"
        converted([*command, "--outdir", str(out), str(source)], source, target)
        source = target
    return source.read_bytes()


@pytest.mark.libreoffice
@pytest.mark.parametrize("via", ["xlsx", "ods"])
def test_libreoffice_changes_no_answer(read, filled, tmp_path, via):
    reading = read(saved_by_libreoffice(filled, tmp_path, via))
    same(reading, read(filled))
    assert "LibreOffice" in reading.of("PKP").origin.program
    assert set(reading.codes) == {"W314", "N213"}


@pytest.mark.gnumeric
def test_gnumeric_changes_no_answer(read, filled, tmp_path):
    source, target = tmp_path / "kiriman.xlsx", tmp_path / "gnumeric.xlsx"
    source.write_bytes(filled)
    data = converted(["ssconvert", str(source), str(target)], source, target)
    reading = read(data)
    same(reading, read(filled))
    assert not [code for code in reading.codes if code.startswith("E")]
