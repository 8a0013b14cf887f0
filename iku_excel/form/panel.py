"""The panel on top of a sheet of figures: how far, a bar, and the next step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..core.numbers import half_up
from ..texts import form as words
from ..xlsx.addresses import letters
from .cells import computed, printed
from .comparing import spelled
from .grid import CHECK, MEASURE, NO, NOTE, STATE, VALUE, Grid
from .identity_row import IdentityRow
from .live_check import MENDED_IN
from .model import (
    CODE_COLUMN,
    Cell,
    Cells,
    Held,
    Highlight,
    absolute,
    address,
    quoted,
    sheet_reference,
)

TOP, HEADLINE, LINE, BOTTOM = 3, 4, 5, 6
PANEL_HEIGHTS = {TOP: 6.0, HEADLINE: 24.0, LINE: 15.75, BOTTOM: 6.0}
FIRST_COLUMN = 2
BAR = (MEASURE, STATE)
DONE_SIGNS = ("●", "■", "◊")


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel of a sheet speaks of: who fills it in, its table, and how many questions that asks."""

    identity: IdentityRow
    at: Grid
    total: int

    @property
    def done(self) -> str:
        """How many answers are complete, nihil or not yet available."""
        return f"({'+'.join(self.count(sign) for sign in DONE_SIGNS)})"

    @property
    def ready(self) -> str:
        """The condition that the sheet can be sent."""
        return f"AND({self.done}={self.total},{self.identity.given})"

    def count(self, sign: str) -> str:
        """How many checks begin with a sign."""
        return count_sign(self.at.column(CHECK), sign)

    def seen_in(self, cells: Cells) -> Seen:
        """How things stand in a filled sheet."""
        signs = signs_in(cells, CHECK, self.at.rows)
        done = sum(signs[sign] for sign in DONE_SIGNS)
        ready = done == self.total and self.identity.is_given_in(cells)
        return Seen(done, signs["▲"], signs["○"], ready)

    def headline_in(self, cells: Cells, _: int) -> str:
        """What the headline says."""
        seen = self.seen_in(cells)
        count = f"{words.PANEL_FILLED} {seen.done} {words.PANEL_OF} {self.total} – {words.PANEL_NOT_READY}"
        return words.PANEL_READY if seen.ready else count

    def line_in(self, cells: Cells, _: int) -> str:
        """What the line below it says."""
        seen = self.seen_in(cells)
        if seen.ready:
            return words.PANEL_SEND
        wrong = [f"▲ {seen.wrong} {words.PANEL_WRONG}"] if seen.wrong else []
        empty = [f"○ {seen.open} {words.PANEL_EMPTY}"] if seen.open else []
        return "   ·   ".join(wrong + empty) or words.PANEL_WHO

    def percent_in(self, cells: Cells, _: int) -> str:
        """How far, in words."""
        far = Fraction(100 * self.seen_in(cells).done, self.total)
        return f"{half_up(far, 0)}% {words.PANEL_PERCENT}"

    def bar_in(self, cells: Cells, _: int) -> Held:
        """How far, as the bar shows it."""
        seen = self.seen_in(cells)
        return "" if seen.ready else seen.done / self.total

    def label_in(self, cells: Cells, _: int) -> str:
        """What stands above the next step."""
        return words.PANEL_FILE if self.seen_in(cells).ready else words.PANEL_NEXT

    def next_step_in(self, cells: Cells, _: int) -> str:
        """The next step, as its link shows it."""
        seen = self.seen_in(cells)
        if seen.ready:
            return self.identity.file_name_in(cells)
        for sign, verb, count in (
            ("▲", words.PANEL_MEND, seen.wrong),
            ("○", words.PANEL_FILL, seen.open),
        ):
            if count:
                row = first_row_in(cells, CHECK, self.at.rows, sign)
                number = spelled(cells.at(row, NO))
                column = MENDED_IN.get(spelled(cells.at(row, CHECK)), VALUE)
                return f"► {verb} {number} {words.PANEL_IN_CELL} {address(column, row)}"
        return self.identity.next_field_in(cells)


@dataclass(frozen=True, slots=True)
class Seen:
    """How many answers of a filled sheet are done, wrong and open, and whether it can be sent."""

    done: int
    wrong: int
    open: int
    ready: bool


