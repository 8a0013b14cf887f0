"""The columns of the workbook's tables, each said once: place, width, and the number under its head."""

from __future__ import annotations

from collections.abc import Sequence

from .table import Column, Table

# The official document prints 1, 3, 4, 5, 12 and 13; FORMULASI is four columns of cells.
IKU = Table(
    (
        Column("number", 30),
        Column("aim", 120, hidden=True),
        Column("objective", share=136),
        Column("indicator", share=173),
        Column("label", share=161),
        Column("equals", 18, numbered=False),
        Column("fraction", share=224, numbered=False),
        Column("tail", 88, numbered=False),
        Column("measure", 50, folds=True),
        Column("target", 75, folds=True),
        Column("value", 70, folds=True),
        Column("achievement", 75, folds=True, shows="{value} : {target}"),
        Column("category", 64, folds=True),
        Column("remark", share=106, folds=True),
        Column("source", 88),
        Column("responsible", 82),
    )
)
# The same with the targets of the five years, and with all that an office keeps of an indicator; there its
# name stands beside the formula and is not said again before it.
_YEARS = tuple(Column(f"year {number}", 56, folds=True) for number in range(1, 6))
PENETAPAN = IKU.without(("value", "achievement", "category", "remark")).putting(_YEARS, "target")
LENGKAP = Table(
    (
        Column("number", 26),
        Column("aim", 60, share=104, hidden=True),
        Column("objective", share=104),
        Column("indicator", share=120),
        Column("meaning", share=150, folds=True),
        Column("reason", share=130, folds=True),
        Column("fraction", 95, share=240),
        Column("tail", 70, numbered=False),
        Column("measure", 50, folds=True),
        Column("accumulation", 58, folds=True),
        Column("baseline", 56, folds=True),
        *_YEARS,
        Column("source", 76),
        Column("responsible", 76),
    )
)
LAYOUTS = ("pengukuran", "penetapan", "lengkap")


def official(layout: str) -> Table:
    """The columns of the official sheet in one of LAYOUTS."""
    return {"pengukuran": IKU, "penetapan": PENETAPAN, "lengkap": LENGKAP}[layout]


PENGUKURAN = Table(
    (
        Column("number", 30),
        Column("objective", share=124),
        Column("indicator", share=166),
        Column("measure", 46),
        Column("target", 66),
        Column("year_target", 66),
        Column("quarter 1", 58),
        Column("quarter 2", 58),
        Column("quarter 3", 58),
        Column("quarter 4", 58),
        Column("change", 74),
        Column("value", 66),
        Column("achievement", 72, shows="{value} : {target}"),
        Column("category", 120),
        Column("before", 66),
        Column("rule", 90),
        Column("remark", share=116),
    )
)


def antartahun(years: Sequence[int]) -> Table:
    """The columns of the sheet Antartahun: one for each of these years, and `now`."""
    return Table(
        (
            Column("number", 30),
            Column("objective", share=130),
            Column("indicator", share=200),
            Column("measure", 50),
            Column("baseline", 60),
            Column("line", 62),
            *(Column(str(year), 66) for year in years),
            Column("now", 72),
        )
    )


# The letter is two halves under which the parties sign; its labels stand in the first two columns.
LETTER = Table((Column("label", 96), Column("colon", 16), Column("left", 214), Column("right", 326)))
ANNEX = Table(
    (
        Column("number", 34),
        Column("objective", share=200),
        Column("indicator", share=260),
        Column("measure", 70),
        Column("target", 110),
    )
)
# Below them, the columns of the money that goes with the targets, each under these.
ANNEX_MONEY = {
    "number": ("number",),
    "program": ("objective",),
    "amount": ("indicator",),
    "remark": ("measure", "target"),
}
PLAN = Table(
    (
        Column("number", 30),
        Column("objective", share=130),
        Column("indicator", share=170),
        Column("measure", 50),
        Column("year_target", 70),
        Column("quarter", 40),
        Column("target", 70),
        Column("action", share=300),
        Column("responsible", share=110),
        Column("amount", 110),
        Column("value", 80),
    )
)
BUDGET = Table(
    (
        Column("number", 30),
        Column("indicator", share=260),
        Column("programs", share=240),
        Column("achievement", 90),
        Column("amount", 130),
        Column("spent", 130),
        Column("absorbed", 90, shows="{spent} : {amount}"),
        Column("efficiency", 110),
    )
)
# Figures first: they are what a telephone shows.
RINGKASAN = Table(
    (
        Column("number", 26),
        Column("achievement", 66),
        Column("value", 70),
        Column("target", 70),
        Column("category", 120),
        Column("indicator", 120, share=1),
        Column("bar", 76),
        Column("quarter", 74),
        Column("year", 74),
    )
)
DATA = Table(
    (
        Column("number", 34),
        Column("unit", 96),
        Column("indicators", 66),
        Column("text", 250),
        Column("code", 118),
        Column("state", 118),
        Column("period", 118),
        Column("read", 84, right=True),
        Column("used", 84, right=True),
        Column("file", 210),
        Column("sheet", 118),
        Column("cell", 70),
        Column("revision", 52),
        Column("filled_by", 130),
        Column("note", 220),
    )
)
TEMUAN = Table(
    (
        Column("number", 34),
        Column("code", 52),
        Column("unit", 96),
        Column("file", 190),
        Column("sheet", 112),
        Column("cell", 84),
        Column("label", 190),
        Column("read", 84, right=True),
        Column("used", 84, right=True),
        Column("message", 270),
        Column("hint", 300),
    )
)
STATUS = Table(
    (
        Column("number", 34),
        Column("sheet", 110),
        Column("unit", 220),
        Column("group", 120),
        Column("period", 118),
        Column("state", 140),
        Column("revision", 52),
        Column("file", 220),
        Column("saved", 130),
        Column("saved_by", 120),
        Column("program", 130),
        Column("filled_by", 130),
        Column("position", 140),
        Column("phone", 110),
    )
)
_SCORE = Column("score", 72)
_RESPONDEN = (
    Column("number", 48),
    Column("period", 118),
    Column("sheet", 118),
    Column("row", 52),
    _SCORE,
    Column("tanggal", 84),
    Column("layanan", 190),
    Column("kelamin", 100),
    Column("usia", 110),
    Column("pendidikan", 96),
    Column("pekerjaan", 110),
    Column("comment", 260),
)


def responden(elements: int) -> Table:
    """The columns of the sheet Responden for so many unsur: `score 1`, `score 2`, …"""
    columns: list[Column] = []
    for column in _RESPONDEN:
        if column is _SCORE:
            columns += (Column(f"score {number}", _SCORE.pixels) for number in range(1, elements + 1))
        else:
            columns.append(column)
    return Table(tuple(columns))
