"""One session with a real server on the loopback: what goes through, and what is said where nothing does."""

from __future__ import annotations

import asyncio
import socket

import pytest

from iku_excel.core.findings import IkuError
from iku_excel.delivery.journal import State
from iku_excel.delivery.server import Security, Server
from iku_excel.delivery.smtp import deliver, session
from iku_excel.texts import findings as sentences

from .post_office import PASSWORD, USER, Impatient, running

MESSAGE = b"Subject: uji\r\n\r\nIsi.\r\n.titik di depan\r\n"
TO = "kepala@contoh.go.id"


def server(office, **changed):
    told = {
        "host": "localhost",
        "port": office.port,
        "security": Security.STARTTLS,
        "user": USER,
        "certificate": office.certificate,
        "patience": 5.0,
    }
    return Server(**{**told, **changed})


def sent(office, to=TO, password=PASSWORD, **changed):
    """The outcome of one message, and whether `intend` was called."""
    intended = []
    with session(server(office, **changed), password) as smtp:
        outcome = deliver(smtp, USER, to, MESSAGE, lambda: intended.append(True))
    return outcome, bool(intended)


def stopped(office, password=PASSWORD, **changed):
    """The one finding that keeps a session from being opened, whose remedy is a whole sentence."""
    with pytest.raises(IkuError) as stop, session(server(office, **changed), password):
        pass
    [finding] = stop.value.findings
    assert sentences.hint(finding)
    return finding


def test_a_message_goes_through_starttls_with_a_login(tmp_path):
    with running(tmp_path) as office:
        outcome, intended = sent(office)
        assert (outcome.state, intended) == (State.SENT, True)
        assert office.handler.received == [(TO, MESSAGE)]


def test_a_message_goes_through_tls_with_a_login(tmp_path):
    with running(tmp_path, security="tls") as office:
        assert sent(office, security=Security.TLS)[0].state is State.SENT
        assert office.handler.received == [(TO, MESSAGE)]


def test_a_server_that_knows_its_users_by_the_line_needs_no_login(tmp_path):
    with running(tmp_path, login=False) as office:
        assert sent(office, user="", password="")[0].state is State.SENT


def test_a_wrong_password_sends_nothing(tmp_path):
    with running(tmp_path) as office:
        finding = stopped(office, password="salah")
        assert finding.code == "E567"
        assert "535" in finding.values["sebab"]
        assert "sandi aplikasi" in sentences.hint(finding)
        assert not office.handler.received


def test_a_password_that_smtp_cannot_carry_is_told(tmp_path):
    with running(tmp_path) as office:
        assert stopped(office, password="sandi é").code == "E567"


def test_a_server_without_logins_is_told(tmp_path):
    with running(tmp_path, login=False) as office:
        assert stopped(office).code == "E567"


@pytest.mark.parametrize("security", Security)
@pytest.mark.parametrize("certificate", ["other.pem", None])
def test_a_certificate_of_an_unknown_ca_is_not_trusted(tmp_path, security, certificate):
    with running(tmp_path, security=security) as office:
        path = tmp_path / certificate if certificate else None
        finding = stopped(office, security=security, certificate=path)
        assert (finding.code, finding.values["sebab"]) == ("E565", "penerbit sertifikat tidak dikenal")
        assert not office.handler.received


def test_a_certificate_of_another_server_is_not_trusted(tmp_path):
    with running(tmp_path, name="mail.lain.example") as office:
        finding = stopped(office)
        assert (finding.code, finding.values["sebab"]) == ("E565", "sertifikat milik server lain")


def test_a_file_that_is_no_certificate_is_told(tmp_path):
    path = tmp_path / "bukan.pem"
    path.write_text("bukan sertifikat", encoding="utf-8")
    with running(tmp_path) as office:
        assert stopped(office, certificate=path).code == "E570"


def test_a_server_without_starttls_gets_neither_password_nor_message(tmp_path):
    with running(tmp_path, security="none", login=False) as office:
        assert stopped(office).code == "E566"
        assert not office.handler.received


def test_tls_at_a_port_for_starttls_is_told(tmp_path):
    with running(tmp_path) as office:
        assert stopped(office, security=Security.TLS).code == "E566"


def test_nobody_at_the_port_and_an_unknown_name_are_told(tmp_path):
    with running(tmp_path) as office:
        pass
    assert stopped(office).values["sebab"] == "tidak ada server di alamat dan porta itu"
    assert stopped(office, host="mail.tiada.invalid").values["sebab"] == "nama server tidak dikenal"


def test_a_server_that_never_greets_is_given_up(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        office = server_at(mute.getsockname()[1])
        with pytest.raises(IkuError) as stop, session(office, PASSWORD):
            pass
    [finding] = stop.value.findings
    assert (finding.code, finding.values["sebab"]) == ("E564", "server tidak menjawab pada waktunya")


def server_at(port: int) -> Server:
    return Server("127.0.0.1", port, Security.STARTTLS, patience=0.2)


def test_a_refused_recipient_costs_only_his_own_message(tmp_path):
    with running(tmp_path) as office:
        office.handler.refused.add(TO)
        with session(server(office), PASSWORD) as smtp:
            first = deliver(smtp, USER, TO, MESSAGE, lambda: pytest.fail("nothing is intended"))
            second = deliver(smtp, USER, "lain@contoh.go.id", MESSAGE, lambda: None)
        assert (first.state, first.broken) == (State.FAILED, False)
        assert "550" in first.reason
        assert second.state is State.SENT
        assert office.handler.counts() == {"lain@contoh.go.id": 1}


def test_a_message_that_is_refused_after_its_last_line_has_failed_for_certain(tmp_path):
    with running(tmp_path) as office:
        office.handler.before["DATA"] = lambda server: "552 5.3.4 Too big"
        outcome, intended = sent(office)
        assert (outcome.state, outcome.broken, intended) == (State.FAILED, False, True)


def test_a_line_lost_in_the_middle_of_a_message_is_a_certain_failure(tmp_path):
    with running(tmp_path, kind=Impatient) as office:
        intended = []
        with session(server(office), PASSWORD) as smtp:
            big = MESSAGE + b"x" * 70 + b"\r\n"
            outcome = deliver(smtp, USER, TO, big * 200_000, lambda: intended.append(True))
        assert (outcome.state, outcome.broken, intended) == (State.FAILED, True, [])
        assert not office.handler.received


def test_a_line_lost_after_the_message_leaves_it_uncertain(tmp_path):
    with running(tmp_path) as office:
        office.handler.before["ACCEPTED"] = lambda server: server.transport.abort()
        outcome, intended = sent(office)
        assert (outcome.state, outcome.broken, intended) == (State.INTENDED, True, True)
        assert office.handler.counts() == {TO: 1}


@pytest.mark.parametrize(("step", "state"), [("MAIL", State.FAILED), ("ACCEPTED", State.INTENDED)])
def test_a_server_that_hangs_is_given_up(tmp_path, step, state):
    with running(tmp_path) as office:
        office.handler.before[step] = lambda server: asyncio.sleep(30)
        outcome, _ = sent(office, patience=1.0)
        assert (outcome.state, outcome.broken) == (state, True)
        assert outcome.reason == "server tidak menjawab pada waktunya"
