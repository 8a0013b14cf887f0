"""Every kind of workbook in a window of 1366 × 768: no column beyond its edge, half of it free to scroll."""

from __future__ import annotations

import io
import warnings

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from iku_excel.definition.book import KEPT
from iku_excel.styles.measure import PIXELS_PER_CHARACTER, POINTS_PER_PIXEL, lines_height, wrap
from iku_excel.styles.screen import LEAST_ZOOM, WINDOW, zoom_of
from iku_excel.styles.summary import LIST
from iku_excel.summary.pen.fitting import room
from iku_excel.summary.pen.widths import of_lines, of_words
from iku_excel.xlsx.addresses import parse_cell, parse_range

from .workbooks import agreement, as_workbook, copied_form, official

KINDS = {one.__name__: one for one in (official, agreement, copied_form, as_workbook)}
HIGH = 520  # pixels between the heads of the columns and the tabs, below Excel's ribbon
STANDARD = 15.0  # points of a row of which nothing is said


def widths(sheet: Worksheet) -> list[float]:
    """The pixels of each column that prints, as Excel draws it at full size."""
    area = parse_range(sheet.print_area.split("!")[-1].replace("$", "")) if sheet.print_area else None
    left, right = (area.left, area.right) if area else (1, sheet.max_column)
    found = dict.fromkeys(range(left, right + 1), 64.0)
    for column in sheet.column_dimensions.values():
        for place in range(column.min, min(column.max, right) + 1):
            if place in found:
                found[place] = 0 if column.hidden else round(column.width * PIXELS_PER_CHARACTER)
    return list(found.values())


def shown(sheet: Worksheet) -> float:
    """How large it stands in the window."""
    return (sheet.sheet_view.zoomScale or 100) / 100


@pytest.fixture(scope="module", params=["bawaan", "diskominfo-lengkap"])
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module", params=KINDS)
def sheets(request: pytest.FixtureRequest, name: str) -> list[Worksheet]:
    with warnings.catch_warnings(action="ignore"):
        book = openpyxl.load_workbook(io.BytesIO(KINDS[request.param](name)))
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def test_no_column_lies_beyond_the_edge(sheets: list[Worksheet]) -> None:
    rounded = 1.01  # widths are stored in characters
    # Of a long list of a definition the first columns stay in sight instead.
    lists = [sheet for sheet in sheets if (parse_cell(sheet.freeze_panes or "") or (1, 1))[1] == KEPT + 1]
    wide = {sheet.title: sum(widths(sheet)) * shown(sheet) for sheet in sheets if sheet not in lists}
    assert {title: pixels for title, pixels in wide.items() if pixels > WINDOW * rounded} == {}


def test_what_stays_in_sight_leaves_half_of_the_window(sheets: list[Worksheet]) -> None:
    for sheet in sheets:
        top, left = parse_cell(sheet.freeze_panes or "A1") or (1, 1)
        rows = (sheet.row_dimensions[row] for row in range(1, top))
        points = sum(0 if row.hidden else row.height or STANDARD for row in rows)
        assert points / POINTS_PER_PIXEL * shown(sheet) <= HIGH / 2, sheet.title
        assert sum(widths(sheet)[: left - 1]) * shown(sheet) <= WINDOW * 0.4, sheet.title


def test_a_sheet_to_write_in_opens_on_a_cell_to_write_in(sheets: list[Worksheet]) -> None:
    for sheet in sheets:
        yellow = {
            cell.coordinate
            for row in sheet.iter_rows()
            for cell in row
            if cell.fill.fgColor.rgb == "FFFFF8DB" and (cell.protection.locked is False or not locks(sheet))
        }
        view = sheet.sheet_view
        active = view.pane.activePane if view.pane else None
        (at,) = (one.activeCell for one in view.selection if active is None or one.pane == active)
        assert at in yellow or not yellow or sheet.title == "Petunjuk", (sheet.title, at)


def locks(sheet: Worksheet) -> bool:
    return bool(sheet.protection.sheet)


def test_no_button_of_a_filter_hides_a_head(sheets: list[Worksheet]) -> None:
    for sheet in sheets:
        area = parse_range(sheet.auto_filter.ref or "")
        if area:
            heads = [cell.value for cell in sheet[area.top] if cell.value is not None]
            assert all(isinstance(head, int) for head in heads), sheet.title


def test_a_zoom_is_read_and_no_larger_than_life() -> None:
    assert [zoom_of(pixels) for pixels in (0, 1, WINDOW, WINDOW + 1, 1420, 9000)] == [
        100, 100, 100, 99, 79, LEAST_ZOOM
    ]  # fmt: skip


def test_a_head_is_as_high_as_its_words(sheets: list[Worksheet]) -> None:
    """Also where a word more than the column holds makes two lines of it."""
    for sheet in sheets:
        for row in heads_of(sheet):
            for cell in sheet[row]:
                width = sheet.column_dimensions[cell.column_letter].width * PIXELS_PER_CHARACTER
                if not isinstance(cell.value, str) or not cell.alignment.wrap_text or not width:
                    continue
                lines = wrap(cell.value, room(width), cell.font.sz, bool(cell.font.b))
                high = sheet.row_dimensions[row].height or STANDARD
                assert lines_height(len(lines), cell.font.sz) <= high, (sheet.title, cell.coordinate)


def heads_of(sheet: Worksheet) -> range:
    """The rows that every page repeats, of a list in which no head spans others."""
    area = parse_range(sheet.auto_filter.ref or "")
    return range(area.top - 1, area.top) if area else range(0)


def test_what_is_bound_needs_the_room_of_one_word() -> None:
    """`split` parts it at its no-break space, and the column becomes too narrow for a figure and its sign."""
    for text in ("62,00 %", "≥ 66"):
        assert of_words((f"{text} Sedang",), LIST) == max(
            of_lines((text,), LIST), of_lines(("Sedang",), LIST)
        )
