"""`python -m tests.windows`: the tests of the rooms below on Windows' Python, or those that pytest is given.

Where Wine or mingw is missing it says so in one line; on CI it stops.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from .interpreter import cache, kept, missing, with_pip

SECONDS = 600
ROOMS = (
    *("tests/core", "tests/form", "tests/calculation", "tests/test_checks.py", "tests/xlsx"),
    *("tests/definition", "tests/survey_file", "tests/template", "tests/feedback", "tests/receipts"),
    *("tests/test_files.py", "tests/test_parts.py"),
)
"""What passes there as a whole; other rooms are given by hand, as arguments."""
# Long, and of nothing that a system could change: figures and texts, tried on Linux.
LEFT_OUT = (
    *("tests/xlsx/test_plain.py", "tests/xlsx/test_agreement.py"),
    # Each of their commands starts processes that read, which takes Wine seconds: test_round_trip.py and
    # test_migration.py do the same.
    *("tests/feedback/test_copies.py", "tests/feedback/test_nothing_is_lost.py"),
)


def main() -> int:
    """The exit code of pytest."""
    parser = argparse.ArgumentParser(prog="python -m tests.windows", description=__doc__)
    parser.add_argument("--python", type=Path, help="a CPython 3.11 to 3.13 with pip, whose version is taken")
    parser.add_argument("--cache", type=Path, default=cache(), help="where the interpreter is kept")
    asked, arguments = parser.parse_known_args()
    lacking = missing()
    if lacking:
        print(f"no {', '.join(lacking)} on this machine: the tests on Windows' Python were not run")
        return 2 if os.environ.get("CI") else 0
    with kept(asked.cache.resolve(), asked.python or with_pip()) as interpreter:
        rooms = arguments or ["-q", "-n", "2", *ROOMS, *(f"--ignore={path}" for path in LEFT_OUT)]
        return interpreter.run(["-m", "pytest", "-p", "no:cacheprovider", *rooms], SECONDS)


raise SystemExit(main())
