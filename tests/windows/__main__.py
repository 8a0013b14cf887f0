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
    *("tests/core", "tests/form", "tests/calculation", "tests/test_checks.py", "tests/xlsx", "tests/inbox"),
    *(
        "tests/test_files.py",
        "tests/test_parts.py",
        "tests/definition",
        "tests/receipts",
        "tests/survey_file",
    ),
    "tests/template",
    # Each command in a process of its own is slow in Wine: those in which paths, files and consoles matter.
    *("tests/cli/test_path.py", "tests/cli/test_own_definition.py", "tests/cli/test_mistakes.py"),
    *("tests/cli/test_receipt.py", "tests/cli/test_starters.py", "tests/cli/test_console.py"),
    "tests/cli/test_forbidden_names.py",
)
# Long, and of nothing that a system could change: figures and texts, tried on Linux.
LEFT_OUT = (
    *("tests/inbox/test_reconciliation.py", "tests/xlsx/test_plain.py", "tests/xlsx/test_agreement.py"),
    *("tests/definition/test_broken_workbooks.py", "tests/template/test_long_form.py"),
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
