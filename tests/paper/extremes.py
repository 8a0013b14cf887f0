"""Offices at the edges: names and figures as long as they come, many bidang, one of each, nothing said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iku_excel.core.expression import parse
from iku_excel.core.findings import Place
from iku_excel.core.model import (
    Answer,
    Definition,
    Description,
    Indicator,
    Kind,
    Milestone,
    Origin,
    Polarity,
    Pooling,
    Recorded,
    SheetStatus,
    State,
    Submission,
    Target,
    Timing,
    Unit,
    Variable,
)
from iku_excel.core.periods import Period

from ..summary.conftest import YEAR, described

PERIOD = Period(YEAR, 2)
LARGEST = 999_999_999_999.99
UNITS, GROUPS, WRITING = 13, 3, 2  # units, their kecamatan, and the sheets with long narratives
SENTENCE = (
    "penyelenggaraan pelayanan persandian untuk pengamanan informasi pemerintah daerah sesuai dengan standar "
    "nasional yang ditindaklanjuti oleh seluruh perangkat daerah "
)
MONEY = "belanja_modal"


def of_length(length: int, begin: str) -> str:
    """A text of about so many characters, in whole words."""
    return (begin + " " + SENTENCE * (length // len(SENTENCE) + 1))[: length + 1].rpartition(" ")[0]


def vast(given: Definition, units: int = UNITS) -> Definition:
    """The office with names as long as they come, and with a figure of Rp asked of many units."""
    village = tuple(
        Unit(
            f"U{number:04}",
            of_length(120, f"Kelurahan {number}"),
            f"U{number:04}",
            group=of_length(60, f"Kecamatan {number % GROUPS + 1}"),
        )
        for number in range(1, units + 1)
    )
    bidang = tuple(replace(unit, name=of_length(120, unit.name)) for unit in given.units)
    money = Variable(
        MONEY,
        of_length(300, "Realisasi belanja modal"),
        "Rp",
        Kind.NUMBER,
        Timing.POSITION,
        of_length(300, "Hanya SP2D"),
        tuple(unit.code for unit in village),
    )
    tree, _ = parse(MONEY)
    assert tree is not None
    spent = Indicator(
        MONEY,
        len(given.indicators) + 1,
        given.objectives[-1].number,
        of_length(300, "Jumlah belanja modal"),
        of_length(120, "Jumlah"),
        "Rp",
        tree,
        "",
        tree,
        Polarity.MAXIMIZE,
        Pooling.LAST,
        of_length(200, "Laporan keuangan"),
        of_length(120, "Bidang"),
        Description("", "", None, LARGEST, YEAR - 2),
    )
    indicators = (*(_lengthened(one) for one in given.indicators), spent)
    return replace(
        given,
        signature=replace(
            given.signature,
            title=("Plt. Kepala Dinas Komunikasi dan Informatika", *given.signature.title[1:]),
            rank="",
        ),
        units=(*bidang, *village),
        objectives=tuple(replace(one, text=of_length(300, one.text)) for one in given.objectives),
        variables=(*(replace(one, text=of_length(300, one.text)) for one in given.variables), money),
        indicators=indicators,
        targets=(*given.targets, Target(MONEY, YEAR, LARGEST, None, (None, LARGEST, LARGEST, LARGEST))),
        papers=replace(
            given.papers,
            milestones=(
                *given.papers.milestones,
                *(Milestone(MONEY, YEAR + offset, LARGEST) for offset in (-1, 1, 2, 3)),
            ),
        ),
        recorded=tuple(_recorded(given, indicators)),
    )


def _lengthened(one: Indicator) -> Indicator:
    return replace(
        one,
        name=of_length(300, one.name),
        source=of_length(200, one.source),
        responsible=of_length(120, one.responsible),
        described=replace(
            one.described,
            meaning=of_length(600, one.described.meaning),
            reason=of_length(600, one.described.reason),
        ),
    )


def _recorded(given: Definition, indicators: tuple[Indicator, ...]) -> Iterator[Recorded]:
    for one in indicators:
        for year in range(YEAR - 5, YEAR):
            value = LARGEST if one.code == MONEY else 0.8 if one.percent else 88.31
            source = of_length(120, f"LKjIP {year}")
            yield Recorded(one.code, year, value, value, source=source)
        yield Recorded(one.code, YEAR - 1, value, quarter=2, source=source)


def returned(given: Definition, sheets: tuple[Submission, ...]) -> tuple[Submission, ...]:
    """These sheets and those of the villages, with texts as long as people write them."""
    narratives = {code: of_length(1_500, "Sosialisasi") for code, *_ in given.narrated_rows}
    villages = tuple(_village(unit, quarter) for unit in given.units if unit.group for quarter in (1, 2))
    every = (*described(sheets), *villages)
    return tuple(
        replace(
            sheet,
            narratives=narratives if place < WRITING or place >= len(every) - WRITING else {},
            filled_by=of_length(80, "Siti"),
            position=of_length(120, "Kepala Seksi"),
            phone="0812-3456-7890, 0813-9876-5432",
        )
        for place, sheet in enumerate(every)
    )


def smallest(given: Definition) -> Definition:
    """An office of one bidang with one indicator, whose head is acting and has no pangkat."""
    indicator = next(one for one in given.indicators if one.expression is not None)
    kept = [one for one in given.variables if one.code in indicator.needs]
    unit = given.unit(kept[0].units[0])
    return replace(
        given,
        signature=replace(given.signature, title=("Plt. Kepala Dinas",), rank=""),
        units=(unit,),
        objectives=(given.objective(indicator.objective),),
        variables=tuple(replace(one, units=(unit.code,)) for one in kept),
        surveys=(),
        indicators=(replace(indicator, number=1),),
        targets=tuple(one for one in given.targets if one.indicator == indicator.code),
    )


def _village(unit: Unit, quarter: int) -> Submission:
    period = Period(YEAR, quarter)
    file = f"kiriman/{unit.group}/IKU_{unit.code}_{period.code}_r1.xlsx"
    note = of_length(300, "Belum dicocokkan dengan kas daerah")
    place = Place(file, unit.sheet, "E13")
    link = "https://drive.google.com/drive/folders/" + "1aBcD" * 12
    value = LARGEST / UNITS
    answer = Answer(MONEY, unit.code, period, State.VALUE, value, place, f"{value}", note, link)
    origin = Origin(file, "ab" * 32, f"{YEAR}-0{3 * quarter}-28T09:30:00Z", "Siti Aminah", "Microsoft Excel")
    return Submission(unit.code, period, 1, origin, unit.sheet, SheetStatus.ACCEPTED, (answer,))
