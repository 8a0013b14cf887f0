"""A workbook beside a fresh drawing of what it carries: all that a reader could be misled by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .. import summary, xlsx
from ..core.numbers import show
from ..summary.embedded.reading import Recalled
from ..summary.embedded.writing import SHEET as HIDDEN
from ..texts import explain as words
from ..texts.findings.filling import harmless
from ..xlsx.beside import Beside, read_beside
from ..xlsx.drawings import DamagedError, Drawings, RefusedError, read_drawings

# A program that saves the workbook again may write the last digits of a figure otherwise.
TOLERANCE = 1e-12
PRINT_AREA = "_xlnm.Print_Area"
# Names that programs make for themselves, under whatever spelling.
OWN_NAMES = ("_xlnm.", "print_titles", "print_area", "_filterdatabase", "sheet_title")
LONGEST_SHOWN = 200

_WEB = re.compile(r"[a-z][a-z0-9+.-]+:(?!.*\.xlsx)", re.IGNORECASE)
_STRING = re.compile(r'("(?:[^"]|"")*")')
_NUMBER = re.compile(r"(?<![\w.$])\d+\.?\d*(?:e[+-]?\d+)?(?![\w.])", re.IGNORECASE)
_TWICE_NEGATED = re.compile(r"-\(-(\([^()]*\))\)")
_POINT = re.compile(r"(\$?[A-Z]{1,3}\$?\d+):\1(?![\w$])")
_WRITTEN_OTHERWISE = (("_xlfn.", ""), ("_XLFN.", ""), ("RANK.EQ(", "RANK("), ("'", ""), (" ", ""))


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a workbook was drawn, how many cells were compared, and what differs."""

    folded: bool
    paper: str
    layout: str
    cells: int
    differences: tuple[str, ...]


def fresh_drawing(found: Recalled, data: bytes) -> Drawing:
    """The workbook and its bytes beside a fresh drawing of the same results, on the paper that it names."""
    drawn = summary.draw(found.results, folded=found.folded, paper=found.paper, layout=found.layout)
    fresh, _ = xlsx.read(drawn, "")
    assert fresh is not None
    cells = sum(len(sheet.cells) for sheet in fresh.sheets if sheet.name != HIDDEN)
    lines = (*differences(fresh, found.workbook), *_laid_over(drawn, data))
    return Drawing(found.folded, found.paper, found.layout, cells, lines)


def differences(fresh: xlsx.Workbook, found: xlsx.Workbook) -> Iterator[str]:
    """What the workbook has otherwise than its fresh drawing: sheets, rows, columns, names, then cells."""
    yield from _of_sheets(fresh, found)
    yield from _of_names(fresh, found)
    yield from _of_properties(fresh.properties, found.properties)
    if found.external_links:
        yield words.FOREIGN_LINKS
    lost = 0
    for sheet in fresh.sheets:
        other = found.sheet(sheet.name)
        if sheet.name == HIDDEN or other is None:
            continue
        yield from _of_layout(sheet, other)
        yield from _of_entries(sheet, other)
        for place in sorted(sheet.cells.keys() | other.cells.keys()):
            one, two = sheet.cells.get(place), other.cells.get(place)
            formats = fresh.style_of(one).format if one else "", found.style_of(two).format if two else ""
            if one == two and formats[0] == formats[1]:
                continue  # as nearly all are
            if one and two and two.kind == "empty" != one.kind and _same_formula(one, two):
                lost += 1
            else:
                yield from _of_cell(sheet.name, xlsx.address(*place), one, two, formats)
    if lost:
        yield words.LOST_RESULTS.format(n=lost)


def differences_of_values(fresh: xlsx.Workbook, found: xlsx.Workbook) -> Iterator[str]:
    """Formulas whose stored result is another than in `fresh`, the same workbook recalculated."""
    for sheet in found.sheets:
        other = fresh.sheet(sheet.name)
        for place, cell in sorted(sheet.cells.items()) if other else ():
            again = other.cells.get(place) if other else None
            if cell.formula is not None and not _same(again, cell):
                yield words.OTHER_RESULT.format(
                    sheet=sheet.name,
                    cell=xlsx.address(*place),
                    found=_shown(_text(cell)),
                    expected=_shown(_text(again)),
                )


