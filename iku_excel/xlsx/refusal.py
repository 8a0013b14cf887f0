"""What ends the reading of a file or of one part of it; never leaves this package."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.findings import Scalar


class RefusedError(Exception):
    """The whole file cannot be used; becomes a finding without a sheet."""

    def __init__(self, code: str, values: Mapping[str, Scalar] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.values = dict(values or {})


class DamagedError(Exception):
    """One part is not what it should be; the caller knows how far that reaches."""
