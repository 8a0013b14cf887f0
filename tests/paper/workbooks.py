"""Every kind of workbook that the tool draws, of every shipped definition, as a table."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from iku_excel import calculation, definition, summary, template
from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import Definition, Kind, Results
from iku_excel.core.periods import Period
from iku_excel.definition import book
from iku_excel.definition.tables import TABLES
from iku_excel.engines.libreoffice import only_sheets
from iku_excel.form import Annotations, Cause, Form, Key, Mark, Remark, Spot, annotated, build
from iku_excel.texts.definition_book import NOT_READ

from ..summary.conftest import SEKADAU, YEAR, described, sent
from ..summary.widened import sent_by_all, widened
from . import extremes

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


def layout(kind: str, paper: str, *, closed: bool = False, extreme: bool = False) -> Callable[[str], bytes]:
    """The official sheet alone in one of its layouts, of the office at its edges on demand."""

    def drawn(name: str) -> bytes:
        told = edges(name) if extreme else results(name)
        data = summary.draw(told, paper=paper, layout=kind, folded=closed)
        return only_sheets(data, {"IKU"})

    return drawn


@functools.cache
def edges(name: str) -> Results:
    """What the returns say where everything is as long, as large and as many as it comes."""
    given = extremes.vast(shipped(name))
    places = (Place(f"kiriman/IKU_U{number:04}.xlsx", f"U{number:04}", "E13") for number in range(1, 8))
    wrong = tuple(Finding("E302", place, {"terbaca": "dua belas"}) for place in places)
    sheets = extremes.returned(given, sent(filled(shipped(name))))
    return calculation.calculate(given, PERIOD, sheets, wrong)


def widest(name: str) -> bytes:
    """The official workbook of the office at its edges."""
    return summary.draw(edges(name), inbox="kotak-masuk", layout="pengukuran")


def narrowest(name: str) -> bytes:
    """What of it must look right on A4, too."""
    data = summary.draw(edges(name), paper="A4", inbox="kotak-masuk", layout="pengukuran")
    return only_sheets(data, {"Ringkasan", "IKU", "Pengukuran", "Antartahun", "Anggaran", "IKM", "Grafik"})


def smallest(name: str) -> bytes:
    """The official workbook of an office of one bidang and one indicator."""
    given = extremes.smallest(shipped(name))
    told = calculation.calculate(given, PERIOD, sent(filled(given)))
    return summary.draw(told, inbox="kotak-masuk", paper="A4")


def many(name: str) -> bytes:
    """What grows with the indicators, of forty of them."""
    given = widened(shipped(name))
    data = summary.draw(calculation.calculate(given, PERIOD, sent(sent_by_all())), inbox="kotak-masuk")
    return only_sheets(data, {"Ringkasan", "IKU", "Pengukuran", "Grafik"})


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


SAYS_ALL = ("diskominfo-lengkap",)  # the sample that says everything
FEW = ("bawaan", *SAYS_ALL)  # what is drawn alike for every definition
KINDS: dict[str, tuple[Callable[[str], bytes], Sequence[str]]] = {
    "resmi F4": (official, SHIPPED),
    "resmi A4 dilipat": (folded, (*FEW, "rsud")),
    **{
        f"{kind} {paper}{' dilipat' if closed else ''}": (layout(kind, paper, closed=closed), SAYS_ALL)
        for kind in ("pengukuran", "penetapan", "lengkap")
        for paper in ("F4", "A4")
        for closed in (False, True)
    },
    "perjanjian": (agreement, FEW),
    "formulir": (blank_form, SHIPPED),
    "salinan": (copied_form, FEW),
    "definisi": (as_workbook, FEW),
    "empat puluh": (many, ("bawaan",)),
    "satu": (smallest, ("bawaan",)),
    "tepi F4": (widest, SAYS_ALL),
    "tepi A4": (narrowest, SAYS_ALL),
    "tepi penetapan F4": (layout("penetapan", "F4", extreme=True), SAYS_ALL),
    "tepi lengkap A4 dilipat": (layout("lengkap", "A4", closed=True, extreme=True), SAYS_ALL),
}
"""What is drawn, and of which definitions."""


def codes(given: Definition) -> set[str]:
    """What stands on paper for machines alone, also of the made-up offices that are made of it."""
    offices = (given, extremes.vast(given), widened(given))
    named = [one for office in offices for one in (*office.units, *office.indicators, *office.variables)]
    columns = {f"{table.name}.{column.key}".lstrip(".") for table in TABLES for column in table.columns}
    elements = {one.key for survey in given.surveys for one in survey.elements}
    return {one.code for one in named} | columns | elements | {*NOT_READ.split()}
