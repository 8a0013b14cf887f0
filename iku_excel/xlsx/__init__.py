"""The bytes of any .xlsx as sheets of cells, guarded and strict, with what is wrong beside them."""

from .addresses import Range, address, parse_cell, parse_listed, parse_range
from .container import contents
from .display import display, shows_text
from .model import Cell, Kind, Properties, Sheet, Style, Validation, Workbook
from .refusal import RefusedError
from .styles import plain_format
from .workbook import read

__all__ = [
    "Cell",
    "Kind",
    "Properties",
    "Range",
    "RefusedError",
    "Sheet",
    "Style",
    "Validation",
    "Workbook",
    "address",
    "contents",
    "display",
    "parse_cell",
    "parse_listed",
    "parse_range",
    "plain_format",
    "read",
    "shows_text",
]
