"""The files people sent → Submissions: by code, wherever things moved, with every mistake as a finding."""

from __future__ import annotations

from pathlib import Path

from ..core.findings import Finding
from ..core.form import Words
from ..core.model import Definition, Submission
from .choosing import choose, latest_period
from .folder import entries, read_bytes
from .layout import Issued, issued
from .workbook import read_workbook

__all__ = ["choose", "latest_period", "read_file", "read_folder", "read_path"]

Read = tuple[tuple[Submission, ...], tuple[Finding, ...]]


def read_file(data: bytes, name: str, definition: Definition, words: Words) -> Read:
    """The submissions in the bytes of one workbook; `name` is what findings and origins call it."""
    return read_workbook(data, name, issued(definition, words))


def read_path(path: Path, definition: Definition, words: Words) -> Read:
    """The submissions in one file, called by its own name."""
    return _read(path, path.name, issued(definition, words))


def read_folder(folder: Path, definition: Definition, words: Words) -> Read:
    """The submissions of everything in an inbox, by file name.

    Raises IkuError (E158) where there is no folder or nothing to read in it.
    """
    files, left_out = entries(folder)
    layouts = issued(definition, words)
    submissions: list[Submission] = []
    findings = list(left_out)
    for file in files:
        read, found = _read(file.path, file.name, layouts)
        submissions += read
        findings += found
    return tuple(submissions), tuple(findings)


def _read(path: Path, name: str, layouts: Issued) -> Read:
    data, findings = read_bytes(path, name)
    if data is None:
        return (), findings
    return read_workbook(data, name, layouts)
