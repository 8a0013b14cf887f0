"""On a terminal tables and findings know its width and lose nothing; through a pipe a finding is one line."""

from __future__ import annotations

import os

import pytest

from iku_excel.cli.terminal import INDENT, hanging, table

from ..running import Started

FINDING = (
    '▲ E131 kiriman WA.zip › PKP (1).xlsx › PKP: PKP mengirim 2 versi. → Pilih: --pick "PKP (1).xlsx" '
    "(atau minta bidang menaikkan nomor revisinya)."
)
HEAD = ("No", "Indikator", "Realisasi", "Keterangan")
ROWS = (
    (
        "1",
        "Persentase Partisipasi aktif lembaga komunikasi Publik dalam pengelolaan komunikasi",
        "79,17 %",
        "",
    ),
    ("2", "Indeks", "belum lengkap", "Sementara 80,00 % tanpa E-Gov, sebab kiriman TW II belum masuk"),
    ("3", "alamat/yang/tidak/punya/spasi/dan/lebih/panjang/daripada/kolomnya/sendiri.xlsx", "–", "–"),
)


def letters(text: str) -> str:
    """What is left of a text without spaces and rules."""
    return "".join(sorted(text.replace("-", "").replace(" ", "").replace("\n", "")))


@pytest.mark.parametrize("room", [40, 60, 80, 120, 1000])
def test_a_finding_hangs_under_its_code_and_loses_nothing(room):
    lines = hanging(FINDING, room).split("\n")
    assert all(len(line) <= room for line in lines)
    assert all(line.startswith(INDENT) for line in lines[1:])
    assert " ".join(line.strip() for line in lines) == FINDING
    assert (len(lines) == 1) == (room == 1000)


@pytest.mark.parametrize("room", range(30, 140, 7))
def test_what_is_to_be_copied_stays_on_one_line(room):
    assert '"PKP (1).xlsx"' in hanging(FINDING, room)


def test_without_a_terminal_nothing_is_broken():
    assert hanging(FINDING, None) == FINDING
    assert len(table(HEAD, ROWS).split("\n")) == len(ROWS) + 2


@pytest.mark.parametrize("room", [50, 80, 100, 130])
def test_a_table_fits_and_loses_nothing(room):
    text = table(HEAD, ROWS, room)
    assert all(len(line) <= room for line in text.split("\n"))
    assert letters(text) == letters(table(HEAD, ROWS))


def test_a_table_that_fits_stays_as_it_is():
    whole = table(HEAD, ROWS)
    assert table(HEAD, ROWS, max(map(len, whole.split("\n")))) == whole


def test_words_are_broken_only_where_nothing_else_helps():
    text = table(HEAD, ROWS[:2], 80)
    for row in ROWS[:2]:
        for word in " ".join(row).split():
            assert word in text


@pytest.mark.posix
@pytest.mark.parametrize("columns", [80, 400])
def test_a_real_terminal(tmp_path, columns):
    """A finding that is longer than 80 signs stays within them, and through a pipe it is one line."""
    (tmp_path / "Data mentah yang bukan formulir IKU.xlsx").write_bytes(b"PK bukan buku kerja")
    piped = Started("check", tmp_path).run().out
    ours, theirs = os.openpty()
    started = Started("check", tmp_path, stdout=theirs, env={"COLUMNS": str(columns)})
    os.close(theirs)
    seen = b""
    while chunk := _read(ours):
        seen += chunk
    os.close(ours)
    assert started.wait() in (1, 2)
    lines = seen.decode().replace("\r", "").splitlines()
    assert max(map(len, lines)) <= columns
    assert " ".join(" ".join(lines).split()) == " ".join(piped.split())
    assert (len(lines) > len(piped.splitlines())) == (columns == 80)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
