"""What stands above and below the table of `IKU`: the office, its tugas and fungsi; notes and signature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.model import Results, SheetLayout
from ...styles import Style
from ...styles import summary as look
from ...styles.measure import NO_BREAK, bound, lines_height, round_up, text_width, wrap
from ...texts.status import NOT_FINAL, closed_because, open_reasons
from ...texts.workbook import every_sheet as words
from ...texts.workbook import iku as told
from ..evidence.contents import Contents
from ..pen.book import Page
from ..pen.fitting import room
from ..pen.widths import of_lines

TITLE_HEIGHT, GAP, LINE = 18.0, 6.0, 12.75
LABEL_PIXELS = 100  # of KABUPATEN and its like
BLANK_LINES = 3
SIGNATURE_SHARE = 0.3  # of the table's width, at its right
WIDER_IN_BOLD = 1.1
NOTES_AND_SIGNATURE = 40  # pixels between them at least
COLON_SPACES, LETTER_SPACES = 3, 4  # as wide as ":  " and "a.  " in Arial, to half a point

Widths = Mapping[str, int]
Rows = tuple[tuple[str, str, float], ...]


# --- above -----------------------------------------------------------------------------------------


def titles(contents: Contents, widths: Widths) -> tuple[tuple[str, Style], ...]:
    """The document's titles; below them that it is not final and why it was issued so, where it is not."""
    results = contents.results
    reasons = open_reasons(results)
    state = words.SEPARATOR.join(filter(None, (NOT_FINAL, *reasons, closed_because(results))))
    points = room(sum(_shown(contents, widths))) / WIDER_IN_BOLD
    lines = wrap(state, points, look.NOT_FINAL.size) if reasons else ()
    return (
        *((title, look.TITLE) for title in told.TITLES),
        *((line, look.NOT_FINAL) for line in lines),
    )


def head_rows(contents: Contents, widths: Widths) -> Rows:
    """Label, text and height of each line of the head, its lines hanging under where the first begins."""
    begin = contents.table.after(LABEL_PIXELS, widths)
    points = room(sum(_shown(contents, widths)[begin - 1 :]))
    rows = []
    for label, text in _head_lines(contents.results):
        lines = _hanging(text, points)
        rows.append((label, "\n".join(lines), round_up(lines_height(len(lines), look.HEAD_TEXT.size) + 1.5)))
    return tuple(rows)


def heading_height(contents: Contents, widths: Widths, rows: Rows) -> float:
    """The points of all that stands above the table."""
    return TITLE_HEIGHT * len(titles(contents, widths)) + 2 * GAP + sum(height for *_, height in rows)


def paint_heading(page: Page, contents: Contents, widths: Widths, rows: Rows) -> int:
    """Title, office, tugas and fungsi; the next row."""
    table = contents.table
    begin, end = table.after(LABEL_PIXELS, widths), table.width
    row = 1
    for row, (title, style) in enumerate(titles(contents, widths), start=1):
        page.merge(row, 1, row, end, title, style)
        page.height(row, TITLE_HEIGHT)
    page.height(row + 1, GAP)
    row += 2
    for label, text, height in rows:
        page.merge(row, 1, row, begin - 1, label, look.HEAD_LABEL)
        page.merge(row, begin, row, end, text, look.HEAD_TEXT)
        page.height(row, height)
        row += 1
    page.height(row, GAP)
    return row + 1


def _shown(contents: Contents, widths: Widths) -> list[int]:
    """The pixels of each place, 0 where nothing is seen of it."""
    return [
        0 if column.hidden or (contents.folded and column.folds) else widths[column.name]
        for column in contents.table.columns
    ]


def _head_lines(results: Results) -> list[tuple[str, str]]:
    office = results.definition.office
    named = ((told.REGENCY, office.regency), (told.OFFICE, office.name), (told.DUTY, office.duty))
    lines = [(label, told.COLON + text) for label, text in named]
    for number, text in enumerate(office.functions):
        letter = told.LETTERED.format(letter=chr(ord("a") + number % 26))
        if number == 0:
            lines.append((told.FUNCTIONS, told.COLON + letter + text))
        else:
            lines.append(("", " " * COLON_SPACES + letter + text))
    return lines


