"""What is known of a survey's columns and words: from the settings, else asked for once and written there."""

from __future__ import annotations

import re
import sys
import tomllib
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from .. import files, survey_file
from ..core.findings import Finding, Place, Severity
from ..core.model import Definition, Survey
from ..core.rules import HIGHEST_SCORE
from ..survey_file import Columns, Table, Wording
from ..texts import survey_file as words
from ..texts import workspace as workspace_words
from ..texts.findings.filling import harmless
from .prompt import agreed, number
from .workspace import Workspace, survey_settings

LONGEST_TITLE = 200
Lines = dict[str, str | int]
_TABLE = re.compile(rf"\s*\[\s*{workspace_words.SURVEY}\s*\]\s*(?:#.*)?")


@dataclass(slots=True)
class Known:
    """What was said so far, what was added to it here, and the lines that are still to be written."""

    mapping: survey_file.Mapping
    added: Lines = field(default_factory=dict)
    open: tuple[str, ...] = ()


def remembered(own: Workspace | None, definition: Definition) -> survey_file.Mapping:
    """What the workspace's settings say (E425: something else)."""
    if own is None:
        return survey_file.Mapping()
    keys = {element.key for survey in definition.surveys for element in survey.elements}
    return survey_file.mapping_of(survey_settings(own.folder), keys, Place(workspace_words.SETTINGS))


def somebody_sits(as_json: bool) -> bool:
    """Whether a question would be read and answered."""
    return not as_json and sys.stdin.isatty() and sys.stdout.isatty()


def columns_of(
    source: Table, survey: Survey, known: Known, ask: bool
) -> tuple[Columns | None, tuple[Finding, ...]]:
    """The columns, with what somebody says of those that are unknown; None and why where one is left."""
    place = Place(source.file, source.sheet)
    columns, findings = survey_file.recognise(source.head, survey, known.mapping, place)
    if columns is not None or any(finding.code == "E425" for finding in findings):
        return columns, findings
    declined: set[str] = set()
    while ask and (left := _left(source, survey, known, declined)):
        question = left[0]
        click.echo(words.WHICH_COLUMN.format(name=question.element.name))
        for at, title in enumerate(question.titles, 1):
            click.echo(words.CHOICE.format(number=at, text=harmless(title, LONGEST_TITLE)))
        if chosen := number(words.WHICH_NUMBER, len(question.titles)):
            title = question.titles[chosen - 1]
            known.added[title.strip()] = question.element.key
            known.mapping = known.mapping.with_column(title, question.element.key)
        else:
            declined.add(question.element.key)
    columns, findings = survey_file.recognise(source.head, survey, known.mapping, place)
    if columns is None:
        known.open = tuple(dict.fromkeys(_column_lines(source, survey, known)))
    return columns, findings


def _left(source: Table, survey: Survey, known: Known, declined: set[str]) -> list[survey_file.Question]:
    asked = survey_file.questions(source.head, survey, known.mapping)
    return [question for question in asked if question.element.key not in declined]


def _column_lines(source: Table, survey: Survey, known: Known) -> Iterator[str]:
    """A line for each title that may be an unsur; which one, it says where only one comes into question."""
    asked = survey_file.questions(source.head, survey, known.mapping)
    meant: dict[str, list[str]] = {}
    for question in asked:
        for title in question.titles:
            meant.setdefault(title, []).append(question.element.key)
    for title, keys in meant.items():
        yield survey_file.as_line(title, keys[0] if len(keys) == 1 else None)


def wording_of(
    source: Table, columns: Columns, survey: Survey, known: Known, ask: bool
) -> tuple[Wording | None, tuple[Finding, ...]]:
    """What answers in words say, with the scores that somebody gives; None and why where one is left."""
    wording, findings = survey_file.worded(source, columns, survey, known.mapping)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    if not wording.open:
        return wording, findings
    if ask:
        for text, score in _asked_words(wording.open, survey):
            known.added[text] = score
            known.mapping = known.mapping.with_word(text, score)
        return survey_file.worded(source, columns, survey, known.mapping)
    known.open = tuple(survey_file.as_line(word.text, word.proposed) for word in wording.open)
    return None, (survey_file.open_finding(wording.open, source, columns),)


def _asked_words(open_ones: Sequence[survey_file.Word], survey: Survey) -> Iterator[tuple[str, int]]:
    """The score of each word: all as proposed where somebody agrees, else one by one."""
    click.echo(words.WORDS_FOUND)
    for word in open_ones:
        names = ", ".join(survey.elements[place].short for place in word.elements)
        score = words.UNKNOWN_SCORE if word.proposed is None else word.proposed
        text = harmless(word.text, LONGEST_TITLE)
        click.echo(words.WORD.format(text=text, score=score, count=word.count, names=names))
    every = all(word.proposed is not None for word in open_ones)
    if every and agreed(words.ALL_RIGHT):
        yield from ((word.text, word.proposed) for word in open_ones if word.proposed is not None)
        return
    click.echo(words.SCALE)
    for word in open_ones:
        yield (
            word.text,
            number(words.WHICH_SCORE.format(text=harmless(word.text, LONGEST_TITLE)), HIGHEST_SCORE),
        )


def remember(own: Workspace | None, known: Known) -> None:
    """Writes what was said into the workspace's settings; tells the lines where that cannot be done."""
    if not known.added:
        return
    lines = [survey_file.as_line(text, said) for text, said in known.added.items()]
    path = own.folder / workspace_words.SETTINGS if own else None
    new = _with_lines(path, lines, known.added) if path else None
    if path and new:
        files.write_atomically(path, new, force=True)
        click.echo(words.REMEMBERED.format(count=len(lines), path=path))
    else:
        tell_lines(own, lines)


def tell_lines(own: Workspace | None, lines: Sequence[str]) -> None:
    """The lines that have to be written, and where."""
    if lines:
        template = words.TO_SETTINGS if own else words.TO_MAP
        told = template.format(settings=workspace_words.SETTINGS, table=workspace_words.SURVEY)
        click.echo(told, err=True)
        click.echo("\n".join(lines), err=True)
        if any(line.endswith('"?"') for line in lines):
            click.echo(words.QUESTION_MARK, err=True)


def _with_lines(path: Path, lines: Sequence[str], added: Mapping[str, str | int]) -> bytes | None:
    """The settings with these lines under [survei]; None where they would not say just that more."""
    old = path.read_bytes()
    text = old.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    rows = text.splitlines()
    at = next((at for at, row in enumerate(rows) if _TABLE.fullmatch(row)), None)
    if at is None:
        rows += ["", f"[{workspace_words.SURVEY}]", *lines]
    else:
        rows[at + 1 : at + 1] = lines
    new = end.join(rows) + end
    before = tomllib.loads(text)
    try:
        after = tomllib.loads(new)
    except tomllib.TOMLDecodeError:
        return None
    before[workspace_words.SURVEY] = {**before.get(workspace_words.SURVEY, {}), **added}
    return old[: len(old) - len(old.removeprefix(BOM_UTF8))] + new.encode() if after == before else None
