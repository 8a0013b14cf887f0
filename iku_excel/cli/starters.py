"""What a workspace holds to be double-clicked: it starts the interpreter that made the workspace."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import PurePath, PureWindowsPath

from ..texts import workspace as words

_CMD = """@echo off
setlocal
title {title}
pushd "%~dp0"
set "PYTHON={python}"
set IKU="%PYTHON%" -m iku_excel
if exist "%PYTHON%" goto ada
set IKU=iku
where iku >nul 2>nul
if not errorlevel 1 goto ada
set IKU=py -m iku_excel
where py >nul 2>nul
if not errorlevel 1 goto ada
echo {nowhere}
set KODE=2
goto selesai
:ada
{work}
set KODE=%ERRORLEVEL%
:selesai
echo.
pause
exit /b %KODE%
"""
_SH = """#!/bin/sh
cd "$(dirname "$0")" || exit 2
PYTHON={python}
iku() {{
  if [ -x "$PYTHON" ]; then "$PYTHON" -m iku_excel "$@"; else command iku "$@"; fi
}}
{work}
code=$?
if [ -t 0 ]; then
  printf '\\n{close} '
  read -r _
fi
exit $code
"""
_FORMS = f"template --split --force -o {words.OUTPUT}"
_FORMS_CMD = f"""set "PERIODE="
set /p "PERIODE={words.ASK_PERIOD}"
if defined PERIODE goto periode
%IKU% {_FORMS}\\{words.FORMS}
goto selesai_buat
:periode
%IKU% {_FORMS}\\{words.FORMS} --period "%PERIODE%"
:selesai_buat"""
_FORMS_SH = f"""PERIODE="${{1:-}}"
if [ -z "$PERIODE" ] && [ -t 0 ]; then
  printf '{words.ASK_PERIOD}'
  read -r PERIODE
fi
iku {_FORMS}/{words.FORMS} ${{PERIODE:+--period "$PERIODE"}}"""

_CONSOLIDATE_CMD = f"""set "TANGGAL="
set /p "TANGGAL={words.ASK_DATE}"
if defined TANGGAL goto tanggal
%IKU% consolidate
goto selesai_susun
:tanggal
%IKU% consolidate --date "%TANGGAL%"
:selesai_susun"""
_CONSOLIDATE_SH = f"""TANGGAL="${{1:-}}"
if [ -z "$TANGGAL" ] && [ -t 0 ]; then
  printf '{words.ASK_DATE}'
  read -r TANGGAL
fi
iku consolidate ${{TANGGAL:+--date "$TANGGAL"}}"""
_STATUS_CMD = f"""%IKU% status
set HASIL=%ERRORLEVEL%
set "JAWAB="
set /p "JAWAB={words.ASK_COPIES}"
if /i "%JAWAB%"=="{words.ANSWER_YES}" goto salinan
cmd /c exit %HASIL%
goto selesai_status
:salinan
%IKU% feedback --force
:selesai_status"""
_STATUS_SH = f"""iku status
code=$?
JAWAB="${{1:-}}"
if [ -z "$JAWAB" ] && [ -t 0 ]; then
  printf '{words.ASK_COPIES}'
  read -r JAWAB
