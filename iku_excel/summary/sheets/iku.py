"""`IKU`: the official document, with the calculated figures in its columns 6 to 11."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...core.model import Indicator, Result
from ...styles import Style
from ...styles import summary as look
from ...styles.measure import even, lines_height, round_up
from ...styles.table import Table
from ...texts.status import unsaid
from ...texts.workbook import every_sheet as words
from ..evidence import shown
from ..evidence.contents import Contents
from ..evidence.judging import printed
from ..pen.book import Book, Page
from ..pen.fitting import AIR, fitting_scale, page_pixels, page_points, room
from ..pen.pages import HIGHEST, SPARE, Stretch, paginated, stretches
from ..pen.spelled import literal
from ..pen.widths import shared
from .iku_formula import ROWS, SPACER, Formula, formula_of, paint_formula
from .iku_frame import foot_height, head_rows, heading_height, notes, paint_foot, paint_heading
from .iku_texts import heads, needs, said, style_of
from .iku_years import years_of

SHEET = "IKU"
HEAD_HEIGHT, NUMBERS_HEIGHT = 36.0, 13.5
HEADS_HEIGHT = HEAD_HEIGHT + NUMBERS_HEIGHT
SHORTEST_BLOCK = 36.0
WORDED = (
    "indicator",
    "meaning",
    "reason",
    "measure",
    "accumulation",
    "baseline",
    "remark",
    "source",
    "responsible",
)
SPANNING = ("objective", "aim")  # said once over the indicators that share it
# The largest scale (per cent), and the least to which it gives way where that makes one page of two. It is
# fixed in the file: a sheet that is fitted to its page's width gives up its page breaks.
SCALES = {False: (77, 74), True: (92, 80)}
LEAST_SCALE = 74  # at which the least type is 7 pt; before it is less, the columns become tight
SHRINKING = ("aim", "fraction", "tail", "target", "value", "achievement", "category", "source", "responsible")


@dataclass(frozen=True, slots=True)
class Block:
    """An indicator's four rows: its texts, wrapped, and the height of the first and of the last row."""

    indicator: Indicator
    result: Result
    formula: Formula
    texts: Mapping[str, str]
    half: float
    tight: bool

    @property
    def height(self) -> float:
        """The points of all four rows."""
        return 2 * (self.half + SPACER)

    @property
    def objective_height(self) -> float:
        """The points that the sasaran and its tujuan need beside it."""
        lines = max(self.texts[name].count("\n") + 1 for name in SPANNING)
        return lines_height(lines, self.style("objective").size) + AIR

    def style(self, column: str) -> Style:
        """How its texts of a column look."""
        return style_of(column, tight=self.tight)

    def raised_to(self, height: float) -> Block:
        """The same in at least so many points, as far as a row can be high."""
        return replace(self, half=min(max(self.half, round_up(height / 2 - SPACER)), HIGHEST))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns with the pixels that their texts need; `tight` where paper hardly holds them."""

    table: Table
    needed: Mapping[str, int]
    tight: bool = False

    def narrowest(self, folded: bool) -> int:
        """The pixels of all that is shown."""
        return sum(shared(self.table, self.needed, 0, folded=folded).values())


@dataclass(frozen=True, slots=True)
class Layout:
    """The document at one scale; `starts` are the blocks that begin a page, where each is `whole`."""

    scale: int
    widths: Mapping[str, int]
    head: tuple[tuple[str, str, float], ...]
    blocks: tuple[Block, ...]
    together: tuple[Stretch, ...]
    starts: tuple[int, ...]
    notes: tuple[str, ...]
    whole: bool


def paint(book: Book, contents: Contents) -> None:
    """The whole document: head, table, signature."""
    page = book.page(SHEET)
    layout = _chosen(contents)
    table = contents.table
    _paint_columns(page, table, layout.widths, contents.folded)
    head_row = paint_heading(page, contents, layout.widths, layout.head)
    _paint_table_head(page, head_row, contents)
    first = head_row + 2
    for number, block in enumerate(layout.blocks):
        _paint_block(page, first + ROWS * number, block, contents)
    for begin, end in layout.together:
        row, last = first + ROWS * begin, first + ROWS * end - 1
        objective = layout.blocks[begin].indicator.objective
        for name, text, style in (
            ("number", f"{objective}.", look.CENTER),
            ("objective", layout.blocks[begin].texts["objective"], layout.blocks[begin].style("objective")),
        ):
            place = table.place(name)
            page.merge(row, place, last, place, text, style)
    if not table.column("aim").hidden:
        _paint_aims(page, first, layout, table.place("aim"))
    last = paint_foot(page, first + ROWS * len(layout.blocks), contents, layout.widths, layout.notes)
    starts = [first + ROWS * number for number in layout.starts]
    page.paper(contents.paper, words.footer(contents.results, len(starts) + 1))
    page.prints(last, table.width, layout.scale, starts)
    page.centred()
    page.repeats(head_row, head_row + 1)


# --- how it fits the paper ---------------------------------------------------------------------------


def _chosen(contents: Contents) -> Layout:
    """At the largest scale; a little smaller where that brings all on one page or a block whole on its own.

    The columns are tight where plain ones are too wide for the least scale, or cut a block for all that.
    """
    plain = Columns(contents.table, needs(contents))
    if plain.narrowest(contents.folded) <= page_pixels(contents.paper, LEAST_SCALE):
        layout = _best(contents, plain)
        if layout.whole:
            return layout
    return _best(contents, Columns(_shrunk(contents.table), needs(contents, tight=True), tight=True))


def _best(contents: Contents, columns: Columns) -> Layout:
    fitting = fitting_scale(contents.paper, columns.narrowest(contents.folded))
    largest, least = (min(scale, fitting) for scale in SCALES[contents.folded])
    layout, smallest = (_layout(contents, scale, columns) for scale in (largest, least))
    if not layout.starts or (smallest.starts and layout.whole) or not smallest.whole:
        return layout
    smaller = (_layout(contents, scale, columns) for scale in range(largest - 1, least - 1, -1))
    return next(tried for tried in smaller if tried.whole and (not tried.starts or smallest.starts))


def _shrunk(table: Table) -> Table:
    """The same columns, each as narrow as its words allow."""
    return Table(tuple(replace(one, pixels=0) if one.name in SHRINKING else one for one in table.columns))


def _layout(contents: Contents, scale: int, columns: Columns) -> Layout:
    results, table, needed = contents.results, columns.table, columns.needed
    wide = page_pixels(contents.paper, scale)
    widths = shared(table, needed, wide, folded=False)
    if contents.folded:  # what is folded away keeps its width of the open sheet
        widths |= shared(table, needed, wide, folded=True)
    widths |= {column.name: column.pixels for column in table.columns if column.hidden}
    blocks = tuple(
        _block(contents, indicator, result, widths, columns.tight) for indicator, result in results.pairs
    )
    head, below = head_rows(contents, widths), notes(contents, widths)
    heading, capacity = heading_height(contents, widths, head), page_points(contents.paper, scale)
    heights, together, starts = paginated(
        [block.height for block in blocks],
        [block.indicator.objective for block in blocks],
        [block.objective_height for block in blocks],
        heading,
        HEADS_HEIGHT,
        foot_height(contents, below),
        capacity,
    )
    highest = max(heights[0] + heading, *heights[1:], 0.0) + HEADS_HEIGHT
    raised = tuple(block.raised_to(height) for block, height in zip(blocks, heights, strict=True))
    return Layout(scale, widths, head, raised, together, starts, below, highest <= capacity * SPARE)


def _block(
    contents: Contents, indicator: Indicator, result: Result, widths: Mapping[str, int], tight: bool
) -> Block:
    formula = formula_of(contents.results.definition, indicator, widths, tight=tight)
    texts = {}
    heights = [2 * formula.half, formula.high]
    for name, text in said(contents, indicator, result).items():
        style = style_of(name, tight=tight)
        lines = even(text, room(widths[name], style), style.size)
        texts[name] = "\n".join(lines)
        if name not in SPANNING and not (contents.folded and contents.table.column(name).folds):
            heights.append(lines_height(len(lines), style.size))
    half = max(formula.half + AIR / 2, (max(heights) + AIR) / 2 - SPACER, SHORTEST_BLOCK / 2)
    return Block(indicator, result, formula, texts, min(round_up(half), HIGHEST), tight)


# --- paint -------------------------------------------------------------------------------------------


def _paint_columns(page: Page, table: Table, widths: Mapping[str, int], folded: bool) -> None:
    after_folding = False
    for place, column in enumerate(table.columns, start=1):
        options: dict[str, object] = {"hidden": True} if column.hidden else {}
        if column.folds:
            options = {"level": 1, "hidden": folded}
        elif folded and after_folding:
            options["collapsed"] = True
        page.column(place, widths[column.name], options)
        after_folding = column.folds


def _paint_table_head(page: Page, row: int, contents: Contents) -> None:
    texts, table = heads(contents), contents.table
    for name, place, to in table.heads():
        page.merge(row, place, row, to, texts[name], look.TABLE_HEAD)
        page.merge(row + 1, place, row + 1, to, table.printed(name), look.COLUMN_NUMBER)
    page.height(row, HEAD_HEIGHT)
    page.height(row + 1, NUMBERS_HEIGHT)


def _paint_block(page: Page, row: int, block: Block, contents: Contents) -> None:
    for offset, height in enumerate((block.half, SPACER, SPACER, block.half)):
        page.height(row + offset, height)
    last = row + ROWS - 1
    table = contents.table
    paint_formula(page, row, block.formula, table)
    for name, place in table.places.items():
        if name in WORDED or table.column(name).hidden:
            page.merge(row, place, last, place, block.texts[name], block.style(name))
    if "value" in table.places:
        _paint_figures(page, row, block, contents)
    else:
        _paint_years(page, row, block, contents)


def _paint_aims(page: Page, first: int, layout: Layout, place: int) -> None:
    """TUJUAN over all indicators of a page that serve one."""
    texts = [block.texts["aim"] for block in layout.blocks]
    order = {text: number for number, text in enumerate(texts)}
    for begin, end in stretches([order[text] for text in texts], layout.starts):
        row, last = first + ROWS * begin, first + ROWS * end - 1
        page.merge(row, place, last, place, texts[begin], layout.blocks[begin].style("aim"))


def _paint_years(page: Page, row: int, block: Block, contents: Contents) -> None:
    """What is to be reached in each year."""
    years = years_of(contents.results, block.indicator)
    for name, target in years.targets.items():
        place = contents.table.place(name)
        shown = block.texts[name] if isinstance(target, str) else target
        page.merge(row, place, row + ROWS - 1, place, shown, look.CENTER, years.number_format)


def _paint_figures(page: Page, row: int, block: Block, contents: Contents) -> None:
    result, last = block.result, row + ROWS - 1
    reached = contents.steps.reached[block.indicator.code]
    form = look.shown_format(block.indicator, contents.results)
    target = result.target if result.upper is None else shown.target(block.indicator, contents.results)
    for name, source, value, otherwise, number_format in (
        ("value", reached.value, result.value, unsaid(result), form),
        ("achievement", reached.achievement, result.achievement, words.NO_ACHIEVEMENT, look.PERCENT),
    ):
        live, stored = printed(source, value, otherwise, number_format)
        page.merge_formula(
            row, contents.table.place(name), last, live, stored, look.CENTER, number_format, source
        )
    live = f'=IF({reached.target}="",{literal(words.NO_TARGET)},{reached.target})'
    shown_target = words.NO_TARGET if target is None else target
    page.merge_formula(row, contents.table.place("target"), last, live, shown_target, look.CENTER, form)
    live = f'=IF({reached.category}="",{literal(words.NONE)},{reached.category})'
    page.merge_formula(
        row,
        contents.table.place("category"),
        last,
        live,
        result.category or words.NONE,
        look.CENTER,
        leads=reached.category,
    )
