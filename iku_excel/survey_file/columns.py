"""Which column of a table is which unsur, and which say who answered."""

from __future__ import annotations

import re
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..core.findings import Finding, Place
from ..core.model import Element, Survey
from ..core.profile import AGE, DATE, EDUCATION, SERVICE, SEX, WORK
from .mapping import Mapping, folded

# Many questionnaires swap these two, so that U8 alone says neither.
SWAPPED = ("pengaduan", "sarana")

# Columns beside the answers, as websites name them.
CODE, COMMENT = "kode", "saran"
BESIDE = {
    CODE: "kode|koderesponden|idresponden|id|nomorresponden|noresponden|respondentid",
    COMMENT: "saran|komentar|masukan|saranmasukan|sarandanmasukan|kritikdansaran|kritiksaran",
    DATE: "tanggal|tanggalsurvei|tanggalpengisian|tgl|timestamp|capwaktu|stempelwaktu|date|waktupengisian"
    "|tanggalwaktu|tanggaldanwaktu|waktusurvei|waktupengiriman|submittedat|starttime|completiontime",
    SERVICE: "layanan|jenislayanan|unitlayanan|namalayanan|service",
    SEX: "jeniskelamin|kelamin|jk|gender|sex",
    AGE: "usia|umur|kelompokusia|kelompokumur|rentangusia|agegroup|age",
    EDUCATION: "pendidikan|pendidikanterakhir|education",
    WORK: "pekerjaan|profesi|work|occupation",
}
_BESIDE = {name: kind for kind, names in BESIDE.items() for name in names.split("|")}
# The same within a title of a few words ("Jenis kelamin Anda"), and a long request for comments.
_BESIDE_WORDS = {
    SEX: ("kelamin", "gender"),
    AGE: ("usia", "umur", "age"),
    EDUCATION: ("pendidikan", "education"),
    WORK: ("pekerjaan", "profesi", "occupation"),
}
_COMMENT_WORDS = frozenset(("saran", "kritik", "komentar", "suggestion", "suggestions", "comments"))
_FEW = 5

# By which words a question is known to ask about an unsur, wherever they stand in it.
_ASKS = {
    "persyaratan": ("persyaratan", "syarat", "requirement", "requirements"),
    "prosedur": ("prosedur", "procedure", "procedures"),
    "waktu": ("waktu", "time", "timeliness"),
    "biaya": ("biaya", "tarif", "cost", "costs", "fee", "fees"),
    "produk": ("produk", "product", "products"),
    "kompetensi": ("kompetensi", "kemampuan", "competence", "competency"),
    "perilaku": ("perilaku", "kesopanan", "keramahan", "behavior", "behaviour", "courtesy"),
    "pengaduan": ("pengaduan", "aduan", "keluhan", "complaint", "complaints"),
    "sarana": ("sarana", "prasarana", "facilities", "infrastructure"),
}
_NUMBERED = re.compile(r"(?:u|unsur|unsurke)\s*[-.]?\s*0?([1-9][0-9]?)", re.ASCII)
_NUMBER_BEFORE = re.compile(r"^\s*(?:u|unsur)?\s*[-.]?\s*0?[0-9]{1,2}\s*[.:)\-–]?\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ROW_OF_GRID = re.compile(r"\[([^\]]+)\]\s*$")  # Google Forms writes a grid as "the question [the row]"


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions, the first 0: of each unsur in the survey's order, and of what stands beside the answers."""

    elements: tuple[int, ...]
    beside: ReadOnly[str, int]


@dataclass(frozen=True, slots=True)
class Question:
    """An unsur whose column nobody can tell, and the titles that may be it."""

    element: Element
    titles: tuple[str, ...]


@dataclass(slots=True)
class _Matched:
    """What each column of a head is: of an unsur, of several, beside the answers, or nobody knows what."""

    found: dict[str, list[int]] = field(default_factory=dict)
    beside: dict[str, int] = field(default_factory=dict)
    unsure: dict[int, int] = field(default_factory=dict)
    several: dict[int, list[str]] = field(default_factory=dict)
    loose: list[int] = field(default_factory=list)


def looks_like_head(fields: Sequence[str], survey: Survey, mapping: Mapping) -> bool:
    """Whether at least two of the fields name an unsur."""
    names = _names(survey)
    known = sum(
        folded(field) in mapping.columns
        or _named(field, names) is not None
        or _number(field) is not None
        or bool(_asks(field, survey))
        for field in fields
    )
    return known >= min(2, len(survey.elements))


def is_wide(fields: Sequence[str], survey: Survey) -> bool:
    """Whether there are fields enough for every unsur, whatever they say, and no number among them."""
    said = [field for field in fields if field.strip()]
    return len(said) >= max(2, len(survey.elements)) and not any(field.strip().isdigit() for field in said)


