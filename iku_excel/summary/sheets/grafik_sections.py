"""What is drawn on `Grafik`: sections of a chart and its table, every figure with its live formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...core.model import FigureStatus
from ...styles import summary as look
from ...texts.status import FIGURE_WORDS
from ...texts.workbook import every_sheet as words
from ...texts.workbook import grafik as told
from ..evidence.contents import Contents
from ..evidence.year_steps import planned
from ..pen.categories import falling
from .grafik_shares import shared_in, shares
from .grafik_tables import Figure, Pair, Section, common, labelled, line_of

MOST_INDICATORS = 20  # in one chart; more have several
FEW = 12  # indicators; with more only their capaian is drawn


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
        yield from _parted(shares(contents, [(p, q) for p, q in shared if p in alike]), title)


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
        line = line_of(indicator, figures, status)
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
        lines.append(line_of(indicator, figures, "; ".join(states) or FIGURE_WORDS[FigureStatus.FINAL]))
    heads = (*(words.quarter(quarter) for quarter in quarters), told.STATE_HEAD)
    form = common(figure.number_format for line in lines for figure in line.figures)
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
        lines.append(line_of(indicator, (*figures, now)))
    named = [f"{year} {look.MARK}" if typed else year for year, typed in heads.items()]
    period = results.period
    this_year = words.to_date_short(period) + (f" {period.year}" if period.quarter else "")
    form = common(figure.number_format for line in lines for figure in line.figures)
    note = f"{told.YEARS_NOTE} {words.typed(sources)}" if sources else told.YEARS_NOTE
    return Section("", note, (*named, this_year), tuple(lines), tuple(range(len(drawn) + 1)), form)
