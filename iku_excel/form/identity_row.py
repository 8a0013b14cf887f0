"""The row on top of each input sheet: revision, period, and who filled it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..core.model import Unit
from ..core.periods import Period
from ..texts import form as words
from .cells import entry, printed
from .comparing import alike, is_empty, is_number, spelled
from .lists import QUARTERS, YEARS, list_range
from .model import (
    CODE_COLUMN,
    IDENTITY_ROW_CODE,
    Cell,
    Cells,
    Held,
    Validation,
    absolute,
    address,
    quoted,
    sheet_reference,
)

# What the identity row asks, in the order in which it stands there.
REVISION, YEAR, QUARTER, NAME, POSITION, PHONE = "revisi", "tahun", "triwulan", "nama", "jabatan", "telepon"
IDENTITY_FIELDS = (REVISION, YEAR, QUARTER, NAME, POSITION, PHONE)

# In which order the panel asks for what is still missing.
_ASKED = (YEAR, QUARTER, REVISION, NAME)

Span = tuple[int, int, str]  # first column, last column, code of the first column


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """Where a unit's sheet asks who fills it in: the labels stand in `row`, the inputs below."""

    unit: Unit
    row: int
    spans: Mapping[str, Span]

    def at(self, name: str) -> str:
        """The absolute address of a field."""
        return absolute(self.spans[name][0], self.row + 1)

    def given_in(self, cells: Cells, name: str) -> Held:
        """What a field holds."""
        return cells.at(self.row + 1, self.spans[name][0])

    @property
    def codes(self) -> dict[str, str]:
        """The column code of each field."""
        return {name: code for name, (_, _, code) in self.spans.items()}

    @property
    def said(self) -> str:
        """The formula of period and revision, for the title."""
        year, quarter, revision = self.at(YEAR), self.at(QUARTER), self.at(REVISION)
        return (
            f'=IF(OR({quarter}="",{year}=""),{quoted(words.TITLE_NO_PERIOD)},{quarter}&" "&{year})'
            f'&" · {words.TITLE_REVISION} "&{revision}'
        )

    def said_in(self, cells: Cells, _: int) -> str:
        """What that formula gives."""
        year, quarter = self.given_in(cells, YEAR), self.given_in(cells, QUARTER)
        period = f"{spelled(quarter)} {spelled(year)}" if "" not in (year, quarter) else words.TITLE_NO_PERIOD
        return f"{period} · {words.TITLE_REVISION} {spelled(self.given_in(cells, REVISION))}"

    @property
    def given(self) -> str:
        """The condition that revision, period and name are given."""
        return (
            f'AND(TRIM({self.at(NAME)})<>"",ISNUMBER({self.at(REVISION)}),'
            f'{self.at(YEAR)}<>"",{self.at(QUARTER)}<>"")'
        )

    def is_given_in(self, cells: Cells) -> bool:
        """Whether that condition holds."""
        return (
            not is_empty(self.given_in(cells, NAME))
            and is_number(self.given_in(cells, REVISION))
            and "" not in (self.given_in(cells, YEAR), self.given_in(cells, QUARTER))
        )

    @property
    def file_name(self) -> str:
        """The formula of the suggested file name: `IKU_EGOV_2026-TW2_r1.xlsx`."""
        at = self.at(QUARTER)
        quarter = f'IF({at}="Triwulan I",1,IF({at}="Triwulan II",2,IF({at}="Triwulan III",3,4)))'
        prefix = quoted(f"IKU_{self.unit.code}_")
        return f'{prefix}&{self.at(YEAR)}&"-TW"&{quarter}&"_r"&{self.at(REVISION)}&".xlsx"'

    def file_name_in(self, cells: Cells) -> str:
        """What that formula gives."""
        year, quarter, revision = (self.given_in(cells, name) for name in (YEAR, QUARTER, REVISION))
        known = (number for number, name in enumerate(QUARTERS[:3], 1) if alike(quarter, str(name)))
        return f"IKU_{self.unit.code}_{spelled(year)}-TW{next(known, 4)}_r{spelled(revision)}.xlsx"

    @property
    def next_field(self) -> str:
        """The formula of a link to the first field that is still empty, else an empty text."""
        formula = quoted("")
        for name in reversed(_ASKED):
            at = self.at(name)
            cell = at.replace("$", "")
            empty = f'TRIM({at})=""' if name != REVISION else f"NOT(ISNUMBER({at}))"
            target = quoted(f"#{sheet_reference(self.unit.sheet)}{cell}")
            text = quoted(words.PANEL_FILL_IDENTITY.format(field=words.IDENTITY[name], cell=cell))
            formula = f"IF({empty},HYPERLINK({target},{text}),{formula})"
        return formula

    def next_field_in(self, cells: Cells) -> str:
        """What that formula shows."""
        for name in _ASKED:
            given = self.given_in(cells, name)
            if not is_number(given) if name == REVISION else is_empty(given):
                cell = self.at(name).replace("$", "")
                return words.PANEL_FILL_IDENTITY.format(field=words.IDENTITY[name], cell=cell)
        return ""

    def cells(self, period: Period | None) -> tuple[Cell, ...]:
        """The labels and their inputs; a fixed period is locked text."""
        cells = [printed(self.row + 1, CODE_COLUMN, IDENTITY_ROW_CODE, "code")]
        fixed: dict[str, str | int] = {}
        if period:
            fixed = {YEAR: period.year, QUARTER: QUARTERS[period.quarter - 1]}
        for name, (first, last, code) in self.spans.items():
            end = last if last != first else 0
            cells.append(printed(self.row, first, words.IDENTITY[name], "identity_label", to_column=end))
            if name in fixed:
                cells.append(printed(self.row + 1, first, fixed[name], "identity_fixed", to_column=end))
                continue
            cells.append(
                entry(
                    self.row + 1,
                    first,
                    "identity_number" if name in (REVISION, YEAR) else "identity_input",
                    (IDENTITY_ROW_CODE, code),
                    content=1 if name == REVISION else "",
                    number_format="@" if name == PHONE else "0" if name in (REVISION, YEAR) else "",
                    to_column=end,
                )
            )
        return tuple(cells)

    def validations(self, period: Period | None) -> tuple[Validation, ...]:
        """Revision is a whole number from 1; an open period is chosen from two drop-downs."""

        def area(name: str) -> tuple[str, ...]:
            return (address(self.spans[name][0], self.row + 1),)

        revision = Validation(
            "whole",
            area(REVISION),
            "1",
            "99",
            words.PROMPT_REVISION_TITLE,
            words.PROMPT_REVISION,
            words.ERROR_TITLE,
            words.ERROR_REVISION,
        )
        if period:
            return (revision,)
        choices = tuple(
            Validation(
                "list",
                area(name),
                list_range(choices),
                "",
                words.PROMPT_PERIOD_TITLE,
                words.PROMPT_PERIOD,
                words.ERROR_TITLE,
                words.ERROR_PERIOD,
            )
            for name, choices in ((YEAR, YEARS), (QUARTER, QUARTERS))
        )
        return (revision, *choices)
