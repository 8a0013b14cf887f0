"""What number formats mean: percent, date or neither; and dates as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from .addresses import natural
from .alike import Once, Spelled
from .markup import Element, tree
from .model import Style

_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
    # East Asian dates: their pattern depends on the program's language, that they are dates does not.
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}  # fmt: skip

_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|general|standard', re.IGNORECASE | re.DOTALL)
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)

_WHITE = "FFFFFF"
_RGB = re.compile("[0-9A-F]{6}")
_NEAR = 48  # of 255, in each of the three colours
_LAST_DAY = 2_958_466
"""The first serial number of the 1900 system that is no day any more: 9999 is the last year."""
FOUR_YEARS = 1_462
"""By so many days the 1904 system counts less."""


@cache
def _meaning(code: str) -> tuple[bool, bool]:
    """(percent, date) of a number format; its first section decides."""
    bare = _LITERAL.sub("", _ELAPSED.sub("h", code)).split(";")[0]
    date_like = _DATE.search(bare) is not None
    return "%" in bare and not date_like, date_like


def style(code: str, locked: bool = True, unseen: bool = False) -> Style:
    """A style with that number format."""
    percent, date_like = _meaning(code)
    return Style(code, percent, date_like, locked, unseen)


def plain_format(code: str) -> str:
    """A number format without the marks that programs put around plain signs; "" for the plain one."""
    bare = code.replace("\\", "").replace('"', "").strip()
    return "" if bare.casefold() in ("general", "standard") else bare


@dataclass(frozen=True, slots=True)
class Formats:
    """Of a styles part the cell formats by index, and the number format, or "", of each style of a condition.

    `spelled` are cells that were read under them in the calendar of 1900.
    """

    styles: tuple[Style, ...] = ()
    conditional: tuple[str, ...] = ()
    spelled: Spelled = field(default_factory=Spelled)


@Once
def read_formats(data: bytes) -> Formats:
    """The formats of a styles part; raises DamagedError or RefusedError."""
    root = tree(data)
    return Formats(read_styles(root), read_conditional(root))


def read_styles(root: Element) -> tuple[Style, ...]:
    """The cell formats of a styles part, by index."""
    codes = dict(_BUILT_IN)
    for block in root.all("numFmts"):
        for element in block.all("numFmt"):
            number = element.get("numFmtId")
            if number.isascii() and number.isdigit():
                codes[int(number)] = element.get("formatCode")
    fonts = [font for block in root.all("fonts") for font in block.all("font")]
    fills = [fill for block in root.all("fills") for fill in block.all("fill")]
    found = []
    for block in root.all("cellXfs"):
        for element in block.all("xf"):
            chosen = natural(element.get("numFmtId", "0"))
            code = "General" if chosen is None else codes.get(chosen, "General")
            protection = element.first("protection")
            locked = protection is None or protection.get("locked", "1") not in ("0", "false")
            font, fill = _chosen(fonts, element, "fontId"), _chosen(fills, element, "fillId")
            found.append(style(code, locked, _unseen(font, fill)))
    return tuple(found)


def _chosen(among: list[Element], element: Element, key: str) -> Element | None:
    place = natural(element.get(key, "0"))
    return among[place] if place is not None and place < len(among) else None


def _unseen(font: Element | None, fill: Element | None) -> bool:
    """Whether what is written so is struck out, or has the colour of what lies behind it."""
    if font is None:
        return False
    strike = font.first("strike")
    if strike is not None and strike.get("val", "1") not in ("0", "false"):
        return True
    pattern = fill.first("patternFill") if fill is not None else None
    behind = _WHITE
    if pattern is not None and pattern.get("patternType", "none") != "none":
        behind = _color(pattern.first("fgColor")) if pattern.get("patternType") == "solid" else ""
    written = _color(font.first("color"))
    return bool(written) and (written == behind or _near(written, behind))


def _near(written: str, behind: str) -> bool:
    """Whether two colours differ so little that nobody reads one on the other."""
    if not (_RGB.fullmatch(written) and _RGB.fullmatch(behind)):
        return False
    parts = (slice(0, 2), slice(2, 4), slice(4, 6))
    return max(abs(int(written[part], 16) - int(behind[part], 16)) for part in parts) <= _NEAR


def _color(element: Element | None) -> str:
    """A colour as six hexadecimal digits, or by its place in a theme; "" where none is chosen."""
    if element is None or element.get("auto") in ("1", "true"):
        return ""
    if rgb := element.get("rgb"):
        return rgb[-6:].upper()
    if theme := element.get("theme"):
        tint = element.get("tint", "0")
        return _WHITE if theme == "0" and tint in ("0", "0.0") else f"{theme} {tint}"
    indexed = element.get("indexed")
    return _WHITE if indexed in ("1", "9") else indexed


def read_conditional(root: Element) -> tuple[str, ...]:
    """The number format that each style of a condition sets, "" where it sets none."""
    return tuple(
        "" if (number := one.first("numFmt")) is None else number.get("formatCode")
        for block in root.all("dxfs")
        for one in block.all("dxf")
    )


def iso(serial: float, date1904: bool) -> str:
    """A serial date as ISO text: the time alone below 1, the date alone at midnight, "" outside the calendar.

    The 1900 system counts a 29 February 1900 that never was; serial 60 is written as it was meant.
    """
    if not 0 <= serial <= _LAST_DAY:
        return ""
    days, seconds = divmod(round(serial * 86_400), 86_400)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if days == 0:
        return clock
    if date1904:
        days += FOUR_YEARS
    if days >= _LAST_DAY:
        return ""
    day = "1900-02-29" if days == 60 else str(date(1899, 12, 31 if days < 60 else 30) + timedelta(days))
    return f"{day}T{clock}" if seconds else day
