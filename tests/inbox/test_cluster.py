"""The same comes out of a Dask cluster as of one machine, whatever becomes of its workers."""

from __future__ import annotations

import shutil
import socket
import sys
from threading import Timer

import pytest

from iku_excel import inbox
from iku_excel.core.findings import IkuError
from iku_excel.inbox import Cluster, cluster, station

from ..running import iku
from .clustered import ONCE, Running, nursery, once_begun, running, troubled

pytestmark = [pytest.mark.posix, pytest.mark.cluster]

PLAIN = ("a.xlsx", "b.xlsx", "c/c.xlsx", "d.xlsx")


@pytest.fixture(scope="module")
def start():
    """What starts a process of a cluster, with Dask loaded."""
    with nursery() as made:
        yield made


@pytest.fixture(scope="module")
def two(tmp_path_factory, start):
    """A scheduler and two workers."""
    with running(tmp_path_factory.mktemp("klaster"), 2, start=start) as made:
        yield made


@pytest.fixture
def folder(tmp_path, draw):
    """Returns by name, each of the same form."""
    form = draw("PKP", extra={("PKP", "lembaga_aktif", "nilai"): 12})

    def make(*names):
        for name in names:
            path = tmp_path / "masuk" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(form)
        return tmp_path / "masuk"

    return make


@pytest.fixture
def small(monkeypatch):
    """Chunks of two."""
    monkeypatch.setattr(cluster, "CHUNK", 2)


def told(findings):
    return [(one.code, one.place.file, one.values.get("id")) for one in findings if one.code != "N213"]


def stopped(*arguments, **more):
    with pytest.raises(IkuError) as stop:
        list(Cluster(*arguments)((more["file"],), None, inbox.read_entry, inbox.in_silence))
    return [one.code for one in stop.value.findings], stop.value.findings[0]


@pytest.mark.parametrize("shared", [False, True])
def test_the_same_is_read_by_bytes_and_by_path(two, folder, diskominfo, small, shared, demo):
    place = folder(*PLAIN)
    (place / "rusak.xlsx").write_bytes((place / "a.xlsx").read_bytes()[:9000])
    (place / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    shutil.make_archive(str(place / "kiriman"), "zip", place, "c")
    seen = []
    here = inbox.read_folder(place, diskominfo)
    there = inbox.read_folder(
        place, diskominfo, runner=Cluster(two.address, shared), progress=lambda *at: seen.append(at)
    )
    assert there == here
    assert seen[-1] == (6, 6)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_one_hanging_one_dying_and_a_bug_cost_only_themselves(two, folder, diskominfo, small):
    """A file that takes a minute is ended at the limit, in its own process; nobody's worker is lost."""
    place = folder(*PLAIN, "lama.xlsx", "mati.xlsx", "bug.xlsx")
    submissions, findings = inbox.read_folder(place, diskominfo, runner=Cluster(two.address), reader=troubled)
    assert [one.origin.file for one in submissions] == list(PLAIN)
    codes = {file: (code, id) for code, file, id in told(findings)}
    assert codes["lama.xlsx"] == ("E599", "waktu-2")
    assert codes["mati.xlsx"] == ("E599", "proses-9")
    assert codes["bug.xlsx"][0] == "E599"
    assert set(codes) == {"lama.xlsx", "mati.xlsx", "bug.xlsx"}
    two.until(2)


def test_a_killed_worker_costs_its_chunk_which_is_read_again(two, folder, diskominfo, small):
    place = folder(*PLAIN, "bunuh.xlsx")
    (place / ONCE).write_text("", encoding="ascii")
    two.worker()
    two.until(3)
    submissions, findings = inbox.read_folder(place, diskominfo, runner=Cluster(two.address), reader=troubled)
    assert not (place / ONCE).exists()
    assert sorted(one.origin.file for one in submissions) == sorted((*PLAIN, "bunuh.xlsx"))
    assert [one for one in told(findings) if one[0] == "E599"] == []
    two.until(2)


def test_a_file_that_always_costs_its_reader_is_told_alone(two, folder, diskominfo, small):
    place = folder(*PLAIN, "selalu.xlsx")
    submissions, findings = inbox.read_folder(place, diskominfo, runner=Cluster(two.address), reader=troubled)
    assert [one.origin.file for one in submissions] == list(PLAIN)
    assert told(findings) == [("E599", "selalu.xlsx", "stasiun")]


def test_a_file_that_vanished_is_told_as_on_one_machine(two, folder, diskominfo):
    place = folder(*PLAIN)
    files, _ = inbox.entries(place)
    (place / PLAIN[1]).unlink()
    layouts = inbox.issued(diskominfo)
    for shared in (False, True):
        runner = Cluster(two.address, shared)
        there = list(runner(files, layouts, inbox.read_entry, inbox.in_silence))
        assert there == [inbox.read_entry(file, layouts) for file in files]


def test_commands_write_the_same_bytes(two, demo, tmp_path):
    returns = demo / "kotak-masuk"
    asked = ("-d", demo / "definisi-contoh.toml", "--json")
    outputs = [tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"]
    for output, more in zip(outputs, ((), ("--cluster", two.address)), strict=True):
        assert iku("consolidate", returns, *asked, "-o", output, *more).code in (0, 1)
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    checks = [iku("check", returns, *asked, *more) for more in ((), ("--cluster", two.address, "--shared"))]
    assert checks[0] == checks[1]
    (tmp_path / "kantor").mkdir()
    shutil.copy(outputs[0], tmp_path / "kantor")
    rolled = [tmp_path / "rekap1.xlsx", tmp_path / "rekap2.xlsx"]
    for output, more in zip(rolled, ((), ("--cluster", two.address)), strict=True):
        run = iku("rollup", tmp_path / "kantor", "-o", output, *more)
        assert run.code in (0, 1), run
    assert rolled[0].read_bytes() == rolled[1].read_bytes()


def test_one_who_reads_is_chosen(demo):
    run = iku("consolidate", demo / "kotak-masuk", "-o", "x.xlsx", "--cluster", "tcp://x:1", "--workers", "2")
    assert run.code == 2
    assert "--workers" in run.err
    assert iku("check", demo / "kotak-masuk", "--shared").code == 2


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1:8786", "address"),
        ("http://127.0.0.1:8786", "address"),
        ("tcp://127.0.0.1", "address"),
        ("tcp://127.0.0.1:99999", "address"),
        ("tcp://[::1]:1", "ECONNREFUSED"),
        ("tcp://127.0.0.1:1", "ECONNREFUSED"),
        ("tls://127.0.0.1:1", "SSLError"),
    ],
)
def test_no_scheduler_there(folder, address, why):
    place = folder("a.xlsx")
    codes, finding = stopped(address, file=inbox.Entry(place / "a.xlsx", "a.xlsx"))
    assert codes == ["E554"]
    assert finding.values["sebab"] in (why, "EADDRNOTAVAIL", "ENETUNREACH")


