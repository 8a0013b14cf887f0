"""A file that cannot be opened may be newer than the return that counts: that unit's figures wait."""

from __future__ import annotations

import openpyxl
import pytest

from .conftest import iku

COUNTED = "IKU_PKP_2026-TW2_r1.xlsx"
BROKEN = b"PK\x03\x04 terpotong di tengah jalan"


def partisipasi(run):
    return next(one for one in run.json["indicators"] if one["code"] == "partisipasi")


def told(run):
    return {finding["code"] for finding in run.json["findings"]}


@pytest.mark.parametrize(
    "name",
    [
        "IKU_PKP_2026-TW2_r2.xlsx",
        "IKU_PKP_2026-TW2_r1 (1).xlsx",  # of the same revision, and nobody knows what is in it
        "pkp.xlsx",
        "PKP/isian baru.xlsx",
        "IKU PKP Triwulan II revisi 3.xlsx",
    ],
)
def test_a_figure_waits_while_a_newer_return_may_lie_there(inbox, consolidate, name):
    (inbox / name).parent.mkdir(exist_ok=True)
    (inbox / name).write_bytes(BROKEN)
    run = consolidate(inbox)
    figure = partisipasi(run)
    assert (run.code, figure["value"], figure["status"]) == (1, None, "refused")
    assert figure["provisional"] == pytest.approx(23 / 30)
    assert "E180" in told(run)
    assert sum(one["status"] == "final" for one in run.json["indicators"]) > 1, "only what needs PKP waits"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("IKU_PKP_2026-TW1_r2.xlsx", BROKEN),  # the figure is the last triwulan's
        ("IKU_PKP_2025-TW2_r2.xlsx", BROKEN),
        ("isian.xlsx", BROKEN),  # of nobody knows whom
        ("IKU_PKP_2026-TW2_r2.pdf", b"%PDF-1.7"),  # a scan of what was signed
    ],
)
def test_what_is_of_another_time_or_no_form_leaves_the_figure(inbox, consolidate, name, content):
    (inbox / name).write_bytes(content)
    run = consolidate(inbox)
    assert partisipasi(run)["status"] == "final"


def test_the_officer_says_which_one_counts(inbox, consolidate):
    (inbox / "IKU_PKP_2026-TW2_r2.xlsx").write_bytes(BROKEN)
    run = consolidate(inbox, "--pick", COUNTED)
    assert partisipasi(run)["value"] == pytest.approx(23 / 30)
    assert "W181" in told(run)
    assert "E180" not in told(run)


def test_the_message_says_what_to_add_and_the_document_why(inbox, demo, tmp_path):
    (inbox / "IKU_PKP_2026-TW2_r2.xlsx").write_bytes(BROKEN)
    out = tmp_path / "x.xlsx"
    run = iku("consolidate", inbox, "-d", demo / "definisi-contoh.toml", "-o", out)
    assert f'--pick "{COUNTED}"' in run.out
    measured = openpyxl.load_workbook(out)["Pengukuran"]
    remarks = [" ".join(str(cell.value).split()) for row in measured.iter_rows() for cell in row]
    assert any("Ada kiriman yang belum dapat dibaca" in text for text in remarks)
    assert iku("verify", out, inbox).code == 0
