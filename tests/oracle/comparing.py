"""The program's figures beside the oracle's: results, stored cells, and every formula in a second engine."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from iku_excel.core.model import Results

from ..second_engine import recalculated
from .expected import Line, expected, panels
from .figures import INCOMPLETE, Figure
from .office import Office

CLOSE = 1e-11


def differences(office: Office, found: Results) -> Iterator[str]:
    """Where results differ from the oracle's, one line each."""
    wanted = expected(office)
    for result in found.indicators:
        line, code = wanted[result.indicator], result.indicator
        yield from _figure(code, line.figure, result.status, result.value, result.provisional)
        yield from _alike(f"{code} target", line.target, result.target)
        yield from _alike(f"{code} capaian", line.achievement, result.achievement)
        yield from _alike(f"{code} capaian mentah", line.raw, result.uncapped)
        if line.category != result.category:
            yield f"{code} predikat: {line.category!r} is {result.category!r}"
        for own, figure in zip(line.quarters, result.figures, strict=True):
            name = f"{code} {figure.period.code}"
            yield from _figure(name, own, figure.status, figure.value, figure.provisional)
    yield from _surveys(office, found)
    yield from _last_year(office, found)


def stored_differences(office: Office, path: Path) -> Iterator[str]:
    """Where the stored cells of Pengukuran and Perhitungan differ from the oracle's."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl says that it would not keep sparklines
        workbook = openpyxl.load_workbook(path, data_only=True)
    wanted = expected(office)
    for code, cells in _by_code(workbook["Perhitungan"]).items():
        if code in wanted and "Realisasi" in cells:
            line = wanted[code]
            yield from _alike(f"Perhitungan {code}", line.figure.value, cells["Realisasi"])
            yield from _alike(f"Perhitungan {code} capaian", line.achievement, cells["Capaian"])
            if "Capaian sebelum dibatasi" in cells:
                yield from _alike(f"Perhitungan {code} mentah", line.raw, cells["Capaian sebelum dibatasi"])
            if (cells["Predikat"] or "") != line.category:
                yield f"Perhitungan {code} predikat: {line.category!r} is {cells['Predikat']!r}"
    yield from _measured(workbook["Pengukuran"], list(wanted.values()))


def formula_differences(path: Path) -> Iterator[str]:
    """Where a second engine calculates another value than is stored."""
    for cell in recalculated(path):
        if not cell.same:
            yield f"{cell.sheet}!{cell.cell} {cell.formula}: stored {cell.stored!r}, fresh {cell.fresh!r}"


def _figure(
    name: str, line: Figure, status: str, value: float | None, provisional: float | None
) -> Iterator[str]:
    if line.status != status:
        yield f"{name} status: {line.status} is {status}"
    yield from _alike(name, line.value, value)
    if line.status in INCOMPLETE:
        yield from _alike(f"{name} sementara", line.provisional, provisional)


def _alike(name: str, wanted: Fraction | None, found: object) -> Iterator[str]:
    number = found if isinstance(found, int | float) else None
    if (wanted is None) != (number is None) or (
        wanted is not None
        and number is not None
        and not math.isclose(float(wanted), number, rel_tol=CLOSE, abs_tol=CLOSE)
    ):
        yield f"{name}: {None if wanted is None else float(wanted)} is {found!r}"


def _surveys(office: Office, found: Results) -> Iterator[str]:
    wanted = panels(office)
    for survey in found.surveys:
        if survey.period.year != found.period.year or not survey.period.quarter:
            continue
        panel = wanted[survey.survey, survey.period.quarter]
        name = f"{survey.survey} {survey.period.code}"
        yield from _figure(name, panel.figure, survey.status, survey.index, survey.provisional)
        if panel.grade != survey.grade:
            yield f"{name} mutu: {panel.grade!r} is {survey.grade!r}"
        for rule, index in survey.alternatives:
            yield from _alike(f"{name} with {rule}", panel.by_weight[rule], index)
        for mean, grade, element in zip(panel.means, panel.grades, survey.elements, strict=True):
            yield from _alike(f"{name} {element.key}", mean, element.mean)
            if grade != element.grade:
                yield f"{name} {element.key} mutu: {grade!r} is {element.grade!r}"


def _last_year(office: Office, found: Results) -> Iterator[str]:
    """The same figures a year earlier, where anything came then."""
    wanted = expected(replace(office, sheets=office.before)) if office.before else {}
    if bool(wanted) != bool(found.last_year):
        yield f"last year: {bool(wanted)} is {bool(found.last_year)}"
    for result in found.last_year:
        figure = wanted[result.indicator].figure
        name = f"{result.indicator} last year"
        yield from _figure(name, figure, result.status, result.value, result.provisional)


def _by_code(sheet: Worksheet) -> dict[str, dict[str, object]]:
    """The rows of a sheet of several tables by their first cell, under its head; the last counts."""
    head: list[str] = []
    rows = {}
    for row in sheet.iter_rows(values_only=True):
        if row[0] == "Kode":
            head = [str(text) for text in row]
        elif row[0]:
            rows[str(row[0])] = dict(zip(head, row, strict=False))
    return rows


def _measured(sheet: Worksheet, lines: list[Line]) -> Iterator[str]:
    """Pengukuran: a row for each indicator, its columns by the first word of their heads."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(place for place, row in enumerate(rows) if row[0] == "No")
    heads = dict[str, int]()  # the first of two that begin alike is the one to date
    for place, text in enumerate(rows[top]):
        heads.setdefault(str(text).split("\n")[0], place)
    quarters = {str(text): place for place, text in enumerate(rows[top + 1]) if text}
    name = heads["Indikator Kinerja"]
    shown = [row for row in rows[top + 3 :] if row[name] and row[heads["Satuan"]]]
    for line, row in zip(lines, shown[: len(lines)], strict=True):
        said = f"Pengukuran {str(row[name])[:14]!r}"
        if line.upper is None:
            yield from _alike(f"{said} target", line.target, row[heads["Target"]])
        yield from _alike(said, line.figure.value, row[heads["Realisasi"]])
        yield from _alike(f"{said} capaian", line.achievement, row[heads["Capaian"]])
        if line.category not in str(row[heads["Predikat"]]):
            yield f"{said} predikat: {line.category!r} is {row[heads['Predikat']]!r}"
        for figure, roman in zip(line.quarters, ("I", "II", "III", "IV"), strict=False):
            yield from _alike(f"{said} TW {roman}", figure.value, row[quarters[f"TW {roman}"]])
