"""What `iku --help` costs beside bare Python and beside `import click`: medians of CPU time, in turns.

python bench/starting.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

WAYS = {
    "python -c pass": ("-c", "pass"),
    "python -c 'import click'": ("-c", "import click"),
    "iku --help": ("-c", "import sys; sys.argv = ['iku', '--help']; from iku_excel.cli import main; main()"),
    "iku consolidate --help": ("-m", "iku_excel", "consolidate", "--help"),
}


def seconds(arguments: tuple[str, ...]) -> float:
    """CPU seconds, which others that work beside disturb least; Windows tells them of nobody's children."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    after, wall = os.times(), time.perf_counter() - start
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent or wall


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    taken: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(runs):
        for name, arguments in WAYS.items():
            taken[name].append(seconds(arguments))
    medians = {name: statistics.median(times) * 1000 for name, times in taken.items()}
    click = medians["python -c 'import click'"]
    for name, median in medians.items():
        print(f"{name:28} {median:7.1f} ms   click {median - click:+7.1f} ms   {median / click:5.2f} ×")


if __name__ == "__main__":
    main()
