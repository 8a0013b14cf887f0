"""The columns of a regency's workbook."""

from __future__ import annotations

from collections.abc import Sequence

from .table import Column, Table

INDICATORS = Table(
    (
        Column("office", 190),
        Column("number", 34),
        Column("indicator", 240),
        Column("measure", 60),
        Column("value", 110, right=True),
        Column("target", 110, right=True),
        Column("achievement", 120, right=True),
        Column("category", 110),
        Column("status", 120),
        Column("direction", 120),
        Column("why", 260),
        Column("file", 120),
    )
)
RANKING = Table(
    (
        Column("rank", 66),
        Column("achievement", 120, right=True),
        Column("office", 220),
        Column("indicator", 320),
        Column("category", 120),
        Column("file", 120),
    )
)
DOCUMENTS = Table(
    (
        Column("number", 34),
        Column("office", 220),
        Column("period", 118),
        Column("issue", 110),
        Column("worth", 170),
        Column("signer", 190),
        Column("code", 150),
        Column("reasons", 190),
        Column("file", 260),
        Column("link", 60),
    )
)
FINDINGS = Table(
    (
        Column("number", 34),
        Column("code", 52),
        Column("file", 240),
        Column("link", 60),
        Column("message", 380),
        Column("hint", 340),
    )
)


def offices(categories: Sequence[str]) -> Table:
    """One row an office, with a column for each category: `category 0`, `category 1`, …"""
    counted = (Column(f"category {place}", 84, right=True) for place in range(len(categories)))
    return Table(
        (
            Column("number", 34),
            Column("office", 240),
            Column("state", 150),
            *counted,
            Column("open", 66, right=True),
            Column("unjudged", 74, right=True),
            Column("total", 74, right=True),
            Column("issue", 110),
            Column("signer", 170),
            Column("file", 240),
            Column("link", 60),
        )
    )


def history(periods: int) -> Table:
    """One row an office, with a column for each period: `period 0`, `period 1`, …"""
    told = (Column(f"period {place}", 130) for place in range(periods))
    return Table((Column("number", 34), Column("office", 260), *told))
