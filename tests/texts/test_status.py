"""Every status has words, and where colour would speak a sign stands too."""

from iku_excel.core.model import FigureStatus, SheetStatus, State
from iku_excel.texts.status import ANSWER, FIGURE, SHEET


def test_every_status_has_words() -> None:
    assert set(SHEET) == set(SheetStatus)
    assert set(FIGURE) == set(FigureStatus)
    assert set(ANSWER) == set(State)


def test_what_was_refused_reads_the_same_everywhere() -> None:
    assert SHEET[SheetStatus.REFUSED] == "▲ BELUM VALID"
    assert FIGURE[FigureStatus.REFUSED] == "BELUM VALID"


def test_sheets_and_answers_carry_a_sign_of_the_set_that_every_font_has() -> None:
    for words in (*SHEET.values(), *ANSWER.values()):
        assert words[0] in "●■□○◊▲►"
        assert words[1] == " "
