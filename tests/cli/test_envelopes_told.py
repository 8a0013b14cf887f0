"""What came in an envelope is asked back, receipted, linked and explained by the way on which it came."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from ..envelopes.test_envelopes import mail, zipped
from ..inbox.conftest import diskominfo, draw, edit, type_in
from ..running import iku

__all__ = ["diskominfo", "draw", "edit", "type_in"]


@pytest.fixture
def box(tmp_path, draw, type_in):
    """An archive with a wrong return and a photo, and a mail with a good one."""
    box = tmp_path / "kotak"
    box.mkdir()
    wrong = type_in(draw("PKP"), "PKP", E13="1.234")
    archive = zipped(("IKU_PKP.xlsx", wrong), ("wa/foto TIK.jpg", b"\xff\xd8\xff"))
    (box / "kiriman WA.zip").write_bytes(archive)
    (box / "surat.eml").write_bytes(mail(("IKU_PIOP.xlsx", draw("PIOP"))))
    return box


def test_receipts_are_made_for_what_is_inside_and_for_the_envelope(tmp_path, box):
    made = iku("receipt", "make", box, "-o", tmp_path / "r", "--time", "2026-07-02T10:15")
    assert made.code == 1
    names = sorted(path.name for path in (tmp_path / "r").rglob("*.txt"))
    envelopes = {"kiriman WA.zip.txt", "surat.eml.txt"}
    assert set(names) == envelopes | {"kiriman WA.zip › IKU_PKP.xlsx.txt", "surat.eml › IKU_PIOP.xlsx.txt"}
    whole = json.loads((tmp_path / "r" / "kiriman WA.zip.json").read_text(encoding="utf-8"))
    assert [(sheet["sheet"], sheet["verdict"]) for sheet in whole["sheets"]] == [
        ("IKU_PKP.xlsx › PKP", "partial")
    ]
    assert {(one["code"], one["sheet"]) for one in whole["findings"]} >= {
        ("E315", "IKU_PKP.xlsx › PKP"),
        ("W162", "wa/foto TIK.jpg"),
    }
    again = iku("receipt", "make", box, "-o", tmp_path / "r")
    assert "0 tanda terima ditulis" in again.out
    for ending in (".json", ".txt"):
        receipt = tmp_path / "r" / f"kiriman WA.zip{ending}"
        assert iku("receipt", "verify", receipt, box / "kiriman WA.zip").code == 0
    emptied = tmp_path / "kiriman WA.zip"
    emptied.write_bytes(zipped(("lain.xlsx", b"PK")))
    said = iku("receipt", "verify", receipt, emptied)
    assert (said.code, "IKU_PKP.xlsx › PKP" in said.out) == (1, True)


def test_status_json_explain_and_data_name_the_way(tmp_path, box):
    told = iku("status", box, "--json").json
    files = {unit["code"]: (unit["file"], unit["sender"]) for unit in told["units"]}
    assert files["PKP"] == ("kiriman WA.zip › IKU_PKP.xlsx", None)
    assert files["PIOP"] == ("surat.eml › IKU_PIOP.xlsx", "siti@contoh.go.id")
    assert "siti@contoh.go.id" in iku("status", box).out
    output = tmp_path / "o.xlsx"
    iku("consolidate", box, "-o", output)
    book = load_workbook(output)
    links = {cell.hyperlink.target for row in book["Data"].iter_rows() for cell in row if cell.hyperlink}
    assert links == {"kotak\\kiriman%20WA.zip", "kotak\\surat.eml"}
    told = [cell.value for row in book["Status"].iter_rows() for cell in row if cell.value]
    assert any("surel siti@contoh.go.id" in str(text) for text in told)
    assert "surel siti@contoh.go.id 2026-07-02" in iku("explain", output, "1").out


def test_a_copy_for_what_came_in_an_envelope_can_be_sent_back(tmp_path, box):
    done = iku("feedback", box, "-o", tmp_path / "balik", "--json")
    (copy,) = (tmp_path / "balik").glob("*.xlsx")
    assert done.code == 1
    assert done.json["copies"][0]["of"] == ["kiriman WA.zip › IKU_PKP.xlsx"]
    answered = tmp_path / "kotak" / copy.name
    answered.write_bytes(copy.read_bytes())
    told = iku("status", box, "--json").json
    (pkp,) = (unit for unit in told["units"] if unit["code"] == "PKP")
    assert (pkp["file"], pkp["revision"]) == (copy.name, 2)
