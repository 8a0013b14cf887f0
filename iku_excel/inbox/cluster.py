"""Files read by the machines of a Dask cluster, in chunks; what comes out is what one machine gives."""

from __future__ import annotations

import errno
import logging
import os
import pickle
import re
import socket
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .. import formats
from ..core.causes import cause
from ..core.findings import Finding, IkuError
from ..xlsx.limits import FILE_BYTES
from . import station
from .arrivals import may_be_foreign
from .folder import Entry, read_bytes
from .pointing import with_mail
from .runner import Progress, Reader, lost
from .station import LostError, OtherProgramError, identity, read_chunk
from .workers import WORKERS

if TYPE_CHECKING:
    from distributed import Client, Future

# distributed is imported where a cluster is asked for: it is an extra, and heavy.

CHUNK = 20
"""So many files go to a machine together; where it dies only they are read again, elsewhere."""
CHUNK_BYTES = 16 << 20
AHEAD = 2
"""So many chunks wait for each thread of the cluster, and no more lie in anybody's memory."""
TRIES = 2
"""So often a chunk is tried again whose reader was lost."""
CONNECTING, GATHERING, ALONE = 10, 20, 60
"""Seconds until there must be a scheduler, a first worker, and again one after the last has gone."""
LOOK = 0.5

_LENGTH, _GREETING = 8, 1 << 16
"""A scheduler speaks first: the length of a short greeting, in so many bytes."""
_ADDRESS = re.compile(r"(tcp|tls)://([^\s/:\[\]]+|\[[0-9A-Fa-f:]+\]):\d{1,5}", re.ASCII)
_NOT_THERE = (ImportError, AttributeError, pickle.UnpicklingError)
"""What a worker says that has no such program, or another one."""

Chunk = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The machines behind a scheduler's address; `shared`: they see each file under its path, as we do.

    A file of `most` bytes or more is sent to nobody. Raises IkuError: E553 (no distributed here), E554
    (no scheduler there), E555 (no worker), E556 (a worker has another program), E557 (lost on the way).
    """

    address: str
    shared: bool = False
    most: int = FILE_BYTES

    def __call__(
        self, files: Sequence[Entry], issued: Any, reader: Reader, progress: Progress
    ) -> Iterator[Any]:
        """What the reader makes of each file, in their order.

        What the office program has converted here, and what cannot be read here, is read here.
        """
        if not files:
            return
        foreign = tuple(file for file in files if self._is_foreign(file))
        here = dict(zip(foreign, WORKERS(foreign, issued, reader, _in_silence), strict=True))
        with _connected(self.address) as client:
            sending = _Sending(client, self.address, pickle.dumps((reader, issued)))
            for done, made in enumerate(sending.each(self._parcels(files, here))):
                progress(done, len(files))
                yield made
        progress(len(files), len(files))

    def _is_foreign(self, file: Entry) -> bool:
        """Whether it is a workbook that the office program converts, which is here and maybe not there."""
        if not may_be_foreign(file):
            return False
        data = file.data if file.data is not None else read_bytes(file.path, file.name, self.most)[0]
        return data is not None and isinstance(formats.format_of(data), formats.Foreign)

    def _parcels(self, files: Sequence[Entry], here: dict[Entry, Any]) -> Iterator[Entry | _Made]:
        """Each file as it is sent, or what is made of it without sending it."""
        for file in files:
            if file in here:
                yield _Made(here[file])
            elif self.shared and file.data is None:
                yield replace(file, path=file.path.absolute())
            else:
                data, findings = (
                    (file.data, ()) if file.data is not None else read_bytes(file.path, file.name, self.most)
                )
                if data is None:
                    yield _Made(((), with_mail(findings, file.sender, file.subject)))
                else:
                    yield replace(file, data=data)


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of a file that nobody was sent."""

    made: Any


class _Sending:
    """Chunks on their way: some ahead of what is waited for, in the order of the files."""

    def __init__(self, client: Client, address: str, work: bytes) -> None:
        self._client, self._address, self._work, self._identity = client, address, work, identity()
        self._ahead = AHEAD * max(1, sum(client.nthreads().values()))

    def each(self, parcels: Iterator[Entry | _Made]) -> Iterator[Any]:
        """What comes of each file."""
        waiting: deque[_Made | tuple[Chunk, Future]] = deque()
        sent = 0
        for chunk in _chunks(parcels):
            waiting.append(chunk if isinstance(chunk, _Made) else (chunk, self._send(chunk)))
            sent += not isinstance(chunk, _Made)
            while sent > self._ahead:
                first = waiting.popleft()
                sent -= not isinstance(first, _Made)
                yield from self._come(first)
        while waiting:
            yield from self._come(waiting.popleft())

    def _send(self, chunk: Chunk) -> Future:
        with _told_where_lost(self._address):
            return self._client.submit(
                read_chunk, self._work, chunk, self._identity, pure=False, retries=TRIES
            )

    def _come(self, one: _Made | tuple[Chunk, Future]) -> Iterator[Any]:
        if isinstance(one, _Made):
            yield one.made
            return
        chunk, future = one
        try:
            with _told_where_lost(self._address):
                made = self._result(future)
        except _Gone as gone:
            if len(chunk) == 1:
                yield lost(chunk[0], str(gone))
                return
            for file in chunk:  # one of them costs whoever reads it: each goes alone
                yield from self._come(((file,), self._send((file,))))
            return
        yield from made

    def _result(self, future: Future) -> list[Any]:
        from distributed import KilledWorker

        done = Event()
        future.add_done_callback(lambda _: done.set())
        latest = time.monotonic() + ALONE
        while not done.wait(LOOK):
            if self._client.status != "running":
                raise IkuError(Finding("E557", values={"x": self._address}))
            if self._client.nthreads():
                latest = time.monotonic() + ALONE
            elif time.monotonic() > latest:
                raise IkuError(Finding("E557", values={"x": self._address}))
        try:
            made: list[Any] = future.result()
            return made
        except KilledWorker as error:
            raise _Gone("pekerja") from error
        except LostError as error:
            raise _Gone("stasiun") from error
        except OtherProgramError as error:
            raise IkuError(Finding("E556", values={"n": 1, "x": self._address})) from error


