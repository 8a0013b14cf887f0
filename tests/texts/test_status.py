"""Every status has words, and where colour would speak a sign stands too."""

from iku_excel.core.model import FigureStatus, SheetStatus, State
from iku_excel.texts.status import ANSWER_WORDS, FIGURE_WORDS, SHEET_WORDS


def test_every_status_has_words() -> None:
    assert set(SHEET_WORDS) == set(SheetStatus)
    assert set(FIGURE_WORDS) == set(FigureStatus)
    assert set(ANSWER_WORDS) == set(State)


def test_what_was_refused_reads_the_same_everywhere() -> None:
    assert SHEET_WORDS[SheetStatus.REFUSED] == "▲ BELUM VALID"
    assert FIGURE_WORDS[FigureStatus.REFUSED] == "BELUM VALID"


def test_sheets_and_answers_carry_a_sign_of_the_set_that_every_font_has() -> None:
    for words in (*SHEET_WORDS.values(), *ANSWER_WORDS.values()):
        assert words[0] in "●■□○◊▲►"
        assert words[1] == " "
