"""The finished workbook, read once and verified, and the settings that go with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ... import xlsx
from ...core.findings import Finding, IkuError, Place
from ...core.model import Results
from ...delivery import settings
from ...delivery.settings import Settings
from ...summary.embedded.reading import recall_bytes, taken
from ...summary.embedded.writing import SHEET as HIDDEN
from ...texts import workspace
from ..output import print_findings
from ..verify_earlier import look
from ..verify_figures import changed_results
from ..verify_workbook import Drawing, fresh_drawing


@dataclass(frozen=True, slots=True)
class Order:
    """What the officer asks for."""

    workbook: Path
    settings: Path | None = None
    output: Path | None = None
    feedback: Path | None = None
    official: bool = False
    pdf: Path | None = None
    without_pdf: bool = False
    send: bool = False
    dry_run: bool = False
    yes: bool = False
    resend: tuple[str, ...] = ()
    force: bool = False

    @property
    def drafts(self) -> bool:
        """Whether nothing is to be sent."""
        return not (self.send or self.dry_run)


@dataclass(frozen=True, slots=True)
class Document:
    """The workbook as it was read once, verified: its bytes, results, look, and the hash of what it says."""

    path: Path
    data: bytes
    results: Results
    drawing: Drawing
    saved: str
    content: str


def read(path: Path) -> Document:
    """The workbook; raises IkuError where it is none of ours or does not hold any more (E563)."""
    data = taken(path)
    found = recall_bytes(data, path.name)
    results, workbook = found.results, found.workbook
    if found.current:
        drawing = fresh_drawing(found, data)
    else:  # it cannot be drawn again, and is held to what it says
        drawing = Drawing(found.folded, found.paper, found.layout, 0, look(found, path).differences)
    wrong = len(list(changed_results(found))) + len(drawing.differences)
    if wrong:
        raise IkuError(Finding("E563", Place(path.name), {"file": path.name, "n": wrong}))
    return Document(path, data, results, drawing, workbook.properties.modified, content_of(workbook))


def read_settings(order: Order, results: Results) -> Settings:
    """What the nearest settings say; raises IkuError with everything that is wrong with them."""
    path = order.settings or next((place for place in _places(order.workbook) if place.is_file()), None)
    if path is None:
        raise IkuError(Finding("E560"))
    units = tuple(unit.code for unit in results.definition.units)
    try:
        text = taken(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IkuError(Finding("E649", Place(path.name), {"sebab": "UTF-8"})) from error
    found, findings = settings.read(text, path.name, path.parent, units)
    if found is None:
        raise IkuError(*findings)
    print_findings(findings, err=True)
    return found


def _places(workbook: Path) -> tuple[Path, ...]:
    """Beside the workbook, in the folder above (a workspace keeps its output one lower), and here."""
    beside = workbook.resolve().parent
    return tuple(folder / workspace.SETTINGS for folder in (beside, beside.parent, Path.cwd()))


def content_of(workbook: xlsx.Workbook) -> str:
    """The hash of what a workbook says: saved again by another program, it is still the same document."""
    hidden = workbook.sheet(HIDDEN)
    assert hidden is not None
    texts = [cell.raw for _, cell in sorted(hidden.cells.items())]
    return hashlib.sha256("".join(texts).encode()).hexdigest()
