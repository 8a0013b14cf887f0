"""What a nation's returns and documents cost, by a part of them: processor time, memory and bytes.

`PYTHONPATH=. python bench/nation.py returns [NUMBER]` fills so many returns (2,000) by stamping and reads
them with one process, with two, and with a Dask cluster of two workers of this machine. `documents [NUMBER]`
makes so many offices' documents (200) and rolls them up. `rows [NUMBER]` writes a table of so many answers
(1,000,000) as CSV and as Parquet, and adds them up by bidang and variable with pandas and DuckDB. Each prints
what it took and, for returns and documents, what 360,000 and 18,000 would take at that rate.
"""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.status import GOOD, asked, fill
from iku_excel import definition, inbox
from iku_excel.core.periods import Period
from samples.kabupaten.make import make
from tests.inbox.clustered import running

YEAR = 2026
RETURNS, DOCUMENTS = 360_000, 18_000
IN_A_FOLDER = 4_000  # returns; an inbox takes no more than 5,000 files
HOUR = 3600


def tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text(encoding="ascii").split():
            yield from tree(int(child))


def processor(pids: Sequence[int]) -> float:
    """Seconds of processor time that these processes and their ended children have taken."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def measured(name: str, number: int, all_of_them: int, beside: Sequence[int] = ()) -> Iterator[None]:
    """Prints what a piece of work took: ours, our children's, and that of processes `beside` us."""

    def now() -> float:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        others = [each for pid in beside for each in tree(pid)]
        return sum(one.ru_utime + one.ru_stime for one in used) + processor(others)

    before, begun = now(), time.monotonic()
    yield
    spent, lasted = now() - before, time.monotonic() - begun
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    whole = spent / number * all_of_them / HOUR
    print(
        f"{name:34} {spent:8.1f} s CPU {1000 * spent / number:7.2f} ms each {lasted:7.1f} s by the clock"
        f" {peak / 1024:6.0f} MB at most {whole:7.2f} h of CPU for {all_of_them:,}",
        flush=True,
    )


def told(size: int, number: int, all_of_them: int) -> None:
    """Bytes of a part, of each, and of all."""
    each = size / number
    print(
        f"{size / 1e6:.1f} MB, {each / 1e3:.1f} kB each, {each * all_of_them / 1e9:.1f} GB in all", flush=True
    )


