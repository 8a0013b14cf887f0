"""What is wrong with a return → an annotated copy: a fresh form that carries everything that was good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..core.findings import Finding, Severity
from ..core.model import Definition
from ..core.model.recovered import Recovered
from ..core.periods import Period
from ..form import Annotations, Form, Key, Line, annotated, build
from ..form.identity_row import REVISION
from ..form.model import IDENTITY_ROW_CODE
from .carrying import Carried, carry
from .marking import Told, causes_of, remarks_of, spotted, spotted_in_copy
from .returns import LeftAlone, Return, returns_to_mend

__all__ = ["Copy", "LeftAlone", "Return", "drafts", "returns_to_mend"]


@dataclass(frozen=True, slots=True)
class Copy:
    """An annotated copy before it is drawn: of which files, the plain form, what fills it, what is said."""

    owner: str
    files: tuple[str, ...]
    form: Form
    revision: int
    taken: Carried
    told: tuple[Told, ...]

    def above(self, revision: int) -> Copy:
        """The copy with a revision above another one, too."""
        return replace(self, revision=max(self.revision, revision + 1))

    @property
    def contents(self) -> Mapping[Key, str | float | None]:
        """What fills the inputs, the revision one up."""
        revisions = {
            (sheet.unit, IDENTITY_ROW_CODE, sheet.identity[REVISION]): self.revision
            for sheet in self.form.sheets
            if sheet.unit
        }
        return {**self.taken.contents, **revisions}

    @property
    def annotations(self) -> Annotations:
        """What the copy says of itself."""
        return Annotations(
            revision=self.revision,
            causes=causes_of(self.told, self.form, self.taken.raws),
            remarks=remarks_of(self.told, self.taken.raws, self.taken.looks, self.taken.notes),
            carried=tuple(self.taken.carried),
            lost=tuple(self.taken.lost),
        )

    def judged(self, findings: Iterable[Finding]) -> Copy:
        """The copy with what reading it back has found: cells of a refused sheet were not judged before."""
        known = {key for one in self.told for key in one.keys}
        errors = (finding for finding in findings if finding.severity is Severity.ERROR)
        new = (one for one in spotted_in_copy(errors, self.form) if one.keys and known.isdisjoint(one.keys))
        return replace(self, told=(*self.told, *new))

    def annotated(self) -> Form:
        """The form with everything that is said of it."""
        return annotated(self.form, self.annotations)


def drafts(
    definition: Definition, period: Period, returns: Sequence[Return], recovered: Sequence[Recovered]
) -> tuple[tuple[Copy, ...], tuple[Line, ...]]:
    """A copy for each return, and what belongs to none of them: values of sheets whose unit is no more."""
    forms = {one.owner: build(definition, period, (one.owner,)) for one in returns}
    taken, unplaced = carry(definition, forms, recovered)
    copies = tuple(
        Copy(
            owner=one.owner,
            files=tuple(sorted({sent.origin.file for sent in one.submissions})),
            form=forms[one.owner],
            revision=one.revision + 1,
            taken=taken[one.owner],
            told=spotted(one.errors, recovered, forms[one.owner]),
        )
        for one in returns
    )
    return copies, unplaced
