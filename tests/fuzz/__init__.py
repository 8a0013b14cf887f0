"""Mutates what strangers send, for as long as it is told; nothing but findings may come out.

python -m tests.fuzz --what WORD --seconds N --seed S
"""

from __future__ import annotations

import random
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from .targets import TARGETS, outcome

SLOW = 10.0  # seconds for one mutant; a worker would be killed at twice as much


@dataclass
class Run:
    """What came out so far: mutants, how many were accepted, findings by code, and the first failure."""

    files: int = 0
    read: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    failure: str = ""


def fuzz(
    seconds: float,
    seed: int,
    what: str = "form",
    report: Callable[[str], object] = lambda _: None,
    most: int = 10**9,
) -> Run:
    """Mutants of one kind for so long or so many; stops at the first that gives anything but findings."""
    target = TARGETS[what]
    originals = target.originals()
    run = Run()
    end = time.monotonic() + seconds
    while time.monotonic() < end and run.files < most and not run.failure:
        name = f"{seed}-{run.files}"
        chance = random.Random(name)
        data = chance.choice(target.changes)(chance.choice(originals), chance)
        begun = time.monotonic()
        try:
            accepted, codes = outcome(target, data, name)
        except Exception:
            run.failure = f"{what} {name}: {traceback.format_exc()}"
            break
        taken = time.monotonic() - begun
        run.files += 1
        run.read += accepted
        run.slowest = max(run.slowest, taken)
        run.codes.update(codes)
        if taken > SLOW:
            run.failure = f"{what} {name}: {taken:.1f} s"
        if run.files % 500 == 0:
            report(f"{run.files} mutants, {run.read} accepted")
    return run