fi
if [ "$JAWAB" = {words.ANSWER_YES} ]; then iku feedback --force; else (exit $code); fi"""
# What an officer is asked, and with which option the answer goes on; nothing where it is left empty.
_ASKED = (
    ("TANGGAL", words.ASK_DATE, "--date"),
    ("NOMOR", words.ASK_NUMBER, "--number"),
    ("SEBAB", words.ASK_REASON, "--reason"),
)
_CLOSE_CMD = "\n".join(
    [
        'set "PERIODE="',
        f'set /p "PERIODE={words.ASK_CLOSED}"',
        "set OPSI=",
        *(
            f'set "{name}="\nset /p "{name}={asked}"\nif defined {name} set OPSI=%OPSI% {option} "%{name}%"'
            for name, asked, option in _ASKED
        ),
        "if defined PERIODE goto periode",
        "%IKU% close",
        "goto selesai_tutup",
        ":periode",
        '%IKU% close "%PERIODE%" %OPSI%',
        ":selesai_tutup",
    ]
)
_CLOSE_SH = "\n".join(
    [
        'PERIODE="${1:-}"; TANGGAL="${2:-}"; NOMOR="${3:-}"; SEBAB="${4:-}"',
        'if [ -z "$PERIODE" ] && [ -t 0 ]; then',
        *(
            f"  printf '{asked}'\n  read -r {name}"
            for name, asked in (
                ("PERIODE", words.ASK_CLOSED),
                *((name, asked) for name, asked, _ in _ASKED),
            )
        ),
        "fi",
        'iku close ${PERIODE:+"$PERIODE"} '
        + " ".join(f'${{{name}:+{option} "${name}"}}' for name, _, option in _ASKED),
    ]
)
_SEND_CMD = f"""set "DOKUMEN="
set /p "DOKUMEN={words.ASK_DOCUMENT}"
if defined DOKUMEN goto dokumen
%IKU% email
goto selesai_kirim
:dokumen
%IKU% email "{words.OUTPUT}\\IKU_%DOKUMEN%.xlsx" --force
:selesai_kirim"""
_SEND_SH = f"""DOKUMEN="${{1:-}}"
if [ -z "$DOKUMEN" ] && [ -t 0 ]; then
  printf '{words.ASK_DOCUMENT}'
  read -r DOKUMEN
fi
iku email ${{DOKUMEN:+"{words.OUTPUT}/IKU_$DOKUMEN.xlsx" --force}}"""

_WORK = (  # in the order of the guide
    ("1-BUAT-FORMULIR", "Buat formulir", _FORMS_CMD, _FORMS_SH),
    ("2-KONSOLIDASI", "Konsolidasi", _CONSOLIDATE_CMD, _CONSOLIDATE_SH),
    ("3-STATUS", "Status kiriman", _STATUS_CMD, _STATUS_SH),
    ("4-TUTUP", "Tutup triwulan", _CLOSE_CMD, _CLOSE_SH),
    ("5-KIRIM", "Kirim dokumen", _SEND_CMD, _SEND_SH),
)
# Folders whose names may hold a person's name, with the variable that Windows keeps for each.
_VARIABLES = ("LOCALAPPDATA", "APPDATA", "USERPROFILE", "ProgramFiles", "ProgramFiles(x86)", "ProgramData")


def starters(folder: PurePath, executable: PurePath, environment: Mapping[str, str]) -> dict[str, bytes]:
    """Each file's name and content, for a workspace in `folder` made by the interpreter `executable`.

    The files of the system that it is not on look for `iku` on the path. A batch file is read in a code page
    that nobody knows, so that it holds ASCII only.
    """
    windows, posix = "", ""
    if isinstance(executable, PureWindowsPath) and isinstance(folder, PureWindowsPath):
        windows = for_batch(folder, executable, environment)
    elif executable.is_absolute():
        posix = shlex.quote(str(executable))
    made = {}
    for name, title, cmd, shell in _WORK:
        batch = _CMD.format(title=title, python=windows, nowhere=words.NOWHERE, work=cmd)
        made[f"{name}.cmd"] = batch.replace("\n", "\r\n").encode("ascii")
        made[f"{name}.sh"] = _SH.format(python=posix or "''", close=words.CLOSE, work=shell).encode()
    return made


def for_batch(folder: PureWindowsPath, executable: PureWindowsPath, environment: Mapping[str, str]) -> str:
    """The interpreter as a batch file in `folder` names it in ASCII; "" where it cannot.

    Beside the workspace it is named from there, so that both may be moved together; else from a folder for
    which Windows keeps a variable; else in full.
    """
    if not executable.is_absolute():
        return ""
    names = []
    if folder.parent != folder and executable.is_relative_to(folder.parent):
        names.append("%~dp0..\\" + _literal(executable.relative_to(folder.parent)))
    for variable in _VARIABLES:
        start = environment.get(variable, "")
        if start and executable.is_relative_to(start):
            names.append(f"%{variable}%\\{_literal(executable.relative_to(start))}")
    names.append(_literal(executable))
    return next((name for name in names if name.isascii()), "")


def _literal(path: PureWindowsPath) -> str:
    return str(path).replace("%", "%%")
