"""What a website exports or a report publishes → the answers or the NRR of a satisfaction survey."""

from ..formats.table import Table, open_table
from .answers import Answers, read_answers
from .cases import Case, read_cases
from .columns import Columns, Question, is_wide, looks_like_head, questions, recognise
from .mapping import NO_ANSWER, Mapping, as_line, folded, mapping_of, read_mapping
from .parts import Parts, is_parts, read_parts
from .profile import Profile
from .wording import Word, Wording, open_finding, worded

__all__ = [
    "NO_ANSWER",
    "Answers",
    "Case",
    "Columns",
    "Mapping",
    "Parts",
    "Profile",
    "Question",
    "Table",
    "Word",
    "Wording",
    "as_line",
    "folded",
    "is_parts",
    "is_wide",
    "looks_like_head",
    "mapping_of",
    "open_finding",
    "open_table",
    "questions",
    "read_answers",
    "read_cases",
    "read_mapping",
    "read_parts",
    "recognise",
    "worded",
]
