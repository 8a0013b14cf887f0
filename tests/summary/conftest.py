"""A notation for what units sent, and the workbook that comes of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from iku_excel import calculation, definition, summary
from iku_excel.core.findings import Place
from iku_excel.core.model import (
    Answer,
    Definition,
    Origin,
    Respondent,
    Results,
    SheetStatus,
    State,
    Submission,
    Target,
)
from iku_excel.core.periods import Period
from iku_excel.engines.libreoffice import only_sheets

from .. import once
from .widened import widened

YEAR = 2026

# T7 of the published reports: ten respondents, 78,89.
SEKADAU = (
    "223434443 332333323 333443334 224444343 332333323 333433334 333333324 343334434 333333333 323444443"
)
WHOLE = f"""
PKP 1 lembaga_aktif=12 lembaga_terverifikasi=15
PIOP 1 lembaga_aktif=8 lembaga_terverifikasi=10
EGOV 1 lembaga_aktif=3 lembaga_terverifikasi=5 aplikasi_hosting=42 opd_aplikasi=31 opd_jumlah=38
TIK 1 kapasitas_hosting=60 rilis_tepat=45 data_masuk=50
IKM 1 {SEKADAU}
"""
TARGETS = (
    Target("partisipasi", YEAR, 0.85, quarters=(0.2, 0.45, 0.7, 0.85)),
    Target("ikm", YEAR, 85.0, quarters=(80.0, 82.0, 84.0, 85.0)),
    Target("hosting", YEAR, 0.8, quarters=(0.6, 0.7, 0.75, 0.8)),
    Target("opd_egov", YEAR, 0.95, quarters=(0.9, 0.92, 0.94, 0.95)),
    Target("rilis", YEAR, 0.9, quarters=(1.0, 0.9, 0.9, 0.9)),
)


def sent(text: str) -> tuple[Submission, ...]:
    """A line a sheet: unit, triwulan, then answers (`code=12`, `code=nihil`) or a survey's rows.

    `refused`, `blank` or `partial` is said of the whole sheet; a respondent's `-` is a blank, `x` refused.
    """
    return tuple(_sheet(*line.split()) for line in text.strip().splitlines() if line.strip())


# Who answered, one after another: in other capitals, like a formula, like a pattern, and nothing at all.
SAID = (
    ("2026-04-01", "Website kabupaten", "Laki-laki", "17-25", "S1", "PNS"),
    ("2026-04-02", "website kabupaten", "Perempuan", "30", "SMA", "Swasta"),
    ("", "Pengaduan daring", "laki-laki", "17-25", "S1", "pns"),
    (),
    ("awal April", "", "Perempuan", "36-45", "", "=1+1"),
    ("", "Website kabupaten", "Perempuan", "46-60", "S2", "*"),
)


def described(sheets: Sequence[Submission], said: Sequence[tuple[str, ...]] = SAID) -> tuple[Submission, ...]:
    """The same submissions, their respondents with a profile."""
    return tuple(
        replace(
            sheet,
            respondents=tuple(
                replace(one, profile=said[place % len(said)]) for place, one in enumerate(sheet.respondents)
            ),
        )
        for sheet in sheets
    )


def alone(path: Path, sheet: str) -> Path:
    """A copy with every other sheet hidden."""
    copied = path.with_name(f"{path.stem}-{sheet}.xlsx")
    copied.write_bytes(only_sheets(path.read_bytes(), {sheet}))
    return copied


def place_of(sheet, head: str) -> int:
    """The column under a head that begins so, as a reader finds it."""
    cells = (cell for row in sheet.iter_rows(max_row=20) for cell in row)
    return next(cell.column for cell in cells if str(cell.value).startswith(head))


def targeted(given: Definition, targets: Sequence[Target] = TARGETS) -> Definition:
    """The definition with example targets."""
    return replace(given, targets=tuple(targets), example=True)


def calculated(given: Definition, text: str, period: Period) -> Results:
    return calculation.calculate(given, period, sent(text))


@pytest.fixture(autouse=True)
def drawn_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook that was drawn or read before is as it was then, but in tests marked `processes`."""
    if request.node.get_closest_marker("processes") is None:
        once.install(monkeypatch)


@pytest.fixture
def office() -> Definition:
    return definition.builtin()


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[..., Path]:
    """A function from results to the path of their workbook."""

    def draw(results: Results, name: str = "keluaran.xlsx", **options: object) -> Path:
        path = tmp_path / name
        path.write_bytes(summary.draw(results, **options))  # type: ignore[arg-type]
        return path

    return draw


@pytest.fixture
def opened() -> Callable[[Path], openpyxl.Workbook]:
    return lambda path: openpyxl.load_workbook(path, data_only=True)


def _sheet(unit: str, quarter: str, *words: str) -> Submission:
    period = Period(YEAR, int(quarter))
    file = f"IKU_{unit}_{period.code}_r1.xlsx"
    status = next(
        (SheetStatus(word) for word in words if word in ("refused", "blank", "partial")), SheetStatus.ACCEPTED
    )
    said = [word.split("=") for word in words if "=" in word]
    answers = tuple(
        _answer(unit, file, period, row, code, value) for row, (code, value) in enumerate(said, start=13)
    )
    rows = [word for word in words if set(word) <= set("1234-x")]
    respondents = tuple(
        Respondent(number, tuple(int(sign) if sign in "1234" else None for sign in row), "x" in row)
        for number, row in enumerate(rows, start=12)
    )
    origin = Origin(
        file, "ab" * 32, f"2026-0{3 * int(quarter)}-28T09:30:00Z", "Siti Aminah", "Microsoft Excel"
    )
    columns = tuple("CDEFGHIJKLMNOP"[: len(rows[0])]) if rows else ()
    return Submission(
        unit, period, 1, origin, unit, status, answers, respondents, columns, filled_by="Siti Aminah"
    )


def _answer(unit: str, file: str, period: Period, row: int, code: str, said: str) -> Answer:
    state = State[said.upper()] if said.isalpha() else State.VALUE
    value = float(said) if state is State.VALUE else None
    raw = said if state is State.VALUE else ""
    note = "" if state is State.VALUE else "alasan di kolom Catatan"
    return Answer(code, unit, period, state, value, Place(file, unit, f"E{row}"), raw, note)


@pytest.fixture
def wide(office: Definition) -> Definition:
    """A made-up definition: 12 sasaran, 40 indicators of every kind, with long names."""
    return widened(office)


@pytest.fixture(scope="session")
def printed(
    saved_by_libreoffice: Callable[[Path, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], list[str]]:
    """A function from a workbook to the text of each page that LibreOffice prints of it."""

    def pages(path: Path) -> list[str]:
        pdf = saved_by_libreoffice(path, tmp_path_factory.mktemp("printed") / f"{path.stem}.pdf")
        command = ["pdftotext", "-layout", str(pdf), "-"]
        done = subprocess.run(command, capture_output=True, timeout=60, check=True)
        return done.stdout.decode("utf-8").split("\f")[:-1]

    return pages
