"""`python -m tests.digests`: what our workbooks hold, as digests over parts, on the Python that runs it."""

from __future__ import annotations

import json
import platform
import sys

from iku_excel import definition, parts, summary, template
from iku_excel.core.periods import Period
from iku_excel.definition import book
from iku_excel.form import build

from .summary.conftest import WHOLE, calculated

STAMP = "docProps/core.xml"  # of a form: when it was drawn


def digests() -> dict[str, str]:
    """Each kind of workbook of the built-in definition; a form without its stamp of time."""
    office = definition.builtin()
    form = parts.unpack(template.draw(build(office)))
    official = summary.draw(calculated(office, WHOLE, Period(2026, 1)))
    return {
        "form": parts.digest(parts.pack((name, part) for name, part in form if name != STAMP)),
        "definition": parts.digest(book.draw(office)),
        "official": parts.digest(official),
    }


if __name__ == "__main__":
    print(sys.platform, platform.python_version(), file=sys.stderr)
    print(json.dumps(digests()))
