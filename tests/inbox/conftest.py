"""Forms filled, changed and read back: what a clerk and a program do to a workbook, in one line each."""

from __future__ import annotations

import functools
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook.workbook import Workbook

from iku_excel import definition, inbox, template
from iku_excel.core.findings import Finding
from iku_excel.core.model import Answer, Definition, Submission
from iku_excel.core.periods import Period
from iku_excel.form import build
from tests.opening import opened, typed

PERIOD = Period(2026, 2)
FIGURES = {
    "PIOP": {"lembaga_aktif": 8, "lembaga_terverifikasi": 10},
    "PKP": {"lembaga_aktif": 12, "lembaga_terverifikasi": 15},
    "TIK": {"kapasitas_hosting": 60, "rilis_tepat": 45, "data_masuk": 50},
    "EGOV": {
        "lembaga_aktif": 3,
        "lembaga_terverifikasi": 5,
        "aplikasi_hosting": 42,
        "opd_aplikasi": 31,
        "opd_jumlah": 38,
    },
}
WHO = "Siti Aminah"
SURVEY = ("223434443", "332333323", "333443334", "224444343")


@dataclass(frozen=True)
class Reading:
    """What reading a file gave."""

    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]

    def of(self, unit: str) -> Submission:
        return next(submission for submission in self.submissions if submission.unit == unit)

    def answer(self, unit: str, variable: str) -> Answer:
        return next(answer for answer in self.of(unit).answers if answer.variable == variable)

    def found(self, code: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.code == code)

    @property
    def codes(self) -> list[str]:
        return sorted({finding.code for finding in self.findings})


@pytest.fixture(scope="session")
def diskominfo() -> Definition:
    return definition.builtin()


@functools.cache
def name_columns(asked: Definition) -> dict[str, str]:
    form = build(asked)
    return {sheet.unit: sheet.identity["nama"] for sheet in form.sheets if sheet.unit}


def name_column(asked: Definition, unit: str) -> str:
    """The code of the column in which a unit's sheet asks for a name."""
    return name_columns(asked)[unit]


@pytest.fixture(scope="session")
def draw(diskominfo: Definition) -> Callable[..., bytes]:
    """draw("PKP", extra={key: value}): a form filled for these units; `of` are the units of the form."""
    forms = functools.cache(lambda period, units: build(diskominfo, period, units))
    known: dict[object, bytes] = {}

    def drawn(
        *units: str,
        of: Iterable[str] = (),
        period: Period | None = PERIOD,
        extra: Mapping[tuple[str, str, str], object] | None = None,
        asked: Definition = diskominfo,
    ) -> bytes:
        contents: dict[tuple[str, str, str], object] = {}
        for unit in units:
            contents[unit, "ID", name_column(asked, unit)] = WHO
            for variable, value in FIGURES.get(unit, {}).items():
                contents[unit, variable, "nilai"] = value
            if unit == "IKM":
                elements = asked.surveys[0].elements
                for number, scores in enumerate(SURVEY, 1):
                    for element, score in zip(elements, scores, strict=True):
                        contents[unit, str(number), element.key] = int(score)
        contents.update(extra or {})
        if asked is not diskominfo:
            return template.draw(build(asked, period, of or units), contents)
        key = period, tuple(of or units), tuple(contents.items())
        if key not in known:
            known[key] = template.draw(forms(period, tuple(of or units)), contents)
        return known[key]

    return drawn


@pytest.fixture(scope="session")
def read(diskominfo: Definition) -> Callable[..., Reading]:
    def read(data: bytes, name: str = "kiriman.xlsx", asked: Definition = diskominfo) -> Reading:
        return Reading(*inbox.read_file(data, name, asked))

    return read


@pytest.fixture(scope="session")
def edit() -> Callable[..., bytes]:
    """edit(data, change): the workbook after `change(workbook)`, saved again by openpyxl."""

    def edited(data: bytes, change: Callable[[Workbook], object]) -> bytes:
        workbook = opened(data)
        change(workbook)
        buffer = io.BytesIO()
        workbook.save(buffer)
        return buffer.getvalue()

    return edited


@pytest.fixture(scope="session")
def type_in() -> Callable[..., bytes]:
    """type_in(data, "PKP", E13=12, E14="lima"): values typed into cells of a sheet."""

    def type_in(data: bytes, sheet: str, **cells: Any) -> bytes:
        return typed(data, lambda book: [(book[sheet][address], value) for address, value in cells.items()])

    return type_in


@pytest.fixture(scope="session")
def store_result() -> Callable[..., bytes]:
    """store_result(data, "=40+2", "42"): the formula's cell with its calculated value, as Excel saves it."""

    def stored(data: bytes, formula: str, value: str, kind: str = "n") -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
            for item in old.infolist():
                content = old.read(item)
                if item.filename.startswith("xl/worksheets/sheet"):
                    pattern = rf"<c ([^>]*)><f>{re.escape(formula[1:])}</f><v ?(?:/>|></v>)</c>"
                    text = re.sub(
                        pattern,
                        lambda found: f'<c {found[1]} t="{kind}"><f>{formula[1:]}</f><v>{value}</v></c>',
                        content.decode(),
                    )
                    content = text.encode()
                new.writestr(item.filename, content)
        return buffer.getvalue()

    return stored


@pytest.fixture
def through_libreoffice(
    saved_by_libreoffice: Callable[[Path, Path], Path], tmp_path: Path
) -> Callable[[bytes, str], bytes]:
    """A function from a workbook to what LibreOffice saved, by way of another format where one is named."""

    def saved(data: bytes, via: str) -> bytes:
        path = tmp_path / "kiriman.xlsx"
        path.write_bytes(data)
        for step in dict.fromkeys((via, "xlsx")):
            path = saved_by_libreoffice(path, tmp_path / step / f"kiriman.{step}")
        return path.read_bytes()

    return saved
