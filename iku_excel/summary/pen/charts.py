"""Native charts of the house: bars that grey print keeps apart, with their figures at them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...styles import FONT, Style, palette
from ...styles.measure import POINTS_PER_PIXEL
from ...texts.workbook import every_sheet as words
from .book import Book
from .spelled import clean
from .widths import of_figure

WIDTH = 1060  # pixels
LABELS = 0.34  # of a chart's width, for the names at the left
TITLE, AXIS = 36, 30  # pixels of a chart's height
GAP = 45  # per cent of a bar's height
ROOM_BELOW = 1.3  # times the lowest figure below 0
MILLION = 1e6
AXIS_BEYOND = 1.2  # times the longest bar, an axis ends at most
LABEL = Style(size=9, bold=True)
TICKS = 5  # of an axis, at least; more digits than they need are not printed

# Neighbours differ in lightness; each fill has the colour in which its figures can be read.
FILLS = (
    (palette.PETROL, palette.WHITE),
    (palette.HAIR, palette.BLACK),
    (palette.PETROL_LIGHT, palette.WHITE),
    (palette.TINT, palette.BLACK),
    (palette.WEAKEST, palette.WHITE),
    (palette.RULE, palette.BLACK),
)
EDGE = {"color": f"#{palette.BLACK}", "width": 0.75}


@dataclass(frozen=True, slots=True)
class Source:
    """A table on one sheet: its head row, its first and last row, the column of its labels."""

    sheet: str
    head: int
    first: int
    last: int
    labels: int

    def series(self, column: int) -> dict[str, Any]:
        """Name, categories and values of the series in a column."""
        return {
            "name": [self.sheet, self.head - 1, column - 1],
            "categories": [self.sheet, self.first - 1, self.labels - 1, self.last - 1, self.labels - 1],
            "values": [self.sheet, self.first - 1, column - 1, self.last - 1, column - 1],
        }


@dataclass(frozen=True, slots=True)
class Look:
    """How bars look: the format of their figures, their bounds, and a colour for each bar if given.

    `mark` is the value at which a line stands, and again at every multiple of it; 0 for none. `values` are
    those of each series of a stacked chart: what is too narrow for its figure stands without.
    """

    number_format: str
    largest: float
    colors: tuple[str, ...] = ()
    mark: float = 0.0
    stacked: bool = False
    lowest: float = 0.0
    values: tuple[tuple[float | None, ...], ...] = ()


def bars(book: Book, title: str, source: Source, places: Sequence[int], look: Look, height: int) -> Any:
    """Horizontal bars over the series in `places`, the first row on top; a blank cell draws nothing."""
    chart = book.workbook.add_chart({"type": "bar", **({"subtype": "stacked"} if look.stacked else {})})
    form = in_unit(look.number_format, look.largest)
    for number, place in enumerate(places):
        fill, ink = FILLS[number % len(FILLS)]
        series = {
            **source.series(place),
            "fill": {"color": f"#{fill}"},
            "border": EDGE,
            "gap": GAP,
            "overlap": 100 if look.stacked else 0,
            "data_labels": {
                "value": True,
                "num_format": form,
                "position": "center" if look.stacked else "outside_end",
                "font": _font(9, bold=True, color=ink if look.stacked else palette.BLACK),
            },
        }
        if look.values:
            narrow = [value is not None and not _holds(value, look) for value in look.values[number]]
            series["data_labels"]["custom"] = [{"delete": True} if one else None for one in narrow]
        if look.colors:
            series["points"] = [{"fill": {"color": f"#{color}"}} for color in look.colors]
        chart.add_series(series)
    chart.set_title(
        {
            "name": clean(title),
            "name_font": _font(12, bold=True),
            "overlay": False,
            "layout": {"x": 0.01, "y": 4 / height},
        }
    )
    names = {"num_font": _font(9), "line": EDGE, "major_tick_mark": "none", "reverse": True}
    chart.set_y_axis(
        {**names, "label_position": "low", "interval_unit": 1, "major_gridlines": {"visible": False}}
    )
    chart.set_x_axis(_values(look))
    alone = len(places) == 1
    chart.set_legend({"none": True} if alone else {"position": "right", "font": _font(9)})
    top, foot = TITLE / height, AXIS / height
    wide = 0.97 - LABELS - (0 if alone else 0.1)
    chart.set_plotarea({"layout": {"x": LABELS, "y": top, "width": wide, "height": 1 - top - foot}})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": WIDTH, "height": height})
    chart.show_hidden_data()
    return chart


def _values(look: Look) -> dict[str, Any]:
    """The axis of the figures, at the foot: the names count from the top."""
    grid = {"color": f"#{palette.HAIR}", "width": 0.5}
    axis: dict[str, Any] = {
        "num_font": _font(9),
        "num_format": axis_format(look.number_format, look.largest),
        "major_gridlines": {"visible": True, "line": grid},
        "line": {"none": True},
        "label_position": "high",
    }
    if look.mark:
        marked = {"color": f"#{palette.RULE}", "width": 1.5, "dash_type": "dash"}
        axis |= {
            "major_unit": look.mark,
            "max": look.mark * max(math.ceil(look.largest / look.mark + 0.1), 1),
            "major_gridlines": {"visible": True, "line": marked},
        }
    return axis | {"min": _begin(look.lowest)}


def _begin(lowest: float) -> float:
    """Where an axis begins: at 0, or so far below the lowest figure that it does not stand on a name."""
    if lowest >= 0:
        return 0
    digit = 10.0 ** math.floor(math.log10(-lowest))
    return -math.ceil(-lowest * ROOM_BELOW / digit) * digit


def _holds(value: float, look: Look) -> bool:
    """Whether a stretch of a bar is as wide as its figure."""
    wide = WIDTH * POINTS_PER_PIXEL * (0.87 - LABELS) * abs(value) / (look.largest * AXIS_BEYOND or 1.0)
    return of_figure(value, in_unit(look.number_format, look.largest), LABEL) * POINTS_PER_PIXEL <= wide


def in_unit(number_format: str, largest: float) -> str:
    """The format in which figures up to this one are short enough to stand at a bar: in juta, or miliar."""
    if number_format.endswith("%") or largest < 1000 * MILLION:
        return number_format
    billions = largest >= 100_000 * MILLION
    return f'#,##0.00{"," * (3 if billions else 2)}" {words.BILLION if billions else words.MILLION}"'


def axis_format(number_format: str, largest: float) -> str:
    """The format of an axis up to this figure, with as many decimals as keep its numbers apart."""
    short = in_unit(number_format, largest)
    if short != number_format:
        return short.replace(".00", "")
    percent = number_format.endswith("%")
    top = abs(largest) * (100 if percent else 1)
    decimals = max(math.ceil(-math.log10(top / TICKS) - 1e-9), 0) if top else 0
    whole = "#,##0" if not percent else "0"
    return whole + ("." + "0" * decimals if decimals else "") + (" %" if percent else "")


def _font(size: float, bold: bool = False, color: str = palette.BLACK) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": f"#{color}"}
