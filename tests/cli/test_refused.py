"""What the system refuses ends with a sentence and exit code 2, never with a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
    run = run_into(FULL, "check", demo / "kotak-masuk", "--json")
    assert run.returncode == 2
    assert "E522" in run.stderr
    assert "ruang disk habis" in run.stderr


@pytest.mark.posix
def test_a_reader_who_has_had_enough_is_no_mistake(demo):
    command = [sys.executable, "-m", "iku_excel", "check", str(demo / "kotak-masuk"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        told = process.stderr.read()
    assert "Traceback" not in told
    assert "E522" not in told
