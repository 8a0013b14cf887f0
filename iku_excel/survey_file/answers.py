"""The rows of a table as respondents, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from ..core import numbers
from ..core.findings import Finding, Place, Scalar
from ..core.model import Respondent, Survey
from ..core.periods import Period
from ..core.profile import DATE
from ..core.rules import HIGHEST_SCORE, LOWEST_SCORE, is_score
from ..formats.table import Table
from .columns import CODE, COMMENT, Columns
from .dates import When, dates_of, told
from .mapping import NO_ANSWER
from .profile import Profile, counted, places_of, who
from .wording import Wording

# So many findings of one code are told one by one, and so many lines named in one that stands for many.
MOST_ALONE = 20
MOST_LINES = 5

NOTHING_WORDED = Wording()
_SCORES: dict[str, int | None] = {
    "": None,
    **{str(score): score for score in range(LOWEST_SCORE, HIGHEST_SCORE + 1)},
}


@dataclass(frozen=True, slots=True)
class Answers:
    """The respondents in the order of the file; `raw` the refused answers as written, by row and unsur.

    `profile` counts the values of each column beside the answers.
    """

    respondents: tuple[Respondent, ...]
    profile: Profile
    raw: dict[tuple[int, int], str]


@dataclass(slots=True)
class _Faults:
    """What was met, in the order of the file."""

    wrong: list[tuple[int, int, str]] = field(default_factory=list)
    blank: list[tuple[int, int]] = field(default_factory=list)
    odd: list[tuple[int, int]] = field(default_factory=list)
    codes: list[tuple[int, int, str]] = field(default_factory=list)
    twins: list[tuple[int, int]] = field(default_factory=list)


def read_answers(
    table: Table,
    columns: Columns,
    survey: Survey,
    wording: Wording = NOTHING_WORDED,
    period: Period | None = None,
) -> tuple[Answers, tuple[Finding, ...]]:
    """The respondents with what is to be said of their rows.

    A wrong answer (E411) is left out alone; of a row with too many or too few fields (E426) or with the code
    of an earlier one (E414) nothing is used, and one whose date lies outside the period (W442) is nobody.
    """
    pick = _picker(columns.elements)
    width, code, comment = len(table.head), columns.beside.get(CODE), columns.beside.get(COMMENT)
    asked = places_of(columns.beside)
    date = columns.beside.get(DATE)
    dates = dates_of(_column(table, date), period)
    faults = _Faults()
    respondents: list[Respondent] = []
    raw: dict[tuple[int, int], str] = {}
    seen: dict[tuple[str, ...], int] = {}
    codes: dict[str, int] = {}
    for line, fields in table.rows:
        if len(fields) != width:
            if len(fields) < width or any(fields[width:]):
                faults.odd.append((line, len(fields)))
                respondents.append(Respondent(line, (None,) * len(columns.elements), True))
                continue
            fields = fields[:width]
        written = pick(fields)
        said = fields[comment] if comment is not None else ""
        try:
            scores = tuple([_SCORES[text] for text in written])
            refused = False
        except KeyError:
            scores, bad = _scores(written, wording.known)
            refused = bool(bad)
            for position in bad:
                faults.wrong.append((line, columns.elements[position], written[position].strip()))
                raw[line, position] = written[position].strip()
        if not any(scores) and not refused:
            continue
        when = dates.counts(fields[date].strip(), line) if date is not None else When.WITHIN
        if when is When.OUTSIDE:
            continue
        key = tuple(fields)
        if (first := seen.setdefault(key, line)) != line:
            faults.twins.append((first, line))
        name = fields[code].strip() if code is not None else ""
        if name and (owner := codes.setdefault(name, line)) != line:
            faults.codes.append((owner, line, name))
            scores, refused = (None,) * len(scores), True
        if when is When.EITHER:
            scores, refused = (None,) * len(scores), True
        if not refused and None in scores:
            faults.blank.append((line, scores.index(None)))
        described = who(asked, fields, dates) if asked else ()
        respondents.append(Respondent(line, scores, refused, said, described))
    profile = counted(columns.beside, [row.profile for row in respondents if row.profile])
    answers = Answers(tuple(respondents), profile, raw)
    found = (*told(dates, table), *_told(table, columns, survey, faults))
    return answers, (*found, *_unanswered(table, survey, respondents))


def _column(table: Table, position: int | None) -> Iterator[str]:
    """What stands in a column, without space around it."""
    if position is not None:
        for _, fields in table.rows:
            if position < len(fields):
                yield fields[position].strip()


def _picker(positions: Sequence[int]):  # type: ignore[no-untyped-def]  # itemgetter of one gives no tuple
    if len(positions) == 1:
        return lambda fields: (fields[positions[0]],)
    return itemgetter(*positions)


def _scores(
    written: Sequence[str], known: Mapping[tuple[int, str], int]
) -> tuple[tuple[int | None, ...], list[int]]:
    """Answers that are not plainly a digit: known words, spaces and "4,0" are read, all else is wrong."""
    scores: list[int | None] = []
    bad: list[int] = []
    for position, text in enumerate(written):
        if (said := known.get((position, text))) is not None:
            scores.append(None if said == NO_ANSWER else said)
            continue
        plain = text.strip(" \t\r\n\u00a0\u200b\ufeff")
        value = numbers.read(plain).value if plain not in _SCORES else None
        if plain in _SCORES:
            scores.append(_SCORES[plain])
        elif value is not None and is_score(float(value)) and not numbers.read(plain).percent:
            scores.append(int(value))
        else:
            scores.append(None)
            bad.append(position)
    return tuple(scores), bad


def _told(table: Table, columns: Columns, survey: Survey, faults: _Faults) -> list[Finding]:
    found: list[Finding] = []
    values: dict[str, Scalar]
    alone = faults.wrong if len(faults.wrong) <= MOST_ALONE else faults.wrong[: MOST_ALONE - 1]
    for line, column, text in alone:
        found.append(Finding("E411", table.place(line, column), {"x": text}, raw=text))
    if others := faults.wrong[len(alone) :]:
        place = table.place(others[0][0], others[0][1])
        found.append(Finding("E411", place, {"x": _some([text for *_, text in others]), "n": len(others)}))
    if faults.odd:
        lines = [str(line) for line, _ in faults.odd]
        values = {
            "r": _some(lines),
            "n": _some([str(number) for _, number in faults.odd]),
            "m": len(table.head),
        }
        found.append(Finding("E426", table.place(faults.odd[0][0]), values))
    if faults.codes:
        firsts, seconds, codes = (_some([str(one[at]) for one in faults.codes]) for at in range(3))
        place = table.place(faults.codes[0][1], columns.beside[CODE])
        found.append(Finding("E414", place, {"x": codes, "a": firsts, "b": seconds}))
    if faults.blank:
        lines = [str(line) for line, _ in faults.blank]
        names = [survey.elements[position].short for _, position in faults.blank]
        values = {"r": f"di baris {_some(lines)}", "u": _some(names), "n": len(lines)}
        found.append(Finding("W412", Place(table.file, table.sheet), values))
    if faults.twins:
        seconds = _some([str(second) for _, second in faults.twins])
        values = {"a": faults.twins[0][0], "b": seconds, "n": len(faults.twins)}
        found.append(Finding("W413", Place(table.file, table.sheet), values))
    return found


def _unanswered(table: Table, survey: Survey, respondents: Sequence[Respondent]) -> list[Finding]:
    silent = set(range(len(survey.elements)))
    for respondent in respondents:
        silent = {position for position in silent if respondent.scores[position] is None}
        if not silent:
            return []
    place = Place(table.file, table.sheet)
    return [Finding("E427", place, {"u": survey.elements[position].name}) for position in sorted(silent)]


def _some(texts: Sequence[str]) -> str:
    known = list(dict.fromkeys(texts))
    more = f" dan {len(known) - MOST_LINES} lain" if len(known) > MOST_LINES else ""
    return ", ".join(known[:MOST_LINES]) + more
