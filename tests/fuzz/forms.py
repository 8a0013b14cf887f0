"""Valid filled workbooks, their bytes, parts and texts mutated."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from iku_excel import inbox, template
from iku_excel.core.findings import Finding
from iku_excel.core.model import Definition, Submission
from iku_excel.core.periods import Period
from iku_excel.form import build
from iku_excel.texts.findings import grouped
from iku_excel.texts.findings.groups import group_line

PIECES = (
    b"", b"\0", b"\xff\xff\xff\xff", b"<", b">", b"&", b'"', b"PK\3\4", b"PK\5\6", b"9" * 30, b"-1", b"1e999",
    b"<!DOCTYPE x>", b"<c>", b"</c>", b"<v>", b't="s"', b't="e"', b't="d"', b"A1:XFD1048576", b"\xed\xa0\x80",
    b"../", b"&#0;", b"_xD800_", b"_x000D_", b"nan", b"1.234", b"=1+1", b"2026", b"TW9", b"PIOP",
    b"lembaga_aktif",
)  # fmt: skip
SAMPLES = Path(__file__).parents[1] / "samples" / "programs"


def originals(office: Definition) -> list[bytes]:
    """Valid filled workbooks: ours, and those that real programs saved."""
    contents: dict[tuple[str, str, str], str | float] = {
        (unit, variable.code, "nilai"): 12 for variable in office.variables for unit in variable.units
    }
    for unit in ("PKP", "TIK"):
        for narrative in office.narratives:
            contents[unit, narrative.code, "satuan"] = "Cukup baik"
    survey = office.surveys[0]
    for number in range(1, 30):
        for element in survey.elements:
            contents[office.variable(survey.variable).units[0], str(number), element.key] = 1 + number % 4
    units = [("PKP",), ("TIK", "EGOV"), tuple(unit.code for unit in office.units)]
    drawn = [template.draw(build(office, Period(2026, 2), codes), contents) for codes in units]
    return drawn + [path.read_bytes() for path in sorted(SAMPLES.glob("*.xlsx"))]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to eight changes: a bit flipped, a piece put in, a stretch lost, doubled or moved, the end cut."""
    for _ in range(chance.choice((1, 1, 1, 2, 4, 8))):
        if not data:
            return data
        at, goal = chance.randrange(len(data)), chance.randrange(len(data))
        length, piece = chance.choice((1, 2, 4, 16, 200)), chance.choice(PIECES)
        data = chance.choice(
            (
                data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :],
                data[:at] + piece + data[at:],
                data[:at] + piece + data[at + len(piece) :],
                data[:at] + data[at + length :],
                data[: at + length] + data[at:],
                data[:goal] + data[at : at + length] + data[goal:],
            )
            if chance.random() < 0.95
            else (data[:at],)
        )
    return data


def bytes_of_file(data: bytes, chance: random.Random) -> bytes:
    return mutated(data, chance)


def directory(data: bytes, chance: random.Random) -> bytes:
    """The end of the file, where the zip says what it holds."""
    cut = data.index(b"PK\1\2")
    return data[:cut] + mutated(data[cut:], chance)


def part(data: bytes, chance: random.Random) -> bytes:
    """One part inside a zip that is whole: mutated, taken away, or put under another one's name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim, other = chance.choice(names), chance.choice(names)
        how = chance.random()
        for name in names:
            content = old.read(name)
            if name == victim and how < 0.8:
                content = mutated(content, chance)
            elif name == victim and how < 0.9:
                continue
            elif name == victim:
                content = old.read(other)
            new.writestr(name, content)
    return buffer.getvalue()


def texts(data: bytes, chance: random.Random) -> bytes:
    """What stands between the tags of the sheets: numbers, words, codes, formulas."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if "worksheets/sheet" in name or "sharedStrings" in name:
                spots = [at for at in range(len(content) - 1) if content[at] == 62 and content[at + 1] != 60]
                for at in sorted(chance.sample(spots, min(len(spots), 3)), reverse=True):
                    end = content.find(b"<", at)
                    content = content[: at + 1] + chance.choice(PIECES[3:]) + content[end:]
            new.writestr(name, content)
    return buffer.getvalue()


KINDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (bytes_of_file, directory, part, part, texts)


def is_sound(submissions: tuple[Submission, ...], findings: tuple[Finding, ...]) -> bool:
    """Every finding can be said, every text printed; a file without submissions has been explained."""
    for group in grouped(findings):
        group_line(group).encode()
    repr(submissions).encode()
    return bool(submissions) or any(finding.severity == "E" for finding in findings)


def read(data: bytes, name: str, office: Definition) -> tuple[bool, bool, set[str]]:
    """Whether a file is explained, whether a sheet of it could be read, and the codes of what was found."""
    submissions, findings = inbox.read_file(data, f"{name}.xlsx", office)
    return is_sound(submissions, findings), bool(submissions), {finding.code for finding in findings}
