"""A reader that does what a hostile file would; who starts afresh loads no more for it than reading needs."""

from __future__ import annotations

import os
import signal
import time

from iku_excel.inbox import read_entry, workers


def troubled(file, issued):
    """Reads as always, but for what the file's name says; runs in the worker process."""
    match file.name.split(".")[0]:
        case "hang":
            time.sleep(600)
        case "spin":
            while True:
                pass
        case "mati":
            os.kill(os.getpid(), signal.SIGKILL)
        case "keluar":
            os._exit(3)
        case "bug":
            raise LookupError("a bug of ours")
        case "rakus":
            bytearray(2 * workers.MEMORY_BYTES)
    return read_entry(file, issued)
