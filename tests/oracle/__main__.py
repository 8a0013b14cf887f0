"""Random offices for as long as it is told, or so many: the program and the oracle must agree on all of them.

python -m tests.oracle --seconds N --seed S [--offices N] [--forms N] [--only SEED] [--ties]
    [--libreoffice]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from ..libreoffice import staying
from ..values import differences as recalculated_differences
from .comparing import differences, formula_differences, stored_differences
from .office import Office
from .offices import office
from .program import drawn, results
from .ties import office as office_of_ties
from .ties import ties

AT_ONCE = 254  # ties of one workbook


Engine = Callable[[Path, Path], Path]


def compare(
    made: Office, folder: Path, *, by_forms: bool, engine: Engine | None = None
) -> tuple[list[str], Counter[str]]:
    """All differences of one office, and how many of its figures stand in each status.

    `engine` recalculates the workbook beside IronCalc.
    """
    found = results(made, by_forms=by_forms)
    path = drawn(found, folder)
    told = [*differences(made, found), *stored_differences(made, path), *formula_differences(path)]
    if engine:
        told += recalculated_differences(path, engine(path, folder / "hitung.xlsx"))
    return told, Counter(str(result.status) for result in found.indicators)


def main() -> int:
    """Prints the differences of each office that has any; 1 where there was one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--offices", type=int, default=1_000_000)
    parser.add_argument("--forms", type=int, default=4, help="every how many-th office goes by filled forms")
    parser.add_argument("--only", type=int, help="one office, with its definition and what was sent")
    parser.add_argument(
        "--ties", action="store_true", help="every tie of the sample, through workbooks, instead"
    )
    parser.add_argument("--libreoffice", action="store_true", help="recalculate in LibreOffice too")
    options = parser.parse_args()
    if options.only is not None:
        made = office(options.only)
        print(made.text, *(f"{key}: {sheet}" for key, sheet in made.sheets.items()), sep="\n")
        print(f"period: quarter {made.quarter}")
        options.seed, options.offices = options.only, 1
    made = office_of_ties_in_turn() if options.ties else offices(options)
    start, wrong, done = time.monotonic(), 0, 0
    status: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, staying(Path(folder) / "profile") as program:
        engine = partial(program.save, calculated=True) if options.libreoffice else None
        for name, one, by_forms in made:
            if time.monotonic() - start > options.seconds:
                break
            told, seen = compare(one, Path(folder), by_forms=by_forms, engine=engine)
            done += 1
            status += seen
            if told:
                wrong += 1
                print(f"office {name}:", *told, sep="\n  ", flush=True)
    print(f"{done} offices, {dict(status)} figures, {wrong} offices with differences")
    return int(wrong > 0)


def offices(options: argparse.Namespace) -> Iterator[tuple[str, Office, bool]]:
    """The random ones, each with its seed and whether it goes by forms."""
    for seed in range(options.seed, options.seed + options.offices):
        yield str(seed), office(seed), bool(options.forms) and seed % options.forms == 0


def office_of_ties_in_turn() -> Iterator[tuple[str, Office, bool]]:
    """All ties of the sample, so many in an office."""
    pairs = ties()
    for start in range(0, len(pairs), AT_ONCE):
        yield f"of ties from {start}", office_of_ties(pairs[start : start + AT_ONCE]), False


if __name__ == "__main__":
    sys.exit(main())
