"""`Ringkasan` of a regency: how many offices and indicators are where, and what to look at first."""

from __future__ import annotations

from collections.abc import Iterator

from ..styles import rollup as columns
from ..styles import summary as look
from ..styles.measure import wrap
from ..summary.evidence.judging import REACHED
from ..summary.pen.book import Page
from ..summary.pen.fitting import fitting_scale, room
from ..summary.pen.spelled import area
from ..texts import rollup as words
from ..texts.workbook.every_sheet import to_date
from .attention import priorities
from .lists import FINAL, FIRST_ROW, equal_to
from .model import Rollup

WIDTHS = (70, 560)
LINE_HEIGHT, HEAD_HEIGHT, TITLE_HEIGHT = 15.0, 27.0, 24.0
LEAST_SCALE = 74  # per cent

Counted = tuple[int, str, str, str]
"""A number, its live formula, what it counts, and the sheet where its rows stand."""


def paint(page: Page, rollup: Rollup, paper: str) -> None:
    """State, counts with a link to their rows, then sentences."""
    page.widths(WIDTHS)
    row = _paint_head(page, rollup)
    for title, counted in (
        (words.COUNTS_OFFICES, _of_offices(rollup)),
        (words.COUNTS_INDICATORS, _of_indicators(rollup)),
    ):
        row = _paint_title(page, row, title)
        for number, live, what, sheet in counted:
            if live:
                page.formula(row, 1, live, number, look.BRIEF_STRONG, look.COUNT)
            else:
                page.write(row, 1, number, look.BRIEF_STRONG, look.COUNT)
            page.link(row, 2, f"internal:{sheet}!A1", what, look.BRIEF_LINK, look.BRIEF)
            page.height(row, LINE_HEIGHT)
            row += 1
    row = _paint_text(page, row, words.NO_AVERAGE)
    row = _paint_title(page, row, words.ATTENTION)
    for sentence in priorities(rollup) or (words.NOBODY,):
        row = _paint_text(page, row, sentence)
    row = _paint_title(page, row, words.SEE)
    for sheet, what in words.SHEETS.items():
        text = words.LINK.format(sheet=sheet, what=what)
        page.link(row, 1, f"internal:{sheet}!A1", text, look.BRIEF_LINK, look.BRIEF)
        page.height(row, LINE_HEIGHT)
        row += 1
    footer = words.footer(rollup.regency, rollup.period, rollup.final)
    page.paper(paper, footer, upright=True)
    scale = fitting_scale(paper, sum(WIDTHS), upright=True)
    page.prints(row - 1, len(WIDTHS), max(scale, LEAST_SCALE))


def _paint_head(page: Page, rollup: Rollup) -> int:
    page.write(1, 1, words.TITLE, look.SHEET_TITLE)
    page.height(1, TITLE_HEIGHT)
    covers = words.LINE.format(
        regency=rollup.regency,
        period=to_date(rollup.period),
        offices=len(rollup.offices),
        indicators=len(rollup.lines),
    )
    page.write(2, 1, covers, look.SHEET_LINE)
    reasons = words.reasons(rollup.states.items())
    text = words.NOT_FINAL.format(reasons=reasons) if reasons else words.ALL_FINAL
    page.write(3, 1, text, look.BRIEF_OPEN if reasons else look.BRIEF_FINAL)
    page.height(3, 18.0)
    return 4


def _of_offices(rollup: Rollup) -> Iterator[Counted]:
    offices = columns.offices(rollup.categories)
    found = area(offices.place("state"), FIRST_ROW, _last(len(rollup.offices)), words.OFFICES)
    yield len(rollup.offices), f"=ROWS({found})", words.ALL_OFFICES, words.OFFICES
    for state, number in rollup.states.items():
        text = words.STATES[state]
        live = f"=COUNTIF({found},{equal_to(text)})"
        yield number, live, text, words.OFFICES
    counted = [one.document for one in rollup.offices if one.document]
    unsigned = sum(not one.signer for one in counted)
    signers = area(offices.place("signer"), FIRST_ROW, _last(len(rollup.offices)), words.OFFICES)
    live = f"=COUNTIF({signers},{equal_to(words.UNSIGNED)})"
    yield unsigned, live, words.UNSIGNED_COUNT, words.OFFICES
    outdated = sum(one.code == "W704" for one in rollup.findings)
    yield outdated, "", words.OUTDATED_COUNT, words.FINDINGS


def _of_indicators(rollup: Rollup) -> Iterator[Counted]:
    last = _last(len(rollup.lines))
    status = area(columns.INDICATORS.place("status"), FIRST_ROW, last, words.INDICATORS)
    achieved = area(columns.INDICATORS.place("achievement"), FIRST_ROW, last, words.INDICATORS)
    lines = [line for _, line in rollup.lines]
    many = len(lines)
    yield many, f"=ROWS({status})" if lines else "", words.ALL_INDICATORS, words.INDICATORS
    said = sum(line.status.final for line in lines)
    yield said, f"=COUNTIF({status},{equal_to(FINAL)})", words.FINAL_COUNT, words.INDICATORS
    live = f"=ROWS({status})-COUNTIF({status},{equal_to(FINAL)})" if lines else ""
    yield many - said, live, words.OPEN_COUNT, words.INDICATORS
    # Joined to its sign, the bound is written and read in the decimals of the machine that calculates.
    for number, sign, what in (
        (sum(line.reached for line in lines), ">=", words.REACHED_COUNT),
        (sum(line.short for line in lines), "<", words.SHORT_COUNT),
    ):
        live = f'=COUNTIFS({status},{equal_to(FINAL)},{achieved},"{sign}"&{REACHED})'
        yield number, live, what, words.INDICATORS


def _last(rows: int) -> int:
    return max(FIRST_ROW, FIRST_ROW + rows - 1)


def _paint_title(page: Page, row: int, title: str) -> int:
    page.write(row, 1, title, look.BRIEF_HEAD)
    page.height(row, HEAD_HEIGHT)
    return row + 1


def _paint_text(page: Page, row: int, text: str) -> int:
    for line in wrap(text, room(sum(WIDTHS)), look.BRIEF.size):
        page.write(row, 1, line, look.BRIEF)
        page.height(row, LINE_HEIGHT)
        row += 1
    return row
