"""Which returns have something to mend."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ..core.findings import Finding, Severity
from ..core.model import Definition, SheetStatus, Submission
from ..form import units_of
from ..texts.annotated import DOUBTFUL, UNDECIDED

# Whose return it is nobody can say: handing it back could show one unit another's figures.
_DOUBTFUL = frozenset({"E122", "E123", "E132"})


@dataclass(frozen=True, slots=True)
class Return:
    """What a unit sent for one triwulan, its own sheets and those it keeps, with the errors in them."""

    owner: str
    submissions: tuple[Submission, ...]
    errors: tuple[Finding, ...]

    @property
    def revision(self) -> int:
        """The highest revision of its sheets, where none can be read the first."""
        return max(1, *(submission.revision for submission in self.submissions))

    @property
    def refused(self) -> bool:
        """Whether a whole sheet of it was refused, so that its cells were not judged one by one."""
        return any(submission.status is SheetStatus.REFUSED for submission in self.submissions)


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A unit whose return has errors but gets no copy, and why, in words."""

    owner: str
    why: str


def returns_to_mend(
    definition: Definition, submissions: Iterable[Submission], findings: Iterable[Finding]
) -> tuple[tuple[Return, ...], tuple[LeftAlone, ...]]:
    """The returns of one triwulan with something to mend, in the order of the units.

    `submissions` are those that count, `findings` everything that was found.
    """
    known = tuple(submissions)
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    returns: list[Return] = []
    alone: list[LeftAlone] = []
    for unit in definition.units:
        if unit.keeper:
            continue
        sheets = units_of(definition, (unit.code,))
        own = tuple(one for one in known if one.unit in sheets and one.status is not SheetStatus.BLANK)
        wrong = tuple(error for error in errors if _is_about(error, own, sheets))
        codes = {error.code for error in wrong}
        if not own or not wrong:
            continue
        if "E131" in codes:
            alone.append(LeftAlone(unit.code, UNDECIDED))
        elif codes & _DOUBTFUL:
            alone.append(LeftAlone(unit.code, DOUBTFUL))
        else:
            returns.append(Return(unit.code, own, wrong))
    return tuple(returns), tuple(alone)


def _is_about(error: Finding, own: Sequence[Submission], sheets: Collection[str]) -> bool:
    """Whether an error is about one of these sheets; one of a unit's sheets may have been deleted."""
    place = error.place
    if place.file not in {one.origin.file for one in own}:
        return False
    return error.unit in sheets or place.sheet in {one.sheet for one in own if one.origin.file == place.file}
