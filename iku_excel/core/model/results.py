"""Everything that the official workbook says, and how it is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..findings import Finding, errors
from ..periods import Period
from .asked import Indicator, Survey
from .closed import Closed, IssuedYear
from .definition import Definition
from .issuance import DRAFT, Issuance
from .reported import NOTHING_SPENT, Known, Result, Spending, SurveyResult, Total, UnitStatus, YearFigure
from .sent import SheetStatus, Submission

IN_PACKAGE = "{package} › {file}"


@dataclass(frozen=True)
class Results:
    """Everything the official workbook says, for one period of one definition.

    `surveys` are each triwulan's, `unit_surveys` the same unit by unit, `pooled_surveys` those of all
    triwulan so far together, `past_surveys` those of the years before. `last_year` holds the same figures a
    year earlier, nothing where nothing is known of that year. `closed` are the triwulan before the last that
    stand as they were issued: their returns are among `submissions`, of the units that were asked then.
    `budgets` are what was spent of each budget and `budgets_together` their sums, `served` what was spent of
    those that each indicator is served by. `years` are the whole years before, `issued` those of them that
    packages laid down.
    `issuance` is None in a document of a version that did not say it.
    """

    definition: Definition
    period: Period
    indicators: tuple[Result, ...]
    totals: tuple[Total, ...]
    surveys: tuple[SurveyResult, ...]
    units: tuple[UnitStatus, ...]
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    signed: date | None = None
    unit_surveys: tuple[SurveyResult, ...] = ()
    pooled_surveys: tuple[SurveyResult, ...] = ()
    past_surveys: tuple[SurveyResult, ...] = ()
    last_year: tuple[Result, ...] = ()
    closed: tuple[Closed, ...] = ()
    budgets: tuple[Spending, ...] = ()
    budgets_together: Spending = NOTHING_SPENT
    served: tuple[tuple[str, Spending], ...] = ()
    issued: tuple[IssuedYear, ...] = ()
    years: tuple[YearFigure, ...] = ()
    issuance: Issuance | None = DRAFT

    @property
    def last_quarter(self) -> Period:
        """The triwulan in which the period ends."""
        return self.period.quarters[-1]

    @property
    def draft(self) -> bool:
        """Whether nobody has issued it yet."""
        return self.issuance is not None and self.issuance.draft

    @property
    def final(self) -> bool:
        """Whether every figure is final and no finding is an error."""
        return all(result.status.final for result in self.indicators) and not errors(self.findings)

    @cached_property
    def pairs(self) -> tuple[tuple[Indicator, Result], ...]:
        """Every indicator with its result, sasaran by sasaran, in the definition's order."""
        return tuple((indicator, self.result(indicator.code)) for indicator in self.definition.listed)

    @cached_property
    def now(self) -> tuple[UnitStatus, ...]:
        """The units' sheets in the triwulan in which the period ends."""
        return tuple(status for status in self.units if status.period == self.last_quarter)

    def asked(self, quarter: Period) -> Definition:
        """What was asked in a triwulan: of a closed one what its package says."""
        one = self._closed.get(quarter)
        return self.definition if one is None else one.definition

    def package(self, quarter: Period) -> Closed | None:
        """Where the returns of a closed triwulan lie."""
        return self._closed.get(quarter)

    def file(self, sent: Submission) -> str:
        """The file of a return, in the package that holds it where its triwulan is closed."""
        one = self._closed.get(sent.period)
        return (
            sent.origin.file if one is None else IN_PACKAGE.format(package=one.package, file=sent.origin.file)
        )

    def then(self, indicator: Indicator, quarter: Period) -> Indicator | None:
        """An indicator as it was asked in a triwulan; None where it was not."""
        asked = self.asked(quarter).indicators
        return next((one for one in asked if one.code == indicator.code), None)

    def kept(self, survey: Survey, quarter: Period) -> tuple[str, ...]:
        """Who kept a survey in a triwulan; nobody where it was not asked of the same unsur."""
        asked = self.asked(quarter)
        same = any((one.variable, one.keys) == (survey.variable, survey.keys) for one in asked.surveys)
        return asked.variable(survey.variable).units if same else ()

    def grouped(self, sheets: Iterable[UnitStatus]) -> Mapping[str, tuple[UnitStatus, ...]]:
        """Sheets by the kelompok of their units, in the order of the definition; those without one last."""
        groups: dict[str, list[UnitStatus]] = {unit.group: [] for unit in self.definition.units if unit.group}
        for sheet in sheets:
            groups.setdefault(self.asked(sheet.period).unit(sheet.unit).group, []).append(sheet)
        last = {"": groups.pop("")} if "" in groups else {}
        return {name: tuple(found) for name, found in (groups | last).items() if found}

    def sheet_names(self, units: Sequence[str], quarters: Sequence[Period]) -> list[str]:
        """What the sheets of units are called in the last of some triwulan in which each was asked."""
        names = {unit.code: unit.sheet for one in quarters for unit in self.asked(one).units}
        return [names[unit] for unit in units]

    def result(self, indicator: str) -> Result:
        """The result of the indicator of this code."""
        return self._results[indicator]

    def earlier(self, indicator: str) -> Result | None:
        """The same a year earlier, or None where the inbox holds nothing of that year."""
        return next((result for result in self.last_year if result.indicator == indicator), None)

    @cached_property
    def years_before(self) -> tuple[int, ...]:
        """The years that are shown beside this one; none where nothing of them was typed or issued."""
        if all(one.known is Known.CALCULATED for one in self.years):
            return ()
        said = (one for one in self.years if one.value is not None or one.known is not Known.CALCULATED)
        return tuple(sorted({one.year for one in said}))

    @property
    def typed(self) -> bool:
        """Whether any figure of a year before was copied by hand."""
        return any(one.typed for one in self.years) or any(one.typed for one in self.last_year)

    def year(self, indicator: str, year: int) -> YearFigure | None:
        """An indicator in a year before, or None where nothing is known of it."""
        return self._years.get((indicator, year))

    def spending(self, indicator: str) -> Spending:
        """What was spent of the budgets that an indicator is served by."""
        return self._served[indicator]

    def total(self, variable: str, quarter: Period) -> Total:
        """A variable over its units in one triwulan."""
        return self._totals[variable, quarter]

    def survey(self, variable: str, quarter: Period) -> SurveyResult:
        """A survey in one triwulan, also of the years before."""
        return self._surveys[variable, quarter]

    def survey_of(self, variable: str, quarter: Period, unit: str) -> SurveyResult:
        """A survey in one triwulan among the respondents of one unit only."""
        return self._unit_surveys[variable, quarter, unit]

    def pooled(self, variable: str) -> SurveyResult:
        """A survey among the respondents of all triwulan up to the period's end."""
        return next(result for result in self.pooled_surveys if result.survey == variable)

    def surveyed(self, indicator: Indicator) -> SurveyResult:
        """The survey among all whose answers an indicator's figure to date is made of."""
        quarters = self.result(indicator.code).quarters
        if len(quarters) == 1:
            return self.survey(indicator.survey, quarters[0])
        return self.pooled(indicator.survey)

    def sent(self, unit: str, quarter: Period) -> Submission | None:
        """What counts of what a unit sent for a triwulan, also of another year; None where nothing came."""
        return self._sent.get((unit, quarter))

    def status(self, unit: str, quarter: Period) -> SheetStatus:
        """What became of a unit's sheet for a triwulan."""
        sheet = self.sent(unit, quarter)
        return SheetStatus.MISSING if sheet is None else sheet.status

    @cached_property
    def _years(self) -> Mapping[tuple[str, int], YearFigure]:
        return {(one.indicator, one.year): one for one in self.years}

    @cached_property
    def _closed(self) -> Mapping[Period, Closed]:
        return {one.quarter: one for one in self.closed}

    @cached_property
    def _results(self) -> Mapping[str, Result]:
        return {result.indicator: result for result in self.indicators}

    @cached_property
    def _served(self) -> Mapping[str, Spending]:
        return dict(self.served)

    @cached_property
    def _totals(self) -> Mapping[tuple[str, Period], Total]:
        return {(total.variable, total.period): total for total in self.totals}

    @cached_property
    def _surveys(self) -> Mapping[tuple[str, Period], SurveyResult]:
        return {(one.survey, one.period): one for one in (*self.past_surveys, *self.surveys)}

    @cached_property
    def _unit_surveys(self) -> Mapping[tuple[str, Period, str], SurveyResult]:
        return {(one.survey, one.period, one.unit): one for one in self.unit_surveys}

    @cached_property
    def _sent(self) -> Mapping[tuple[str, Period], Submission]:
        return {(sheet.unit, sheet.period): sheet for sheet in self.submissions}
