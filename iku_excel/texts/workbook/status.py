"""What the sheet Status says."""

from __future__ import annotations

TITLE = "STATUS KIRIMAN"
LINE = "Setiap lembar isian pada setiap triwulan {period}. Waktu simpan dibaca dari dalam berkas."
HEADS = {
    "number": "No",
    "sheet": "Lembar",
    "unit": "Bidang",
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
ACCEPTED = " · diterima perencana walau diragukan: {cells}"
EARLIER = "○ hanya pembanding"
KEPT_BY = "{name} (diisi {keeper})"
