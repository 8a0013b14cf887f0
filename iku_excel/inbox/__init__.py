"""The files people sent → Submissions: by code, wherever things moved, with every mistake as a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from .. import formats
from ..core.findings import Finding, IkuError, Place
from ..core.model import Closed, Definition, Submission
from ..envelopes import SEPARATOR
from ..xlsx.limits import FILE_BYTES
from . import folder as folders
from .accepting import DOUBTED, Acceptance, accepted, accepts, check_acceptances
from .arrivals import arrived, may_be_foreign, may_be_return, open_entry
from .choosing import choose, latest_period
from .cluster import Cluster
from .folder import Entry, read_bytes
from .layout import Issued, issued
from .pointing import Addresses, pointed, sent_otherwise, with_mail
from .recovery import recover
from .remembered import recall_workbook
from .runner import Progress, Read, Reader, Runner, here
from .standing import standing
from .unopened import doubts_of_unopened
from .workbook import read_workbook
from .workers import WORKERS, Workers

__all__ = [
    "DOUBTED",
    "WORKERS",
    "Acceptance",
    "Addresses",
    "Cluster",
    "Entry",
    "Progress",
    "Read",
    "Reader",
    "Runner",
    "Workers",
    "accepted",
    "accepts",
    "bytes_called",
    "check_acceptances",
    "choose",
    "doubts_of_unopened",
    "entries",
    "entry_bytes",
    "here",
    "issued",
    "latest_period",
    "may_be_return",
    "pointed",
    "read_bytes",
    "read_entries",
    "read_file",
    "read_folder",
    "read_paths",
    "read_workbook",
    "recall_entry",
    "recover",
    "sent_otherwise",
    "standing",
    "together",
    "with_mail",
]


def read_file(data: bytes, name: str, definition: Definition, accepted: Iterable[Acceptance] = ()) -> Read:
    """The submissions in the bytes of one workbook; `name` is what findings and origins call it."""
    formats.prepare((data,))
    return read_workbook(data, name, issued(definition, accepted))


def read_entry(file: Entry, layouts: Issued) -> Read:
    """The submissions in one file of an inbox, or of an envelope in it."""
    return _read(file, layouts, read_workbook)


def recall_entry(file: Entry, layouts: Issued) -> Read:
    """The same, but what this user had read before is not read again: for what proves nothing."""
    return _read(file, layouts, recall_workbook)


def _read(file: Entry, layouts: Issued, read: Callable[[bytes, str, Issued], Read]) -> Read:
    data, findings = entry_bytes(file)
    if data is None:
        return (), with_mail(findings, file.sender, file.subject)
    submissions, found = read(data, file.name, layouts)
    if file.sender or file.sent:
        submissions = tuple(
            replace(one, origin=replace(one.origin, sender=file.sender, mailed=file.sent))
            for one in submissions
        )
    return submissions, with_mail(found, file.sender, file.subject)


def entry_bytes(file: Entry) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The bytes of a file of an inbox, or of an envelope in it; None and why where there are none."""
    if file.data is None:
        return read_bytes(file.path, file.name)
    if len(file.data) > FILE_BYTES:
        return None, (Finding("E110", Place(file.name), {"x": "file", "n": FILE_BYTES}),)
    return file.data, ()


def bytes_called(folder: Path, name: str) -> bytes | None:
    """The bytes of the file that an inbox calls so, in an envelope or not; None where there is none.

    No name leads out of the inbox.
    """
    outer, inside, _ = (name, "", "") if (folder / name).is_file() else name.partition(SEPARATOR)
    path = folder / outer
    if not path.resolve().is_relative_to(folder.resolve()):
        return None
    if not inside:
        return read_bytes(path, name)[0]
    stamp = path.lstat() if path.is_file() else None
    if stamp is None:
        return None
    return _inside(path, outer, stamp.st_size, stamp.st_mtime_ns).get(name)


@lru_cache(maxsize=1)
def _inside(path: Path, name: str, size: int, changed: int) -> dict[str, bytes | None]:
    """What lies in an envelope as it stood then, by name: asked for file by file, it is opened once."""
    items, _ = open_entry(Entry(path, name), None)
    return {item.name: item.data for item in items}


def entries(
    folder: Path, *, may_be_empty: bool = False, runner: Runner = WORKERS
) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The files of an inbox that may be returns, those in envelopes included, and what else came.

    Raises IkuError (E158) where there is no such folder, nothing to read in it or too much.
    """
    files, left_out = folders.entries(folder, may_be_empty=may_be_empty)
    found, others = arrived(files, runner)
    if not (found or may_be_empty):
        nothing = Finding("E158", values={"x": str(folder), "n": folders.MOST_FILES})
        raise IkuError(*left_out, *others, nothing)
    return found, (*left_out, *others)


def convert(files: Iterable[Entry]) -> None:
    """Has those of another format converted before they are read, by one process for all of them."""
    formats.prepare(data for file in files if may_be_foreign(file) and (data := entry_bytes(file)[0]))


def in_silence(done: int, files: int) -> None:
    """Tells nobody how far the reading is."""


def read_folder(
    folder: Path,
    definition: Definition,
    *,
    accepted: Iterable[Acceptance] = (),
    closed: Iterable[Closed] = (),
    runner: Runner = WORKERS,
    progress: Progress = in_silence,
    reader: Reader = read_entry,
) -> Read:
    """The submissions of everything in an inbox, by file name, read where the runner reads.

    A return for a closed triwulan is read as a form of what was asked then.
    Raises IkuError (E158) where there is no folder or nothing to read in it.
    """
    files, left_out = entries(folder)
    convert(files)
    return together(left_out, runner(files, issued(definition, accepted, closed), reader, progress))


def read_paths(
    paths: Iterable[Path],
    definition: Definition,
    *,
    accepted: Iterable[Acceptance] = (),
    addresses: Addresses | None = None,
    progress: Progress = in_silence,
    runner: Runner = WORKERS,
    reader: Reader = read_entry,
) -> Read:
    """The submissions of files, called by their own names, and of inboxes. Raises IkuError as read_folder."""
    files: list[Entry] = []
    left_out: list[Finding] = []
    for path in paths:
        found, findings = entries(path) if path.is_dir() else _one(path)
        files += found
        left_out += findings
    layouts = issued(definition, accepted)
    convert(files)
    submissions, told = together(left_out, runner(files, layouts, reader, progress))
    otherwise = sent_otherwise(submissions, definition, addresses or {})
    return submissions, (*pointed(told, definition, addresses), *otherwise)


def _one(path: Path) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """One file, opened where it is an envelope, and told of by the reader where it is nothing else."""
    alone = Entry(path, path.name)
    found, findings = arrived((alone,), WORKERS)
    known = [finding for finding in findings if finding.code != "N151"]
    return (found, findings) if found or known else ((alone,), ())


def read_entries(
    files: Sequence[Entry],
    definition: Definition,
    *,
    accepted: Iterable[Acceptance] = (),
    closed: Iterable[Closed] = (),
    progress: Progress = in_silence,
    reader: Reader = read_entry,
) -> Iterator[Read]:
    """What each of these files holds, in their order, one by one."""
    convert(files)
    return WORKERS(files, issued(definition, accepted, closed=closed), reader, progress)


def together(left_out: Iterable[Finding], read: Iterable[Read]) -> Read:
    """One reading of many, and of what was left out."""
    submissions: list[Submission] = []
    findings = list(left_out)
    for more, found in read:
        submissions += more
        findings += found
    return tuple(submissions), tuple(findings)
