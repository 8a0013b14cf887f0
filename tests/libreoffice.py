"""LibreOffice in the tests: one that stays on, and saves or calculates one workbook after the other."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from iku_excel.engines import libreoffice

from .values import Values, stored

# How a workbook is written, by its ending.
FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".pdf": "calc_pdf_Export",
}
ERROR = "#ERROR"
# An OpenDocument workbook has a picture of itself, which takes as long as all the rest of it.
WITHOUT_PICTURES = {"Office.Common/Save/Document/GenerateThumbnail": "false"}


@functools.cache
def python_with_uno() -> str:
    """The interpreter that has LibreOffice's bindings, mostly the system's own; "" where none has."""
    if os.name != "posix":
        return ""
    for candidate in (sys.executable, "/usr/bin/python3", shutil.which("python3") or ""):
        if candidate and not subprocess.run([candidate, "-c", "import uno"], capture_output=True).returncode:
            return candidate
    return ""


@dataclass
class Office:
    """An office that starts when it is first asked; without the bindings one starts for each workbook."""

    room: Path
    """A folder for this office alone."""
    _staying: list[subprocess.Popen[str]] = field(default_factory=list)

    def save(self, source: Path, target: Path, *, calculated: bool = False) -> Path:
        """The target: the same workbook in the format of its ending, every formula calculated if asked."""
        target.parent.mkdir(parents=True, exist_ok=True)
        ask = self._ask_the_one_that_stays if python_with_uno() else self._start_one
        told = ask(source.resolve(), target.resolve(), calculated)
        assert target.exists(), f"LibreOffice wrote nothing: {told}"
        return target

    def calculated(self, source: Path) -> dict[str, Values]:
        """What each cell of a workbook says when every formula is calculated, by sheet, row and column."""
        if not python_with_uno():
            name = f"{source.stem}.xlsx"
            return stored(self.save(source, self.room / "calculated" / name, calculated=True))
        answer = self._ask(f"{source.resolve()}\t\t\tTrue")
        assert answer, f"LibreOffice did not survive {source}"
        return {sheet: _values(said) for sheet, said in json.loads(answer).items()}

    def _ask_the_one_that_stays(self, source: Path, target: Path, calculated: bool) -> str:
        return self._ask(f"{source}\t{target}\t{FILTERS[target.suffix]}\t{calculated}")

    def _ask(self, question: str) -> str:
        if not self._staying:
            profile = self.room / "staying"
            libreoffice.make_profile(profile, WITHOUT_PICTURES)
            command = [python_with_uno(), str(Path(__file__).parent / "office.py"), str(profile)]
            pipe = subprocess.PIPE
            self._staying.append(
                subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")
            )
        pen, answer = self._staying[0].stdin, self._staying[0].stdout
        assert pen is not None
        assert answer is not None
        pen.write(f"{question}\n")
        pen.flush()
        return answer.readline()

    def _start_one(self, source: Path, target: Path, calculated: bool) -> str:
        profile, out = self.room / f"calculated-{calculated}", self.room / "out"
        if not profile.exists():
            libreoffice.make_profile(profile, libreoffice.CALCULATED if calculated else {})
        kind = f"{target.suffix[1:]}:{FILTERS[target.suffix]}"
        command = libreoffice.command(profile, kind, out, [str(source)])
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        shutil.move(out / f"{source.stem}{target.suffix}", target)
        return done.stdout + done.stderr

    def close(self) -> None:
        """Ends the one that stays."""
        for office in self._staying:
            office.communicate(timeout=60)


def _values(rows: list[list[object]]) -> Values:
    return {
        (row, column): ERROR if value is None else value
        for row, cells in enumerate(rows, 1)
        for column, value in enumerate(cells, 1)
        if value != ""
    }


@dataclass
class Hands:
    """A person at a LibreOffice that stays on, one for each way of writing dates and numbers."""

    room: Path
    """A folder for these offices alone."""
    _at_work: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def drive(self, path: Path, *steps: tuple[object, ...], locale: str = "") -> list[object]:
        """What LibreOffice answered to each step of what is done to a workbook."""
        if locale not in self._at_work:
            profile = self.room / f"profile-{locale}"
            libreoffice.make_profile(profile, {"Setup/L10N/ooSetupSystemLocale": locale} if locale else {})
            script = Path(__file__).parent / "template" / "drive.py"
            command = [python_with_uno() or sys.executable, str(script), str(profile)]
            ends = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self._at_work[locale] = subprocess.Popen(command, **ends, text=True, encoding="utf-8")
        person = self._at_work[locale]
        pen, answer = person.stdin, person.stdout
        assert pen is not None
        assert answer is not None
        answers = []
        for step in (("load", str(path)), *steps):
            pen.write(json.dumps(step) + "\n")
            pen.flush()
            said = answer.readline()
            assert said, f"LibreOffice did not survive {step}"
            answers.append(json.loads(said))
        return answers[1:]

    def close(self) -> None:
        """Ends all of them."""
        for person in self._at_work.values():
            person.communicate(timeout=60)


@contextmanager
def staying(room: Path) -> Iterator[Office]:
    """An office that ends with the block."""
    office = Office(room)
    try:
        yield office
    finally:
        office.close()
