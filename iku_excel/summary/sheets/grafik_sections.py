"""What is drawn on `Grafik`: sections of a chart and its table, every figure with its live formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...core.expression import Name, Operation
from ...core.model import FigureStatus, Indicator, Kind, Pooling, Result, Results
from ...core.periods import Period
from ...styles import columns
from ...styles import summary as look
from ...styles.measure import POINTS_PER_PIXEL, even
from ...texts.status import FIGURE_WORDS
from ...texts.workbook import every_sheet as words
from ...texts.workbook import grafik as told
from ..evidence import answers as rows_of_data
from ..evidence.contents import Contents
from ..pen.book import cell
from ..pen.charts import WIDTH

MOST_INDICATORS = 6  # in one chart; more have several
LABEL_SIZE, LABEL_LINES = 9.0, 4
LABEL_ROOM = 0.77  # of a chart's width, beside its axis and between its labels

Pair = tuple[Indicator, Result]


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a table: a formula with its value; without a value it stays blank, so nothing is drawn."""

    formula: str
    value: float | None
    number_format: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table, an indicator's; `note` stands in the last column before the label."""

    number: int
    name: str
    label: str
    figures: tuple[Figure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A chart and its table; the series in `drawn` are columns, counted from 0, and `line` a dashed line."""

    title: str
    note: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    drawn: tuple[int, ...]
    number_format: str
    line: int | None = None
    stacked: bool = False


def sections(contents: Contents) -> Iterator[Section]:
    """Achievements, triwulan by triwulan for each satuan, and what each unit makes of a figure."""
    results = contents.results
    pairs = results.pairs
    title = told.ACHIEVEMENTS.format(period=words.to_date(results.period))
    if results.definition.example:
        title = told.EXAMPLE.format(title=title)
    yield from _parted(_achievements(contents, pairs), title)
    for measure, alike in _by_measure(pairs).items():
        title = told.QUARTERS.format(year=results.period.year, measure=measure)
        yield from _parted(_quarters(contents, alike), title)
    shared = [(pair, quarter) for pair in pairs if (quarter := _shared(results, *pair))]
    for measure, alike in _by_measure([pair for pair, _ in shared]).items():
        title = told.SHARES.format(measure=measure)
        yield from _parted(_shares(contents, [(p, q) for p, q in shared if p in alike]), title)


def _parted(section: Section | None, title: str) -> Iterator[Section]:
    """The section in as many parts as its indicators need."""
    if section is None:
        return
    parts = -(-len(section.lines) // MOST_INDICATORS)
    each = -(-len(section.lines) // parts)
    for part in range(parts):
        lines = section.lines[part * each : (part + 1) * each]
        named = title if parts == 1 else told.CONTINUED.format(title=title, part=part + 1, parts=parts)
        yield replace(section, title=named, lines=tuple(_labelled(line, len(lines)) for line in lines))


def _labelled(line: Line, beside: int) -> Line:
    """With a label in as many lines as fit under a chart of so many indicators."""
    wrapped = even(line.label, WIDTH * POINTS_PER_PIXEL * LABEL_ROOM / beside, LABEL_SIZE)
    shown = wrapped[:LABEL_LINES]
    label = "\n".join(shown) + (told.CUT if len(wrapped) > LABEL_LINES else "")
    return replace(line, label=label)


def _by_measure(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair[0].measure, []).append(pair)
    return groups


def _achievements(contents: Contents, pairs: Sequence[Pair]) -> Section | None:
    lines = []
    for indicator, result in pairs:
        reached = contents.steps.reached[indicator.code]
        form = look.figure_format(indicator, result)
        target = None if result.upper is not None else result.target
        figures = (
            Figure(f"={reached.target}", target, form),
            Figure(f"={reached.value}", result.value, form),
            Figure(f"={reached.achievement}", result.achievement, look.PERCENT),
            Figure("=1", 1.0, look.PERCENT),
        )
        status = words.NO_TARGET if result.target is None else FIGURE_WORDS[result.status]
        lines.append(_line(indicator, figures, status))
    heads = (told.TARGET_HEAD, told.VALUE_HEAD, told.ACHIEVEMENT_HEAD, told.LINE_HEAD, told.STATE_HEAD)
    return Section(
        "", told.ACHIEVEMENTS_NOTE, heads, tuple(lines), drawn=(2,), number_format=look.PERCENT, line=3
    )


def _quarters(contents: Contents, pairs: Sequence[Pair]) -> Section | None:
    quarters = contents.results.period.quarters
    lines = []
    for indicator, result in pairs:
        form = look.figure_format(indicator, result)
        figures = tuple(
            Figure(f"={contents.steps.figures[indicator.code, figure.period]}", figure.value, form)
            for figure in result.figures
        )
        states = [
            told.STATE_IN_QUARTER.format(
                quarter=words.quarter(figure.period), state=FIGURE_WORDS[figure.status]
            )
            for figure in result.figures
            if not figure.status.final
        ]
        lines.append(_line(indicator, figures, "; ".join(states) or FIGURE_WORDS[FigureStatus.FINAL]))
    heads = (*(words.quarter(quarter) for quarter in quarters), told.STATE_HEAD)
    form = _common(figure.number_format for line in lines for figure in line.figures)
    return Section("", told.QUARTERS_NOTE, heads, tuple(lines), tuple(range(len(quarters))), form)


def _shares(contents: Contents, pairs: Sequence[tuple[Pair, Period]]) -> Section | None:
    definition = contents.results.definition
    parts = [
        (pair, quarter, _parts(contents, pair[0], quarter, look.figure_format(*pair)))
        for pair, quarter in pairs
    ]
    units = [unit.code for unit in definition.units if any(unit.code in found for *_, found in parts)]
    if not units:
        return None
    lines = []
    for (indicator, _), quarter, found in parts:
        figures = tuple(found.get(unit, Figure("", None, "")) for unit in units)
        line = _line(indicator, figures)
        named = words.quarter(quarter)
        label = told.SHARE_LABEL.format(name=line.label, quarter=named)
        name = told.SHARE_LABEL.format(name=line.name, quarter=named)
        lines.append(replace(line, label=label, name=name))
    heads = tuple(definition.unit(unit).sheet for unit in units)
    form = _common(look.figure_format(*pair) for pair, _ in pairs)
    return Section("", told.SHARES_NOTE, heads, tuple(lines), tuple(range(len(units))), form, stacked=True)


def _common(formats: Iterable[str]) -> str:
    """The format of a chart's figures: with decimals as soon as one has them."""
    found = list(formats)
    return look.NUMBER if look.NUMBER in found else found[0]


def _line(indicator: Indicator, figures: tuple[Figure, ...], note: str = "") -> Line:
    name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
    return Line(indicator.number, indicator.name, name, figures, note)


def _shared(results: Results, indicator: Indicator, result: Result) -> Period | None:
    """The triwulan whose figure several units make up, None where no such figure can be said."""
    numerator = _numerator(indicator)
    if numerator is None:
        return None
    variable = results.definition.variable(numerator)
    if variable.kind is Kind.SURVEY or variable.across_units is not Pooling.SUM or len(variable.units) < 2:
        return None
    quarter = result.quarters[-1]
    return quarter if result.figure(quarter).value is not None else None


def _numerator(indicator: Indicator) -> str | None:
    """The one variable that is shared out: the whole expression, or what stands above its divisor."""
    match indicator.expression:
        case Name(name) | Operation("/", (Name(name), Name())):
            return name
    return None


def _parts(contents: Contents, indicator: Indicator, quarter: Period, form: str) -> dict[str, Figure]:
    """What each unit's answer makes of the figure."""
    numerator = _numerator(indicator)
    assert numerator is not None
    divisor, below = "", 1.0
    match indicator.expression:
        case Operation(operands=(_, Name(name))):
            divisor = f"/{contents.steps.totals[name, quarter]}"
            below = _total(contents.results, name, quarter)
    first, last = contents.answers.rows[numerator, "", quarter]
    figures = {}
    for row in range(first, last + 1):
        line = contents.answers.lines[row - rows_of_data.FIRST_ROW]
        if line.used is not None:
            source = cell(columns.DATA.place("used"), row, rows_of_data.SHEET)
            figures[line.unit] = Figure(f"={source}{divisor}", line.used / below, form)
    return figures


def _total(results: Results, code: str, quarter: Period) -> float:
    total = results.total(code, quarter).value
    assert total is not None
    return total
