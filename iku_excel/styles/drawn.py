"""A house style as the properties of one of XlsxWriter's formats."""

from __future__ import annotations

from typing import Any

from .style import FONT, Style

_LINES = {"thin": 1, "medium": 2, "hair": 7}
_VERTICAL = {"center": "vcenter", "top": "top", "bottom": "bottom"}


def properties(style: Style, number_format: str = "") -> dict[str, Any]:
    """What `add_format` takes; a number format beats that of the style."""
    said: dict[str, Any] = {
        "font_name": FONT,
        "font_size": style.size,
        "font_color": f"#{style.color}",
        "align": style.horizontal,
        "valign": _VERTICAL[style.vertical],
        "num_format": number_format or style.number_format,
        "locked": style.locked,
        "bold": style.bold,
        "italic": style.italic,
        "underline": int(style.underline),
        "text_wrap": style.wrap,
        "indent": style.indent,
    }
    if style.ground:
        said["bg_color"] = f"#{style.ground}"
    for side in ("left", "right", "top", "bottom"):
        edge = getattr(style, side)
        if edge:
            said |= {side: _LINES[edge.line], f"{side}_color": f"#{edge.color}"}
    return said
