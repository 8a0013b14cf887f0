"""A package answers for every byte in it, and takes nothing from a stranger on trust."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest

from iku_excel import archive, parts, seal
from iku_excel.archive.package import MANIFEST, SEAL
from iku_excel.core.findings import IkuError

CONTENTS = {
    "dokumen/IKU_2026-TW1.xlsx": b"the document",
    "definisi.toml": b"the definition",
    "kiriman/bidang PIOP/é.xlsx": b"a return",
}
HEAD: archive.Manifest = {
    "format": "",
    "program": "0.1.0",
    "office": "DINAS",
    "period": "2026-TW1",
    "number": 0,
    "document": "050/1/2026",
    "date": "2026-04-12",
    "signed": "2026-04-10",
    "signatory": "Kepala",
    "reason": "",
    "replaces": "",
    "public": False,
    "folded": False,
    "paper": "F4",
    "links": "../kotak-masuk",
    "accepted": [],
    "figures": [{"indicator": "partisipasi", "status": "final", "value": 0.7, "shown": "70,00 %"}],
    "changes": [],
    "parts": [],
}
WHOLE = archive.packed(HEAD, CONTENTS)


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in archive.opened(data, "p.zip").flaws()]


def again(change) -> bytes:
    """The package with its parts changed as a stranger would, who knows no more than the format."""
    content = dict(parts.unpack(WHOLE))
    change(content)
    return parts.pack(content.items())


def test_a_package_is_read_back_as_it_was_laid_down():
    package = archive.opened(WHOLE, "p.zip")
    assert package.parts == CONTENTS
    assert (package.period.code, package.manifest["figures"]) == ("2026-TW1", HEAD["figures"])
    assert (package.flaws(), package.sealed, package.signature) == ((), True, None)


def test_the_same_contents_are_the_same_bytes_in_whatever_order():
    assert archive.packed(HEAD, dict(reversed(CONTENTS.items()))) == WHOLE


@pytest.mark.parametrize("name", CONTENTS)
def test_one_changed_byte_is_named(name):
    def flip(content):
        content[name] = content[name][:-1] + bytes([content[name][-1] ^ 1])

    (finding,) = archive.opened(again(flip), "p.zip").flaws()
    assert (finding.code, finding.values["x"]) == ("E576", name)


@pytest.mark.parametrize("name", CONTENTS)
def test_a_part_that_is_gone_is_named(name):
    (finding,) = archive.opened(again(lambda content: content.pop(name)), "p.zip").flaws()
    assert (finding.code, finding.values["x"]) == ("E577", name)


def test_a_part_that_was_added_is_named():
    (finding,) = archive.opened(again(lambda content: content.update({"a.txt": b""})), "p.zip").flaws()
    assert (finding.code, finding.values["x"]) == ("E578", "a.txt")


@pytest.mark.parametrize("key", ["date", "reason", "signatory", "document"])
def test_a_changed_word_of_the_manifest_breaks_the_seal(key):
    def change(content):
        told = json.loads(content[MANIFEST])
        content[MANIFEST] = json.dumps({**told, key: "lain"}).encode()

    assert codes(again(change)) == ["E579"]


def test_whitespace_in_the_manifest_says_nothing():
    def change(content):
        content[MANIFEST] = json.dumps(json.loads(content[MANIFEST])).encode()

    assert codes(again(change)) == []


def raw(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in entries:
            target.writestr(name, data)
    return buffer.getvalue()


def manifest(**changed: object) -> bytes:
    return json.dumps({**json.loads(dict(parts.unpack(WHOLE))[MANIFEST]), **changed}).encode()


SEALED = (SEAL, dict(parts.unpack(WHOLE))[SEAL])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and nothing more",
        WHOLE[: len(WHOLE) // 2],
        raw(("a", b"")),
        raw((MANIFEST, b"[]"), SEALED),
        raw((MANIFEST, b"{"), SEALED),
        raw((MANIFEST, b"[" * 100_000), SEALED),
        raw((MANIFEST, manifest(format="iku-arsip-9")), SEALED),
        raw((MANIFEST, manifest(period="besok")), SEALED),
        raw((MANIFEST, manifest(number="1")), SEALED),
        raw((MANIFEST, manifest(parts=[{"name": "a"}])), SEALED),
        raw((MANIFEST, manifest()), (SEAL, b"null")),
        raw((MANIFEST, manifest()), (SEAL, b'{"digest": "", "signature": {"key": 1}}')),
        raw((MANIFEST, manifest()), SEALED, ("../lain.txt", b"")),
        raw((MANIFEST, manifest()), SEALED, ("/etc/lain", b"")),
        raw((MANIFEST, manifest()), SEALED, ("C:/lain", b"")),
        raw((MANIFEST, manifest()), SEALED, ("a\\..\\b", b"")),
    ],
    ids=lambda data: f"{len(data)} bytes",
)
def test_what_is_no_package_is_refused_and_named(data):
    with pytest.raises(IkuError) as stop:
        archive.opened(data, "asing.zip")
    (finding,) = stop.value.findings
    assert (finding.code, finding.values["x"]) == ("E575", "asing.zip")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused():
    data = raw((MANIFEST, manifest()), SEALED, ("a", b"1"), ("a", b"2"))
    with pytest.raises(IkuError):
        archive.opened(data, "p.zip")


def test_what_is_signed_is_the_digest_of_the_manifest():
    private, public = seal.new_key("DINAS", date(2026, 1, 1))
    signed = archive.packed(HEAD, CONTENTS, lambda digest: seal.sign(private, "DINAS", digest, "paket"))
    package = archive.opened(signed, "p.zip")
    assert (package.digest, package.flaws()) == (archive.opened(WHOLE, "").digest, ())
    assert seal.judge(package.signature, package.digest, "paket", [public]) is seal.Standing.KNOWN_KEY
    other = archive.packed({**HEAD, "date": "2026-05-01"}, CONTENTS, lambda digest: package.signature)
    moved = archive.opened(other, "p.zip")
    assert seal.judge(moved.signature, moved.digest, "paket", [public]) is seal.Standing.OTHER_CONTENT


def test_changes_are_those_of_value_or_state_and_those_that_came_or_went():
    def figure(code: str, value: float | None, shown: str) -> archive.Figure:
        return {"indicator": code, "status": "final", "value": value, "shown": shown}

    before = [figure("a", 0.7, "70 %"), figure("b", 1.0, "1"), figure("gone", 2.0, "2")]
    after = [figure("a", 0.8, "80 %"), figure("b", 1.0, "1"), figure("new", None, "belum lengkap")]
    assert archive.changes(before, after) == [
        {"indicator": "a", "before": "70 %", "after": "80 %"},
        {"indicator": "gone", "before": "2", "after": ""},
        {"indicator": "new", "before": "", "after": "belum lengkap"},
    ]
