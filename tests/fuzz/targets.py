"""What is fuzzed: originals, the changes made to them, and the work that must end well or in a finding."""

from __future__ import annotations

import random
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from iku_excel import archive, definition, receipts, summary, survey_file
from iku_excel.cli.explain import explanation
from iku_excel.cli.verify_figures import changed_results
from iku_excel.cli.verify_package import verify_package
from iku_excel.cli.verify_workbook import fresh_drawing
from iku_excel.core.findings import Finding, IkuError, Place
from iku_excel.core.periods import Period
from iku_excel.core.signs import visible
from iku_excel.definition import book
from iku_excel.summary.embedded.reading import recall_bytes, recall_copy
from iku_excel.summary.embedded.writing import carried
from iku_excel.texts import findings as sentences

from ..receipts.conftest import finding, origin, sheet
from ..summary.carried import carrying
from ..summary.conftest import WHOLE, calculated, targeted
from . import forms
from .changes import (
    json_changed,
    lines_changed,
    package_changed,
    packed_otherwise,
    receipt_sealed_anew,
    receipt_text_sealed_anew,
    reworded,
)
from .commands import package
from .watched import watched

Work = Callable[[bytes, str], tuple[bool, set[str]]]
"""Whether a mutant was accepted, and the codes of what was found."""
HANGS = 20  # seconds


@dataclass(frozen=True)
class Target:
    """One door for strangers."""

    originals: Callable[[], list[bytes]]
    changes: tuple[Callable[[bytes, random.Random], bytes], ...]
    work: Work


@cache
def _results():
    return calculated(targeted(definition.builtin()), WHOLE, Period(2026, 1))


def _official() -> list[bytes]:
    return [summary.draw(_results()), summary.draw_official(_results(), "0" * 64)]


def _embedded() -> list[bytes]:
    return [carried(_results()).encode()]


def _codes(found: tuple[Finding, ...]) -> set[str]:
    """The codes, where every sentence can be said."""
    for one in found:
        for sentence in (sentences.message(one), sentences.hint(one)):
            sentence.encode()
            assert visible(sentence) == sentence, sentence
    assert not any(one.code == "E599" for one in found), found
    return {one.code for one in found}


def _explain(data: bytes, name: str) -> tuple[bool, set[str]]:
    results = recall_bytes(data, name).results
    for indicator in results.definition.indicators:
        for line in explanation(results, indicator):
            line.encode("utf-8", "surrogatepass")
    return True, set()


def _verify(data: bytes, name: str) -> tuple[bool, set[str]]:
    return recall_copy(data, name) is not None or not _differences(data, name), set()


def _differences(data: bytes, name: str) -> list[str]:
    found = recall_bytes(data, name)
    return [*changed_results(found), *fresh_drawing(found, data).differences]


def _redrawn(data: bytes, name: str) -> tuple[bool, set[str]]:
    """A forged JSON under another's sheets is told; what this program draws from it holds together."""
    forged = carrying(data.decode("ascii"))
    assert _differences(forged, name)
    lines = _differences(summary.draw(recall_bytes(forged, name).results), name)
    assert not lines, lines[:3]
    return True, set()


def _package(data: bytes, name: str) -> tuple[bool, set[str]]:
    opened = archive.opened(data, f"{name}.zip")
    flaws = opened.flaws()
    with _file(data, f"{name}.zip") as path, redirect_stdout(StringIO()):
        code = verify_package(path)
    assert code == 1 or not flaws
    return code == 0, _codes(flaws)


def _carried(work: Work) -> Work:
    """The same of a workbook that carries this JSON."""
    return lambda data, name: work(carrying(data.decode("ascii")), name)


def _receipt(data: bytes, name: str) -> tuple[bool, set[str]]:
    kept = receipts.read(data, name)
    receipts.differences(kept.facts, kept.facts)
    receipts.says_the_same(data, data, _receipts_model())
    return kept.whole, set()


