"""Whatever fails while a command writes: a sentence, exit code 2, old files whole, nothing left behind."""

from __future__ import annotations

import errno
import json
import subprocess
import sys

import pytest

import iku_excel.cli
from iku_excel import xlsx
from iku_excel.cli.console import refusal
from iku_excel.texts.findings import grouped
from iku_excel.texts.findings.groups import group_line
from iku_excel.texts.help import NO_MEMORY

from ..running import Started
from ..xlsx.handmade import book

pytestmark = [pytest.mark.posix, pytest.mark.processes]

OLD = b"lama"
MEGABYTES = (0, 4, 16, 25, 36, 45)
COMMANDS = {"check": (), "consolidate": ("--period", "2026-TW1", "-o", "out.xlsx")}
# A fresh interpreter forks for each run, in a folder of its own, with so much more than it has taken.
# A compiler that finds no memory may speak of a mistake in the program: all is loaded before.
LITTLE_MEMORY = """
import json, os, resource, sys
from importlib import import_module
from iku_excel.cli import main
runs, inbox = json.loads(sys.argv[1]), sys.argv[2]
for name in ("iku_excel.cli.output", "pebble.pool.process", *(f"iku_excel.cli.{run[1]}" for run in runs)):
    import_module(name)

def starve(megabytes, out, words):
    for stream in (1, 2):
        os.dup2(out, stream)
    os.mkdir(str(out))
    os.chdir(str(out))
    with open("/proc/self/statm") as said:
        taken = int(said.read().split()[0]) * resource.getpagesize()
    more = taken + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_AS, (more, more))
    main(words)

for number, (megabytes, command, *options) in enumerate(runs):
    out = os.open(f"{number}.txt", os.O_RDWR | os.O_CREAT)
    child = os.fork()
    if not child:
        starve(megabytes, out, [command, inbox, *options])
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps([code, open(f"{number}.txt").read()]), flush=True)
"""


@pytest.fixture(scope="module")
def needing_much(tmp_path_factory):
    """An inbox with one file of 300,000 texts."""
    cells = "".join(f'<c t="inlineStr"><is><t>{letter * 30}%d</t></is></c>' for letter in "ABCDEFGHIJ")
    rows = "".join(f"<row>{cells}</row>" % ((number,) * 10) for number in range(30_000))
    folder = tmp_path_factory.mktemp("masuk")
    (folder / "besar.xlsx").write_bytes(book(rows))
    return folder


@pytest.fixture(scope="module")
def starved(needing_much, tmp_path_factory):
    """How each command ended, with each of so many megabytes: its exit code and what it said."""
    runs = [(megabytes, name, *options) for name, options in COMMANDS.items() for megabytes in MEGABYTES]
    done = subprocess.run(
        [sys.executable, "-c", LITTLE_MEMORY, json.dumps(runs), str(needing_much)],
        cwd=tmp_path_factory.mktemp("sedikit"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=300,
    )
    ends = [json.loads(line) for line in done.stdout.splitlines()]
    return {run[:2]: end for run, end in zip(runs, ends, strict=True)}


@pytest.mark.parametrize("megabytes", MEGABYTES)
@pytest.mark.parametrize("command", COMMANDS)
def test_little_memory_is_told_wherever_it_is_used_up(command, megabytes, starved):
    """So much more than it has taken when it begins: too little to begin, to start readers, to read."""
    code, told = starved[megabytes, command]
    assert code in (1, 2), told
    assert "Traceback" not in told
    # A reader tells it of its file alone (E110); it neither dies of it nor takes it for a bug of ours (E599).
    assert ("E110" if code == 1 else "E522") in told, told
    assert "E599" not in told, told


def test_it_is_used_up_before_a_reader_has_begun_and_in_one(starved):
    assert {code for code, _ in starved.values()} == {1, 2}


def test_what_is_told_without_an_import_is_what_the_findings_say():
    (group,) = grouped(refusal(OSError(errno.ENOMEM, "")))
    assert f"{group_line(group)}\n" == NO_MEMORY


def test_two_runs_at_once_on_one_output(demo, tmp_path):
    out = tmp_path / "IKU.xlsx"
    command = ["consolidate", demo / "kotak-masuk", "--force"]
    command += ["-d", demo / "definisi-contoh.toml", "-o", out]
    started = [Started(*command) for _ in range(3)]
    runs = [one.run() for one in started]
    assert [run.code for run in runs] == [0, 0, 0], runs
    assert xlsx.read(out.read_bytes(), "")[0] is not None
    assert list(tmp_path.iterdir()) == [out]


def test_no_memory_is_told(monkeypatch, capsys):
    def nothing_left(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(iku_excel.cli, "commands", nothing_left)
    monkeypatch.setattr("os.dup2", lambda *_: 0)  # the test's own output stays
    assert iku_excel.cli._run(["--help"]) == 2
    assert "memori habis" in capsys.readouterr().err
