"""The house style as data: palette, type and measures, shared by the form and the official workbook."""

from .style import FONT, Edge, Edges, Style, boxed

__all__ = ["FONT", "Edge", "Edges", "Style", "boxed"]
