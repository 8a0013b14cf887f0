"""A folder that is an office's own: what its settings say, and what each command takes from them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ..core.findings import Finding, IkuError, Place
from ..core.numbers import read, show
from ..texts import workspace as words

SETTINGS = {"definisi": words.DEFINITION_FILE, "kotak_masuk": words.INBOX, "keluaran": words.OUTPUT}


def settings(folder: Path) -> Mapping[str, str] | None:
    """What the folder's settings say, defaults for the rest; None where it is no workspace (E649: broken)."""
    found = _written(folder)
    if found is None:
        return None
    found.pop(words.MAIL, None)  # `iku email` reads and checks its own part
    found.pop(words.ACCEPTED, None)  # so does `_accepted`
    found.pop(words.SURVEY, None)  # and `iku survey`
    unknown = next((key for key in found if key not in SETTINGS), None)
    wrong = next((key for key, value in found.items() if not isinstance(value, str)), None)
    if unknown is not None or wrong is not None:
        why = (
            words.NOT_TEXT.format(key=wrong)
            if unknown is None
            else words.NOT_A_SETTING.format(key=unknown, known=", ".join(SETTINGS))
        )
        raise _broken(why)
    return {**SETTINGS, **found}


def _written(folder: Path) -> dict[str, Any] | None:
    path = folder / words.SETTINGS
    if not path.is_file():
        return None
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise _broken(str(error)) from error


def _broken(why: str) -> IkuError:
    return IkuError(Finding("E649", Place(words.SETTINGS), {"sebab": why}))


def _accepted(folder: Path) -> tuple[tuple[str, str, str], ...]:
    """The doubtful numbers that count: file, cell, and the number, so that no other one does there."""
    rows = (_written(folder) or {}).get(words.ACCEPTED, [])
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and set(row) == set(words.ACCEPTED_KEYS) for row in rows
    ):
        raise _broken(words.NOT_ACCEPTED)
    return tuple((str(row["berkas"]), str(row["sel"]), _number(row["angka"])) for row in rows)


def survey_settings(folder: Path) -> dict[str, object]:
    """What the settings say of the columns and words of survey files (E649: not a table)."""
    found = (_written(folder) or {}).get(words.SURVEY, {})
    if not isinstance(found, dict):
        raise _broken(words.NOT_A_TABLE.format(name=words.SURVEY))
    return found


def _number(said: object) -> str:
    """A number as messages show it."""
    value = read(str(said).replace(".", ",") if isinstance(said, float) else str(said)).value
    if value is None:
        raise _broken(words.NO_NUMBER.format(text=said))
    return show(value)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace and where its parts are, from where we stand."""

    folder: Path
    definition: Path
    inbox: Path
    output: Path
    accepted: tuple[tuple[str, str, str], ...] = ()

    @property
    def archive(self) -> Path:
        """Where closed periods are kept."""
        return self.folder / words.ARCHIVE


def workspace_of(path: Path) -> Workspace | None:
    """The workspace in which a file or folder lies, however deep, if any (E649: broken)."""
    here = path.resolve()
    for folder in (here, *here.parents):
        said = settings(folder)
        if said is not None:
            way = _way(folder)
            definition, inbox, output = (way / said[key] for key in SETTINGS)
            return Workspace(way, definition, inbox, output, _accepted(folder))
    return None


def _way(folder: Path) -> Path:
    """How to go to a folder from here; to another drive there is only the full path."""
    try:
        return Path(os.path.relpath(folder))
    except ValueError:
        return folder


def defaults(folder: Path, now: datetime) -> dict[str, Any]:
    """What each command takes where nothing is given, by its parameters; nothing outside a workspace."""
    own = workspace_of(folder)
    if own is None:
        return {}
    inbox, output = str(own.inbox), own.output
    return {
        "template": {"output": str(output / now.strftime(words.STAMP_FORM))},
        "check": {"inbox": inbox},
        "consolidate": {"inbox": inbox, "output": str(output / now.strftime(words.STAMP))},
        "agreement": {"output": str(output / now.strftime(words.STAMP_AGREEMENT))},
        "status": {"inbox": inbox},
        "fetch": {"inbox": inbox},
        "tables": {"inbox": inbox, "output": str(output / now.strftime(words.STAMP_TABLES))},
        "definition": {"export": {"path": str(own.definition)}, "check": {"path": str(own.definition)}},
        "feedback": {"inbox": inbox, "output": str(output / words.COPIES)},
        "receipt": {"make": {"inbox": inbox, "output": str(output / words.RECEIPTS)}},
    }