class _Gone(Exception):  # noqa: N818  # no error of ours: whoever read a chunk is gone, and so the chunk is cut
    pass


def _chunks(parcels: Iterator[Entry | _Made]) -> Iterator[Chunk | _Made]:
    """Files in chunks, but what is made already by itself and in its place."""
    chunk: list[Entry] = []
    size = 0
    for parcel in parcels:
        more = len(parcel.data or b"") if isinstance(parcel, Entry) else 0
        if chunk and (isinstance(parcel, _Made) or len(chunk) == CHUNK or size + more > CHUNK_BYTES):
            yield tuple(chunk)
            chunk, size = [], 0
        if isinstance(parcel, _Made):
            yield parcel
        else:
            chunk.append(parcel)
            size += more
    if chunk:
        yield tuple(chunk)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A client of the scheduler there, once every worker is known to be this very program."""
    try:
        from dask import config
        from distributed import Client
    except ImportError as error:
        raise IkuError(Finding("E553")) from error
    if not _ADDRESS.fullmatch(address):
        raise IkuError(Finding("E554", values={"x": address, "sebab": "address"}))
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)  # what goes wrong there is told here, in a sentence
    client: Client | None = None
    try:
        try:
            _greeted(address)
            with config.set({"distributed.comm.timeouts.connect": f"{CONNECTING}s"}):
                client = Client(address, timeout=CONNECTING, set_as_default=False)
        except OSError as error:
            raise IkuError(Finding("E554", values={"x": address, "sebab": _why(error)})) from error
        except ValueError as error:  # a port that no machine has
            raise IkuError(Finding("E554", values={"x": address, "sebab": "address"})) from error
        with _told_where_lost(address):
            with suppress(TimeoutError):
                client.wait_for_workers(1, timeout=GATHERING)
            told = client.run(station.identity, on_error="return")
        if not told:
            raise IkuError(Finding("E555", values={"x": address}))
        others = sorted(worker for worker, said in told.items() if said != identity())
        if others:
            raise IkuError(Finding("E556", values={"n": len(others), "x": ", ".join(others[:5])}))
        yield client
    finally:
        if client is not None:
            with suppress(Exception):  # whatever goodbye to a cluster that is gone raises
                client.close(timeout=LOOK)
        logging.disable(before)


def _why(error: OSError) -> str:
    """A cause by name; what TLS says has numbers of its own."""
    from ssl import SSLError

    return "SSLError" if isinstance(error, SSLError) else cause(error)


def _greeted(address: str) -> None:
    """Raises OSError where nobody listens, or somebody who is no scheduler of ours.

    distributed itself would wait for such a one for ever, and leave half a client behind.
    """
    from ssl import SSLError

    from distributed.security import Security

    place = urlsplit(address)
    context = Security().get_connection_args("client").get("ssl_context")
    if place.scheme == "tls" and context is None:
        raise SSLError("no certificate")
    with ExitStack() as opened:
        line: socket.socket = opened.enter_context(
            socket.create_connection((place.hostname, place.port), CONNECTING)
        )
        if place.scheme == "tls":
            line = opened.enter_context(context.wrap_socket(line, server_hostname=place.hostname))
        if not 0 < int.from_bytes(line.recv(_LENGTH), "little") < _GREETING:
            raise ConnectionError(errno.EPROTO, os.strerror(errno.EPROTO))


@contextmanager
def _told_where_lost(address: str) -> Iterator[None]:
    """What the network says while work is under way, as E557; what a worker lacks, as E556."""
    from concurrent.futures import CancelledError

    from distributed.comm import CommClosedError

    try:
        yield
    except (CommClosedError, CancelledError, TimeoutError, OSError) as error:
        raise IkuError(Finding("E557", values={"x": address})) from error
    except _NOT_THERE as error:
        raise IkuError(Finding("E556", values={"n": 1, "x": address})) from error


def _in_silence(_: int, __: int) -> None:
    """What is read here is told with the rest."""
