"""Answers in words: which of them are known, and what has to be asked of the others."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from enum import Enum

from ..core.findings import Finding, Place, Scalar
from ..core.model import Survey
from ..core.rules import HIGHEST_SCORE, LOWEST_SCORE
from ..formats.table import Table
from .columns import Columns
from .mapping import NO_ANSWER, Mapping, as_line, folded

STEPS = HIGHEST_SCORE - LOWEST_SCORE + 1
_LISTED = 8  # of the words of a column, and of those that were used
OFF_SCALE = -1  # "5 - Sangat baik": refused with its cell, as any number off the scale
_ALIKE = 0.9  # "Sangt baik" is "Sangat baik"

_OPTION = re.compile(r"\(?[a-eA-E][.)]\s*(?=\w\w)")  # "d. Sangat sesuai"
_BEFORE = re.compile(r"\(?([0-9]+)\s*[-–—.:=)]+\s*(?=[^\W\d])")  # "4 - Sangat baik", "(4) Sangat baik"
_AFTER = re.compile(r"(?:\s*[-–—:=]\s*|\s*[(\[]\s*)([0-9]+)\s*[)\]]?$")  # "Sangat baik (4)"
_LETTERS = re.compile(r"[^\W\d_]+")


class Degree(Enum):
    """How far an answer goes, by the words before something good."""

    VERY_NOT = "sangat tidak"
    NOT = "tidak"
    LESS = "kurang"
    PLAIN = ""
    VERY = "sangat"


_VERY = frozenset(("sangat", "amat", "sekali", "very", "extremely", "strongly", "highly"))
_NOT, _LESS = frozenset(("tidak", "tdk", "not")), frozenset(("kurang", "less"))
_NOT_AT_ONCE = {"disagree": "agree", "dissatisfied": "satisfied", "unsatisfied": "satisfied"}
_TRANSLATED = {"good": "baik", "agree": "setuju", "satisfied": "puas", "easy": "mudah", "fast": "cepat"}
_GOOD = frozenset(
    ("baik", "sesuai", "mudah", "cepat", "tepat", "kompeten", "mampu", "sopan", "ramah", "setuju", "puas")
)
_GOOD |= {"memuaskan", "jelas", "wajar", "nyaman", "lengkap"}
_AND = frozenset(("dan", "and"))
_NONE = frozenset(map(folded, ("tidak tahu", "tidak menjawab", "tidak diisi", "n/a", "don't know")))


@dataclass(frozen=True, slots=True)
class Word:
    """An answer that nobody has said the score of, as first written, and the score that it seems to have."""

    text: str
    count: int
    elements: tuple[int, ...]
    line: int
    proposed: int | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The scores of answers by unsur and text, and the words that are still open."""

    known: ReadOnly[tuple[int, str], int] = field(default_factory=dict)
    open: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer taken apart: the number beside the words, the words without it, and how far they go."""

    number: int | None
    word: str
    degree: Degree | None


def worded(
    table: Table, columns: Columns, survey: Survey, mapping: Mapping
) -> tuple[Wording, tuple[Finding, ...]]:
    """What is known of the answers in words of a file; E436: a scale of more steps than the survey has.

    A number beside the words counts where the words do not contradict it. A lone word among numbers is no
    scale: it is left to be refused with its cell. N439 lists the words that were used.
    """
    texts = [_texts(table, position) for position in columns.elements]
    said = {text: _taken_apart(text) for counts in texts for text in counts}
    degrees = {one.degree for one in said.values() if one.degree}
    known: dict[tuple[int, str], int] = {}
    unknown: dict[str, list[tuple[int, str]]] = {}
    used: dict[str, int] = {}
    findings = []
    for place, (counts, element) in enumerate(zip(texts, survey.elements, strict=True)):
        steps = _steps(counts, said, element.key, mapping)
        if len(steps) > STEPS:
            values: dict[str, Scalar] = {"u": element.name, "n": len(steps), "daftar": _some(steps)}
            at = table.place(table.rows[0][0], columns.elements[place])
            findings.append(Finding("E436", Place(at.file, at.sheet), values))
        for text in counts:
            score = _score(text, said[text], element.key, mapping, degrees)
            if score is None:
                unknown.setdefault(folded(text), []).append((place, text))
            elif score != OFF_SCALE:
                known[place, text] = score
                used.setdefault(text.strip(), score)
    if findings:
        return Wording(), tuple(findings)
    if used:
        listed = _some(f"{text} = {score}" for text, score in used.items())
        findings.append(Finding("N439", Place(table.file, table.sheet), {"ubah": listed}))
    if not _is_scale(table, columns, texts, used, unknown, said):
        return Wording(known), tuple(findings)
    lines = _first_lines(table, columns)
    words = tuple(
        Word(
            text=spots[0][1].strip(),
            count=sum(texts[place][text] for place, text in spots),
            elements=tuple(dict.fromkeys(place for place, _ in spots)),
            line=min(lines[place, text] for place, text in spots),
            proposed=_proposed(said[spots[0][1]], spots[0][1], degrees),
        )
        for spots in unknown.values()
    )
    return Wording(known, words), tuple(findings)


def _texts(table: Table, column: int) -> Counter[str]:
    """The answers of a column that hold a letter, as they are written."""
    counts = Counter(fields[column] for _, fields in table.rows if len(fields) > column)
    return Counter({text: count for text, count in counts.items() if _LETTERS.search(text)})


def _first_lines(table: Table, columns: Columns) -> dict[tuple[int, str], int]:
    lines: dict[tuple[int, str], int] = {}
    for line, fields in table.rows:
        for place, column in enumerate(columns.elements):
            if column < len(fields):
                lines.setdefault((place, fields[column]), line)
    return lines


def _taken_apart(text: str) -> _Said:
    plain = _OPTION.sub("", text.strip(), count=1) if _OPTION.match(text.strip()) else text.strip()
    before, after = _BEFORE.match(plain), _AFTER.search(plain)
    number = None
    if before and not after:
        number, plain = int(before[1]), plain[before.end() :]
    elif after and not before:
        number, plain = int(after[1]), plain[: after.start()]
    tokens = []
    for token in _LETTERS.findall(plain.casefold()):
        if token in _NOT_AT_ONCE:
            tokens += ["tidak", _NOT_AT_ONCE[token]]
        else:
            tokens.append(token)
    tokens = [_TRANSLATED.get(token, token) for token in tokens if token not in _AND]
    word = folded(plain) if any(map(str.isdigit, plain)) else _canonical(tokens)
    return _Said(number, word, _degree(tokens))


def _canonical(tokens: Iterable[str]) -> str:
    """Words without the language in which a degree is said: "Very good" is "sangat baik"."""
    same = ((_VERY, "sangat"), (_NOT, "tidak"), (_LESS, "kurang"))
    words = [next((one for known, one in same if token in known), token) for token in tokens]
    return "".join(sorted(words, key=lambda word: word != "sangat"))


def _degree(tokens: Collection[str]) -> Degree | None:
    """None where nothing good is said: "Sangat mahal" is the lowest, not the highest."""
    good = [token for token in tokens if token in _GOOD]
    very, less = not _VERY.isdisjoint(tokens), not _LESS.isdisjoint(tokens)
    denied = not _NOT.isdisjoint(tokens)
    if not good or len(good) + very + less + denied != len(tokens) or (less and (very or denied)):
        return None
    if denied:
        return Degree.VERY_NOT if very else Degree.NOT
    return Degree.LESS if less else Degree.VERY if very else Degree.PLAIN


def _proposed(said: _Said, text: str, degrees: Collection[Degree]) -> int | None:
    """The score that an answer seems to have beside the others of its file, for somebody to agree to."""
    if folded(text) in _NONE:
        return NO_ANSWER
    if said.number is not None or (Degree.LESS in degrees and Degree.VERY_NOT in degrees):
        return None
    ladder = {Degree.VERY: 4, Degree.PLAIN: 3}
    if Degree.LESS in degrees:
        ladder |= {Degree.LESS: 2, Degree.NOT: 1}
    elif Degree.VERY_NOT in degrees:
        ladder |= {Degree.NOT: 2, Degree.VERY_NOT: 1}
    return ladder.get(said.degree) if said.degree else None


def _score(text: str, said: _Said, key: str, mapping: Mapping, degrees: Collection[Degree]) -> int | None:
    """What somebody said of an answer, or the number beside its words; None where neither says it."""
    told = mapping.score(key, folded(text))
    if told is not None:
        return told
    word = mapping.score(key, said.word)
    if said.number is None:
        return word
    if said.number not in range(LOWEST_SCORE, HIGHEST_SCORE + 1):
        return OFF_SCALE
    meant = {word} if word is not None else _possible(said.degree, degrees)
    return said.number if said.number in meant else None


def _possible(degree: Degree | None, degrees: Collection[Degree]) -> Collection[int]:
    """The scores that may stand beside words that go so far."""
    low = (1, 2) if Degree.VERY_NOT in degrees else (1,)
    possible = {Degree.VERY: (4,), Degree.PLAIN: (3,), Degree.LESS: (2,), Degree.NOT: low}
    possible[Degree.VERY_NOT] = (1,)
    return possible[degree] if degree else range(LOWEST_SCORE, HIGHEST_SCORE + 1)


def _steps(counts: Counter[str], said: ReadOnly[str, _Said], key: str, mapping: Mapping) -> dict[str, str]:
    """The different answers of a column as written, by their words; one that is misspelt is no other."""
    steps: dict[str, str] = {}
    for text, _ in counts.most_common():
        none = folded(text) in _NONE or mapping.score(key, folded(text)) == NO_ANSWER
        word = said[text].word
        if not none and word not in steps and not difflib.get_close_matches(word, steps, 1, _ALIKE):
            steps[word] = text.strip()
            if len(steps) > 10 * STEPS:  # free text: enough is known
                break
    return steps


def _is_scale(
    table: Table,
    columns: Columns,
    texts: Iterable[Counter[str]],
    used: Collection[str],
    unknown: Collection[str],
    said: ReadOnly[str, _Said],
) -> bool:
    """Whether the file answers in words: some are known, or most answers to some unsur are words."""
    if not unknown:
        return False
    if used or any(one.degree for one in said.values()):
        return True
    for column, counts in zip(columns.elements, texts, strict=True):
        answered = sum(len(fields) > column and bool(fields[column].strip()) for _, fields in table.rows)
        if 2 * sum(counts.values()) > answered:
            return True
    return False


def _some(texts: Iterable[str] | ReadOnly[str, str]) -> str:
    known = list(texts.values() if isinstance(texts, dict) else texts)
    more = f" dan {len(known) - _LISTED} lain" if len(known) > _LISTED else ""
    return ", ".join(known[:_LISTED]) + more


def open_finding(words: Sequence[Word], table: Table, columns: Columns) -> Finding:
    """E438: the words of which nobody has said the score."""
    first = words[0]
    values: dict[str, Scalar] = {
        "n": len(words),
        "daftar": _some(word.text for word in words),
        "ubah": as_line(first.text, first.proposed),
    }
    place = table.place(first.line, columns.elements[first.elements[0]])
    return Finding("E438", place, values, raw=first.text)
