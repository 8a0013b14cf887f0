"""What a number format makes of a number: the text that people see, and the number that this text says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import eq, ge, gt, le, lt, ne

from ..core.numbers import EXACT, MOST_DIGITS, half_up

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<room>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|standard)|(?P<exponent>e[+-]0+)|(?P<digit>[0#?])|(?P<mark>[.,%/@])"
    r"|(?P<sign>[-+$():!^&'~{}<>= ]|[^\x00-\x7f])",
    re.IGNORECASE | re.DOTALL,
)
_SEMICOLON = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|(?P<end>;)|.', re.DOTALL)
_CONDITION = re.compile(r"(?P<sign><=|>=|<>|<|>|=)(?P<number>-?[0-9]+(?:\.[0-9]+)?)")
_COLOUR = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]{1,2}", re.IGNORECASE)
LONGEST = 255  # what Excel takes for a number format
_COMPARE = {"<": lt, ">": gt, "<=": le, ">=": ge, "=": eq, "<>": ne}
_PATTERN = re.compile(r"(?P<whole>[0#?][0#?,]*?|)(?P<scale>,*)(?:\.(?P<fraction>[0#?]*)(?P<after>,*))?")
# A word that makes another number of the figure before it.
_SCALING = re.compile(
    r"\b(?:(?:ribu|juta|miliar|milyar|triliun|trilyun|puluh|ratus)(?:an)?|belas|rb|jt|mlr|k|m"
    r"|thousands?|millions?|billions?|lusin|kodi|gros|persen|prosen|pct|per ?mil|minus)\b",
    re.IGNORECASE,
)
_MINUS = "-\u2010\u2011\u2012\u2013\u2212"


@dataclass(frozen=True, slots=True)
class Display:
    """What a cell shows: its text, and the number that a reader takes from it, None where it is no number.

    `places` is how many decimals of that number are shown, a percentage's as decimals of the fraction.
    """

    text: str
    value: Decimal | None
    places: int

    def says(self, number: float | Decimal) -> bool:
        """Whether the text says this number, rounded to the decimals it shows but never to nothing."""
        exact = number if isinstance(number, Decimal) else Decimal(repr(number))
        if self.value is None or self.value != half_up(exact, self.places):
            return False
        return not exact or bool(self.value)


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a format: what stands before and after the digits, and how these are made."""

    before: str
    after: str
    pattern: str
    percents: int = 0
    exponent: bool = False
    fraction: bool = False
    general: bool = False
    condition: tuple[str, Decimal] | None = None


def display(code: str, number: float, unit: str = "") -> Display | None:
    """What a cell of this format shows; None where that cannot be said exactly.

    `unit` is what the number is asked in: a format that repeats it changes nothing.
    """
    exact = Decimal(repr(number))
    if len(code) > LONGEST or abs(exact) >= 10**MOST_DIGITS:
        return None
    sections = _sections(code)
    chosen = _chosen(sections, exact) if sections else None
    if chosen is None:
        return None
    section, signed = chosen
    if section.general:
        text = f"{exact.normalize(EXACT):f}".replace(".", ",")
        return _said(section, text, exact, -min(int(exact.normalize(EXACT).as_tuple().exponent), 0), unit)
    shown = abs(exact) if signed else exact
    if section.fraction:
        return _said(section, f"{shown:f}", exact, 0, unit) if shown == shown.to_integral() else None
    if section.exponent:
        return _scientific(section, shown, unit)
    return _plain(section, shown, unit)


def _plain(section: _Section, number: Decimal, unit: str) -> Display | None:
    pattern = _PATTERN.fullmatch(section.pattern)
    if not section.pattern:
        return _nothing(section, number)
    if pattern is None:
        return None
    commas = len(pattern["scale"]) + len(pattern["after"] or "")
    places = len(pattern["fraction"] or "")
    scaled = EXACT.scaleb(number, 2 * section.percents - 3 * commas)
    rounded = half_up(scaled, places)
    whole, _, decimals = f"{abs(rounded):f}".partition(".")
    if whole == "0" and "0" not in pattern["whole"]:
        whole = ""
    needed = (pattern["fraction"] or "").rstrip("#?")
    decimals = decimals.rstrip("0").ljust(len(needed), "0") if decimals else ""
    if "," in pattern["whole"]:
        whole = f"{int(whole):,}".replace(",", ".") if whole else ""
    else:
        whole = whole.rjust(pattern["whole"].count("0"), "0")
    digits = ("-" if rounded < 0 else "") + whole + ("," + decimals if decimals else "")
    value = EXACT.scaleb(rounded, -2 * section.percents)
    if not whole and not decimals:
        return _nothing(section, number)
    return _said(section, digits, value, places + 2 * section.percents, unit)


def _nothing(section: _Section, number: Decimal) -> Display:
    """No digit is shown: a lone dash is what accounts write for 0, anything else is no number."""
    text = (section.before + section.after).strip()
    return Display(text, Decimal(0) if text and not text.strip(_MINUS) and not number else None, 0)


def _scientific(section: _Section, number: Decimal, unit: str) -> Display | None:
    pattern = re.fullmatch(r"0(?:\.(0*))?", section.pattern)
    if pattern is None or section.percents:
        return None
    places = len(pattern[1] or "")
    rounded = EXACT.scaleb(half_up(EXACT.scaleb(number, -number.adjusted()), places), number.adjusted())
    text = f"{rounded:.{places}E}".replace(".", ",")
    return _said(section, text, rounded, max(-int(number.normalize(EXACT).as_tuple().exponent), 0), unit)


