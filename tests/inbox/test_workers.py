"""A file that hangs, dies or meets a bug costs itself, and the run goes on."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time

import pytest

from iku_excel import inbox
from iku_excel.inbox import Workers, here, read_entry, workers

from .troubled import troubled

pytestmark = pytest.mark.processes
STARTS = ["spawn"] if workers.START == "spawn" else ["fork", "spawn"]


@pytest.fixture
def short(monkeypatch):
    """A limit that a test can wait for."""
    monkeypatch.setattr(workers, "SECONDS", 1)


@pytest.fixture
def read(tmp_path, diskominfo, draw):
    form = draw("PKP", extra={("PKP", "lembaga_aktif", "nilai"): 12})

    def read(*names, reader=troubled, count=None, progress=inbox.in_silence):
        for name in names:
            (tmp_path / name).write_bytes(form)
        runner = here if count == 0 else Workers(count)
        return inbox.read_folder(tmp_path, diskominfo, runner=runner, reader=reader, progress=progress)

    return read


def told(findings):
    return [(finding.code, finding.place.file) for finding in findings if finding.code != "N213"]


@pytest.mark.posix
@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("count", [1, 2])
def test_one_hanging_and_one_dying_file_cost_only_themselves(read, short, monkeypatch, start, count):
    monkeypatch.setattr(workers, "START", start)
    names = ["a.xlsx", "b.xlsx", "hang.xlsx", "mati.xlsx", "y.xlsx", "z.xlsx"]
    submissions, findings = read(*names, count=count)
    assert told(findings) == [("E599", "hang.xlsx"), ("E599", "mati.xlsx")]
    assert [submission.origin.file for submission in submissions] == ["a.xlsx", "b.xlsx", "y.xlsx", "z.xlsx"]
    assert [finding.values["id"] for finding in findings] == ["waktu-1", "proses-9"]


def test_a_file_that_never_rests_is_stopped_too(read, short):
    begun = time.monotonic()
    submissions, findings = read("spin.xlsx", "z.xlsx")
    assert told(findings) == [("E599", "spin.xlsx")]
    assert [submission.origin.file for submission in submissions] == ["z.xlsx"]
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("count", [0, 1])
def test_a_bug_of_ours_costs_one_file_wherever_it_is_read(read, count):
    submissions, findings = read("bug.xlsx", "z.xlsx", count=count)
    assert told(findings) == [("E599", "bug.xlsx")]
    assert [submission.origin.file for submission in submissions] == ["z.xlsx"]


def test_a_bug_of_ours_names_its_place_and_costs_one_file(read):
    submissions, findings = read("bug.xlsx", "keluar.xlsx", "z.xlsx")
    assert told(findings) == [("E599", "bug.xlsx"), ("E599", "keluar.xlsx")]
    assert str(findings[0].values["id"]).startswith("LookupError-troubled-")
    assert [submission.origin.file for submission in submissions] == ["z.xlsx"]


@pytest.mark.posix
def test_a_file_that_needs_too_much_memory_is_too_big(read):
    submissions, findings = read("rakus.xlsx", "z.xlsx")
    assert told(findings) == [("E110", "rakus.xlsx")]
    assert len(submissions) == 1


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_order_and_the_result_do_not_depend_on_the_number_of_processes(read, count):
    names = [f"{number:02}.xlsx" for number in range(9)]
    once = read(*names, reader=read_entry, count=None)
    assert read(*names, reader=read_entry, count=count) == once
    assert [submission.origin.file for submission in once[0]] == names


@pytest.mark.parametrize("count", [0, 1])
def test_progress_counts_every_file(read, count):
    steps = []
    read(
        "a.xlsx", "b.xlsx", "bug.xlsx", count=count, progress=lambda done, files: steps.append((done, files))
    )
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_handful_of_files_gets_one_process():
    assert [workers.default_workers(files) for files in (1, 4, 7)] == [1, 1, 1]
    assert workers.default_workers(1000) <= workers.MOST_BY_DEFAULT


def test_a_process_that_starts_afresh_has_more_files_to_read(monkeypatch):
    monkeypatch.setattr(workers, "MOST_BY_DEFAULT", 2)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8), raising=False)
    monkeypatch.setattr(workers, "START", "spawn")
    assert [workers.default_workers(files) for files in (8, 31, 32)] == [1, 1, 2]


def test_no_process_is_left_behind(read):
    read("bug.xlsx", "mati.xlsx", "z.xlsx", count=2)
    assert multiprocessing.active_children() == []


def never_begins(*_):
    time.sleep(600)


def ends_at_once(*_):
    raise MemoryError


def finds_no_memory(*_):
    raise MemoryError


@pytest.mark.posix
@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ("iku_excel.inbox.workers._begin", never_begins),
        ("iku_excel.inbox.workers._begin", ends_at_once),
        ("pebble.pool.process.WorkerManager.receive", finds_no_memory),
        ("pebble.pool.process.WorkerManager.inspect_workers", finds_no_memory),
        ("pebble.pool.process.WorkerManager.dispatch", finds_no_memory),
    ],
)
def test_where_nobody_can_read_the_run_ends(read, monkeypatch, capfd, where, fault):
    """Whatever part of the pool is gone: one refusal in a bounded time, and no thread's last words."""
    for wait, seconds in (("SECONDS", 0.5), ("STARTING", 0.5), ("LOOK", 0.1)):
        monkeypatch.setattr(workers, wait, seconds)
    monkeypatch.setattr(where, fault)
    with pytest.raises(BlockingIOError):
        read("a.xlsx", "b.xlsx", count=2)
    assert "Traceback" not in capfd.readouterr().err


def test_the_worker_is_light():
    """What a worker imports, every one of them waits for where processes start afresh."""
    probe = "import sys, iku_excel.inbox.workers; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"click", "openpyxl", "pandas", "xlsxwriter"}
