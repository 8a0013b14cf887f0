"""`IKU`: the official document, with the calculated figures in its columns 6 to 11."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...core.model import Indicator, Result
from ...styles import Style, columns
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up, text_width, wrap
from ...texts.status import unsaid
from ...texts.workbook import every_sheet as words
from ...texts.workbook import iku as told
from ..evidence.contents import Contents
from ..pen.book import AIR, Book, Page, literal, page_points, room
from ..pen.pages import Stretch, paginated
from .iku_formula import ROWS, SPACER, Formula, formula_of, paint_formula
from .iku_widths import pixels, scale
from .remarks import remark

SHEET = "IKU"
TITLE_HEIGHT, GAP, LINE, NUMBERS_HEIGHT = 18.0, 6.0, 12.75, 12.0
HEAD_HEIGHT = 33.0
STYLES = {"indicator": look.LEFT, "remark": look.NOTE, "aim": look.CELL}
HIGHEST = 405.0  # of a row; programs stop at 409.5
BLANK_LINES = 3
NOTES_TO, SIGNED_FROM = "equals", "fraction"
SHORTEST_BLOCK = 36.0
LABEL_PIXELS = 100  # of KABUPATEN and its like
COLON_SPACES, LETTER_SPACES = 3, 4  # as wide as ":  " and "a.  " in Arial, to half a point


@dataclass(frozen=True, slots=True)
class Block:
    """An indicator's four rows: its texts, wrapped, and the height of the first and of the last row."""

    indicator: Indicator
    result: Result
    formula: Formula
    texts: Mapping[str, str]
    half: float

    @property
    def height(self) -> float:
        """The points of all four rows."""
        return 2 * (self.half + SPACER)

    @property
    def objective_height(self) -> float:
        """The points that the sasaran needs beside it."""
        return lines_height(self.texts["objective"].count("\n") + 1, look.LEFT.size) + AIR

    def raised_to(self, height: float) -> Block:
        """The same in at least so many points, as far as a row can be high."""
        return replace(self, half=min(max(self.half, round_up(height / 2 - SPACER)), HIGHEST))


def paint(book: Book, contents: Contents) -> None:
    """The whole document: head, table, signature."""
    page = book.page(SHEET)
    results = contents.results
    widths = pixels(contents.paper, contents.folded)
    _paint_columns(page, widths, contents.folded)
    heading, head_row = _paint_heading(page, contents, widths)
    _paint_table_head(page, head_row, contents)
    notes = () if contents.folded else _notes(contents, widths)
    blocks, together, starts = _laid_out(contents, heading, _foot_height(contents, notes), widths)
    first = head_row + 2
    for number, block in enumerate(blocks):
        _paint_block(page, first + ROWS * number, block, contents)
    for begin, end in together:
        row, last = first + ROWS * begin, first + ROWS * end - 1
        for name, text, style in (
            ("number", f"{blocks[begin].indicator.objective}.", look.CENTER),
            ("objective", blocks[begin].texts["objective"], look.LEFT),
        ):
            place = columns.IKU.place(name)
            page.merge(row, place, last, place, text, style)
    last = _paint_foot(page, first + ROWS * len(blocks), contents, notes)
    page.paper(contents.paper, words.footer(results.definition, results.period))
    starting = [first + ROWS * number for number in starts]
    page.prints(last, columns.IKU.width, scale(contents.folded), starting)
    page.centred()
    page.repeats(head_row, head_row + 1)
    page.zoom(90)


def _laid_out(
    contents: Contents, heading: float, foot: float, widths: Mapping[str, int]
) -> tuple[tuple[Block, ...], tuple[Stretch, ...], tuple[int, ...]]:
    """The blocks, high enough for their sasaran too, what shares a sasaran, and what begins a page."""
    results = contents.results
    blocks = tuple(_block(contents, indicator, result, widths) for indicator, result in results.pairs)
    heights, together, starts = paginated(
        [block.height for block in blocks],
        [block.indicator.objective for block in blocks],
        [block.objective_height for block in blocks],
        heading,
        HEAD_HEIGHT + NUMBERS_HEIGHT,
        foot,
        page_points(contents.paper, scale(contents.folded)),
    )
    raised = tuple(block.raised_to(height) for block, height in zip(blocks, heights, strict=True))
    return raised, together, starts


