"""What each input sheet was issued as, arranged for looking things up by code."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from .. import program
from ..core.identity import form_version
from ..core.model import Closed, Definition
from ..core.periods import Period
from ..form import CODE_COLUMN, CODE_ROW, IDENTITY_ROW_CODE, Block, Cell, CellKind, Sheet, build
from ..form.guide import guide_sheet
from ..form.identity_row import IDENTITY_FIELDS
from .accepting import Acceptance

MOST_KEPT = 100  # units

VALUE, STATE, EVIDENCE, NOTE, COMMENT = "nilai", "keadaan", "bukti", "catatan", "saran"


@dataclass(frozen=True, slots=True)
class Layout:
    """A unit's input sheet as issued without a period: form rows and columns by their codes.

    `identity` are the cells below revisi, tahun, triwulan, nama, jabatan and telepon. `older` is the same
    sheet as it was issued before a survey asked who answers.
    """

    unit: str
    title: str
    sheet: Sheet
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    inputs: Mapping[tuple[str, str], Cell]
    identity: Mapping[str, Cell]
    older: Layout | None = None

    @property
    def block(self) -> Block | None:
        """The rows of respondents, or None for a sheet of figures."""
        return self.sheet.block

    def of_codes(self, columns: Container[str]) -> Layout:
        """The layout with which a sheet of these column codes was issued: the older, where none is newer."""
        older = self.older
        if older is None or any(code in columns for code in self.columns.keys() - older.columns.keys()):
            return self
        return older


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of all input sheets: of columns, of rows, and of the column in which a code stands first."""

    columns: frozenset[str]
    rows: frozenset[str]
    firsts: frozenset[str]


@dataclass(frozen=True)
class Issued:
    """Everything that can have been issued for a definition, and which doubtful cells were accepted.

    `program` is the digest of the program that reads, as it was when this was made.
    """

    definition: Definition
    version: str
    layouts: Mapping[str, Layout]
    accepted: tuple[Acceptance, ...] = ()
    closed: tuple[tuple[Issued, frozenset[Period]], ...] = ()
    program: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        """To another process goes what was asked; what follows from it is built there, once."""
        then = tuple((one.definition, periods) for one, periods in self.closed)
        return _again, (self.definition, self.accepted, then, self.program)

    @cached_property
    def codes(self) -> Codes:
        """The codes, gathered once for however many files."""
        layouts = self.layouts.values()
        return Codes(
            frozenset(code for layout in layouts for code in layout.columns),
            frozenset(code for layout in layouts for code in layout.rows),
            frozenset(code for layout in layouts for code, at in layout.columns.items() if at == CODE_COLUMN),
        )

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The unit of each sheet's title."""
        return {
            tidy(cell.text): unit
            for unit, layout in self.layouts.items()
            for cell in layout.sheet.cells
            if cell.style == "title" and cell.content
        }

    @cached_property
    def digest(self) -> str:
        """Of everything that was asked, now and when triwulan were closed; what was accepted is apart."""
        then = [(repr(one.definition), sorted(periods)) for one, periods in self.closed]
        return hashlib.sha256(repr((self.definition, then)).encode()).hexdigest()

    def then(self, version: str) -> tuple[Issued, frozenset[Period]] | None:
        """The definition of closed triwulan that a form is of, and these triwulan; None for a form of now."""
        return next((one for one in self.closed if one[0].version == version), None)

    def guided(self, units: Iterable[str], *, returned: bool) -> frozenset[tuple[int, int]]:
        """The places of `Petunjuk` with something in them, as issued in a form or a copy of these units."""
        sheets = tuple(self.layouts[unit].sheet for unit in units if unit in self.layouts)
        guide = guide_sheet(self.definition, sheets, None, returned=returned)
        return frozenset((cell.row, cell.column) for cell in guide.cells)


def issued(
    definition: Definition, accepted: Iterable[Acceptance] = (), closed: Iterable[Closed] = ()
) -> Issued:
    """The layouts of all units of a definition, and those of the forms of closed triwulan."""
    now = _of_one(definition)
    quarters: dict[str, set[Period]] = {}
    definitions: dict[str, Definition] = {}
    for one in closed:
        version = form_version(one.definition)
        if version != now.version:
            quarters.setdefault(version, set()).add(one.quarter)
            definitions.setdefault(version, one.definition)
    then = tuple((_of_one(one), frozenset(quarters[version])) for version, one in definitions.items())
    return replace(
        now, accepted=tuple(Acceptance(*one) for one in accepted), closed=then, program=program.digest()
    )


def _again(
    definition: Definition,
    accepted: tuple[Acceptance, ...],
    then: tuple[tuple[Definition, frozenset[Period]], ...],
    asked_by: str,
) -> Issued:
    closed = tuple((_of_one(one), periods) for one, periods in then)
    return replace(_of_one(definition), accepted=accepted, closed=closed, program=asked_by)


def _of_one(definition: Definition) -> Issued:
    """Built once in a process, whoever asks; of many units (44 kB each) it lives while somebody has it."""
    return (_kept if len(definition.units) <= MOST_KEPT else _built)(definition)


@lru_cache(maxsize=8)
def _kept(definition: Definition) -> Issued:
    return _built(definition)


def _built(definition: Definition) -> Issued:
    form = build(definition)
    surveys = [unit.code for unit in definition.units if definition.survey_of(unit.code)]
    older = build(definition, units=surveys, profile=False).sheets if surveys else ()
    before = {sheet.unit: _layout(sheet) for sheet in older if sheet.unit in surveys}
    layouts = {sheet.unit: _layout(sheet, before.get(sheet.unit)) for sheet in form.sheets if sheet.unit}
    return Issued(definition, form_version(definition), layouts)


def _layout(sheet: Sheet, older: Layout | None = None) -> Layout:
    codes = [cell for cell in sheet.cells if cell.kind is CellKind.TEXT and cell.content]
    inputs = {(cell.row_code, cell.column_code): cell for cell in sheet.inputs()}
    fields = [cell for cell in sheet.inputs() if cell.row_code == IDENTITY_ROW_CODE]
    return Layout(
        unit=sheet.unit,
        title=sheet.title,
        sheet=sheet,
        rows={
            str(cell.content): cell.row
            for cell in codes
            if cell.column == CODE_COLUMN and cell.row != CODE_ROW
        },
        columns={str(cell.content): cell.column for cell in codes if cell.row == CODE_ROW},
        inputs=inputs,
        identity=dict(zip(IDENTITY_FIELDS, fields, strict=True)),
        older=older,
    )


def tidy(text: str) -> str:
    """A text as people compare it: one kind of space, none at the ends."""
    return " ".join(unicodedata.normalize("NFKC", text).split())
