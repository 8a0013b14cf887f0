"""The bytes of a draft and of a message: read back by the standard library as a mail program reads them."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_excel.delivery.letter import Attachment, Letter, Mailbox, ascii_name, distinct, draft, message

from .post_office import parsed

MOMENT = datetime(2026, 7, 10, 8, 30, tzinfo=UTC)
LETTER = Letter(
    Mailbox("perencana@contoh.go.id", "Subbagian Perencanaan – Diskominfo"),
    (Mailbox("kepala@contoh.go.id", "Drs. Budi, M.Si"), Mailbox("bappeda@contoh.go.id")),
    (Mailbox("sekretaris@contoh.go.id", "Siti “Ami” Aminah, S.E."),),
    "IKU Diskominfo s.d. Triwulan II 2026 – 76,67 % ■",
    "Yth. Bapak/Ibu,\n\n.titik di depan\nFrom: bukan kepala surat\n" + "panjang " * 40 + "\nIndeks – 78,89\n",
    (
        Attachment("IKU_2026-TW2.xlsx", bytes(range(256)) * 40),
        Attachment("IKU_2026-TW2.pdf", b"%PDF-1.6\r\n.\r\n"),
    ),
)
TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=120).map(
    lambda text: " ".join(text.split())
)


def test_a_draft_opens_for_sending_and_bears_no_date():
    found = parsed(draft(LETTER))
    assert found["X-Unsent"] == "1"
    assert found["Date"] is None
    assert found["Subject"] == LETTER.subject


def test_a_message_bears_its_date_and_is_no_draft():
    found = parsed(message(LETTER, MOMENT))
    assert found["X-Unsent"] is None
    assert found["Date"].datetime == MOMENT


@pytest.mark.parametrize("data", [draft(LETTER), message(LETTER, MOMENT)])
def test_everything_is_seven_bits_in_short_lines_that_end_as_mail_does(data):
    assert data.isascii()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert data.endswith(b"\r\n")


def test_names_and_addresses_come_back_as_they_were_given():
    found = parsed(draft(LETTER))
    for name, mailboxes in (("From", (LETTER.sender,)), ("To", LETTER.to), ("Cc", LETTER.copies)):
        given = [(address.addr_spec, address.display_name) for address in found[name].addresses]
        assert given == [(mailbox.address, mailbox.name) for mailbox in mailboxes]


def test_the_text_and_every_byte_of_the_attachments_come_back():
    found = parsed(message(LETTER, MOMENT))
    body, *parts = found.iter_parts()
    assert body.get_content().replace("\r\n", "\n") == LETTER.body
    assert [(part.get_filename(), part.get_content()) for part in parts] == [
        (attachment.name, attachment.data) for attachment in LETTER.attachments
    ]
    assert parts[0].get_content_type().endswith("spreadsheetml.sheet")
    assert parts[1].get_content_type() == "application/pdf"


def test_the_same_letter_is_the_same_bytes_and_another_has_another_number():
    assert draft(LETTER) == draft(replace(LETTER, subject=LETTER.subject))
    changed = replace(LETTER, attachments=(Attachment("IKU_2026-TW2.xlsx", b"lain"),))
    numbers = {parsed(draft(letter))["Message-ID"] for letter in (LETTER, changed)}
    assert len(numbers) == 2
    assert parsed(message(LETTER, MOMENT))["Message-ID"] in numbers


def test_a_letter_to_nobody_has_no_empty_head():
    found = parsed(draft(replace(LETTER, to=(), copies=())))
    assert found["To"] is None
    assert found["Cc"] is None


def test_everyone_is_a_recipient_once():
    twice = replace(LETTER, copies=(Mailbox("KEPALA@contoh.go.id"), *LETTER.copies))
    addresses = [mailbox.address for mailbox in twice.recipients]
    assert addresses == ["kepala@contoh.go.id", "bappeda@contoh.go.id", "sekretaris@contoh.go.id"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("IKU_2026-TW2.xlsx", "IKU_2026-TW2.xlsx"),
        ("IKU PKP é 2026 – revisi 2.xlsx", "IKU_PKP_e_2026_revisi_2.xlsx"),
        ("日本.pdf", "pdf"),
        ("…", "lampiran"),
    ],
)
def test_the_name_of_an_attachment_is_plain(name, plain):
    assert ascii_name(name) == plain


def test_two_attachments_never_share_a_name():
    names = ("IKU é.xlsx", "IKU e.xlsx", "iku_E.XLSX", "a", "A")
    assert distinct(names) == ("IKU_e.xlsx", "IKU_e_2.xlsx", "iku_E_3.XLSX", "a", "A_2")


@given(
    name=TEXTS,
    subject=TEXTS.filter(bool),  # every letter has one; without it Pythons differ
    body=st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=300),
)
def test_any_words_go_through(name, subject, body):
    letter = replace(LETTER, to=(Mailbox("x@contoh.go.id", name),), subject=subject, body=body + "\n")
    data = message(letter, MOMENT)
    assert data.isascii()
    found = parsed(data)
    assert found["Date"].datetime == MOMENT
    assert [address.addr_spec for address in found["To"].addresses] == ["x@contoh.go.id"]
    assert str(email.header.make_header(email.header.decode_header(compat(data, "Subject")))) == subject
    text = next(found.iter_parts()).get_payload(decode=True).decode("utf-8")
    assert text.replace("\r\n", "\n") == letter.body


def compat(data: bytes, name: str) -> str:
    """A header as older mail programs take it: its lines joined."""
    return " ".join(email.message_from_bytes(data)[name].split())
