"""The TOML text of a definition as rows, each value with the line it is written on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from ..core.findings import Finding, Place, Scalar
from ..texts import definition as words
from .rows import Row, Source
from .tables import BY_NAME, LOOSE
from .values import shown

LARGEST = 1_000_000  # characters; the built-in definition has 12,000

# Where a value is written: table, which of its rows (from 1), key ("" for the heading) -> line (from 1).
Lines = Mapping[tuple[str, int, str], int]

_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_HEADING = re.compile(r"\s*\[\[?\s*([^\]#]+?)\s*\]")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*[.=]""")
_TOKEN = re.compile(
    r'''(?P<long>"""|\'\'\')|(?P<short>"(?:[^"\\]|\\.)*"|'[^']*')|(?P<comment>\#.*)|(?P<open>[\[{])|(?P<close>[\]}])'''
)


def rows_of(text: str, name: str) -> Source:
    """The rows of a TOML text; one that cannot be parsed has none and a finding with line and column."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if len(text) > LARGEST:
        return _unreadable(name, words.TOO_BIG.format(limit=LARGEST // 1_000_000))
    try:
        document = tomllib.loads(text)
    except RecursionError:
        return _unreadable(name, words.TOO_NESTED)
    except ValueError as error:  # broken TOML, or an integer of thousands of digits
        return Source(name, (), (_broken(text, name, str(error)),))
    rows, findings = [], []
    lines = lines_of(text)
    loose: dict[str, object] = {}
    for table, content in document.items():
        place = _place(name, table, lines.get((table, 1, "")) or lines.get(("", 1, table)))
        known = BY_NAME.get(table)
        instances = content if isinstance(content, list) else [content]
        if not all(isinstance(instance, dict) for instance in instances) or known is LOOSE:
            if known is None or known is LOOSE:
                loose[table] = content
                continue
            findings.append(_misshapen(known.heading, content, place))
        elif known and known.many != isinstance(content, list):
            findings.append(_misshapen(known.heading, content, place))
        else:
            rows += [
                _row(table, number, instance, name, lines) for number, instance in enumerate(instances, 1)
            ]
    rows.insert(0, _row("", 1, loose, name, lines))
    return Source(name, tuple(rows), tuple(findings))


def lines_of(text: str) -> Lines:
    """Where each table and each key of a valid TOML text begins."""
    lines: dict[tuple[str, int, str], int] = {}
    counts: dict[str, int] = {}
    table = ""
    for number, line in _outermost(text):
        if heading := _HEADING.match(line):
            path = [part.strip().strip("\"'") for part in heading[1].split(".")]
            table = path[0]
            if len(path) == 1:
                counts[table] = counts.get(table, 0) + 1
            key = path[1] if len(path) > 1 else ""
        elif match := _KEY.match(line):
            key = match[1].strip("\"'")
        else:
            continue
        lines.setdefault((table, max(counts.get(table, 1), 1), key), number)
    return lines


def _outermost(text: str) -> Iterator[tuple[int, str]]:
    """The lines, with their numbers, that do not begin inside a value."""
    depth, quote = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not depth and not quote:
            yield number, line
        position = 0
        while position < len(line):
            if quote:
                end = _end_of_long(line, quote, position)
                if end < 0:
                    break
                quote, position = "", end
                continue
            token = _TOKEN.search(line, position)
            if not token:
                break
            position = token.end()
            if token.lastgroup == "long":
                quote = token[0]
            elif token.lastgroup == "comment":
                break
            else:
                depth += {"open": 1, "close": -1}.get(token.lastgroup or "", 0)


def _end_of_long(line: str, quote: str, start: int) -> int:
    """Where a text over several lines ends in this line, or -1."""
    escaped = r"(?:[^\\]|\\.)*?" if quote == '"""' else r".*?"
    match = re.compile(rf"{escaped}{quote}{quote[0]}{{0,2}}").match(line, start)
    return match.end() if match else -1


def _row(table: str, number: int, values: Mapping[str, object], name: str, lines: Lines) -> Row:
    heading = lines.get((table, number, "")) or lines.get(("", 1, table))
    places = {key: _place(name, table, lines.get((table, number, key), heading)) for key in values}
    return Row(table, values, _place(name, table, heading), places)


def _place(name: str, table: str, line: int | None) -> Place:
    return Place(name, table, words.LINE.format(line=line) if line else "")


def _misshapen(heading: str, content: object, place: Place) -> Finding:
    harus = words.WRITTEN_AS.format(heading=heading)
    return Finding("E606", place, {"kolom": place.sheet, "terbaca": shown(content), "harus": harus})


def _unreadable(name: str, why: str) -> Source:
    return Source(name, (), (Finding("E601", Place(name), {"sebab": why}),))


def _broken(text: str, name: str, message: str) -> Finding:
    position = _POSITION.search(message)
    written = text.rstrip("\n").split("\n")
    line, column = (int(position[1]), int(position[2])) if position else (len(written), len(written[-1]) + 1)
    if not position and "at end of document" not in message:  # the digits of a number: no place is given
        line, column = next(
            ((number, 1) for number, row in enumerate(written, 1) if re.search(r"\d{4000}", row)), (1, 1)
        )
    snippet = shown(written[min(line, len(written)) - 1])
    values: dict[str, Scalar] = {"baris": line, "kolom": column, "potongan": snippet}
    return Finding("E603", Place(name, cell=words.LINE.format(line=line)), values, raw=message)
