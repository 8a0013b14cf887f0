"""Eight returns in twelve ways: the same figures to the last digit, and each answer names its way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_excel import definition, formats
from iku_excel.cli.gather import gather
from iku_excel.cli.output import results_json
from iku_excel.core.periods import Period

from ..delivery import dovecot
from ..envelopes.outlook_files import msg
from ..envelopes.test_envelopes import mail, mbox, zipped
from ..running import iku

Returns = dict[str, bytes]
Way = Callable[[Path, Returns], str]


@pytest.fixture(scope="module")
def returns(demo: Path) -> Returns:
    found = {path.name: path.read_bytes() for path in sorted((demo / "kotak-masuk").rglob("*.xlsx"))}
    assert len(found) == 8
    return found


def figures(box: Path, demo: Path) -> tuple[bytes, set[str]]:
    """What `consolidate --json` says of the indicators, and the ways of the answers."""
    asked, _ = definition.load(demo / "definisi-contoh.toml")
    assert asked is not None
    results = gather(asked, box, Period(2026, 2))
    told = json.dumps(results_json(results, Path("o.xlsx"))["indicators"]).encode()
    places = {answer.place.file for sheet in results.submissions for answer in sheet.answers}
    assert places == {sheet.origin.file for sheet in results.submissions if sheet.answers}
    return told, places


@pytest.fixture(scope="module")
def expected(demo: Path, returns: Returns, tmp_path_factory) -> bytes:
    box = tmp_path_factory.mktemp("folder")
    told, places = figures(filled(box, folder, returns), demo)
    assert places == set(returns)
    assert b'"final"' in told
    return told


def filled(box: Path, way: Way, returns: Returns) -> Path:
    way(box, returns)
    return box


def put(box: Path, name: str, data: bytes) -> None:
    (box / name).parent.mkdir(parents=True, exist_ok=True)
    (box / name).write_bytes(data)


def folder(box, returns):
    for name, data in returns.items():
        put(box, name, data)
    return "{name}"


def deep_folder(box, returns):
    for name, data in returns.items():
        put(box, f"2026/TW/Bidang/dari WA/{name}", data)
    return "2026/TW/Bidang/dari WA/{name}"


def archive(box, returns):
    put(box, "kiriman WA.zip", zipped(*returns.items()))
    return "kiriman WA.zip › {name}"


def archive_in_archive(box, returns):
    put(box, "semua.zip", zipped(("isi/dalam.zip", zipped(*returns.items()))))
    return "semua.zip › isi/dalam.zip › {name}"


def saved_mail(box, returns):
    put(box, "surat.eml", mail(*returns.items()))
    return "surat.eml › {name}"


def outlook_mail(box, returns):
    put(box, "surat.msg", msg(*returns.items()))
    return "surat.msg › {name}"


def mailbox(box, returns):
    put(box, "semua.mbox", mbox(mail(*returns.items(), subject="Semua")))
    return "semua.mbox › 1 Semua/{name}"


def no_ending(box, returns):
    for name, data in returns.items():
        put(box, name.removesuffix(".xlsx"), data)
    return "{stem}"


def wrong_ending(box, returns):
    for name, data in returns.items():
        put(box, f"{name}.bin", data)
    return "{name}.bin"


WAYS: tuple[Way, ...] = (
    deep_folder,
    archive,
    archive_in_archive,
    saved_mail,
    outlook_mail,
    mailbox,
    no_ending,
    wrong_ending,
)


def named(way: str, returns: Returns) -> set[str]:
    return {way.format(name=name, stem=name.removesuffix(".xlsx")) for name in returns}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_the_same_figures_whatever_the_envelope(tmp_path, demo, returns, expected, way):
    name = way(tmp_path, returns)
    assert figures(tmp_path, demo) == (expected, named(name, returns))


@pytest.mark.dovecot
def test_the_same_figures_from_a_mailbox(tmp_path, demo, returns, expected, monkeypatch):
    box = tmp_path / "kotak-masuk"
    box.mkdir()
    monkeypatch.setenv("IKU_IMAP_PASSWORD", dovecot.PASSWORD)
    with dovecot.running() as server:
        (tmp_path / "pengaturan.toml").write_text(server.settings("a@b.id"), encoding="utf-8")
        server.deliver("a@b.id", *(mail((name, data), subject="IKU") for name, data in returns.items()))
        assert iku("fetch", box, cwd=tmp_path).code == 0
    told, places = figures(box, demo)
    assert (told, places) == (expected, named("siti@contoh.go.id/2026-07-02 IKU/{name}", returns))


@pytest.fixture(scope="module")
def converted(returns: Returns, saved_by_libreoffice, tmp_path_factory) -> dict[str, Returns]:
    """The returns as LibreOffice saves them in two other formats, and those read again by one process."""
    room = tmp_path_factory.mktemp("formats")
    folder(room, returns)
    made: dict[str, Returns] = {}
    for ending in (".xls", ".ods"):
        saved = [saved_by_libreoffice(path, path.with_suffix(ending)) for path in room.glob("*.xlsx")]
        made[ending] = {path.name: path.read_bytes() for path in saved}
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(room / "simpanan"))
        formats.prepare(data for files in made.values() for data in files.values())
        yield made


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", [".xls", ".ods"])
def test_the_same_figures_from_other_formats(tmp_path, demo, returns, expected, converted, ending):
    assert len(converted[ending]) == 8
    told, places = figures(filled(tmp_path, folder, converted[ending]), demo)
    assert (told, places) == (expected, named(f"{{stem}}{ending}", returns))
