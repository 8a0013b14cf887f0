"""A digest of what something says, a code of it, and a signature that proves whose it is."""

from __future__ import annotations

import json
from datetime import date

import pytest

from iku_excel import seal
from iku_excel.seal import Standing

DAY = date(2026, 7, 10)
CONTENT = {"kode": "PIOP", "nilai": [12, 0.5, None], "catatan": "é\n"}


def test_only_what_is_said_counts():
    again = json.loads(json.dumps({name: CONTENT[name] for name in reversed(CONTENT)}, indent=3))
    again["nilai"][0] = 12.0
    assert seal.digest(again) == seal.digest(CONTENT)
    assert seal.digest({**CONTENT, "nilai": [12, 0.5000001, None]}) != seal.digest(CONTENT)
    assert seal.digest({**CONTENT, "catatan": "e\n"}) != seal.digest(CONTENT)


def test_what_is_no_figure_has_no_digest():
    with pytest.raises(ValueError, match="JSON"):
        seal.digest([float("nan")])


def test_the_code_is_short_and_has_no_sign_that_is_mistaken():
    code = seal.code(seal.digest(CONTENT))
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert not set("ILOU") & set(code)
    assert seal.code("0" * 64) == "0000-0000-0000"
    assert seal.code("f" * 64) == "ZZZZ-ZZZZ-ZZZZ"
    assert seal.code(f"{1 << 196:064x}") == "0000-0000-0001"


@pytest.fixture(scope="module")
def key():
    return seal.new_key("Dinas Contoh", DAY)


def signed(key, content=CONTENT, purpose="dokumen"):
    return seal.sign(key[0], key[1].name, seal.digest(content), purpose)


def test_a_signature_is_proved_by_the_key_that_was_had_another_way(key):
    told = json.loads(json.dumps(signed(key)))
    assert seal.is_signature(told)
    assert seal.judge(told, seal.digest(CONTENT), "dokumen", [key[1]]) is Standing.KNOWN_KEY
    assert seal.judge(told, seal.digest(CONTENT), "dokumen", []) is Standing.UNKNOWN_KEY
    assert seal.judge(None, seal.digest(CONTENT), "dokumen", [key[1]]) is Standing.UNSIGNED
    assert seal.signer(told).fingerprint == key[1].fingerprint


def test_the_same_key_and_content_give_the_same_signature(key):
    assert signed(key) == signed(key)


def test_a_changed_content_is_told_from_a_forged_signature(key):
    told = signed(key)
    assert seal.judge(told, seal.digest("lain"), "dokumen", [key[1]]) is Standing.OTHER_CONTENT
    moved = {**told, "digest": seal.digest("lain")}
    assert seal.judge(moved, seal.digest("lain"), "dokumen", [key[1]]) is Standing.FORGED


def test_a_signature_for_one_purpose_or_name_is_none_for_another(key):
    told = signed(key)
    assert seal.judge(told, told["digest"], "tanda terima", [key[1]]) is Standing.FORGED
    assert seal.judge({**told, "name": "Dinas Lain"}, told["digest"], "dokumen", [key[1]]) is Standing.FORGED


def test_another_office_may_use_the_name_but_not_the_key(key):
    impostor = seal.new_key(key[1].name, DAY)
    told = signed(impostor)
    assert seal.judge(told, told["digest"], "dokumen", [key[1]]) is Standing.UNKNOWN_KEY


@pytest.mark.parametrize(
    "spoiled",
    [
        None,
        [],
        "teks",
        {},
        {"digest": "0" * 64, "name": "x", "key": "!", "signature": ""},
        {"digest": "0" * 64, "name": "x" * 201, "key": "", "signature": ""},
        {"digest": 3, "name": "x", "key": "", "signature": ""},
    ],
)
def test_what_has_not_the_form_of_a_signature_is_none(spoiled):
    assert not seal.is_signature(spoiled)


def test_a_register_of_all_offices_that_a_nation_rolls_up_is_read():
    keys = [seal.new_key(f"Dinas {number}", DAY)[1] for number in range(2_000)]
    assert seal.read_register(seal.register(keys)) == tuple(keys)


def test_the_register_keeps_old_keys(key):
    newer = seal.new_key("Dinas Contoh", date(2027, 1, 2))[1]
    kept = seal.read_register(seal.register([key[1], newer]))
    assert kept == (key[1], newer)
    assert seal.public_key(key[0]) == kept[0].key
    assert seal.same_fingerprint(kept[0].fingerprint.lower().replace("-", " "), key[1].fingerprint)
    assert not seal.same_fingerprint("", "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"[" * 100_000,
        b'{"format": "iku-keys-1", "keys": 5}',
        b'{"format": "iku-keys-1", "keys": [5]}',
        b'{"format": "iku-keys-1", "keys": [{"name": 5, "since": "2026-01-01", "key": ""}]}',
        b"\xff",
    ],
)
def test_a_damaged_register_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        seal.read_register(data)


def test_a_key_under_another_ones_fingerprint_is_refused(key):
    told = json.loads(seal.register([key[1], seal.new_key("Lain", DAY)[1]]))
    told["keys"][0]["key"] = told["keys"][1]["key"]
    with pytest.raises(ValueError, match="differ"):
        seal.read_register(json.dumps(told).encode())


@pytest.mark.parametrize("data", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_what_is_no_private_key_signs_nothing(data):
    with pytest.raises(ValueError, match=r"."):
        seal.sign(data, "x", "0" * 64, "dokumen")
