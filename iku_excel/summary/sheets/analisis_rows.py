"""The rows of `Analisis`: what each unit says of each indicator, parted where it is longer than a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ...core.model import Answer, Indicator, Results
from ...core.periods import Period
from ...styles import Style
from ...styles import summary as look
from ...styles.measure import wrap
from ...texts.status import SHEET_WORDS
from ...texts.workbook import analisis as told
from ...texts.workbook import every_sheet as words
from ..pen.fitting import room
from ..pen.links import to_web

MOST_LINES = 13  # of a row; a longer text goes on in the next


@dataclass(frozen=True, slots=True)
class Said:
    """A text over the columns `first` to `last`; `link` is where it leads."""

    first: int
    last: int
    text: str
    style: Style = look.NARRATIVE
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Texts side by side; a band names the indicator that the rows below are about, then come its figures."""

    texts: tuple[Said, ...]
    indicator: Indicator | None = None
    figures: bool = False


def _quarters(results: Results) -> tuple[Period, ...]:
    """A triwulan speaks for itself, a year through its triwulan."""
    return (results.period,) if results.period.quarter else results.period.quarters


def _anything(results: Results) -> bool:
    quarters = _quarters(results)
    return any(
        any(sent.narratives.values()) or any(answer.evidence for answer in sent.answers)
        for sent in results.submissions
        if sent.period in quarters
    )


def rows_of(results: Results, widths: Sequence[int]) -> Iterator[Row]:
    """A band and figures for each indicator, then what was said of it; none where nobody said anything."""
    if not _anything(results):
        return
    before: set[str] = set()
    last = len(widths)
    for indicator in results.definition.listed:
        name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
        yield Row((Said(1, last - 1, name, look.BAND),), indicator)
        yield Row((), indicator, figures=True)
        if results.definition.narratives:
            yield from _of_units(results, indicator, before, widths)
        for answer in _evidence(results, indicator):
            asked = results.asked(answer.period)
            text = told.EVIDENCE.format(text=asked.variable(answer.variable).text)
            link = to_web(answer.evidence)
            style = look.EVIDENCE_LINK if link else look.NARRATIVE
            unit = _titled(results, answer.unit, answer.period)
            yield from _split(
                (
                    Said(1, 1, unit, look.NARRATIVE_UNIT),
                    Said(2, 2, text),
                    _linked(Said(3, last, words.printed(answer.evidence), style, link), widths),
                ),
                widths,
            )


def _linked(said: Said, widths: Sequence[int]) -> Said:
    """A link on one line, because LibreOffice cuts a second one off; whole it stands in `Data`."""
    first, *rest = lines_of(said, widths)
    return replace(said, text=first[:-2] + told.CUT) if said.link and rest else said


def _of_units(
    results: Results, indicator: Indicator, before: set[str], widths: Sequence[int]
) -> Iterator[Row]:
    """Each unit that answers for the indicator: its texts whole once, and how they begin after that."""
    quarters = [quarter for quarter in _quarters(results) if results.then(indicator, quarter)]
    asked = {quarter: _units(results, indicator, quarter) for quarter in quarters}
    for unit in dict.fromkeys(unit for units in reversed(asked.values()) for unit in units):
        for quarter in (one for one in quarters if unit in asked[one]):
            texts = _of_unit(results, indicator, unit, quarter, len(widths))
            yield from _split(tuple(map(_begun, texts)) if unit in before else texts, widths)
        if not results.definition.narrated_by_indicator:
            before.add(unit)


def _begun(said: Said) -> Said:
    """How a text begins; whole it stands under the unit's first indicator."""
    short = said.text[: words.LONGEST_QUOTE].rstrip() + told.CUT
    return said if len(said.text) <= words.LONGEST_QUOTE else replace(said, text=short)


def _of_unit(
    results: Results, indicator: Indicator, unit: str, quarter: Period, last: int
) -> tuple[Said, ...]:
    sent = results.sent(unit, quarter)
    titled = Said(1, 1, _titled(results, unit, quarter), look.NARRATIVE_UNIT)
    narratives = results.definition.narratives  # the columns of now
    then = results.then(indicator, quarter) or indicator
    codes = [results.asked(quarter).narrated(narrative, then) for narrative in narratives]
    if sent is None or not any(sent.narratives.get(code) for code in codes):
        status = results.status(unit, quarter)
        text = told.WITHOUT_NARRATIVE if status.read else SHEET_WORDS[status]
        return (titled, Said(2, last, text, look.NARRATIVE_NONE))
    columns = [(place, last if place == len(codes) + 1 else place) for place in range(2, len(codes) + 2)]
    return (
        titled,
        *(
            Said(*columns[place], words.printed(sent.narratives.get(code, "")) or words.NONE)
            for place, code in enumerate(codes)
        ),
    )


def _units(results: Results, indicator: Indicator, quarter: Period) -> tuple[str, ...]:
    """Who wrote about the indicator in a triwulan, under the definition of then."""
    then = results.then(indicator, quarter)
    return results.asked(quarter).speakers(then) if then else ()


def _evidence(results: Results, indicator: Indicator) -> list[Answer]:
    quarters = _quarters(results)
    return [
        answer
        for sent in results.submissions
        if sent.period in quarters
        for answer in sent.answers
        if (then := results.then(indicator, sent.period)) is not None
        and answer.variable in then.needs
        and answer.evidence.strip()
    ]


def _titled(results: Results, unit: str, quarter: Period) -> str:
    (sheet,) = results.sheet_names((unit,), (quarter,))
    if results.period.quarter:
        return sheet
    return told.IN_QUARTER.format(unit=sheet, quarter=words.quarter(quarter))


def _split(texts: Sequence[Said], widths: Sequence[int]) -> Iterator[Row]:
    """One row, or as many as the longest text needs."""
    wrapped = [lines_of(said, widths) for said in texts]
    if max(map(len, wrapped)) <= MOST_LINES:
        yield Row(tuple(texts))
        return
    pieces = ([lines[at : at + MOST_LINES] for at in range(0, len(lines), MOST_LINES)] for lines in wrapped)
    for parts in zip_longest(*pieces, fillvalue=()):
        yield Row(
            tuple(
                Said(said.first, said.last, "\n".join(part), said.style, said.link)
                for said, part in zip(texts, parts, strict=True)
            )
        )


def lines_of(said: Said, widths: Sequence[int]) -> tuple[str, ...]:
    """The lines of a text over its columns."""
    points = room(sum(widths[said.first - 1 : said.last]), said.style)
    return wrap(said.text, points, said.style.size, said.style.bold)
