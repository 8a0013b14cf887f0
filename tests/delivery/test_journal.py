"""What was sent stays known, whatever happens to the process or the file."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from iku_excel.core.findings import IkuError
from iku_excel.delivery import journal
from iku_excel.delivery.journal import Entry, State, opened, read

ENTRY = Entry(
    "a1", State.INTENDED, "2026-07-10T08:30:00+07:00", "kepala@contoh.go.id", "dokumen", "IKU é.xlsx"
)
SENT = replace(ENTRY, state=State.SENT)


def code(work) -> str:
    with pytest.raises(IkuError) as stop:
        work()
    return stop.value.findings[0].code


def hold(path):
    with opened(path, Entry.of):
        pass


def test_the_last_line_of_a_message_counts(tmp_path):
    path = tmp_path / "surel.jsonl"
    other = replace(ENTRY, id="b2", state=State.FAILED, reason="jawaban server 550 – tidak ada")
    with opened(path, Entry.of) as log:
        for entry in (ENTRY, other, SENT):
            log.write(entry)
        assert log.last == {"a1": SENT, "b2": other}
    assert read(path) == {"a1": SENT, "b2": other}
    assert len(path.read_bytes().splitlines()) == 3


def test_nothing_was_sent_where_there_is_no_journal(tmp_path):
    assert read(tmp_path / "surel.jsonl") == {}


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_that_was_cut_off_counts_for_nothing_and_is_written_over(tmp_path, cut):
    path = tmp_path / "surel.jsonl"
    with opened(path, Entry.of) as log:
        log.write(ENTRY)
        whole = path.read_bytes()
        log.write(SENT)
    path.write_bytes(path.read_bytes()[:-cut])
    assert read(path) == {"a1": ENTRY}
    with opened(path, Entry.of) as log:
        assert path.read_bytes() == whole
        log.write(SENT)
    assert read(path) == {"a1": SENT}


@pytest.mark.parametrize("line", [b"{}", b"[]", b"null", b'"a"', b"surat", b'{"id": "a1"}', b"\xff"])
def test_a_line_that_is_not_ours_stops_everything(tmp_path, line):
    path = tmp_path / "surel.jsonl"
    hold(path)
    path.write_bytes(line + b"\n")
    assert code(lambda: read(path)) == "E568"
    assert code(lambda: hold(path)) == "E568"
    assert path.read_bytes() == line + b"\n"


def test_a_state_that_nobody_knows_stops_everything(tmp_path):
    path = tmp_path / "surel.jsonl"
    with opened(path, Entry.of) as log:
        log.write(ENTRY)
    path.write_bytes(path.read_bytes().replace(b"akan", b"entah"))
    assert code(lambda: read(path)) == "E568"


def test_one_process_at_a_time(tmp_path):
    path = tmp_path / "surel.jsonl"
    program = f"""
from pathlib import Path
from iku_excel.delivery.journal import Entry, opened
from iku_excel.core.findings import IkuError
try:
    with opened(Path({str(path)!r}), Entry.of):
        print("mine")
except IkuError as stop:
    print(stop.findings[0].code)
"""
    command = [sys.executable, "-c", program]
    with opened(path, Entry.of):
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "E569\n"
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "mine\n"


def test_a_folder_that_takes_no_file_is_told(tmp_path):
    (tmp_path / "berkas").write_bytes(b"")
    assert code(lambda: hold(tmp_path / "berkas" / "surel.jsonl")) == "E502"


def test_all_documents_of_a_folder_share_a_journal(tmp_path):
    assert journal.beside(tmp_path / "a.xlsx") == journal.beside(tmp_path / "b.xlsx")


@pytest.mark.posix
def test_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "surel.jsonl"
    hold(path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("room", [0, 7])
def test_a_line_that_finds_no_room_is_told_and_counts_for_nothing(tmp_path, monkeypatch, room):
    path = tmp_path / "surel.jsonl"
    write = os.write

    def full(file: int, data: bytes) -> int:
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(file, data[:room])

    with opened(path, Entry.of) as log:
        log.write(ENTRY)
        monkeypatch.setattr(os, "write", full)
        with pytest.raises(IkuError) as stop:
            log.write(replace(ENTRY, id="b"))
    monkeypatch.undo()
    assert [finding.code for finding in stop.value.findings] == ["E502"]
    assert read(path) == {ENTRY.id: ENTRY}
    with opened(path, Entry.of) as log:
        log.write(replace(ENTRY, id="c"))
    assert set(read(path)) == {ENTRY.id, "c"}
