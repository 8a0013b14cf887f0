"""A regency of ten offices with every trouble, made once and only read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from samples.kabupaten.make import Made, Troubles, make

from .. import once
from ..running import Run, iku

TROUBLES = Troubles(tampered=(1, 2, 3), missing=(4, 5), outdated=6, unsigned=7)


@pytest.fixture(autouse=True)
def drawn_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that was drawn or read before is as it was then, but in tests marked `processes`."""
    if request.node.get_closest_marker("processes") is None:
        once.install(monkeypatch)


@dataclass(frozen=True)
class Regency:
    """Where it lies, its offices, what `iku rollup` answered and the workbook that it wrote."""

    folder: Path
    made: tuple[Made, ...]
    run: Run
    workbook: Path

    @property
    def told(self) -> dict:
        """The answer as data."""
        return json.loads(self.run.out)

    def name(self, number: int) -> str:
        """An office's name."""
        return self.made[number].results.definition.office.name


def rolled_up(folder: Path, out: Path, *options: str | Path) -> Run:
    lists = ("--offices", folder / "daftar.txt", "--key", folder / "kunci.txt")
    return iku("rollup", folder / "kiriman", "-o", out, "--json", *lists, *options)


@pytest.fixture(scope="session")
def regency(tmp_path_factory: pytest.TempPathFactory) -> Regency:
    folder = tmp_path_factory.mktemp("kabupaten")
    made = make(folder, 10, TROUBLES)
    workbook = folder / "REKAP.xlsx"
    run = rolled_up(folder, workbook, "--workers", "1")
    assert run.code == 1, run.err
    return Regency(folder, made, run, workbook)
