"""One contract for every office program: LibreOffice keeps it here, Excel where there is one."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest

from iku_excel import definition, engines, files, summary, xlsx
from iku_excel.core.findings import IkuError
from iku_excel.core.periods import Period
from iku_excel.engines import libreoffice

from ..summary.conftest import TARGETS, WHOLE, YEAR, calculated, targeted

ENGINES = [
    pytest.param("libreoffice", marks=pytest.mark.libreoffice),
    pytest.param("excel", marks=pytest.mark.excel),
]
SHEETS = ("IKU", "Pengukuran")
# What each program is called in the list of processes.
PROCESSES = {"libreoffice": "soffice", "excel": "excel"}

every_engine = pytest.mark.parametrize("engine", ENGINES)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An official workbook in a folder whose name a careless command line would break at."""
    path = tmp_path_factory.mktemp("surat") / "Dokumen IKU ’26 – é & co.xlsx"
    results = calculated(targeted(definition.builtin(), TARGETS), WHOLE, Period(YEAR, 1))
    files.write_atomically(path, summary.draw(results), force=False)
    return path


@pytest.fixture
def own_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that is this test's alone: its name tells our processes from others'."""
    room = tmp_path / "sementara"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    return room


def running(engine: str, room: Path) -> list[str]:
    """The office programs that still hold something in this folder."""
    if sys.platform == "win32":
        listed = subprocess.run(["tasklist", "/FO", "CSV"], capture_output=True, text=True, check=True).stdout
        return [line for line in listed.splitlines() if PROCESSES[engine] in line.lower()]
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(room) in line and not line.startswith("ps ")]


def stored(data: bytes) -> dict[tuple[str, tuple[int, int]], float | str]:
    """Every formula's result: a number, else its text."""
    workbook, findings = xlsx.read(data, "")
    assert workbook is not None, findings
    return {
        (sheet.name, place): cell.raw if cell.number is None else cell.number
        for sheet in workbook.sheets
        for place, cell in sheet.cells.items()
        if cell.formula is not None
    }


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


@every_engine
def test_calculating_changes_no_stored_value(engine: str, document: Path) -> None:
    before = stored(document.read_bytes())
    with engines.opened(document, engine) as program:
        after = stored(program.calculate())
    assert len(before) > 50
    for place, value in before.items():
        # A result that is an empty text may be saved as no cell at all.
        if isinstance(value, str):
            assert after.get(place, "") == value, place
        else:
            assert after[place] == pytest.approx(value, rel=1e-12), place


@every_engine
def test_the_named_sheets_are_printed_and_no_other(engine: str, document: Path) -> None:
    alone = [pages_of(engines.export_pdf(document, (sheet,), engine)) for sheet in SHEETS]
    together = pages_of(engines.export_pdf(document, SHEETS, engine))
    assert len(together) == sum(map(len, alone)) == 2
    assert "INDIKATOR KINERJA UTAMA" in together[0]
    assert "PENGUKURAN KINERJA" in together[1]
    assert re.search(r"\d,\d\d %", together[0])  # as Indonesia writes it, on whatever machine
    assert not re.search(r"\d\.\d\d %", together[0])


def test_what_stays_off_paper_has_neither_an_area_nor_titles(document: Path) -> None:
    """LibreOffice prints what has the one, and takes twice as long to open what has the other alone."""

    def named(data: bytes) -> tuple[set[str], set[str]]:
        sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        areas = {sheet.title for sheet in sheets if sheet.print_area}
        return areas, {sheet.title for sheet in sheets if sheet.print_title_rows}

    before = document.read_bytes()
    assert all({*SHEETS, "Data"} <= titles for titles in named(before))
    assert named(libreoffice.only_sheets(before, SHEETS)) == ({*SHEETS}, {*SHEETS})


