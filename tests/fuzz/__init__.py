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

from .commands import PLACES, commanded, office
from .targets import TARGETS, HangsError, in_time, outcome


@dataclass
class Run:
    """What came out so far: mutants, how many were accepted, findings by code, and the first failure."""

    files: int = 0
    read: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    commanded: int = 0
    slowest: float = 0.0
    failure: str = ""


def fuzz(
    seconds: float,
    seed: int,
    what: str = "form",
    report: Callable[[str], object] = lambda _: None,
    most: int = 10**9,
    every: int = 0,
) -> Run:
    """Mutants of one kind for so long or so many; stops at the first that gives anything but findings.

    Each of so many (`every`) goes through a command that reads its kind too, one command after another.
    """
    target = TARGETS[what]
    originals = target.originals()
    run = Run()
    if every:
        office()  # made before anything is timed
    end = time.monotonic() + seconds
    while time.monotonic() < end and run.files < most and not run.failure:
        name = f"{seed}-{run.files}"
        chance = random.Random(name)
        data = chance.choice(target.changes)(chance.choice(originals), chance)
        begun = time.monotonic()
        try:
            accepted, codes = outcome(target, data, name)
            if every and what in PLACES and run.files % every == 0:
                with in_time():
                    commanded(what, data, run.files // every)
                run.commanded += 1
        except (Exception, HangsError):
            run.failure = f"{what} {name}: {traceback.format_exc()}"
            break
        taken = time.monotonic() - begun
        run.files += 1
        run.read += accepted
        run.slowest = max(run.slowest, taken)
        run.codes.update(codes)
        if run.files % 500 == 0:
            report(f"{run.files} mutants, {run.read} accepted")
    return run
