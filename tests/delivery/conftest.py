"""What `iku demo` leaves, for tests that need a finished workbook."""

from ..cli.conftest import demo

__all__ = ["demo"]
