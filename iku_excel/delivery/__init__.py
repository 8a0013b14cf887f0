"""What leaves the office: documents shown to their reader, letters, and the journal of what was sent."""

from .showing import show

__all__ = ["show"]
