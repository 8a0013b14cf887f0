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


@pytest.mark.libreoffice
@pytest.mark.parametrize("via", ["xlsx", "ods"])
def test_libreoffice_changes_no_answer(read, filled, through_libreoffice, via):
    reading = read(through_libreoffice(filled, via))
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
