"""Drawing and reading, which a worker of the tests does once for the same arguments."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import pytest

from iku_excel import summary, xlsx
from iku_excel.summary.evidence.contents import Contents

MOST = 24
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


_draw = once(summary._drawn, _drawn_of)
_read = once(xlsx.read, lambda data, name: (bytes(data), name))


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """For one test: a workbook that was drawn or read by an earlier one is as it was then."""
    monkeypatch.setattr(summary, "_drawn", _draw)
    monkeypatch.setattr(xlsx, "read", _read)
