"""What was read once is not read again, and nobody else can say what it was."""

from __future__ import annotations

import os
import stat
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from iku_excel import inbox, kept, program
from iku_excel.core.findings import Finding, Place
from iku_excel.inbox import here, remembered

NAMES = ("PKP.xlsx", "bidang/TIK.xlsx", "rusak.xlsx")


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """A user with a home of their own; the folder of the cache."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "pengguna"))
    monkeypatch.setenv(kept.IKU_CACHE, str(tmp_path / "simpanan"))
    return tmp_path / "simpanan"


@pytest.fixture
def folder(tmp_path, draw) -> Path:
    """Two returns, and one that is cut."""
    made = tmp_path / "masuk"
    (made / "bidang").mkdir(parents=True)
    forms = [draw("PKP", extra={("PKP", "lembaga_aktif", "nilai"): 12}), draw("TIK")]
    for name, data in zip(NAMES, (*forms, forms[0][:9000]), strict=True):
        (made / name).write_bytes(data)
    return made


@pytest.fixture
def really_read(monkeypatch) -> list[str]:
    """The names of what was read and not recalled."""
    read, names = remembered.read_workbook, []

    def told(data, name, issued):
        names.append(name)
        return read(data, name, issued)

    monkeypatch.setattr(remembered, "read_workbook", told)
    return names


@pytest.fixture
def read(folder, diskominfo, really_read):
    """Reads the folder as commands do, and says what was really read for it."""

    def read(asked=diskominfo, reader=inbox.recall_entry, **more):
        really_read.clear()
        found = inbox.read_folder(folder, asked, runner=here, reader=reader, **more)
        return found, list(really_read)

    return read


def entries(own: Path) -> list[Path]:
    return sorted(path for path in own.rglob("*") if path.is_file())


def test_nothing_is_read_twice_and_the_same_is_said(own, read):
    plain, _ = read(reader=inbox.read_entry)
    first, then = read()
    again, now = read()
    assert sorted(then) == sorted(NAMES)
    assert now == []
    assert plain == first == again
    assert [repr(one) for one in again[0]] == [repr(one) for one in plain[0]]


def test_with_no_folder_wanted_everything_is_read(own, read, monkeypatch):
    monkeypatch.setenv(kept.IKU_CACHE, "")
    read()
    assert sorted(read()[1]) == sorted(NAMES)
    assert not own.exists()


def test_another_name_other_bytes_another_question_or_program_is_read(own, read, folder, diskominfo):
    read()
    data = (folder / NAMES[0]).read_bytes()
    (folder / NAMES[0]).rename(folder / "lain.xlsx")
    assert read()[1] == ["lain.xlsx"]
    (folder / NAMES[1]).write_bytes(data)
    assert read()[1] == [NAMES[1]]
    other = replace(diskominfo, jump=0.123)
    assert len(read(other)[1]) == 3
    assert read()[1] == []


def test_another_program_reads_anew(own, read, monkeypatch):
    read()
    monkeypatch.setattr(program, "digest", lambda: "lain")
    assert len(read()[1]) == 3
    monkeypatch.setattr(program, "digest", lambda: "")  # nobody knows which program it is
    assert len(read()[1]) == len(read()[1]) == 3


def test_what_is_accepted_counts_for_its_file_alone(own, read):
    read()
    accepted = (inbox.Acceptance(NAMES[0], "PKP!E13"), inbox.Acceptance("tidak ada.xlsx", "E13"))
    assert read(accepted=accepted)[1] == [NAMES[0]]
    assert read(accepted=accepted)[1] == []
    assert read()[1] == []


def spoiled(own: Path, change) -> None:
    for path in entries(own):
        path.write_bytes(change(path.read_bytes()))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: bytes(32) + data[32:],
        lambda data: data[:32] + zlib.compress(b"[[],[]]"),
        lambda data: os.urandom(2 * kept.LARGEST),
    ],
    ids=["empty", "cut", "longer", "a bit", "no code", "other content", "noise"],
)
def test_what_was_changed_is_not_believed(own, read, change):
    first, _ = read()
    spoiled(own, change)
    again, names = read()
    assert (again, len(names)) == (first, 3)
    assert read() == (first, [])


def test_what_belongs_to_another_file_is_not_believed(own, read):
    first, _ = read()
    paths = entries(own)
    data = [path.read_bytes() for path in paths]
    for path, other in zip(paths, (*data[1:], data[0]), strict=True):
        path.write_bytes(other)
    assert read() == (first, [*sorted(NAMES)])


def test_what_somebody_without_the_secret_made_is_not_believed(own, read, tmp_path, monkeypatch):
    first, _ = read()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "orang lain"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "orang lain"))
    monkeypatch.setenv("HOME", str(tmp_path / "orang lain"))
    again, names = read()
    assert (again, len(names)) == (first, 3)


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b"[[],[],[]]",
        b"[[1],[]]",
        b'[[{"": "Submission"}],[]]',
        b'[[],[{"": "Finding", "code": 7}]]',
        b"[" * 100_000,
        b"NaN",
    ],
)
def test_what_is_not_typed_is_not_believed_even_under_the_right_code(own, read, content):
    """As if the secret were lost: nothing but submissions and findings comes through the door."""
    first, _ = read()
    room = kept.room(remembered.ROOM)
    assert room
    for path in entries(own):
        room.put(path.name, zlib.compress(content))
    again, names = read()
    assert (again, len(names)) == (first, 3)


def test_what_unpacks_to_too_much_is_not_believed(own, read, monkeypatch):
    first, _ = read()
    monkeypatch.setattr(remembered, "LARGEST", 100)
    assert read() == (first, sorted(NAMES))


@pytest.mark.posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o722])
def test_a_folder_into_which_others_write_is_not_used(own, read, mode):
    first, _ = read()
    (own / remembered.ROOM).chmod(mode)
    before = entries(own)
    again, names = read()
    assert (again, len(names)) == (first, 3)
    assert entries(own) == before


@pytest.mark.posix
def test_what_is_kept_and_the_secret_are_the_users_alone(own, read, tmp_path):
    read()
    secret = tmp_path / "pengguna" / "iku-excel" / "simpanan.rahasia"
    for path in (secret, *entries(own)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((own / remembered.ROOM).stat().st_mode) & 0o022 == 0
    assert not own.is_relative_to(secret.parent)
    secret.chmod(0o644)
    assert len(read()[1]) == 3


@pytest.mark.posix
def test_a_link_in_the_place_of_the_folder_is_not_followed(own, read, tmp_path):
    read()
    (own / remembered.ROOM).rename(tmp_path / "di tempat lain")
    (own / remembered.ROOM).symlink_to(tmp_path / "di tempat lain")
    assert len(read()[1]) == 3


def test_what_a_lack_of_memory_said_is_not_kept(own, read, monkeypatch):
    lack = Finding("E110", Place(NAMES[0]), {"x": "memory", "n": 1})
    monkeypatch.setattr(remembered, "read_workbook", lambda *_: ((), (lack,)))
    found, _ = read()
    assert lack in found[1]
    assert entries(own) == []


def test_a_drawer_keeps_what_was_asked_for_last(own, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 5)
    room = kept.room("laci")
    assert room
    keys = [f"ab{number:02x}" + "0" * 60 for number in range(1, 16)]
    for time, key in enumerate(keys, 1):
        room.put(key, key.encode())
        os.utime(own / "laci" / "ab" / key, (time, time))
    left = own / "laci" / "ab" / ".x.iku-tmp"
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    assert room.take(keys[0]) == keys[0].encode()  # asked for: the youngest now
    room.put("ab00" + "0" * 60, b"the sixteenth tidies")
    names = {path.name for path in (own / "laci" / "ab").iterdir()}
    assert len(names) == 5
    assert {keys[0], "ab00" + "0" * 60, *keys[-3:]} == names


def test_a_thing_that_is_too_large_is_not_kept(own):
    room = kept.room("laci")
    assert room
    room.put("00" * 32, bytes(kept.LARGEST + 1))
    assert room.take("00" * 32) is None
    assert entries(own) == []
    room.put("00" * 32, bytes(kept.LARGEST))
    assert room.take("00" * 32) == bytes(kept.LARGEST)
