"""What is wrong with a printed workbook: words broken, lost, cut or on each other, fences, type too small."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from html import unescape

from iku_excel import parts, xlsx
from iku_excel.xlsx.addresses import parse_range
from iku_excel.xlsx.model import Cell, Sheet

from .printed import PrintedPage, Word

# Lists that are filtered and copied from: their texts stand as they came, without breaks of ours.
LISTS = ("Data", "Temuan", "Status")
LEAST = 6.95  # points: 7, less what a printer rounds
FOOT = 45.0  # points at a page's end in which its footer stands
TYPED = re.compile("[^-_]+|[-_]")  # about these signs a program may begin a line
FIGURE = re.compile(r"[-–(]?(\d{1,3}(,\d{3})*|\d+)(\.\d+)?%?\)?|%|\d\d-\d\d-\d{4}")
QUOTED = re.compile('"([^"]*)"')

Fault = tuple[str, str, object]
"""On which sheet, what kind, and what."""


def faults(
    data: bytes, pages: Sequence[PrintedPage], codes: Collection[str] = (), *, typed: bool = False
) -> Iterator[Fault]:
    """Everything that is wrong. `codes` are for machines and may be small.

    What people have `typed` stands as they typed it: a program may break it at a hyphen or a low line.
    """
    workbook, findings = xlsx.read(data, "")
    assert workbook is not None, findings
    charted = {word for text in _charts(data) for word in text.split()}
    for sheet in workbook.sheets:
        own = [page for page in pages if page.sheet == sheet.name]
        if not own:
            if sheet.state == "visible":
                yield sheet.name, "not printed", ""
            continue
        cells = list(_in_sight(sheet, workbook.defined_names))
        as_typed = typed or sheet.name in LISTS
        said = Counter(word for cell in cells if cell.number is None for word in cell.raw.split())
        if as_typed:
            said = Counter(piece for word in said.elements() for piece in TYPED.findall(word))
        formats = {text for cell in cells for text in QUOTED.findall(sheet.style_of(cell).format)}
        whole = said.keys() | charted | {word for text in formats for word in text.split()}
        for page in own:
            yield from ((sheet.name, *fault) for fault in _on_page(page, whole, codes, as_typed))
        seen = Counter(word for page in own for word in _pieces(page.words, as_typed))
        for lost in said - seen:
            yield sheet.name, "lost", lost


def _pieces(words: Sequence[Word], typed: bool) -> Iterator[str]:
    for word in words:
        yield from TYPED.findall(word.text) if typed else [word.text]


def _on_page(
    page: PrintedPage, whole: Set[str], codes: Collection[str], typed: bool
) -> Iterator[tuple[str, object]]:
    for word in page.words:
        foot = word.top > page.height - FOOT
        if "###" in word.text:
            yield "fence", word.text
        elif not (foot or FIGURE.fullmatch(word.text) or whole.issuperset(_pieces([word], typed))):
            yield "broken", word.text
        if word.size < LEAST and word.text not in codes:
            yield f"{word.size:.1f} pt", word.text
        if word.left < 0 or word.right > page.width or word.bottom > page.height:
            yield "off the page", word.text
    yield from (("cut", text) for text in page.cut() if text not in codes)
    yield from (("overlapping", pair) for pair in page.overlapping())


def _in_sight(sheet: Sheet, names: Mapping[str, str]) -> Iterator[Cell]:
    """The cells that are seen, within what is printed."""
    named = names.get(f"{sheet.name}!_xlnm.Print_Area", "")
    area = parse_range(named.split("!")[-1].replace("$", "")) if named else None
    for (row, column), cell in sheet.cells.items():
        hidden = row in sheet.hidden_rows or any(a <= column <= b for a, b in sheet.hidden_columns)
        outside = area is not None and not area.holds(row, column)
        if not (hidden or outside or sheet.style_of(cell).unseen):
            yield cell


def _charts(data: bytes) -> Iterator[str]:
    """What charts say: titles, names of series, the labels that they keep, and the words of figures."""
    for name, content in parts.unpack(data):
        if name.startswith("xl/charts/"):
            written = content.decode()
            for text in re.findall(r"<(?:a:t|c:v)>([^<]*)</", written):
                yield unescape(text)
            for form in re.findall('formatCode="([^"]*)"', written):
                yield from QUOTED.findall(unescape(form))
