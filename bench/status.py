"""What `iku status --reminders` costs beyond reading, for 200 units that are late or have mistakes.

`python bench/status.py` prints processor time (user and system, with that of the reading processes): reading
alone, then settling, the table and the reminders on top of it; then the command itself as a person runs it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from iku_excel import definition, inbox, template
from iku_excel.cli.gather import settle
from iku_excel.cli.status import Order, write_reminders
from iku_excel.cli.status_screen import screen
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.form import VALUE_CODE, build
from tests.kinds import HEAD

UNITS = 200
FIRST, SECOND = Period(2026, 1), Period(2026, 2)
CODES = tuple(f"U{number:03d}" for number in range(1, UNITS + 1))
DEADLINE, TODAY = date(2026, 7, 10), date(2026, 7, 8)
GOOD: dict[str, str | float] = {"a": 8, "b": 10}
WRONG: dict[str, str | float] = {"a": "delapan", "b": -10}


def asked(codes: Sequence[str] = CODES) -> str:
    """One share, asked of every unit."""
    units = ", ".join(f'"{code}"' for code in codes)
    blocks = [HEAD]
    blocks += [f'[[bidang]]\nkode = "{code}"\nnama = "Bidang {code}"\nlembar = "{code}"' for code in codes]
    blocks.append('[[sasaran]]\nnomor = 1\nuraian = "Sasaran"')
    blocks += [
        f'[[variabel]]\nkode = "{code}"\nuraian = "Data {code}"\nsatuan = "data"\njenis = "cacah"\n'
        f'waktu = "posisi"\ncakupan = "Bidang Saudara"\nbidang = [{units}]'
        for code in GOOD
    ]
    blocks.append(
        '[[indikator]]\nkode = "i1"\nnomor = 1\nsasaran = 1\nnama = "Indikator"\nsatuan = "%"\n'
        'rumus = "a / b"\n'
        'polarisasi = "maksimal"\nantar_periode = "terakhir"\n'
        'sumber_data = "Bidang"\npenanggung_jawab = "Dinas"'
    )
    return "\n\n".join(blocks) + "\n"


def fill(
    folder: Path,
    office: Definition,
    period: Period,
    answers: dict[str, str | float],
    codes: Sequence[str] = CODES,
) -> None:
    folder.mkdir(exist_ok=True)
    for code in codes:
        form = build(office, period, (code,))
        data = template.draw(form, {(code, row, VALUE_CODE): value for row, value in answers.items()})
        (folder / f"{code}_{period.code}.xlsx").write_bytes(data)


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time, ours and that of processes which have ended."""

    def now() -> float:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(one.ru_utime + one.ru_stime for one in used)

    before = now()
    work()
    return now() - before


def measure(name: str, folder: Path, office: Definition, asked_path: Path, texts: Path) -> None:
    entries, left_out = inbox.entries(folder, may_be_empty=True)
    read: list[inbox.Read] = []
    reading = spent(lambda: read.append(inbox.together(left_out, inbox.read_entries(entries, office))))
    order = Order(folder, period=SECOND, deadline=DEADLINE, today=TODAY)

    def beyond() -> None:
        results = settle(office, read[0], SECOND)
        screen(results)
        assert write_reminders(results, order, texts / name) == UNITS

    rest = spent(beyond)
    command = [sys.executable, "-m", "iku_excel", "status", str(folder), "-d", str(asked_path)]
    command += ["--period", SECOND.code, "--reminders", str(texts / f"{name} lagi")]
    command += ["--deadline", DEADLINE.isoformat(), "--date", TODAY.isoformat()]
    whole = spent(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False))
    assert len(list((texts / f"{name} lagi").iterdir())) == UNITS + 1
    print(f"{name:<36}{len(entries):>6}{reading:>10.2f}{rest:>10.2f}{whole:>10.2f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        path = base / "definisi.toml"
        path.write_text(asked(), encoding="utf-8")
        office, findings = definition.load(path)
        assert office is not None, findings
        print(f"{UNITS} units, seconds of CPU{'':<9}{'files':>6}{'reading':>10}{'beyond':>10}{'command':>10}")
        (base / "kosong").mkdir()
        measure("nobody has sent anything", base / "kosong", office, path, base)
        fill(base / "kotak", office, FIRST, GOOD)
        measure("all late, with an earlier triwulan", base / "kotak", office, path, base)
        fill(base / "kotak", office, SECOND, WRONG)
        measure("all sent, each with mistakes", base / "kotak", office, path, base)


if __name__ == "__main__":
    main()
