"""An officer's year: forty returns, a definition that changed in the middle, and five true troubles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.form import build

from ..envelopes.test_envelopes import zipped
from ..inbox.conftest import FIGURES, WHO, name_column
from ..running import iku

UNITS = ("PIOP", "PKP", "TIK", "EGOV")
ONE_SCREEN = 25


def drawn(asked, quarter, unit, revision=1, **typed):
    """A unit's return, some of it typed otherwise."""
    units = ("EGOV", "IKM") if unit == "EGOV" else (unit,)
    form = build(asked, Period(2026, quarter), units)
    contents = {(one, "ID", name_column(asked, one)): WHO for one in units}
    contents |= {(unit, code, "nilai"): value for code, value in FIGURES[unit].items()}
    contents |= {(unit, code, "nilai"): value for code, value in typed.items()}
    for sheet in form.sheets:
        if sheet.unit in units:
            contents[sheet.unit, "ID", sheet.identity["revisi"]] = revision
    if unit == "EGOV":
        for number in range(1, 31):
            for place, element in enumerate(asked.surveys[0].elements):
                contents["IKM", str(number), element.key] = 2 + (number >> place & 1)
    return template.draw(form, contents)


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> Path:
    """What lies in the inbox at the end of the year; units and wording changed in the middle of it."""
    now = definition.builtin()
    before = replace(
        now,
        units=tuple(replace(one, sheet="Sandi") if one.code == "TIK" else one for one in now.units),
        indicators=tuple(replace(one, name=f"{one.name} (lama)") for one in now.indicators),
        variables=tuple(replace(one, maximum="") for one in now.variables),
    )
    room = tmp_path_factory.mktemp("tahun")
    box = room / "kotak-masuk"
    box.mkdir()
    count = 0

    def put(name, data):
        nonlocal count
        count += 1
        (box / name).write_bytes(data)

    for quarter in (1, 2, 3, 4):
        asked = before if quarter < 3 else now
        for unit in UNITS:
            wrong = {next(iter(FIGURES[unit])): "1.234"}
            put(f"IKU_{unit}_TW{quarter}_r1.xlsx", drawn(asked, quarter, unit, **wrong))
            if quarter < 4:
                put(f"IKU_{unit}_TW{quarter}_r2.xlsx", drawn(asked, quarter, unit, 2))
    again = [(path.name, path.read_bytes()) for path in sorted(box.glob("*TW1_r2.xlsx"))]
    again += [("IKU_PKP_TW2_r2.xlsx", drawn(before, 2, "PKP", 2)), ("PKP.xlsx", drawn(now, 3, "PKP", 2))]
    (box / "kiriman ulang.zip").write_bytes(zipped(*again))
    count += len(again)
    put("IKU_PKP_TW4_r2.xlsx", drawn(now, 4, "PKP", 2, lembaga_aktif="1.500"))
    put("IKU_TIK_TW4_r2.xlsx", drawn(now, 4, "TIK", 2, rilis_tepat=51))
    put("IKU_EGOV_TW4_r2.xlsx", drawn(now, 4, "EGOV", 2, aplikasi_hosting=12.5))
    put("IKU_PIOP_TW4_r2.xlsx", drawn(now, 4, "PIOP", 2))
    put("IKU_PIOP_TW4_r2 (1).xlsx", drawn(now, 4, "PIOP", 2, lembaga_aktif=9))
    put("foto TIK.jpg", b"\xff\xd8\xff")
    assert count == 40
    return box


@pytest.mark.parametrize("command", ["status", "check"])
def test_the_five_troubles_stand_first_and_little_behind_them(year, command):
    done = iku(command, year)
    found = [line for line in done.out.splitlines() if re.match(r" ?[▲◊●] [EWN]\d{3}", line)]
    codes = [re.search(r"[EWN]\d{3}", line)[0] for line in found]
    assert codes == ["E306", "E315", "E307", "E131", "E131", "W162", "N177", "N130", "N138"]
    if command == "status":
        assert len(done.out.splitlines()) <= ONE_SCREEN


def test_nothing_is_lost_of_what_is_told_once(year):
    told = iku("status", year, "--json").json["findings"]
    codes = Counter(one["code"] for one in told)
    assert (codes["N130"], codes["N138"], codes["N177"], codes["W202"], codes["N214"]) == (7, 20, 1, 0, 0)
    (old,) = [one["message"] for one in told if one["code"] == "N177"]
    assert old.startswith("10 lembar triwulan sebelumnya (Triwulan I 2026, Triwulan II 2026)")


def test_what_was_superseded_is_silent_when_the_next_forms_are_drawn(year, tmp_path):
    """The revisions that were replaced had a doubtful number each."""
    forms = ("template", "--period", "2026-TW4", "--from", year, "--split", "-o", tmp_path / "f")
    assert "(5 harus diperbaiki, " in iku(*forms).out
