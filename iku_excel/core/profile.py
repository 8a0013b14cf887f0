"""What a survey may ask of who answered: the columns and the usual choices."""

from __future__ import annotations

from collections.abc import Mapping

DATE, SERVICE, SEX, AGE, EDUCATION, WORK = "tanggal", "layanan", "kelamin", "usia", "pendidikan", "pekerjaan"
PROFILE = (DATE, SERVICE, SEX, AGE, EDUCATION, WORK)

# Offered, not demanded: this project's choice, after the questionnaires in use.
CHOICES: Mapping[str, tuple[str, ...]] = {
    SEX: ("Laki-laki", "Perempuan"),
    EDUCATION: ("SD", "SMP", "SMA", "S1", "S2", "S3"),
    WORK: ("PNS", "TNI", "POLRI", "Swasta", "Wirausaha", "Lainnya"),
}
