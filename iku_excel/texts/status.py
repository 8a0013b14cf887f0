"""What became of a sheet, a figure and an answer, in words with their signs."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.model import FigureStatus, SheetStatus, State

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
COUNT_WORDS: Mapping[State, str] = {
    State.VALUE: "terisi",
    State.NIHIL: "nihil",
    State.PENDING: "belum tersedia",
    State.BLANK: "kosong",
    State.REFUSED: "perlu diperbaiki",
}
RESPONDENTS: Mapping[State, str] = {State.VALUE: "responden", State.REFUSED: "responden perlu diperbaiki"}


def unsaid(status: FigureStatus) -> str:
    """What stands where a figure cannot be said; the figure of a finished one is only not there yet."""
    return FIGURE_WORDS[FigureStatus.INCOMPLETE if status.final else status]


def tally(counts: Mapping[State, int], *, survey: bool, zeros: bool = False) -> str:
    """How many answers are in which state: `3 terisi, 1 kosong`; of a survey its respondents."""
    words = RESPONDENTS if survey else COUNT_WORDS
    shown = [f"{counts[state]} {word}" for state, word in words.items() if zeros or counts[state]]
    return ", ".join(shown)


NOTHING = "–"
SHEET_HEAD = ("Kode", "Lembar")
QUARTER = "TW {roman}"
COUNTS, REVISION, MENDED, FILE = "Isian", "Revisi", "Perbaikan", "Berkas"
OF_REMARKS = "{mended} diperbaiki, {left} tersisa, {new} baru"
FILE_HEAD = ("Berkas", "Disimpan", "Oleh", "Program", "Pengisi")
ARRIVED = "{sent} dari {total} lembar diterima untuk {period}."
LATE = "Belum mengirim: {names}."
WATCHING = "Keadaan pukul {time}. Menunggu perubahan; Ctrl-C untuk selesai."
STOPPED = "\nSelesai."
