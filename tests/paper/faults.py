"""What is wrong on paper: words broken, lost, cut or on each other, fences, type too small, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from iku_excel import parts, xlsx
from iku_excel.xlsx.addresses import parse_range
from iku_excel.xlsx.model import Cell, Sheet

from .printed import PrintedPage

# Lists that are filtered and copied from: their texts stand as they came, without breaks of ours.
LISTS = ("Data", "Temuan", "Status")
LONG_WORD = 20  # characters; in a list a longer one is a link or a path, which may break anywhere
LEAST = 6.95  # points: 7, less what a printer rounds
NUMBERED = re.compile(r"Halaman (\d+)(?: dari (\d+))?")
TYPED = re.compile("[^-_]+|[-_]")  # about these signs a program may begin a line
FIGURE = re.compile(r"[-–(]?(\d{1,3}(,\d{3})*|\d+)(\.\d+)?%?\)?|%|\d\d-\d\d-\d{4}")
QUOTED = re.compile('"([^"]*)"')

Fault = tuple[str, str, object]
"""On which sheet, what kind, and what."""


def faults(
    data: bytes,
    pages: Sequence[PrintedPage],
    codes: Collection[str] = (),
    *,
    typed: bool = False,
    through: bool = False,
) -> Iterator[Fault]:
    """Everything that is wrong. `codes` are for machines and may be small.

    What people have `typed` stands as they typed it: a program may break it at a hyphen or a low line. Pages
    are numbered in each sheet, or `through` all of them.
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
        said = _said(sheet, workbook.defined_names, typed=typed or sheet.name in LISTS)
        said.words.update(charted)
        for number, page in enumerate(own, start=1):
            yield from ((sheet.name, *fault) for fault in _on_page(page, said, codes))
            yield from (
                (sheet.name, "page number", text)
                for text in _misnumbered(page, number, len(own), through, len(pages))
            )
        seen = Counter(piece for page in own for word in page.words for piece in said.pieces(word.text))
        for lost in said.typed_in - seen:
            yield sheet.name, "lost", lost


@dataclass(frozen=True, slots=True)
class Said:
    """What a sheet says: how often each piece of text, all words that may stand on paper, and links.

    Where it is `typed`, a word may be in pieces, and a link in pieces of any kind.
    """

    typed: bool
    typed_in: Counter[str]
    words: set[str]
    links: str

    def pieces(self, word: str) -> list[str]:
        """What of a printed word stands together."""
        return TYPED.findall(word) if self.typed else [word]

    def has(self, word: str) -> bool:
        """Whether a printed word is one of its words, whole."""
        return self.words.issuperset(self.pieces(word)) or word in self.links


def _said(sheet: Sheet, names: Mapping[str, str], *, typed: bool) -> Said:
    cells = list(_in_sight(sheet, names))
    words = [word for cell in cells if cell.number is None for word in cell.raw.split()]
    links = [word for word in words if typed and len(word) > LONG_WORD]
    kept = [word for word in words if not (typed and len(word) > LONG_WORD)]
    said = Counter(piece for word in kept for piece in (TYPED.findall(word) if typed else [word]))
    formats = {text for cell in cells for text in QUOTED.findall(sheet.style_of(cell).format)}
    return Said(typed, said, {*said, *(word for text in formats for word in text.split())}, "\n".join(links))


def _on_page(page: PrintedPage, said: Said, codes: Collection[str]) -> Iterator[tuple[str, object]]:
    for word in page.words:
        if "###" in word.text:
            yield "fence", word.text
        elif not (page.at_foot(word) or FIGURE.fullmatch(word.text) or said.has(word.text)):
            yield "broken", word.text
        if word.size < LEAST and word.text not in codes:
            yield f"{word.size:.1f} pt", word.text
        if word.left < 0 or word.right > page.width or word.bottom > page.height:
            yield "off the page", word.text
    yield from (("cut", text) for text in page.cut() if text not in codes)
    yield from (("overlapping", pair) for pair in page.overlapping())


def _misnumbered(page: PrintedPage, number: int, own: int, through: bool, every: int) -> Iterator[str]:
    """What a footer says of its page's number and of how many there are, where it is not so."""
    found = NUMBERED.search(page.foot)
    if found and not (
        (through or int(found[1]) == number) and int(found[2] or own) == (every if through else own)
    ):
        yield found[0]


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
