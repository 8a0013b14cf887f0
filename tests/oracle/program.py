"""The program on a random office: by forms that are filled and read, or by what reading would give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from iku_excel import definition, inbox, summary, template
from iku_excel.cli.gather import settle
from iku_excel.core.findings import Place
from iku_excel.core.model import (
    Answer,
    Definition,
    Origin,
    Respondent,
    Results,
    SheetStatus,
    State,
    Submission,
)
from iku_excel.core.periods import Period
from iku_excel.form import IDENTITY_ROW_CODE, build
from iku_excel.form.identity_row import NAME
from iku_excel.inbox.sheets import refused

from .office import YEAR, Office, Said, Sent

STATE_OF = {
    "terisi": State.VALUE,
    "nihil": State.NIHIL,
    "belum tersedia": State.PENDING,
    "kosong": State.BLANK,
    "ditolak": State.REFUSED,
}


def loaded(office: Office) -> Definition:
    """The definition; one that the program finds fault with is a fault of the maker."""
    known, findings = definition.loads(office.text, "kantor.toml")
    assert known, [(finding.code, finding.values) for finding in findings]
    return known


def results(office: Office, *, by_forms: bool) -> Results:
    """What the program makes of the office, from its definition on."""
    known = loaded(office)
    submissions = tuple(_read(known, office) if by_forms else _submissions(known, office))
    return settle(known, (submissions, ()), Period(YEAR, office.quarter))


def drawn(found: Results, folder: Path) -> Path:
    """The official workbook of these results."""
    path = folder / "keluaran.xlsx"
    path.write_bytes(summary.draw(found))
    return path


def _submissions(known: Definition, office: Office) -> Iterator[Submission]:
    for unit, year, quarter, sheet in office.all_sheets:
        period = Period(year, quarter)
        file = f"IKU_{unit}_{period.code}.xlsx"
        answers = tuple(
            _answer(unit, period, file, place, code, said)
            for place, (code, said) in enumerate(sheet.answers.items(), 13)
        )
        rows = tuple(
            Respondent(number, tuple(None if score == 5 else score for score in row), 5 in row)
            for number, row in enumerate(sheet.rows, 12)
        )
        partial = any(a.state in (State.BLANK, State.REFUSED) for a in answers) or any(
            r.refused for r in rows
        )
        submission = Submission(
            unit,
            period,
            1,
            Origin(file, "0" * 64),
            known.unit(unit).sheet,
            SheetStatus.PARTIAL if partial else SheetStatus.ACCEPTED,
            answers,
            rows,
            tuple("CDEFGHIJKLMNOPQRSTUVWXYZ"[: len(sheet.rows[0])]) if sheet.rows else (),
            filled_by="Uji",
        )
        yield refused(submission) if sheet.refused else submission


def _answer(unit: str, period: Period, file: str, row: int, code: str, said: Said) -> Answer:
    value = None if said.value is None else float(said.value)
    return Answer(
        code,
        unit,
        period,
        STATE_OF[said.state],
        value,
        Place(file, unit, f"E{row}"),
        "" if value is None else repr(value),
        "" if said.state in ("terisi", "kosong") else "sebabnya",
    )


def _read(known: Definition, office: Office) -> Iterator[Submission]:
    """Each sheet by a form of its own, filled as a clerk fills it."""
    for unit, year, quarter, sheet in office.all_sheets:
        period = Period(year, quarter)
        form = build(known, period, (unit,))
        contents: dict[tuple[str, str, str], str | float | None] = {
            (unit, row, column): value for (row, column), value in _typed(known, unit, sheet).items()
        }
        name = next(one for one in form.sheets if one.unit == unit).identity[NAME]
        contents[unit, IDENTITY_ROW_CODE, name] = "Uji"
        data = template.draw(form, contents)
        for submission in inbox.read_file(data, f"IKU_{unit}_{period.code}.xlsx", known)[0]:
            yield refused(submission) if sheet.refused else submission


def _typed(known: Definition, unit: str, sheet: Sent) -> dict[tuple[str, str], str | float]:
    typed: dict[tuple[str, str], str | float] = {}
    survey = known.survey_of(unit)
    if survey:
        for number, row in enumerate(sheet.rows, 1):
            for element, score in zip(survey.elements, row, strict=True):
                if score is not None:
                    typed[str(number), element.key] = score
    for code, said in sheet.answers.items():
        if said.value is not None:
            typed[code, "nilai"] = float(said.value)
        elif said.state == "ditolak":
            typed[code, "nilai"] = "lima"
        elif said.state != "kosong":
            typed[code, "keadaan"] = said.state.capitalize()
            typed[code, "catatan"] = "sebabnya"
    return typed
