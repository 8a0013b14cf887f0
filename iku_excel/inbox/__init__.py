"""The files people sent → Submissions: by code, wherever things moved, with every mistake as a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..core.findings import Finding
from ..core.model import Definition, Submission
from .accepting import DOUBTED, Acceptance, accepted, check_acceptances
from .choosing import choose, latest_period, standing
from .folder import Entry, entries, read_bytes
from .layout import Issued, issued
from .recovery import recover
from .runner import Progress, Read, Reader, Runner, here
from .workbook import read_workbook
from .workers import WORKERS, Workers

__all__ = [
    "DOUBTED",
    "Acceptance",
    "Entry",
    "Progress",
    "Read",
    "Runner",
    "Workers",
    "accepted",
    "check_acceptances",
    "choose",
    "entries",
    "here",
    "issued",
    "latest_period",
    "read_bytes",
    "read_entries",
    "read_file",
    "read_folder",
    "read_paths",
    "read_workbook",
    "recover",
    "standing",
    "together",
]


def read_file(data: bytes, name: str, definition: Definition, accepted: Iterable[Acceptance] = ()) -> Read:
    """The submissions in the bytes of one workbook; `name` is what findings and origins call it."""
    return read_workbook(data, name, issued(definition, accepted))


def read_entry(file: Entry, layouts: Issued) -> Read:
    """The submissions in one file of an inbox."""
    data, findings = read_bytes(file.path, file.name)
    if data is None:
        return (), findings
    return read_workbook(data, file.name, layouts)


def in_silence(done: int, files: int) -> None:
    """Tells nobody how far the reading is."""


def read_folder(
    folder: Path,
    definition: Definition,
    *,
    accepted: Iterable[Acceptance] = (),
    runner: Runner = WORKERS,
    progress: Progress = in_silence,
    reader: Reader = read_entry,
) -> Read:
    """The submissions of everything in an inbox, by file name, read where the runner reads.

    Raises IkuError (E158) where there is no folder or nothing to read in it.
    """
    files, left_out = entries(folder)
    return together(left_out, runner(files, issued(definition, accepted), reader, progress))


def read_paths(paths: Iterable[Path], definition: Definition, *, progress: Progress = in_silence) -> Read:
    """The submissions of files, called by their own names, and of inboxes. Raises IkuError as read_folder."""
    files: list[Entry] = []
    left_out: list[Finding] = []
    for path in paths:
        found, findings = entries(path) if path.is_dir() else ((Entry(path, path.name),), ())
        files += found
        left_out += findings
    layouts = issued(definition)
    return together(left_out, WORKERS(files, layouts, read_entry, progress))


def read_entries(
    files: Sequence[Entry], definition: Definition, *, progress: Progress = in_silence
) -> Iterator[Read]:
    """What each of these files holds, in their order, one by one."""
    return WORKERS(files, issued(definition), read_entry, progress)


def together(left_out: Iterable[Finding], read: Iterable[Read]) -> Read:
    """One reading of many, and of what was left out."""
    submissions: list[Submission] = []
    findings = list(left_out)
    for more, found in read:
        submissions += more
        findings += found
    return tuple(submissions), tuple(findings)
