"""A matched sheet of figures → its answers, each in one of the four states or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from .. import xlsx
from ..core.findings import Place
from ..core.model import Answer, State, Variable
from ..core.periods import Period
from ..core.rules import ACCEPTED, SAID_RIGHT, broken, gives_reason
from ..form.lists import CONFIRMED, NIHIL, PENDING
from ..styles.form import STYLES
from .accepting import CONFIRMABLE, accepts
from .free_text import Text, as_text, is_filled, is_picture, text
from .layout import EVIDENCE, NOTE, STATE, VALUE, Issued, tidy
from .matching import Match
from .report import Flaw, Report, Spot
from .values import Number, Seen, number, shown

CHOICES: Mapping[str, State] = MappingProxyType(
    {NIHIL.casefold(): State.NIHIL, PENDING.casefold(): State.PENDING}
)
# What people write into the number's cell beside a keadaan, and mean the keadaan.
IN_WORDS: Mapping[State | None, frozenset[str]] = MappingProxyType(
    {
        State.NIHIL: frozenset(("nihil", "nol", "tidak ada", "tdk ada", "0 (nol)", "0 (nihil)", "nol (0)")),
        State.PENDING: frozenset(("belum tersedia", "belum ada", "belum ada data")),
    }
)
# The form groups what is right by conditions of its own, where that hides nothing.
GROUPED = frozenset(STYLES[name].number_format for name in ("grouped", "grouped_decimals"))
_LINKS = ("http://", "https://", "mailto:")
_SPELLED = '"(?:[^"]|"")*"'
_HYPERLINK = re.compile(rf"=\s*HYPERLINK\s*\(\s*({_SPELLED}(?:\s*&\s*{_SPELLED})*)\s*[,;)]", re.IGNORECASE)


def read_answers(
    match: Match, issued: Issued, period: Period, merged: frozenset[Spot], report: Report
) -> tuple[Answer, ...]:
    """What the sheet answers to each variable it asks; cells within foreign merges are refused."""
    answers = {}
    asked = issued.definition.asked_of(match.layout.unit)
    for variable in asked:
        if (variable.code, VALUE) in match.layout.inputs:
            answers[variable.code] = _answer(match, variable, period, merged, issued, report)
    for variable in asked:
        if variable.maximum in answers and variable.code in answers:
            answers[variable.code] = _below(
                answers[variable.code], answers[variable.maximum], variable, report
            )
    return tuple(answers.values())


def _answer(
    match: Match,
    variable: Variable,
    period: Period,
    merged: frozenset[Spot],
    issued: Issued,
    report: Report,
) -> Answer:
    cells = {column: match.layout.inputs[variable.code, column] for column in (VALUE, STATE, EVIDENCE, NOTE)}
    spots = {column: match.spot(cell) for column, cell in cells.items()}
    held = {column: match.at(cell) for column, cell in cells.items()}

    def told(column: str, flaws: Iterable[Flaw]) -> None:
        cell = held[column]
        report.tell(flaws, spots[column], variable.text, cell.raw if cell else "")

    note, evidence = text(held[NOTE]), text(held[EVIDENCE])
    chosen = _choice(held[STATE])
    raw = held[VALUE]
    place = Place(report.file, report.sheet, xlsx.address(*spots[VALUE]))
    seen = Seen(
        period.year,
        match.sheet.style_of(raw) if raw else xlsx.Style(),
        match.sheet.days_late,
        tuple(filter(_is_foreign, match.sheet.formats_at(*spots[VALUE]))),
    )
    read = number(raw, variable, seen)
    agreed = read.value is not None and accepts(issued.accepted, place, shown(read.value))
    read = _settled(read, chosen.text, note.text, agreed)
    if read.refused and _says_the_state(raw, chosen.text):
        read = Number(None)
    for column, flaws in (
        (NOTE, note.flaws),
        (EVIDENCE, evidence.flaws),
        (STATE, chosen.flaws),
        (VALUE, read.flaws),
    ):
        told(column, flaws)
    state, value, contradiction = _state(read, chosen.text, note.text)
    if contradiction and not read.refused:
        told(_to_mend(contradiction, read), (contradiction,))
    caught = not merged.isdisjoint((spots[VALUE], spots[STATE]))
    if state is State.BLANK and not caught:
        told(VALUE, (Flaw("E341" if is_filled(held[VALUE]) else "E301"),))
    refused = note.refused or evidence.refused or chosen.refused or caught
    return Answer(
        variable=variable.code,
        unit=match.layout.unit,
        period=period,
        state=State.REFUSED if refused else state,
        value=None if refused else value,
        place=place,
        raw=as_text(raw) if raw else "",
        note=note.text,
        evidence=link(evidence.text, target(held[EVIDENCE], match.sheet.hyperlinks.get(spots[EVIDENCE], ""))),
    )


def _choice(cell: xlsx.Cell | None) -> Text:
    """What is chosen as keadaan; an error value there, or a picture, says nothing and refuses the answer."""
    if cell is not None and is_picture(cell):
        return Text("", (Flaw("E346"),), True)
    if cell is not None and cell.kind == "error":
        return Text("", (Flaw("E345", {"x": cell.raw}),), True)
    return text(cell)


def _to_mend(contradiction: Flaw, read: Number) -> str:
    """Where it is mended: in the note where only the reason is missing, else in keadaan or the number."""
    chosen = str(contradiction.values.get("x", ""))
    if not chosen:
        return NOTE
    return STATE if read.blank or tidy(chosen).casefold() not in CHOICES else VALUE


def _is_foreign(number_format: str) -> bool:
    """Whether a condition's format is not the form's own, whatever a program makes of that in saving.

    It may add a language and other sections, or (ExcelJS) write "[object Object]", which is no format.
    """
    bare = re.sub(r"\[[^\]]*\]", "", number_format)
    return bool(bare.strip()) and bare.split(";")[0].strip() not in GROUPED


def _says_the_state(cell: xlsx.Cell | None, chosen: str) -> bool:
    """Whether the number's cell says in words the keadaan that was chosen beside it."""
    state = CHOICES.get(tidy(chosen).casefold())
    return cell is not None and cell.kind == "text" and tidy(cell.raw).casefold() in IN_WORDS.get(state, ())


