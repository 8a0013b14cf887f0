"""A real Dovecot on the loopback, whose mails belong to nobody, and a line to it that can break."""

from __future__ import annotations

import imaplib
import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import trustme

from .finding import find
from .post_office import OTHER, TRUSTED

PASSWORD = "sandi-é-rahasia"
CONFIGURATION = """
base_dir = {run}
state_dir = {run}
log_path = {run}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {inner}
default_internal_group = {inner_group}
default_login_user = {login}
ssl = required
ssl_cert = <{run}/cert.pem
ssl_key = <{run}/key.pem
auth_failure_delay = 0
auth_username_format = %u
mail_location = maildir:%h
first_valid_uid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={run}/mails/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {starttls}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap {{
  process_limit = 20
}}
"""


@dataclass(frozen=True)
class PostBox:
    """A running server: its ports, the CA that a client must trust, and where mails lie."""

    tls: int
    starttls: int
    certificate: Path
    stranger: Path
    mails: Path
    owner: tuple[int, int]

    def deliver(self, user: str, *mails: bytes, folder: str = "") -> None:
        """New mails, unread, as a delivery agent leaves them."""
        box = self.mails / user / (f".{folder}" if folder else "")
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True, exist_ok=True)
        before = len(list((box / "new").iterdir())) + len(list((box / "cur").iterdir()))
        for number, mail in enumerate(mails, before + 1):
            (box / "new" / f"{1_780_000_000 + number}.M{number}.kantor").write_bytes(mail)
        if os.geteuid() == 0:
            for path in (self.mails / user, *(self.mails / user).rglob("*")):
                os.chown(path, *self.owner)

    def flags(self, user: str) -> list[bytes]:
        """What the server says of every mail, and how many are unread and recent."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        with imaplib.IMAP4_SSL("localhost", self.tls, ssl_context=context) as box:
            said = f"\0{user}\0{PASSWORD}".encode()
            box.authenticate("PLAIN", lambda _: said)
            told = box.status("INBOX", "(MESSAGES UNSEEN RECENT)")[1]
            box.select("INBOX", readonly=True)
            return told + box.uid("FETCH", "1:*", "(FLAGS)")[1]

    def settings(self, user: str, **changed: object) -> str:
        """The table [surel.masuk] of an office whose mailbox this is."""
        said = {
            "alamat": "localhost",
            "porta": self.tls,
            "keamanan": "tls",
            "pengguna": user,
            "sertifikat": str(self.certificate),
            "batas_waktu": 20,
            **changed,
        }
        lines = [f"{key} = {value!r}" for key, value in said.items() if value is not None]
        return "\n".join(["[surel.masuk]", *lines]) + "\n"


@contextmanager
def running() -> Iterator[PostBox]:
    """The server, started and stopped; as root its mails are nobody's, else everything is one's own."""
    run = Path(tempfile.mkdtemp(prefix="iku-dovecot-"))  # sockets must have short names
    root = os.geteuid() == 0
    import pwd  # which Windows has not: there this file is only read

    me = pwd.getpwuid(os.geteuid())
    nobody = pwd.getpwnam("nobody")
    owner = (nobody.pw_uid, nobody.pw_gid) if root else (me.pw_uid, me.pw_gid)
    tls, starttls = _free_ports()
    run.chmod(0o755)
    (run / "mails").mkdir()
    os.chown(run / "mails", *owner)
    _certificates(run)
    configuration = run / "kantor.conf"  # the server keeps a link of the usual name beside its sockets
    configuration.write_text(
        CONFIGURATION.format(
            run=run,
            tls=tls,
            starttls=starttls,
            password=PASSWORD,
            uid=owner[0],
            gid=owner[1],
            inner="dovecot" if root else me.pw_name,
            inner_group="dovecot" if root else _group(me.pw_gid),
            login="dovenull" if root else me.pw_name,
        ),
        encoding="utf-8",
    )
    server = subprocess.Popen([find(), "-F", "-c", configuration])
    try:
        _await(tls, server, run)
        yield PostBox(tls, starttls, run / "ca.pem", run / "other.pem", run / "mails", owner)
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(run, ignore_errors=True)


@contextmanager
def breaking(port: int, after: int) -> Iterator[int]:
    """A port behind which the server stands until so many bytes have come from it; then the line is cut."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_pass_on, args=(door, port, after), daemon=True).start()
        yield door.getsockname()[1]


def _pass_on(door: socket.socket, port: int, after: int) -> None:
    with suppress(OSError):
        client, _ = door.accept()
        with client, socket.create_connection(("127.0.0.1", port)) as server:
            threading.Thread(target=_copy, args=(client, server), daemon=True).start()
            _copy(server, client, after)
            for end in (client, server):
                end.shutdown(socket.SHUT_RDWR)


def _copy(source: socket.socket, target: socket.socket, most: int = 1 << 60) -> None:
    with suppress(OSError):
        while most > 0 and (data := source.recv(min(65_536, most))):
            target.sendall(data)
            most -= len(data)


def _certificates(run: Path) -> None:
    issued: trustme.LeafCert = TRUSTED.issue_cert("localhost")
    (run / "cert.pem").write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    (run / "key.pem").write_bytes(issued.private_key_pem.bytes())
    TRUSTED.cert_pem.write_to_path(str(run / "ca.pem"))
    OTHER.cert_pem.write_to_path(str(run / "other.pem"))


def _group(number: int) -> str:
    import grp

    return grp.getgrgid(number).gr_name


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as one, socket.create_server(("127.0.0.1", 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]


def _await(port: int, server: subprocess.Popen[bytes], run: Path) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    log = run / "log"
    raise AssertionError(log.read_text(encoding="utf-8") if log.is_file() else "dovecot did not start")
