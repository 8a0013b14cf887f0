"""What a person on a terminal is asked, and told while waiting."""

from __future__ import annotations

import io
import os
import re
import select
import shutil
import sys
import time

import openpyxl
import pytest

from iku_excel.cli.prompt import agreed

from ..delivery import post_office
from ..running import Started, iku

pytestmark = pytest.mark.posix


@pytest.fixture
def terminal():
    """terminal(answers, *arguments): exit code and everything that stood on the screen.

    A line is typed at each question, not before: a question for a password forgets what was typed ahead.
    """
    import pty

    def run(answers, *arguments):
        ours, theirs = pty.openpty()
        # In a session of its own it finds no other terminal to ask for a password.
        process = Started(*arguments, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        waiting = [line.encode() for line in answers.splitlines(keepends=True)]
        screen = b""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            ready, _, _ = select.select([ours], [], [], 0.2)
            if ready:
                try:
                    piece = os.read(ours, 65536)
                except OSError:
                    break
                if not piece:
                    break
                screen += piece
                if waiting and screen.endswith(b": "):
                    os.write(ours, waiting.pop(0))
            elif process.ended:
                break
        os.close(ours)
        return process.wait(timeout=10), screen.decode()

    return run


@pytest.fixture
def conflict(inbox):
    """PKP sent two versions of one revision: 12 and 11 of 15."""
    first = inbox / "IKU_PKP_2026-TW2_r1.xlsx"
    book = openpyxl.load_workbook(first)
    for row in book["PKP"].iter_rows(min_col=1, max_col=5):
        if row[0].value == "lembaga_aktif":
            assert row[4].value == 12
            row[4].value = 11
    book.properties.lastModifiedBy = "Budi"
    book.save(inbox / "PKP (1).xlsx")
    return inbox


def order(demo, conflict, output, *options):
    return ("consolidate", conflict, "-d", demo / "definisi-contoh.toml", "-o", output, *options)


@pytest.mark.parametrize(("answer", "rate"), [("1", "76,67 %"), ("2", "73,33 %")])
def test_the_version_that_is_chosen_counts_and_the_choice_is_recorded(
    terminal, demo, conflict, tmp_path, answer, rate
):
    code, screen = terminal(f"{answer}\n", *order(demo, conflict, tmp_path / "x.xlsx"))
    assert code == 0, screen
    assert "PKP mengirim 2 versi" in screen
    assert "PKP (1).xlsx" in screen
    assert "oleh Budi" in screen
    assert re.search(r"[A-Z]+[0-9]+: 11 / 12", screen)
    assert rate in screen
    assert "W131" in screen
    assert "E131" not in screen


def test_nobody_has_to_choose(terminal, demo, conflict, tmp_path):
    code, screen = terminal("0\n", *order(demo, conflict, tmp_path / "x.xlsx"))
    assert code == 1
    assert "E131" in screen
    assert '--pick "PKP (1).xlsx"' in screen


def test_a_wrong_number_is_asked_again(terminal, demo, conflict, tmp_path):
    code, screen = terminal("9\nPKP\n2\n", *order(demo, conflict, tmp_path / "x.xlsx"))
    assert code == 0
    assert "73,33 %" in screen


def test_a_pick_given_beforehand_is_not_asked_for(terminal, demo, conflict, tmp_path):
    code, screen = terminal("", *order(demo, conflict, tmp_path / "x.xlsx", "--pick", "PKP (1).xlsx"))
    assert code == 0
    assert "Pakai nomor" not in screen


def test_no_question_where_nobody_sits(demo, conflict, tmp_path):
    typed, pipe = os.pipe()
    os.write(pipe, b"2\n")
    os.close(pipe)
    done = Started(*order(demo, conflict, tmp_path / "x.xlsx"), stdin=typed).run()
    os.close(typed)
    assert done.code == 1
    assert "Pakai nomor" not in done.out
    assert "E131" in done.out


def test_progress_is_told_on_a_terminal_only(terminal, demo, inbox, tmp_path):
    for number in range(10):
        shutil.copy(inbox / "IKU_PKP_2026-TW1_r1.xlsx", inbox / f"PKP-{number}.xlsx")
    command = ("check", inbox, "-d", demo / "definisi-contoh.toml")
    _, screen = terminal("", *command)
    assert "Membaca kiriman: 17 dari 18 berkas" in screen
    done = iku(*command)
    assert "Membaca kiriman" not in done.out + done.err


def test_a_password_is_asked_until_it_is_typed_twice_alike(terminal, tmp_path):
    form = tmp_path / "formulir.xlsx"
    answers = "satu\ndua\nrahasia\nrahasia\n"
    code, screen = terminal(answers, "template", "--unit", "TIK", "--password", "-o", form)
    assert code == 0, screen
    assert screen.count("Kata sandi: ") == 2
    assert "Kedua isian tidak sama. Ketik sekali lagi." in screen
    assert "rahasia" not in screen
    assert form.is_file()


def test_a_number_that_is_no_choice_is_asked_again(terminal, demo, conflict, tmp_path):
    code, screen = terminal("9\nsatu\n1\n", *order(demo, conflict, tmp_path / "x.xlsx"))
    assert code == 0, screen
    assert "9 bukan pilihan. Ketik angka 0 sampai 2." in screen
    assert "satu bukan pilihan." in screen


def test_giving_up_at_a_question_is_told_and_writes_nothing(terminal, demo, conflict, tmp_path):
    code, screen = terminal("\x04", *order(demo, conflict, tmp_path / "x.xlsx"))
    assert code == 2, screen
    assert screen.rstrip().endswith("Dibatalkan.")
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize(
    ("answers", "meant"), [("y\n", True), ("Ya\n", True), ("t\n", False), ("\n", False), ("yes\ny\n", True)]
)
def test_yes_and_no_are_indonesian(answers, meant, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    assert agreed("Kirim sekarang?") is meant
    said = capsys.readouterr().out
    assert said.startswith("Kirim sekarang? [y/T]: ")
    assert ("Ketik y untuk ya atau t untuk tidak." in said) == (answers == "yes\ny\n")


@pytest.fixture
def letter(demo, tmp_path):
    """What sends the demo's workbook to a real server, which must be agreed to and needs a password."""
    folder = tmp_path / "server"
    folder.mkdir()
    workbook = tmp_path / "IKU.xlsx"
    shutil.copy(demo / "keluaran" / "IKU_2026-TW2.xlsx", workbook)
    with post_office.running(folder) as office:
        (tmp_path / "pengaturan.toml").write_text(
            f"""
[surel]
pengirim = "{post_office.USER}"
kepada = "kepala@contoh.go.id"
[surel.server]
alamat = "localhost"
porta = {office.port}
keamanan = "starttls"
pengguna = "{post_office.USER}"
sertifikat = "{office.certificate.as_posix()}"
""",
            encoding="utf-8",
        )
        yield office, ("email", workbook, "--without-pdf", "--send")


def test_nothing_is_sent_before_somebody_agrees(terminal, letter):
    office, command = letter
    code, screen = terminal("t\n", *command)
    assert code == 2, screen
    assert "Kirim 1 pesan sekarang? [y/T]" in screen
    assert "kepala@contoh.go.id" in screen
    assert "Dibatalkan; tidak ada yang dikirim." in screen
    assert not office.handler.received


def test_the_password_of_the_mail_server_is_asked_and_shown_nowhere(terminal, letter):
    office, command = letter
    code, screen = terminal(f"y\n{post_office.PASSWORD}\n", *command)
    assert code == 0, screen
    assert f"Kata sandi surel untuk {post_office.USER}" in screen
    assert post_office.PASSWORD not in screen
    assert office.handler.counts() == {"kepala@contoh.go.id": 1}
