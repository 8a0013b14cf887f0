"""One row of rules, three places: Excel's validation, the live check and Python give one verdict."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from iku_excel import definition, inbox, template, xlsx
from iku_excel.core.model import Kind, State
from iku_excel.core.periods import Period
from iku_excel.form import build

VALUES = (
    0, 1, 9, 10, 11, 40, 999_999_999_999, 1e12, 1e15, -1, -0.5, 0.5, 2.5, 12.5, 39.99999999999999, 9.999999,
    "lima", "40 OPD", "TRUE", "-",
)  # fmt: skip
# The last day before last year, the first of it, 8 October 2026, noon of it, and the end of next year.
DATES = (45657, 45658, 46303, 46303.5, 46752, 46753)
# 15:00, and what people type: 6:00, 12:37, 8:00 or a third, two decimals more, and no minute at all.
CLOCKS = (0.625, 0.25, 757 / 1440, 1 / 3, 0.3333, 0.999)
VALUES += DATES + CLOCKS
CEILING = 10
# jenis, satuan and what else a question says; a ceiling and a percentage among them.
KINDS = {
    "cacah": ("cacah", "unit", ""),
    "angka": ("angka", "unit", ""),
    "rupiah": ("rupiah", "Rp", 'anggaran = "rilis"'),
    "batas": ("cacah", "unit", 'maksimum = "penyebut"'),
    "persen": ("angka", "%", 'antar_bidang = "rata-rata"'),
}
assert {kind for kind, *_ in KINDS.values()} == set(Kind) - {Kind.SURVEY}
CONFIRMED = {
    "tegas": ("cacah", "unit", ""),
    "tegas_angka": ("angka", "unit", ""),
    "tegas_persen": KINDS["persen"],
}


def code_of(kind: str, number: int) -> str:
    return f"{kind}_{number:02d}"


def question(code: str, kind: str, measure: str, more: str = "") -> str:
    return f"""
[[variabel]]
kode = "{code}"
uraian = "Pertanyaan {code}"
satuan = "{measure}"
jenis = "{kind}"
waktu = "posisi"
cakupan = "semua"
bidang = ["PKP"]
{more or 'antar_bidang = "jumlah"'}
"""


def every_question() -> str:
    """The built-in definition, asking PKP one of each kind for each value, and the ceiling of some."""
    return (
        definition.builtin_text()
        + question("penyebut", "cacah", "unit")
        + "".join(
            question(code_of(kind, number), *asked)
            for kind, asked in (KINDS | CONFIRMED).items()
            for number in range(len(VALUES))
        )
    )


@pytest.mark.libreoffice
def test_every_value_gets_one_verdict_in_three_places(tmp_path, recalculated):
    office, faults = definition.loads(every_question(), "semua")
    assert office, faults
    form = build(office, Period(2026, 2), ("PKP",))
    contents = {
        ("PKP", code_of(kind, number), "nilai"): value
        for kind in KINDS | CONFIRMED
        for number, value in enumerate(VALUES)
    } | {("PKP", "penyebut", "nilai"): CEILING, ("PKP", "ID", form.sheet("PKP").identity["nama"]): "Uji"}
    for kind in CONFIRMED:
        for number in range(len(VALUES)):
            contents["PKP", code_of(kind, number), "keadaan"] = "Angka benar"
            contents["PKP", code_of(kind, number), "catatan"] = "sesuai rekap"
    data = template.draw(form, contents)

    rows = {cell.row_code: cell.row for cell in form.sheet("PKP").inputs() if cell.column_code == "nilai"}
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet = workbook["PKP"]
    probe = workbook.create_sheet("uji")
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "custom":
            row = next(iter(rule.sqref.ranges)).min_row
            # The validation's own formula, moved into a cell where LibreOffice says what it thinks of it.
            probe.cell(row, 1).value = "=" + re.sub(r"(\$?[EF]\$?\d+)", r"PKP!\1", rule.formula1)
    path = tmp_path / "uji.xlsx"
    workbook.save(path)
    calculated, _ = xlsx.read(recalculated(path).read_bytes(), "uji")
    assert calculated
    checks = next(s for s in calculated.sheets if s.name == "PKP").cells
    allowed = next(s for s in calculated.sheets if s.name == "uji").cells

    (submission,), _ = inbox.read_file(data, "uji.xlsx", office)
    answers = {answer.variable: answer for answer in submission.answers}
    verdicts = {}
    for kind in KINDS | CONFIRMED:
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
    assert len(verdicts) == len(KINDS | CONFIRMED) * len(VALUES)
    good = {kind: [v for v in VALUES if verdicts[kind, v][0]] for kind in KINDS | CONFIRMED}
    assert set(good["cacah"]) & set(DATES) == {45657, 46753}
    assert set(good["angka"]) & set(CLOCKS) == {0.25, 0.3333, 0.999}
    assert max(good["persen"]) == 1
    # Whoever says that a number is right lifts the doubt, and breaks no rule by it.
    doubted = {"tegas": "cacah", "tegas_angka": "angka", "tegas_persen": "persen"}
    for confirmed, kind in doubted.items():
        assert set(good[kind]) < set(good[confirmed])
    assert -1 not in good["tegas"]
    assert 2.5 not in good["tegas"]
