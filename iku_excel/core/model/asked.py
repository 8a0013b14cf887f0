"""What is asked: the definition of one office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..expression import Node, names
from ..zones import Zone
from .choices import Kind, Minimizing, Polarity, Pooling, Timing
from .later import LATER
from .past import Recorded
from .planned import Budget, Description, Edition, Papers

# Measures (satuan) of shares and indexes: never added up, and averaged only where the definition says so.
SHARES = ("%", "persen", "indeks", "index")
MOST_UNITS = 5_000  # of one office


@dataclass(frozen=True, slots=True)
class Office:
    """The head of the official document."""

    regency: str
    name: str
    short: str
    duty: str
    functions: tuple[str, ...]
    zone: Zone = field(default=Zone.WEST, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Signature:
    """The block under the official document; `date` is its own text where no date is given."""

    place: str
    date: str
    title: tuple[str, ...]
    name: str
    rank: str
    nip: str


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom staff ask and where they send the form."""

    name: str
    person: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A bidang with an input sheet; `keeper` is the unit that fills it when that is another one.

    `group` is what many units are put together by, such as their kecamatan.
    """

    code: str
    name: str
    sheet: str
    keeper: str = ""
    group: str = field(default="", metadata=LATER)


@dataclass(frozen=True, slots=True)
class Objective:
    """A sasaran strategis; `aim` is the number of the tujuan that it serves."""

    number: int
    text: str
    aim: int | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Variable:
    """One figure that is asked of one or more units; `maximum` is the variable it must not exceed.

    Of money, `budget` is the program or indicator that it was spent on.
    """

    code: str
    text: str
    measure: str
    kind: Kind
    timing: Timing
    coverage: str
    units: tuple[str, ...]
    across_units: Pooling = Pooling.SUM
    maximum: str = ""
    budget: str = field(default="", metadata=LATER)

    @property
    def averaged_share(self) -> bool:
        """Whether several units report it as a percentage or an index, of which the plain mean is taken."""
        share = self.measure.casefold() in SHARES
        return share and len(self.units) > 1 and self.across_units is Pooling.MEAN

    @property
    def percent(self) -> bool:
        """Whether it is a percentage, so that its cell holds a fraction."""
        return self.measure == "%"


@dataclass(frozen=True, slots=True)
class Element:
    """An unsur of a satisfaction survey, known by its key and never by its number."""

    key: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Survey:
    """How a survey variable becomes an index (PermenPAN-RB 14/2017).

    `weight` is `tepat` (exactly 1/n), `3` or `2` (decimals of 1/n) or a decimal number as text.
    """

    variable: str
    elements: tuple[Element, ...]
    weight: str = "tepat"
    grades: str = "2017"
    population: int | None = None
    capacity: int = 2000

    @property
    def keys(self) -> tuple[str, ...]:
        """The unsur that are asked, in their order."""
        return tuple(element.key for element in self.elements)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A line of the official document; where `expression` is None it is the index of `survey`."""

    code: str
    number: int
    objective: int
    name: str
    label: str
    measure: str
    expression: Node | None
    survey: str
    printed: Node
    polarity: Polarity
    across_periods: Pooling
    source: str
    responsible: str
    described: Description = field(default=Description(), metadata=LATER)

    @property
    def percent(self) -> bool:
        """Whether its value is a fraction shown as a percentage."""
        return self.measure == "%"

    @property
    def needs(self) -> tuple[str, ...]:
        """The codes of the variables that it is made of, in the order of its formula."""
        return (self.survey,) if self.expression is None else names(self.expression)


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator should reach in a year; percentages as fractions, `upper` closes a range.

    `quarters` are the to-date targets of TW I to IV, None where none is set. A revised one counts for every
    period that ends on its day `since` or later.
    """

    indicator: str
    year: int
    value: float
    upper: float | None = None
    quarters: tuple[float | None, ...] = (None, None, None, None)
    edition: Edition = Edition.ORIGINAL
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A category of achievement: from `threshold` (in per cent, inclusive) up to the next band."""

    threshold: float
    name: str


@dataclass(frozen=True, slots=True)
class Achievement:
    """The office's choices for capaian: the formula where lower is better, and a cap (a fraction) or None."""

    minimizing: Minimizing = Minimizing.DIFFERENCE
    cap: float | None = None


@dataclass(frozen=True, slots=True)
class Narrative:
    """A question in words that each unit answers under its figures.

    What is `promised` in one triwulan stands beside the question in the next.
    """

    code: str
    title: str
    question: str
    promised: bool = field(default=False, metadata=LATER)


@dataclass(frozen=True, slots=True)
class Correction:
    """A typing error of the received document and the text that is printed instead."""

    received: str
    printed: str


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
