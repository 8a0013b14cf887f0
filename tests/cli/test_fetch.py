"""`iku fetch` from a real Dovecot: what is new into the inbox, once, and the mailbox left as it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from ..delivery.dovecot import PASSWORD, PostBox, breaking, running
from ..envelopes.test_envelopes import mail, zipped
from .conftest import iku

pytestmark = pytest.mark.dovecot
FORM = zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>"))


@pytest.fixture(scope="module")
def post_box():
    """One server for the whole room; each test has a mailbox of its own."""
    with running() as box:
        yield box


@pytest.fixture
def office(post_box: PostBox, tmp_path, monkeypatch, request):
    """A workspace whose mailbox bears the test's name, and `fetch` in it."""
    user = f"{abs(hash(request.node.name))}@contoh.go.id"
    monkeypatch.setenv("IKU_IMAP_PASSWORD", PASSWORD)
    (tmp_path / "kotak-masuk").mkdir()

    class Office:
        box, name, folder, inbox = post_box, user, tmp_path, tmp_path / "kotak-masuk"

        def settle(self, **changed):
            text = post_box.settings(user, **changed)
            (tmp_path / "pengaturan.toml").write_text(text, encoding="utf-8")

        def deliver(self, *mails, folder=""):
            post_box.deliver(user, *mails, folder=folder)

        def fetch(self, *options):
            return iku("fetch", *options, cwd=tmp_path)

        def files(self):
            every = (path for path in self.inbox.rglob("*") if path.is_file())
            return {path.relative_to(self.inbox).as_posix(): path.read_bytes() for path in every}

        def journal(self):
            path = tmp_path / "kotak-masuk.surel.jsonl"
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    made = Office()
    made.settle()
    made.deliver()
    return made


def numbered(count, start=1):
    return [
        mail((f"IKU_{n}.xlsx", FORM + b"%d" % n), subject=f"IKU {n}") for n in range(start, start + count)
    ]


def test_attachments_that_may_be_returns_lie_under_sender_and_date(office):
    office.deliver(
        mail(("IKU_PKP.xlsx", FORM), ("catatan.ics", b"BEGIN:VCALENDAR"), subject="IKU: TW2/PKP"),
        mail(("foto.jpg", b"\xff\xd8\xff\xe0"), sender="TIK <tik@contoh.go.id>"),
        mail(sender="Kepala <kepala@contoh.go.id>", subject="Rapat"),
        mail(
            ("../../etc/~$a.xlsx", FORM), ("CON", FORM + b"2"), sender="<a/../b@x.id>", subject="..\\.. \x07"
        ),
    )
    before = office.box.flags(office.name)
    done = office.fetch()
    assert (done.code, done.err) == (0, "")
    names = sorted(office.files())
    assert names[-2:] == [
        "siti@contoh.go.id/2026-07-02 IKU_ TW2 PKP/IKU_PKP.xlsx",
        "tik@contoh.go.id/2026-07-02 IKU TW2/foto.jpg",
    ]
    assert len(names) == 4
    assert {name.rpartition("/")[2] for name in names[:2]} == {"_CON", "_~$a.xlsx"}
    assert "3 surel baru dengan lampiran, 4 berkas disimpan." in done.out
    assert office.box.flags(office.name) == before
    kept = next(line for line in office.journal() if line["sender"] == "siti@contoh.go.id")
    assert (kept["state"], kept["files"]) == ("diambil", names[-2:-1])


def test_twice_the_same_fetches_nothing_and_what_was_moved_does_not_come_back(office):
    office.deliver(*numbered(3))
    assert office.fetch().code == 0
    for path in office.inbox.rglob("IKU_1.xlsx"):
        path.rename(office.folder / "dipindahkan.xlsx")
    before = office.files()
    again = office.fetch()
    assert (again.code, office.files()) == (0, before)
    assert "Tidak ada lampiran baru." in again.out
    office.deliver(mail(("IKU_4.xlsx", FORM), subject="IKU 4"))
    assert "1 surel baru" in office.fetch().out


