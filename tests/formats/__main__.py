"""`python -m tests.formats [--sheetjs DIR]`: damaged forms in every format, held to the verdict of the .xlsx.

LibreOffice saves .xls, .ods and .fods; SheetJS, where `npm install xlsx` was run in DIR, .xlsb, BIFF5, BIFF8
and XML 2003. Ends with 1 where a format says something else in silence.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from iku_excel import definition, formats, inbox
from iku_excel.core.findings import Severity
from iku_excel.core.model import State
from iku_excel.engines import libreoffice

from .damages import damage_at, forms

BY_LIBREOFFICE = {
    "xls (BIFF8)": ("xls:MS Excel 97", "xls"),
    "ods": ("ods", "ods"),
    "fods": ("fods", "fods"),
}
# Into .ods it writes no number formats, so that what they show is lost before anybody reads it.
BY_SHEETJS = {"xlsb": "xlsb", "BIFF5": "biff5", "BIFF8": "biff8", "XML 2003": "xlml"}
WRITING = """
const X = require('xlsx'), fs = require('fs');
const [room, target, kind] = process.argv.slice(1);
for (const name of fs.readdirSync(room).filter(n => n.endsWith('.xlsx'))) {
  const data = fs.readFileSync(`${room}/${name}`);
  const book = X.read(data, {cellFormula: true, cellNF: true, cellStyles: true});
  fs.writeFileSync(`${target}/${name.slice(0, -5)}`, X.write(book, {bookType: kind, type: 'buffer'}));
}
"""
Verdict = tuple[object, ...]
REFUSED = "refused"


def verdicts(data: bytes, name: str) -> dict[tuple[str, str], Verdict] | str:
    """What is said of every answer: state, value, and the codes at its cell; or why nothing was read."""
    submissions, findings = inbox.read_file(data, name, definition.builtin())
    whole = sorted({one.code for one in findings if one.severity is Severity.ERROR and not one.place.cell})
    if not submissions:
        return ", ".join(whole) or "nothing"
    told: dict[tuple[str, str], Verdict] = {}
    for sheet in submissions:
        for answer in sheet.answers:
            codes = {
                one.code
                for one in findings
                if one.code[0] in "EW"
                and (one.place.sheet, one.place.cell) == (answer.place.sheet, answer.place.cell)
            }
            told[sheet.unit, answer.variable] = (answer.state, answer.value, tuple(sorted(codes)))
    return told


def saved(room: Path, sheetjs: Path | None) -> Iterator[tuple[str, Path]]:
    """Each format with the folder in which the forms lie in it."""
    originals = sorted(room.glob("*.xlsx"))
    for name, (kind, ending) in BY_LIBREOFFICE.items():
        target = room / f"libreoffice-{ending}"
        profile = f"-env:UserInstallation={(room / 'profil').as_uri()}"
        command = [libreoffice.find(), profile, "--headless", "--convert-to", kind, "--outdir", target]
        subprocess.run([*command, *originals], check=True, capture_output=True)
        yield f"{name}, LibreOffice", target
    if sheetjs is None:
        return
    for name, kind in BY_SHEETJS.items():
        target = room / f"sheetjs-{kind}"
        target.mkdir()
        subprocess.run(["node", "-e", WRITING, room, target, kind], check=True, cwd=sheetjs)
        yield f"{name}, SheetJS", target


def compare(
    before: dict[tuple[str, str], Verdict], after: dict[tuple[str, str], Verdict] | str
) -> Iterator[tuple]:
    """(unit, variable, how it compares, before, after) for each answer of a form."""
    for key, said in before.items():
        now = after.get(key) if isinstance(after, dict) else None
        if now is None:
            yield *key, REFUSED, said, after if isinstance(after, str) else "sheet"
        elif now[:2] == said[:2]:
            yield *key, "same" if now == said else "same figure, other words", said, now
        elif now[0] is State.REFUSED or any(code[0] == "E" for code in now[2]):
            yield *key, REFUSED, said, now
        else:
            # A program that converts calculates anew; W312 then says of which formula which result was used.
            yield *key, "another figure, told" if now[2] else "DIFFERS", said, now


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.formats", description=__doc__)
    parser.add_argument("--sheetjs", type=Path, help="a folder in which SheetJS (npm: xlsx) is installed")
    options = parser.parse_args()
    room = Path(tempfile.mkdtemp(prefix="iku-formats-"))
    os.environ["XDG_CACHE_HOME"] = str(room / "cache")
    differing = 0
    try:
        for name, data in forms().items():
            (room / f"{name}.xlsx").write_bytes(data)
        before = {path.stem: verdicts(path.read_bytes(), path.name) for path in sorted(room.glob("*.xlsx"))}
        kinds = list(saved(room, options.sheetjs))
        formats.prepare(path.read_bytes() for _, target in kinds for path in target.iterdir())
        for kind, target in kinds:
            counted: Counter[str] = Counter()
            for path in sorted(target.iterdir()):
                said = before[path.stem]
                assert isinstance(said, dict)
                for unit, code, how, one, other in compare(said, verdicts(path.read_bytes(), path.name)):
                    counted[how] += 1
                    if how not in ("same",):
                        print(f"  {kind}: {damage_at(path.stem, unit, code)}: {how}: {one} -> {other}")
            differing += counted["DIFFERS"]
            print(f"{kind}: " + ", ".join(f"{number} {how}" for how, number in sorted(counted.items())))
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
