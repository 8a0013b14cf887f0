"""From one raw value to what the definition holds: a reader for each kind of column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from ..core import expression as language
from ..core.findings import Finding, Scalar
from ..core.periods import YEARS, month_number, parse_quarter, parse_year
from ..texts import definition as words

# What a reader gives: the value, or None and why not; findings get their place from whoever asked.
Reading = tuple[object, tuple[Finding, ...]]
Reader = Callable[[object], Reading]

LONGEST_TEXT = 2000
LONGEST_CODE = 40
LONGEST_SHEET_NAME = 31  # UTF-16 units, Excel's own limit
LARGEST_NUMBER = 1e15
SHEETS_OF_OURS = ("petunjuk", "history")  # the second is Excel's own

_BREAKS = re.compile(r"[ \t\r\n]+")
# XML cannot carry these, or nobody can see them.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_DAY = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<day2>\d{1,2})[-/. ](?P<month2>\d{1,2}|[A-Za-z]+)[-/. ](?P<year2>\d{4})",
    re.ASCII,
)
_NIP = re.compile(r"\d{8} \d{6} [12] \d{3}", re.ASCII)


def is_blank(value: object) -> bool:
    """Whether nothing was written: an empty cell, only spaces, an empty list."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def shown(value: object) -> str:
    """A raw value as a message quotes it: short and on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) >= LARGEST_NUMBER:
        return words.TOO_LARGE_NUMBER  # a long one cannot even be turned into text
    if isinstance(value, list | dict):
        return words.A_LIST if isinstance(value, list) else words.A_TABLE
    text = _INVISIBLE.sub("�", _BREAKS.sub(" ", str(value)).strip())
    return (text if len(text) <= 60 else f"{text[:57]}...") or words.EMPTY


def fault(code: str, value: object, **values: Scalar) -> Reading:
    """A reading that found a fault."""
    read = shown(value)
    quoted = code == "E606" and isinstance(value, str)  # there it matters that it is text
    return None, (Finding(code, values={"terbaca": f'"{read}"' if quoted else read, **values}, raw=read),)


def text(value: object) -> Reading:
    """One line of text; line breaks of the source become spaces."""
    if not isinstance(value, str):
        return fault("E606", value, harus=words.TEXT)
    line = _BREAKS.sub(" ", value).strip()
    if _INVISIBLE.search(line):
        return fault("E606", value, harus=words.VISIBLE_TEXT)
    if len(line) > LONGEST_TEXT:
        return fault("E606", value, harus=words.SHORT_TEXT.format(limit=LONGEST_TEXT))
    return line, ()


def texts(value: object) -> Reading:
    """At least one text, none of them empty."""
    if not isinstance(value, list) or any(not isinstance(item, str) or is_blank(item) for item in value):
        return fault("E606", value, harus=words.TEXTS)
    return _all(text(item) for item in value)


def codes(value: object) -> Reading:
    """Texts of which none comes twice."""
    items, findings = texts(value)
    if isinstance(items, tuple):
        seen: set[object] = set()
        for item in items:
            if item in seen:
                return fault("E608", item, pertama=words.SAME_LIST)
            seen.add(item)
    return items, findings


def name(value: object) -> Reading:
    """The code of something that a formula or a code column can name: an ASCII identifier."""
    if not isinstance(value, str) or not re.fullmatch(
        rf"[A-Za-z][A-Za-z0-9_]{{0,{LONGEST_CODE - 1}}}", value
    ):
        return fault("E609", value, harus=words.NAME.format(limit=LONGEST_CODE))
    if language.parse(value)[0] != language.Name(value):
        return fault("E609", value, harus=words.RESERVED_NAME)
    return value, ()


def unit_code(value: object) -> Reading:
    """The code of a bidang: ASCII capitals and digits, of which a school's NPSN has nothing else."""
    if not isinstance(value, str) or not re.fullmatch(rf"[A-Z0-9][A-Z0-9_]{{0,{LONGEST_CODE - 1}}}", value):
        return fault("E609", value, harus=words.UNIT_CODE.format(limit=LONGEST_CODE))
    return value, ()


def upper_code(value: object) -> Reading:
    """The code of a narrative: ASCII capitals and digits."""
    if not isinstance(value, str) or not re.fullmatch(rf"[A-Z][A-Z0-9_]{{0,{LONGEST_CODE - 1}}}", value):
        return fault("E609", value, harus=words.UPPER_CODE.format(limit=LONGEST_CODE))
    return value, ()


def sheet_name(value: object) -> Reading:
    """A name that Excel allows for a sheet and that the form does not use itself."""
    line, findings = text(value)
    if not isinstance(line, str):
        return None, findings
    rules = (
        (
            len(line.encode("utf-16-le")) // 2 > LONGEST_SHEET_NAME,
            words.SHEET_LENGTH.format(limit=LONGEST_SHEET_NAME),
        ),
        (re.search(r"[\[\]:*?/\\]", line), words.SHEET_SIGNS),
        (line.startswith("'") or line.endswith("'"), words.SHEET_APOSTROPHE),
        (line.startswith("_"), words.SHEET_UNDERSCORE),
        (line.casefold() in SHEETS_OF_OURS, words.SHEET_RESERVED),
    )
    broken = next((rule for is_broken, rule in rules if is_broken), None)
    return fault("E610", line, harus=broken) if broken else (line, ())


