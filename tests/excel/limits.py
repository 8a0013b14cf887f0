"""What Excel can hold, as Microsoft's "Excel specifications and limits" says, asked of a workbook's parts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from xml.etree import ElementTree

from iku_excel import parts


class Book(dict[str, ElementTree.Element]):
    """The parts of a workbook by their names."""

    @cached_property
    def by_tag(self) -> dict[str, list[ElementTree.Element]]:
        """All elements of a tag, whatever its namespace."""
        found: dict[str, list[ElementTree.Element]] = defaultdict(list)
        for part in self.values():
            for tag, elements in _by_tag(part).items():
                found[tag] += elements
        return found


LONGEST_FORMULA, LONGEST_LITERAL, DEEPEST, MOST_ARGUMENTS = 8192, 255, 64, 255
LONGEST_TEXT, MOST_BREAKS = 32_767, 253
MOST_OF_STYLES = {"cellXfs": 64_000, "fonts": 512, "numFmts": 200}
LONGEST_PROMPT, LONGEST_ERROR, LONGEST_TITLE, LONGEST_LIST = 255, 225, 32, 255
LONGEST_FOOTER, LONGEST_NAME, LONGEST_PROPERTY, LONGEST_FORMAT = 255, 255, 255, 255
LONGEST_SHEET_NAME, NOT_IN_SHEET_NAMES = 31, set("[]:*?/\\")
LONGEST_TOOLTIP, LONGEST_PLACE, LONGEST_ADDRESS, MOST_LINKS = 255, 255, 2_079, 65_530
WIDEST_COLUMN, HIGHEST_ROW = 255, 409.5
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
FOOTERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
# Excel 2007 has all of these: no file of ours needs the prefix _xlfn.
FUNCTIONS = {
    *("ABS", "AND", "AVERAGE", "AVERAGEIF", "CELL", "CHAR", "COLUMN", "CONCATENATE", "COUNT", "COUNTA"),
    *("COUNTBLANK", "COUNTIF", "COUNTIFS", "DATE", "EXACT", "FALSE", "FIND", "HYPERLINK", "IF", "IFERROR"),
    *("INDEX", "INT", "ISBLANK", "ISERROR", "ISNUMBER", "ISTEXT", "LEFT", "LEN", "LOOKUP", "LOWER", "MATCH"),
    *("MAX", "MID", "MIN", "MMULT", "MOD", "N", "NA", "NOT", "OFFSET", "OR", "RANK", "REPT", "RIGHT"),
    *("ROUND", "ROUNDDOWN", "ROW"),
    *("ROWS", "SEARCH", "SUBSTITUTE", "SUBTOTAL", "SUM", "SUMIF", "SUMPRODUCT", "TEXT", "TRIM", "TRUE"),
    *("TRUNC", "UPPER", "VALUE", "YEAR"),
}
# A criterion is read in the decimals of whoever opens the workbook: ">=0.5" is no number in Indonesia.
_CRITERION = re.compile(r"[<>=]+ *-?\d+[.,]\d+")
_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_FUNCTION = re.compile(r"([A-Za-z_][\w.]*)\(")
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_CELL = re.compile(r"([A-Z]{1,3})(\d+)")
_NAME = re.compile(r"(_xlnm\.)?[A-Za-z_\\][\w.]*")
_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


def complaints(data: bytes) -> list[str]:
    """What in a workbook is more than Excel can hold."""
    book = Book(
        (name, ElementTree.fromstring(part))
        for name, part in parts.unpack(data)
        if name.endswith((".xml", ".rels"))
    )
    return [f"{check.__name__}: {told}"[:300] for check in CHECKS for told in check(book)]


def formulas(book: Book) -> Iterator[str]:
    """Cells, rules and highlights: length, depth, arguments, texts within, functions, whole brackets."""
    for formula in {one.text for one in _found(book, "f", "formula", "formula1", "formula2") if one.text}:
        if told := _told_of(formula):
            yield told


@cache
def _told_of(formula: str) -> str:
    bare = _QUOTED.sub("", _LITERAL.sub("", formula))
    deepest, most = depth_and_arguments(bare)
    within = (text[1:-1].replace('""', '"') for text in _LITERAL.findall(formula))
    unknown = {name.upper() for name in _FUNCTION.findall(bare)} - FUNCTIONS
    if (
        _units(formula) > LONGEST_FORMULA
        or deepest > DEEPEST
        or most > MOST_ARGUMENTS
        or any(_units(text) > LONGEST_LITERAL for text in within)
        or unknown
        or formula.count('"') % 2
        or bare.count("(") != bare.count(")")
        or "_xl" in bare
    ):
        return f"{deepest} deep, {most} arguments, {unknown or ''} {formula}"
    return ""


def criteria(book: Book) -> Iterator[str]:
    """Bounds with decimals within a text, which another locale reads as something else."""
    for formula in {one.text for one in _found(book, "f", "formula", "formula1", "formula2") if one.text}:
        if any(_CRITERION.fullmatch(text[1:-1]) for text in _LITERAL.findall(formula)):
            yield formula


def rules_of_entry(book: Book) -> Iterator[str]:
    """What a cell asks and refuses: a longer prompt or list makes Excel repair the file."""
    for rule in _found(book, "dataValidation"):
        formula = next((child.text for child in rule if child.tag.endswith("formula1")), "") or ""
        limits = {"prompt": LONGEST_PROMPT, "error": LONGEST_ERROR}
        limits |= {"promptTitle": LONGEST_TITLE, "errorTitle": LONGEST_TITLE}
        yield from (f"{key} {rule.get(key)}" for key, most in limits.items() if _units(rule.get(key)) > most)
        if formula.startswith('"') and _units(formula) > LONGEST_LIST + 2:
            yield formula


def texts(book: Book) -> Iterator[str]:
    """Texts of cells."""
    for cell in _found(book, "is", "si"):
        text = "".join(element.text or "" for element in cell.iter() if element.tag.endswith("}t"))
        if _units(text) > LONGEST_TEXT or text.count("\n") > MOST_BREAKS:
            yield f"{len(text)} signs, {text.count(chr(10))} breaks: {text}"


def sheet_names(book: Book) -> Iterator[str]:
    """Names of sheets, no two the same but for capitals."""
    names = [sheet.get("name") or "" for sheet in _found(book, "sheet")]
    for place, name in enumerate(names):
        twice = name.casefold() in [other.casefold() for other in names[:place]]
        wrong = set(name) & NOT_IN_SHEET_NAMES or "'" in (name[:1], name[-1:])
        if not 1 <= _units(name) <= LONGEST_SHEET_NAME or wrong or twice:
            yield name


def defined_names(book: Book) -> Iterator[str]:
    """Names of ranges, none of which may look like an address."""
    for name in _found(book, "definedName"):
        called = name.get("name") or ""
        fits = _NAME.fullmatch(called) and not _ADDRESS.fullmatch(called)
        if not fits or _units(called) > LONGEST_NAME or _units(name.text) > LONGEST_FORMULA:
            yield called


def footers_and_properties(book: Book) -> Iterator[str]:
    """What stands on every page, and what the file says of itself."""
    yield from (f"{one.text}" for one in _found(book, *FOOTERS) if _units(one.text) > LONGEST_FOOTER)
    yield from (f"{one.text}" for one in book["docProps/core.xml"] if _units(one.text) > LONGEST_PROPERTY)


def links(book: Book) -> Iterator[str]:
    """Links of cells, within the workbook and out of it."""
    for sheet in _sheets(book):
        found = [element for element in sheet.iter() if element.tag.endswith("}hyperlink")]
        if len(found) > MOST_LINKS:
            yield f"{len(found)} links"
        for link in found:
            if _units(link.get("tooltip")) > LONGEST_TOOLTIP or _units(link.get("location")) > LONGEST_PLACE:
                yield str(link.attrib)
    for relation in _found(book, "Relationship"):
        if _units(relation.get("Target")) > LONGEST_ADDRESS:
            yield str(relation.attrib)


def styles(book: Book) -> Iterator[str]:
    """How many styles, fonts and number formats there are, and how long those are."""
    for element in book["xl/styles.xml"]:
        tag = element.tag.rpartition("}")[2]
        if len(element) > MOST_OF_STYLES.get(tag, len(element)):
            yield f"{len(element)} {tag}"
    for shown in _found(book, "numFmt"):
        if _units(shown.get("formatCode")) > LONGEST_FORMAT:
            yield str(shown.attrib)


def sizes(book: Book) -> Iterator[str]:
    """Widths, heights, and how far a sheet reaches."""
    for sheet in _sheets(book):
        for element in sheet.iter():
            tag = element.tag.rpartition("}")[2]
            wide = tag == "col" and (
                float(element.get("width", 0)) > WIDEST_COLUMN or int(element.get("max", 1)) > LAST_COLUMN
            )
            high = tag == "row" and (
                float(element.get("ht", 0)) > HIGHEST_ROW or int(element.get("r", 1)) > LAST_ROW
            )
            if wide or high:
                yield f"{tag} {element.attrib}"


def addresses(book: Book) -> Iterator[str]:
    """Each cell says where it stands."""
    for cell in _found(book, "c"):
        if not cell.tag.startswith(_SPREADSHEET):
            continue
        place = _CELL.fullmatch(cell.get("r") or "")
        if not place or _number(place[1]) > LAST_COLUMN or not 1 <= int(place[2]) <= LAST_ROW:
            yield str(cell.attrib)


def strings(book: Book) -> Iterator[str]:
    """Texts that cells share are there."""
    most = len(_found(book, "si"))
    for cell in _found(book, "c"):
        if cell.get("t") == "s" and not 0 <= int(cell.findtext("{*}v", "-1")) < most:
            yield str(cell.attrib)


def merged_areas(book: Book) -> Iterator[str]:
    """No two merged areas share a cell."""
    for sheet in _sheets(book):
        taken: set[tuple[int, int]] = set()
        for merged in sheet.iter():
            if not merged.tag.endswith("}mergeCell"):
                continue
            (left, top), (right, bottom) = _ADDRESS.findall(merged.get("ref") or "")
            columns, rows = range(_number(left), _number(right) + 1), range(int(top), int(bottom) + 1)
            cells = {(column, row) for column in columns for row in rows}
            if taken & cells:
                yield str(merged.attrib)
            taken |= cells


def calculation(book: Book) -> Iterator[str]:
    """A workbook calculates itself when it is opened."""
    if [one.get("fullCalcOnLoad") for one in _found(book, "calcPr")] != ["1"]:
        yield "fullCalcOnLoad"


CHECKS: tuple[Callable[[Book], Iterator[str]], ...] = (
    *(formulas, criteria, rules_of_entry, texts, sheet_names, defined_names, footers_and_properties),
    *(links, styles, sizes, addresses, strings, merged_areas, calculation),
)


def depth_and_arguments(formula: str) -> tuple[int, int]:
    """How deep functions stand in each other, and how many arguments the fullest has; no texts within."""
    deepest, most, counts = 0, 1, [1]
    for sign in formula:
        if sign == "(":
            counts.append(1)
        elif sign == ")" and len(counts) > 1:
            most = max(most, counts.pop())
        elif sign == ",":
            counts[-1] += 1
        deepest = max(deepest, len(counts) - 1)
    return deepest, most


def _found(book: Book, *tags: str) -> list[ElementTree.Element]:
    return [element for tag in tags for element in book.by_tag.get(tag, ())]


def _by_tag(part: ElementTree.Element) -> dict[str, list[ElementTree.Element]]:
    spaced: dict[str, list[ElementTree.Element]] = defaultdict(list)
    for element in part.iter():
        spaced[element.tag].append(element)
    found: dict[str, list[ElementTree.Element]] = defaultdict(list)
    for tag, elements in spaced.items():
        found[tag.rpartition("}")[2]] += elements
    return found


def _sheets(book: Book) -> Iterator[ElementTree.Element]:
    yield from (part for name, part in book.items() if _SHEET.fullmatch(name))


def _units(text: str | None) -> int:
    """Excel counts UTF-16 units."""
    return len((text or "").encode("utf-16-le")) // 2


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
