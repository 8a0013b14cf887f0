"""How long a form takes to draw, beside bare openpyxl writing the same values: medians of interleaved rounds.

python bench/drawing.py
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import partial
from statistics import median

import openpyxl

from iku_excel import definition, template
from iku_excel.core.model import Definition
from iku_excel.form import Form, build
from tests.template.large import large_office

ROUNDS = 7


def bare(form: Form) -> bytes:
    """The same values in the same cells, without a style, a rule or a lock."""
    workbook = openpyxl.Workbook()
    for sheet in form.sheets:
        worksheet = workbook.create_sheet(sheet.title)
        for cell in sheet.cells:
            if cell.content != "":
                worksheet.cell(cell.row, cell.column).value = cell.text if cell.hint else cell.content
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def drawn(office: Definition) -> bytes:
    """Our form of an office."""
    return template.draw(build(office))


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Prints a line for each office."""
    offices: dict[str, Definition] = {
        "built-in (5 units, survey)": definition.builtin(),
        "12 units, 60 variables": large_office(),
    }
    print(f"{'office':<28}{'build+draw s':>14}{'bare openpyxl s':>18}{'ratio':>8}")
    for name, office in offices.items():
        form = build(office)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(seconds(partial(drawn, office)))
            theirs.append(seconds(partial(bare, form)))
        print(f"{name:<28}{median(ours):>14.2f}{median(theirs):>18.2f}{median(ours) / median(theirs):>8.1f}")


if __name__ == "__main__":
    main()
