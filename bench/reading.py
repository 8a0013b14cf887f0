"""Our reader beside the libraries that one would use instead: time, memory, and what they return.

`python bench/reading.py [--rounds N]` prints the tables of docs/reading.md. Every reader gets the same bytes
and gives all cells of all sheets; rounds are interleaved, so that a busy moment costs all of them alike. Ours
reads once in a process that has read nothing, and once in one that has read a file of the same form before.
"""

from __future__ import annotations

import argparse
import gc
import io
import math
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.form import build
from iku_excel.xlsx import alike

PERIOD = Period(2026, 2)
RESPONDENTS = 20_000
Sheets = dict[str, Any]  # each library has its own kind


def ours(data: bytes) -> Sheets:
    from iku_excel import xlsx

    workbook, _ = xlsx.read(data, "")
    assert workbook is not None
    return {sheet.name: sheet.cells for sheet in workbook.sheets}


def openpyxl_full(data: bytes) -> Sheets:
    import openpyxl

    workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {sheet.title: sheet for sheet in workbook}


def openpyxl_read_only(data: bytes) -> Sheets:
    import openpyxl

    workbook = openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}


def calamine(data: bytes) -> Sheets:
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def pandas_openpyxl(data: bytes) -> Sheets:
    import pandas

    sheets: Sheets = pandas.read_excel(io.BytesIO(data), sheet_name=None, header=None, engine="openpyxl")
    return sheets


def pandas_calamine(data: bytes) -> Sheets:
    import pandas

    sheets: Sheets = pandas.read_excel(io.BytesIO(data), sheet_name=None, header=None, engine="calamine")
    return sheets


OURS, AGAIN = "ours, guards on", "ours, after another return of that form"
READERS: dict[str, Callable[[bytes], Sheets]] = {
    OURS: ours,
    AGAIN: ours,
    "openpyxl, full": openpyxl_full,
    "openpyxl, read_only": openpyxl_read_only,
    "python-calamine": calamine,
    "pandas, openpyxl": pandas_openpyxl,
    "pandas, calamine": pandas_calamine,
}


# --- what is read ------------------------------------------------------------------------------


def form(period: Period = PERIOD, least: int = 12) -> bytes:
    """The form of all units, its figures filled in."""
    office = definition.builtin()
    contents = {
        (unit, variable.code, "nilai"): least + number
        for number, variable in enumerate(office.variables)
        for unit in variable.units
        if not office.survey_of(unit)
    }
    return template.draw(build(office, period), contents)


