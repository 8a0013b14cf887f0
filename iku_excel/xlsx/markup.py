"""XML under guard: no document types, no long tags, no depth; names by their meaning, whatever the prefix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from . import limits
from .compatibility import Alternatives
from .refusal import DamagedError, RefusedError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION_ID = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
_KNOWN = frozenset(
    (
        MAIN,
        STRICT,
        "http://schemas.openxmlformats.org/package/2006/content-types",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        "http://purl.oclc.org/ooxml/officeDocument/extendedProperties",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "http://purl.oclc.org/ooxml/officeDocument/customProperties",
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
    )
)


class Element:
    """One element of a small part: its local name ("space name" where the namespace is foreign)."""

    __slots__ = ("attributes", "children", "name", "space", "text")

    def __init__(self, name: str, space: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.space = space
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        """An attribute without a namespace."""
        return self.attributes.get(name, default)

    def all(self, name: str) -> list[Element]:
        """The children of that name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator[Element]:
        """This element and everything below it, in document order."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(reversed(element.children))

    @property
    def relation(self) -> str:
        """The relationship id that this element points with."""
        return next((self.attributes[key] for key in RELATION_ID if key in self.attributes), "")


def is_wide(data: bytes) -> bool:
    """Whether a part is written in UTF-16."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def narrow(data: bytes) -> bytes:
    """A UTF-16 part in UTF-8; raises DamagedError."""
    codec = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(data[:2], "utf-16")
    try:
        return data.decode(codec).encode()
    except UnicodeError:
        raise DamagedError from None


def guard(data: bytes) -> None:
    """Refuse what must not reach expat: a token that would swell its memory (E111)."""
    at = 0
    while len(data) - at > limits.TOKEN_BYTES:
        following = data.rfind(b"<", at + 1, at + limits.TOKEN_BYTES)
        if following < 0:
            raise RefusedError("E111")
        at = following


def run(
    data: bytes,
    start: Callable[[str, Any], None],
    end: Callable[[str], None],
    text: Callable[[str], object],
    *,
    flat: bool = False,
    without: tuple[int, int] = (0, 0),
    spaces: Alternatives | None = None,
) -> None:
    """Parse a whole part; the handlers keep depth and attributes; raises DamagedError where it breaks off.

    Attributes come as a dict, or `flat` as name, value, name, value; then text comes in pieces as it stands.
    The names that handlers get are "namespace local". Between the two offsets of `without` lie whole elements
    that are checked with all the rest and told to nobody. `spaces` is told what prefixes mean. A part goes in
    whole: expat before 2.6 scans a long token again for every chunk.
    """
    guard(data)
    first, behind = without
    if first < behind:
        _parse(_parser(), data)
        data = data[:first] + data[behind:]
    parser = _parser()
    parser.ordered_attributes = flat
    parser.buffer_text = not flat
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    if spaces is not None:
        parser.StartNamespaceDeclHandler = spaces.declare
        parser.EndNamespaceDeclHandler = spaces.forget
    _parse(parser, data)


_NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartDoctypeDeclHandler = _no_doctype
    return parser


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        if error.code == _NO_MEMORY:
            raise MemoryError from None
        raise DamagedError from None


def _no_doctype(*_: object) -> None:
    raise RefusedError("E111")


def tree(data: bytes) -> Element:
    """The root element of a small part; raises DamagedError, or RefusedError E110 and E111.

    What is in the branch of mc:AlternateContent that counts stands where the alternatives stand.
    """
    alternatives = Alternatives()
    top = Element("", "", {})
    stack = [top]
    # Text is joined once an element is whole: adding piece to piece would copy it anew for each.
    gathered: list[list[str]] = [[]]
    lengths = [0]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > limits.NODES:
            raise RefusedError("E110")
        if len(stack) > limits.DEPTH or len(attributes) > limits.ATTRIBUTES:
            raise RefusedError("E111")
        if alternatives.enter(name, attributes.get("Requires", "")):
            element = stack[-1]
        else:
            space, _, local = name.rpartition(" ")
            element = Element(local if space in _KNOWN else name, space, attributes)
            stack[-1].children.append(element)
        stack.append(element)
        gathered.append([])
        lengths.append(0)

    def end(name: str) -> None:
        element, pieces = stack.pop(), gathered.pop()
        lengths.pop()
        if element is stack[-1]:
            alternatives.leave(name)
        else:
            element.text = "".join(pieces)

    def text(piece: str) -> None:
        gathered[-1].append(piece)
        lengths[-1] += len(piece)
        if lengths[-1] > limits.TOKEN_BYTES:
            raise RefusedError("E110")

    run(data, start, end, text, spaces=alternatives)
    if not top.children:
        raise DamagedError
    return top.children[0]
