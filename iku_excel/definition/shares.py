"""What a share cannot be: added up over units or triwulan, multiplied by 100, or aimed below 0."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..core.expression import Node, Number, Operation, names, operands
from ..core.findings import Finding
from ..core.model import SHARES, Kind, Pooling
from . import bounds
from .reading import Record, Records
from .values import shown


def over_units(records: Records) -> Iterator[Finding]:
    """Percentages and indexes that several units report, to be added up."""
    for record in _shares(records).values():
        units = record.get("bidang") or ()
        if len(units) > 1 and record.get("antar_bidang") is Pooling.SUM:
            yield record.finding(
                "E650",
                "antar_bidang",
                terbaca=shown(record.get("kode")),
                satuan=shown(record.get("satuan")),
                n=len(units),
            )


def over_quarters(records: Records) -> Iterator[Finding]:
    """Indicators that add percentages and indexes up over the triwulan."""
    shares = _shares(records)
    for record in records["indikator"]:
        tree = record.get("rumus")
        if tree is None or record.get("antar_periode") is not Pooling.SUM:
            continue
        for name in names(tree):
            if name in shares:
                satuan = shown(shares[name].get("satuan"))
                indikator = shown(record.get("kode"))
                yield record.finding(
                    "E651", "antar_periode", terbaca=name, satuan=satuan, indikator=indikator
                )


def hundreds(records: Records) -> Iterator[Finding]:
    """Formulas of a percentage that multiply by 100 themselves, so that it would be done twice."""
    for record in records["indikator"]:
        tree = record.get("rumus")
        if tree is not None and record.get("satuan") == "%" and _multiplies_by_100(tree):
            yield record.finding("E652", "rumus", indikator=shown(record.get("kode")))


def below_zero(records: Records) -> Iterator[Finding]:
    """Targets below 0, of which a share says nothing."""
    for record in (*records["target"], *records["renstra"], *records["riwayat"]):
        quarters = ("triwulan",) if record.row.table == "target" else ()
        for key in (bounds.aim_of(record), "atas", *quarters):
            value = record.get(key)
            given = value if isinstance(value, tuple) else (value,)
            lowest = min((number for number in given if number is not None), default=0)
            if lowest < 0:
                yield record.finding(
                    "E653", key, indikator=shown(record.get("indikator")), terbaca=shown(lowest)
                )


CODES = frozenset(("E650", "E651", "E652", "E653", "E654"))
"""Faults of how figures are made, none of which changes what is asked."""

CHECKS: tuple[Callable[[Records], Iterator[Finding]], ...] = (
    over_units,
    over_quarters,
    hundreds,
    below_zero,
)


def _shares(records: Records) -> dict[str, Record]:
    return {
        record.get("kode"): record
        for record in records["variabel"]
        if record.get("jenis") is not Kind.SURVEY and shown(record.get("satuan")).casefold() in SHARES
    }


def _multiplies_by_100(tree: Node) -> bool:
    if isinstance(tree, Operation) and tree.sign == "*" and Number(100.0) in tree.operands:
        return True
    if isinstance(tree, Operation) and tree.sign == "/" and tree.operands[1] == Number(0.01):
        return True
    return any(_multiplies_by_100(operand) for operand in operands(tree))
