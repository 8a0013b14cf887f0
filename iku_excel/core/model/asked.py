"""What a definition is made of: units, objectives, variables, surveys, indicators, targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..expression import Node, names
from ..zones import Zone
from .choices import Kind, Minimizing, Polarity, Pooling, Timing
from .later import LATER
from .planned import Description, Edition

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
