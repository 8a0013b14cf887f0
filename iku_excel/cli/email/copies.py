"""The letters to the units: each carries the annotated copy that is theirs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ... import xlsx
from ...core.findings import Finding, IkuError, Place
from ...core.model import Definition, Unit
from ...delivery.letter import Attachment, ascii_name
from ...delivery.settings import Settings
from ...inbox.carriers import read_identity
from ...inbox.report import Report
from ...summary.embedded.reading import taken
from ...texts import annotated
from ...texts import email as words
from .document import Document, Order
from .parcels import Envelope, written

MOST_MENDS = 5
TEMPORARY = ("~$", ".")


def letters(
    order: Order, document: Document, office: Settings
) -> tuple[tuple[Envelope, ...], tuple[Finding, ...]]:
    """A letter for each copy in the folder, and the copies that are nobody's or whose unit has no address."""
    assert order.feedback is not None
    paths = _copies(order.feedback)
    if not paths:
        folder = str(order.feedback)
        raise IkuError(Finding("E574", Place(folder), {"x": folder}))
    envelopes: list[Envelope] = []
    findings: list[Finding] = []
    for path in paths:
        found = _letter(path, document, office)
        if isinstance(found, Finding):
            findings.append(found)
            continue
        envelopes.append(found)
        if not found.letter.to:
            unit = document.results.definition.unit(found.unit)
            findings.append(
                Finding("E572", Place(path.name), {"x": unit.code, "bidang": unit.sheet}, unit.code)
            )
    return tuple(envelopes), tuple(findings)


def _copies(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise IkuError(Finding("E574", Place(str(folder)), {"x": str(folder)}))
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and path.suffix.lower() == ".xlsx" and not path.name.startswith(TEMPORARY)
    )


def _letter(path: Path, document: Document, office: Settings) -> Envelope | Finding:
    definition = document.results.definition
    data = taken(path)
    workbook, wrong = xlsx.read(data, path.name)
    if workbook is None:
        raise IkuError(*wrong)
    report = Report(path.name)
    token = read_identity(workbook, report).token
    unit = _keeper(definition, token.units) if token else None
    if unit is None or report.refused:
        return Finding("E573", Place(path.name), {"file": path.name})
    assert token is not None
    period = token.period or document.results.period
    mends, more, sheet = _mends(workbook)
    letter = written(
        definition,
        office,
        office.units.get(unit.code, ()),
        (),
        words.SUBJECT_FEEDBACK.format(sheet=unit.sheet, period=period.words),
        words.unit_body(unit, period, mends, more, sheet),
        [Attachment(ascii_name(path.name), data)],
    )
    name = ascii_name(path.stem)
    eml, text = f"{name}.eml", words.LETTER_FILE_UNIT.format(name=name)
    return Envelope(
        letter, eml, text, words.KIND_COPY.format(unit=unit.code), unit.code, path.name, _content(workbook)
    )


def _keeper(definition: Definition, codes: tuple[str, ...]) -> Unit | None:
    """The one unit that fills in all of these sheets."""
    known = {unit.code: unit.keeper or unit.code for unit in definition.units}
    keepers = {known.get(code, "") for code in codes}
    keeper = keepers.pop() if len(keepers) == 1 else ""
    return definition.unit(keeper) if keeper else None


def _content(workbook: xlsx.Workbook) -> str:
    """The hash of what a copy says: written again from the same return, it is still the same."""
    content = hashlib.sha256()
    for sheet in workbook.sheets:
        for place, cell in sorted(sheet.cells.items()):
            content.update(repr((sheet.name, place, cell.raw, cell.formula)).encode())
    return content.hexdigest()


def _mends(workbook: xlsx.Workbook) -> tuple[list[str], int, str]:
    """What the copy's own list asks for first, how much more it asks, and the list's name, "" without one."""
    sheet = workbook.sheet(annotated.SHEET)
    if sheet is None:
        return [], 0, ""
    lines = list(_listed(sheet))
    return lines[:MOST_MENDS], len(lines[MOST_MENDS:]), sheet.name


def _listed(sheet: xlsx.Sheet) -> Iterator[str]:
    """A line for each numbered row under the heads of the list."""
    heads = {annotated.HEADS[name]: name for name in ("no", "sheet", "spot", "message", "remedy")}
    texts = {place: " ".join(cell.raw.split()) for place, cell in sheet.cells.items()}
    head_row = min((row for (row, _), text in texts.items() if text == annotated.HEAD_SPOT), default=0)
    columns = {
        heads[text]: column for (row, column), text in texts.items() if row == head_row and text in heads
    }
    if columns.keys() != set(heads.values()):
        return
    for row in sorted({row for row, _ in texts if row > head_row}):
        got = {name: texts.get((row, column), "") for name, column in columns.items()}
        if got["no"] and got["message"] and got["remedy"]:
            where = " ".join(part for part in (got["sheet"], got["spot"]) if part)
            yield words.MEND.format(where=where, message=got["message"], remedy=got["remedy"])
