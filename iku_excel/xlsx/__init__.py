"""The bytes of any .xlsx as sheets of cells, guarded and strict, with what is wrong beside them."""

from iku_excel.xlsx.addresses import Range, address, parse_cell, parse_listed, parse_range
from iku_excel.xlsx.model import Cell, Kind, Properties, Sheet, Style, Validation, Workbook
from iku_excel.xlsx.workbook import read

__all__ = [
    "Cell",
    "Kind",
    "Properties",
    "Range",
    "Sheet",
    "Style",
    "Validation",
    "Workbook",
    "address",
    "parse_cell",
    "parse_listed",
    "parse_range",
    "read",
]
