"""The chart of the sheet IKM: a column an unsur, and the bounds of the grades as lines."""

from __future__ import annotations

from typing import Any

from ...core.grades import GRADES
from ...core.model import Survey
from ...styles import FONT, palette
from ...styles import survey as style
from ...texts.workbook import ikm as told
from ..pen.book import Book, Page
from .ikm_survey import FIRST_BOUND, FIRST_ELEMENT, HEAD_ROW, LABEL, MEAN, PIXELS, RIGHT, SHORT, Shown, lowest

BOUND_COLORS = (palette.OK, palette.WAIT, palette.BAD)
POINT_PIXELS = 96 / 72
BELOW_BREAK = 3  # pixels; from its first row on a page, LibreOffice draws it at the foot of the last, too


def paint_chart(book: Book, page: Page, name: str, shown: Shown, height: float) -> None:
    """Beside the table, so many points high; in words where an unsur has no figure yet."""
    if not lowest(shown):
        page.write(HEAD_ROW, RIGHT, told.NOTHING, style.BLOCK_MUTED)
        return
    chart = book.workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            **_series(name, shown.survey, MEAN),
            "name": told.MEAN_NAME,
            "points": [{"fill": {"color": f"#{color}"}} for color in _colors(shown)],
            "gap": 45,
            "data_labels": {
                "value": True,
                "position": "inside_base",
                "num_format": "0.00",
                "font": _font(9, palette.WHITE, bold=True),
            },
        }
    )
    lines = book.workbook.add_chart({"type": "line"})
    bounds = len(GRADES[shown.survey.grades]) - 1
    for place in range(bounds):
        line = {"color": f"#{BOUND_COLORS[place % len(BOUND_COLORS)]}", "width": 1.5, "dash_type": "dash"}
        lines.add_series(
            {
                **_series(name, shown.survey, FIRST_BOUND + place),
                "name": [name, HEAD_ROW - 1, FIRST_BOUND + place - 1],
                "line": line,
                "marker": {"type": "none"},
            }
        )
    chart.combine(lines)
    chart.set_title({"name": told.CHART, "name_font": _font(11, palette.INK, bold=True), "overlay": False})
    chart.set_x_axis(
        {"num_font": _font(9, palette.INK), "line": {"color": f"#{palette.RULE}"}, "major_tick_mark": "none"}
    )
    chart.set_y_axis(
        {
            "min": 1,
            "max": 4,
            "major_unit": 0.5,
            "num_format": "0.0",
            "num_font": _font(9, palette.INK),
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": f"#{palette.HAIR}", "width": 0.5}},
        }
    )
    chart.set_legend({"position": "bottom", "font": _font(9, palette.INK), "delete_series": [0]})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": sum(PIXELS[RIGHT - 1 :]), "height": round(height * POINT_PIXELS)})
    page.chart(HEAD_ROW, RIGHT, chart, told.CHART)


def paint_trend_chart(
    book: Book, page: Page, name: str, row: int, rows: tuple[int, int], height: float
) -> None:
    """A column a triwulan, right of the table; a triwulan without an index has no column."""
    first, last = rows[0] - 1, rows[1] - 1
    chart = book.workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": told.INDEX_NAME,
            "categories": [name, first, SHORT - 1, last, SHORT - 1],
            "values": [name, first, FIRST_BOUND - 1, last, FIRST_BOUND - 1],
            "fill": {"color": f"#{palette.PETROL}"},
            "gap": 80,
            "data_labels": {
                "value": True,
                "position": "outside_end",
                "num_format": "0.00",
                "font": _font(9, palette.INK, bold=True),
            },
        }
    )
    chart.set_title(
        {"name": told.TREND_CHART, "name_font": _font(11, palette.INK, bold=True), "overlay": False}
    )
    chart.set_x_axis(
        {"num_font": _font(9, palette.INK), "line": {"color": f"#{palette.RULE}"}, "major_tick_mark": "none"}
    )
    chart.set_y_axis({"min": 0, "max": 100, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": sum(PIXELS[RIGHT - 1 :]), "height": round(height * POINT_PIXELS) - BELOW_BREAK})
    page.chart(row, RIGHT, chart, told.TREND_CHART, below=BELOW_BREAK)


def _series(name: str, survey: Survey, column: int) -> dict[str, Any]:
    first, last = FIRST_ELEMENT - 1, FIRST_ELEMENT + len(survey.elements) - 2
    return {
        "categories": [name, first, LABEL - 1, last, LABEL - 1],
        "values": [name, first, column - 1, last, column - 1],
    }


def _colors(shown: Shown) -> list[str]:
    """Each unsur in the colour of its grade, whose letter stands in the table beside."""
    letters = [grade.letter for grade in shown.grades]
    return [palette.GRADES[letters.index(element.grade)] for element in shown.result.elements]


def _font(size: int, color: str, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": f"#{color}"}