@pytest.mark.parametrize("says", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", bytes(8)])
def test_somebody_who_is_no_scheduler(folder, monkeypatch, says):
    monkeypatch.setattr(cluster, "CONNECTING", 0.5)
    place = folder("a.xlsx")
    with socket.create_server(("127.0.0.1", 0)) as server:
        Timer(0.05, lambda: server.accept()[0].sendall(says)).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        codes, _ = stopped(address, file=inbox.Entry(place / "a.xlsx", "a.xlsx"))
    assert codes == ["E554"]


def test_no_distributed_here(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    place = folder("a.xlsx")
    codes, _ = stopped("tcp://127.0.0.1:1", file=inbox.Entry(place / "a.xlsx", "a.xlsx"))
    assert codes == ["E553"]
    run = iku("check", place, "--cluster", "tcp://127.0.0.1:1")
    assert run.code == 2
    assert "iku-excel[cluster]" in run.err


def test_another_program_on_a_worker_is_refused(two, folder, monkeypatch):
    place = folder("a.xlsx")
    monkeypatch.setattr(cluster, "identity", lambda: f"{station.identity()} lain")
    codes, finding = stopped(two.address, file=inbox.Entry(place / "a.xlsx", "a.xlsx"))
    assert codes == ["E556"]
    assert finding.values["n"] == 2


@pytest.fixture
def alone(tmp_path, start):
    """A scheduler without workers."""
    made = Running(tmp_path / "klaster", {}, start=start)
    made.until(0)
    yield made
    made.stop()


def test_no_worker_then_one_without_the_program_then_no_scheduler(
    alone, folder, tmp_path, diskominfo, monkeypatch
):
    monkeypatch.setattr(cluster, "GATHERING", 0.5)
    place = folder(*PLAIN)
    file = inbox.Entry(place / "a.xlsx", "a.xlsx")
    assert stopped(alone.address, file=file)[0] == ["E555"]
    # Nothing can be had of the package that stands in front of ours.
    (tmp_path / "lain" / "iku_excel").mkdir(parents=True)
    (tmp_path / "lain" / "iku_excel" / "__init__.py").write_text("raise ImportError", encoding="ascii")
    stranger = alone.worker(cwd=tmp_path / "lain", env={"PYTHONPATH": str(tmp_path / "lain")})
    alone.until(1)
    codes, finding = stopped(alone.address, file=file)
    assert codes == ["E556"]
    assert finding.values["n"] == 1
    stranger.kill()
    alone.until(0)
    alone.worker()
    alone.until(1)
    # The scheduler goes while a file is read that takes long: nothing comes out, and it is told.
    folder("lama.xlsx")
    once_begun(place, alone.scheduler.kill)
    with pytest.raises(IkuError) as stop:
        inbox.read_folder(place, diskominfo, runner=Cluster(alone.address), reader=troubled)
    assert [one.code for one in stop.value.findings] == ["E557"]


def test_the_last_worker_goes_and_none_comes(alone, folder, diskominfo, monkeypatch):
    monkeypatch.setattr(cluster, "ALONE", 1)
    place = folder("lama.xlsx")
    only = alone.worker()
    alone.until(1)
    once_begun(place, only.kill)
    with pytest.raises(IkuError) as stop:
        inbox.read_folder(place, diskominfo, runner=Cluster(alone.address), reader=troubled)
    assert [one.code for one in stop.value.findings] == ["E557"]


def test_nothing_to_read_asks_nobody():
    assert list(Cluster("tcp://127.0.0.1:1")((), None, inbox.read_entry, inbox.in_silence)) == []
