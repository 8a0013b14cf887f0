"""Who answered: a table for each column of the profile that somebody filled, counted over Responden."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...core.model import Respondent
from ...core.profile import AGE, CHOICES, EDUCATION, PROFILE, SERVICE, SEX, WORK
from ...styles import survey as style
from ...texts.workbook import ikm as told
from ...texts.workbook import responden
from ..evidence.contents import Contents
from ..pen.book import Page
from ..pen.fitting import row_height
from ..pen.spelled import cell
from .ikm_survey import GRADE, MEAN, NUMBER, PIXELS, RIGHT, WEIGHED, Shown, put
from .ikm_tables import BLOCK_HEIGHT

MOST_VALUES = 10
GAP_HEIGHT = 12.0
# The columns of a table on the left and of one on the right: label from, label to, number, share.
SIDES = ((NUMBER, MEAN, WEIGHED, GRADE), (RIGHT, RIGHT + 1, RIGHT + 2, RIGHT + 3))


@dataclass(frozen=True, slots=True)
class _Table:
    """A column of the profile: its values with their numbers, those that share a line, and those without any.

    `source` is the column's range in Responden, "" where the respondents are not listed.
    """

    name: str
    values: tuple[tuple[str, int], ...]
    others: tuple[int, int]
    blank: int
    source: str

    @property
    def rows(self) -> int:
        """The lines below the head."""
        return len(self.values) + bool(self.others[0]) + bool(self.blank)


def paint_profile(page: Page, row: int, shown: Shown, contents: Contents) -> tuple[int, float]:
    """Two tables beside each other; the last row and the height of all, nothing where nobody said a word."""
    tables = list(_tables(shown, contents))
    if not tables:
        return row - 1, 0.0
    total = shown.result.respondents
    page.write(row, NUMBER, told.profile_title(shown.period, total), style.PART_TITLE)
    page.height(row, 24.0)
    points = 24.0
    row += 1
    for start in range(0, len(tables), len(SIDES)):
        beside = tables[start : start + len(SIDES)]
        heights = [18.0, BLOCK_HEIGHT] + [BLOCK_HEIGHT] * max(table.rows for table in beside)
        for table, side in zip(beside, SIDES, strict=False):
            _paint_table(page, row, table, side, total, heights)
        for place, height in enumerate([*heights, GAP_HEIGHT], start=row):
            page.height(place, height)
        points += sum(heights) + GAP_HEIGHT
        row += len(heights) + 1
    note = told.PROFILE_NOTE if tables[0].source else told.PROFILE_NOTE_ALONE
    page.write(row, NUMBER, note, style.FOR_CHART)
    return row, points + BLOCK_HEIGHT


def _paint_table(
    page: Page, row: int, table: _Table, side: Sequence[int], total: int, heights: list[float]
) -> None:
    """Its lines from the title down; raises `heights` where a value takes more than a line."""
    label, label_end, number, share = side
    for column in range(label, share + 1):
        page.write(row, column, None, style.BLOCK_TITLE)
        page.write(row + 1, column, None, style.BLOCK_HEAD)
    page.write(row, label, responden.PROFILE[table.name], style.BLOCK_TITLE)
    for column, head in zip((number, share), told.PROFILE_HEADS, strict=True):
        page.write(row + 1, column, head, style.BLOCK_HEAD_RIGHT)
    pixels = sum(PIXELS[label - 1 : label_end])
    first = row + 2
    for place, (text, count, live) in enumerate(_lines(table, first, label, number), start=first):
        is_value = place - first < len(table.values)
        look_of = style.BLOCK_SAID if is_value else style.BLOCK_SAID_MUTED
        page.merge(place, label, place, label_end, text, look_of)
        put(page, place, number, live, count, style.BLOCK_COUNT)
        part = f"={cell(number, place)}/ROWS({table.source})" if live else ""
        put(page, place, share, part, count / total, style.BLOCK_SHARE)
        at = place - row
        heights[at] = max(heights[at], row_height([(text, pixels, style.BLOCK_SAID.size)], BLOCK_HEIGHT))


def _lines(table: _Table, first: int, label: int, number: int) -> Iterator[tuple[str, int, str]]:
    """Text, number and its formula of each line."""
    source, values = table.source, len(table.values)
    for place, (text, count) in enumerate(table.values, start=first):
        yield text, count, f"=SUMPRODUCT(--({source}={cell(label, place)}))" if source else ""
    blank = f"COUNTBLANK({source})"
    kinds, count = table.others
    if kinds:
        known = f"SUM({cell(number, first)}:{cell(number, first + values - 1)})"
        yield told.OTHERS.format(n=kinds), count, f"=ROWS({source})-{blank}-{known}" if source else ""
    if table.blank:
        yield told.NOT_SAID, table.blank, f"={blank}" if source else ""


def _tables(shown: Shown, contents: Contents) -> Iterator[_Table]:
    people = _people(shown, contents)
    for name in (SEX, AGE, EDUCATION, WORK, SERVICE):
        place = PROFILE.index(name)
        said = [one.profile[place] for one in people if one.profile and one.profile[place]]
        if not said:
            continue
        source = contents.respondents.column(shown.survey.variable, shown.quarters, name)
        yield _table(name, said, len(people) - len(said), source)


def _table(name: str, said: Sequence[str], blank: int, source: str) -> _Table:
    """Values that differ in capitals alone are one, spelled as most spell it: a workbook compares them so."""
    spelled = Counter(said)
    counts: Counter[str] = Counter()
    for text, count in spelled.items():
        counts[text.lower()] += count
    spelling: dict[str, str] = {}
    for text, _ in spelled.most_common():
        spelling.setdefault(text.lower(), text)
    most = counts.most_common(MOST_VALUES)
    rest = len(counts) - len(most), counts.total() - sum(count for _, count in most)
    usual = [choice.lower() for choice in CHOICES.get(name, ())]

    def place(pair: tuple[str, int]) -> tuple[int, int, str]:
        text, count = pair
        # The usual choices in their order, ages in theirs, the others by their number.
        return (usual.index(text) if text in usual else len(usual), 0 if name == AGE else -count, text)

    values = tuple((spelling[text], count) for text, count in sorted(most, key=place))
    return _Table(name, values, rest, blank, source)


def _people(shown: Shown, contents: Contents) -> list[Respondent]:
    """The respondents of the result that is shown."""
    results = contents.results
    sent = [
        results.sent(unit, period) for period in shown.quarters for unit in results.kept(shown.survey, period)
    ]
    return [one for sheet in sent if sheet for one in sheet.people]