def number(value: object) -> Reading:
    """A finite number of ordinary size."""
    # A boolean is an int in Python, and a comparison with NaN is false.
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < LARGEST_NUMBER:
        return fault("E606", value, harus=words.NUMBER)
    return float(value), ()


def past(value: object) -> Reading:
    """A number that an earlier year has or has not; where it has none, nothing is written."""
    read_number, _ = number(value)
    return (read_number, ()) if read_number is not None else fault("E606", value, harus=words.PAST)


def whole(low: int, high: int, rule: str = words.WHOLE) -> Reader:
    """A reader of whole numbers within bounds."""

    def read(value: object) -> Reading:
        read_number, _ = number(value)
        if (
            not isinstance(read_number, float)
            or not read_number.is_integer()
            or not low <= read_number <= high
        ):
            return fault("E606", value, harus=rule.format(low=low, high=high))
        return int(read_number), ()

    return read


def _named(parse: Callable[[str], int | None], numbered: Reader) -> Reader:
    """A reader of whole numbers that people also write in words."""

    def read(value: object) -> Reading:
        found = parse(value) if isinstance(value, str) else None
        return (found, ()) if found is not None else numbered(value)

    return read


year = _named(parse_year, whole(YEARS[0], YEARS[-1], words.YEAR))  # also "Tahun 2024"
quarter = _named(parse_quarter, whole(1, 4))  # also "TW II"


def flag(value: object) -> Reading:
    """True or false."""
    return (value, ()) if isinstance(value, bool) else fault("E606", value, harus=words.FLAG)


def day(value: object) -> Reading:
    """A day of the calendar, as a date or written 2026-09-30, 30-09-2026, 30/9/2026 or 30 September 2026."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value, ()
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if match:
        month = match["month"] or match["month2"]
        number = month_number(month) if month.isalpha() else int(month)
        with suppress(ValueError):
            return date(
                int(match["year"] or match["year2"]), number or 0, int(match["day"] or match["day2"])
            ), ()
    return fault("E606", str(value), harus=words.DAY)


def choice(choices: Iterable[str]) -> Reader:
    """A reader of one of some words in small letters, however they are written."""
    known = {str(word).casefold(): word for word in choices}

    def read(value: object) -> Reading:
        if isinstance(value, str) and value.strip().casefold() in known:
            return known[value.strip().casefold()], ()
        return fault("E607", value, saran=words.ONE_OF.format(names=", ".join(known)))

    return read


def weight(value: object) -> Reading:
    """How the weight of an unsur is rounded, as `Survey` keeps it: `tepat`, `3`, `2` or the weight itself."""
    if value == "tepat":
        return value, ()
    read_number, _ = number(value)
    if isinstance(read_number, float) and (read_number in (2, 3) or 0 < read_number <= 1):
        return f"{Decimal(repr(read_number)).normalize():f}", ()
    return fault("E606", value, harus=words.WEIGHT)


def share(value: object) -> Reading:
    """A number above 0 that is written in per cent and kept as a fraction."""
    read_number, findings = number(value)
    if isinstance(read_number, float):
        return (
            (from_percent(read_number), ()) if read_number > 0 else fault("E606", value, harus=words.POSITIVE)
        )
    return None, findings


def rupiah(value: object) -> Reading:
    """An amount of money, 0 or more."""
    read_number, findings = number(value)
    if isinstance(read_number, float) and read_number < 0:
        return fault("E606", value, harus=words.RUPIAH)
    return read_number, findings


def quarters(value: object) -> Reading:
    """Up to four numbers, TW I first; None where one is left blank or not written."""
    if not isinstance(value, list) or len(value) > 4:
        return fault("E606", value, harus=words.QUARTERS)
    items, findings = _all((None, ()) if is_blank(item) else number(item) for item in value)
    if not isinstance(items, tuple):
        return None, tuple(
            replace(finding, values={**finding.values, "harus": words.QUARTERS}) for finding in findings
        )
    return (*items, *(None,) * (4 - len(items))), ()


_LONG_NUMBER = re.compile(r"[0-9]{15,}|[0-9][0-9.,]*E\+?[0-9]+", re.IGNORECASE)


def nip(value: object) -> Reading:
    """A civil servant's number; another shape than 8-6-1-3 digits is only a warning."""
    if isinstance(value, int):
        value = str(value)  # of TOML, which keeps every digit
    if not isinstance(value, str) and _LONG_NUMBER.fullmatch(str(value)):
        return fault("E663", value)
    line, findings = text(value)
    if not isinstance(line, str) or _NIP.fullmatch(line):
        return line, findings
    return line, (Finding("W639", values={"terbaca": line}, raw=line),)


def expression(value: object) -> Reading:
    """The tree of a formula over codes of variables."""
    return language.parse(value) if isinstance(value, str) else fault("E606", value, harus=words.TEXT)


def printed_expression(value: object) -> Reading:
    """The tree of a formula that is only typeset and may hold texts in quotes."""
    if not isinstance(value, str):
        return fault("E606", value, harus=words.TEXT)
    return language.parse(value, quoted=True)


def to_percent(value: float) -> float:
    """The number of per cent that `from_percent` turns into this fraction."""
    return float(Decimal(repr(value)) * 100)


def from_percent(value: float) -> float:
    """The fraction nearest to a number of per cent as it is written: 28.3 gives 0.283."""
    return float(Decimal(repr(value)) / 100)


def _all(readings: Iterable[Reading]) -> Reading:
    items, findings = zip(*readings, strict=True)
    flat = tuple(finding for group in findings for finding in group)
    return (None, flat) if flat else (items, ())
