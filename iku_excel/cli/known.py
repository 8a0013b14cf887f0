"""The units that a command names, as the definition spells them."""

from __future__ import annotations

import difflib

from ..core.findings import Finding, IkuError
from ..core.model import Definition


def known_units(definition: Definition, units: tuple[str, ...]) -> tuple[str, ...]:
    """The units' codes as the definition spells them; an unknown one stops us with the nearest."""
    codes = {unit.code.upper(): unit.code for unit in definition.units}
    unknown = [unit for unit in units if unit.upper() not in codes]
    if unknown:
        raise IkuError(
            *(
                Finding(
                    "E125",
                    values={
                        "x": unit,
                        "daftar": ", ".join(codes.values()),
                        "dekat": next(iter(difflib.get_close_matches(unit.upper(), codes)), ""),
                    },
                )
                for unit in unknown
            )
        )
    return tuple(codes[unit.upper()] for unit in units)
