"""What the sheet Status says."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import SheetStatus
from ..status import SHEET_WORDS, counted

TITLE = "STATUS KIRIMAN"
LINE = "Setiap lembar isian pada setiap triwulan {period}. Waktu simpan dibaca dari dalam berkas."
HEADS = {
    "number": "No",
    "sheet": "Lembar",
    "unit": "Bidang",
    "group": "Kelompok",
    "period": "Triwulan",
    "state": "Keadaan",
    "revision": "Revisi",
    "file": "Berkas",
    "saved": "Disimpan",
    "saved_by": "Disimpan oleh",
    "program": "Program",
    "filled_by": "Diisi oleh",
    "position": "Jabatan",
    "phone": "Telepon",
}
EVERYONE = "Seluruhnya"
SUBTOTAL = "{group} · {n} lembar isian: {states}"
ACCEPTED = " · diterima perencana walau diragukan: {cells}"
EARLIER = "○ hanya pembanding"
BY_MAIL = "surel {mail}"
KEPT_BY = "{name} (diisi {keeper})"


def subtotal(group: str, states: Sequence[SheetStatus]) -> str:
    """A kelompok with what came of its sheets, counted and never averaged."""
    return SUBTOTAL.format(group=group, n=len(states), states=counted(SHEET_WORDS, states))


def by_whom(saved_by: str, mail: str) -> str:
    """Who saved a file, and in whose mail it came."""
    return "; ".join(part for part in (saved_by, BY_MAIL.format(mail=mail) if mail else "") if part)