def _paint_columns(page: Page, widths: Mapping[str, int], folded: bool) -> None:
    after_folding = False
    for place, column in enumerate(columns.IKU.columns, start=1):
        options: dict[str, object] = {"hidden": True} if column.hidden else {}
        if column.folds:
            options = {"level": 1, "hidden": folded}
        elif folded and after_folding:
            options["collapsed"] = True
        page.column(place, widths[column.name], options)
        after_folding = column.folds


def _paint_heading(page: Page, contents: Contents, widths: Mapping[str, int]) -> tuple[float, int]:
    """Title, office, tugas and fungsi; their height and the next row."""
    row, height = 1, 0.0
    for title in told.TITLES:
        page.merge(row, 1, row, columns.IKU.width, title, look.TITLE)
        page.height(row, TITLE_HEIGHT)
        row, height = row + 1, height + TITLE_HEIGHT
    page.height(row, GAP)
    row, height = row + 1, height + GAP
    # Also when columns 6 to 11 are folded by hand afterwards, nothing may be cut.
    begin, end = columns.IKU.after(LABEL_PIXELS, widths), columns.IKU.width
    shown = [c.name for c in columns.IKU.columns[begin - 1 :] if not (c.folds or c.hidden)]
    points = room(sum(widths[name] for name in shown))
    for label, text in _heading_lines(contents):
        page.merge(row, 1, row, begin - 1, label, look.HEAD_LABEL)
        hanging = "\n".join(_hanging(text, points)) if contents.folded else text
        page.merge(row, begin, row, end, hanging, look.HEAD_TEXT)
        needed = round_up(lines_height(len(_hanging(text, points)), look.HEAD_TEXT.size) + 1.5)
        page.height(row, needed)
        row, height = row + 1, height + needed
    page.height(row, GAP)
    return height + GAP, row + 1


def _heading_lines(contents: Contents) -> list[tuple[str, str]]:
    office = contents.results.definition.office
    named = ((told.REGENCY, office.regency), (told.OFFICE, office.name), (told.DUTY, office.duty))
    lines = [(label, told.COLON + text) for label, text in named]
    for number, text in enumerate(office.functions):
        letter = told.LETTERED.format(letter=chr(ord("a") + number % 26))
        if number == 0:
            lines.append((told.FUNCTIONS, told.COLON + letter + text))
        else:
            lines.append(("", " " * COLON_SPACES + letter + text))
    return lines


def _hanging(text: str, points: float) -> list[str]:
    """The lines of a text of the head, each under where its first begins."""
    start = COLON_SPACES + (LETTER_SPACES if text[COLON_SPACES + 1 : COLON_SPACES + 2] == "." else 0)
    size = look.HEAD_TEXT.size
    first, *rest = wrap(text[start:], points - text_width(" " * start, size), size)
    return [text[:start] + first, *(" " * start + line for line in rest)]


def _paint_table_head(page: Page, row: int, contents: Contents) -> None:
    results = contents.results
    period = words.to_date_short(results.period)
    for name, place, to in columns.IKU.heads():
        text = told.HEADS[name].format(period=period)
        if name == "target" and results.definition.example:
            text += told.EXAMPLE_HEAD
        page.merge(row, place, row, to, text, look.TABLE_HEAD)
        page.merge(row + 1, place, row + 1, to, columns.IKU.printed(name), look.COLUMN_NUMBER)
    page.height(row, HEAD_HEIGHT)
    page.height(row + 1, NUMBERS_HEIGHT)


def _block(contents: Contents, indicator: Indicator, result: Result, widths: Mapping[str, int]) -> Block:
    results = contents.results
    formula = formula_of(results.definition, indicator, widths)
    said = {
        "indicator": words.INDICATOR.format(number=indicator.number, name=indicator.name),
        "measure": indicator.measure,
        "target": words.target(indicator, result.target, result.upper),
        "value": unsaid(result.status),
        "achievement": words.NO_ACHIEVEMENT,
        "category": result.category,
        "remark": remark(results, indicator, result),
        "source": indicator.source,
        "responsible": indicator.responsible,
    }
    objective = results.definition.objective(indicator.objective)
    texts = {
        "aim": "",
        "objective": "\n".join(even(objective.text, room(widths["objective"], look.LEFT), look.LEFT.size)),
    }
    heights = [2 * formula.half, formula.high]
    for name, text in said.items():
        style = STYLES.get(name, look.CENTER)
        lines = even(text, room(widths[name], style), style.size)
        texts[name] = "\n".join(lines)
        heights.append(lines_height(len(lines), style.size))
    half = max(formula.half + AIR / 2, (max(heights) + AIR) / 2 - SPACER, SHORTEST_BLOCK / 2)
    return Block(indicator, result, formula, texts, min(round_up(half), HIGHEST))


