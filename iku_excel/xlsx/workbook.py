"""From a file's bytes to its workbook: each part in turn, and how far the damage of each reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NoReturn, TypeVar

from ..core.findings import Finding, Place, Scalar
from . import limits
from .addresses import natural, parse_range
from .alike import Spelled
from .cells import Sources
from .markup import STRICT, Element
from .model import Properties, Sheet, Workbook
from .notes import notes_in, threads_in
from .package import Package, Relation, holds_macros, missing, odd_methods, open_package
from .refusal import DamagedError, RefusedError
from .sheet import Draft, read_sheet
from .styles import FOUR_YEARS, Formats, read_formats
from .text import shared_strings, unescape

Value = TypeVar("Value")

_TRUE = ("1", "true")
_STATES: dict[str, Literal["visible", "hidden", "veryHidden"]] = {
    "visible": "visible",
    "hidden": "hidden",
    "veryHidden": "veryHidden",
}
_BUILT_IN_NAME = "_xlnm."
"""Print areas and the like; Gnumeric writes a broken one into every file."""
_NOT_CELLS = ("chartsheet", "dialogsheet")
_MACRO_SHEETS = ("xlMacrosheet", "xlIntlMacrosheet")


@dataclass(slots=True)
class _Reading:
    """One file on its way: its package and what was found wrong so far."""

    name: str
    package: Package
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, sheet: str = "", cell: str = "", raw: str = "", **values: Scalar) -> None:
        self.findings.append(Finding(code, Place(self.name, sheet, cell), values, raw=raw))


class _MissingStrings(Sequence[str]):
    """A table of strings that is not in the package: the file is refused (E113) when a cell needs it."""

    def __init__(self, part: str) -> None:
        self.part = part

    def __len__(self) -> int:
        raise RefusedError("E113", {"x": self.part})

    def __getitem__(self, _: object) -> NoReturn:
        raise RefusedError("E113", {"x": self.part})


def read(data: bytes, name: str) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """The workbook in the bytes of a file, and what is wrong with it, whatever the bytes are.

    None when the file as a whole is refused; a damaged sheet is left out and named in a finding. `name` is
    what the findings call the file.
    """
    findings: list[Finding] = []
    try:
        reading = _Reading(name, open_package(data), findings)
        return _workbook(reading), tuple(findings)
    except RefusedError as refusal:
        findings.append(Finding(refusal.code, Place(name), refusal.values))
    return None, tuple(findings)


def _workbook(reading: _Reading) -> Workbook:
    package = reading.package
    if package.container.trailing:
        reading.find("N190", n=package.container.trailing)
    part = _needed("_rels/.rels", lambda: package.target("", "officeDocument"))
    if not package.has(part):
        raise missing(package, part or "xl/workbook.xml")
    root = _needed(part, lambda: package.tree(part))
    if root.name != "workbook":
        raise RefusedError("E104")
    if root.space == STRICT:
        reading.find("W119")
    relations = _needed(part, lambda: package.relations(part))
    if holds_macros(package) or any(item.kind in _MACRO_SHEETS for item in relations.values()):
        reading.find("W145")
    linked = any(item.kind == "externalLink" for item in relations.values())
    if linked:
        reading.find("W115", n=sum(item.kind == "externalLink" for item in relations.values()))
    date1904 = any(element.get("date1904") in _TRUE for element in root.all("workbookPr"))
    locked = any(element.get("lockStructure") in _TRUE for element in root.all("workbookProtection"))
    formats = _formats(reading, part)
    strings = _strings(package, part)
    spelled = Spelled() if date1904 else formats.spelled
    sources = Sources(strings, formats.styles, date1904, formats.conditional, spelled)
    names = [element for block in root.all("sheets") for element in block.all("sheet")]
    workbook = Workbook(
        sheets=tuple(_sheets(reading, part, names, sources)),
        defined_names=_defined_names(reading, root, [element.get("name") for element in names]),
        properties=_properties(reading),
        styles=formats.styles,
        date1904=date1904,
        structure_locked=locked,
        external_links=linked,
    )
    if isinstance(strings, _MissingStrings):
        reading.find("N195", bagian=strings.part)
    if odd_methods(package):
        reading.find("N191")
    if package.wide_parts:
        reading.find("N192")
    return workbook


def _needed(part: str, make: Callable[[], Value]) -> Value:
    """A value without which the file cannot be read; damage refuses the file."""
    try:
        return make()
    except DamagedError:
        raise RefusedError("E112", {"bagian": part}) from None


def _beside(reading: _Reading, part: str, make: Callable[[], Value], otherwise: Value) -> Value:
    """A value that the answers do not depend on; damage is noted."""
    try:
        return make()
    except DamagedError:
        reading.find("N195", bagian=part)
        return otherwise


def _formats(reading: _Reading, workbook_part: str) -> Formats:
    part = reading.package.target(workbook_part, "styles")
    if not reading.package.has(part):
        reading.find("N193")
        return Formats()
    return _needed(part, lambda: read_formats(reading.package.part(part)))


def _strings(package: Package, workbook_part: str) -> Sequence[str]:
    part = package.target(workbook_part, "sharedStrings")
    if not part:
        return []
    if not package.has(part):
        return _MissingStrings(part)
    return _needed(part, lambda: shared_strings(package.part(part)))


def _sheets(reading: _Reading, part: str, names: list[Element], sources: Sources) -> Iterator[Sheet]:
    """The readable worksheets; what makes one unreadable is a finding with its name."""
    package = reading.package
    relations = package.relations(part)
    seen: set[str] = set()
    room = limits.CELLS
    if not names:
        raise RefusedError("E113", {"x": "xl/worksheets"})
    for element in names:
        name = element.get("name")
        relation = relations.get(element.relation)
        if relation is None or relation.external or not package.has(relation.target):
            reading.find("E113", name, x=name)
            continue
        if seen & {name.casefold() + "/", relation.target.lower()}:
            raise RefusedError("E112", {"bagian": part})
        seen |= {name.casefold() + "/", relation.target.lower()}
        if relation.kind in (*_NOT_CELLS, *_MACRO_SHEETS):
            continue
        try:
            draft = read_sheet(package.part(relation.target), sources, room)
        except DamagedError:
            reading.find("E112", name, bagian=relation.target)
            continue
        room -= len(draft.cells)
        yield _sheet(reading, name, element.get("state", "visible"), relation.target, draft, sources)


def _sheet(reading: _Reading, name: str, state: str, part: str, draft: Draft, sources: Sources) -> Sheet:
    around = draft.around
    for cell, raw in draft.bad:
        reading.find("E112", name, cell, raw, bagian=cell or part)
    for reference in around.bad_merges:
        reading.find("E112", name, reference, bagian=reference or part)
    if around.bad_rules:
        reading.find("W117", name, n=around.bad_rules)
    if around.bad_links:
        reading.find("N195", name, bagian=part)
    if draft.astray:
        reading.find("W218", name)
    if _exceeds(draft):
        reading.find("N194", name, around.dimension or "")
    nothing: dict[str, Relation] = {}
    relations = _beside(reading, part, lambda: reading.package.relations(part), nothing)
    links = {}
    for area, relation, location in around.links:
        target = relations[relation].target if relation in relations else ""
        links[area.top, area.left] = target + (f"#{location}" if location else "")
    notes: dict[tuple[int, int], str] = {}
    threads: dict[tuple[int, int], list[str]] = {}
    for item in relations.values():
        if item.kind == "threadedComment":
            read_threads = partial(threads_in, reading.package, item.target)
            threads = _beside(reading, item.target, read_threads, threads)
            notes |= {place: "\n".join(said) for place, said in threads.items()}
    for item in relations.values():
        if item.kind == "comments":
            read_notes = partial(notes_in, reading.package, item.target, threads)
            notes = {**notes, **_beside(reading, item.target, read_notes, notes)}
    return Sheet(
        name=name,
        state=_STATES.get(state, "visible"),
        cells=draft.cells,
        merges=tuple(around.merges),
        hidden_rows=frozenset(draft.hidden_rows),
        hidden_columns=tuple(around.hidden_columns),
        validations=tuple(around.validations),
        protected=around.protected,
        hyperlinks=links,
        styles=sources.styles,
        conditional=tuple(
            (areas, code)
            for areas, chosen in around.formats
            if (code := sources.conditional[chosen] if chosen < len(sources.conditional) else "")
        ),
        days_late=FOUR_YEARS if sources.date1904 else 0,
        notes=notes,
        auto_filter=around.auto_filter,
    )


def _exceeds(draft: Draft) -> bool:
    """Whether cells lie outside of the extent that the sheet claims."""
    if draft.around.dimension is None:
        return False
    area = parse_range(draft.around.dimension)
    if area is None or not draft.cells:
        return area is None
    rows, columns = {row for row, _ in draft.cells}, {column for _, column in draft.cells}
    return not (area.holds(min(rows), min(columns)) and area.holds(max(rows), max(columns)))


def _defined_names(reading: _Reading, root: Element, sheets: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    junk = 0
    for element in (name for block in root.all("definedNames") for name in block.all("definedName")):
        name, text = element.get("name"), element.text.strip()
        if "#REF!" in text or text.startswith(("[", "'[")) or len(found) >= limits.LISTED:
            junk += not name.startswith(_BUILT_IN_NAME)
            continue
        local = natural(element.get("localSheetId"))
        if local is not None and local < len(sheets):
            name = f"{sheets[local]}!{name}"
        found[name] = unescape(text)
    if junk:
        reading.find("W116", n=junk)
    return found


def _properties(reading: _Reading) -> Properties:
    package = reading.package

    def texts(*kinds: str) -> dict[str, str]:
        part = package.target("", *kinds)
        if not package.has(part):
            return {}
        root = _beside(reading, part, lambda: package.tree(part), Element("", "", {}))
        return {child.get("name") or child.name: _text_below(child) for child in root.children}

    core = texts("core-properties")
    program = texts("extended-properties", "extendedProperties")
    return Properties(
        creator=core.get("creator", ""),
        last_modified_by=core.get("lastModifiedBy", ""),
        modified=core.get("modified", ""),
        identifier=core.get("identifier", ""),
        application=program.get("Application", ""),
        app_version=program.get("AppVersion", ""),
        custom=texts("custom-properties", "customProperties"),
        title=core.get("title", ""),
        status=core.get("contentStatus", ""),
    )


def _text_below(element: Element) -> str:
    return unescape("".join(item.text for item in element.walk()).strip())
