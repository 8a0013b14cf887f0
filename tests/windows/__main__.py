"""`python -m tests.windows`: the tests that start Wine, then those of the rooms below on Windows' Python.

With arguments for pytest it runs only these, on Windows' Python. Where Wine or mingw is missing it says so in
one line; on CI it stops.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from .interpreter import cache, kept, missing, with_pip

SECONDS = 900  # a job that hangs; it takes about half of them
ROOMS = (
    *("tests/core", "tests/form", "tests/calculation", "tests/test_checks.py", "tests/xlsx", "tests/inbox"),
    *("tests/definition", "tests/survey_file", "tests/template", "tests/feedback", "tests/receipts"),
    *("tests/envelopes", "tests/formats", "tests/seal", "tests/texts", "tests/archive", "tests/rollup"),
    *("tests/cli", "tests/delivery"),
    *("tests/test_files.py", "tests/test_parts.py"),
)
"""What passes there as a whole; other rooms are given by hand, as arguments."""
LONG = "long, and of nothing that a system could change"
LEFT_OUT = {
    "tests/xlsx/test_plain.py": LONG,
    "tests/xlsx/test_agreement.py": LONG,
    "tests/inbox/test_programs.py": LONG,
    "tests/cli/test_version_and_completion.py": "starts the installed program and the shells of POSIX",
    "tests/inbox/test_workers.py": "waits for processes that hang or die, with bounds that Wine cannot keep",
}
"""What of these rooms is not run, and why: said whenever the rooms are run."""


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
    # Before the interpreter is held: who sets it up waits for those who hold it.
    started = [] if arguments else ["-m", "pytest", "-q", "-n", "2", "--wine", str(Path(__file__).parent)]
    if started and (code := subprocess.run([sys.executable, *started], check=False).returncode):
        return code
    with kept(asked.cache.resolve(), asked.python or with_pip()) as interpreter:
        rooms = arguments or ["-q", "-n", "2", *ROOMS, *(f"--ignore={path}" for path in LEFT_OUT)]
        for path, reason in () if arguments else LEFT_OUT.items():
            print(f"{path} is left out: {reason}", flush=True)
        return interpreter.run(["-m", "pytest", "-p", "no:cacheprovider", *rooms], SECONDS)


raise SystemExit(main())
