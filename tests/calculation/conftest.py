"""A small office and a notation for what its units sent, so that a test shows its input as a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iku_excel.core.expression import parse
from iku_excel.core.findings import Place
from iku_excel.core.model import (
    Achievement,
    Answer,
    Band,
    Contact,
    Definition,
    Element,
    Indicator,
    Kind,
    Objective,
    Office,
    Origin,
    Polarity,
    Pooling,
    Respondent,
    SheetStatus,
    Signature,
    State,
    Submission,
    Survey,
    Target,
    Timing,
    Unit,
    Variable,
)
from iku_excel.core.periods import Period

Sent = Callable[[str], tuple[Submission, ...]]

YEAR = 2026

VARIABLES = {
    "lembaga_aktif": ("PKP", "PIOP", "EGOV"),
    "lembaga_terverifikasi": ("PKP", "PIOP", "EGOV"),
    "aplikasi_hosting": ("EGOV",),
    "kapasitas_hosting": ("TIK",),
    "opd_aplikasi": ("EGOV",),
    "opd_jumlah": ("EGOV",),
    "rilis_tepat": ("TIK",),
    "data_masuk": ("TIK",),
    "hari_layanan": ("PKP", "PIOP", "EGOV"),
    "kepuasan": ("IKM",),
}
MEANS = ("hari_layanan",)
INDICATORS = {
    "partisipasi": ("lembaga_aktif / lembaga_terverifikasi", Pooling.LAST),
    "ikm": (None, Pooling.LAST),
    "hosting": ("aplikasi_hosting / kapasitas_hosting", Pooling.LAST),
    "opd_egov": ("opd_aplikasi / opd_jumlah", Pooling.LAST),
    "rilis": ("rilis_tepat / data_masuk", Pooling.SUM),
    "lama": ("hari_layanan", Pooling.MEAN),
}


@pytest.fixture
def office() -> Definition:
    printed, _ = parse("1")
    assert printed is not None
    return Definition(
        office=Office("", "", "", "", ()),
        signature=Signature("", "", (), "", "", ""),
        contact=Contact(""),
        units=tuple(Unit(code, code, code) for code in ("PIOP", "PKP", "TIK", "EGOV", "IKM")),
        objectives=(Objective(1, ""),),
        variables=tuple(
            Variable(
                code,
                code,
                "",
                Kind.SURVEY if code == "kepuasan" else Kind.COUNT,
                Timing.POSITION,
                "",
                units,
                Pooling.MEAN if code in MEANS else Pooling.SUM,
            )
            for code, units in VARIABLES.items()
        ),
        surveys=(Survey("kepuasan", (Element("waktu", "Waktu", ""), Element("biaya", "Biaya", ""))),),
        indicators=tuple(
            Indicator(
                code,
                number,
                1,
                code,
                code,
                "%" if formula and "/" in formula else "",
                parse(formula)[0] if formula else None,
                "" if formula else "kepuasan",
                printed,
                Polarity.MAXIMIZE,
                pooling,
                "",
                "",
            )
            for number, (code, (formula, pooling)) in enumerate(INDICATORS.items(), start=1)
        ),
        targets=(Target("partisipasi", YEAR, 0.85, quarters=(0.2, 0.45, 0.7, 0.85)),),
        bands=(Band(91, "Sangat Tinggi"), Band(76, "Tinggi"), Band(0, "Rendah")),
        achievement=Achievement(),
        narratives=(),
        corrections=(),
        fingerprint="",
    )


@pytest.fixture
def sent() -> Sent:
    """What units sent, a line a sheet: `PKP 1 lembaga_aktif=12 lembaga_terverifikasi=nihil`.

    The unit and the triwulan, `refused`, `blank` or `partial` for a whole sheet, then answers (a number, or
    a state by its name: nihil, pending, blank, refused) or a survey's rows (1 to 4, "-" blank, "x" refused).
    """
    return lambda text: tuple(_sheet(*line.split()) for line in text.strip().splitlines() if line.strip())


def _sheet(unit: str, quarter: str, *words: str) -> Submission:
    period = Period(YEAR, int(quarter))
    status = next(
        (SheetStatus(word) for word in words if word in ("refused", "blank", "partial")), SheetStatus.ACCEPTED
    )
    answers = tuple(_answer(unit, period, *word.split("=")) for word in words if "=" in word)
    rows = [word for word in words if set(word) <= set("1234-x")]
    respondents = tuple(
        Respondent(number, tuple(int(sign) if sign in "1234" else None for sign in row), "x" in row)
        for number, row in enumerate(rows, start=1)
    )
    return Submission(unit, period, 1, Origin(f"{unit}.xlsx", ""), unit, status, answers, respondents)


def _answer(unit: str, period: Period, variable: str, said: str) -> Answer:
    state = State[said.upper()] if said.isalpha() else State.VALUE
    value = float(said) if state is State.VALUE else None
    return Answer(variable, unit, period, state, value, Place(f"{unit}.xlsx", unit))
