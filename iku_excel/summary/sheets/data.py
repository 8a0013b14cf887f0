"""`Data`: every answer with the file, sheet and cell it came from, and how the texts beside them begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...core.expression import names
from ...core.model import Definition, Narrative, Results, Submission
from ...styles import summary as look
from ...texts import evidence
from ...texts import summary as words
from ..evidence.answers import FIRST_ROW, READ_COLUMN, SHEET, USED_COLUMN, Line
from ..evidence.contents import Contents
from ..evidence.respondent_rows import FIRST_SCORE
from ..pen.book import Book, Page, row_height
from ..pen.links import to_cell

PIXELS = (34, 96, 66, 250, 118, 118, 118, 84, 84, 210, 118, 70, 52, 130, 220)
HEAD_ROW = FIRST_ROW - 2
RIGHT = (READ_COLUMN, USED_COLUMN)
TEXT_SHOWN = 120


def paint(book: Book, contents: Contents) -> None:
    """The list, with what it amounts to on top."""
    page = book.page(SHEET)
    definition, lines = contents.results.definition, contents.answers.lines
    last = max(FIRST_ROW + len(lines) - 1, FIRST_ROW)
    page.widths(PIXELS)
    page.write(1, 1, evidence.DATA_TITLE, look.SHEET_TITLE)
    told = evidence.DATA_LINE_ALONE if contents.inbox is None else evidence.DATA_LINE
    page.write(2, 1, told, look.SHEET_LINE)
    page.write(3, 1, _reconciled(lines), look.SHEET_LINE)
    page.height(1, 24)
    for column, head in enumerate(evidence.DATA_HEADS, start=1):
        page.write(HEAD_ROW, column, head, look.LIST_HEAD_RIGHT if column in RIGHT else look.LIST_HEAD)
        page.write(
            HEAD_ROW + 1, column, column, look.LIST_NUMBER_RIGHT if column in RIGHT else look.LIST_NUMBER
        )
    page.height(HEAD_ROW, 21)
    indicators = _indicators(definition)
    for row, line in enumerate(lines, start=FIRST_ROW):
        _paint_line(page, row, line, indicators.get(line.key[0], words.NONE), contents)
    texts = tuple(_texts(contents.results))
    end = _paint_texts(page, last + 2, texts, definition) if texts else last
    page.sheet.autofilter(HEAD_ROW, 0, last - 1, len(PIXELS) - 1)
    page.sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW}:O{end}"})
    footer = words.footer(definition, contents.results.period)
    page.listing(contents.paper, footer, HEAD_ROW + 1, end, len(PIXELS))


def _paint_line(page: Page, row: int, line: Line, indicators: str, contents: Contents) -> None:
    definition, sent = contents.results.definition, line.submission
    sheet = definition.unit(line.unit).sheet
    page.write(row, 1, row - FIRST_ROW + 1, look.LIST_NUMBERED)
    for column, text, style in (
        (2, sheet, look.LIST),
        (3, indicators, look.LIST),
        (4, line.text, look.LIST),
        (5, line.code, look.LIST_CODE),
        (6, line.state, look.state(line.state[0])),
        (7, line.key[2].words, look.LIST),
        (10, sent.origin.file if sent else words.NONE, look.LIST),
        (11, sent.sheet if sent else words.NONE, look.LIST),
        (13, str(sent.revision) if sent else words.NONE, look.LIST),
        (14, (sent.filled_by if sent else "") or words.NONE, look.LIST),
        (15, line.note, look.LIST_MUTED),
    ):
        page.write(row, column, text, style)
    scores = _scores(line, contents)
    if line.count is None:
        page.write(row, READ_COLUMN, line.raw or words.NONE, look.LIST_MUTED_RIGHT)
    elif scores:
        live = f"=COUNT({scores})"
        page.formula(row, READ_COLUMN, live, line.count, look.LIST_MUTED_RIGHT, look.ANSWERED)
    else:
        page.write(row, READ_COLUMN, line.count, look.LIST_MUTED_RIGHT, look.ANSWERED)
    form = look.NIHIL if line.nihil else look.plain_number(line.used)
    if scores and line.used is not None:
        page.formula(row, USED_COLUMN, f"=SUM({scores})", line.used, look.LIST_VALUE, form)
    else:
        page.write(row, USED_COLUMN, line.used, look.LIST_NIHIL if line.nihil else look.LIST_VALUE, form)
    target = to_cell(contents.inbox, sent.origin.file, sent.sheet, line.cell) if sent else ""
    page.link(row, 12, target, line.cell or words.NONE, look.LIST_LINK, look.LIST)
    file = sent.origin.file if sent else ""
    texts = ((line.text, PIXELS[3]), (file, PIXELS[9]), (line.note, PIXELS[14]))
    sized = [(text, pixels, look.LIST.size) for text, pixels in texts]
    page.height(row, row_height([*sized, (line.code, PIXELS[4], look.LIST_CODE.size)]))


def _scores(line: Line, contents: Contents) -> str:
    """The range of an unsur's answers in Responden; "" where the line is no unsur's, or none are there."""
    code, key, period = line.key
    if not key:
        return ""
    place = [element.key for element in contents.results.definition.survey(code).elements].index(key)
    return contents.respondents.column(code, (period,), FIRST_SCORE + place, line.unit)


def _texts(results: Results) -> Iterator[tuple[Submission, Narrative, str]]:
    """What the sheets that count say in words."""
    for sent in results.submissions:
        for narrative in results.definition.narratives:
            if sent.period in results.period.quarters and (text := sent.narratives.get(narrative.code, "")):
                yield sent, narrative, text


def _paint_texts(
    page: Page, head_row: int, texts: Sequence[tuple[Submission, Narrative, str]], definition: Definition
) -> int:
    """How each begins and where it stands; the last row."""
    for column in range(1, len(PIXELS) + 1):
        page.write(head_row, column, evidence.TEXTS_TITLE if column == 1 else "", look.SECTION)
    page.height(head_row, 21)
    for row, (sent, narrative, text) in enumerate(texts, start=head_row + 1):
        begun = text if len(text) <= TEXT_SHOWN else text[: TEXT_SHOWN - 1] + "…"
        cells = {
            2: definition.unit(sent.unit).sheet,
            4: narrative.title,
            5: narrative.code,
            7: sent.period.words,
            10: sent.origin.file,
            11: sent.sheet,
            13: str(sent.revision),
            14: sent.filled_by or words.NONE,
            15: begun,
        }
        for column in range(1, len(PIXELS) + 1):
            page.write(row, column, cells.get(column, ""), look.LIST)
        sized = [(cells[column], PIXELS[column - 1], look.LIST.size) for column in (4, 5, 10, 15)]
        page.height(row, row_height(sized))
    return head_row + len(texts)


def _indicators(definition: Definition) -> dict[str, str]:
    """The numbers of the indicators that each variable serves."""
    used: dict[str, list[str]] = {}
    for indicator in definition.indicators:
        for code in names(indicator.expression) if indicator.expression else (indicator.survey,):
            used.setdefault(code, []).append(str(indicator.number))
    return {code: ", ".join(numbers) for code, numbers in used.items()}


def _reconciled(lines: tuple[Line, ...]) -> str:
    """Every answer is in one heap, and the heaps sum to all of them."""
    signs = {"●": "used", "■": "nihil", "◊": "pending", "▲": "refused"}
    heaps = dict.fromkeys((*signs.values(), "blank", "missing"), 0)
    for line in lines:
        heaps[signs.get(line.state[0], "blank" if line.submission else "missing")] += 1
    return evidence.DATA_SUM.format(n=len(lines), **heaps)
