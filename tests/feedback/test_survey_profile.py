"""A survey that goes back with a wrong answer keeps who answered, on its own form and from an older one."""

from __future__ import annotations

import datetime

from iku_excel import template
from iku_excel.core.periods import Period
from iku_excel.form import build

COPY = "IKU_EGOV_2026-TW2_r2.xlsx"


def test_who_answered_comes_back(office, draw, type_in, read):
    said = {"N13": datetime.date(2026, 5, 4), "P13": "Perempuan", "Q14": "17-25"}
    sent = type_in(draw("EGOV", "IKM"), "Survei IKM", C13=9, **said)
    office.put("a.xlsx", sent)
    assert office.send_back().code in (0, 1)
    again = read((office.back / COPY).read_bytes())
    rows = again.of("IKM").respondents
    assert [row.profile for row in rows[:2]] == [
        ("2026-05-04", "", "Perempuan", "", "", ""),
        ("", "", "", "17-25", "", ""),
    ]
    assert {finding.code for finding in again.findings} == {"E411"}


def test_a_survey_on_the_form_before_the_profile_goes_back_on_the_new_one(office, diskominfo, read):
    older = build(diskominfo, Period(2026, 2), ("EGOV",), profile=False)
    contents = {
        ("IKM", str(number), element.key): 9 if number == 2 and element.key == "waktu" else 3 + number % 2
        for number in (1, 2)
        for element in diskominfo.surveys[0].elements
    }
    office.put("a.xlsx", template.draw(older, contents))
    assert office.send_back().code in (0, 1)
    sheet = office.copy(COPY)["Survei IKM"]
    assert (sheet["N1"].value, sheet["C13"].value, sheet["E14"].value) == ("profil.tanggal", 4, 9)
    rows = read((office.back / COPY).read_bytes()).of("IKM").respondents
    assert [row.scores[:3] for row in rows] == [(4, 4, 4), (3, 3, None)]