def _of_sheets(fresh: xlsx.Workbook, found: xlsx.Workbook) -> Iterator[str]:
    expected = [sheet.name for sheet in fresh.sheets]
    there = [sheet.name for sheet in found.sheets]
    known = {name.casefold() for name in expected}
    for sheet in fresh.sheets:
        other = found.sheet(sheet.name)
        if other is None:
            yield words.LOST_SHEET.format(sheet=sheet.name)
        elif sheet.state == "visible" != other.state:
            yield words.HIDDEN_SHEET.format(sheet=sheet.name)
    for name in there:
        if name.casefold() not in known:
            yield words.FOREIGN_SHEET.format(sheet=harmless(name))
    kept = [name for name in there if name.casefold() in known]
    if kept != [name for name in expected if name in kept]:
        yield words.MOVED_SHEETS.format(sheets=", ".join(kept))


def _of_names(fresh: xlsx.Workbook, found: xlsx.Workbook) -> Iterator[str]:
    for name, text in found.defined_names.items():
        bare = name.rpartition("!")[2]
        if name not in fresh.defined_names and not bare.casefold().startswith(OWN_NAMES):
            yield words.FOREIGN_NAME.format(name=harmless(name), text=harmless(text))
    for name, text in fresh.defined_names.items():
        bare = name.rpartition("!")[2]
        own = bare.startswith(OWN_NAMES[0]) and bare != PRINT_AREA
        told = found.defined_names.get(name)
        if not own and found.sheet(name.rpartition("!")[0]) and _plain(told or "") != _plain(text):
            yield words.CHANGED_NAME.format(name=name, found=harmless(told or words.EMPTY), expected=text)


def _of_properties(fresh: xlsx.Properties, found: xlsx.Properties) -> Iterator[str]:
    """What the file calls itself, where it still does: not every program keeps that."""
    for name, told, expected in (
        (words.PROPERTY_TITLE, found.title, fresh.title),
        (words.PROPERTY_STATUS, found.status, fresh.status),
    ):
        if told and told.split() != expected.split():
            yield words.CHANGED_PROPERTY.format(
                name=name, found=_shown(" ".join(told.split())), expected=expected
            )


def _of_layout(sheet: xlsx.Sheet, other: xlsx.Sheet) -> Iterator[str]:
    for row in sorted(other.hidden_rows - sheet.hidden_rows):
        yield words.HIDDEN_ROW.format(sheet=sheet.name, row=row)
    own = {column for first, last in sheet.hidden_columns for column in range(first, last + 1)}
    filled = {column for _, column in sheet.cells}
    for column in sorted(filled - own):
        if any(first <= column <= last for first, last in other.hidden_columns):
            yield words.HIDDEN_COLUMN.format(sheet=sheet.name, column=_letters(column))
    for area in sorted(set(other.merges) ^ set(sheet.merges)):
        where = f"{xlsx.address(area.top, area.left)}:{xlsx.address(area.bottom, area.right)}"
        told = words.FOREIGN_MERGE if area in other.merges else words.LOST_MERGE
        yield told.format(sheet=sheet.name, area=where)


def _of_entries(sheet: xlsx.Sheet, other: xlsx.Sheet) -> Iterator[str]:
    """Notes, links and prompts that only somebody who goes to the cell sees."""
    for place, text in sorted(other.notes.items()):
        if sheet.notes.get(place, "").split() != text.split():
            yield words.FOREIGN_NOTE.format(
                sheet=sheet.name, cell=xlsx.address(*place), text=_shown(" ".join(text.split()))
            )
    drawn = {target.rstrip("/") for target in sheet.hyperlinks.values()}
    for place, target in sorted(other.hyperlinks.items()):
        if _WEB.match(target) and target.rstrip("/") not in drawn:
            yield words.FOREIGN_LINK.format(sheet=sheet.name, cell=xlsx.address(*place), text=_shown(target))
    if len(other.validations) > len(sheet.validations):
        area = other.validations[-1].ranges[0]
        yield words.FOREIGN_RULE.format(sheet=sheet.name, cell=xlsx.address(area.top, area.left))


def _of_cell(
    sheet: str, cell: str, one: xlsx.Cell | None, other: xlsx.Cell | None, formats: tuple[str, str]
) -> Iterator[str]:
    if not _same(one, other):
        yield words.CHANGED_CELL.format(
            sheet=sheet, cell=cell, found=_shown(_text(other)), expected=_shown(_text(one))
        )
        return
    if one is None or other is None:
        return
    if not _same_formula(one, other):
        yield words.CHANGED_FORMULA.format(
            sheet=sheet,
            cell=cell,
            found=_shown(other.formula or words.NO_FORMULA),
            expected=_shown(one.formula or words.NO_FORMULA),
        )
    if xlsx.plain_format(formats[0]) != xlsx.plain_format(formats[1]):
        yield words.CHANGED_FORMAT.format(
            sheet=sheet, cell=cell, found=_shown(formats[1]), expected=_shown(formats[0])
        )


