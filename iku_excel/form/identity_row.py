"""The row on top of each input sheet: revision, period, and who filled it in."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.periods import Period
from .lists import QUARTERS, YEARS, list_range
from .model import CODE_COLUMN, IDENTITY_ROW_CODE, Cell, CellKind, Validation, Words, address

# What the identity row asks, in the order in which it stands there.
REVISION, YEAR, QUARTER, NAME, POSITION, PHONE = "revisi", "tahun", "triwulan", "nama", "jabatan", "telepon"
IDENTITY_FIELDS = (REVISION, YEAR, QUARTER, NAME, POSITION, PHONE)

Span = tuple[int, int, str]  # first column, last column, code of the first column


def identity_cells(
    row: int, spans: Mapping[str, Span], period: Period | None, words: Words
) -> tuple[Cell, ...]:
    """The labels in `row` and their inputs below; a fixed period is locked text."""
    cells = [Cell(row + 1, CODE_COLUMN, CellKind.TEXT, IDENTITY_ROW_CODE, "code")]
    fixed: dict[str, str | int] = {}
    if period:
        fixed = {YEAR: period.year, QUARTER: QUARTERS[period.quarter - 1]}
    for name, (first, last, code) in spans.items():
        end = last if last != first else 0
        cells.append(
            Cell(row, first, CellKind.TEXT, words[f"identity.{name}"], "identity_label", to_column=end)
        )
        if name in fixed:
            cells.append(Cell(row + 1, first, CellKind.TEXT, fixed[name], "identity_fixed", to_column=end))
            continue
        cells.append(
            Cell(
                row + 1,
                first,
                CellKind.INPUT,
                1 if name == REVISION else "",
                "identity_number" if name in (REVISION, YEAR) else "identity_input",
                number_format="@" if name == PHONE else "0" if name in (REVISION, YEAR) else "",
                to_column=end,
                row_code=IDENTITY_ROW_CODE,
                column_code=code,
            )
        )
    return tuple(cells)


def identity_validations(
    row: int, spans: Mapping[str, Span], period: Period | None, words: Words
) -> tuple[Validation, ...]:
    """Revision is a whole number from 1; an open period is chosen from two drop-downs."""

    def area(name: str) -> tuple[str, ...]:
        return (address(spans[name][0], row + 1),)

    revision = Validation(
        "whole",
        area(REVISION),
        "1",
        "99",
        words["prompt.revision.title"],
        words["prompt.revision"],
        words["error.title"],
        words["error.revision"],
    )
    if period:
        return (revision,)
    choices = tuple(
        Validation(
            "list",
            area(name),
            list_range(choices),
            "",
            words["prompt.period.title"],
            words["prompt.period"],
            words["error.title"],
            words["error.period"],
        )
        for name, choices in ((YEAR, YEARS), (QUARTER, QUARTERS))
    )
    return (revision, *choices)
