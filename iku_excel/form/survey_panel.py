"""The panel on top of a survey: respondents, the index so far, its grade and the next step."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..core.addresses import letters
from ..core.grades import GRADES
from ..core.model import Survey
from ..core.numbers import half_up
from .model import CODE_COLUMN, Cell, CellKind, Words, absolute, quoted, sheet_reference
from .panel import count_sign, file_name, next_identity, ready_identity
from .survey_grid import FIGURE_ROW, FIRST, LABEL_ROW, MEAN_ROW, NO, NOTE_ROW, narrow_part


def weight_formula(survey: Survey) -> str:
    """The weight of an unsur as Excel computes it."""
    count = len(survey.elements)
    if survey.weight == "tepat":
        return f"1/{count}"
    if survey.weight in ("2", "3"):
        return str(half_up(Decimal(1) / count, int(survey.weight)))
    return survey.weight


def survey_panel(
    survey: Survey,
    words: Words,
    sheet: str,
    checks: str,
    scores: tuple[str, ...],
    identity: dict[str, str],
    last: int,
    check: int,
    comment: int,
    end: int,
    file_prefix: str,
) -> Iterator[Cell]:
    """The panel's four parts, three rows each; its last row begins with a sign that says how things stand.

    The parts end with the column of the comments, the panel's ground with the last of all.
    """
    filled = f"({'+'.join(count_sign(checks, sign) for sign in '●◊▲')})"
    wrong, partial = count_sign(checks, "▲"), count_sign(checks, "◊")
    # Answers pasted below the checked rows count too; the ranges begin with their head, no respondent.
    any_score = "+".join(f'({column}<>"")' for column in scores)
    answered = f"SUMPRODUCT(--({any_score}>0))-1"
    means = f"{absolute(FIRST, MEAN_ROW)}:{absolute(last, MEAN_ROW)}"
    count = len(survey.elements)
    index = (
        f'IF(OR({wrong}>0,COUNT({means})<{count}),"–",'
        f"ROUND(ROUND(SUM({means})*({weight_formula(survey)})*25,9),2))"
    )
    # Four parts of the panel; the grade refers to the index in the second.
    part = narrow_part(last)
    parts = (
        (NO, FIRST - 1 + part),
        (FIRST + part, FIRST - 1 + 2 * part),
        (FIRST + 2 * part, last),
        (check, comment),
    )
    index_cell = absolute(parts[1][0], FIGURE_ROW)
    grade = '"–"'
    for band in reversed(GRADES[survey.grades]):
        text = quoted(f"{band.letter}  {band.name}")
        grade = text if grade == '"–"' else f"IF({index_cell}>={band.index:g},{text},{grade})"
    target = f"#{sheet_reference(sheet)}{letters(FIRST)}"
    far = 1_000_000
    wrong_row = f'({far}-SUMPRODUCT(MAX((LEFT({checks},1)="▲")*({far}-ROW({checks})))))'
    mend = f'HYPERLINK({quoted(target)}&{wrong_row},"► {words["survey.mend"]} "&{wrong_row})'
    ready = f"AND({filled}>0,{wrong}=0,{ready_identity(identity)})"
    next_step = (
        f"IF({ready},{quoted(words['survey.ready'])}&{file_name(identity, file_prefix)},"
        f"IF({wrong}>0,{mend},IF({filled}=0,{quoted(words['survey.fill'])},"
        f"{next_identity(words, sheet, identity, quoted(''))})))"
    )
    contents = (
        (
            words["survey.respondents"],
            f"={answered}",
            f'=IF({wrong}>0,"▲ "&{wrong}&" {words["survey.wrong"]}",'
            f"IF({filled}=0,{quoted(words['survey.empty'])},"
            f"IF({ready},{quoted(words['survey.complete'])},{quoted(words['survey.who'])})))"
            f'&IF(AND({ready},{partial}>0),"  ·  ◊ "&{partial}&" {words["survey.partial"]}","")',
        ),
        (
            words["survey.index"],
            f"={index}",
            words["survey.weight"].format(weight=f"1/{count}" if survey.weight == "tepat" else survey.weight),
        ),
        (
            words["survey.quality"],
            f'=IF(ISNUMBER({index_cell}),{grade},"–")',
            words["survey.capacity"].format(n=survey.capacity),
        ),
        (words["panel.next"], f"={next_step}", words["survey.step_hint"]),
    )
    for row in (LABEL_ROW, FIGURE_ROW, NOTE_ROW):
        for column in range(CODE_COLUMN, end + 1):
            yield Cell(row, column, CellKind.TEXT, "", "panel_bottom" if row == NOTE_ROW else "panel")
    for number, ((start, end), (label, figure, note)) in enumerate(zip(parts, contents, strict=True)):
        small, style, below = (
            ("panel_label", "panel_next", "panel_note_indented")
            if number == 3
            else ("panel_small", "panel_headline", "panel_note")
        )
        yield Cell(LABEL_ROW, start, CellKind.TEXT, label, small, to_column=end)
        number_format = "0.00" if number == 1 else "#,##0" if number == 0 else ""
        yield Cell(
            FIGURE_ROW,
            start,
            CellKind.FORMULA,
            figure,
            style,
            number_format=number_format,
            to_column=end,
        )
        kind = CellKind.FORMULA if note.startswith("=") else CellKind.TEXT
        yield Cell(NOTE_ROW, start, kind, note, below, to_column=end)
