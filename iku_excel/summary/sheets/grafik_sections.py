"""What is drawn on `Grafik`: sections of a chart and its table, every figure with its live formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum

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
from ..evidence.year_steps import planned
from ..pen.book import cell
from ..pen.categories import falling
from ..pen.charts import LABELS, WIDTH

MOST_INDICATORS = 20  # in one chart; more have several
FEW = 12  # indicators; with more only their capaian is drawn
MANY_UNITS, LARGEST = 12, 10  # of more units only the largest are told from one another
OTHERS = ""  # no unit's code
LABEL_SIZE, LABEL_LINES = 9.0, 2

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


Shared = tuple[Pair, Period, dict[str, Figure]]
"""A figure of a triwulan and what each unit makes of it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A chart and its table; the series in `drawn` are columns, counted from 0.

    `colors` are those of single bars, `mark` the value at which a line stands.
    """

    title: str
    note: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    drawn: tuple[int, ...]
    number_format: str
    colors: tuple[str, ...] = ()
    mark: float = 0.0
    stacked: bool = False

    @property
    def bars(self) -> int:
        """How many bars stand below one another."""
        return len(self.lines) * (1 if self.stacked else len(self.drawn))

    @property
    def values(self) -> tuple[tuple[float | None, ...], ...]:
        """What is drawn of it, line by line."""
        return tuple(tuple(line.figures[place].value for place in self.drawn) for line in self.lines)

    @property
    def figures(self) -> tuple[float, ...]:
        """The same in one row, without what is blank."""
        return tuple(value for line in self.values for value in line if value is not None)

    @property
    def largest(self) -> float:
        """The longest bar, which of a stacked chart is a line's sum."""
        if not self.stacked:
            return max(map(abs, self.figures), default=0.0)
        sums = (sum(figure.value or 0.0 for figure in line.figures) for line in self.lines)
        return max(map(abs, sums), default=0.0)


def sections(contents: Contents) -> Iterator[Section]:
    """Achievements, triwulan by triwulan for each satuan, and what each unit makes of a figure."""
    results = contents.results
    pairs = results.pairs
    title = told.ACHIEVEMENTS.format(period=words.to_date(results.period))
    if results.definition.example:
        title = told.EXAMPLE.format(title=title)
    yield from _parted(_achievements(contents, pairs), title)
    if len(pairs) > FEW:
        return
    for measure, alike in _by_measure(pairs).items():
        title = told.QUARTERS.format(year=results.period.year, measure=measure)
        yield from _parted(_quarters(contents, alike), title)
    for measure, alike in _by_measure(pairs).items() if results.years_before else ():
        title = told.YEARS.format(first=results.years_before[0], last=results.period.year, measure=measure)
        yield from _parted(_years(contents, alike), title)
    shared = [(pair, quarter) for pair in pairs if (quarter := shared_in(results, *pair))]
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
        colors = section.colors[part * each : (part + 1) * each]
        yield replace(section, title=named, lines=tuple(map(labelled, lines)), colors=colors)


def labelled(line: Line) -> Line:
    """With a label in as many lines as fit beside a bar."""
    wrapped = even(line.label, WIDTH * POINTS_PER_PIXEL * LABELS * 0.9, LABEL_SIZE)
    shown = wrapped[:LABEL_LINES]
    label = "\n".join(shown) + (told.CUT if len(wrapped) > LABEL_LINES else "")
    return replace(line, label=label)


def _by_measure(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair[0].measure, []).append(pair)
    return groups


def _achievements(contents: Contents, pairs: Sequence[Pair]) -> Section | None:
    bands = contents.results.definition.bands
    names = [band.name for band in falling(bands)]
    lines, colors = [], []
    for indicator, result in sorted(pairs, key=_distance):
        reached = contents.steps.reached[indicator.code]
        form = look.figure_format(indicator, result)
        target = None if result.upper is not None else result.target
        rank = names.index(result.category) if result.category else 0
        colors.append(look.category(rank, max(len(names), 1)).color)
        figures = (
            Figure(f"={reached.target}", target, form),
            Figure(f"={reached.value}", result.value, form),
            Figure(f"={reached.achievement}", result.achievement, look.PERCENT),
        )
        status = words.NO_TARGET if result.target is None else FIGURE_WORDS[result.status]
        line = _line(indicator, figures, status)
        squares = words.squared(result.category, bands).split("  ")[0]
        label = told.LABEL.format(squares=squares, name=line.label) if squares else line.label
        lines.append(replace(line, label=label))
    heads = (told.TARGET_HEAD, told.VALUE_HEAD, told.ACHIEVEMENT_HEAD, told.STATE_HEAD)
    note = told.ACHIEVEMENTS_NOTE if len(pairs) <= FEW else f"{told.ACHIEVEMENTS_NOTE} {told.MANY}"
    return Section("", note, heads, tuple(lines), (2,), look.PERCENT, tuple(colors), mark=1.0)


def _distance(pair: Pair) -> float:
    """How far an indicator is from its target, the farthest below first; what cannot be said comes last."""
    reached = pair[1].achievement
    return float("inf") if reached is None else reached - 1


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


