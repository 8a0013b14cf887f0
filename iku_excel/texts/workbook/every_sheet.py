"""What all sheets of the workbook share: their footer, their states, figures and periods in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ...core.model import Band, Indicator, Results, footer_units
from ...core.numbers import exact, half_up, show, show_percent
from ...core.periods import MONTHS, ROMAN, Period
from ...core.signs import visible
from ..status import DOT, state_words

NONE = "–"
RISEN, FALLEN, UNMOVED, POINTS = "▲", "▼", "tetap", "poin"
SEPARATOR = f"  {DOT}  "
TITLE = "IKU {office} – {period}"
TITLE_OF_DRAFT = "{title} ({draft})"
NO_TARGET = "belum ditetapkan"
NO_ACHIEVEMENT = "tidak dapat dihitung"
MILLION, MILLIONS, BILLION = "juta", "juta {measure}", "miliar"
EXAMPLE_TARGETS = "target adalah contoh"
INDICATOR = "{number}. {name}"
TYPED = "* Diketik, bukan dihitung dari kiriman; sumber: {sources}."
NO_SOURCE, SOURCE_SEPARATOR, MOST_SOURCES = "tidak disebut", "; ", 6
LONGEST_SOURCE, CUT = 60, "…"  # characters of one in a list
MORE_SOURCES = "{sources}; dan {more} lainnya pada lembar Data"
SEE_STEP = "Lihat perhitungannya"
OF_MORE = "{name} {number}"
ELEMENT = "Unsur {number} {name}"

LONGEST_QUOTE = 240  # characters of what somebody wrote, where it is only quoted
LONGEST_PRINTED, MOST_PRINTED_LINES = 4_000, 80  # of what somebody wrote, where it is printed whole
REST_IN_DATA = "… selengkapnya di Data"
CODE = "Kode"
CODE_LENGTH = 14  # of a verification code, with its hyphens
LONGEST_FOOTER = 255  # signs of all that is said in its three places
LONGEST_OFFICE = 60  # of its signs, each of which may be written twice
# A digit after the size would be read as part of it: hence the space.
FOOTER_TYPE = '&"Arial,Regular"&{size} '


def footer(results: Results, pages: int = 0) -> str:
    """The footer of a sheet's pages, in Excel's codes; how many there are is told where it is known.

    The size of its type is left open for who knows at which scale the sheet is printed.
    """
    style = FOOTER_TYPE
    states = state_words(results)
    state = f"\n {_escaped(SEPARATOR.join(states))}" if states else ""
    many = f" dari {pages}" if pages else ""
    rest = f"{state}&C{style}&A{SEPARATOR}{results.period.words}&R{style}Halaman &P{many}"
    begun = f"&L{style}IKU – "
    room = LONGEST_FOOTER - sum(map(_units, (begun, rest, with_code("", "0" * CODE_LENGTH))))
    short = results.definition.office.short[:LONGEST_OFFICE]
    while short and footer_units(short) > room:
        short = short[:-1]
    return f"{begun}{_escaped(short)}{rest}"


def _units(codes: str) -> int:
    return len(codes.encode("utf-16-le")) // 2


def _escaped(text: str) -> str:
    return text.replace("&", "&&")


def printed(text: str) -> str:
    """As much of somebody's text as paper takes; the rest stands in `Data`, which it says."""
    whole = text.strip()
    lines = visible(whole).split("\n")
    if len(whole) <= LONGEST_PRINTED and len(lines) <= MOST_PRINTED_LINES:
        return whole
    return "\n".join(lines[:MOST_PRINTED_LINES])[:LONGEST_PRINTED].rstrip() + REST_IN_DATA


def is_cut(text: str) -> bool:
    """Whether a text of somebody's is printed only in part."""
    return printed(text) != text.strip()


def sized(footer: str, points: int) -> str:
    """The same footer in type of this size."""
    return footer.replace(FOOTER_TYPE, FOOTER_TYPE.format(size=points))


def with_code(footer: str, code: str) -> str:
    """The same footer with the document's verification code in its middle, where there is one."""
    before, right, after = footer.rpartition("&R")
    return f"{before}{SEPARATOR}{CODE} {code}{right}{after}" if code else footer