def _said(section: _Section, digits: str, value: Decimal, places: int, unit: str) -> Display:
    text = f"{section.before}{digits}{section.after}".strip()
    if not section.percents and section.after.strip().startswith("%"):
        value, places = EXACT.scaleb(value, -2), places + 2  # a sign that is written multiplies nothing
    return Display(text, _meant(section, value, unit), places)


def _meant(section: _Section, value: Decimal, unit: str) -> Decimal | None:
    """The number that the digits say with what stands around them; None where that makes another of them."""
    before, after = section.before.strip(), section.after.strip()
    bracketed = before.endswith("(") and after.startswith(")")
    minus = before.endswith(tuple(_MINUS)) or after.startswith(tuple(_MINUS))
    around = (before + " " + after).strip(" ()" + _MINUS)
    if section.percents:
        around = around.replace("%", "", section.percents)
    elif after.startswith("%"):
        around = around.replace("%", "", 1)
    if around.strip().casefold() != unit.casefold() and (
        any(unicodedata.numeric(sign, None) is not None for sign in around)
        or any(sign in around for sign in "%‰")
        or _SCALING.search(around)
    ):
        return None
    return -value if minus or bracketed else value


def _chosen(sections: Sequence[_Section], number: Decimal) -> tuple[_Section, bool] | None:
    """The section that a number falls under, and whether that section writes the sign itself."""
    if any(section.condition for section in sections):
        return _by_condition(sections, number)
    if len(sections) > 1 and number < 0:
        return sections[1], True
    if len(sections) > 2 and number == 0:
        return sections[2], False
    return sections[0], False


def _by_condition(sections: Sequence[_Section], number: Decimal) -> tuple[_Section, bool] | None:
    first, *others = sections[:3]
    if number < 0 or first.condition is None:
        return None
    for section in (first, *others[:1]):
        if section.condition:
            sign, bound = section.condition
            if _COMPARE[sign](number, bound):
                return section, False
    last = sections[min(len(sections), 3) - 1]
    return None if last.condition else (last, False)


def shows_text(code: str) -> bool:
    """Whether a format leaves a text as it is: only its fourth section can change or hide one."""
    parts = _parts(code)
    return len(parts) < 4 or ("@" in parts[3] and not parts[3].replace("@", "", 1).strip(" _-)"))


@cache
def _sections(code: str) -> tuple[_Section, ...] | None:
    """The sections of a format for numbers; None where one of them is not known to the letter."""
    parts = _parts(code)
    if len(parts) > 4:
        return None
    sections = tuple(_section(part) for part in (parts if code.strip() else ["General"])[:3])
    known = tuple(section for section in sections if section)
    return known if len(known) == len(sections) else None


def _parts(code: str) -> list[str]:
    parts, start = [], 0
    for found in _SEMICOLON.finditer(code):
        if found["end"]:
            parts.append(code[start : found.start()])
            start = found.end()
    return [*parts, code[start:]]


def _section(part: str) -> _Section | None:
    tokens = list(_tokens(part))
    if any(kind == "unknown" for kind, _ in tokens):
        return None
    condition = next((_CONDITION.fullmatch(text) for kind, text in tokens if kind == "condition"), None)
    bound = (condition["sign"], Decimal(condition["number"])) if condition else None
    kinds = [kind for kind, _ in tokens]
    places = [at for at, kind in enumerate(kinds) if kind in ("digits", "general", "exponent")]
    first, last = (places[0], places[-1]) if places else (len(tokens), len(tokens) - 1)
    inside = tokens[first : last + 1]
    if any(kind == "literal" and text.strip() for kind, text in inside) and "/" not in part:
        return None
    before = "".join(text for kind, text in tokens[:first] if kind == "literal")
    after = "".join(text for kind, text in tokens[last + 1 :] if kind == "literal")
    pattern = "".join(text for kind, text in inside if kind == "digits")
    percents = sum(text.count("%") for kind, text in tokens if kind == "percent")
    general = "general" in kinds
    if general and (pattern or percents):
        return None
    return _Section(
        before,
        after + "%" * percents,
        pattern.partition("/")[0],
        percents,
        "exponent" in kinds,
        "/" in pattern,
        general,
        bound,
    )


def _tokens(part: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each token; what is no plain number format, a date's letters too, is unknown."""
    at = 0
    while at < len(part):
        found = _TOKEN.match(part, at)
        if found is None:
            yield "unknown", part[at]
            return
        at = found.end()
        kind, text = found.lastgroup or "", found[found.lastgroup or 0]
        if kind in ("quoted", "escaped", "sign"):
            yield "literal", text
        elif kind == "room":
            yield "literal", " "
        elif kind == "fill" and _is_figure(text[1:]):
            yield "unknown", text  # repeated over the width of the cell, it makes another number
        elif kind == "bracket":
            yield _bracket(text)
        elif kind in ("general", "exponent"):
            yield kind, text
        elif kind == "digit" or text in (".", ",", "/"):
            yield "digits", text
        elif text == "%":
            yield "percent", text
        elif text == "@":
            yield "general", text


def _is_figure(sign: str) -> bool:
    """Whether a sign is read as a part of a number."""
    return unicodedata.numeric(sign, None) is not None or sign in f"{_MINUS}%‰.,("


def _bracket(text: str) -> tuple[str, str]:
    if _CONDITION.fullmatch(text):
        return "condition", text
    if text.startswith("$"):  # a currency's sign, and the language after it
        return "literal", text[1:].partition("-")[0]
    return ("colour", "") if _COLOUR.fullmatch(text) else ("unknown", text)
