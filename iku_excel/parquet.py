"""Tables as Parquet: a column has one type for ever, and nothing where nothing can be said."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pandas as pd

from .core.findings import Finding, IkuError

if TYPE_CHECKING:
    import pyarrow as pa

# pyarrow is imported where Parquet is asked for: it is an extra, and heavy.

_NUMBERS = ("nilai", "sementara", "target", "capaian")
_COUNTS = ("revisi", "nomor", "baris")


def parquet(frame: pd.DataFrame) -> bytes:
    """The rows of a table, in their order. Raises IkuError E558 where pyarrow is missing."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet as writing
    except ImportError as error:
        raise IkuError(Finding("E558")) from error
    # NaN, which is "cannot be said", becomes nothing and never 0.
    columns = [arrow.array(frame[name], type=_kind(name, arrow), from_pandas=True) for name in frame]
    table = arrow.table(columns, schema=schema(tuple(frame.columns), arrow))
    buffer = BytesIO()
    writing.write_table(table, buffer, compression="zstd", store_schema=True)
    return buffer.getvalue()


def schema(names: tuple[str, ...], arrow: Any) -> pa.Schema:
    """The columns by their names: a number is a double that may be missing, a count whole, all else text."""
    counts = [arrow.field(name, _kind(name, arrow), nullable=name not in _COUNTS) for name in names]
    return arrow.schema(counts)


def _kind(name: str, arrow: Any) -> Any:
    if name in _NUMBERS:
        return arrow.float64()
    return arrow.int64() if name in _COUNTS else arrow.string()
