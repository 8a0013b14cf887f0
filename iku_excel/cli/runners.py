"""Where a command has files read: by processes of this machine, or by the machines of a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from ..inbox import Cluster, Runner, Workers
from ..texts import help as words

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)

cluster_option = click.option("--cluster", metavar="ALAMAT", help=words.OPTION_CLUSTER)
shared_option = click.option("--shared", is_flag=True, help=words.OPTION_SHARED)


def workers_option(text: str) -> Callable[[Decorated], Decorated]:
    """So many processes of this machine."""
    return click.option("--workers", type=click.IntRange(1, 64), metavar="N", help=text)


def runner_of(workers: int | None, cluster: str | None, shared: bool, most: int | None = None) -> Runner:
    """Who reads; `most` bytes of a file go to a cluster, by default those of a return."""
    if cluster is None:
        if shared:
            raise click.UsageError(words.SHARED_ALONE)
        return Workers(workers)
    if workers is not None:
        raise click.UsageError(words.ONE_RUNNER)
    return Cluster(cluster, shared) if most is None else Cluster(cluster, shared, most)