def _laid_over(drawn: bytes, data: bytes) -> Iterator[str]:
    """Charts that show something else, and what lies over the sheets that nobody drew."""
    try:
        fresh, found = read_drawings(drawn), read_drawings(data)
        surroundings = read_beside(drawn), read_beside(data)
    except (DamagedError, RefusedError):
        yield words.DAMAGED_CHARTS
        return
    yield from _of_charts(fresh, found)
    yield from beside(*surroundings)
    if found.pictures > fresh.pictures or found.shapes > fresh.shapes:
        yield words.LAID_OVER.format(n=found.pictures + found.shapes - fresh.pictures - fresh.shapes)
    if found.macros:
        yield words.MACROS


def beside(fresh: Beside, found: Beside) -> Iterator[str]:
    """What is shown or hidden beside the cells that nobody drew."""
    for kind in sorted(found.objects):
        more = found.objects[kind] - fresh.objects.get(kind, 0)
        if more > 0:
            yield words.FOREIGN_OBJECT.format(n=more, kind=words.OBJECTS.get(kind, harmless(kind)))
    for heading in sorted(fresh.headings.keys() | found.headings.keys()):
        more = found.headings.get(heading, 0) - fresh.headings.get(heading, 0)
        if more:
            told = words.FOREIGN_HEADING if more > 0 else words.LOST_HEADING
            yield told.format(text=_shown(heading.partition(":")[2]))
    for code in sorted(
        {xlsx.plain_format(code) for code in found.formats}
        - {xlsx.plain_format(code) for code in fresh.formats}
        - {""}
    ):
        yield words.FOREIGN_CONDITION.format(code=_shown(code))
    for setting in sorted(found.settings - fresh.settings):
        yield words.SETTINGS[setting]


def _of_charts(fresh: Drawings, found: Drawings) -> Iterator[str]:
    for source in sorted(fresh.series.keys() - found.series.keys()):
        yield words.LOST_SERIES.format(source=source)
    for source in sorted(found.series.keys() - fresh.series.keys()):
        yield words.FOREIGN_SERIES.format(source=harmless(source))
    for source in sorted(fresh.series.keys() & found.series.keys()):
        (expected,) = list(fresh.series[source])[:1]
        for kept in found.series[source]:
            if kept and not same_values(kept, expected):
                told = (harmless("; ".join(values), LONGEST_SHOWN) for values in (kept, expected))
                yield words.CHANGED_SERIES.format_map(
                    dict(zip(("found", "expected"), told, strict=True)) | {"source": source}
                )
    for text in sorted(found.texts - fresh.texts):
        yield words.FOREIGN_CHART_TEXT.format(text=harmless(text))


def same_values(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a chart keeps the values of its cells, however their digits are written."""
    return len(one) == len(other) and all(
        first == second or _close(_number(first), _number(second))
        for first, second in zip(one, other, strict=True)
    )


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text.lstrip("-")) else None


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return False
    return abs(one - other) <= TOLERANCE * max(1.0, abs(one))


def _same(one: xlsx.Cell | None, other: xlsx.Cell | None) -> bool:
    """Whether two cells show one value: a text is no number, however alike they look."""
    if one is not None and other is not None and one.number is not None and other.number is not None:
        return _close(one.number, other.number)
    numbers = [cell.number is not None for cell in (one, other) if cell is not None]
    return len(set(numbers)) < 2 and _text(one) == _text(other)


def _same_formula(one: xlsx.Cell, other: xlsx.Cell) -> bool:
    return one.formula == other.formula or _plain(one.formula or "") == _plain(other.formula or "")


def _plain(formula: str) -> str:
    """A formula as no program writes it otherwise: spaces, quotes around sheets, digits of numbers."""
    parts = _STRING.split(formula)
    for place in range(0, len(parts), 2):
        part = parts[place]
        for written, plain in _WRITTEN_OTHERWISE:
            part = part.replace(written, plain)
        part = _TWICE_NEGATED.sub(r"--\1", _POINT.sub(r"\1", part))
        parts[place] = _NUMBER.sub(lambda match: f"{float(match[0]):.12g}", part)
    return "".join(parts)


def _text(cell: xlsx.Cell | None) -> str:
    if cell is None:
        return ""
    return show(cell.number) if cell.number is not None else " ".join(cell.raw.split())


def _shown(text: str) -> str:
    return harmless(text, LONGEST_SHOWN)


def _letters(column: int) -> str:
    return xlsx.address(1, column).rstrip("1")
