"""What the papers around the IKU document say: the Renstra, programs and budgets, agreements, actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..expression import Node

RENSTRA_YEARS = 5
# What the office's own rule for efficiency is made of; the first two are fractions.
EFFICIENCY_NAMES = frozenset(("capaian", "serapan", "pagu", "realisasi"))


class Edition(StrEnum):
    """Whether a target is the year's first or that of the Perubahan, which counts from its date."""

    ORIGINAL = "induk"
    REVISED = "perubahan"


class SheetLayout(StrEnum):
    """Which columns the official sheet has."""

    MEASURING = "pengukuran"
    SETTING = "penetapan"
    WHOLE = "lengkap"


class Accumulation(StrEnum):
    """Whether an indicator's figure grows over the year (tipe perhitungan)."""

    CUMULATIVE = "kumulatif"
    SINGLE = "non-kumulatif"


@dataclass(frozen=True, slots=True)
class Description:
    """What an office keeps of an indicator beside how it is calculated; percentages are fractions.

    `baseline` is the figure of `baseline_year`, before the Renstra; `standard` the national one and where it
    stands; `programs` are codes.
    """

    meaning: str = ""
    reason: str = ""
    accumulation: Accumulation | None = None
    baseline: float | None = None
    baseline_year: int | None = None
    standard: float | None = None
    standard_source: str = ""
    programs: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim:
    """A tujuan, which sasaran serve."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """What an indicator should reach in a year of the Renstra; `upper` closes a range."""

    indicator: str
    year: int
    value: float
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """A program with what stands beside its budget, such as where the money comes from."""

    code: str
    name: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """The pagu (rupiah) of a program or an indicator in a year; a revised one counts from its day."""

    owner: str
    year: int
    amount: float
    edition: Edition = Edition.ORIGINAL
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A step (langkah) that an indicator needs in a triwulan: who takes it, and for how much (rupiah)."""

    indicator: str
    year: int
    quarter: int
    text: str
    responsible: str = ""
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Who signs an agreement; nothing is known of one without a name."""

    name: str = ""
    title: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The Perjanjian Kinerja of a year: its day, or None where that is written by hand, and both parties."""

    year: int
    edition: Edition = Edition.ORIGINAL
    day: date | None = None
    first: Party = Party()
    second: Party = Party()


@dataclass(frozen=True, slots=True)
class Efficiency:
    """The office's own rule for efficiency, over capaian, serapan, pagu and realisasi."""

    name: str
    expression: Node


@dataclass(frozen=True, slots=True)
class Papers:
    """All that the definition says beside the measuring; `first_year` is the Renstra's where it is said."""

    layout: SheetLayout = SheetLayout.MEASURING
    first_year: int | None = None
    aims: tuple[Aim, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    programs: tuple[Program, ...] = ()
    budgets: tuple[Budget, ...] = ()
    actions: tuple[Action, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    efficiency: Efficiency | None = None

    def milestone(self, indicator: str, year: int) -> Milestone | None:
        """What the Renstra says for a year."""
        return next((one for one in self.milestones if (one.indicator, one.year) == (indicator, year)), None)

    def aim(self, number: int | None) -> Aim | None:
        """The tujuan of this number."""
        return next((one for one in self.aims if one.number == number), None)

    def agreement(self, year: int, edition: Edition) -> Agreement:
        """Who agrees for a year; what is not known of it is empty."""
        found = (one for one in self.agreements if (one.year, one.edition) == (year, edition))
        return next(found, Agreement(year, edition))

    def actions_in(self, year: int, indicator: str = "") -> tuple[Action, ...]:
        """The steps of a year, of one indicator where one is named."""
        return tuple(
            one for one in self.actions if one.year == year and (not indicator or one.indicator == indicator)
        )
