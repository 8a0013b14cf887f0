"""Returns with mistakes, and the copies that come of them, by the real commands."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from iku_excel import definition, xlsx
from iku_excel.core.model import Definition, Submission
from iku_excel.core.periods import Period
from iku_excel.form import Form, build, place_of

from ..inbox.conftest import PERIOD, diskominfo, draw, edit, read, through_libreoffice, type_in
from ..running import Run, iku

__all__ = ["diskominfo", "draw", "edit", "read", "through_libreoffice", "type_in"]


@dataclass(frozen=True)
class Office:
    """An inbox, a folder for what goes back, and the definition that both are of."""

    inbox: Path
    back: Path
    definition_path: Path | None = None

    def put(self, name: str, data: bytes) -> None:
        self.inbox.mkdir(exist_ok=True)
        (self.inbox / name).write_bytes(data)

    def _definition(self) -> list[str | Path]:
        return ["-d", self.definition_path] if self.definition_path else []

    def send_back(self, *more: str) -> Run:
        return iku("feedback", self.inbox, "-o", self.back, *self._definition(), *more)

    def status(self) -> Run:
        return iku("status", self.inbox, *self._definition())

    def consolidate(self, output: Path) -> Run:
        return iku("consolidate", self.inbox, "-o", output, "--json", *self._definition())

    def copy(self, name: str) -> Workbook:
        return openpyxl.load_workbook(self.back / name, rich_text=True)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "kotak masuk", tmp_path / "balik")


@pytest.fixture(scope="session")
def at(diskominfo: Definition) -> Callable[..., str]:
    """at("EGOV", "opd_jumlah", "nilai"): the address of an input, a respondent's by its number."""

    def address(unit: str, row: str, column: str = "nilai", asked: Definition = diskominfo) -> str:
        return address_of(asked, unit, row, column)

    return address


FORMS: dict[tuple[str, Period | None], Form] = {}


def address_of(asked: Definition, unit: str, row: str, column: str, period: Period | None = PERIOD) -> str:
    key = asked.fingerprint, period
    if key not in FORMS:
        FORMS[key] = build(asked, period)
    sheet = FORMS[key].sheet(unit)
    assert sheet
    place = place_of(sheet, (unit, row, column))
    assert place, (unit, row, column)
    return xlsx.address(*place)


@pytest.fixture(scope="session")
def load() -> Callable[[str], Definition]:
    """A definition from its text."""

    def loaded(text: str) -> Definition:
        found, findings = definition.loads(text, "definisi.toml")
        assert found, findings
        return found

    return loaded


def saved(workbook: Workbook) -> bytes:
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def of(submissions: tuple[Submission, ...], unit: str) -> Submission:
    return next(one for one in submissions if one.unit == unit)
