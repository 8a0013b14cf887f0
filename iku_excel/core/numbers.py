"""The Indonesian number grammar, both ways: what a text says as a number, and how a number is shown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import floor

MOST_DIGITS = 15  # what a spreadsheet's cell keeps of a number

EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # holds every float with its decimals

ONE_READING = "W314"
TWO_READINGS = "E315"
BLANK = "E301"
DATE = "E302"
ERROR_VALUE = "E303"
NO_NUMBER = "E304"
NOT_FINITE = "E309"
TOO_LONG = "E310"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says as a number, and the finding it deserves: W314 one value, E315 two, any other none.

    Where a percent sign stood, `percent` is true and the values are fractions, as in a cell with the format
    0%: "85%" is 0.85.
    """

    code: str
    values: tuple[Decimal, ...] = ()
    percent: bool = False

    @property
    def value(self) -> Decimal | None:
        """The only reading there is, or None."""
        return self.values[0] if len(self.values) == 1 else None


def read(text: str) -> Reading:
    """Every number that a text can mean; a text with two readings is never decided here."""
    # NFKC makes 102 of "10²" and 1 of "①": only the digits of a full-width keyboard are meant as digits.
    if any(not sign.isascii() and _hides_digits(sign) for sign in text):
        return Reading(NO_NUMBER)
    plain = unicodedata.normalize("NFKC", text).translate(_TIDY).strip()
    found = _NUMBER.fullmatch(plain)
    if found is None or (found["before"] and found["after"]):
        return Reading(_why_not(plain))
    body = _ROUND_RUPIAH.sub(",0", found["body"])
    matches = [match for convention in _CONVENTIONS if (match := convention.fullmatch(body))]
    if any(len(_significant(match)) > MOST_DIGITS for match in matches):
        return Reading(TOO_LONG)
    values = {_value(match, "-" in (found["before"], found["after"])) for match in matches}
    if not values:
        return Reading(_why_not(plain))
    code = ONE_READING if len(values) == 1 else TWO_READINGS
    percent = bool(found["percent"])
    ordered = sorted(values, key=abs, reverse=True)
    return Reading(code, tuple(value.scaleb(-2) if percent else value for value in ordered), percent)


def exact(value: float) -> Fraction:
    """A finite number as its cell shows it, in at most 15 digits: 0.1 is one tenth, whatever its bits are."""
    return Fraction(format(value, f".{MOST_DIGITS}g"))


def half_up(value: float | Decimal | Fraction, decimals: int) -> Decimal:
    """A finite number rounded half away from zero as people do it: 2.675 is 2.68, whatever its bits are."""
    if isinstance(value, Fraction):
        size = floor(abs(value) * 10**decimals + Fraction(1, 2))
        return Decimal(size if value >= 0 else -size).scaleb(-decimals, EXACT)
    return _exactly(value).quantize(Decimal(1).scaleb(-decimals), context=EXACT)


def show(value: float | Decimal, decimals: int | None = None) -> str:
    """A number for people, which `read` reads back as itself and as nothing else: 1234,5 is "1.234,5".

    Without `decimals` as many as the number has; never more than 15 digits in all. Thousands are grouped only
    where that leaves one reading ("1.234.567", but "1234"), and three decimals get a fourth ("1,2340") for
    that reason too. From 1e15 up the text is exponential; it and NaN and infinity have no reading.
    """
    exact = _exactly(value)
    if not exact.is_finite():
        return str(exact)
    room = MOST_DIGITS - max(exact.adjusted() + 1, 0)
    wanted = room if decimals is None else min(decimals, room)
    rounded = half_up(exact, max(wanted, 0))
    if abs(rounded) >= 10**MOST_DIGITS:
        return f"{exact.normalize(EXACT):E}".replace(".", ",")
    grouped, _, fraction = f"{abs(rounded):,f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    if len(fraction) == 3 and grouped != "0" and "," not in grouped:
        fraction += "0"
    whole = grouped.replace(",", "." if fraction or grouped.count(",") > 1 else "")
    return ("-" if rounded < 0 else "") + whole + ("," + fraction if fraction else "")


def grouped(value: float | Decimal) -> str:
    """A number for reading only, its thousands always grouped: 229431 is "229.431"."""
    text = show(value)
    whole, comma, fraction = text.partition(",")
    if not whole.lstrip("-").isdigit():
        return text
    return f"{int(whole):,}".replace(",", ".") + comma + fraction


def show_percent(fraction: float | Decimal, decimals: int | None = 2) -> str:
    """A fraction as a percentage for people: 23/30 is "76,67 %"."""
    return show(EXACT.scaleb(_exactly(fraction), 2), decimals) + " %"


