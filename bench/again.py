"""What it costs to read again what did not change.

`PYTHONPATH=. python bench/again.py [RETURNS]` fills so many forms (1,000) and runs `iku check --json` on them
without the cache, with an empty one, and with what that left; then with one return in a hundred changed. It
prints seconds of processor time, the ratio to reading without, and what is kept; the words must be the same.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.status import FIRST, GOOD, asked, fill
from iku_excel import definition


def check(folder: Path, cache: str) -> tuple[float, bytes]:
    """Seconds of processor time of `iku check`, and what it says."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "iku_excel", "check", "masuk", "-d", "kantor.toml", "--json"],
        cwd=folder,
        env={**os.environ, "IKU_CACHE": cache, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    codes = tuple(f"U{each:04d}" for each in range(1, number + 1))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "kantor.toml").write_text(asked(codes), encoding="utf-8")
        office, findings = definition.loads(asked(codes), "kantor.toml")
        assert office is not None, findings
        fill(folder / "masuk", office, FIRST, GOOD, codes)
        cache = str(folder / "simpanan")
        plain, said = check(folder, "")
        print(f"{number} returns, without the cache     {plain:7.2f} s  1.00")
        for what in ("the first time with it", "again, nothing changed"):
            seconds, told = check(folder, cache)
            print(f"{number} returns, {what:22} {seconds:7.2f} s  {seconds / plain:.2f}")
            assert told == said
        fill(folder / "masuk", office, FIRST, {**GOOD, "a": 7}, codes[::100])
        seconds, _ = check(folder, cache)
        print(f"{number} returns, one in a hundred anew  {seconds:7.2f} s  {seconds / plain:.2f}")
        kept = [path.stat().st_size for path in Path(cache).rglob("*") if path.is_file()]
        print(f"kept: {len(kept)} files, {sum(kept) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
