"""What a small office laptop shows of a sheet: a window of 1366 × 768 pixels."""

from __future__ import annotations

# The pixels of columns that such a window shows in every program. LibreOffice draws a column on the screen
# 12 % wider than Excel does, and keeps its side bar beside the sheet.
WINDOW = 1130
LEAST_ZOOM = 75  # per cent; smaller type is not read


def zoom_of(pixels: float) -> int:
    """The per cent at which columns of so many pixels fit into the window: LEAST_ZOOM to 100."""
    return max(LEAST_ZOOM, min(100, int(WINDOW * 100 / pixels))) if pixels else 100
