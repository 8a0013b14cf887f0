"""The definition of one office: everything that it asks and reports, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .asked import (
    Achievement,
    Band,
    Contact,
    Correction,
    Indicator,
    Narrative,
    Objective,
    Office,
    Signature,
    Survey,
    Target,
    Unit,
    Variable,
)
from .choices import Kind
from .later import LATER
from .past import Recorded
from .planned import Budget, Edition, Papers


@dataclass(frozen=True)
class Definition:
    """Everything that one office asks and reports; `example` marks targets that are only examples.

    `jump` is the share by which a figure may differ from the last one unasked; None: no limit. Narratives are
    asked once on each unit's sheet or, `narrated_by_indicator`, under each indicator.
    """

    office: Office
    signature: Signature
    contact: Contact
    units: tuple[Unit, ...]
    objectives: tuple[Objective, ...]
    variables: tuple[Variable, ...]
    surveys: tuple[Survey, ...]
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    bands: tuple[Band, ...]
    achievement: Achievement
    narratives: tuple[Narrative, ...]
    corrections: tuple[Correction, ...]
    fingerprint: str
    example: bool = False
    jump: float | None = None
    papers: Papers = field(default=Papers(), metadata=LATER)
    narrated_by_indicator: bool = field(default=False, metadata=LATER)
    recorded: tuple[Recorded, ...] = field(default=(), metadata=LATER)

    @property
    def listed(self) -> tuple[Indicator, ...]:
        """The indicators as documents print them: sasaran by sasaran, wherever a new one was added."""
        order = {one.number: place for place, one in enumerate(self.objectives)}
        return tuple(sorted(self.indicators, key=lambda one: order.get(one.objective, len(order))))

    def unit(self, code: str) -> Unit:
        """The unit of this code."""
        return self._units[code]

    @property
    def grouped(self) -> bool:
        """Whether its units are put together in kelompok."""
        return any(unit.group for unit in self.units)

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in self.units}

    def variable(self, code: str) -> Variable:
        """The variable of this code."""
        return next(variable for variable in self.variables if variable.code == code)

    def objective(self, number: int) -> Objective:
        """The sasaran of this number."""
        return next(objective for objective in self.objectives if objective.number == number)

    def indicator(self, code: str) -> Indicator:
        """The indicator of this code."""
        return next(indicator for indicator in self.indicators if indicator.code == code)

    def needs(self, indicator: Indicator) -> tuple[Variable, ...]:
        """The variables that an indicator is made of, in the order of its formula."""
        return tuple(self.variable(code) for code in indicator.needs)

    def reporters(self, indicator: Indicator) -> tuple[str, ...]:
        """The units that report what an indicator is made of, each once."""
        return tuple(dict.fromkeys(unit for variable in self.needs(indicator) for unit in variable.units))

    def narrated(self, narrative: Narrative, indicator: Indicator) -> str:
        """The code under which a unit answers a narrative when it is about an indicator."""
        return f"{narrative.code}.{indicator.code}" if self.narrated_by_indicator else narrative.code

    @property
    def narrated_rows(self) -> tuple[tuple[str, Narrative, Indicator | None], ...]:
        """Every code under which a narrative is answered, with the indicator that it is about, if any."""
        if not self.narrated_by_indicator:
            return tuple((narrative.code, narrative, None) for narrative in self.narratives)
        return tuple(
            (self.narrated(narrative, indicator), narrative, indicator)
            for indicator in self.indicators
            for narrative in self.narratives
        )

    def speakers(self, indicator: Indicator) -> tuple[str, ...]:
        """Who writes about an indicator: who reports it; a survey's sheet speaks through its keeper."""
        return tuple(dict.fromkeys(self.unit(unit).keeper or unit for unit in self.reporters(indicator)))

    def survey(self, variable: str) -> Survey:
        """The survey whose answers are this variable."""
        return next(survey for survey in self.surveys if survey.variable == variable)

    def asked_of(self, unit: str) -> tuple[Variable, ...]:
        """The variables that a unit reports, in the definition's order."""
        return tuple(variable for variable in self.variables if unit in variable.units)

    def survey_of(self, unit: str) -> Survey | None:
        """The survey that a unit's input sheet holds, or None for a sheet of figures."""
        for variable in self.asked_of(unit):
            if variable.kind is Kind.SURVEY:
                return self.survey(variable.code)
        return None

    def target(self, indicator: str, year: int, day: date | None = None) -> Target | None:
        """The target that counts on a day, by default the year's last; None: belum ditetapkan."""
        standing: Target | None = None
        for target in self.targets:
            if target.indicator != indicator or target.year != year:
                continue
            if target.edition is Edition.ORIGINAL:
                standing = standing or target
            elif target.since and (day is None or target.since <= day):
                standing = target
        return standing

    def recorded_of(self, indicator: str, year: int, quarter: int = 0) -> Recorded | None:
        """What was typed of an indicator in an earlier year, up to the end of a triwulan; 0: of the year.

        The end of TW IV is the year's, so that each stands in for the other.
        """
        sought = {0: (0, 4), 4: (4, 0)}.get(quarter, (quarter,))
        rows = {one.quarter: one for one in self.recorded if (one.indicator, one.year) == (indicator, year)}
        return next((rows[one] for one in sought if one in rows), None)

    def edition(self, indicator: str, year: int, edition: Edition) -> Target | None:
        """The target as the first text of a year has it, or as it stands after its Perubahan."""
        if edition is Edition.REVISED:
            return self.target(indicator, year)
        first = (one for one in self.targets if (one.indicator, one.year) == (indicator, year))
        return next((one for one in first if one.edition is Edition.ORIGINAL), None)

    def budget(self, owner: str, year: int, edition: Edition, day: date | None = None) -> Budget | None:
        """The pagu of a program or an indicator in an edition, of the revised ones that count on a day."""
        standing: Budget | None = None
        for budget in self.papers.budgets:
            if (budget.owner, budget.year) != (owner, year):
                continue
            if budget.edition is Edition.ORIGINAL:
                standing = standing or budget
            elif edition is Edition.REVISED and (day is None or (budget.since and budget.since <= day)):
                standing = budget
        return standing

    def revised(self, year: int) -> bool:
        """Whether a year has a Perubahan."""
        dated = (
            *((one.year, one.edition) for one in self.targets),
            *((one.year, one.edition) for one in self.papers.budgets),
            *((one.year, one.edition) for one in self.papers.agreements),
        )
        return (year, Edition.REVISED) in dated

    def first_year(self, year: int) -> int:
        """Where the five years begin that a year stands in: as said, else with the Renstra's first target."""
        return self.papers.first_year or min((one.year for one in self.papers.milestones), default=year)

    def planned(self, indicator: str, year: int) -> tuple[float | None, float | None]:
        """The bounds of a year's target: the year's own where it has one, else the Renstra's."""
        found = self.target(indicator, year) or self.papers.milestone(indicator, year)
        return (found.value, found.upper) if found else (None, None)
