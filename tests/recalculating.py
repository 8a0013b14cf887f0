"""LibreOffice as a formula engine: one that stays on, and calculates one workbook after the other afresh."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# By itself LibreOffice trusts the values stored by a program that calls itself Excel, as XlsxWriter does.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


@functools.cache
def python_with_uno() -> str:
    """The interpreter that has LibreOffice's bindings, mostly the system's own; "" where none has."""
    if os.name != "posix":
        return ""
    for candidate in (sys.executable, "/usr/bin/python3", shutil.which("python3") or ""):
        if candidate and not subprocess.run([candidate, "-c", "import uno"], capture_output=True).returncode:
            return candidate
    return ""


@contextmanager
def recalculating(profile: Path) -> Iterator[Callable[[Path, Path], Path]]:
    """A function that writes a workbook again, every formula calculated; the office starts when first asked.

    `profile` is a folder for the office alone. Without the bindings an office starts for each workbook.
    """
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    staying: list[subprocess.Popen[str]] = []

    def ask_the_one_that_stays(path: Path, result: Path) -> str:
        if not staying:
            command = [python_with_uno(), str(Path(__file__).parent / "office.py"), str(profile)]
            pipe = subprocess.PIPE
            staying.append(subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8"))
        pen, answer = staying[0].stdin, staying[0].stdout
        assert pen is not None
        assert answer is not None
        pen.write(f"{path.resolve()}\t{result}\n")
        pen.flush()
        return answer.readline()

    def start_one(path: Path, result: Path) -> str:
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(result.parent), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        (result.parent / f"{path.stem}.xlsx").replace(result)
        return done.stdout + done.stderr

    def recalculate(path: Path, result: Path) -> Path:
        told = (ask_the_one_that_stays if python_with_uno() else start_one)(path, result)
        assert result.exists(), f"LibreOffice wrote nothing: {told}"
        return result

    try:
        yield recalculate
    finally:
        for office in staying:
            office.communicate(timeout=60)
