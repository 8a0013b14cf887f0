"""What the tests of the Windows room share with those of the commands."""

from ..cli.conftest import demo

__all__ = ["demo"]
