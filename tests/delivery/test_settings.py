"""The table [surel]: what is read from it, and what is said of every mistake."""

from __future__ import annotations

import pytest

from iku_excel.delivery.letter import Mailbox
from iku_excel.delivery.server import DEFAULT_PATIENCE, Security, Server
from iku_excel.delivery.settings import read
from iku_excel.texts import findings as sentences
from iku_excel.texts import workspace

UNITS = ("PKP", "EGOV", "PERSANDIAN", "SANDI")
WHOLE = """
definisi = "definisi.xlsx"

[surel]
pengirim = "perencana@contoh.go.id"
nama_pengirim = "Subbagian Perencanaan"
kepada = ["Drs. Budi, M.Si <kepala@contoh.go.id>", "bappeda@contoh.go.id"]
tembusan = "sekretaris@contoh.go.id"

[surel.bidang]
PERSANDIAN = ["a@contoh.go.id", "b@contoh.go.id"]
SANDI = "c@contoh.go.id"

[surel.server]
alamat = "mail.contoh.go.id"
keamanan = "STARTTLS"
pengguna = "perencana"
sertifikat = "ca.pem"
batas_waktu = 120
"""


def settings(text, folder):
    return read(text, "pengaturan.toml", folder, UNITS)


def said(text, folder):
    """The findings as people read them, with codes and lines."""
    found, findings = settings(text, folder)
    assert found is None
    return [sentences.line(finding) for finding in findings]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "ca.pem").write_text("PEM", encoding="utf-8")
    return tmp_path


def test_everything_is_read(folder):
    found, findings = settings(WHOLE, folder)
    assert not findings
    assert found.sender == Mailbox("perencana@contoh.go.id", "Subbagian Perencanaan")
    assert found.to == (Mailbox("kepala@contoh.go.id", "Drs. Budi, M.Si"), Mailbox("bappeda@contoh.go.id"))
    assert found.copies == (Mailbox("sekretaris@contoh.go.id"),)
    assert found.units["PERSANDIAN"] == (Mailbox("a@contoh.go.id"), Mailbox("b@contoh.go.id"))
    assert found.units["SANDI"] == (Mailbox("c@contoh.go.id"),)
    assert found.server == Server(
        "mail.contoh.go.id", 587, Security.STARTTLS, "perencana", folder / "ca.pem", 120.0
    )


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465)])
def test_a_sender_and_a_server_are_enough(folder, security, port):
    text = f'[surel]\npengirim = "a@b.id"\n[surel.server]\nalamat = "mail.b.id"\nkeamanan = "{security}"\n'
    found, _ = settings(text, folder)
    assert found.server == Server("mail.b.id", port, Security(security), patience=DEFAULT_PATIENCE)
    assert (found.to, found.copies, found.units) == ((), (), {})


def test_the_name_beside_the_senders_address_counts_too(folder):
    found, _ = settings('[surel]\npengirim = "Bagian Umum <a@b.id>"\n', folder)
    assert found.sender == Mailbox("a@b.id", "Bagian Umum")


@pytest.mark.parametrize("text", ["", 'definisi = "d.xlsx"\n', "surel = 3\n", "[[surel]]\n"])
def test_no_table_is_told_with_where_an_example_is(folder, text):
    [line] = said(text, folder)
    assert "E560" in line
    assert "iku init" in line


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('pengirim = "perencana@contoh.go.id"', 'pengirim = "perencana"', "baris 5"),
        ('pengirim = "perencana@contoh.go.id"', 'pengirim = "a@b.id\\nBcc: c@d.id"', "baris 5"),
        ('pengirim = "perencana@contoh.go.id"', 'pengirim = "é@contoh.go.id"', "baris 5"),
        ('pengirim = "perencana@contoh.go.id"', 'pengirim = "a@contoh"', "baris 5"),
        ('pengirim = "perencana@contoh.go.id"', 'pengirm = "a@b.id"', "baris 4"),
        ("tembusan = ", "tembusn = ", "baris 8"),
        ('tembusan = "sekretaris@contoh.go.id"', "tembusan = 3", "baris 8"),
        ('tembusan = "sekretaris@contoh.go.id"', 'tembusan = ["a@b.id", 3]', "baris 8"),
        ('alamat = "mail.contoh.go.id"', 'alamat = "https://mail.contoh.go.id"', "baris 15"),
        ('alamat = "mail.contoh.go.id"', 'almat = "mail.contoh.go.id"', "baris 14"),
        ('"STARTTLS"', '"ssl"', "baris 16"),
        ('"STARTTLS"', "true", "baris 16"),
        ('sertifikat = "ca.pem"', 'sertifikat = "tiada.pem"', "baris 18"),
        ("batas_waktu = 120", "batas_waktu = 0", "baris 19"),
        ("batas_waktu = 120", "batas_waktu = true", "baris 19"),
        ("batas_waktu = 120", "porta = 70000", "baris 19"),
        ("[surel.server]", "[surel.peladen]", "baris 14"),
        ("kepada = [", "kepada = ", "baris 7"),
    ],
)
def test_every_mistake_is_told_with_its_line(folder, old, new, where):
    assert WHOLE.count(old) == 1
    lines = said(WHOLE.replace(old, new), folder)
    assert all("E561" in line for line in lines)
    assert any(where in line for line in lines), lines


def test_the_address_of_a_bidang_that_is_no_more_is_told_and_stops_no_mail(folder):
    found, findings = settings(WHOLE.replace("SANDI = ", "LAMA = "), folder)
    assert [(one.code, one.values["x"], one.place.cell) for one in findings] == [("W597", "LAMA", "baris 12")]
    assert found is not None
    assert "LAMA" not in found.units


def test_all_mistakes_are_told_at_once(folder):
    text = WHOLE.replace("perencana@contoh.go.id", "x").replace("= 120", "= 0").replace("STARTTLS", "ssl")
    assert len(said(text, folder)) == 3


@pytest.mark.parametrize(
    ("after", "key", "where"),
    [
        ("[surel]", "sandi", "baris 5"),
        ("[surel.server]", "password", "baris 15"),
        ("[surel.server]", "kata_sandi", "baris 15"),
        ("[surel.server]", "smtp_password", "baris 15"),
        ("[surel.server]", "Kata-Sandi", "baris 15"),
        ("[surel.bidang]", "token", "baris 11"),
        ('definisi = "definisi.xlsx"', "sandi", ""),
    ],
)
def test_a_password_in_the_file_is_refused_wherever_it_stands(folder, after, key, where):
    [line] = said(WHOLE.replace(after, f'{after}\n{key} = "rahasia123"'), folder)
    assert "E562" in line
    assert where in line
    assert "IKU_SMTP_PASSWORD" in line
    assert "rahasia123" not in line


def test_the_example_of_a_new_workspace_can_be_used_by_deleting_its_signs(folder):
    text = workspace.SETTINGS_TEXT
    assert said(text, folder)[0].startswith("▲ E560")
    head, sign, example = text.partition("# [surel]\n")
    used = head + "\n".join(line.removeprefix("# ") for line in (sign + example).splitlines())
    found, findings = settings(used, folder)
    assert not findings
    assert found.server.port == 587
    assert found.units["EGOV"]
