"""A receipt that is kept: read back from both its forms, and any change of it is seen."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from iku_excel import receipts
from iku_excel.core.findings import IkuError
from iku_excel.core.model import SheetStatus, State

from .conftest import finding, sheet

FORMS = (receipts.text, receipts.to_json)


@pytest.fixture
def receipt(made):
    sheets = (sheet("PKP", State.VALUE, State.NIHIL), sheet("TIK", State.REFUSED, status=SheetStatus.PARTIAL))
    return made(sheets, (finding("E304", "TIK", "E17", raw="lima"), finding("N213", "")))


@pytest.mark.parametrize("form", FORMS)
def test_both_forms_are_read_back_whole_with_the_same_facts(receipt, form):
    kept = receipts.read(form(receipt), "tanda terima")
    assert kept.whole
    assert kept.facts == receipts.facts(receipts.content(receipt))
    assert (kept.file, kept.sha256) == ("PKP.xlsx", "ab" * 32)
    assert kept.time == "2 Juli 2026 pukul 10.15 (UTC+07:00)"


@pytest.mark.parametrize("form", FORMS)
def test_every_changed_sign_is_seen(receipt, form):
    """Each letter and digit of the receipt in turn becomes another one."""
    data = form(receipt)
    spoiled = 0
    for at, byte in enumerate(data):
        if chr(byte).isascii() and chr(byte).isalnum():
            other = b"7" if byte != ord("7") else b"8"
            try:
                whole = receipts.read(data[:at] + other + data[at + 1 :], "tanda terima").whole
            except IkuError:
                whole = False
            assert not whole, data[max(0, at - 20) : at + 20]
            spoiled += 1
    assert spoiled > 500


def test_mail_may_break_and_space_the_lines_of_a_text_anew(receipt):
    told = receipts.text(receipt).decode()
    sent = "\ufeff" + told.replace("\n", "\r\n").replace("  ", "\t").replace("Hasil: ", "Hasil:\r\n ")
    kept = receipts.read(sent.encode(), "tanda terima.txt")
    assert kept.whole
    assert kept.facts == receipts.facts(receipts.content(receipt))


def test_programs_may_write_the_json_anew(receipt):
    again = json.dumps(json.loads(receipts.to_json(receipt)), ensure_ascii=False, separators=(",", ":"))
    assert receipts.read(again.encode(), "tanda terima.json").whole


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"{",
        b"[" * 100_000,
        b"\xff\xfe",
        b"PK\x03\x04",
        b'{"format": "iku-receipt-1"}',
        b'{"format": "iku-receipt-2", "file": ""}',
        b"TANDA TERIMA FORMULIR IKU",
        b'{"format": "iku-receipt-1", "file": "", "time": 5, "sheets": [], "sha256": "", "size": 0}',
    ],
)
def test_what_is_no_receipt_is_told(data):
    with pytest.raises(IkuError) as stop:
        receipts.read(data, "surat.txt")
    assert [one.code for one in stop.value.findings] == ["E531"]


def test_the_sender_is_told_what_to_mend_and_not_what_the_officer_does(made):
    told = receipts.text(
        made((sheet(),), (finding("E304", "PKP", "E17", raw="lima"), finding("E131"), finding("N213")))
    ).decode()
    assert "▲ PKP E17: “lima” bukan angka. Ketik angka saja" in told
    assert "--pick" not in told
    assert "(ditindaklanjuti perencana)" in told
    assert "N213" not in told


def test_a_name_with_strange_signs_stays_on_its_line(made, office):
    strange = replace(made().origin, file="a\nSHA-256: 00.xlsx", saved_by="\x1b[2JBudi")
    told = receipts.text(replace(made(), origin=strange)).decode()
    assert "\x1b" not in told
    kept = receipts.read(told.encode(), "t.txt")
    assert kept.sha256 == "ab" * 32
    assert kept.whole


def test_what_differs_is_named_and_a_strange_sheet_once(made):
    one = receipts.facts(receipts.content(made((sheet("PKP", State.VALUE), sheet("TIK")))))
    other = receipts.facts(receipts.content(made((sheet("PKP", State.NIHIL, revision=2), sheet("EGOV")))))
    assert receipts.differences(one, one) == ()
    assert receipts.differences(one, other) == (
        ("Lembar PKP (kode PKP)", "Revisi", "1", "2"),
        (
            "Lembar PKP (kode PKP)",
            "Isian",
            "1 terisi, 0 nihil, 0 belum tersedia, 0 kosong, 0 perlu diperbaiki",
            "0 terisi, 1 nihil, 0 belum tersedia, 0 kosong, 0 perlu diperbaiki",
        ),
        ("Lembar TIK (kode TIK)", "", "Lembar TIK (kode TIK)", ""),
        ("Lembar EGOV (kode EGOV)", "", "", "Lembar EGOV (kode EGOV)"),
    )


def test_a_receipt_says_the_same_at_another_time_only(receipt):
    files = receipts.text(receipt), receipts.to_json(receipt)
    assert receipts.says_the_same(*files, replace(receipt, time="2027-01-01T00:00:00"))
    assert not receipts.says_the_same(*files, replace(receipt, findings=()))
    assert not receipts.says_the_same(b"", files[1], receipt)
    assert not receipts.says_the_same(files[0], b"{}", receipt)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", 10**400),
        ("size", "14773"),
        ("file", 5),
        ("time", "kemarin"),
        ("sha256", ["ab"]),
        ("sheets", {}),
        ("sheets", [5]),
        ("office", "Dinas"),
        ("verdict", None),
        ("entah", 1),
    ],
)
def test_a_receipt_with_a_field_of_another_kind_is_damaged(receipt, name, value):
    told = json.loads(receipts.to_json(receipt))
    told[name] = value
    with pytest.raises(IkuError) as stop:
        receipts.read(json.dumps(told).encode(), "tanda terima")
    assert stop.value.findings[0].code == "E531"


@pytest.mark.parametrize("data", [b"{" * 100_000, b'{"format": ' + b"[" * 100_000, b"{}", b'{"a":1e999}'])
def test_what_is_no_json_of_ours_is_damaged(data):
    with pytest.raises(IkuError) as stop:
        receipts.read(data, "tanda terima")
    assert stop.value.findings[0].code == "E531"
