"""What stands around the cells of a worksheet: merges, rules of entry, links, protection, hidden columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from . import limits
from .addresses import Range, natural, parse_range, parse_ranges
from .markup import RELATION_ID
from .model import Validation
from .refusal import RefusedError

_TRUE = ("1", "true")
_TYPES = ("none", "whole", "decimal", "list", "date", "time", "textLength", "custom")
_UNCOMPARED = ("none", "list", "custom")
_OPERATORS = (
    "between", "notBetween", "equal", "notEqual", "lessThan", "lessThanOrEqual", "greaterThan",
    "greaterThanOrEqual",
)  # fmt: skip

Attributes = Mapping[str, str]


@dataclass(slots=True)
class Surroundings:
    """Collected while a worksheet is read; `links` holds (range, relationship id, location), `formats` ranges
    with the style that a condition gives them."""

    dimension: str | None = None
    merges: list[Range] = field(default_factory=list)
    bad_merges: list[str] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    bad_rules: int = 0
    ranges: int = 0
    formats: list[tuple[tuple[Range, ...], int]] = field(default_factory=list)
    open_areas: tuple[Range, ...] = ()
    links: list[tuple[Range, str, str]] = field(default_factory=list)
    bad_links: int = 0
    protected: bool = False
    auto_filter: Range | None = None
    open_rule: dict[str, str] | None = None


def _dimension(around: Surroundings, attributes: Attributes) -> None:
    around.dimension = attributes.get("ref", "")


def _merge(around: Surroundings, attributes: Attributes) -> None:
    reference = attributes.get("ref", "")
    area = parse_range(reference)
    if area is None:
        around.bad_merges.append(reference[:20])
    else:
        around.merges.append(area)
    if len(around.merges) + len(around.bad_merges) > limits.LISTED:
        raise RefusedError("E110", {"x": "mergeCell", "n": limits.LISTED})


def _columns(around: Surroundings, attributes: Attributes) -> None:
    if attributes.get("hidden", "0") not in _TRUE:
        return
    first, last = natural(attributes.get("min", "")), natural(attributes.get("max", ""))
    if first and last:
        around.hidden_columns.append((first, min(last, limits.COLUMNS)))
    if len(around.hidden_columns) > limits.LISTED:
        raise RefusedError("E110", {"x": "col", "n": limits.LISTED})


def _link(around: Surroundings, attributes: Attributes) -> None:
    area = parse_range(attributes.get("ref", ""))
    relation = next((attributes[key] for key in RELATION_ID if key in attributes), "")
    if area is None:
        around.bad_links += 1
        return
    around.links.append((area, relation, attributes.get("location", "")))
    if len(around.links) > limits.LISTED:
        raise RefusedError("E110", {"x": "hyperlink", "n": limits.LISTED})


def _protection(around: Surroundings, attributes: Attributes) -> None:
    around.protected = attributes.get("sheet", "0") in _TRUE


def _filter(around: Surroundings, attributes: Attributes) -> None:
    around.auto_filter = parse_range(attributes.get("ref", ""))


def _formatting(around: Surroundings, attributes: Attributes) -> None:
    areas = parse_ranges(attributes.get("sqref", ""))
    around.open_areas = ()
    if areas is None or len(areas) > limits.RANGES:
        around.bad_rules += 1
    else:
        around.open_areas = areas


def _condition(around: Surroundings, attributes: Attributes) -> None:
    chosen = natural(attributes.get("dxfId", ""))
    if chosen is not None and around.open_areas and len(around.formats) < limits.LISTED:
        around.formats.append((around.open_areas, chosen))


def _open_rule(around: Surroundings, attributes: Attributes) -> None:
    around.open_rule = dict(attributes)


def _close_rule(around: Surroundings, _: str) -> None:
    rule, around.open_rule = around.open_rule or {}, None
    areas = parse_ranges(rule.get("sqref", ""))
    kind, operator = rule.get("type", "none"), rule.get("operator", "between")
    formulas = rule.get("formula1", ""), rule.get("formula2", "")
    around.ranges += len(areas or ())
    if (
        areas is None
        or kind not in _TYPES
        or operator not in _OPERATORS
        or max(map(len, formulas)) > limits.FORMULA
        or around.ranges > limits.RANGES
    ):
        around.bad_rules += 1
    else:
        # LibreOffice writes an operator and a second formula where they mean nothing.
        if kind in _UNCOMPARED:
            operator, formulas = "", (formulas[0], "")
        elif operator not in ("between", "notBetween"):
            formulas = formulas[0], ""
        around.validations.append(Validation(kind, operator, *formulas, areas))


def _part_of_rule(name: str) -> Callable[[Surroundings, str], None]:
    def keep(around: Surroundings, text: str) -> None:
        if around.open_rule is not None:
            around.open_rule[name] = text.strip()

    return keep


def _nothing(_: Surroundings, __: Attributes) -> None:
    """The text that follows is what counts."""


OPENINGS: dict[str, Callable[[Surroundings, Attributes], None]] = {
    "dimension": _dimension,
    "mergeCell": _merge,
    "col": _columns,
    "hyperlink": _link,
    "sheetProtection": _protection,
    "autoFilter": _filter,
    "conditionalFormatting": _formatting,
    "cfRule": _condition,
    "dataValidation": _open_rule,
    "formula1": _nothing,
    "formula2": _nothing,
    "sqref": _nothing,
}
ENDINGS: dict[str, Callable[[Surroundings, str], None]] = {
    "formula1": _part_of_rule("formula1"),
    "formula2": _part_of_rule("formula2"),
    "sqref": _part_of_rule("sqref"),
    "dataValidation": _close_rule,
}
