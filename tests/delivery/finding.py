"""Where the IMAP server is that tests start, if anywhere."""

from __future__ import annotations

import os
import shutil

PROGRAM = "dovecot"
PLACES = ("/usr/sbin", "/usr/local/sbin")


def find() -> str | None:
    """The program, on a system whose users do not have it in their way too."""
    return shutil.which(PROGRAM, path=os.pathsep.join((os.environ.get("PATH", ""), *PLACES)))