def returns(number: int) -> None:
    """Filling, then reading in three ways, folder by folder; what is read must be the same."""
    codes = tuple(f"U{each:04d}" for each in range(1, min(number, IN_A_FOLDER) // 4 + 1))
    office, findings = definition.loads(asked(codes), "kantor.toml")
    assert office is not None, findings
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / f"masuk{each}" for each in range(max(number // IN_A_FOLDER, 1))]
        with measured("filled by stamping", number, RETURNS):
            for folder in folders:
                for quarter in Period(YEAR, 4).quarters:
                    fill(folder, office, quarter, GOOD, codes)
        size = sum(path.stat().st_size for folder in folders for path in folder.iterdir())
        told(size, number, RETURNS)
        inbox.issued(office)
        found = []

        def read(runner: inbox.Runner) -> None:
            """All of them; only one folder's answers are held at a time."""
            digests = []
            for folder in folders:
                answers = inbox.read_folder(folder, office, runner=runner)
                assert len(answers[0]) == number // len(folders)
                digests.append(hashlib.sha256(repr(answers).encode()).hexdigest())
            found.append(digests)

        for workers in (1, 2):
            with measured(f"read by {workers} process(es)", number, RETURNS):
                read(inbox.Workers(workers))
        with running(Path(name) / "klaster", 2) as cluster:
            pids = [one.pid for one in (cluster.scheduler, *cluster.workers)]
            for shared in (False, True):
                how = "by path" if shared else "by bytes"
                with measured(f"read by a cluster of 2, {how}", number, RETURNS, pids):
                    read(inbox.Cluster(cluster.address, shared))
        assert all(one == found[0] for one in found)


def documents(number: int) -> None:
    """Making documents, and rolling them up by a command of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with measured("documents made", number, DOCUMENTS):
            make(folder, number)
        size = sum(path.stat().st_size for path in (folder / "kiriman").rglob("*") if path.is_file())
        told(size, number, DOCUMENTS)
        lists = ["--offices", folder / "daftar.txt", "--key", folder / "kunci.txt"]
        rolled: list[bytes] = []

        def roll(*more: str) -> None:
            out = folder / f"rekap{len(rolled)}.xlsx"
            words = ["rollup", folder / "kiriman", "-o", out, *lists, *more]
            done = subprocess.run(
                [sys.executable, "-m", "iku_excel", *map(str, words)], capture_output=True, check=False
            )
            assert done.returncode in (0, 1), done.stderr.decode()
            rolled.append(out.read_bytes())

        with measured("rolled up by one machine", number, DOCUMENTS):
            roll()
        with running(folder / "klaster", 2) as cluster:
            pids = [one.pid for one in (cluster.scheduler, *cluster.workers)]
            with measured("rolled up by a cluster of 2", number, DOCUMENTS, pids):
                roll("--cluster", cluster.address)
        assert rolled[0] == rolled[1]
        print(f"the roll-up {len(rolled[0]) / 1e6:.2f} MB, the same bytes both ways")


def rows(number: int) -> None:
    """A table of answers in two formats, added up in three ways, as ratios to the first."""
    import duckdb
    import pandas as pd

    from iku_excel.parquet import parquet
    from iku_excel.tables import ANSWER_COLUMNS

    def column(name: str) -> list[object]:
        if name == "nilai":
            return [None if each % 11 == 0 else float(each % 97) for each in range(number)]
        if name == "revisi":
            return [1] * number
        many = {"bidang": 20, "variabel": 50, "periode": 4}.get(name, 200)
        return [f"{name} {each % many}" for each in range(number)]

    frame = pd.DataFrame({name: column(name) for name in ANSWER_COLUMNS})
    with tempfile.TemporaryDirectory() as name:
        text, packed = Path(name) / "isian.csv", Path(name) / "isian.parquet"
        print(f"{number:,} rows of {len(ANSWER_COLUMNS)} columns")
        wrote = timed(lambda: frame.to_csv(text, index=False))
        print(f"written as CSV              {wrote:7.2f} s CPU  1.00  {text.stat().st_size / 1e6:8.1f} MB")
        again = timed(lambda: packed.write_bytes(parquet(frame)))
        size = packed.stat().st_size / 1e6
        print(f"written as Parquet          {again:7.2f} s CPU  {again / wrote:.2f}  {size:8.1f} MB")
        keys = ["bidang", "variabel"]
        asked_for = "select bidang, variabel, sum(nilai) from {} group by all order by all"
        ways: dict[str, Callable[[], list[float]]] = {
            "pandas, CSV": lambda: pd.read_csv(text).groupby(keys)["nilai"].sum().tolist(),
            "pandas, Parquet": lambda: (
                pd.read_parquet(packed, columns=[*keys, "nilai"]).groupby(keys)["nilai"].sum().tolist()
            ),
            "DuckDB, CSV": lambda: [
                row[2] for row in duckdb.execute(asked_for.format(f"read_csv('{text}')")).fetchall()
            ],
            "DuckDB, Parquet": lambda: [
                row[2] for row in duckdb.execute(asked_for.format(f"read_parquet('{packed}')")).fetchall()
            ],
        }
        sums, base = [], 0.0
        for how, work in ways.items():
            took = timed(lambda work=work: sums.append(sorted(work())))  # type: ignore[misc]
            base = base or took
            print(f"added up by {how:15} {took:7.2f} s CPU  {took / base:.3f}")
        assert all(one == sums[0] for one in sums)


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time, of all threads."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


PARTS = {"returns": (returns, 2000), "documents": (documents, 200), "rows": (rows, 1_000_000)}


def main() -> None:
    os.environ["IKU_CACHE"] = ""
    work, usual = PARTS[sys.argv[1] if len(sys.argv) > 1 else "returns"]
    work(int(sys.argv[2]) if len(sys.argv) > 2 else usual)


if __name__ == "__main__":
    main()
