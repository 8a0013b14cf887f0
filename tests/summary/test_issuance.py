"""What a document says that it is, a draft or which issue, in every place where it must stand."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from iku_excel import parts, seal, summary, xlsx
from iku_excel.core.findings import IkuError
from iku_excel.core.model import LONGEST_DOCUMENT, LONGEST_REASON, Issuance
from iku_excel.core.periods import Period
from iku_excel.summary.embedded.reading import recall_bytes, recall_copy
from iku_excel.summary.embedded.shown import said_of_itself
from iku_excel.texts import email
from iku_excel.texts.status import issuance_of, issue_words, state_words
from iku_excel.texts.workbook.every_sheet import CODE_LENGTH
from iku_excel.texts.workbook.iku import NOT_TO_SIGN
from iku_excel.xlsx.beside import read_beside

from .conftest import WHOLE, calculated, targeted

FIRST = Period(2026, 1)
NUMBER = "050/1/KOMINFO/2026"
ISSUANCES = {
    "draft": (Issuance(), ("Draf",), " (draf)"),
    "first": (Issuance(0), ("Terbit",), ""),
    "numbered": (Issuance(0, NUMBER), ("Terbit", f"Nomor {NUMBER}"), ""),
    "revised": (Issuance(2, NUMBER, "ralat"), ("Perubahan ke-2", f"Nomor {NUMBER}"), " (Perubahan ke-2)"),
    "not said": (None, (), ""),
}


@pytest.fixture
def whole(office):
    results = calculated(targeted(office), WHOLE, FIRST)
    assert results.final
    return results


@pytest.fixture
def lacking(office):
    results = calculated(targeted(office), "", FIRST)
    assert not results.final
    return results


def footers(data: bytes) -> list[str]:
    """The left part of each footer."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [" ".join(page.oddFooter.left.text.split()) for page in book if page.sheet_state == "visible"]


def cells(data: bytes, sheet: str) -> dict[str, object]:
    page = openpyxl.load_workbook(io.BytesIO(data), data_only=True)[sheet]
    return {cell.coordinate: cell.value for row in page.iter_rows() for cell in row if cell.value is not None}


@pytest.mark.parametrize(("issuance", "said", "subject"), ISSUANCES.values(), ids=ISSUANCES)
def test_every_place_says_what_a_document_is(whole, issuance, said, subject):
    results = replace(whole, issuance=issuance)
    data = summary.draw(results)
    assert state_words(results) == said
    for footer in footers(data):
        assert footer == " · ".join(["IKU – Diskominfo Kab. Tanjung Jabung Barat"])[:200] + (
            f" {' · '.join(said)}" if said else ""
        )
    properties = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert properties.contentStatus == ("  ·  ".join(said) or None)
    assert properties.title.endswith("(Draf)") is (issuance == Issuance())
    assert cells(data, "Ringkasan")["A3"] == "  ·  ".join((*said, "● Semua angka final"))
    assert email.subject(results).endswith(f"Triwulan I 2026{subject}")
    assert ("DRAF" in email.body(results, (), ())) is (issuance == Issuance())
    workbook, _ = xlsx.read(data, "")
    shown, reasons = said_of_itself(workbook)
    assert (shown, reasons) == (issuance and replace(issuance, reason=""), ())
    assert issuance_of(" · ".join(issue_words(issuance))) == shown


@pytest.mark.parametrize("issuance", [Issuance(0, NUMBER), Issuance(1, NUMBER, "ralat")])
def test_the_official_sheet_of_a_final_draft_is_word_for_word_what_is_issued(whole, issuance):
    draft, issued = summary.draw(whole), summary.draw(replace(whole, issuance=issuance))
    assert cells(draft, "IKU") == cells(issued, "IKU")
    assert recall_bytes(draft, "x").digest != recall_bytes(issued, "x").digest
    said = "".join(str(text) for text in cells(draft, "IKU").values()).casefold()
    assert "draf" not in said


def test_what_is_not_final_is_not_signed_as_a_draft_and_is_issued_with_its_reason(lacking):
    reason = "PKP diaudit; " * 20
    draft = cells(summary.draw(lacking), "IKU")
    issued = cells(summary.draw(replace(lacking, issuance=Issuance(0, "", reason.strip()))), "IKU")
    assert NOT_TO_SIGN in draft.values()
    assert NOT_TO_SIGN not in issued.values()
    lines = " ".join(str(issued[f"A{row}"]) for row in range(3, 7) if f"A{row}" in issued)
    assert "BELUM FINAL" in lines
    assert f"ditutup karena {reason.strip()}" in lines
    assert "ditutup karena" not in " ".join(map(str, draft.values()))
    for footer in footers(summary.draw(lacking)):
        assert footer.endswith("Draf · BELUM FINAL")
    body = email.body(replace(lacking, issuance=Issuance(0, "", "PKP diaudit")), (), ("1 angka",))
    assert "BELUM FINAL: 1 angka; ditutup karena PKP diaudit." in body
    assert email.subject(lacking).endswith(" (draf, belum final)")


def test_a_footer_keeps_as_much_room_as_a_code_takes():
    assert len(seal.code("f" * 64)) == CODE_LENGTH


def test_the_longest_that_can_be_said_stays_within_a_footer(lacking):
    office = replace(lacking.definition.office, short="R&R𝒳" * 30)
    results = replace(
        lacking,
        definition=replace(lacking.definition, office=office),
        issuance=Issuance(999, "&" * (LONGEST_DOCUMENT // 2), "x" * LONGEST_REASON),
    )
    data = summary.draw(results)
    for name, text in parts.unpack(data):
        if name.startswith("xl/worksheets/sheet") and b"<oddFooter>" in text:
            footer = text.decode().partition("<oddFooter>")[2].partition("</oddFooter>")[0]
            plain = footer.replace("&amp;", "&").replace("&quot;", '"')
            assert len(plain.encode("utf-16-le")) <= 2 * 255
            left = plain.partition("&C")[0]
            assert "Kode" not in left
            assert "BELUM FINAL" in left
    assert recall_bytes(data, "x").results.issuance == results.issuance


@pytest.mark.parametrize(
    "issuance",
    [
        Issuance(-1),
        Issuance(1000),
        Issuance(0, "&" * (LONGEST_DOCUMENT // 2 + 1)),
        Issuance(0, "", "x" * (LONGEST_REASON + 1)),
        Issuance(0, "a\nb"),
        Issuance(None, "050/1"),
        None,
    ],
)
def test_what_no_document_of_ours_says_is_refused(whole, issuance):
    with pytest.raises(IkuError) as stop:
        recall_bytes(summary.draw(replace(whole, issuance=issuance)), "x.xlsx")
    (finding,) = stop.value.findings
    assert (finding.code, finding.values) == ("E510", {"sebab": "issuance"})


def test_a_copy_for_outside_says_the_same_and_its_footers_are_held_to_it(whole):
    results = replace(whole, issuance=Issuance(1, NUMBER))
    copy = summary.draw_official(results, "0" * 64)
    assert set(footers(copy)) == {
        f"IKU – Diskominfo Kab. Tanjung Jabung Barat Perubahan ke-1 · Nomor {NUMBER}"
    }
    found = recall_copy(copy, "x")
    assert said_of_itself(found.workbook)[0] == Issuance(1, NUMBER)
    assert read_beside(copy).headings
