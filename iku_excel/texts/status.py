"""What became of a sheet, a figure and an answer, in words with their signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ..core.findings import errors
from ..core.model import (
    Figure,
    FigureStatus,
    Issuance,
    Origin,
    Result,
    Results,
    SheetStatus,
    State,
    YearFigure,
)
from ..core.zones import Zone, local

SHEET_WORDS: Mapping[SheetStatus, str] = {
    SheetStatus.ACCEPTED: "● diterima",
    SheetStatus.PARTIAL: "◊ diterima sebagian",
    SheetStatus.REFUSED: "▲ BELUM VALID",
    SheetStatus.BLANK: "○ kosong",
    SheetStatus.MISSING: "○ belum mengirim",
}
GROUP_HEAD = ("Kelompok", "Lembar", "Keadaan")
OTHER_GROUPS = "{n} kelompok lain: {sheets} lembar perlu perhatian."
NO_GROUP = "Tanpa kelompok"
FIGURE_WORDS: Mapping[FigureStatus, str] = {
    FigureStatus.FINAL: "final",
    FigureStatus.INCOMPLETE: "belum lengkap",
    FigureStatus.REFUSED: "BELUM VALID",
    FigureStatus.UNDEFINED: "tidak dapat dihitung",
    FigureStatus.UNASKED: "belum ditanyakan",
    FigureStatus.TYPED: "diketik",
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
NIHIL, NOTHING = "Nihil", "–"
NOT_FINAL = "BELUM FINAL"
DRAFT, ISSUED, REVISED = "Draf", "Terbit", "Perubahan ke-{number}"
NUMBERED = "Nomor {document}"
DOT = "·"  # between what is said side by side
_REVISED = re.compile(REVISED.format(number="([0-9]{1,3})"))
CLOSED_BECAUSE = "ditutup karena {reason}"
OPEN_FIGURES = "{n} dari {total} angka belum final"
OPEN_FINDINGS = "{n} temuan harus diperbaiki"
RESPONDENTS: Mapping[State, str] = {State.VALUE: "responden", State.REFUSED: "responden perlu diperbaiki"}


MAIL = "Surel"
MAILED, MAILED_ON = "{sender}", "{sender} {day}"


def saved(origin: Origin, zone: Zone) -> str:
    """When a file was last saved, by the office's clock: `28/03/2026 16.30 WIB`; no time stays as it is."""
    moment = local(origin.saved, zone)
    return f"{moment:%d/%m/%Y %H.%M} {zone}" if moment else origin.saved


def mailed(origin: Origin, zone: Zone) -> str:
    """By whose mail a file came, and on which day that was sent; "" where it came otherwise."""
    moment = local(origin.mailed, zone)
    words = MAILED_ON if origin.mailed else MAILED
    day = f"{moment:%Y-%m-%d}" if moment else origin.mailed[:10]
    return words.format(sender=origin.sender, day=day) if origin.sender else ""


def counted(words: Mapping[Any, str], states: Iterable[Any]) -> str:
    """How many are in which state, without the signs: `3 diterima, 2 diterima sebagian`; none is left out."""
    found = Counter(states)
    return ", ".join(
        f"{found[state]} {said.lstrip('●◊▲○ ')}" for state, said in words.items() if found[state]
    )


def open_reasons(results: Results) -> tuple[str, ...]:
    """Why a document is not final, nothing where it is: the one answer to that question, for every reader."""
    if results.final:
        return ()
    unsaid_figures = sum(not result.status.final for result in results.indicators)
    wrong = len(errors(results.findings))
    return (
        *([OPEN_FIGURES.format(n=unsaid_figures, total=len(results.indicators))] if unsaid_figures else []),
        *([OPEN_FINDINGS.format(n=wrong)] if wrong else []),
    )


def issue(issuance: Issuance | None) -> str:
    """What a document is: a draft, or which issue of its period; "" where it does not say."""
    if issuance is None:
        return ""
    if issuance.number is None:
        return DRAFT
    return REVISED.format(number=issuance.number) if issuance.number else ISSUED


def issue_words(issuance: Issuance | None) -> tuple[str, ...]:
    """The same, and the office's own number where it has one."""
    numbered = issuance is not None and issuance.document
    said = (issue(issuance), NUMBERED.format(document=issuance.document) if issuance and numbered else "")
    return tuple(filter(None, said))


def issuance_of(said: str) -> Issuance | None:
    """What a document says that it is, read back; None where it says nothing."""
    first, _, rest = said.partition(f" {DOT} ")
    number = _REVISED.fullmatch(first)
    if first not in (DRAFT, ISSUED) and not number:
        return None
    if first == DRAFT:
        return Issuance()
    return Issuance(int(number[1]) if number else 0, rest.removeprefix(NUMBERED.format(document="")))


def state_words(results: Results) -> tuple[str, ...]:
    """What a document must say of itself wherever it is printed: what it is, and that it is not final."""
    return (*issue_words(results.issuance), *([] if results.final else [NOT_FINAL]))


def closed_because(results: Results) -> str:
    """Why a document was issued that is not final, in words; "" for any other."""
    reason = results.issuance.reason if results.issuance else ""
    return CLOSED_BECAUSE.format(reason=reason) if reason and not results.final else ""


def unsaid(figure: Figure[float] | Result | YearFigure) -> str:
    """What stands where a figure cannot be said; the figure of a finished one is only not there yet."""
    if figure.nihil and figure.status.whole:
        return NIHIL
    if figure.status is FigureStatus.TYPED:
        return NOTHING
    return FIGURE_WORDS[FigureStatus.INCOMPLETE if figure.status.final else figure.status]


def tally(counts: Mapping[State, int], *, survey: bool, zeros: bool = False) -> str:
    """How many answers are in which state: `3 terisi, 1 kosong`; of a survey its respondents."""
    words = RESPONDENTS if survey else COUNT_WORDS
    shown = [f"{counts[state]} {word}" for state, word in words.items() if zeros or counts[state]]
    return ", ".join(shown)


SHEET_HEAD = ("Kode", "Lembar")
QUARTER = "TW {roman}"
COUNTS, REVISION, MENDED, FILE = "Isian", "Revisi", "Perbaikan", "Berkas"
OF_REMARKS = "{mended} diperbaiki, {left} tersisa, {new} baru"
FILE_HEAD = ("Berkas", "Disimpan", "Oleh", "Program", "Pengisi")
ARRIVED = "{sent} dari {total} lembar diterima untuk {period}."
OTHERS_LATE = "dan {n} lainnya"
LATE = "Belum mengirim: {names}."
WATCHING = "Keadaan pukul {time}. Menunggu perubahan; Ctrl-C untuk selesai."
STOPPED = "\nSelesai."
