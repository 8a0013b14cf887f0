"""`iku verify`: whether an official workbook still says what its sources say."""

from __future__ import annotations

from pathlib import Path

import click

from .. import seal
from ..archive import SUFFIX
from ..seal import Standing
from ..summary.embedded.reading import Copy, Recalled, recall_either, taken
from ..texts import explain as words
from ..texts import keys as key_words
from .keys import COPY, DOCUMENT, known_keys
from .options import PATH, named, workbook_argument
from .verify_copy import laid_over
from .verify_earlier import look
from .verify_figures import changed_results
from .verify_issue import beside_archive
from .verify_package import verify_package
from .verify_returns import compare
from .verify_seal import Judged, judged
from .verify_workbook import fresh_drawing

MOST_LINES = 200
"""What is told one by one; a workbook in which everything moved would fill the screen for minutes."""


@named("verify")
@workbook_argument
@click.argument("inbox_path", metavar="[INBOX]", required=False, type=PATH)
@click.option("--key", "register", type=PATH, metavar="BERKAS", help=key_words.OPTION_KEY)
@click.option("--fingerprint", default="", metavar="SIDIK", help=key_words.OPTION_FINGERPRINT)
def command(workbook: Path, inbox_path: Path | None, register: Path | None, fingerprint: str) -> int:
    """Whether it still holds."""
    if workbook.suffix.lower() == SUFFIX:
        return verify_package(workbook, register, fingerprint)
    return run(workbook, inbox_path, register, fingerprint)


def run(path: Path, folder: Path | None, register: Path | None = None, fingerprint: str = "") -> int:
    """Says every difference, then what was not looked at; 0 where there is none, else 1."""
    data = taken(path)
    known = known_keys(path.parent, register)
    found = recall_either(data, path.name)
    if isinstance(found, Copy):
        signed = judged(found.signature, found.shown, COPY, known, fingerprint)
        return _of_copy(found, signed, tuple(laid_over(found.workbook, data)))
    signed = judged(found.signature, found.digest, DOCUMENT, known, fingerprint)
    click.echo(key_words.CODE.format(code=seal.code(found.digest)))
    if not signed.wrong:
        click.echo(signed.sentence)
    differences = [signed.sentence] if signed.wrong else []
    changed = list(changed_results(found))
    if not changed:
        click.echo(words.VERIFIED_RESULTS.format(n=len(found.results.indicators)))
    differences += [*changed, *_changed_sheets(found, data, path)]
    for line, wrong in beside_archive(found.results, signed, path.parent, folder):
        if wrong:
            differences.append(line)
        else:
            click.echo(line)
    if folder is not None:
        compared = compare(found.results, folder)
        if not compared.differences:
            click.echo(words.VERIFIED_FILES.format(n=compared.files))
        differences += compared.differences
        for line in compared.notes:
            click.echo(line)
    for line in differences[:MOST_LINES]:
        click.echo(line)
    if len(differences) > MOST_LINES:
        click.echo(words.AND_MORE.format(n=len(differences) - MOST_LINES))
    click.echo(words.NOT_LOOKED_AT if folder is not None else words.NOT_LOOKED_AT_ALONE)
    if found.results.typed:
        click.echo(words.TYPED_UNSEEN)
    click.echo(words.HOLDS_NOT.format(n=len(differences)) if differences else words.HOLDS)
    return 1 if differences else 0


def _of_copy(copy: Copy, signed: Judged, laid: tuple[str, ...]) -> int:
    """A copy for outside proves no more than its signature does; what was laid over it is told."""
    click.echo(key_words.CODE.format(code=seal.code(copy.document)))
    click.echo(signed.sentence)
    if signed.standing is Standing.UNSIGNED:
        click.echo(key_words.COPY_UNSIGNED)
    elif not signed.wrong:
        click.echo(key_words.COPY_SAME)
    for line in laid[:MOST_LINES]:
        click.echo(line)
    click.echo(words.NOT_LOOKED_AT_ALONE)
    return 1 if laid or signed.wrong or signed.standing is Standing.UNSIGNED else 0


def _changed_sheets(found: Recalled, data: bytes, path: Path) -> tuple[str, ...]:
    """What the sheets have otherwise; says what they were compared with."""
    if not found.current:
        looked = look(found, path)
        click.echo(words.EARLIER)
        if not looked.recalculated:
            click.echo(words.NOT_RECALCULATED)
        return looked.differences
    drawing = fresh_drawing(found, data)
    if not drawing.differences:
        click.echo(words.VERIFIED_CELLS.format(n=drawing.cells))
    return drawing.differences
