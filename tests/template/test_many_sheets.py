"""One workbook for many bidang: as many as it may hold are read back, of one more it is said beforehand."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from iku_excel import definition, inbox, template
from iku_excel.core.findings import Severity
from iku_excel.core.identity import LONGEST_IN_NAMES
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.form import MOST_SHEETS, VALUE_CODE, build
from tests.kinds import for_units
from tests.running import iku

PERIOD = Period(2026, 2)


def office(codes: Sequence[str]) -> Definition:
    made, findings = definition.loads(for_units(codes), "kantor.toml")
    assert made is not None, findings
    return made


def long_codes(number: int) -> list[str]:
    return [f"U{place:02}" + "X" * 28 for place in range(number)]


@pytest.mark.parametrize(
    "codes",
    [["A"], long_codes(1), [f"U{place:04}" for place in range(MOST_SHEETS)], long_codes(MOST_SHEETS)],
    ids=["one", "one, 31 letters", "most", "most, 31 letters"],
)
def test_a_blank_form_is_read_without_a_word(codes: list[str], tmp_path: Path) -> None:
    asking = office(codes)
    form = build(asking, PERIOD, codes)
    data = template.draw(form, {(codes[-1], "a", VALUE_CODE): 8, (codes[-1], "b", VALUE_CODE): 10})
    (tmp_path / "formulir.xlsx").write_bytes(data)
    entries, _ = inbox.entries(tmp_path)
    ((sheets, findings),) = inbox.read_entries(entries, asking)
    assert not [one for one in findings if one.severity is Severity.ERROR or one.code == "W124"], findings
    assert [sheet.unit for sheet in sheets] == codes
    assert sheets[-1].status == "accepted"
    names = openpyxl.load_workbook(io.BytesIO(data)).defined_names
    assert ("IKU_TOKEN" in names) == (len(form.token.text) <= LONGEST_IN_NAMES)


def test_of_more_it_is_said_before_anything_is_written(tmp_path: Path) -> None:
    path, out = tmp_path / "kantor.toml", tmp_path / "formulir.xlsx"
    codes = [f"U{place:04}" for place in range(MOST_SHEETS + 1)]
    path.write_text(for_units(codes), encoding="utf-8")
    refused = iku("template", "-d", path, "-o", out)
    assert refused.code == 2
    assert "E530" in refused.err
    assert "--split" in refused.err
    assert not out.exists()
    chosen = [part for code in codes[:MOST_SHEETS] for part in ("--unit", code)]
    assert iku("template", "-d", path, "-o", out, *chosen).code == 0
    assert iku("template", "-d", path, "--split", "-o", tmp_path / "formulir").code == 0
    assert len(list((tmp_path / "formulir").iterdir())) == MOST_SHEETS + 1