def _hanging(text: str, points: float) -> list[str]:
    """The lines of a text of the head, each under where its first begins."""
    start = COLON_SPACES + (LETTER_SPACES if text[COLON_SPACES + 1 : COLON_SPACES + 2] == "." else 0)
    size = look.HEAD_TEXT.size
    first, *rest = wrap(text[start:], points - text_width(" " * start, size), size)
    return [text[:start] + first, *(" " * start + line for line in rest)]


# --- below -----------------------------------------------------------------------------------------


def signature(contents: Contents) -> list[tuple[str, Style]]:
    """Place and date, the office, room for the pen, and who signs; no room in a draft that is not final.

    A draft whose every figure is final is word for word what will be issued: only its footer calls it one.
    """
    results = contents.results
    signed = results.definition.signature
    pen = [""] * BLANK_LINES
    if results.draft and not results.final:
        pen[BLANK_LINES // 2] = told.NOT_TO_SIGN
    above = (told.place_and_date(signed, contents.dated), *signed.title, *pen)
    below = (signed.rank, told.nip(signed.nip) if signed.nip else "")
    return [
        *((text, look.SIGNATURE) for text in above),
        (signed.name, look.SIGNATURE_NAME),
        *((text, look.SIGNATURE) for text in below if text),
    ]


def signed_from(contents: Contents, widths: Widths) -> int:
    """The place where the signature's columns begin, at the right of the table."""
    shown = _shown(contents, widths)
    needed = max(
        max(of_lines((text,), style) for text, style in signature(contents)), SIGNATURE_SHARE * sum(shown)
    )
    for place in range(contents.table.width, 1, -1):
        if sum(shown[place - 1 :]) >= needed and shown[place - 1]:
            return place
    return 2


def notes(contents: Contents, widths: Widths) -> tuple[str, ...]:
    """The notes at the left of the signature, wrapped; none under the folded document."""
    if contents.folded:
        return ()
    shown = _shown(contents, widths)
    points = room(sum(shown[: signed_from(contents, widths) - 1]) - NOTES_AND_SIGNATURE)
    results = contents.results
    if contents.layout == SheetLayout.MEASURING:
        lines = told.notes(results.definition, results.period, contents.table.numbers)
    else:
        lines = told.notes_of_years(results.definition, results.period)
    wrapped = (wrap(bound(line), points, look.NOTES.size) for line in lines)
    return tuple("\n".join(lines).replace(NO_BREAK, " ") for lines in wrapped)


def foot_height(contents: Contents, texts: Sequence[str]) -> float:
    """The points of all that stands below the table."""
    return GAP * 2 + max(LINE * len(signature(contents)), LINE + _notes_height(texts))


def _notes_height(texts: Sequence[str]) -> float:
    return lines_height(sum(text.count("\n") + 1 for text in texts), look.NOTES.size) + 2.0


def paint_foot(page: Page, row: int, contents: Contents, widths: Widths, texts: Sequence[str]) -> int:
    """The notes at the left, the signature at the right; the last row."""
    page.height(row, GAP * 2)
    lines, place = signature(contents), signed_from(contents, widths)
    top, last = row + 1, row + len(lines)
    for line, (text, style) in enumerate(lines, start=top):
        page.height(line, LINE)
        page.merge(line, place, line, contents.table.width, text, style)
    if texts:
        room_left = LINE * (len(lines) - 1)
        page.height(last, LINE + max(round_up(_notes_height(texts) - room_left), 0.0))
        page.merge(top, 1, top, place - 1, told.NOTES_HEAD, look.NOTES_HEAD)
        page.merge(top + 1, 1, last, place - 1, "\n".join(texts), look.NOTES)
    return last
