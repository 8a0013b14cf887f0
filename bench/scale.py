"""How processor time, memory and bytes grow with units, quarters and offices.

`PYTHONPATH=. python bench/scale.py [UNITS…]` fills forms for so many units (10, 100 and 1,000), for one
quarter and for four, and runs `iku consolidate` on them in a process of its own, for the largest once more
when its readings are remembered; LibreOffice calculates the largest workbook anew, and every formula must
give what is stored; then `iku rollup` of 40 offices, or of as many as `--offices` names. `--only` runs one
section. It prints seconds of processor time, of that process and those that it started, the highest peak of
memory that one of them had, the workbook's bytes, and the exponent by which a row grows.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.status import GOOD, asked, fill, spent
from iku_excel import definition, xlsx
from iku_excel.core.periods import Period
from samples.kabupaten.make import make
from tests.libreoffice import Office
from tests.values import differences, stored

YEAR = 2026
OUT = "IKU.xlsx"


@dataclass(frozen=True)
class Measured:
    """Seconds of processor time, MB at the peak, bytes written."""

    seconds: float
    megabytes: float
    written: int


# Between us and the command, since a child's peak begins with what its parent holds when it starts it.
BETWEEN = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def run(out: Path, cache: Path, *command: str | Path) -> Measured:
    """What a command of `iku` takes; it may end with findings, but must write."""
    done = subprocess.run(
        [sys.executable, "-c", BETWEEN, sys.executable, "-m", "iku_excel", *map(str, command)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "IKU_CACHE": str(cache)},
    )
    code, seconds, megabytes = done.stdout.split()
    if code not in ("0", "1"):
        raise SystemExit(done.stderr)
    return Measured(float(seconds), float(megabytes), out.stat().st_size)


def of_units(units: int, quarters: int, folder: Path) -> Callable[[], Measured]:
    """How the returns of so many units and quarters are consolidated; what is read is remembered."""
    codes = tuple(f"U{number:04d}" for number in range(1, units + 1))
    text = asked(codes)
    office, findings = definition.loads(text, "kantor.toml")
    assert office is not None, findings
    path, inbox, out = folder / "kantor.toml", folder / "masuk", folder / OUT
    path.write_text(text, encoding="utf-8")
    last = Period(YEAR, quarters)

    def fill_all() -> None:
        for quarter in last.quarters:
            fill(inbox, office, quarter, GOOD, codes)

    drawing = spent(fill_all)
    print(f"  ({units * quarters} forms filled in {drawing:.1f} s)", file=sys.stderr)
    said = ("consolidate", inbox, "-d", path, "--period", last.code, "-o", out, "--force")
    return lambda: run(out, folder / "terbaca", *said)


def of_offices(number: int, folder: Path) -> Measured:
    """Rolling up so many offices."""
    made = spent(lambda: make(folder, number))
    out = folder / "REKAP.xlsx"
    lists = ("--offices", folder / "daftar.txt", "--key", folder / "kunci.txt")
    measured = run(out, folder / "terbaca", "rollup", folder / "kiriman", "-o", out, *lists)
    print(f"  ({number} offices made in {made:.1f} s)", file=sys.stderr)
    return measured


def exponent(sizes: tuple[int, int], found: tuple[float, float]) -> str:
    """How the second grew from the first: 1.0 is in proportion."""
    return f"{math.log(found[1] / found[0]) / math.log(sizes[1] / sizes[0]):.2f}"


def tell(name: str, size: int, one: Measured, before: tuple[int, Measured] | None) -> None:
    grown = (
        f"time ^{exponent((before[0], size), (before[1].seconds, one.seconds))}"
        f"  memory ^{exponent((before[0], size), (before[1].megabytes, one.megabytes))}"
        f"  bytes ^{exponent((before[0], size), (before[1].written, one.written))}"
        if before
        else ""
    )
    print(f"{name:34} {one.seconds:8.2f} s {one.megabytes:7.0f} MB {one.written / 1000:9.0f} kB  {grown}")


def units(wanted: argparse.Namespace) -> None:
    """Returns of more and more units, for one triwulan and for four."""
    for quarters in (1, 4):
        before: tuple[int, Measured] | None = None
        for number in wanted.units:
            with tempfile.TemporaryDirectory() as name:
                consolidate = of_units(number, quarters, Path(name))
                one = consolidate()
                tell(f"{number} units, {quarters} quarters", number, one, before)
                if number == max(wanted.units):
                    tell("  once more, nothing changed", number, consolidate(), None)
                    print(recalculated(Path(name)))
            before = number, one


def recalculated(folder: Path) -> str:
    """How long LibreOffice calculates every formula of the workbook in this folder, and what it changes."""
    if shutil.which("soffice") is None:
        return "no LibreOffice here that could calculate it anew"
    office = Office(folder / "libreoffice")
    office.room.mkdir()
    drawn, again = folder / OUT, folder / "lagi.xlsx"

    def calculate() -> None:
        try:
            office.save(drawn, again, calculated=True)
        finally:
            office.close()

    seconds = spent(calculate)
    changed = list(differences(drawn, stored(again)))
    workbook, _ = xlsx.read(drawn.read_bytes(), drawn.name)
    assert workbook is not None
    live = sum(cell.formula is not None for sheet in workbook.sheets for cell in sheet.cells.values())
    if changed or not live:
        raise SystemExit("\n".join((f"{live} formulas, {len(changed)} cells changed", *changed[:10])))
    return f"{'  calculated by LibreOffice':34} {seconds:8.2f} s  {live} formulas, each gives what is stored"


def offices(wanted: argparse.Namespace) -> None:
    """Documents of more and more offices in one roll-up."""
    before: tuple[int, Measured] | None = None
    for number in wanted.offices:
        with tempfile.TemporaryDirectory() as name:
            one = of_offices(number, Path(name))
        tell(f"roll-up of {number} offices", number, one, before)
        before = number, one


def on_a_cluster(_: argparse.Namespace) -> None:
    """One process against two against a cluster of two workers of this machine, for returns and documents."""
    from bench import nation

    nation.returns(400)
    nation.documents(40)


SECTIONS: dict[str, Callable[[argparse.Namespace], None]] = {
    "units": units,
    "offices": offices,
    "cluster": on_a_cluster,
}
"""What is measured, one after the other: each prints its own lines."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("units", nargs="*", type=int, default=[10, 100, 1000])
    parser.add_argument("--offices", nargs="*", type=int, default=[40])
    parser.add_argument("--only", choices=SECTIONS, nargs="*", default=list(SECTIONS))
    wanted = parser.parse_args()
    for name in wanted.only:
        SECTIONS[name](wanted)


if __name__ == "__main__":
    main()
