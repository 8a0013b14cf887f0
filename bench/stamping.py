"""What a further form of one shape costs beside the first one: medians of interleaved rounds, processor time.

PYTHONPATH=. python bench/stamping.py
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from iku_excel import template
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.form import Form, build
from iku_excel.template.frame import frame_of
from tests.template.large import villages

QUARTER = Period(2026, 2)
ROUNDS, FORMS = 7, 50


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def first(form: Form) -> bytes:
    """The first form of its shape."""
    frame_of.cache_clear()
    return template.draw(form)


def main() -> None:
    """Prints milliseconds a form, and the ratio of a further one to the first."""
    office: Definition = villages(FORMS)
    codes = [unit.code for unit in office.units]
    forms = [build(office, QUARTER, (code,)) for code in codes]
    firsts, further, built = [], [], []
    for _ in range(ROUNDS):
        firsts.append(seconds(lambda: first(forms[0])))
        further.append(seconds(lambda: [template.draw(form) for form in forms]) / FORMS)
        built.append(seconds(lambda: [build(office, QUARTER, (code,)) for code in codes]) / FORMS)
    one, other, data = (1000 * median(figures) for figures in (firsts, further, built))
    print(f"the first form of its shape {one:.1f} ms, a further one {other:.2f} ms: {one / other:.0f} times")
    print(f"a form as data, for which both are drawn, {data:.2f} ms")


if __name__ == "__main__":
    main()
