"""What became of a sheet, a figure and an answer, in words with their signs."""

from __future__ import annotations

from collections.abc import Mapping

from iku_excel.core.model import FigureStatus, SheetStatus, State

SHEET_WORDS: Mapping[SheetStatus, str] = {
    SheetStatus.ACCEPTED: "● diterima",
    SheetStatus.PARTIAL: "◊ diterima sebagian",
    SheetStatus.REFUSED: "▲ BELUM VALID",
    SheetStatus.BLANK: "○ kosong",
    SheetStatus.MISSING: "○ belum mengirim",
}
FIGURE_WORDS: Mapping[FigureStatus, str] = {
    FigureStatus.FINAL: "final",
    FigureStatus.INCOMPLETE: "belum lengkap",
    FigureStatus.REFUSED: "BELUM VALID",
    FigureStatus.UNDEFINED: "tidak dapat dihitung",
}
ANSWER_WORDS: Mapping[State, str] = {
    State.VALUE: "● terisi",
    State.NIHIL: "■ nihil",
    State.PENDING: "◊ belum tersedia",
    State.BLANK: "○ belum diisi",
    State.REFUSED: "▲ perlu diperbaiki",
}