def recognise(
    head: Sequence[str], survey: Survey, mapping: Mapping, place: Place
) -> tuple[Columns | None, tuple[Finding, ...]]:
    """The columns, or what keeps them from being known.

    E422: a number that means two unsur; E423: an unsur without a column; E424: one with two; E425: a mapped
    column that is not there; E440: a title that asks about several unsur, one of which has no other.
    """
    matched = _matched(head, survey, mapping)
    findings = [
        Finding("E425", place, {"x": column})
        for column in mapping.demanded
        if column not in {folded(field) for field in head}
    ]
    if matched.unsure:
        keys = [element.key for element in survey.elements]
        columns = [f"U{number}" for number in matched.unsure]
        example = ",".join(f"{c.lower()}={keys[n - 1]}" for c, n in zip(columns, matched.unsure, strict=True))
        first, second = (element.name for element in survey.elements if element.key in SWAPPED)
        values = {"u": " dan ".join(columns), "a": first, "b": second, "x": example}
        findings.append(Finding("E422", place, values))
    unknown = []
    for element in survey.elements:
        positions = matched.found.get(element.key, [])
        if len(positions) > 1:
            titles = [head[position].strip() for position in positions]
            findings.append(Finding("E424", place, {"u": element.name, "daftar": ", ".join(titles)}))
        elif not positions and not (matched.unsure and element.key in SWAPPED):
            unknown.append(element)
    told = set()
    for position, named in matched.several.items():
        names = [element.name for element in unknown if element.key in named]
        if names:
            told.update(names)
            values = {"x": head[position].strip(), "daftar": ", ".join(names), "k": named[0]}
            findings.append(Finding("E440", place, values))
    left = ", ".join(dict.fromkeys(head[position].strip() for position in matched.loose))
    findings += [
        Finding("E423", place, {"u": element.name, "k": element.key, "daftar": left})
        for element in unknown
        if element.name not in told
    ]
    if findings:
        return None, tuple(findings)
    return Columns(tuple(matched.found[element.key][0] for element in survey.elements), matched.beside), ()


def questions(head: Sequence[str], survey: Survey, mapping: Mapping) -> tuple[Question, ...]:
    """What would have to be said of the columns, for somebody who can be asked.

    A title that stands over two columns cannot be named, so it is not offered.
    """
    matched = _matched(head, survey, mapping)
    others = sorted([*matched.unsure.values(), *matched.several, *matched.loose])
    asked = []
    for element in survey.elements:
        positions = matched.found.get(element.key, [])
        if len(positions) != 1:
            titles = [head[position] for position in positions or others]
            named = tuple(title for title in titles if titles.count(title) == 1)
            if named:
                asked.append(Question(element, named))
    return tuple(asked)


def element_named(text: str, survey: Survey) -> str | None:
    """The key of the unsur that a text names, by name, short name or key."""
    return _named(text, _names(survey))


def _matched(head: Sequence[str], survey: Survey, mapping: Mapping) -> _Matched:
    names = _names(survey)
    keys = [element.key for element in survey.elements]
    said: dict[str, list[int]] = {}
    matched = _Matched()
    for position, title in enumerate(head):
        plain = folded(title)
        key = _named(title, names)
        number = _number(title)
        if (told := mapping.columns.get(plain)) in keys:
            said.setdefault(str(told), []).append(position)
        elif key:
            matched.found.setdefault(key, []).append(position)
        elif number is not None and number <= len(keys):
            key = keys[number - 1]
            if key in SWAPPED and set(SWAPPED) <= set(keys):
                matched.unsure[number] = position
            else:
                matched.found.setdefault(key, []).append(position)
        elif plain in _BESIDE:
            matched.beside.setdefault(_BESIDE[plain], position)
        elif asked := _asks(title, survey):
            if len(asked) == 1:
                matched.found.setdefault(asked[0], []).append(position)
            else:
                matched.several[position] = asked
        elif plain and not _is_beside(title, position, matched.beside):
            matched.loose.append(position)
    # What somebody said goes before what a title seems to say.
    for key, positions in said.items():
        matched.loose += matched.found.pop(key, [])
        matched.found[key] = positions
    if set(SWAPPED) <= set(said):
        matched.unsure.clear()
    return matched


def _is_beside(title: str, position: int, beside: dict[str, int]) -> bool:
    """Whether a title in a few words asks who answered, or a longer one what else there is to say."""
    words = _words(title)
    if _COMMENT_WORDS.intersection(words):
        beside.setdefault(COMMENT, position)
        return True
    kind = next((kind for kind, known in _BESIDE_WORDS.items() if set(known).intersection(words)), None)
    if kind is None or len(words) > _FEW:
        return False
    beside.setdefault(kind, position)
    return True


def _asks(title: str, survey: Survey) -> list[str]:
    """The unsur about which a question asks; a request for comments asks about none."""
    grid = _ROW_OF_GRID.search(title)
    words = _words(grid[1] if grid else title)
    if _COMMENT_WORDS.intersection(words) and "pengaduan" not in words:
        return []
    text = f" {' '.join(words)} "
    return [
        element.key
        for element in survey.elements
        if set(_ASKS.get(element.key, ())).intersection(words)
        or any(f" {' '.join(_words(name))} " in text for name in (element.name, element.short) if name)
    ]


def _words(text: str) -> list[str]:
    """Words without case; "waktunya" is "waktu"."""
    return [word.removesuffix("nya") or word for word in _WORD.findall(text.casefold())]


def _names(survey: Survey) -> dict[str, str]:
    return {
        folded(name): element.key
        for element in survey.elements
        for name in (element.name, element.short, element.key)
        if name
    }


def _named(title: str, names: ReadOnly[str, str]) -> str | None:
    return names.get(folded(title)) or names.get(folded(_NUMBER_BEFORE.sub("", title)))


def _number(title: str) -> int | None:
    match = _NUMBERED.fullmatch(title.strip().casefold())
    return int(match[1]) if match else None
