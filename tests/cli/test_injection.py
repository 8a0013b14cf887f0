"""What looks like a formula stays a text in everything that is written."""

from __future__ import annotations

import pytest

from iku_excel import definition, template, xlsx
from iku_excel.core.periods import Period
from iku_excel.form import IDENTITY_ROW_CODE, build
from iku_excel.inbox.layout import issued

from .conftest import iku

MARK = "jebakan"
SIGNS = ["=", "+", "-", "@", "\t=", "＝", " ="]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_text_that_begins_like_a_formula_is_written_as_text(inbox, consolidate, demo, tmp_path, sign):
    office = definition.builtin()
    layout = issued(office).layouts["PKP"]
    trap = f'{sign}HYPERLINK("http://x.id","{MARK}")'
    contents = {("PKP", "lembaga_aktif", "nilai"): 12, ("PKP", "lembaga_terverifikasi", "nilai"): 15}
    for row, column in layout.inputs:
        if (
            (
                row == IDENTITY_ROW_CODE
                and layout.inputs[row, column]
                in (
                    layout.identity["nama"],
                    layout.identity["jabatan"],
                )
            )
            or column in ("bukti", "catatan")
            or row in [one.code for one in office.narratives]
        ):
            contents["PKP", row, column] = trap
    data = template.draw(build(office, Period(2026, 2), ("PKP",)), contents)
    (inbox / "IKU_PKP_2026-TW2_r1.xlsx").write_bytes(data)
    output = tmp_path / "hasil.xlsx"
    run = consolidate(inbox, output=output)
    assert run.json["indicators"][0]["value"] == pytest.approx(23 / 30)
    assert "W401" in {finding["code"] for finding in run.json["findings"]} or sign == " ="
    workbook, _ = xlsx.read(output.read_bytes(), "")
    marked = [
        cell
        for sheet in workbook.sheets
        for cell in sheet.cells.values()
        if MARK in cell.raw + (cell.formula or "")
    ]
    assert marked
    assert all(cell.formula is None and cell.kind == "text" for cell in marked)
    targets = [target for sheet in workbook.sheets for target in sheet.hyperlinks.values()]
    assert not any(MARK in target or "x.id" in target for target in targets)
    folder = tmp_path / "tabel"
    assert iku("tables", inbox, "-d", demo / "definisi-contoh.toml", "-o", folder).code in (0, 1)
    for path in folder.iterdir():
        for line in path.read_text(encoding="utf-8-sig").splitlines():
            for field in line.split(";"):
                assert not (MARK in field and field.strip('"').startswith(("=", "+", "-", "@", "\t", "\r")))
