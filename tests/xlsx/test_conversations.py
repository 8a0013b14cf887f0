"""Comments that Excel 365 keeps as conversations: what was said, in order, without the program's words."""

from __future__ import annotations

import pytest

from iku_excel.xlsx import read

from .handmade import MAIN, PACKAGE, RELATIONS, pack, parts

THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
BOILERPLATE = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any "
    "edits to it will get removed.\n\n"
)
INDONESIAN = "[Komentar utas]\n\nVersi Excel Anda memungkinkan Anda membaca komentar utas ini.\n\n"


def commented(note="", author="tc={1}", thread=""):
    """The notes of a sheet with an older program's note at A1, and a conversation beside it."""
    members = parts()
    relations = ""
    if note:
        members["xl/comments1.xml"] = (
            f'<comments xmlns="{MAIN}"><authors><author>{author}</author></authors><commentList>'
            f'<comment ref="A1" authorId="0"><text><t>{note}</t></text></comment></commentList></comments>'
        ).encode()
        relations += f'<Relationship Id="a" Type="{RELATIONS}/comments" Target="../comments1.xml"/>'
    if thread:
        members["xl/threadedComments/t1.xml"] = (
            f'<ThreadedComments xmlns="{THREADS}">{thread}</ThreadedComments>'.encode()
        )
        kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
        relations += f'<Relationship Id="b" Type="{kind}" Target="../threadedComments/t1.xml"/>'
    members["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'.encode()
    )
    workbook, findings = read(pack(members), "a.xlsx")
    return workbook.sheets[0].notes, [finding.code for finding in findings]


def remark(text, time="2026-07-01T01:00:00", ref="A1"):
    return f'<threadedComment ref="{ref}" dT="{time}" id="{{1}}"><text>{text}</text></threadedComment>'


ASKED, ANSWERED = "Angka sementara?", "Sudah final."
BOTH = f"{ASKED}\n{ANSWERED}"


@pytest.mark.parametrize(
    ("note", "thread", "said"),
    [
        (f"{BOILERPLATE}Comment:\n    {ASKED}", remark(ASKED), ASKED),
        (
            f"{BOILERPLATE}Comment:\n    {ASKED}\nReply:\n    {ANSWERED}",
            remark(ASKED),
            BOTH,
        ),
        (f"{INDONESIAN}Komentar:\n    {ASKED}\nBalas:\n    {ANSWERED}", "", BOTH),
        (
            f"{BOILERPLATE}Comment:\n    {ASKED}",
            remark(ANSWERED, "2026-07-02T01:00:00") + remark(ASKED),
            BOTH,
        ),
        ("", remark(ASKED), ASKED),
        (BOILERPLATE, "", BOILERPLATE),
    ],
)
def test_of_a_conversation_what_was_said_is_read(note, thread, said):
    assert commented(note, thread=thread) == ({(1, 1): said}, [])


def test_a_note_of_a_person_is_read_as_it_stands():
    note = f"Catatan:\n    {ASKED}"
    assert commented(note, author="Siti") == ({(1, 1): note}, [])


def test_a_conversation_elsewhere_stands_beside_a_note():
    notes, _ = commented("Catatan", "Siti", remark(ASKED, ref="B2"))
    assert notes == {(1, 1): "Catatan", (2, 2): ASKED}


def test_a_damaged_conversation_is_passed_over():
    assert commented("Catatan", "Siti", remark(ASKED, ref="?")) == ({(1, 1): "Catatan"}, ["N195"])
