"""The form with a survey's sheet already filled from a file."""

from __future__ import annotations

from pathlib import Path

from .. import files, template
from ..core import numbers
from ..core.days import readings
from ..core.findings import Finding, IkuError, Place
from ..core.model import Definition, Survey
from ..core.periods import Period
from ..core.profile import DATE, PROFILE
from ..form import IDENTITY_ROW_CODE, Key, build
from ..form.identity_row import NAME
from ..form.survey_profile import PROFILE_CODES, form_value
from ..survey_file import Answers
from ..survey_file.columns import COMMENT
from ..texts import survey_file as words

LONGEST_NAME = 60


def write_form(
    output: Path,
    definition: Definition,
    unit: str,
    period: Period | None,
    survey: Survey,
    answers: Answers,
    source: Path,
    filled_by: str,
    force: bool,
) -> None:
    """Writes it: refused answers stand as they were written, so that the form's own check shows them.

    Raises IkuError: E160 (a year instead of a triwulan), E431 (more respondents than the sheet has rows).
    """
    if period and not period.quarter:
        raise IkuError(Finding("E160", values={"x": period.code}))
    form = build(definition, period, (unit,))
    sheet = next(sheet for sheet in form.sheets if sheet.unit == unit)
    assert sheet.block
    room = sheet.block.last_row - sheet.block.first_row + 1
    if len(answers.respondents) > room:
        values = {"m": room, "n": len(answers.respondents)}
        raise IkuError(Finding("E431", Place(source.name), values))
    who = filled_by or words.FROM_FILE.format(file=source.name[:LONGEST_NAME])
    contents: dict[Key, str | float | None] = {(unit, IDENTITY_ROW_CODE, sheet.identity[NAME]): who}
    for number, respondent in enumerate(answers.respondents, 1):
        for position, element in enumerate(survey.elements):
            value: str | float | None = respondent.scores[position]
            if value is None:
                value = _typed(answers.raw.get((respondent.row, position)))
            if value is not None:
                contents[unit, str(number), element.key] = value
        for name, said in zip(PROFILE, respondent.profile, strict=False):
            if said and not (
                name == DATE and len(readings(said)) > 1
            ):  # the sheet would take it for day first
                contents[unit, str(number), PROFILE_CODES[name]] = form_value(name, said)
        if respondent.comment:
            contents[unit, str(number), COMMENT] = respondent.comment
    files.write_atomically(output, template.draw(form, contents), force=force)


def _typed(text: str | None) -> str | float | None:
    """A number where the text has one reading, so that the sheet checks it as one."""
    value = numbers.read(text).value if text else None
    return text if value is None else float(value)
