"""What a planner says of the columns and the words of a survey's files, once for all of them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..core.findings import Finding, IkuError, Place
from ..core.model import Survey
from ..core.rules import HIGHEST_SCORE

# The score of a text that stands where an answer should and is none ("Tidak tahu"): it counts as blank.
NO_ANSWER = 0

_NOT_LETTERS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """A text without case, spaces and signs."""
    return _NOT_LETTERS.sub("", text.casefold())


@dataclass(frozen=True, slots=True)
class Mapping:
    """Titles of columns → unsur, and answers → scores, all folded.

    `own` are answers that say something else of one unsur; `demanded` titles must stand in the file.
    """

    columns: ReadOnly[str, str] = field(default_factory=dict)
    words: ReadOnly[str, int] = field(default_factory=dict)
    own: ReadOnly[str, ReadOnly[str, int]] = field(default_factory=dict)
    demanded: tuple[str, ...] = ()

    def score(self, key: str, text: str) -> int | None:
        """What a folded answer says of an unsur; None where nobody said."""
        return self.own.get(key, {}).get(text, self.words.get(text))

    def over(self, other: Mapping) -> Mapping:
        """Both, this one first."""
        return Mapping(
            {**other.columns, **self.columns},
            {**other.words, **self.words},
            {**other.own, **self.own},
            (*self.demanded, *other.demanded),
        )

    def with_column(self, title: str, key: str) -> Mapping:
        """The same with one column more."""
        return replace(self, columns={**self.columns, folded(title): key})

    def with_word(self, text: str, score: int) -> Mapping:
        """The same with one answer more."""
        return replace(self, words={**self.words, folded(text): score})


def read_mapping(text: str, survey: Survey) -> Mapping:
    """`u8=pengaduan,u9=sarana`, or the name of a TOML file of such lines; E425 where it is neither."""
    if not text:
        return Mapping()
    given: dict[str, object] = {}
    if text.lower().endswith(".toml"):
        try:
            given = tomllib.loads(Path(text).read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise IkuError(Finding("E425", Place(text), {"x": Path(text).name})) from error
    else:
        for part in text.split(","):
            column, sign, name = part.partition("=")
            if not (sign and column.strip() and name.strip()):
                raise IkuError(Finding("E425", values={"x": part.strip() or text}))
            given[column.strip()] = name.strip()
    found = mapping_of(given, {element.key for element in survey.elements}, Place())
    return replace(found, demanded=tuple(found.columns))


def mapping_of(given: ReadOnly[str, object], keys: Collection[str], place: Place) -> Mapping:
    """`"Judul" = "waktu"` for a column, `"Sangat baik" = 4` for an answer, a table for those of one unsur.

    Raises IkuError: E425 for each line that is none of these.
    """
    columns: dict[str, str] = {}
    words: dict[str, int] = {}
    own: dict[str, dict[str, int]] = {}
    wrong = []
    for name, said in given.items():
        if isinstance(said, str) and said in keys and folded(name):
            columns[folded(name)] = said
        elif _is_score(said) and folded(name):
            words[folded(name)] = int(str(said))
        elif isinstance(said, dict) and name in keys and all(map(_is_score, said.values())):
            own[name] = {folded(text): score for text, score in said.items()}
        else:
            wrong.append(Finding("E425", place, {"x": f"{name}={said}"}))
    if wrong:
        raise IkuError(*wrong)
    return Mapping(columns, words, own)


def as_line(text: str, said: str | int | None) -> str:
    """The line that says it in a TOML file; one that has still to be filled in says "?" and is refused."""
    written = json.dumps(text.strip(), ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{written} = {json.dumps('?' if said is None else said)}"


def _is_score(said: object) -> bool:
    return type(said) is int and NO_ANSWER <= said <= HIGHEST_SCORE
