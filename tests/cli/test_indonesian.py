"""The command line's library says nothing in another language than Indonesian."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import iku_excel
from iku_excel.cli.indonesian import translate
from iku_excel.cli.later import Later
from iku_excel.texts import click as words

from .conftest import iku

# What is typed wrongly, and the last line that answers it.
MISTAKES = {
    "chekc": "Perintah 'chekc' tidak ada. Maksudnya 'check'?",
    "zzz": "Perintah 'zzz' tidak ada.",
    "--versoin": "Opsi '--versoin' tidak ada. Maksudnya '--version'?",
    "check --josn x": "Opsi '--josn' tidak ada. Maksudnya '--json'?",
    "check -q x": "Opsi '-q' tidak ada.",
    "check": "Argumen 'PATH...' belum disebut.",
    "explain a.xlsx": "Argumen 'INDIKATOR' belum disebut.",
    "template": "Opsi '-o' / '--output' belum disebut.",
    "template -o": "Opsi '-o' memerlukan nilai.",
    "check x --json=1": "Opsi '--json' tidak memakai nilai.",
    "explain a b c d": "Ada argumen berlebih: c d",
    "explain a b c": "Ada argumen berlebih: c",
    "tables x -o y --separator titik": "Nilai untuk '--separator' tidak dapat dipakai: 'titik' bukan salah"
    " satu dari 'koma', 'titik-koma', 'tab'.",
    "consolidate x -o y --workers 99": "Nilai untuk '--workers' tidak dapat dipakai: 99 di luar 1 sampai 64.",
    "consolidate x -o y --workers dua": "Nilai untuk '--workers' tidak dapat dipakai: 'dua' bukan"
    " bilangan bulat.",
    "consolidate x -o y --date 31/7": "Nilai untuk '--date' tidak dapat dipakai: '31/7' tidak ditulis seperti"
    " salah satu dari '2026-07-10', '10-07-2026'.",
    "consolidate x -o y --period 13": "Nilai untuk '--period' tidak dapat dipakai: \"13\" bukan periode."
    " Tulis seperti 2026-TW2 atau 2026.",
    "definition": "",
    "definition chek": "Perintah 'chek' tidak ada. Maksudnya 'check'?",
    "completion tcsh": "Nilai untuk '[bash|zsh|fish|powershell]' tidak dapat dipakai: 'tcsh' bukan salah satu"
    " dari 'bash', 'zsh', 'fish', 'powershell'.",
}
ENGLISH = re.compile(
    r"\b(Usage|Error|Options?|Commands?|Try|Missing|Invalid|No such|Show|required|default|not|one of|the"
    r"|Aborted|OPTIONS|ARGS|COMMAND)\b"
)
# What only a mistake of ours, an editor, a pager or a password of the library's own prompts could say.
NEVER_SAID = re.compile(
    r"Editing failed|Windows error|eprecated|DeprecationWarning|Could not determine name|declar"
    r"|defined twice|cannot use the same flag|Do you want to continue|Confirm the action|version %"
    r"|Show the version|Missing parameter$|Missing \{param_type\}|Invalid start character|Bash version"
    r"|Press any key|Repeat for confirmation|Unknown|Value must be an iterable|valid boolean|valid UUID"
    r"|is a file|is a directory|is not readable|is not writable|is not executable|does not exist"
    r"|^file$|^directory$|^path$|Choice\(|\(dynamic\)|values are required|do not match|invalid input"
    r"|you entered|^d$|\{e\.message\}|Aborted"
)


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistake_is_answered_in_indonesian(typed: str) -> None:
    run = iku(*typed.split())
    assert run.code == 2
    assert run.out == ""
    *usage, last = run.err.splitlines()
    if MISTAKES[typed]:
        assert last == f"Galat: {MISTAKES[typed]}"
    assert not ENGLISH.search("\n".join(usage))


def commands(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    """Every command, the groups too."""
    yield names
    command = command.load() if isinstance(command, Later) else command
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, *names, name)


def every_command() -> list[tuple[str, ...]]:
    from iku_excel.cli import commands as root

    return list(commands(root))


@pytest.mark.parametrize("names", every_command(), ids=lambda names: " ".join(names) or "iku")
def test_help_is_indonesian(names: tuple[str, ...]) -> None:
    run = iku(*names, "--help")
    assert run.code == 0
    assert run.err == ""
    assert run.out.startswith("Pemakaian: iku")
    assert "Opsi:" in run.out
    assert not ENGLISH.search(re.sub(r"--[\w-]+", "", run.out)), run.out


def test_help_says_what_is_wanted_and_what_is_taken() -> None:
    out = " ".join(iku("consolidate", "--help").out.split())
    assert "[wajib]" in out
    assert "[bawaan: F4]" in out
    assert "[1 sampai 64]" in out


def sentences() -> set[str]:
    """Every sentence that the installed library marks as one for people."""
    found = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
                found |= {text for text in texts if isinstance(text, str)}
    return found


def test_every_sentence_of_the_library_has_ours() -> None:
    said_elsewhere = {"Usage:", *words.HEADINGS}
    said = sentences()
    whole = {"Missing argument": "Missing argument 'X'.", "Missing option": "Missing option '-x'."}
    foreign = {
        sentence
        for sentence in said - said_elsewhere
        if not NEVER_SAID.search(sentence)
        for filled in [re.sub(r"\{\w+(!r)?\}", "X", whole.get(sentence, sentence)).rstrip("\n\tX")]
        if translate(filled) == filled and translate(filled + "X") == filled + "X"
    }
    assert len(said) > 60
    assert not foreign


def test_every_question_is_asked_in_one_place() -> None:
    """The library's own questions end in English words that no table reaches."""
    asking = {
        path.name
        for path in (Path(iku_excel.__file__).parent / "cli").rglob("*.py")
        if re.search(r"click\.(prompt|confirm)\(|(confirmation_)?prompt=", path.read_text(encoding="utf-8"))
    }
    assert asking == {"prompt.py"}


def test_what_is_no_sentence_of_the_library_stays() -> None:
    for text in ("", "Semua angka final.", "IKU_PKP.xlsx", "{value}", "a\nb"):
        assert translate(text) == text


@pytest.mark.posix  # by a shell that has `head`
def test_a_pipe_that_closes_ends_it_quietly() -> None:
    run = subprocess.run(
        [f'"{sys.executable}" -m iku_excel --help | head -1'],
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == "Pemakaian: iku [OPSI] PERINTAH [ARGUMEN]...\n"
    assert run.stderr == ""


def test_the_language_is_no_matter_of_the_machine() -> None:
    for language in ("C", "id_ID.UTF-8", "de_DE.UTF-8"):
        done = subprocess.run(
            [sys.executable, "-m", "iku_excel", "zzz"],
            env={**os.environ, "LC_ALL": language, "LANGUAGE": language[:2], "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr.splitlines()[-1] == "Galat: Perintah 'zzz' tidak ada."
