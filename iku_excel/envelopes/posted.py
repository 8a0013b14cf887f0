"""How an inbox keeps what came by mail: in a folder of the sender, in it one of the day and the subject."""

from __future__ import annotations

import re

from .. import files

_KEPT = re.compile(
    r"(?:^|/)(?P<sender>[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+)/(?P<day>\d{4}-\d{2}-\d{2})(?: (?P<subject>[^/]*))?/"
)
_STRANGE = re.compile(r"[^A-Za-z0-9._+@-]+")
LONGEST_SUBJECT = 50
NOBODY = "tanpa-pengirim"


def folder_of(sender: str, sent: str, subject: str) -> str:
    """The way into the inbox for what somebody sent on a day (ISO text); every system can have it."""
    address = files.named_for_every_system(_STRANGE.sub("_", sender.casefold()) or NOBODY)
    about = " ".join(re.sub(r"[/\\›]", " ", subject).split())[:LONGEST_SUBJECT]
    return f"{address}/{files.named_for_every_system(f'{sent[:10]} {about}')}"


def said_by(name: str) -> tuple[str, str, str]:
    """Sender, day and subject of a file that an inbox keeps so; "" for each of any other."""
    found = _KEPT.search(name)
    return (found["sender"], found["day"], found["subject"] or "") if found else ("", "", "")
