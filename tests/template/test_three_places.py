"""One row of rules, three places: Excel's validation, the live check and Python give one verdict."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from iku_excel import definition, inbox, template, xlsx
from iku_excel.core.model import State
from iku_excel.core.periods import Period
from iku_excel.form import build

VALUES = (
    0, 1, 9, 10, 11, 40, 999_999_999_999, 1e12, 1e15, -1, -0.5, 0.5, 2.5, 12.5, 39.99999999999999, 9.999999,
    "lima", "40 OPD", "TRUE", "-",
)  # fmt: skip
CEILING = 10
KINDS = {"cacah": "", "angka": "", "batas": 'maksimum = "penyebut"'}


def code_of(kind: str, number: int) -> str:
    return f"{kind}_{number:02d}"


def question(code: str, kind: str, ceiling: str = "") -> str:
    return f"""
[[variabel]]
kode = "{code}"
uraian = "Pertanyaan {code}"
satuan = "unit"
jenis = "{kind}"
waktu = "posisi"
cakupan = "semua"
bidang = ["PKP"]
antar_bidang = "jumlah"
{ceiling}
"""


def sixty_questions() -> str:
    """The built-in definition, asking PKP twenty counts, twenty numbers and twenty counts under a ceiling."""
    return (
        definition.builtin_text()
        + question("penyebut", "cacah")
        + "".join(
            question(code_of(kind, number), "angka" if kind == "angka" else "cacah", ceiling)
            for kind, ceiling in KINDS.items()
            for number in range(len(VALUES))
        )
    )


@pytest.mark.libreoffice
def test_sixty_values_get_one_verdict_in_three_places(tmp_path, recalculated):
    office, faults = definition.loads(sixty_questions(), "enam puluh")
    assert office, faults
    form = build(office, Period(2026, 2), ("PKP",))
    contents = {
        ("PKP", code_of(kind, number), "nilai"): value
        for kind in KINDS
        for number, value in enumerate(VALUES)
    } | {("PKP", "penyebut", "nilai"): CEILING, ("PKP", "ID", form.sheet("PKP").identity["nama"]): "Uji"}
    data = template.draw(form, contents)

    rows = {cell.row_code: cell.row for cell in form.sheet("PKP").inputs() if cell.column_code == "nilai"}
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet = workbook["PKP"]
    probe = workbook.create_sheet("uji")
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "custom":
            row = next(iter(rule.sqref.ranges)).min_row
            # The validation's own formula, moved into a cell where LibreOffice says what it thinks of it.
            probe.cell(row, 1).value = "=" + re.sub(r"(\$?E\$?\d+)", r"PKP!\1", rule.formula1)
    path = tmp_path / "uji.xlsx"
    workbook.save(path)
    calculated, _ = xlsx.read(recalculated(path).read_bytes(), "uji")
    assert calculated
    checks = next(s for s in calculated.sheets if s.name == "PKP").cells
    allowed = next(s for s in calculated.sheets if s.name == "uji").cells

    (submission,), _ = inbox.read_file(data, "uji.xlsx", office)
    answers = {answer.variable: answer for answer in submission.answers}
    verdicts = {}
    for kind in KINDS:
        for number, value in enumerate(VALUES):
            code = code_of(kind, number)
            row = rows[code]
            verdicts[kind, value] = (
                answers[code].state is State.VALUE,
                checks[row, 7].raw.startswith("●"),
                allowed[row, 1].raw in ("1", "TRUE"),
            )
    split = {key: verdict for key, verdict in verdicts.items() if len(set(verdict)) > 1}
    assert not split
    assert len(verdicts) == 60
    assert {verdict[0] for verdict in verdicts.values()} == {True, False}
