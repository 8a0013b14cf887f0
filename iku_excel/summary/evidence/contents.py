"""What every painter may look at: the results, and where in the workbook each figure stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ...core.model import Results
from ...styles import columns
from ...styles.table import Table
from .answers import Answers
from .respondent_rows import Listed
from .step import Steps


@dataclass(frozen=True, slots=True)
class Contents:
    """The results with the rows of other sheets; `inbox` is the way from the output's folder.

    Without an inbox (None) the workbook goes to people who have none. `carried` is the JSON that its hidden
    sheet holds, `signature` what the office's key says of that. `layout` names its columns of IKU.
    """

    results: Results
    answers: Answers
    steps: Steps
    folded: bool
    paper: str
    dated: date | None
    inbox: str | None
    respondents: Listed
    carried: str = ""
    signature: Mapping[str, str] | None = None
    layout: str = columns.LAYOUTS[0]

    @property
    def table(self) -> Table:
        """The columns of the official sheet; TUJUAN is in sight where a sasaran has one."""
        table = columns.official(self.layout)
        aimed = any(objective.aim for objective in self.results.definition.objectives)
        return table.showing(("aim",)) if aimed else table
