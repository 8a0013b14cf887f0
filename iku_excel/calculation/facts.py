"""What is asked in each triwulan, and what the answers say before any indicator is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..core.model import Closed, Definition, Indicator, Kind, Survey, SurveyResult, Total, Variable
from ..core.periods import Period
from . import survey, units


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked in each triwulan: of a closed one what its package says."""

    definition: Definition
    closed: Sequence[Closed]

    @property
    def closed_quarters(self) -> frozenset[Period]:
        """The triwulan that are closed."""
        return frozenset(one.quarter for one in self.closed)

    def of(self, quarter: Period) -> Definition:
        """The definition by which a triwulan is judged."""
        kept = (one.definition for one in self.closed if one.quarter == quarter)
        return next(kept, self.definition)

    def unread(self, period: Period) -> frozenset[Period]:
        """The closed triwulan of a period for which a return came of a unit that nobody knew."""
        return frozenset(one.quarter for one in self.closed if one.unread and one.quarter in period.quarters)

    def surveys(self, quarter: Period) -> list[tuple[Survey, tuple[str, ...]]]:
        """Every survey of a triwulan with the units that keep it."""
        definition = self.of(quarter)
        return [(kept, definition.variable(kept.variable).units) for kept in definition.surveys]

    def owners(self, kept: Survey, quarter: Period) -> tuple[str, ...]:
        """The units that keep a survey in a triwulan; none where it was not asked of the same unsur."""
        same = (
            owners
            for one, owners in self.surveys(quarter)
            if (one.variable, one.keys) == (kept.variable, kept.keys)
        )
        return next(same, ())


@dataclass(frozen=True, slots=True)
class Facts:
    """What the answers of a period say before any indicator is made of them."""

    asked: Asked
    definition: Definition
    period: Period
    sheets: units.Sheets
    totals: Mapping[tuple[str, Period], Total]
    surveys: Mapping[tuple[str, Period], SurveyResult]
    unread: frozenset[Period]
    undated: frozenset[str]
    unopened: frozenset[tuple[str, Period | None]]

    def doubts(self, indicator: Indicator, quarters: Sequence[Period]) -> bool:
        """Whether a return that cannot be read may be a part of its figure in one of these triwulan."""
        open_ones = [quarter for quarter in quarters if quarter not in self.asked.closed_quarters]
        for quarter in open_ones:
            reporters = self.asked.of(quarter).reporters(indicator)
            if any(unit in self.undated or self._awaits(unit, quarter) for unit in reporters):
                return True
        return indicator.expression is not None and not self.unread.isdisjoint(quarters)

    def _awaits(self, unit: str, quarter: Period) -> bool:
        """Whether something came of a unit that cannot be opened, for this triwulan or nobody knows which."""
        return not self.unopened.isdisjoint(((unit, quarter), (unit, None)))

    def quarters_of(self, indicator: Indicator) -> tuple[Period, ...]:
        """The triwulan in which all was asked that an indicator is made of."""
        return tuple(quarter for quarter in self.period.quarters if self._asks(indicator, quarter))

    def _asks(self, indicator: Indicator, quarter: Period) -> bool:
        if indicator.expression is not None:
            return all(self.totals[code, quarter].asked for code in indicator.needs)
        return bool(self.asked.owners(self.definition.survey(indicator.survey), quarter))


def facts_of(
    asked: Asked,
    definition: Definition,
    period: Period,
    sheets: units.Sheets,
    unread: frozenset[Period] = frozenset(),
    undated: frozenset[str] = frozenset(),
    unopened: frozenset[tuple[str, Period | None]] = frozenset(),
) -> Facts:
    """The totals and surveys of every triwulan: of what is asked now, and of what was asked then only."""
    totals: dict[tuple[str, Period], Total] = {}
    surveys: dict[tuple[str, Period], SurveyResult] = {}
    for quarter in period.quarters:
        of_nobody = {code: replace(variable, units=()) for code, variable in figures_of(definition).items()}
        for variable in {**of_nobody, **figures_of(asked.of(quarter))}.values():
            totals[variable.code, quarter] = units.total(variable, quarter, sheets)
        surveys |= {(one.variable, quarter): survey.unasked(one, quarter) for one in definition.surveys}
        for one, owners in asked.surveys(quarter):
            places = [(unit, quarter) for unit in owners]
            surveys[one.variable, quarter] = survey.measure(one, places, sheets)
    unread |= asked.unread(period)
    return Facts(asked, definition, period, sheets, totals, surveys, unread, undated, unopened)


def figures_of(definition: Definition) -> dict[str, Variable]:
    """The variables that are numbers, by their codes."""
    return {one.code: one for one in definition.variables if one.kind is not Kind.SURVEY}
