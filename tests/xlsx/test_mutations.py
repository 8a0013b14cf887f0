"""Whatever is done to the bytes of a workbook, findings come out and nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from iku_excel.core.findings import Finding
from iku_excel.xlsx import Workbook, read

from .handmade import pack, parts

PIECES = [
    b"", b"A1", b"\0", b"\xff\xff\xff\xff", b"<", b">", b"&", b'"', b"PK\3\4", b"PK\5\6", b"9" * 30, b"-1",
    b"1e999", b"<!DOCTYPE x>", b"<c>", b"</c>", b"<v>", b't="s"', b"r:id", b"\xed\xa0\x80", b"../", b"&#0;",
    b"_xD800_",
]  # fmt: skip
ROWS = (
    '<row r="1" hidden="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="2"><v>46147.5</v></c></row>'
    '<row r="2"><c r="A2" t="str"><f t="shared" si="0" ref="A2:A3">B1&amp;""</f><v>x_x000D_</v></c>'
    '<c t="b"><v>1</v></c></row>'
    '<row><c t="inlineStr"><is><r><t>a</t></r></is></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
)
AROUND = (
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    '<dataValidations><dataValidation type="list" sqref="A1 B2">'
    '<formula1>Lain!$A$1</formula1></dataValidation></dataValidations><autoFilter ref="A1:C9"/>'
    '<hyperlinks><hyperlink ref="A1" location="Lain!A1"/></hyperlinks>'
)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """One to four changes: a bit flipped, a piece put in or over, a stretch lost or doubled, the end cut."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if not data:
            return data
        at = chance.randrange(len(data))
        length = chance.choice((1, 2, 4, 16, 200))
        match chance.randrange(7):
            case 0:
                data = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
            case 1:
                data = data[:at] + chance.choice(PIECES) + data[at:]
            case 2:
                piece = chance.choice(PIECES)
                data = data[:at] + piece + data[at + len(piece) :]
            case 3:
                data = data[:at] + data[at + length :]
            case 4:
                data = data[: at + length] + data[at:]
            case 5:
                goal = chance.randrange(len(data))
                data = data[:goal] + data[at : at + length] + data[goal:]
            case _:
                data = data[:at]
    return data


def of_the_zip(chance: random.Random) -> bytes:
    return mutate(pack(parts(rows=ROWS, sheet_after=AROUND)), chance)


def of_the_directory(chance: random.Random) -> bytes:
    """The end of the file, where the zip says what it holds."""
    data = pack(parts(rows=ROWS, sheet_after=AROUND))
    cut = data.index(b"PK\1\2")
    return data[:cut] + mutate(data[cut:], chance)


def of_a_part(chance: random.Random) -> bytes:
    members = parts(rows=ROWS, sheet_after=AROUND)
    name = chance.choice(sorted(members))
    return pack({**members, name: mutate(members[name], chance)})


def of_the_cells(chance: random.Random) -> bytes:
    rows = mutate(ROWS.encode(), chance).decode("utf-8", "replace")
    return pack(parts(rows=rows, sheet_after=AROUND))


def is_sound(workbook: Workbook | None, findings: tuple[Finding, ...]) -> bool:
    """A file is read or refused with a reason, and every text can be printed."""
    str(findings).encode()
    if workbook is None:
        return any(finding.severity == "E" for finding in findings)
    repr(workbook).encode()
    damaged = sum(cell.kind == "damaged" for sheet in workbook.sheets for cell in sheet.cells.values())
    return damaged <= sum(finding.code == "E112" for finding in findings)


@pytest.mark.parametrize("kind", [of_the_zip, of_the_directory, of_a_part, of_the_cells])
def test_only_findings_come_out(kind: Callable[[random.Random], bytes]) -> None:
    outcomes = set()
    for seed in range(400):
        workbook, findings = read(kind(random.Random(seed)), "a.xlsx")
        assert is_sound(workbook, findings), seed
        outcomes.add((workbook is None, *(finding.code for finding in findings)))
    assert len(outcomes) >= 4
