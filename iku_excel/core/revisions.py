"""The number of a revision as clerks write it: 2, r2, Revisi 2, ke-2, II, 02, kedua."""

from __future__ import annotations

import re
import unicodedata

MOST_REVISIONS = 99
UNREAD = 0
"""The revision of a sheet whose number cannot be read: it ranks neither below nor above any other."""

_WORDS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_NAMED = {
    **{word: number for number, word in enumerate(_WORDS, 1)},
    **{f"ke{word}": number for number, word in enumerate(_WORDS, 1)},
    "pertama": 1,
    "asli": 1,
}
_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {_TENS[number // 10] + _ONES[number % 10]: number for number in range(1, MOST_REVISIONS + 1)}
_TICKS = ("v", "x", "l")  # a tick, a cross, a slip for 1: no number that anybody means
_GAP = r"[\s.:_#()\-–/]*"
_TITLES = "revisi|revision|rev|r|versi|version|ver|v|perbaikan|kiriman|formulir|nomor|no|ke"
_BEFORE = re.compile(rf"(?:(?:{_TITLES})(?![a-z]){_GAP}|(?:{_TITLES}){_GAP}(?=[0-9]))*")
_DIGITS = re.compile(r"0*([1-9][0-9]?)(?:[.,]0+)?")
_TOGETHER = re.compile(r"(\w+)\s*\(\s*(\w+)\s*\)")


def parse_revision(text: str) -> int | None:
    """The number from 1 to 99 that a text has as its one reading, or None."""
    if any(unicodedata.category(sign) == "No" for sign in text):
        return None  # "②" or "²" is no digit that anybody types
    if text.strip() in _TICKS:
        return None
    signs = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(sign for sign in signs if unicodedata.category(sign) != "Cf").strip()
    plain = plain.strip("'‘’\".,;#").removeprefix("(").strip()
    title = _BEFORE.match(plain)
    after = plain[title.end() :] if title else ""
    return _number(plain) or _number(after)


def _number(plain: str) -> int | None:
    """The number that the words after a title say; "2 (dua)" says it twice."""
    if twice := _TOGETHER.fullmatch(plain):
        first, second = _number(twice[1]), _number(twice[2])
        return first if first == second else None
    bare = plain.strip(" .,)")
    if digits := _DIGITS.fullmatch(bare):
        return int(digits[1])
    return _ROMAN.get(bare) or _NAMED.get(re.sub(r"[\s\-]", "", bare))
