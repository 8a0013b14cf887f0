"""Questions on a terminal, asked again in Indonesian until the answer can be used."""

from __future__ import annotations

import click

from ..texts import click as words


def number(question: str, highest: int) -> int:
    """From 0, which is taken where nothing is typed, to the highest."""
    choices = {str(choice): choice for choice in range(highest + 1)}
    while True:
        typed: str = click.prompt(question, default="0")
        if typed.strip() in choices:
            return choices[typed.strip()]
        click.echo(words.NOT_A_CHOICE.format(typed=typed, highest=highest))


def secret(question: str, again: str = "") -> str:
    """A password that is not shown; with a second question it is typed twice alike."""
    while True:
        typed: str = click.prompt(question, hide_input=True)
        if not again or click.prompt(again, hide_input=True) == typed:
            return typed
        click.echo(words.NOT_ALIKE)


def agreed(question: str) -> bool:
    """Whether somebody says yes; no where nothing is typed."""
    while True:
        typed: str = click.prompt(f"{question} {words.YES_OR_NO}", default="", show_default=False)
        for answer, meant in words.ANSWERS.items():
            if typed.strip().casefold() in meant:
                return answer
        click.echo(words.NEITHER)