def _years(contents: Contents, pairs: Sequence[Pair]) -> Section | None:
    """Each year before and the period; a year in which one of these was typed has the sign."""
    results = contents.results
    drawn = [
        year
        for year in results.years_before
        if any(
            (one := results.year(indicator.code, year)) and one.value is not None for indicator, _ in pairs
        )
    ]
    if not drawn:
        return None
    lines, sources = [], []
    heads = dict.fromkeys(map(str, drawn), False)
    for indicator, result in pairs:
        form, _ = planned(results, indicator)
        figures = []
        for year in drawn:
            step = contents.steps.years.get((indicator.code, year))
            if step is None:
                figures.append(Figure("", None, form))
                continue
            figures.append(Figure(f"={step.value}", step.figure.value, form))
            if step.figure.typed:
                heads[str(year)] = True
                sources.append(step.figure.source)
        now = Figure(f"={contents.steps.reached[indicator.code].value}", result.value, form)
        lines.append(_line(indicator, (*figures, now)))
    named = [f"{year} {look.MARK}" if typed else year for year, typed in heads.items()]
    period = results.period
    this_year = words.to_date_short(period) + (f" {period.year}" if period.quarter else "")
    form = _common(figure.number_format for line in lines for figure in line.figures)
    note = f"{told.YEARS_NOTE} {words.typed(sources)}" if sources else told.YEARS_NOTE
    return Section("", note, (*named, this_year), tuple(lines), tuple(range(len(drawn) + 1)), form)


def _shares(contents: Contents, pairs: Sequence[tuple[Pair, Period]]) -> Section | None:
    parts = [
        (pair, quarter, _parts(contents, pair[0], quarter, look.figure_format(*pair)))
        for pair, quarter in pairs
    ]
    asked = [contents.results.asked(quarter) for _, quarter in pairs]
    names = {unit.code: unit.sheet for definition in asked for unit in definition.units}
    units = [unit for unit in names if any(unit in found for *_, found in parts)]
    if not units:
        return None
    if len(units) > MANY_UNITS:
        units, parts = _largest(contents, units, parts)
        names[OTHERS] = told.OTHER_UNITS
    lines = []
    for (indicator, _), quarter, found in parts:
        figures = tuple(found.get(unit, Figure("", None, "")) for unit in units)
        line = _line(indicator, figures)
        named = words.quarter(quarter)
        label = told.SHARE_LABEL.format(name=line.label, quarter=named)
        name = told.SHARE_LABEL.format(name=line.name, quarter=named)
        lines.append(replace(line, label=label, name=name))
    heads = tuple(names[unit] for unit in units)
    form = _common(look.figure_format(*pair) for pair, _ in pairs)
    return Section("", told.SHARES_NOTE, heads, tuple(lines), tuple(range(len(units))), form, stacked=True)


def _largest(
    contents: Contents, units: Sequence[str], parts: Sequence[Shared]
) -> tuple[list[str], list[Shared]]:
    """The units that contribute most, in the definition's order, and all others as one."""
    weight = {unit: sum((found[unit].value or 0.0) for *_, found in parts if unit in found) for unit in units}
    largest = sorted(units, key=lambda unit: -weight[unit])[:LARGEST]
    kept = [unit for unit in units if unit in largest]
    rest = [
        (pair, quarter, found | {OTHERS: _others(contents, pair, quarter, found, kept)})
        for pair, quarter, found in parts
    ]
    return [*kept, OTHERS], rest


def _others(
    contents: Contents, pair: Pair, quarter: Period, found: Mapping[str, Figure], kept: Sequence[str]
) -> Figure:
    """The figure less what the units that stand by themselves make of it."""
    whole = contents.steps.figures[pair[0].code, quarter]
    own = [found[unit] for unit in kept if unit in found]
    live = "".join(f"-{figure.formula.removeprefix('=')}" for figure in own)
    value = (pair[1].figure(quarter).value or 0.0) - fsum(figure.value or 0.0 for figure in own)
    return Figure(f"=ROUND({whole}{live},12)", round(value, 12), look.figure_format(*pair))


def _common(formats: Iterable[str]) -> str:
    """The format of a chart's figures: with decimals as soon as one has them."""
    found = list(formats)
    return look.NUMBER if look.NUMBER in found else found[0]


def _line(indicator: Indicator, figures: tuple[Figure, ...], note: str = "") -> Line:
    name = words.INDICATOR.format(number=indicator.number, name=indicator.name)
    return Line(indicator.number, indicator.name, name, figures, note)


def shared_in(results: Results, indicator: Indicator, result: Result) -> Period | None:
    """The triwulan whose figure several units make up, None where no such figure can be said."""
    quarter = result.quarters[-1]
    then = results.then(indicator, quarter)
    numerator = numerator_of(then) if then else None
    if numerator is None:
        return None
    variable = results.asked(quarter).variable(numerator)
    if variable.kind is Kind.SURVEY or variable.across_units is not Pooling.SUM or len(variable.units) < 2:
        return None
    return quarter if result.figure(quarter).value is not None else None


def numerator_of(indicator: Indicator) -> str | None:
    """The one variable that is shared out: the whole expression, or what stands above its divisor."""
    match indicator.expression:
        case Name(name) | Operation("/", (Name(name), Name())):
            return name
    return None


def _parts(contents: Contents, indicator: Indicator, quarter: Period, form: str) -> dict[str, Figure]:
    """What each unit's answer makes of the figure."""
    indicator = contents.results.then(indicator, quarter) or indicator
    numerator = numerator_of(indicator)
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
