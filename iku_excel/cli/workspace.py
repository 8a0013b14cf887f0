"""A folder that is an office's own: what its settings say, and what each command takes from them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ..core.findings import Finding, IkuError, Place
from ..texts import workspace as words

SETTINGS = {"definisi": words.DEFINITION_FILE, "kotak_masuk": words.INBOX, "keluaran": words.OUTPUT}


def settings(folder: Path) -> Mapping[str, str] | None:
    """What the folder's settings say, defaults for the rest; None where it is no workspace (E649: broken)."""
    path = folder / words.SETTINGS
    if not path.is_file():
        return None
    try:
        read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise IkuError(Finding("E649", Place(words.SETTINGS), {"sebab": str(error)})) from error
    read.pop(words.MAIL, None)  # `iku email` reads and checks its own part
    unknown = next((key for key in read if key not in SETTINGS), None)
    wrong = next((key for key, value in read.items() if not isinstance(value, str)), None)
    if unknown is not None or wrong is not None:
        why = (
            words.NOT_TEXT.format(key=wrong)
            if unknown is None
            else words.NOT_A_SETTING.format(key=unknown, known=", ".join(SETTINGS))
        )
        raise IkuError(Finding("E649", Place(words.SETTINGS), {"sebab": why}))
    return {**SETTINGS, **read}


def defaults(folder: Path, now: datetime) -> dict[str, Any]:
    """What each command takes where nothing is given, by its parameters; nothing outside a workspace."""
    said = settings(folder)
    if said is None:
        return {}
    definition, inbox, output = said["definisi"], said["kotak_masuk"], Path(said["keluaran"])
    own = {"definition_path": definition}
    return {
        "template": {**own, "output": str(output / now.strftime(words.STAMP_FORM))},
        "check": {**own, "inbox": inbox},
        "consolidate": {**own, "inbox": inbox, "output": str(output / now.strftime(words.STAMP))},
        "status": {**own, "inbox": inbox},
        "tables": {**own, "inbox": inbox, "output": str(output / now.strftime(words.STAMP_TABLES))},
        "definition": {"export": {"path": definition}, "check": {"path": definition}},
        "feedback": {**own, "inbox": inbox, "output": str(output / words.COPIES)},
        "receipt": {
            "make": {**own, "inbox": inbox, "output": str(output / words.RECEIPTS)},
            "verify": own,
        },
    }
