"""A matched survey sheet → its respondents, one a row with anything in an unsur's column."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from .. import xlsx
from ..core.model import Respondent, Survey
from ..core.rules import is_score
from .free_text import Text, as_text, is_filled, text
from .layout import COMMENT
from .matching import Match
from .profile import profile_columns, read_profile
from .report import MOST_ALONE, MOST_EXAMPLES, Report, Spot, listed
from .values import disguise, score, shown

DOUBTS = {"E319": "E437", "E323": "E417", "E324": "E418"}  # of a number, and of a score


def read_respondents(
    match: Match, survey: Survey, merged: frozenset[Spot], report: Report
) -> tuple[tuple[Respondent, ...], tuple[str, ...]]:
    """The respondents in the order of their rows, and the columns of the unsur, now as letters."""
    columns = [match.columns[match.layout.columns[element.key]] for element in survey.elements]
    comment = match.columns[match.layout.columns[COMMENT]]
    profile = profile_columns(match)
    cells = match.sheet.cells
    wrong: list[tuple[Spot, str]] = []
    texts: list[Spot] = []
    formulas: list[Spot] = []
    hidden: dict[str, list[Spot]] = {}
    known: dict[xlsx.Cell, Score] = {}
    described: dict[tuple[str, xlsx.Cell], Text] = {}
    respondents = []
    silent = []
    for row in _filled_rows(match, {*columns, comment, *profile.values()}):
        scores: list[int | None] = []
        refused = any((row, column) in merged for column in columns)
        typed = False
        for column in columns:
            cell = cells.get((row, column))
            if cell is None:
                scores.append(None)
                continue
            if cell not in known:
                known[cell] = _scored(cell, match.sheet.style_of(cell))
            value, said_wrong, doubt = known[cell]
            scores.append(value)
            if value is not None:
                typed = True
                if cell.kind == "text":
                    texts.append((row, column))
                if cell.formula is not None:
                    formulas.append((row, column))
            elif doubt:
                typed = refused = True
                hidden.setdefault(doubt, []).append((row, column))
            elif said_wrong is not None:
                typed = refused = True
                if cell.kind != "damaged":
                    wrong.append(((row, column), said_wrong))
        said = text(cells.get((row, comment)))
        report.tell(said.flaws, (row, comment), raw=said.text)
        who = read_profile(match, row, profile, described, report)
        if typed:
            respondents.append(Respondent(row, tuple(scores), refused, said.text, who))
        else:
            open_columns = (*columns, comment, *profile.values())
            silent += [(row, column) for column in open_columns if is_filled(cells.get((row, column)))]
    _tell_wrong(wrong, report)
    for code, spots in hidden.items():
        held = [cells[spot] for spot in spots]
        seen = _some(_seen(cell, match.sheet.style_of(cell)) for cell in held)
        report.find(code, listed(spots), x=seen, v=_values(match.sheet, spots), n=len(spots))
    if texts:
        report.find("W314", listed(texts), v=_values(match.sheet, texts), n=len(texts))
    if formulas:
        first = cells[formulas[0]]
        report.find(
            "W312", listed(formulas), f=first.formula or "", v=_values(match.sheet, formulas), n=len(formulas)
        )
    if silent:
        report.find("W212", listed(silent), sel=listed(silent), n=len(silent))
    _tell_partial(respondents, survey, match, report)
    _tell_twins(respondents, report)
    letters = tuple(xlsx.address(1, column)[:-1] for column in columns)
    return tuple(respondents), letters


class Score(NamedTuple):
    """The score in a cell, what stands there instead, or why it may not be what was seen; all blank alike."""

    value: int | None = None
    wrong: str | None = None
    doubt: str = ""


def _scored(cell: xlsx.Cell, look: xlsx.Style) -> Score:
    read = score(cell)
    if read.value is not None and is_score(read.value):
        doubt = DOUBTS.get(disguise(cell, read.value, look), "")
        return Score(doubt=doubt) if doubt else Score(int(read.value))
    if read.blank:
        return Score()
    return Score(wrong=shown(read.value) if read.value is not None else as_text(cell))


def _seen(cell: xlsx.Cell, look: xlsx.Style) -> str:
    """What a cell shows, or its format where that cannot be said."""
    if cell.number is None:
        return ""
    seen = xlsx.display(look.format, cell.number)
    return seen.text if seen else look.format


def _filled_rows(match: Match, columns: Collection[int]) -> list[int]:
    first, last = match.first_respondent, match.last_respondent
    return sorted(
        {
            row
            for (row, column), cell in match.sheet.cells.items()
            if column in columns and first <= row <= last and is_filled(cell)
        }
    )


def _tell_wrong(wrong: Sequence[tuple[Spot, str]], report: Report) -> None:
    alone = len(wrong) if len(wrong) <= MOST_ALONE else MOST_ALONE - 1
    for spot, raw in wrong[:alone]:
        report.find("E411", xlsx.address(*spot), raw=raw, x=raw)
    if others := wrong[alone:]:
        area = listed(spot for spot, _ in others)
        report.find("E411", area, x=_some(raw for _, raw in others), n=len(others))


def _tell_partial(respondents: Iterable[Respondent], survey: Survey, match: Match, report: Report) -> None:
    """Respondents by their number on the form, the first 1."""
    rows, spots, names = [], list[Spot](), dict[str, None]()
    for respondent in respondents:
        blank = [
            (match.columns[match.layout.columns[element.key]], element.short)
            for element, value in zip(survey.elements, respondent.scores, strict=True)
            if value is None
        ]
        if blank and not respondent.refused:
            rows.append(respondent.row)
            spots += [(respondent.row, column) for column, _ in blank]
            names.update(dict.fromkeys(name for _, name in blank))
    if spots:
        numbers = _some(str(row - match.first_respondent + 1) for row in rows)
        report.find("W412", listed(spots), r=numbers, u=_some(names), n=len(spots))


def _tell_twins(respondents: Iterable[Respondent], report: Report) -> None:
    """Rows alike in every answer, in the comment and in who answered."""
    first: dict[tuple[object, ...], int] = {}
    twins: list[tuple[int, int]] = []
    for respondent in respondents:
        key = (respondent.scores, respondent.comment, respondent.profile)
        if key in first:
            twins.append((first[key], respondent.row))
        else:
            first[key] = respondent.row
    if twins:
        report.find(
            "W413",
            a=twins[0][0],
            b=_some(str(row) for row in dict.fromkeys(b for _, b in twins)),
            n=len(twins),
        )


def _values(sheet: xlsx.Sheet, spots: Iterable[Spot]) -> str:
    return _some(as_text(sheet.cells[spot]).strip() for spot in spots)


def _some(texts: Iterable[str]) -> str:
    """The first few of many texts."""
    known = list(dict.fromkeys(texts))
    return ", ".join(known[:MOST_EXAMPLES]) + (", …" if len(known) > MOST_EXAMPLES else "")
