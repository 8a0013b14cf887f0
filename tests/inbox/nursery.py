"""Loads Dask once and forks a process for each scheduler or worker that is asked for: nursery.py ROOM.

Each line of standard input is JSON: the words of Dask's command, the folder where it runs and what its
environment has beside ours; it is answered by the number of the process. They end with whoever asks.
"""

import json
import os
import signal
import sys
from contextlib import suppress

import dask.__main__ as dask
import distributed.cli.dask_scheduler
import distributed.cli.dask_worker  # noqa: F401


def born(words: list[str], folder: str, environment: dict[str, str]) -> None:
    """In the new process: what an interpreter of its own would have, and Dask's command."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(folder)
    os.environ.update(environment)
    sys.argv = ["dask", *words]
    sys.path[0] = folder
    dask.main()


def buried(*_: object) -> None:
    """Takes away those that have ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def main() -> None:
    signal.signal(signal.SIGCHLD, buried)
    for line in sys.stdin:
        wanted = json.loads(line)
        number = os.fork()
        if not number:
            born(*wanted)
            os._exit(0)
        print(number, flush=True)


if __name__ == "__main__":
    main()
