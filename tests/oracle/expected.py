"""What a definition and the sheets that came must give, by the rules alone."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from . import exact
from .exact import exactly
from .figures import INCOMPLETE, Figure, judged
from .office import YEAR, Office, Said
from .surveys import Panel, panel

Row = Mapping[str, Any]

LACKING = ("belum tersedia", "kosong")


@dataclass(frozen=True)
class Line:
    """An indicator as the official sheets show it."""

    figure: Figure
    quarters: tuple[Figure, ...]
    target: Fraction | None
    upper: Fraction | None
    raw: Fraction | None
    achievement: Fraction | None
    category: str


@dataclass(frozen=True)
class _Total:
    """A variable over its units in one triwulan, or over several; of those that came; `without` are
    the units whose answer does not count."""

    value: Fraction | None
    lacking: bool = False
    refused: bool = False
    nihil: bool = False
    without: tuple[str, ...] = ()


def expected(office: Office) -> dict[str, Line]:
    """Every indicator of the definition by its code."""
    return _Oracle(office).lines()


def panels(office: Office) -> dict[tuple[str, int], Panel]:
    """Every survey by its variable and triwulan."""
    oracle = _Oracle(office)
    return {
        (survey["variabel"], quarter): oracle.panel(survey, [quarter])
        for survey in oracle.book.get("survei", ())
        for quarter in oracle.quarters
    }


class _Oracle:
    def __init__(self, office: Office) -> None:
        self.office = office
        self.book: Row = tomllib.loads(office.text, parse_float=Decimal)
        self.variables: dict[str, Row] = {row["kode"]: row for row in self.book["variabel"]}
        self.quarters = range(1, (office.quarter or 4) + 1)

    def lines(self) -> dict[str, Line]:
        return {row["kode"]: self._line(row) for row in self.book["indikator"]}

    def _line(self, indicator: Row) -> Line:
        quarters = tuple(self._quarter(indicator, quarter) for quarter in self.quarters)
        figure = self._to_date(indicator, quarters)
        target, upper = self._target(indicator)
        rules = self.book.get("capaian", {})
        raw = None
        if figure.value is not None and target is not None:
            minimizing = rules.get("minimal", "selisih")
            raw = exact.achievement(figure.value, target, upper, indicator["polarisasi"], minimizing)
        cap = exactly(rules["batas"]) / 100 if "batas" in rules else None
        capped = raw if raw is None or cap is None else min(raw, cap)
        bands = [(exactly(band["batas"]), band["nama"]) for band in self.book["skala"]]
        word = "" if capped is None else exact.category(capped, bands)
        return Line(figure, quarters, target, upper, raw, capped, word)

    # The triwulan

    def _quarter(self, indicator: Row, quarter: int) -> Figure:
        if "survei" in indicator:
            return self.panel(self._survey(indicator), [quarter]).figure
        totals = {name: self._total(name, quarter) for name in self._names(indicator)}
        figure = self._computed(indicator, totals)
        if figure.status not in INCOMPLETE:
            return figure
        without = {unit for total in totals.values() for unit in total.without}
        others = {name: self._total(name, quarter, without) for name in totals}
        return Figure(figure.status, None, self._computed(indicator, others).value)

    def _total(self, variable: str, quarter: int, without: Container[str] = ()) -> _Total:
        """A variable over its units, or over those that are not left out."""
        row = self.variables[variable]
        units = [unit for unit in row["bidang"] if unit not in without]
        by_unit = {unit: self._said(unit, quarter, variable) for unit in units}
        said = by_unit.values()
        values = [one.value for one in said if one.value is not None]
        nihil = sum(one.state == "nihil" for one in said)
        mean = row.get("antar_bidang") == "rata-rata"
        value: Fraction | None = None
        if values or (nihil and not mean):
            value = sum(values, Fraction()) / (len(values) if mean else 1)
        return _Total(
            value,
            lacking=any(one.state in LACKING for one in said),
            refused=any(one.state == "ditolak" for one in said),
            nihil=nihil == len(said) > 0,
            without=tuple(unit for unit, one in by_unit.items() if one.state in (*LACKING, "ditolak")),
        )

    def _said(self, unit: str, quarter: int, variable: str) -> Said:
        sheet = self.office.sheets.get((unit, quarter))
        if sheet is None:
            return Said("kosong")
        return Said("ditolak") if sheet.refused else sheet.answers.get(variable, Said("kosong"))

    def _computed(self, indicator: Row, totals: Mapping[str, _Total]) -> Figure:
        """A formula over its totals: a value only where every answer is in."""
        said = {name: total.value for name, total in totals.items() if total.value is not None}
        computed, empty = None, False
        if len(said) == len(totals):
            try:
                computed = exact.value(indicator["rumus"], said)
            except exact.EmptyShareError:
                empty = True
            except ZeroDivisionError:
                pass
        whole = [not (total.lacking or total.refused) for total in totals.values()]
        nihil = all(total.nihil for total in totals.values()) or (empty and all(whole))
        return judged(
            computed,
            lacking=any(total.lacking for total in totals.values()),
            refused=any(total.refused for total in totals.values()),
            nihil=nihil,
        )

    # To date and for the year

    def _to_date(self, indicator: Row, quarters: Sequence[Figure]) -> Figure:
        rule = indicator["antar_periode"]
        if rule == "terakhir":
            return self._last(quarters)
        if rule == "rata-rata":
            mean = self._mean(quarters)
            return _rounded(mean) if "survei" in indicator else mean
        if "survei" in indicator:
            return self.panel(self._survey(indicator), self.quarters).figure
        figure = self._computed(indicator, self._added(indicator, self.quarters))
        whole = [n for n, own in zip(self.quarters, quarters, strict=True) if own.status not in INCOMPLETE]
        if figure.status not in INCOMPLETE:
            return figure
        others = self._computed(indicator, self._added(indicator, whole)).value
        return Figure(figure.status, None, others if whole else _partial(quarters))

    def _added(self, indicator: Row, quarters: Iterable[int]) -> dict[str, _Total]:
        """The variables of an indicator, each over these triwulan."""
        names = self._names(indicator)
        return {name: _sum([self._total(name, quarter) for quarter in quarters]) for name in names}

    def _last(self, quarters: Sequence[Figure]) -> Figure:
        last = quarters[-1]
        if self.office.quarter or last.status not in INCOMPLETE:
            return last
        known = [last.provisional, *(figure.value for figure in reversed(quarters))]
        provisional = next((value for value in known if value is not None), None)
        return Figure(last.status, None, provisional)

    def _mean(self, quarters: Sequence[Figure]) -> Figure:
        """The mean of the triwulan that are not nihil."""
        counted = [figure for figure in quarters if not figure.nihil]
        known = [figure.value for figure in counted if figure.value is not None]
        undefined = any(figure.status == "undefined" for figure in counted)
        mean = sum(known, Fraction()) / len(known) if known and not undefined else None
        whole = any(figure.status not in INCOMPLETE for figure in quarters)
        return judged(
            mean if whole else _partial(quarters),
            lacking=any(figure.status == "incomplete" for figure in quarters),
            refused=any(figure.status == "refused" for figure in quarters),
            nihil=not counted,
        )

    def _target(self, indicator: Row) -> tuple[Fraction | None, Fraction | None]:
        """The target that counts at the end of the period, and what closes it where it is a range."""
        quarter = self.office.quarter
        end = date(YEAR, 12, 31) if quarter in (0, 4) else date(YEAR, quarter * 3 + 1, 1) - timedelta(days=1)
        rows = [
            row
            for row in self.book.get("target", ())
            if row["indikator"] == indicator["kode"] and row["tahun"] == YEAR
        ]
        standing = [row for row in rows if row.get("naskah", "induk") == "induk"]
        standing += [
            row
            for row in rows
            if row.get("naskah") == "perubahan" and date.fromisoformat(str(row["berlaku"])) <= end
        ]
        if not standing:
            return None, None
        row = standing[-1]
        given = [*row.get("triwulan", ()), "", "", "", ""][quarter - 1] if quarter else row["nilai"]
        if given == "" and quarter == 4:  # the year ends with it
            given = row["nilai"]
        scale = 100 if indicator["satuan"] == "%" else 1
        return tuple(
            None if number == "" else exactly(number) / scale for number in (given, row.get("atas", ""))
        )

    # Surveys

    def panel(self, survey: Row, quarters: Iterable[int]) -> Panel:
        """The index of all respondents of these triwulan, pooled."""
        (unit,) = self.variables[survey["variabel"]]["bidang"]
        elements = sum(row["survei"] == survey["variabel"] for row in self.book["unsur"])
        return panel(survey, elements, [self.office.sheets.get((unit, quarter)) for quarter in quarters])

    def _survey(self, indicator: Row) -> Row:
        return next(row for row in self.book["survei"] if row["variabel"] == indicator["survei"])

    @staticmethod
    def _names(indicator: Row) -> tuple[str, ...]:
        return exact.names(indicator["rumus"])


def _partial(quarters: Sequence[Figure]) -> Fraction | None:
    """What triwulan give of which none is whole: only where there is one."""
    return quarters[0].provisional if len(quarters) == 1 else None


def _rounded(figure: Figure) -> Figure:
    """An index has two decimals."""
    value, provisional = (
        None if number is None else exact.half_up(number, 2) for number in (figure.value, figure.provisional)
    )
    return replace(figure, value=value, provisional=provisional)


def _sum(totals: Sequence[_Total]) -> _Total:
    """A variable over several triwulan."""
    known = [total.value for total in totals if total.value is not None]
    some: Callable[[str], bool] = lambda name: any(getattr(total, name) for total in totals)  # noqa: E731
    return _Total(
        sum(known, Fraction()) if known else None,
        some("lacking"),
        some("refused"),
        all(total.nihil for total in totals),
    )