def test_five_hundred_mails_survive_kill_9_and_are_each_there_once(office):
    """Of which sixty carry a form; the others are what a mailbox is full of."""
    forms = numbered(60)
    office.deliver(*(forms[n // 8] if n % 8 == 0 and n < 480 else mail(subject=str(n)) for n in range(500)))
    before = office.box.flags(office.name)
    started = subprocess.Popen(
        [sys.executable, "-m", "iku_excel", "fetch"], cwd=office.folder, stdout=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while len(list(office.inbox.rglob("*.xlsx"))) < 9:
        assert started.poll() is None, "it was done before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    half = len(office.files())
    assert 9 <= half < 60
    assert office.fetch().code == 0
    whole = {
        name: data for name, data in office.files().items() if not name.rpartition("/")[2].startswith(".")
    }
    assert sorted(whole.values()) == sorted(FORM + b"%d" % n for n in range(1, 61))
    assert "Tidak ada lampiran baru." in office.fetch().out
    assert office.box.flags(office.name) == before


def test_a_line_that_is_cut_keeps_what_came_and_goes_on_the_next_time(office):
    office.deliver(
        *(mail((f"IKU_{n}.xlsx", FORM + os.urandom(40_000)), subject=f"IKU {n}") for n in range(9))
    )
    with breaking(office.box.tls, 250_000) as port:
        office.settle(porta=port)
        done = office.fetch()
    assert (done.code, "E537" in done.err) == (1, True)
    assert 0 < len(office.files()) < 9
    office.settle()
    assert (office.fetch().code, len(office.files())) == (0, 9)


@pytest.mark.parametrize(
    ("changed", "password", "code"),
    [
        ({}, "salah", "E536"),
        ({"sertifikat": None}, PASSWORD, "E534"),
        ({"sertifikat": "stranger"}, PASSWORD, "E534"),
        ({"alamat": "127.0.0.1"}, PASSWORD, "E534"),
        ({"porta": 1}, PASSWORD, "E533"),
        ({"keamanan": "starttls", "porta": "port of tls", "batas_waktu": 1}, PASSWORD, "E533"),
        ({"porta": "port of starttls"}, PASSWORD, "E535"),
        ({"folder": "Tidak & Ada é"}, PASSWORD, "E538"),
    ],
)
def test_what_stops_it_leaves_everything_as_it_was(office, monkeypatch, changed, password, code):
    office.deliver(*numbered(1))
    names = {
        "stranger": str(office.box.stranger),
        "port of tls": office.box.tls,
        "port of starttls": office.box.starttls,
    }
    office.settle(**{key: names.get(value, value) for key, value in changed.items()})
    monkeypatch.setenv("IKU_IMAP_PASSWORD", password)
    done = office.fetch()
    assert (done.code, code in done.err, office.files()) == (2, True, {})


def test_starttls_other_folders_and_a_day_to_begin_with(office):
    office.deliver(*numbered(1), folder="Laporan &- TW2")
    office.settle(porta=office.box.starttls, keamanan="starttls", folder=["INBOX", "Laporan & TW2"])
    assert "Tidak ada lampiran baru." in office.fetch("--since", "2099-01-01").out
    assert (office.fetch().code, len(office.files())) == (0, 1)


def test_the_password_comes_from_the_keyring_of_the_system_else_nobody_can_be_asked(office, monkeypatch):
    import keyring
    from keyring.backend import KeyringBackend

    class Kept(KeyringBackend):
        priority = 1

        def get_password(self, service, username):
            return PASSWORD if (service, username) == ("localhost", office.name) else None

        def set_password(self, service, username, password):
            raise NotImplementedError

        def delete_password(self, service, username):
            raise NotImplementedError

    office.deliver(*numbered(1))
    monkeypatch.delenv("IKU_IMAP_PASSWORD")
    before = keyring.get_keyring()
    keyring.set_keyring(Kept())
    try:
        assert (office.fetch().code, len(office.files())) == (0, 1)
        office.name = "lain"
        refused = office.fetch()
    finally:
        keyring.set_keyring(before)
    assert (refused.code, "IKU_IMAP_PASSWORD" in refused.err) == (2, True)


def test_what_is_wrong_with_the_settings_is_told(office):
    path = office.folder / "pengaturan.toml"
    for text, code in (
        ("", "E560"),
        ("[surel]\n", "E540"),
        ("[surel.masuk]\nalamat = 'x'\n", "E561"),
        ("[surel.masuk]\nsandi = 'x'\n", "E562"),
    ):
        path.write_text(text, encoding="utf-8")
        done = office.fetch()
        assert (done.code, code in done.err) == (2, True), (text, done.err)
    path.unlink()
    assert "E540" in iku("fetch", office.inbox, cwd=office.folder).err