@cache
def _receipts_model():
    from iku_excel.core.model import SheetStatus, State

    sheets = (sheet("PKP", State.VALUE, State.NIHIL), sheet("TIK", State.REFUSED, status=SheetStatus.PARTIAL))
    found = (finding("E304", "TIK", "E17", raw="lima"),)
    return receipts.receipt(definition.builtin(), origin(), sheets, found, "2026-07-02T10:15:00+07:00")


def _receipts() -> list[bytes]:
    return [receipts.to_json(_receipts_model())]


def _receipt_texts() -> list[bytes]:
    return [receipts.text(_receipts_model())]


def _toml(data: bytes, name: str) -> tuple[bool, set[str]]:
    loaded, found = definition.loads(data.decode("utf-8", "surrogatepass"), name)
    return loaded is not None, _codes(found)


@contextmanager
def _file(data: bytes, name: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        yield path


def _definition_book(data: bytes, name: str) -> tuple[bool, set[str]]:
    with _file(data, f"{name}.xlsx") as path:
        loaded, found = definition.load(path)
    return loaded is not None, _codes(found)


def _csv() -> list[bytes]:
    survey = definition.builtin().surveys[0]
    head = ";".join(element.name for element in survey.elements)
    rows = [";".join(str(1 + (row + column) % 4) for column in range(9)) for row in range(40)]
    return ["\n".join((head, *rows)).encode()]


def _survey(data: bytes, name: str) -> tuple[bool, set[str]]:
    survey = definition.builtin().surveys[0]
    with _file(data, f"{name}.csv") as path:
        said = survey_file.Mapping()
        table = survey_file.open_table(path, lambda fields: survey_file.looks_like_head(fields, survey, said))
    columns, found = survey_file.recognise(table.head, survey, said, Place(name))
    codes = _codes(found)
    if columns is None:
        return False, codes
    wording, found = survey_file.worded(table, columns, survey, said)
    codes |= _codes(found)
    answers, found = survey_file.read_answers(table, columns, survey, wording)
    return bool(answers.respondents), codes | _codes(found)


def _form(data: bytes, name: str) -> tuple[bool, set[str]]:
    sound, was_read, codes = forms.read(data, name, definition.builtin())
    assert sound, "unexplained"
    return was_read, codes


TARGETS = {
    "form": Target(lambda: forms.originals(definition.builtin()), forms.KINDS, _form),
    "explain": Target(_embedded, (json_changed,), _carried(_explain)),
    "verify": Target(_embedded, (json_changed,), _redrawn),
    "document": Target(_official, (forms.part, forms.texts, forms.bytes_of_file, packed_otherwise), _verify),
    "package": Target(lambda: [package()], (package_changed, package_changed, forms.mutated), _package),
    "receipt": Target(_receipts, (json_changed, receipt_sealed_anew, forms.mutated), _receipt),
    "receipt-text": Target(
        _receipt_texts, (lines_changed, receipt_text_sealed_anew, forms.mutated), _receipt
    ),
    "definition": Target(lambda: [definition.builtin_text().encode()], (lines_changed, reworded), _toml),
    "definition-xlsx": Target(
        lambda: [book.draw(definition.builtin())], (forms.texts, forms.texts, forms.part), _definition_book
    ),
    "survey": Target(_csv, (lines_changed, lines_changed, forms.mutated), _survey),
}


class HangsError(BaseException):
    """Something took longer than anything may; no handler of ours takes it for what it is not."""


@contextmanager
def in_time() -> Iterator[None]:
    """Raises HangsError where the system can interrupt what takes longer than HANGS seconds."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(*_: object) -> None:
        raise HangsError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def outcome(target: Target, data: bytes, name: str) -> tuple[bool, set[str]]:
    """Whether a mutant was accepted, and the codes; anything raised but IkuError is the failure.

    Nothing is opened but the program and its own temporary files: what is read comes as bytes.
    """
    try:
        with in_time(), watched():
            return target.work(data, name)
    except IkuError as stop:
        return False, _codes(stop.findings)
