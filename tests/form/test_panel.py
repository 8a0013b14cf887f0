"""The panel of a filled sheet sends to the first row that needs a hand: what is wrong, then what is empty."""

from __future__ import annotations

import pytest

from iku_excel import definition
from iku_excel.core.periods import Period
from iku_excel.form import build
from iku_excel.form.filled import Contents, Filled

FORM = build(definition.builtin(), Period(2026, 2), ("EGOV",))
WHOLE: Contents = {
    ("EGOV", cell.row_code, "nilai"): 3
    for cell in FORM.sheet("EGOV").inputs()
    if cell.column_code == "nilai" and cell.row_code != "ID"
}


def next_step(**changed: float | str | None) -> str:
    sheet = Filled(FORM, WHOLE | {("EGOV", code, "nilai"): value for code, value in changed.items()}).on(
        FORM.sheet("EGOV").title
    )
    (found,) = (text for place in sheet.cells if str(text := sheet.at(*place)).startswith("►"))
    return str(found)


@pytest.mark.parametrize(
    ("changed", "step"),
    [
        ({}, "► Isi Nama pengisi di sel G9"),
        ({"lembaga_aktif": None}, "► Isi baris 1a di sel E13"),
        ({"opd_jumlah": None}, "► Isi baris 4b di sel E21"),
        ({"opd_aplikasi": None, "opd_jumlah": -2}, "► Perbaiki baris 4b di sel E21"),
        ({"aplikasi_hosting": -2, "opd_jumlah": -2}, "► Perbaiki baris 3a di sel E17"),
    ],
)
def test_the_next_step_is_the_first_row_that_needs_a_hand(changed, step):
    assert step == next_step(**changed)
