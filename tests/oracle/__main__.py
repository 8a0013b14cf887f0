"""Random offices for as long as it is told, or so many: the program and the oracle must agree on all of them.

python -m tests.oracle --seconds N --seed S [--offices N] [--forms SHARE] [--only SEED]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from .comparing import differences, formula_differences, stored_differences
from .offices import office
from .program import drawn, results


def compare(seed: int, folder: Path, *, by_forms: bool) -> tuple[list[str], Counter[str]]:
    """All differences of one office, and how many of its figures stand in each status."""
    made = office(seed)
    found = results(made, by_forms=by_forms)
    path = drawn(found, folder)
    told = [*differences(made, found), *stored_differences(made, path), *formula_differences(path)]
    return told, Counter(str(result.status) for result in found.indicators)


def main() -> int:
    """Prints the differences of each office that has any; 1 where there was one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--offices", type=int, default=1_000_000)
    parser.add_argument("--forms", type=int, default=4, help="every how many-th office goes by filled forms")
    parser.add_argument("--only", type=int, help="one office, with its definition and what was sent")
    options = parser.parse_args()
    if options.only is not None:
        made = office(options.only)
        print(made.text, *(f"{key}: {sheet}" for key, sheet in made.sheets.items()), sep="\n")
        print(f"period: quarter {made.quarter}")
        options.seed, options.offices = options.only, 1
    start, wrong, done = time.monotonic(), 0, 0
    status: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.offices):
            if time.monotonic() - start > options.seconds:
                break
            told, seen = compare(
                seed, Path(folder), by_forms=bool(options.forms) and seed % options.forms == 0
            )
            done += 1
            status += seen
            if told:
                wrong += 1
                print(f"office {seed}:", *told, sep="\n  ", flush=True)
    print(f"{done} offices, {dict(status)} figures, {wrong} offices with differences")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