def panel_cells(panel: Panel) -> Iterator[Cell]:
    """The panel of a sheet of figures."""
    done, ready = panel.done, panel.ready
    wrong, empty = panel.count("▲"), panel.count("○")
    headline_end = BAR[0] - 1
    for row in (TOP, HEADLINE, LINE, BOTTOM):
        for column in range(CODE_COLUMN, NOTE + 1):
            yield printed(row, column, "", "panel_bottom" if row == BOTTOM else "panel")
    yield computed(
        HEADLINE,
        FIRST_COLUMN,
        f"=IF({ready},{quoted(words.PANEL_READY)},"
        f'"{words.PANEL_FILLED} "&{done}&" {words.PANEL_OF} {panel.total} – {words.PANEL_NOT_READY}")',
        "panel_headline",
        panel.headline_in,
        to_column=headline_end,
    )
    yield computed(
        LINE,
        FIRST_COLUMN,
        f"=IF({ready},{quoted(words.PANEL_SEND)},"
        f"IF({wrong}+{empty}=0,{quoted(words.PANEL_WHO)},"
        f'IF({wrong}>0,"▲ "&{wrong}&" {words.PANEL_WRONG}","")&'
        f'IF(AND({wrong}>0,{empty}>0),"   ·   ","")&'
        f'IF({empty}>0,"○ "&{empty}&" {words.PANEL_EMPTY}","")))',
        "panel_line",
        panel.line_in,
        to_column=headline_end,
    )
    yield computed(
        HEADLINE,
        BAR[0],
        f'=ROUND({done}*100/{panel.total},0)&"% {words.PANEL_PERCENT}"',
        "panel_small",
        panel.percent_in,
        to_column=BAR[1],
    )
    yield computed(
        LINE,
        BAR[0],
        f'=IF({ready},"",{done}/{panel.total})',  # then the cell itself is the bar: full, and green
        "panel_bar",
        panel.bar_in,
        number_format=";;;",
        to_column=BAR[1],
    )
    yield computed(
        HEADLINE,
        CHECK,
        f"=IF({ready},{quoted(words.PANEL_FILE)},{quoted(words.PANEL_NEXT)})",
        "panel_label",
        panel.label_in,
        to_column=NOTE,
    )
    yield computed(LINE, CHECK, f"={_next_step(panel)}", "panel_next", panel.next_step_in, to_column=NOTE)


def panel_highlights() -> tuple[Highlight, ...]:
    """The whole panel turns green when the sheet is ready, and its bar is full."""
    ready = f'LEFT({absolute(FIRST_COLUMN, LINE)},1)="●"'
    return (
        Highlight(f"{address(BAR[0], LINE)}:{address(BAR[1], LINE)}", ready, "bar_ready"),
        Highlight(f"{address(CODE_COLUMN, TOP)}:{address(NOTE, BOTTOM)}", ready, "panel_ready"),
    )


def count_sign(check: str, sign: str) -> str:
    """How many checks begin with a sign; Gnumeric runs no LEFT over a range, but every program a wildcard."""
    return f'COUNTIF({check},"{sign}*")'


def signs_in(cells: Cells, column: int, rows: Iterable[int]) -> Counter[str]:
    """How many checks of a filled sheet begin with each sign."""
    return Counter(spelled(cells.at(row, column))[:1] for row in rows)


def is_done(check: str) -> str:
    """Whether a check says that its row is complete, nihil or not yet available."""
    return f'ISNUMBER(SEARCH(LEFT({check},1),"{"".join(DONE_SIGNS)}"))'


def first_place(check: str, sign: str) -> str:
    """Which of the checks is the first that begins with a sign; one is known to."""
    return f'MATCH("{sign}*",{check},0)'


def is_done_in(check: Held) -> bool:
    """Whether a check of a filled sheet says so."""
    return spelled(check)[:1] in "".join(DONE_SIGNS)


def first_row_in(cells: Cells, column: int, rows: Iterable[int], sign: str) -> int:
    """The first row of a filled sheet whose check begins with a sign; one is known to."""
    return next(row for row in rows if spelled(cells.at(row, column)).startswith(sign))


def _next_step(panel: Panel) -> str:
    def goto(sign: str, verb: str) -> str:
        place = first_place(panel.at.column(CHECK), sign)
        row = f"({panel.at.first - 1}+{place})"

        def there(column: int) -> str:
            return f"INDEX({panel.at.column(column)},{place})"

        column = quoted(letters(VALUE))
        for check, mended_in in MENDED_IN.items():
            if check.startswith(sign):
                column = f"IF({there(CHECK)}={quoted(check)},{quoted(letters(mended_in))},{column})"
        target = quoted(f"#{sheet_reference(panel.identity.unit.sheet)}")
        said = f'"► {verb} "&{there(NO)}&" {words.PANEL_IN_CELL} "&{column}&{row}'
        return f"HYPERLINK({target}&{column}&{row},{said})"

    return (
        f"IF({panel.ready},{panel.identity.file_name},"
        f"IF({panel.count('▲')}>0,{goto('▲', words.PANEL_MEND)},"
        f"IF({panel.count('○')}>0,{goto('○', words.PANEL_FILL)},"
        f"{panel.identity.next_field})))"
    )
