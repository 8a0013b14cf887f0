"""Where a command may write: decided before any work is done."""

from __future__ import annotations

from pathlib import Path

from .. import files
from ..core.findings import Finding, IkuError, Place

WORKBOOK, PDF = ".xlsx", ".pdf"


def refuse_target(path: Path, suffix: str, force: bool, inbox: Path | None = None) -> None:
    """Raises IkuError for a target that must not be written.

    E515, it is a folder; E516, it has another ending; E517, it lies in the inbox, where it could replace what
    somebody sent; E503, it exists and there is no `force`.
    """
    place = Place(str(path))
    if path.is_dir():
        raise IkuError(Finding("E515", place, {"x": str(path), "a": suffix}))
    if path.suffix.lower() != suffix:
        raise IkuError(Finding("E516", place, {"x": path.name, "a": suffix}))
    if inbox is not None and path.resolve().is_relative_to(inbox.resolve()):
        raise IkuError(Finding("E517", place, {"x": path.name}))
    files.refuse_existing(path, force)


def refuse_folder(path: Path) -> None:
    """Raises IkuError E518 where a folder is asked for and a file is named."""
    if path.is_file() or path.suffix.lower() == WORKBOOK:
        raise IkuError(Finding("E518", Place(str(path)), {"x": str(path)}))


def refuse_other_than_folder(path: Path, inbox: Path) -> None:
    """Raises IkuError where several files cannot go: E532, it is a file; E517, it lies in the inbox."""
    if path.exists() and not path.is_dir():
        raise IkuError(Finding("E532", Place(str(path)), {"x": str(path)}))
    if path.resolve().is_relative_to(inbox.resolve()):
        raise IkuError(Finding("E517", Place(str(path)), {"x": path.name}))
