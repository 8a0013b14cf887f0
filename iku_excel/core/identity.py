"""Whose form it is: the token in hidden carriers and the code that people see, both with check digits."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from .model import Definition
from .periods import Period, parse_period

LAYOUT = 1
PREFIX = "IKU"
# The first cell of the hidden sheet of an official workbook, which nobody should take for a form.
RESULTS_MARK = "iku-results-"
RESULTS_FORMAT = RESULTS_MARK + "3"
# The same of the papers around the document, which carry no results.
PAPERS_MARK = RESULTS_MARK + "papers"
# A formula that says a longer text is damaged to Excel; a property may be cut.
LONGEST_IN_NAMES = 255
OPEN_PERIOD = "BEBAS"  # the form was drawn without a period: staff choose it

_TOKEN = re.compile(
    r"IKU(?P<layout>\d{1,3})\|(?P<version>[0-9a-f]{12})\|(?P<units>[A-Z0-9_+]{1,4000})\|(?P<period>[A-Z0-9-]{1,9})"
    r"\|(?P<check>\d\d)",
    re.ASCII,
)
_SHORT = re.compile(
    r"(?P<unit>[A-Z0-9_]{1,40})-(?P<period>\d{4}TW[1-4]|BEBAS)-(?P<version>[0-9A-F]{4})-(?P<check>\d\d)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Token:
    """What a form says of itself: version, units, and period or None where staff choose it."""

    version: str
    units: tuple[str, ...]
    period: Period | None
    layout: int = LAYOUT

    @property
    def text(self) -> str:
        """As the hidden carriers hold it."""
        body = f"{PREFIX}{self.layout}|{self.version}|{'+'.join(self.units)}|{_period_code(self.period)}"
        return f"{body}|{check_digits(body)}"

    def short(self, unit: str) -> str:
        """As a unit's sheet shows it, short enough to be read out on the telephone."""
        period = _period_code(self.period).replace("-", "")
        body = f"{unit}-{period}-{self.version[:4].upper()}"
        return f"{body}-{check_digits(body)}"


@dataclass(frozen=True, slots=True)
class ShortCode:
    """A visible code taken apart; `version` is the first four digits only."""

    unit: str
    period: Period | None
    version: str


def form_version(definition: Definition) -> str:
    """Twelve hex digits: eight over what is asked, four over whose office asks.

    A new target or signatory voids no form that is out; another office's form is never taken for ours.
    """
    office = (definition.office.regency.casefold(), definition.office.name.casefold())
    return _digits(_asked(definition), 8) + _digits(office, 4)


def same_office(version: str, other: str) -> bool:
    """Whether two versions are of one office, whatever is asked."""
    return version[8:] == other[8:]


def _asked(definition: Definition) -> object:
    return {
        "layout": LAYOUT,
        "units": [(unit.code, unit.keeper) for unit in definition.units],
        "variables": [
            (
                variable.code,
                variable.text,
                variable.measure,
                variable.kind,
                variable.timing,
                variable.coverage,
                variable.units,
                variable.maximum,
            )
            for variable in definition.variables
        ],
        "surveys": [
            (survey.variable, [element.key for element in survey.elements]) for survey in definition.surveys
        ],
        "narratives": [(code, narrative.title) for code, narrative, _ in definition.narrated_rows],
    }


def _digits(content: object, count: int) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:count]


def read_token(text: str) -> Token | None:
    """The token that a carrier holds; None where it is none or its check digits are wrong."""
    match = _TOKEN.fullmatch(text.strip())
    if not match or check_digits(text.strip()[:-3]) != match["check"]:
        return None
    return Token(
        match["version"],
        tuple(match["units"].split("+")),
        parse_period(match["period"]),
        int(match["layout"]),
    )


def looks_like_token(text: str) -> bool:
    """Whether a text has the form of a token, whatever its check digits."""
    return _TOKEN.fullmatch(text.strip()) is not None


def find_short(text: str) -> tuple[ShortCode | None, bool]:
    """The visible code within a text, and whether one stands there whose check digits are wrong."""
    match = _SHORT.search(text)
    if not match:
        return None, False
    if check_digits(match[0][:-3]) != match["check"]:
        return None, True
    period = parse_period(match["period"].replace("TW", "-TW"))
    return ShortCode(match["unit"], period, match["version"].lower()), False


def check_digits(text: str) -> str:
    """Two digits that catch any mistyped sign and most swaps (ISO 7064 MOD 97-10, letters as in an IBAN)."""
    number = "".join(str(int(sign, 36)) for sign in text.upper() if sign.isascii() and sign.isalnum())
    return f"{98 - int(number + '00') % 97:02d}"


def _period_code(period: Period | None) -> str:
    return period.code if period else OPEN_PERIOD