def _settled(read: Number, chosen: str, note: str, accepted: bool) -> Number:
    """The number with its doubt settled: by who filled it in, with a reason; by the officer; or refused.

    Who filled it in has seen the number, and can say nothing of one that its format hides.
    """
    if read.doubt is None or read.value is None:
        return read
    used = shown(read.value)
    if accepted:
        flaw = Flaw(ACCEPTED, {"v": used}, used)
    elif _is_confirmed(chosen) and read.doubt.code in CONFIRMABLE:
        if not gives_reason(note):
            return read  # the missing reason is told
        flaw = Flaw(SAID_RIGHT, {"v": used, "y": note}, used)
    else:
        return Number(None, (*read.flaws, read.doubt), True)
    return Number(read.value, (*read.flaws, flaw))


def _is_confirmed(chosen: str) -> bool:
    return tidy(chosen).casefold() == CONFIRMED.casefold()


def _state(read: Number, chosen: str, note: str) -> tuple[State, float | None, Flaw | None]:
    """State and value that a number, a keadaan and a reason make together, or why they contradict."""
    typed = "" if read.value is None else shown(read.value)
    if read.refused:
        return State.REFUSED, None, None
    if not tidy(chosen):
        return (State.BLANK, None, None) if read.blank else (State.VALUE, read.value, None)
    if _is_confirmed(chosen):
        if read.blank:
            return State.BLANK, None, None
        if not gives_reason(note):
            return State.REFUSED, None, Flaw("E325", {"v": typed})
        return State.VALUE, read.value, None
    state = CHOICES.get(tidy(chosen).casefold())
    fits = read.blank or (state is State.NIHIL and read.value == 0)
    reason = gives_reason(note)
    if state is None or not fits or not reason:
        reasoned = "" if reason else chosen
        contradiction = "" if fits and state else chosen
        return State.REFUSED, None, Flaw("E317", {"x": contradiction, "y": reasoned, "v": typed})
    return state, None, None


def _below(answer: Answer, ceiling: Answer, variable: Variable, report: Report) -> Answer:
    """The answer held against its ceiling on the same sheet; nihil is a ceiling of 0."""
    top = 0.0 if ceiling.state is State.NIHIL else ceiling.value
    if answer.value is None or top is None:
        return answer
    code = ""
    if top == 0:
        code = "E308" if answer.value > 0 else "W308"
    elif broken(variable, answer.value, top):
        code = "E307"
    if not code:
        return answer
    report.find(
        code,
        answer.place.cell,
        label=variable.text,
        raw=answer.raw,
        a=shown(answer.value),
        b=shown(top),
    )
    return answer if code.startswith("W") else replace(answer, state=State.REFUSED, value=None)


def target(cell: xlsx.Cell | None, linked: str) -> str:
    """The address behind a cell: the one that its HYPERLINK formula spells out, else what is linked to it."""
    spelled = _HYPERLINK.match(cell.formula) if cell is not None and cell.formula else None
    if spelled is None:
        return linked
    return "".join(part[1:-1].replace('""', '"') for part in re.findall(_SPELLED, spelled[1]))


def link(written: str, target: str) -> str:
    """What is written as evidence, or the address behind it where the text is none."""
    if target and not target.startswith("#") and not written.startswith(_LINKS):
        return f"{written} ({target})" if written and written not in target else target
    return written
