"""What clerks and programs do to the cells of a form, as data: what is typed, its format, its result."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import openpyxl

from iku_excel import definition, template, xlsx
from iku_excel.core.periods import Period
from iku_excel.form import build
from iku_excel.inbox import issued

from ..inbox.conftest import FIGURES

PERIOD = Period(2026, 2)


@dataclass(frozen=True)
class Damage:
    """A value that stands in an answer's cell; of a formula also the result that a program stored, if any."""

    name: str
    value: Any
    number_format: str = ""
    result: str = ""
    kind: str = "n"
    note: str = ""
    state: str = ""


DAMAGES: tuple[Damage, ...] = (
    Damage("whole", 12),
    Damage("zero", 0),
    Damage("negative", -3),
    Damage("fraction", 12.5),
    Damage("noise", 39.99999999999999),
    Damage("huge", 1e300),
    Damage("sixteen digits", 1234567890123456),
    Damage("blank", None),
    Damage("spaces", "   "),
    Damage("dash", "-"),
    Damage("text of a number", "40"),
    Damage("two readings", "1.234"),
    Damage("one reading", "1.234,5"),
    Damage("words", "lima"),
    Damage("with a unit", "12 orang"),
    Damage("apostrophe", "'12"),
    Damage("full width", "\uff14\uff10"),
    Damage("no-break space", "1\u00a0234"),
    Damage("true", True),
    Damage("false", False),
    Damage("a day", date(2026, 5, 5)),
    Damage("a moment", datetime(2026, 5, 5, 10, 30)),
    Damage("a time", time(10, 30)),
    Damage("a hidden day", 46303, "#,##0"),
    Damage("percent", 0.85, "0.00%"),
    Damage("pasted percent", 80, "0.00%"),
    Damage("divided by the format", 12000, "0,"),
    Damage("shown as another", 15, '"85"'),
    Damage("shown as nothing", 15, ";;;"),
    Damage("as text", 15, "@"),
    Damage("currency", 15, '"Rp" #,##0'),
    Damage("scientific", 15000, "0.00E+00"),
    Damage("division by zero", "=1/0", result="#DIV/0!", kind="e"),
    Damage("not available", "=NA()", result="#N/A", kind="e"),
    Damage("lost reference", "=#REF!+1", result="#REF!", kind="e"),
    Damage("sum", "=2+3", result="5"),
    Damage("text by formula", '="a"&"b"', result="ab", kind="str"),
    Damage("empty text by formula", '=""', result="", kind="str"),
    Damage("wrong result stored", "=2+3", result="6"),
    Damage("error as text", "#N/A!"),
    Damage("starts with a sign", "+12"),
    Damage("with a note", 12, note="angka sementara"),
    Damage("nihil", None, state="Nihil", note="tidak ada kegiatan"),
    Damage("nihil beside a number", 12, state="Nihil", note="x"),
    Damage("pending", None, state="Belum tersedia", note="menunggu data"),
    Damage("pending without a reason", None, state="Belum tersedia"),
    Damage("control signs", "12\x0b"),
    Damage("long text", "x" * 5000),
)


def forms(damages: tuple[Damage, ...] = DAMAGES) -> dict[str, bytes]:
    """Forms of every unit with as many damages as they have answers, by name."""
    office = definition.builtin()
    layouts = issued(office).layouts
    units = tuple(FIGURES)
    cells = [(unit, code) for unit in units for code in FIGURES[unit]]
    blank = build(office, PERIOD, units)
    filled = template.draw(blank, {(u, c, "nilai"): v for u in units for c, v in FIGURES[u].items()})
    made = {}
    for start in range(0, len(damages), len(cells)):
        block = list(zip(cells, damages[start : start + len(cells)], strict=False))
        book = openpyxl.load_workbook(io.BytesIO(filled))
        results = []
        for (unit, code), damage in block:
            inputs = layouts[unit].inputs
            sheet = book[layouts[unit].title]
            spot = inputs[code, "nilai"]
            cell = sheet.cell(spot.row, spot.column)
            if damage.value == "=#REF!+1" or isinstance(damage.value, str):
                cell.value = damage.value.replace("\x0b", "_x000B_")
            else:
                cell.value = damage.value
            if damage.number_format:
                cell.number_format = damage.number_format
            for column, text in (("keadaan", damage.state), ("catatan", damage.note)):
                if text:
                    place = inputs[code, column]
                    sheet.cell(place.row, place.column).value = text
            if isinstance(damage.value, str) and damage.value.startswith("="):
                results.append((sheet.title, xlsx.address(spot.row, spot.column), damage))
        buffer = io.BytesIO()
        book.save(buffer)
        made[f"form-{start // len(cells) + 1}"] = _stored(buffer.getvalue(), book.sheetnames, results)
    return made


def damage_at(name: str, unit: str, code: str, damages: tuple[Damage, ...] = DAMAGES) -> str:
    """What was done to an answer of one of the forms."""
    cells = [(one, variable) for one in FIGURES for variable in FIGURES[one]]
    at = (int(name.rpartition("-")[2]) - 1) * len(cells) + cells.index((unit, code))
    return damages[at].name if at < len(damages) else "nothing"


def _stored(data: bytes, sheets: list[str], results: list[tuple[str, str, Damage]]) -> bytes:
    """The workbook with the results of these formulas, as the program that wrote them stores them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            for title, address, damage in results:
                if item.filename == f"xl/worksheets/sheet{sheets.index(title) + 1}.xml":
                    pattern = rf'<c r="{address}"([^>]*)><f>(.*?)</f><v ?(?:/>|></v>)</c>'

                    def whole(found: re.Match[str], address=address, damage=damage) -> str:
                        kept = re.sub(r' t="\w+"', "", found[1])
                        value = f"<v>{damage.result}</v>"
                        return f'<c r="{address}"{kept} t="{damage.kind}"><f>{found[2]}</f>{value}</c>'

                    content = re.sub(pattern, whole, content.decode()).encode()
            new.writestr(item.filename, content)
    return buffer.getvalue()
