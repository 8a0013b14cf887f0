"""Every kind of workbook that the tool draws, of every shipped definition, as a table."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from iku_excel import calculation, definition, summary, template
from iku_excel.core.model import Definition, Kind, Results
from iku_excel.core.periods import Period
from iku_excel.definition import book
from iku_excel.definition.columns import TABLES
from iku_excel.engines.libreoffice import only_sheets
from iku_excel.form import Annotations, Cause, Form, Key, Mark, Remark, Spot, annotated, build
from iku_excel.texts.definition_book import NOT_READ

from ..summary.conftest import SEKADAU, YEAR, described, sent

SAMPLES = Path(__file__).parents[2] / "samples" / "definisi"
SHIPPED = ("bawaan", *sorted(path.stem for path in SAMPLES.glob("*.toml")))
PERIOD = Period(YEAR, 2)
LARGE = 1_234_567.0
NARRATIVE = "Sosialisasi di tujuh kecamatan selesai; sisanya dijadwalkan pada bulan depan."


@functools.cache
def shipped(name: str) -> Definition:
    """The built-in definition, or a sample."""
    if name == "bawaan":
        return definition.builtin()
    loaded, findings = definition.load(SAMPLES / f"{name}.toml")
    assert loaded is not None, findings
    return loaded


def filled(given: Definition, quarters: int = 2) -> str:
    """Every unit's answers to everything, with figures of seven digits."""
    lines = []
    for quarter in range(1, quarters + 1):
        for unit in given.units:
            asked = given.asked_of(unit.code)
            if any(variable.kind is Kind.SURVEY for variable in asked):
                size = len(given.survey_of(unit.code).elements)
                rows = [row[:size].ljust(size, "3") for row in SEKADAU.split()]
                lines.append(f"{unit.code} {quarter} {' '.join(rows)}")
            else:
                said = (f"{variable.code}={LARGE + 11 * quarter}" for variable in asked)
                lines.append(f"{unit.code} {quarter} {' '.join(said)}")
    return "\n".join(lines)


@functools.cache
def results(name: str) -> Results:
    """What the office's returns of two triwulan say."""
    given = shipped(name)
    return calculation.calculate(given, PERIOD, described(sent(filled(given))))


def official(name: str) -> bytes:
    """The official workbook on F4, open."""
    return summary.draw(results(name), inbox="kotak-masuk", dated=date(YEAR, 7, 10))


def folded(name: str) -> bytes:
    """The official workbook on A4, folded, of an office of which one bidang has not answered."""
    given = shipped(name)
    lines = filled(given).split("\n")
    lacking = calculation.calculate(given, PERIOD, sent("\n".join(lines[:-1])))
    return summary.draw(lacking, inbox="kotak-masuk", paper="A4", folded=True)


def layout(kind: str, paper: str, *, closed: bool = False) -> Callable[[str], bytes]:
    """The official sheet alone in one of its layouts."""

    def drawn(name: str) -> bytes:
        data = summary.draw(results(name), paper=paper, layout=kind, folded=closed)
        return only_sheets(data, {"IKU"})

    return drawn


def agreement(name: str) -> bytes:
    """The Perjanjian Kinerja with its annexes and the Rencana Aksi."""
    return summary.draw_agreement(shipped(name), YEAR)


def blank_form(name: str) -> bytes:
    """The form of all bidang, nothing in it."""
    return template.draw(build(shipped(name), PERIOD))


def copied_form(name: str) -> bytes:
    """An annotated copy: every second answer is wrong, and what is said of each is long."""
    form = build(shipped(name), PERIOD)
    return template.draw(_annotated(form), dict(_answers(form)))


def _answers(form: Form) -> Iterator[tuple[Key, str | float]]:
    for sheet in form.sheets:
        asked = [cell for cell in sheet.inputs() if cell.row_code not in ("ID", "")]
        for place, cell in enumerate(cell for cell in asked if cell.column_code == "nilai"):
            yield (sheet.unit, cell.row_code, "nilai"), LARGE if place % 2 else "dua belas"
        for cell in asked:
            if cell.column_code in ("catatan", "satuan"):
                yield (sheet.unit, cell.row_code, cell.column_code), NARRATIVE


def _annotated(form: Form) -> Form:
    wrong = [key for key, value in _answers(form) if value == "dua belas"]
    causes = tuple(
        Cause(
            "E302",
            key[0],
            f"Isian “dua belas” bukan angka pada {key[1]}.",
            "Ketik angkanya.",
            (Spot(key, "", ""),),
        )
        for key in wrong
    )
    remarks = tuple(Remark(key, "Bukan angka: ketik angkanya.", Mark.BAD, "E302") for key in wrong)
    return annotated(form, Annotations(2, causes, remarks))


def as_workbook(name: str) -> bytes:
    """The definition as the workbook in which an office edits it."""
    return book.draw(shipped(name))


KINDS: dict[str, Callable[[str], bytes]] = {
    "resmi F4": official,
    "resmi A4 dilipat": folded,
    "penetapan A4": layout("penetapan", "A4"),
    "lengkap F4": layout("lengkap", "F4"),
    "perjanjian": agreement,
    "formulir": blank_form,
    "salinan": copied_form,
    "definisi": as_workbook,
}


def codes(given: Definition) -> set[str]:
    """What stands on paper for machines alone."""
    named = (*given.units, *given.indicators, *given.variables)
    columns = {f"{table.name}.{column.key}".lstrip(".") for table in TABLES for column in table.columns}
    elements = {one.key for survey in given.surveys for one in survey.elements}
    return {one.code for one in named} | columns | elements | {*NOT_READ.split()}
