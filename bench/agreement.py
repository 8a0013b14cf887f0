"""Holds our reader against openpyxl on spreadsheets found on a machine.

`python bench/agreement.py PATH...` reads the files, and every .xlsx below the folders, with both; compares
all stored values and all formulas, and lists what differs by the reason that is known for it.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import sys
import warnings
from collections import Counter
from pathlib import Path

import openpyxl
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from iku_excel import xlsx


def said(cell: xlsx.Cell, values: bool) -> object:
    """What openpyxl gives for such a cell, with `values` the stored ones, else the formulas."""
    if cell.formula is not None and not values:
        return cell.formula
    match cell.kind:
        case "number":
            return cell.number
        case "boolean":
            return cell.raw in ("1", "true")
        case "date":
            return cell.iso or cell.number
        case "empty":
            return None
    return cell.raw


def same(ours: object, theirs: object) -> bool:
    if isinstance(theirs, (datetime.datetime, datetime.date, datetime.time)):
        theirs = theirs.isoformat()
        return isinstance(ours, str) and theirs.removesuffix("T00:00:00").split(".")[0] == ours.split(".")[0]
    if isinstance(theirs, datetime.timedelta):
        return True  # a duration: the same serial number, counted in days
    if isinstance(theirs, (ArrayFormula, DataTableFormula)):
        return isinstance(ours, str) and ours.startswith("=")
    return ours == theirs or (ours in (None, "") and theirs in (None, ""))


def reason(cell: xlsx.Cell | None, ours: object, theirs: object, merged: bool) -> str:
    """Why the two may differ; "?" where nobody has said so yet."""
    if merged and theirs is None:
        return "under a merge: openpyxl drops what stands there, we keep it"
    if cell is None and theirs == "":
        return "an empty text is nothing"
    if cell and cell.kind == "damaged":
        return "what stands there is no value of its type: E112 with its cell"
    if cell and isinstance(ours, str) and cell.formula == ours and str(theirs).startswith("="):
        return "a shared formula: openpyxl moves the master's references, we repeat the master"
    if cell and cell.kind == "date" and not isinstance(theirs, (int, float)):
        return "dates: openpyxl rounds to another microsecond, or knows no 29 February 1900"
    if isinstance(ours, str) and isinstance(theirs, str):
        if "_x" in theirs:
            return "_x000D_ and its like are undone"
        if ours.replace("\r\n", "\n") == theirs.replace("\r\n", "\n"):
            return "line ends"
    if isinstance(theirs, float) and isinstance(ours, str):
        return "a number where the type says otherwise"
    return "?"


def compare(path: Path, told: Counter[str], examples: dict[str, str]) -> str:
    """How the two met on one file; differences are counted by their reason."""
    data = path.read_bytes()
    workbook, findings = xlsx.read(data, path.name)
    try:
        theirs = {flag: openpyxl.load_workbook(io.BytesIO(data), data_only=flag) for flag in (True, False)}
    except Exception as error:
        codes = ", ".join(sorted({finding.code for finding in findings})) or "nothing wrong"
        return f"openpyxl: {type(error).__name__}; ours: {codes if workbook is None else 'read, ' + codes}"
    if workbook is None:
        return f"only openpyxl reads it; ours: {findings[0].code}"
    for flag, book in theirs.items():
        for sheet in workbook.sheets:
            if sheet.name not in book.sheetnames:
                told["a sheet that openpyxl leaves out"] += 1
                continue
            other = book[sheet.name]
            given = {place: cell.value for place, cell in other._cells.items() if cell.value is not None}
            for place in {*sheet.cells, *given}:
                cell = sheet.cells.get(place)
                ours, value = said(cell, flag) if cell else None, given.get(place)
                told["cells"] += 1
                if not same(ours, value):
                    merged = any(area.holds(*place) for area in sheet.merges)
                    why = reason(cell, ours, value, merged)
                    told[why] += 1
                    where = f"{path.name} {sheet.name} {xlsx.address(*place)}: {ours!r} / {value!r}"
                    examples.setdefault(why, where[:160])
    return "both"


def main() -> None:
    warnings.simplefilter("ignore")
    files = []
    for start in map(Path, sys.argv[1:]):
        files += [start] if start.is_file() else sorted(start.rglob("*.xlsx"))
    told, met, examples, seen = Counter[str](), Counter[str](), dict[str, str](), set[str]()
    for path in files:
        if not path.is_file():
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest not in seen and not path.name.startswith("~$"):
            seen.add(digest)
            outcome = compare(path, told, examples)
            met[outcome] += 1
            if outcome != "both":
                examples.setdefault(outcome, path.name)
    print(f"{len(seen)} different files")
    for outcome, count in (*met.most_common(), *told.most_common()):
        print(f"{count:8}  {outcome}" + (f"\n          {examples[outcome]}" if outcome in examples else ""))


if __name__ == "__main__":
    main()