def _paint_block(page: Page, row: int, block: Block, contents: Contents) -> None:
    for offset, height in enumerate((block.half, SPACER, SPACER, block.half)):
        page.height(row + offset, height)
    last = row + ROWS - 1
    paint_formula(page, row, block.formula)
    for name in ("aim", "indicator", "measure", "remark", "source", "responsible"):
        place = columns.IKU.place(name)
        page.merge(row, place, last, place, block.texts[name], STYLES.get(name, look.CENTER))
    _paint_figures(page, row, block, contents)


def _paint_figures(page: Page, row: int, block: Block, contents: Contents) -> None:
    result, last = block.result, row + ROWS - 1
    reached = contents.steps.reached[block.indicator.code]
    form = look.figure_format(block.indicator, result)
    target = (
        result.target if result.upper is None else words.target(block.indicator, result.target, result.upper)
    )
    for name, source, value, otherwise, number_format in (
        ("value", reached.value, result.value, unsaid(result.status), form),
        ("achievement", reached.achievement, result.achievement, words.NO_ACHIEVEMENT, look.PERCENT),
    ):
        live = f"=IF(ISNUMBER({source}),{source},{literal(otherwise)})"
        shown = otherwise if value is None else value
        page.merge_formula(
            row, columns.IKU.place(name), last, live, shown, look.CENTER, number_format, source
        )
    live = f'=IF({reached.target}="",{literal(words.NO_TARGET)},{reached.target})'
    shown_target = words.NO_TARGET if target is None else target
    page.merge_formula(row, columns.IKU.place("target"), last, live, shown_target, look.CENTER, form)
    live = f'=IF({reached.category}="",{literal(words.NONE)},{reached.category})'
    page.merge_formula(
        row,
        columns.IKU.place("category"),
        last,
        live,
        result.category or words.NONE,
        look.CENTER,
        leads=reached.category,
    )


def _notes(contents: Contents, widths: Mapping[str, int]) -> tuple[str, ...]:
    names = [c.name for c in columns.IKU.columns[: columns.IKU.place(NOTES_TO)] if not c.hidden]
    points = room(sum(widths[name] for name in names))
    lines = told.notes(contents.results.definition, contents.results.period, columns.IKU.numbers)
    return tuple("\n".join(wrap(line, points, look.NOTES.size)) for line in lines)


def _signature(contents: Contents) -> list[tuple[str, Style]]:
    signature = contents.results.definition.signature
    above = (told.place_and_date(signature, contents.dated), *signature.title, *[""] * BLANK_LINES)
    below = (signature.rank, told.nip(signature.nip))
    return [
        *((text, look.SIGNATURE) for text in above),
        (signature.name, look.SIGNATURE_NAME),
        *((text, look.SIGNATURE) for text in below),
    ]


def _foot_height(contents: Contents, notes: Sequence[str]) -> float:
    return GAP * 2 + max(LINE * len(_signature(contents)), LINE + _notes_height(notes))


def _notes_height(notes: Sequence[str]) -> float:
    return lines_height(sum(note.count("\n") + 1 for note in notes), look.NOTES.size) + 2.0


def _paint_foot(page: Page, row: int, contents: Contents, notes: Sequence[str]) -> int:
    """The notes at the left, the signature at the right; the last row."""
    page.height(row, GAP * 2)
    signature = _signature(contents)
    top, last = row + 1, row + len(signature)
    for line, (text, style) in enumerate(signature, start=top):
        page.height(line, LINE)
        page.merge(line, columns.IKU.place(SIGNED_FROM), line, columns.IKU.width, text, style)
    if notes:
        notes_to = columns.IKU.place(NOTES_TO)
        room_left = LINE * (len(signature) - 1)
        page.height(last, LINE + max(round_up(_notes_height(notes) - room_left), 0.0))
        page.merge(top, 1, top, notes_to, told.NOTES_HEAD, look.NOTES_HEAD)
        page.merge(top + 1, 1, last, notes_to, "\n".join(notes), look.NOTES)
    return last
