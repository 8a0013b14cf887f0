"""Native charts of the house: columns that grey print keeps apart, with their figures at them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...styles import FONT, palette
from .book import Book, clean

WIDTH, HEIGHT = 1060, 340  # pixels
ABOVE = "outside_end"
LEAST_GAP, FEW_GAP = 60, 400  # per cent of a column's width
MOST_FLAT_FIGURES = 18  # more columns than that have their figures upright

# Beside their colours the columns differ in lightness and in hatching; each has a black edge.
FILLS: tuple[dict[str, Any], ...] = (
    {"fill": {"color": f"#{palette.PETROL}"}},
    {
        "pattern": {
            "pattern": "wide_upward_diagonal",
            "fg_color": f"#{palette.PETROL_LIGHT}",
            "bg_color": f"#{palette.WHITE}",
        }
    },
    {"fill": {"color": f"#{palette.HAIR}"}},
    {
        "pattern": {
            "pattern": "small_grid",
            "fg_color": f"#{palette.PETROL}",
            "bg_color": f"#{palette.WHITE}",
        }
    },
    {"fill": {"color": f"#{palette.PETROL_LIGHT}"}},
    {
        "pattern": {
            "pattern": "wide_downward_diagonal",
            "fg_color": f"#{palette.INK}",
            "bg_color": f"#{palette.HAIR}",
        }
    },
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


def columns(
    book: Book,
    title: str,
    source: Source,
    places: Sequence[int],
    number_format: str,
    *,
    stacked: bool = False,
    line: int = 0,
    from_zero: bool = True,
) -> Any:
    """Columns over the series in `places`, side by side or stacked; `line` is the column of a dashed one.

    Where a cell is blank nothing is drawn, which is XlsxWriter's default. `from_zero` begins the axis at 0.
    """
    kind = {"type": "column", "subtype": "stacked"} if stacked else {"type": "column"}
    chart = book.workbook.add_chart(kind)
    beside = source.last - source.first + 1
    gap = max(LEAST_GAP, FEW_GAP - beside * 85)  # a lone column must not become a wall
    upright = not stacked and len(places) * beside > MOST_FLAT_FIGURES
    for number, place in enumerate(places):
        chart.add_series(
            {
                **source.series(place),
                **FILLS[number % len(FILLS)],
                "border": EDGE,
                "gap": gap,
                "overlap": 100 if stacked else 0,
                "data_labels": _figures(
                    number_format, "center" if stacked else "inside_base" if line else ABOVE, upright
                ),
            }
        )
    if line:
        dashed = book.workbook.add_chart({"type": "line"})
        style = {"color": f"#{palette.BLACK}", "width": 1.75, "dash_type": "dash"}
        dashed.add_series({**source.series(line), "line": style, "marker": {"type": "none"}})
        chart.combine(dashed)
    chart.set_title({"name": clean(title), "name_font": _font(12, bold=True), "overlay": False})
    chart.set_x_axis({"num_font": _font(9), "line": EDGE, "major_tick_mark": "none", "label_position": "low"})
    chart.set_y_axis(
        {
            "num_font": _font(9),
            "num_format": number_format.replace("0.00", "0"),
            "major_gridlines": {"visible": True, "line": {"color": f"#{palette.HAIR}", "width": 0.5}},
            "line": {"none": True},
            **({"min": 0} if from_zero else {}),
        }
    )
    alone = len(places) == 1 and not line
    chart.set_legend({"none": True} if alone else {"position": "bottom", "font": _font(9)})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    return chart


def _figures(number_format: str, position: str, upright: bool) -> dict[str, Any]:
    """The figures at the columns: above them, or inside on a white ground where something else is above."""
    figures: dict[str, Any] = {
        "value": True,
        "num_format": number_format,
        "font": _font(9, bold=True) | ({"rotation": -90} if upright else {}),
        "position": position,
    }
    if position != ABOVE:
        figures |= {"fill": {"color": f"#{palette.WHITE}"}, "border": {"color": f"#{palette.WHITE}"}}
    return figures


def _font(size: float, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": f"#{palette.BLACK}"}
