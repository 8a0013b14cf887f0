"""What the blank sheet of a survey costs those who open it, beside one whose rows are checked one by one.

`python bench/survey_sheet.py` prints processor time of our reader, python-calamine, openpyxl and, where they
are, Gnumeric and LibreOffice, which start anew and save again: LibreOffice once for twenty files, of which it
saves the first sheet.
"""

from __future__ import annotations

import io
import re
import resource
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

import openpyxl
from python_calamine import CalamineWorkbook

from iku_excel import definition, parts, template, xlsx
from iku_excel.core.periods import Period
from iku_excel.form import build

ROUNDS = 5
ONE_FOR_ALL = re.compile(r'<f t="array" ref="L13:L2012">.*?</f>')
CHECK = re.compile(r'(<c r="L(\d+)"[^>]* t="str">)(<v>)')
ROW = "INDEX($C$12:$K$2013,ROW()-11,1):INDEX($C$12:$K$2013,ROW()-11,9)"
GOOD = "+".join(f"COUNTIF({ROW},{score})" for score in range(1, 5))
ONE_BY_ONE = (
    f'IF(COUNTA({ROW})=0,"",IF(MIN(COUNT({ROW}),{GOOD})&lt;COUNTA({ROW}),"▲ jawaban harus 1, 2, 3, atau 4",'
    f'IF(COUNTA({ROW})&lt;9,"◊ ada unsur yang kosong","● lengkap")))'
)


def one_by_one(data: bytes) -> bytes:
    """The same workbook with a formula in each row."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.unpack(data):
            text = part.decode("utf-8") if ONE_FOR_ALL.search(part.decode("utf-8", "replace")) else ""
            if text:
                text, count = CHECK.subn(rf"\1<f>{ONE_BY_ONE}</f>\3", ONE_FOR_ALL.sub("", text))
                assert count == 2000
                print(f"XML of the sheet: {len(text):,} bytes one by one, {len(part):,} ours")
            archive.writestr(name, text or part)
    return packed.getvalue()


def here(read: Callable[[Path], object]) -> Callable[[Path], float]:
    """Seconds of this process."""

    def spent(path: Path) -> float:
        start = time.process_time()
        read(path)
        return time.process_time() - start

    return spent


def started(command: tuple[str, ...], target: str) -> Callable[[Path], float]:
    """Seconds of a program that is started for it."""

    def spent(path: Path) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = [*command, *([path.name, target] if target else [path.name] * 20)]
        subprocess.run(told, cwd=path.parent, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return spent


def readers(folder: Path) -> dict[str, Callable[[Path], float]]:
    """Those that are on this machine."""

    def by_calamine(path: Path) -> None:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()

    found = {
        "ours": here(lambda path: xlsx.read(path.read_bytes(), path.name)),
        "python-calamine": here(by_calamine),
        "openpyxl": here(openpyxl.load_workbook),
        "openpyxl, values only": here(lambda path: openpyxl.load_workbook(path, data_only=True)),
    }
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = (profile, "--headless", "--norestore", "--convert-to", "csv", "--outdir", str(folder / "out"))
    programs = {
        "Gnumeric": (("ssconvert",), "out.gnumeric"),
        "LibreOffice": (("soffice", *office), ""),
    }
    return found | {
        name: started(command, target)
        for name, (command, target) in programs.items()
        if shutil.which(command[0])
    }


def main() -> None:
    """Prints a line a reader."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, other = folder / "ours.xlsx", folder / "one-by-one.xlsx"
        ours.write_bytes(template.draw(build(definition.builtin(), Period(2026, 2), ("IKM",))))
        other.write_bytes(one_by_one(ours.read_bytes()))
        for reader, spent in readers(folder).items():
            spent(ours)  # what is done once
            rounds = [(spent(ours), spent(other)) for _ in range(ROUNDS)]
            new, old = (median(figures) for figures in zip(*rounds, strict=True))
            print(f"{reader}: {1000 * new:.0f} ms, one by one {1000 * old:.0f} ms: {new / old:.2f}")


if __name__ == "__main__":
    main()
