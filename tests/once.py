"""Drawing and reading, which a worker of the tests does once for the same arguments."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import pytest

from iku_excel import definition, summary, xlsx
from iku_excel.cli import verify_workbook
from iku_excel.definition import book, sheets
from iku_excel.summary.evidence.contents import Contents

MOST = 48
"""So many answers of a function are kept, the last that were asked for."""


def once(function: Callable[..., Any], key: Callable[..., Hashable]) -> Callable[..., Any]:
    """The function, but that it is not called again with arguments of a key that it was called with."""
    known: OrderedDict[Hashable, Any] = OrderedDict()

    def answer(*arguments: Any) -> Any:
        asked = key(*arguments)
        if asked not in known:
            known[asked] = function(*arguments)
            if len(known) > MOST:
                known.popitem(last=False)
        known.move_to_end(asked)
        return known[asked]

    return answer


def _drawn_of(contents: Contents, painters: Sequence[Callable[..., None]], code: str) -> bytes:
    """All that a drawing follows from; what else is in `contents` follows from the results."""
    asked = (contents.folded, contents.paper, contents.dated, contents.inbox, contents.layout)
    bound = [(one.__qualname__, [cell.cell_contents for cell in one.__closure__ or ()]) for one in painters]
    told = (contents.results, contents.carried, contents.signature, asked, bound, code)
    return pickle.dumps(told, pickle.HIGHEST_PROTOCOL)


def _told(*arguments: Any) -> bytes:
    return pickle.dumps(arguments, pickle.HIGHEST_PROTOCOL)


_MADE = tuple(
    (module, name, once(getattr(module, name), key))
    for module, name, key in (
        (summary, "_drawn", _drawn_of),
        (xlsx, "read", lambda data, name: (bytes(data), name)),
        (verify_workbook, "read_beside", bytes),
        (verify_workbook, "read_drawings", bytes),
        (definition, "rows_of", _told),
        (sheets, "rows_of", _told),
        (book, "draw", _told),
    )
)


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """For one test: what an earlier one drew or read is as it was then."""
    for module, name, made in _MADE:
        monkeypatch.setattr(module, name, made)
