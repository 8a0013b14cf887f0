"""Nothing that came is called nothing: status, reminders and figures know what could not be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.form import build

from ..inbox.conftest import FIGURES
from .conftest import iku


@pytest.fixture
def box(tmp_path):
    box = tmp_path / "kotak"
    box.mkdir()
    return box


def test_a_photo_in_a_units_folder_is_what_that_unit_sent(tmp_path, box):
    (box / "PKP").mkdir()
    (box / "PKP" / "IMG_1.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (box / "TIK.pdf").write_bytes(b"%PDF-1.7")
    done = iku("status", box, "--period", "2026-TW2", "--reminders", tmp_path / "p", "--date", "2026-07-01")
    assert "W162 PKP/IMG_1.jpg" in done.out
    said = "PKP belum mengirim untuk Triwulan II 2026; yang datang tidak dapat dibaca: PKP/IMG_1.jpg"
    assert said in done.out
    texts = (tmp_path / "p").glob("*_*.txt")
    told = {path.stem.partition("_")[2]: path.read_text(encoding="utf-8") for path in texts}
    assert "belum kami terima" not in told["PKP"]
    assert "tidak dapat dibuka: PKP/IMG_1.jpg" in told["PKP"]
    assert "tidak dapat dibuka: TIK.pdf" in told["TIK"]
    assert "belum kami terima" in told["PIOP"]


@pytest.mark.parametrize("changed", [False, True])
def test_a_return_on_a_form_that_asked_something_else_leaves_its_figure_not_valid(tmp_path, box, changed):
    """TW I of TIK was asked otherwise: what the year so far adds up is not the sum of what is left."""
    asked = definition.builtin()
    variables = tuple(
        replace(one, text=f"{one.text} (lama)") if one.code == "data_masuk" and changed else one
        for one in asked.variables
    )
    before = replace(asked, variables=variables)
    for quarter, given in ((1, before), (2, asked)):
        form = build(given, Period(2026, quarter), ("TIK",))
        contents = {("TIK", code, "nilai"): value for code, value in FIGURES["TIK"].items()}
        (box / f"TIK{quarter}.xlsx").write_bytes(template.draw(form, contents))
    done = iku("consolidate", box, "-o", tmp_path / "o.xlsx", "--json").json
    (figure,) = [one for one in done["indicators"] if one["code"] == "rilis"]
    if changed:
        assert (figure["status"], figure["value"]) == ("refused", None)
        assert "E127" in {one["code"] for one in done["findings"]}
    else:
        assert (figure["status"], figure["value"]) == ("final", 0.9)
