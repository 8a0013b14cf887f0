"""What the system refuses ends with a sentence and exit code 2, never with a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..running import Started

FULL = Path("/dev/full")


def run_into(path: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    with path.open("w") as output:
        return subprocess.run(
            [sys.executable, "-m", "iku_excel", *map(str, arguments)],
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )


@pytest.mark.posix
@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("definition", "check"), ("status", "@")])
def test_an_output_that_takes_nothing_more_is_told(tmp_path, arguments):
    run = run_into(FULL, *(tmp_path if word == "@" else word for word in arguments))
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr


@pytest.mark.posix
def test_a_full_disk_is_named(demo):
    with FULL.open("w") as output:
        run = Started("check", demo / "kotak-masuk", "--json", stdout=output.fileno()).run()
    assert run.code == 2
    assert "E522" in run.err
    assert "ruang disk habis" in run.err


@pytest.mark.posix
def test_a_reader_who_has_had_enough_is_no_mistake(demo):
    reader, output = os.pipe()
    os.close(reader)
    run = Started("check", demo / "kotak-masuk", "--json", stdout=output).run()
    os.close(output)
    assert "E522" not in run.err
