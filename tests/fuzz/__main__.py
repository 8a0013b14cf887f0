"""The command: `python -m tests.fuzz`."""

from __future__ import annotations

import argparse
import random
import sys

from . import fuzz
from .targets import TARGETS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--what", choices=(*TARGETS, "all"), default="form")
    parser.add_argument("--seconds", type=float, default=60, help="for each kind")
    parser.add_argument("--most", type=int, default=10**9, help="mutants of each kind")
    parser.add_argument("--every", type=int, default=0, help="one of so many goes through a command too")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    failed = 0
    for what in TARGETS if options.what == "all" else (options.what,):
        run = fuzz(options.seconds, options.seed, what, print, options.most, options.every)
        print(f"{what}: {run.files} mutants, {run.read} accepted, {run.commanded} by command, ", end="")
        print(f"slowest {run.slowest:.2f} s", flush=True)
        print("  " + ", ".join(f"{code} {count}" for code, count in run.codes.most_common()))
        if run.failure:
            failed += 1
            print(f"FAILED at {run.failure}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