def to_date(period: Period) -> str:
    """What the figures of a period cover: `s.d. Triwulan II 2026` or `Tahun 2026`."""
    return f"s.d. {period.words}" if period.quarter else period.words


def to_date_short(period: Period) -> str:
    """The same for the head of a column."""
    return f"s.d. TW {ROMAN[period.quarter - 1]}" if period.quarter else str(period.year)


def before_short(period: Period) -> str:
    """What last year's figures cover, for the head of a column."""
    return to_date_short(Period(period.year - 1, period.quarter)) + (
        f" {period.year - 1}" if period.quarter else ""
    )


def figure(indicator: Indicator, value: float, *, millions: bool = False) -> str:
    """A figure in words, as the indicator shows it."""
    if indicator.percent:
        return show_percent(value)
    return f"{show(half_up(exact(value) / 1_000_000, 2), 2)} {MILLION}" if millions else show(value, 2)


def target(indicator: Indicator, value: float | None, upper: float | None, *, millions: bool = False) -> str:
    """A target as it is printed; a range with both of its bounds."""
    if value is None:
        return NO_TARGET
    first = figure(indicator, value, millions=millions)
    return first if upper is None else f"{first} – {figure(indicator, upper, millions=millions)}"


def moved(difference: float, unit: str) -> str:
    """A change in words: `▲ 6,67 poin`, `▼ 0,50`, `tetap`."""
    if difference == 0:
        return UNMOVED
    return f"{RISEN if difference > 0 else FALLEN} {show(abs(difference), 2)} {unit}".rstrip()


def squared(category: str, bands: Sequence[Band]) -> str:
    """A category with as many black squares as it stands high: `■■■■□ Tinggi`."""
    if not category:
        return ""
    rising = [band.name for band in sorted(bands, key=lambda band: band.threshold)]
    rank = rising.index(category) + 1
    return f"{'■' * rank}{'□' * (len(rising) - rank)}  {category}"


def weight(text: str, elements: int) -> str:
    """A nilai penimbang in words, from its name in the definition."""
    if text == "tepat":
        return f"1/{elements}"
    return show(half_up(1 / elements, int(text)), int(text)) if text in ("3", "2") else text.replace(".", ",")


def date_of(day: date) -> str:
    """A day as people write it: `9 April 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def quarter(period: Period) -> str:
    """A triwulan in few letters."""
    return f"TW {ROMAN[period.quarter - 1]}"


def source_of(source: str, longest: int = LONGEST_QUOTE) -> str:
    """The document that a figure was copied from, in so many characters; the whole stands in `Data`."""
    said = source or NO_SOURCE
    return said if len(said) <= longest else said[: longest - 1].rstrip() + CUT


def typed(sources: Iterable[str]) -> str:
    """What the sign of a typed figure means, and from where such figures were copied."""
    named = [*dict.fromkeys(source_of(source, LONGEST_SOURCE) for source in sources)]
    more = len(named) - MOST_SOURCES
    shown = SOURCE_SEPARATOR.join(named if more <= 0 else named[:MOST_SOURCES])
    return TYPED.format(sources=shown if more <= 0 else MORE_SOURCES.format(sources=shown, more=more))


MOST_LISTED, NAMED_OF_MORE, OTHERS = 12, 10, "{n} lainnya"


def listed(parts: Sequence[str]) -> str:
    """`A`, `A dan B`, `A, B dan C`; of more than a reader takes in, `A, B, … dan 990 lainnya`."""
    *first, last = some(parts)
    return f"{', '.join(first)} dan {last}" if first else last


def some(parts: Sequence[str]) -> Sequence[str]:
    """As many names as a reader takes in, the others as their number."""
    if len(parts) <= MOST_LISTED:
        return parts
    return [*parts[:NAMED_OF_MORE], OTHERS.format(n=len(parts) - NAMED_OF_MORE)]


def names(first: str, number: int) -> tuple[str, ...]:
    """The names of the sheets of so many surveys."""
    return tuple(first if at == 1 else OF_MORE.format(name=first, number=at) for at in range(1, number + 1))
