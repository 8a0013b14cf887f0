"""Achievements that end in exactly half a hundredth of a per cent: n of 100000 against whole targets."""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from .office import YEAR, Office, Said, Sent
from .offices import HEAD, SCALES

WHOLE = 100_000
NUMBER = 1_524
BOUNDS = [bound for bound, _ in SCALES[0] if bound]


def ties() -> list[tuple[int, int]]:
    """Pairs of n and target: first the 20 that are rounded up into a category, then others by chance."""
    every = list(_every_tie())
    decisive = [(n, target) for n, target in every if (n + target // 20) % (10 * target) == 0]
    decisive = [(n, target) for n, target in decisive if (n + target // 20) // (10 * target) in BOUNDS]
    first = set(decisive)
    others = [pair for pair in every if pair not in first]
    return decisive + random.Random(NUMBER).sample(others, NUMBER - len(decisive))


def _every_tie() -> Iterator[tuple[int, int]]:
    """n against a target is n / (10 · target) per cent, up to 200 %: a tie where half hundredths are odd."""
    for target in range(1, 101):
        for halves in range(1, 40_000, 2):
            n, rest = divmod(halves * target, 20)
            if not rest and n <= WHOLE:
                yield n, target


def office(pairs: list[tuple[int, int]]) -> Office:
    """An indicator for each pair, all asked of one unit."""
    lines = [HEAD, "[[bidang]]\nkode = 'U'\nnama = 'Bidang'\nlembar = 'U'", _variable("semua")]
    for place, (_, target) in enumerate(pairs):
        lines += [_variable(f"n{place}"), _indicator(place), _target(place, target)]
    lines += [f"[[skala]]\nbatas = {bound}\nnama = '{name}'" for bound, name in SCALES[0]]
    answers = {f"n{place}": Said("terisi", Fraction(n)) for place, (n, _) in enumerate(pairs)}
    return Office("\n".join(lines), 1, {("U", 1): Sent(answers | {"semua": Said("terisi", Fraction(WHOLE))})})


def _variable(code: str) -> str:
    head = f"[[variabel]]\nkode = '{code}'\nuraian = 'Jumlah {code}'\nsatuan = 'berkas'\njenis = 'cacah'\n"
    return head + "waktu = 'posisi'\ncakupan = 'semua'\nbidang = ['U']"


def _indicator(place: int) -> str:
    head = f"[[indikator]]\nkode = 'i{place}'\nnomor = {place + 1}\nsasaran = 1\nnama = 'Indikator {place}'\n"
    how = f"satuan = '%'\nrumus = 'n{place} / semua'\npolarisasi = 'maksimal'\nantar_periode = 'terakhir'\n"
    return head + how + "sumber_data = 'Bidang'\npenanggung_jawab = 'Dinas'"


def _target(place: int, target: int) -> str:
    four = f"[{target}, {target}, {target}, {target}]"
    return f"[[target]]\nindikator = 'i{place}'\ntahun = {YEAR}\nnilai = {target}\ntriwulan = {four}"