def _exactly(value: float | Decimal) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(repr(value))


def _hides_digits(sign: str) -> bool:
    return not "０" <= sign <= "９" and any("0" <= s <= "9" for s in unicodedata.normalize("NFKC", sign))


def _why_not(plain: str) -> str:
    return next((code for code, pattern in _OTHERWISE if pattern.fullmatch(plain)), NO_NUMBER)


def _significant(match: re.Match[str]) -> str:
    """The digits that a cell would have to keep; the zeros at the end of a whole number are among them."""
    whole = re.sub(r"[., ]", "", match["whole"] or "")
    return (whole + (match["fraction"] or "").rstrip("0")).lstrip("0")


def _value(match: re.Match[str], negative: bool) -> Decimal:
    whole = re.sub(r"[., ]", "", match["whole"] or "0")
    fraction = (match["fraction"] or "").rstrip("0")
    number = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return -number if negative and number else number


def _convention(group: str, decimal: str) -> re.Pattern[str]:
    """Digits under one meaning of the two separators; a number in groups never starts with 0."""
    whole = rf"(?P<whole>[0-9]+|[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+)"
    return re.compile(rf"(?=.*[0-9]){whole}?(?:{decimal}(?P<fraction>[0-9]+))?")


_CONVENTIONS = (
    _convention(r"\.", ","),
    _convention(",", r"\."),
    _convention(" ", ","),
    _convention(" ", r"\."),
)

# Zero-width characters and the marks that Windows puts around copied text disappear; U+2212 is a minus.
_TIDY = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202C, 0x2060, 0xFEFF), "")
_TIDY[0x2212] = "-"

_ROUND_RUPIAH = re.compile(r",[-–]{1,2}$")  # "Rp 1.250,-": no cents

_NUMBER = re.compile(
    r"['‘’]? ?(?P<before>[+-]?)(?:rp\.? ?)?(?P<after>[+-]?)"
    r"(?P<body>[0-9.,](?:[0-9., ]*[0-9.,])?(?:(?<=,)[-–]{1,2})?)"
    r"(?P<percent> ?%{1,2})?",  # LibreOffice makes "75%%"
    re.IGNORECASE,
)

_MONTH = (
    "januari|january|jan|februari|february|pebruari|febr|pebr|feb|peb|maret|march|mar|mrt|april|apr|mei|may"
    "|juni|june|jun|juli|july|jul|agustus|august|agust|agus|agt|ags|agu|aug|september|sept|sep"
    "|oktober|october|okt|oct|november|nopember|nov|nop|desember|december|des|dec"
)
_DAY, _MONTH_NUMBER, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:(?:19|20)?[0-9]{2})"
_TIME = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?(?:am|pm|z|wib|wita|wit))?"
_WEEKDAY = "(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|sen|sel|rab|kam|jum|sab|min),? ?)?"
_GAP = "[-/., ']{0,3}"
_DATE = "|".join(
    (
        rf"{_WEEKDAY}{_DAY}{_GAP}(?:{_MONTH})(?:{_GAP}{_YEAR})?",
        rf"(?:{_MONTH}){_GAP}[0-9]{{1,4}}(?:, ?{_YEAR})?",
        rf"{_YEAR}{_GAP}(?:{_MONTH})(?:{_GAP}{_DAY})?",
        *(rf"{_DAY}{gap}{_DAY}{gap}{_YEAR}" for gap in ("-", "/", r"\.")),
        *(rf"(?:19|20)[0-9]{{2}}{gap}{_MONTH_NUMBER}(?:{gap}{_DAY})?" for gap in ("-", "/", r"\.")),
        rf"{_MONTH_NUMBER}[-/](?:19|20)[0-9]{{2}}",
    )
)

_OTHERWISE = tuple(
    (code, re.compile(rf"['‘’]? ?(?:{pattern})", re.IGNORECASE))
    for code, pattern in (
        (BLANK, "[-–—]*"),
        (DATE, rf"(?:{_DATE})(?:[t ,]{{1,2}}{_TIME})?|{_TIME}"),
        (ERROR_VALUE, r"#[a-z][a-z0-9/_]*[!?]|#(?:n/a|n/d|nv|div/0|getting_data)"),
        (ERROR_VALUE, r"#?(?:err|error|galat)[: ]?[0-9]{3}"),
        (NOT_FINITE, r"[+-]?(?:nan|inf|infinity|∞|[01][.,]?#(?:inf|ind|qnan|snan|nan)[0-9]*)"),
    )
)
