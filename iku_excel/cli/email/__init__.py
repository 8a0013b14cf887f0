"""`iku email`: the finished workbook to the office's list, annotated copies to their units."""

from __future__ import annotations

from typing import Any

import click

from ...texts import email as words
from ..options import PATH, named, workbook_argument
from .document import Order
from .work import run


@named("email")
@workbook_argument
@click.option("--settings", metavar="BERKAS", type=PATH, help=words.OPTION_SETTINGS)
@click.option("-o", "--output", metavar="DIR", type=PATH, help=words.OPTION_OUTPUT)
@click.option("--feedback", metavar="DIR", type=PATH, help=words.OPTION_FEEDBACK)
@click.option("--resmi", "official", is_flag=True, help=words.OPTION_OFFICIAL)
@click.option("--pdf", metavar="BERKAS", type=PATH, help=words.OPTION_PDF)
@click.option("--without-pdf", is_flag=True, help=words.OPTION_NO_PDF)
@click.option("--send", is_flag=True, help=words.OPTION_SEND)
@click.option("--dry-run", is_flag=True, help=words.OPTION_DRY)
@click.option("--yes", is_flag=True, help=words.OPTION_YES)
@click.option("--resend", multiple=True, metavar="ALAMAT", help=words.OPTION_RESEND)
@click.option("--force", is_flag=True, help=words.OPTION_FORCE)
def command(**asked: Any) -> int:
    """Drafts by default; sends only where asked."""
    for one, other in (
        ("official", "feedback"),
        ("pdf", "feedback"),
        ("pdf", "without_pdf"),
        ("output", "send"),
        ("output", "dry_run"),
    ):
        if asked[one] and asked[other]:
            names = {"official": "resmi"}
            named = [f"--{names.get(name, name).replace('_', '-')}" for name in (one, other)]
            raise click.UsageError(words.NOT_TOGETHER.format(one=named[0], other=named[1]))
    return run(Order(**asked))
