"""What a website exports or a report publishes → the answers or the NRR of a satisfaction survey."""

from ..formats.table import Table, open_table
from .answers import Answers, read_answers
from .cases import Case, read_cases
from .columns import Columns, Mapping, read_mapping, recognise
from .parts import Parts, is_parts, read_parts
from .profile import Profile

__all__ = [
    "Answers",
    "Case",
    "Columns",
    "Mapping",
    "Parts",
    "Profile",
    "Table",
    "is_parts",
    "open_table",
    "read_answers",
    "read_cases",
    "read_mapping",
    "read_parts",
    "recognise",
]