@every_engine
def test_the_file_stays_as_it_was_and_nothing_is_left_behind(
    engine: str, document: Path, own_room: Path
) -> None:
    before, listed = document.read_bytes(), sorted(document.parent.iterdir())
    already = running(engine, own_room)
    with engines.opened(document, engine) as program:
        program.calculate()
        program.export_pdf(SHEETS)
    assert document.read_bytes() == before
    assert sorted(document.parent.iterdir()) == listed
    assert running(engine, own_room) == already
    assert list(own_room.iterdir()) == []


@every_engine
def test_it_calculates_what_it_is_given_and_not_what_was_stored(
    engine: str, document: Path, tmp_path: Path
) -> None:
    """A stored result that lies is not believed."""
    lying = tmp_path / "bohong.xlsx"
    place, value = next(
        (place, value)
        for place, value in stored(document.read_bytes()).items()
        if place[0] == "Perhitungan" and value == 30
    )
    lying.write_bytes(told_otherwise(document.read_bytes(), b"<v>30.0</v>", b"<v>31</v>"))
    assert stored(lying.read_bytes())[place] == 31
    with engines.opened(lying, engine) as program:
        assert stored(program.calculate())[place] == value


def told_otherwise(data: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with other results stored in its formulas' cells."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for item in source.infolist():
            part = source.read(item)
            copy.writestr(item, part.replace(b"</f>" + old, b"</f>" + new))
    return target.getvalue()


@every_engine
def test_closing_twice_is_allowed(engine: str, document: Path) -> None:
    with engines.opened(document, engine) as program:
        program.close()


@every_engine
def test_a_missing_file_is_told(engine: str, tmp_path: Path, own_room: Path) -> None:
    for path in (tmp_path / "tiada.xlsx", tmp_path):
        with pytest.raises(IkuError) as stop, engines.opened(path, engine):
            pass
        assert [finding.code for finding in stop.value.findings] == ["E511"]
    assert list(own_room.iterdir()) == []


@every_engine
@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "E101"), (b"bukan buku kerja" * 99, "E103"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "E106")],
)
def test_a_broken_file_is_told_before_a_program_sees_it(
    engine: str, content: bytes, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(content)
    with pytest.raises(IkuError) as stop, engines.opened(path, engine):
        pass
    assert code in [finding.code for finding in stop.value.findings]


@pytest.fixture
def unreadable(tmp_path: Path) -> Path:
    path = tmp_path / "terkunci.xlsx"
    path.write_bytes(b"")
    path.chmod(0)
    return path


@pytest.mark.posix
@every_engine
def test_a_file_that_may_not_be_read_is_told(
    engine: str, unreadable: Path, bound_by_permissions: None
) -> None:
    with pytest.raises(IkuError) as stop, engines.opened(unreadable, engine):
        pass
    assert [finding.code for finding in stop.value.findings] == ["E154"]


@pytest.mark.posix
def test_a_program_that_hangs_is_ended_with_all_it_started(
    document: Path, own_room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice's own start is a script that starts the program: both must go."""
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nsh -c \'echo $$ > "$0"; sleep 600\' "${0%/*}/nomor" & wait\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(libreoffice, "PATIENCE", 2)
    with pytest.raises(IkuError) as stop:
        engines.export_pdf(document, SHEETS, "libreoffice")
    assert [finding.code for finding in stop.value.findings] == ["E514"]
    child = (tmp_path / "nomor").read_text().strip()
    state = subprocess.run(["ps", "-p", child, "-o", "stat="], capture_output=True, text=True).stdout
    assert state[:1] in ("", "Z")
    assert list(own_room.iterdir()) == []


@pytest.mark.libreoffice
def test_without_excel_libreoffice_is_taken(
    document: Path, own_room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And it does the work alone: it draws no pictures by which it tries itself, and does not begin twice."""
    monkeypatch.setattr(sys, "platform", "linux")
    with engines.opened(document) as program:
        (build,) = own_room.rglob("buildid")
        told = build.read_text()
        assert program.export_pdf(SHEETS).startswith(b"%PDF")
        assert told
        assert build.read_text() == told  # it writes its own where it was told another
        assert not list(own_room.rglob("GraphicsRenderTests.log"))
