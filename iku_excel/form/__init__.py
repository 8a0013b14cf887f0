"""Definition → Form: every cell of every input sheet as data."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.identity import Token, form_version
from ..core.model import Definition
from ..core.model.recovered import Key
from ..core.periods import Period
from ..xlsx.addresses import letters
from .annotated import annotated
from .annotations import Annotations, Cause, Line, Spot
from .figures import NARRATIVE_CODE, VALUE_CODE, figure_sheet
from .guide import guide_sheet
from .lists import LISTS
from .model import (
    CODE_COLUMN,
    CODE_ROW,
    IDENTITY_ROW_CODE,
    Block,
    Cell,
    CellKind,
    Form,
    Highlight,
    Mark,
    Remark,
    Sheet,
    Validation,
    address,
)
from .places import key_at, place_of
from .survey import survey_sheet

# Programs that save a form may make five parts of a sheet; a received workbook has at most 300.
MOST_SHEETS = 50

__all__ = [
    "CODE_COLUMN",
    "CODE_ROW",
    "IDENTITY_ROW_CODE",
    "MOST_SHEETS",
    "NARRATIVE_CODE",
    "VALUE_CODE",
    "Annotations",
    "Block",
    "Cause",
    "Cell",
    "CellKind",
    "Form",
    "Highlight",
    "Key",
    "Line",
    "Mark",
    "Remark",
    "Sheet",
    "Spot",
    "Validation",
    "address",
    "annotated",
    "build",
    "key_at",
    "letters",
    "place_of",
    "suggested_name",
    "units_of",
]


def build(
    definition: Definition,
    period: Period | None = None,
    units: Iterable[str] = (),
    *,
    profile: bool = True,
) -> Form:
    """The form of a definition for these units (all where none is named), open or fixed to a triwulan.

    Without `profile` a survey does not ask who answers, as in forms of the first layout.
    """
    chosen = units_of(definition, units)
    token = Token(form_version(definition), chosen, period)
    sheets = tuple(
        survey_sheet(definition, unit, period, token, profile=profile)
        if definition.survey_of(unit)
        else figure_sheet(definition, unit, period, token)
        for unit in chosen
    )
    guide = guide_sheet(definition, sheets, period)
    return Form(definition, period, token, (guide, *sheets), LISTS)


def units_of(definition: Definition, units: Iterable[str]) -> tuple[str, ...]:
    """The units whose sheets a form for `units` holds: each with those it keeps, in order."""
    wanted = frozenset(units)
    return tuple(
        unit.code
        for unit in definition.units
        if not wanted or unit.code in wanted or (unit.keeper and unit.keeper in wanted)
    )


def suggested_name(units: tuple[str, ...], period: Period | None, revision: int = 0) -> str:
    """The file name of a form: `IKU_EGOV_2026-TW2.xlsx`, `IKU_template.xlsx` for all, `_r2` for a copy."""
    parts = ["IKU", *units[:1], *([period.code] if period else []), *([f"r{revision}"] if revision else [])]
    return "_".join(parts if len(parts) > 1 else ["IKU", "template"]) + ".xlsx"
