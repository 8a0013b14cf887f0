"""A made-up definition that is wide in every respect, and what its units sent."""

from __future__ import annotations

from dataclasses import replace

from iku_excel.core.expression import parse
from iku_excel.core.model import (
    Achievement,
    Definition,
    Indicator,
    Kind,
    Minimizing,
    Objective,
    Polarity,
    Pooling,
    Target,
    Timing,
    Unit,
    Variable,
)

YEAR = 2026
OBJECTIVES, INDICATORS = 12, 40
UNITS = ("PKP", "PIOP", "TIK", "EGOV")
FORMULAS = (
    "a{n} / b{n}",
    "a{n} + b{n} - 1",
    "min(a{n}, b{n}) / max(a{n}, b{n})",
    "sum(a{n}, b{n})",
    "a{n} / b{n} / 2 + a{n} / 100",
    "a{n}",
    "100 - a{n} / b{n} * 100",
)
LONG = (
    "Persentase pelayanan persandian untuk pengamanan informasi pemerintah daerah yang diselenggarakan "
    "sesuai dengan standar nomor {n} dan ditindaklanjuti oleh seluruh perangkat daerah"
)


def widened(office: Definition) -> Definition:
    """40 indicators: sums and means over units and over triwulan, higher, lower and in a range."""
    variables, indicators, targets = [], [], []
    for n in range(1, INDICATORS + 1):
        for letter in "ab":
            variables.append(
                Variable(
                    f"{letter}{n}",
                    f"Jumlah {LONG.format(n=n).lower() if n % 4 == 0 else f'berkas {letter}{n}'}",
                    "berkas",
                    Kind.NUMBER,
                    Timing.DURING,
                    "",
                    UNITS if n % 3 else UNITS[:1],
                    Pooling.MEAN if n % 5 == 0 else Pooling.SUM,
                )
            )
        tree, _ = parse(FORMULAS[n % len(FORMULAS)].format(n=n))
        assert tree is not None
        polarity = tuple(Polarity)[n % 3]
        indicators.append(
            Indicator(
                f"i{n}",
                n,
                1 + (n - 1) * OBJECTIVES // INDICATORS,
                LONG.format(n=n) if n % 2 else f"Indikator {n}",
                LONG.format(n=n) if n % 6 == 0 else f"Indikator {n}",
                "%" if n % len(FORMULAS) in (0, 2) else "berkas",
                tree,
                "",
                tree,
                polarity,
                tuple(Pooling)[n % 3],
                "Bidang PKP, PIOP, TIK & Persandian dan E-Gov",
                "Diskominfo",
            )
        )
        if n % 8:
            upper = 30.0 if polarity is Polarity.RANGE else None
            targets.append(Target(f"i{n}", YEAR, 20.0, upper, (5.0, 10.0, 15.0, 20.0)))
    return replace(
        office,
        units=tuple(Unit(code, code, code) for code in UNITS),
        objectives=tuple(
            Objective(number, LONG.format(n=number) if number % 2 else f"Sasaran {number}")
            for number in range(1, OBJECTIVES + 1)
        ),
        variables=tuple(variables),
        surveys=(),
        indicators=tuple(indicators),
        targets=tuple(targets),
        achievement=Achievement(Minimizing.RATIO, cap=1.2),
    )


def sent_by_all(quarters: int = 2) -> str:
    """Decimal and whole numbers from every unit for each triwulan."""
    lines = []
    for quarter in range(1, quarters + 1):
        for place, unit in enumerate(UNITS, start=1):
            said = [
                f"{letter}{n}={((n * 7 + place * 3 + quarter) % 11) / (4 if n % 4 else 1) + (letter == 'b')}"
                for n in range(1, INDICATORS + 1)
                for letter in "ab"
                if n % 3 or unit == UNITS[0]
            ]
            lines.append(f"{unit} {quarter} {' '.join(said)}")
    return "\n".join(lines)
