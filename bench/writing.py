"""What the official workbook costs, beside bare XlsxWriter and bare openpyxl writing the same cells.

`python bench/writing.py` prints medians of interleaved rounds: processor time, and the peak of what Python
allocates in a run of its own. The others write the same texts, numbers, formulas and formats, and nothing
else: no measured text, no page breaks, charts, links or provenance. openpyxl cannot store a formula's value.
"""

from __future__ import annotations

import io
import time
import tracemalloc
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import partial
from statistics import median

import openpyxl
import xlsxwriter
from openpyxl.styles.proxy import StyleProxy

from iku_excel import definition, summary
from iku_excel.core.model import Results
from iku_excel.core.periods import Period
from tests.summary.conftest import WHOLE, calculated, targeted
from tests.summary.widened import sent_by_all, widened

ROUNDS = 7
SECOND = Period(2026, 2)
STYLED = ("font", "fill", "border", "alignment")
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands in our workbook; `look` is the number of its style."""

    row: int
    column: int
    content: str | float | int | bool | None
    value: str | float | int | bool | None
    look: int


@dataclass(frozen=True, slots=True)
class Copy:
    """All cells of our workbook, sheet by sheet, and each style once."""

    sheets: dict[str, list[Cell]]
    looks: list[dict[str, StyleProxy]]
    formats: list[str]


def copied(data: bytes) -> Copy:
    """What our workbook holds, read with openpyxl."""
    live = openpyxl.load_workbook(io.BytesIO(data))
    stored = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    known: dict[int, int] = {}
    looks: list[dict[str, StyleProxy]] = []
    formats: list[str] = []
    sheets: dict[str, list[Cell]] = {}
    for sheet in live:
        cells = sheets.setdefault(sheet.title, [])
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and not cell.has_style:
                    continue
                if cell.style_id not in known:
                    known[cell.style_id] = len(looks)
                    looks.append({name: getattr(cell, name) for name in STYLED})
                    formats.append(cell.number_format)
                value = stored[sheet.title][cell.coordinate].value
                cells.append(Cell(cell.row, cell.column, cell.value, value, known[cell.style_id]))
    return Copy(sheets, looks, formats)


def bare_xlsxwriter(given: Copy) -> bytes:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, {"in_memory": True})
    formats = [
        workbook.add_format(
            {
                "font_name": look["font"].name,
                "font_size": look["font"].sz,
                "bold": bool(look["font"].b),
                "text_wrap": bool(look["alignment"].wrap_text),
                "bottom": 1 if look["border"].bottom.style else 0,
                "num_format": number_format,
            }
        )
        for look, number_format in zip(given.looks, given.formats, strict=True)
    ]
    for name, cells in given.sheets.items():
        sheet = workbook.add_worksheet(name)
        for cell in cells:
            place = (cell.row - 1, cell.column - 1)
            if cell.content is None:
                sheet.write_blank(*place, None, formats[cell.look])
            elif cell.content != cell.value:
                sheet.write_formula(*place, cell.content, formats[cell.look], cell.value or "")
            elif isinstance(cell.content, str):
                sheet.write_string(*place, cell.content, formats[cell.look])
            else:
                sheet.write_number(*place, cell.content, formats[cell.look])
    workbook.close()
    return buffer.getvalue()


def bare_openpyxl(given: Copy) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    pattern = workbook.create_sheet("pola")
    styles = []
    for row, (look, number_format) in enumerate(zip(given.looks, given.formats, strict=True), start=1):
        cell = pattern.cell(row, 1)
        for name, part in look.items():
            setattr(cell, name, copy(part))
        cell.number_format = number_format
        styles.append(cell._style)
    for name, cells in given.sheets.items():
        sheet = workbook.create_sheet(name)
        for cell in cells:
            written = sheet.cell(cell.row, cell.column, cell.content)
            written._style = styles[cell.look]
    workbook.remove(pattern)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak(work: Callable[[], object]) -> float:
    """The most that Python held during one run, in MB."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / MEGABYTE


def main() -> None:
    """Prints a line for each office and writer."""
    office = definition.builtin()
    two = WHOLE + WHOLE.replace(" 1 ", " 2 ")
    offices: dict[str, Results] = {
        "5 indicators, 2 triwulan": calculated(targeted(office), two, SECOND),
        "40 indicators, 2 triwulan": calculated(widened(office), sent_by_all(), SECOND),
    }
    print(f"{'office':<28}{'cells':>7}  {'writer':<18}{'s':>7}{'ratio':>7}{'MB':>7}{'kB':>7}")
    for name, results in offices.items():
        given = copied(summary.draw(results))
        works: dict[str, Callable[[], bytes]] = {
            "iku_excel.summary": partial(summary.draw, results),
            "bare XlsxWriter": partial(bare_xlsxwriter, given),
            "bare openpyxl": partial(bare_openpyxl, given),
        }
        taken: dict[str, list[float]] = {writer: [] for writer in works}
        for _ in range(ROUNDS):
            for writer, work in works.items():
                taken[writer].append(seconds(work))
        cells = sum(map(len, given.sheets.values()))
        ours = median(taken["iku_excel.summary"])
        for writer, work in works.items():
            spent = median(taken[writer])
            print(
                f"{name:<28}{cells:>7}  {writer:<18}{spent:>7.2f}{ours / spent:>7.1f}"
                f"{peak(work):>7.1f}{len(work()) / 1024:>7.0f}"
            )


if __name__ == "__main__":
    main()
