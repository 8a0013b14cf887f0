"""Every command that reads what strangers send, run on a mutant in this process as a person runs it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from iku_excel.cli import main
from iku_excel.core.signs import visible

from .watched import watched

INBOX, MUTANT, CLOSED = "kotak-masuk", "@", "2026-TW1"
INDICATOR = "partisipasi"
SETTINGS = """
definisi = "definisi-contoh.toml"
[surel]
pengirim = "a@contoh.go.id"
kepada = ["b@contoh.go.id"]
"""
Words = tuple[str, ...]

# `@` is the mutant. What is written is written over: a mutant is one file among those of a quarter.
OF_INBOX: tuple[Words, ...] = (
    ("check", INBOX),
    ("status", INBOX, "--reminders", "ingat", "--date", "2026-07-10", "--deadline", "2026-07-09", "--force"),
    ("consolidate", INBOX, "-o", "hasil.xlsx", "--feedback", "balik", "--force"),
    ("feedback", INBOX, "-o", "balik", "--force"),
    ("receipt", "make", INBOX, "-o", "tanda", "--time", "2026-07-02T10:15:00+07:00"),
    ("tables", INBOX, "-o", "tabel", "--force"),
    ("template", "--from", INBOX, "--period", "2026-TW3", "-o", "lagi.xlsx", "--force"),
)
OF_DOCUMENT: tuple[Words, ...] = (
    ("verify", MUTANT),
    ("verify", MUTANT, INBOX),
    ("explain", MUTANT, INDICATOR),
    ("definition", "export", "--from", MUTANT, "-o", "definisi-lain.xlsx", "--force"),
    ("email", MUTANT, "--without-pdf", "--resmi", "-o", "surat", "--force"),
)
OF_RECEIPT: tuple[Words, ...] = (("receipt", "verify", MUTANT, f"{INBOX}/IKU_PKP_2026-TW2_r1.xlsx"),)
OF_DEFINITION: tuple[Words, ...] = (
    ("definition", "check", MUTANT),
    ("definition", "diff", "definisi-contoh.toml", MUTANT),
    ("template", "-d", MUTANT, "-o", "lagi.xlsx", "--period", "2026-TW3", "--force"),
    ("check", INBOX, "-d", MUTANT),
    ("consolidate", INBOX, "-d", MUTANT, "-o", "hasil.xlsx", "--force"),
)
OF_SURVEY: tuple[Words, ...] = (
    ("survey", MUTANT),
    ("survey", MUTANT, "-o", "formulir.xlsx", "--period", "2026-TW2"),
)
OF_PACKAGE: tuple[Words, ...] = (
    ("verify", MUTANT),
    ("close", "--list", "--archive", "arsip"),
    ("definition", "export", "--from", MUTANT, "-o", "definisi-lain.toml", "--force"),
)

# Where the mutant lies, and what reads it there.
PLACES: dict[str, tuple[str, tuple[Words, ...]]] = {
    "form": (f"{INBOX}/kiriman.xlsx", OF_INBOX),
    "explain": ("dokumen.xlsx", OF_DOCUMENT),
    "verify": ("dokumen.xlsx", OF_DOCUMENT),
    "document": ("dokumen.xlsx", OF_DOCUMENT),
    "receipt": ("tanda.json", OF_RECEIPT),
    "receipt-text": ("tanda.txt", OF_RECEIPT),
    "definition": ("definisi.toml", OF_DEFINITION),
    "definition-xlsx": ("definisi.xlsx", OF_DEFINITION),
    "survey": ("survei.csv", OF_SURVEY),
    "package": ("arsip/2026-TW1.zip", OF_PACKAGE),
}


@cache
def office() -> Path:
    """A workspace as `iku demo` leaves it, with its first quarter closed."""
    folder = Path(tempfile.mkdtemp(prefix="iku-fuzz-kantor-")) / "kantor"
    assert run(("demo", str(folder)), Path.cwd())[0] == 0
    return closed(folder)


def closed(folder: Path) -> Path:
    """What a demo left, as a workspace with its first quarter closed."""
    (folder / "pengaturan.toml").write_text(SETTINGS)
    code, told = run(
        ("close", CLOSED, "--date", "2026-04-10", "--closed", "2026-04-12", "--without-pdf"), folder
    )
    assert code in (0, 1), told
    return folder


def package() -> bytes:
    """The package of the closed quarter."""
    return (office() / "arsip" / f"{CLOSED}.zip").read_bytes()


@contextmanager
def prepared(what: str, data: bytes) -> Iterator[Path]:
    """A copy of the workspace in which the mutant lies."""
    with tempfile.TemporaryDirectory(prefix="iku-fuzz-") as name:
        folder = Path(shutil.copytree(office(), Path(name) / "kantor"))
        place = folder / PLACES[what][0]
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
        yield folder


def commanded(what: str, data: bytes, number: int) -> None:
    """One command after another by the number of the mutant: an exit code of ours, no sign that steers a
    terminal, nothing opened outside."""
    place, commands = PLACES[what]
    words = commands[number % len(commands)]
    with prepared(what, data) as folder, watched(folder):
        code, told = run(tuple(place if word == MUTANT else word for word in words), folder)
    assert code in (0, 1, 2), (words, code)
    assert "Traceback" not in told, (words, told)
    assert "E599" not in told, (words, told)
    bare = told.replace("\r", "")
    assert visible(bare) == bare, (words, told)


def run(words: Words, folder: Path) -> tuple[object, str]:
    """The exit code and everything that was said."""
    out = TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)
    with (
        chdir(folder),
        redirect_stdout(out),
        redirect_stderr(out),
        patch.object(sys, "stdin", StringIO()),
        patch.dict(os.environ, {"XDG_CACHE_HOME": str(folder / ".cache")}),
    ):
        try:
            main(list(words))
        except SystemExit as ended:
            return ended.code, out.buffer.getvalue().decode("utf-8")
    raise AssertionError("a command ends by saying its exit code")