def survey() -> bytes:
    """A survey with 20,000 respondents and a remark of every seventh."""
    office = definition.builtin()
    surveys = tuple(replace(one, capacity=RESPONDENTS) for one in office.surveys)
    contents: dict[tuple[str, str, str], str | float] = {}
    unit = office.variable(surveys[0].variable).units[0]
    for number in range(1, RESPONDENTS + 1):
        for place, element in enumerate(surveys[0].elements):
            contents[unit, str(number), element.key] = 1 + (number * 7 + place * number // 3) % 4
        if number % 7 == 0:
            contents[unit, str(number), "saran"] = f"Sudah baik, pertahankan ({number})"
    return template.draw(build(replace(office, surveys=surveys), PERIOD, (unit,)), contents)


CELLS = {
    "error value": ("A1", '<c r="A1" t="e"><v>#DIV/0!</v></c>'),
    "text N/A": ("B1", '<c r="B1" t="inlineStr"><is><t>N/A</t></is></c>'),
    "number as text": ("C1", '<c r="C1" t="inlineStr"><is><t>1.234</t></is></c>'),
    "text 4_0": ("D1", '<c r="D1" t="inlineStr"><is><t>4_0</t></is></c>'),
    "85 % (format 0 %)": ("E1", '<c r="E1" s="1"><v>0.85</v></c>'),
    "formula without value": ("F1", '<c r="F1"><f>1+1</f></c>'),
    "formula with value": ("G1", '<c r="G1"><f>1+1</f><v>2</v></c>'),
    "cell beyond a small dimension": ("H2", '<c r="H2"><v>7</v></c>'),
}


def peculiar() -> bytes:
    """A workbook of the cells that matter, with the kind of <dimension> that WPS writes."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Isi")
    sheet.write(0, 0, 1, book.add_format({"num_format": "0%"}))
    book.close()
    first = "".join(xml for place, xml in CELLS.values() if place.endswith("1"))
    second = "".join(xml for place, xml in CELLS.values() if place.endswith("2"))
    rows = f'<sheetData><row r="1">{first}</row><row r="2">{second}</row></sheetData>'
    return _replaced(buffer.getvalue(), "xl/worksheets/sheet1.xml", rows)


def _replaced(data: bytes, part: str, rows: str) -> bytes:
    import re
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == part:
                content = re.sub(rb"<sheetData>.*</sheetData>", rows.encode(), content, flags=re.DOTALL)
                content = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>', content)
            new.writestr(item.filename, content)
    return target.getvalue()


# --- measuring ---------------------------------------------------------------------------------


def times(data: bytes, rounds: int, earlier: bytes | None) -> dict[str, float]:
    """Median seconds of processor time of each reader; `earlier` is another return of the same form."""
    readers = {name: read for name, read in READERS.items() if earlier or name != AGAIN}
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for read in readers.values():
        read(data)
    for _ in range(rounds):
        for name, read in readers.items():
            alike.forget()
            if earlier and name == AGAIN:
                read(earlier)
            gc.collect()  # what the reader before left behind is not this one's work
            begun = time.process_time()
            read(data)
            taken[name].append(time.process_time() - begun)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def peak(name: str, path: Path) -> float:
    """Megabytes that a process of its own needs at most for reading the file once, interpreter included."""
    command = [sys.executable, __file__, "--once", name, str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def once(name: str, path: Path) -> None:
    read = READERS[name]
    read(path.read_bytes())
    status = Path("/proc/self/status").read_text()  # getrusage would count the parent before exec
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


def table(title: str, data: bytes, rounds: int, earlier: bytes | None = None) -> None:
    measured = times(data, rounds, earlier)
    base = measured[OURS]
    print(f"\n**{title}** ({len(data) // 1000} kB, median of {rounds} interleaved rounds)\n")
    print("| reader | processor time | against ours | peak memory of a process |")
    print("|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data)
        for name, seconds in measured.items():
            ratio = f"× {seconds / base:.2f}"
            print(f"| {name} | {seconds * 1000:.0f} ms | {ratio} | {peak(name, path):.0f} MB |")


def returned() -> None:
    print("\n**What each returns**\n")
    data = peculiar()
    names = [name for name in READERS if name != AGAIN]
    print("| cell | " + " | ".join(names) + " |")
    print("|---|" + "---|" * len(names))
    for label, (place, _) in CELLS.items():
        row, column = int(place[1:]), ord(place[0]) - 64
        said = []
        for name in names:
            try:
                said.append(_said(name, READERS[name](data)["Isi"], row, column))
            except (IndexError, KeyError):
                said.append("lost")
        print(f"| {label} | " + " | ".join(said) + " |")


def _said(name: str, sheet: Any, row: int, column: int) -> str:
    if name == OURS:
        cell = sheet[row, column]
        said = [cell.kind, f"`{cell.raw}`" if cell.raw else "", "%" if cell.percent else ""]
        return " ".join(filter(None, [*said, f"`{cell.formula}`" if cell.formula else ""]))
    if name == "openpyxl, full":
        value = sheet.cell(row, column).value
    elif name.startswith("pandas"):
        value = sheet.iloc[row - 1, column - 1]
        if isinstance(value, float) and math.isnan(value):
            return "NaN"
    else:
        value = sheet[row - 1][column - 1]
    value = value.item() if hasattr(value, "item") else value  # numpy's numbers are numbers
    return f"`{value!r}`"


def main() -> None:
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--once", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        once(options.once[0], Path(options.once[1]))
        return
    print(f"Python {sys.version.split()[0]}, {sys.platform}")
    table("The form of all bidang", form(), options.rounds, form(Period(2026, 1), 40))
    table("A survey of 20,000 respondents", survey(), max(3, options.rounds // 3))
    returned()


if __name__ == "__main__":
    main()
