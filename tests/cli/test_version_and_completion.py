"""What the program says of itself, and what a shell learns from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from iku_excel import __version__, definition
from iku_excel.cli.completion import SHELLS
from iku_excel.core.identity import form_version

from .conftest import Started, iku

BESIDE = Path(sys.executable).parent


def test_the_version_names_program_form_and_results() -> None:
    run = iku("--version")
    own = definition.builtin()
    assert run.code == 0
    assert run.out.splitlines() == [
        f"iku {__version__}",
        f"formulir {own.office.name}: {form_version(own)}",
        "hasil: iku-results-3",
    ]


def test_the_module_and_the_program_are_the_same() -> None:
    program = shutil.which("iku", path=str(BESIDE))
    assert program
    for arguments in (["--version"], ["--help"], ["zzz"]):
        as_program = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
        as_module = iku(*arguments)
        assert (as_program.returncode, as_program.stdout, as_program.stderr) == (
            as_module.code,
            as_module.out,
            as_module.err,
        )


def completed(shell: str, typed: str) -> str:
    """What the program answers when a shell asks it, as the shell's script does."""
    words = typed.split(" ")
    asked = {
        "bash": {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)},
        "fish": {"COMP_WORDS": typed, "COMP_CWORD": words[-1]},
        "powershell": {"COMP_WORDS": typed, "COMP_CWORD": words[-1]},
    }[shell]
    done = Started(env={**asked, "_IKU_COMPLETE": f"{shell}_complete"}).run()
    assert not done.err
    return done.out


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shell != "powershell"])
def test_a_shell_is_given_commands_and_options(shell: str) -> None:
    assert "_IKU_COMPLETE" in iku("completion", shell).out
    commands = completed(shell, "iku con")
    assert ("consolidate" in commands, "status" in commands) == (True, False)
    assert "--folded" in completed(shell, "iku consolidate --fo")
    assert "export" in completed(shell, "iku definition ex")


@pytest.mark.posix
def test_bash_completes_after_reading_the_script() -> None:
    script = """
eval "$(iku completion bash)"
COMP_WORDS=(iku te) COMP_CWORD=1
_iku_completion iku
echo "${COMPREPLY[@]}"
complete -p iku
"""
    done = subprocess.run(
        ["bash", "-c", script],
        env={**os.environ, "PATH": f"{BESIDE}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[0] == "template"
    assert "_iku_completion iku" in done.stdout.splitlines()[1]


def test_without_a_name_the_shell_in_use_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    asked = iku("completion")
    if os.name == "posix":
        assert asked.out == iku("completion", "zsh").out
        monkeypatch.setenv("SHELL", "/bin/tcsh")
        unknown = iku("completion")
        assert unknown.code == 2
        assert "Shell tidak dikenali" in unknown.err
    else:
        assert asked.out == iku("completion", "powershell").out
