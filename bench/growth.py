"""How the time of every stage grows with its input: sizes n, 2n and 4n of what people could send.

PYTHONPATH=. python bench/growth.py [--only WORD]

Beside each pair of sizes stands how many times longer the larger took: 2 is in proportion, 4 is the square.
Where both are too short to say, nothing is judged. Ends with 1 where a stage grew like the square.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from iku_excel import calculation, checks, definition, inbox, summary, survey_file, template
from iku_excel.core.findings import Finding, Place
from iku_excel.core.model import Answer, Definition, Origin, Results, SheetStatus, State, Submission
from iku_excel.core.periods import Period
from iku_excel.form import VALUE_CODE, build
from iku_excel.styles.measure import even, fitted_height, wrap
from iku_excel.summary.embedded.reading import recall_bytes
from iku_excel.texts import findings as sentences
from iku_excel.xlsx import markup
from tests.kinds import HEAD

ROUNDS = 2
SHORTEST = 0.05
"""Seconds below which a time says more of the machine than of the stage."""
SQUARE = 3.2
"""Doubling costs 2 in proportion, 2.2 with a logarithm, 4 with the square."""

QUARTER = Period(2026, 2)
Work = Callable[[], object]


def office(units: int = 2, variables: int = 2) -> Definition:
    """So many units, each asked the same variables, and an indicator for each pair of them."""
    loaded, faults = definition.loads(office_text(units, variables), "bench")
    assert loaded, faults
    return loaded


def office_text(units: int, variables: int) -> str:
    codes = [f"U{number}" for number in range(1, units + 1)]
    everyone = ", ".join(f'"{code}"' for code in codes)
    blocks = [HEAD]
    blocks += [f'[[bidang]]\nkode = "{code}"\nnama = "Bidang {code}"\nlembar = "{code}"' for code in codes]
    blocks.append('[[sasaran]]\nnomor = 1\nuraian = "Sasaran"')
    blocks += [
        f'[[variabel]]\nkode = "v{n}"\nuraian = "Data {n}"\nsatuan = "data"\njenis = "cacah"\n'
        f'waktu = "posisi"\ncakupan = "Bidang Saudara"\nbidang = [{everyone}]'
        for n in range(1, variables + 1)
    ]
    blocks += [
        f'[[indikator]]\nkode = "i{n}"\nnomor = {n}\nsasaran = 1\nnama = "Indikator {n}"\nsatuan = "%"\n'
        f'rumus = "v{2 * n - 1} / v{2 * n}"\npolarisasi = "maksimal"\nantar_periode = "terakhir"\n'
        f'sumber_data = "Bidang"\npenanggung_jawab = "Dinas"'
        for n in range(1, variables // 2 + 1)
    ]
    return "\n\n".join(blocks) + "\n"


def sheets(asked: Definition, note: str = "", revisions: int = 1) -> tuple[Submission, ...]:
    """A whole sheet of every unit, in so many revisions that say the same with another number."""
    return tuple(
        Submission(
            unit.code,
            QUARTER,
            revision,
            Origin(f"{unit.code}_r{revision}.xlsx", f"{number}{revision}"),
            unit.sheet,
            SheetStatus.ACCEPTED,
            tuple(
                Answer(
                    variable.code,
                    unit.code,
                    QUARTER,
                    State.VALUE,
                    float(revision),
                    Place(f"{unit.code}_r{revision}.xlsx", unit.sheet, f"E{row}"),
                    note=note,
                    evidence=note,
                )
                for row, variable in enumerate(asked.asked_of(unit.code), start=13)
            ),
            narratives={narrative.code: note for narrative in asked.narratives},
            filled_by=note[:200],
        )
        for number, unit in enumerate(asked.units)
        for revision in range(1, revisions + 1)
    )


def results(asked: Definition, note: str = "", findings: tuple[Finding, ...] = ()) -> Results:
    return calculation.calculate(asked, QUARTER, sheets(asked, note), findings)


def doubts(n: int) -> tuple[Finding, ...]:
    """Findings of one kind in many cells and files."""
    return tuple(
        Finding("E303", Place(f"{at % 97}.xlsx", "U1", f"E{at}"), {"x": f"{at}"}, "U1", f"Data {at}", f"{at}")
        for at in range(n)
    )


def filled(note: str) -> bytes:
    form = build(office(), QUARTER, ("U1",))
    return template.draw(form, {("U1", "v1", VALUE_CODE): 1, ("U1", "v1", "catatan"): note})


def survey_rows(n: int) -> bytes:
    chance = random.Random(n)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([element.name for element in definition.builtin().surveys[0].elements])
    for _ in range(n):
        writer.writerow([chance.choice("1234") for _ in range(9)])
    return buffer.getvalue().encode()


def stages() -> Iterator[tuple[str, int, Callable[[int], Work]]]:
    """A name, the first size, and what makes the work of a size."""

    def measuring(n: int) -> Work:
        return lambda: (wrap("x" * n, 100, 10), fitted_height([("kata " * (n // 5), 10.0, False)], 30))

    def evening(n: int) -> Work:
        return lambda: even("kata panjang " * (n // 13), 100, 10)

    def gathering(n: int) -> Work:
        data = b"<a>" + b"<b/>x&#10;" * (n // 10) + b"</a>"
        return lambda: markup.tree(data)

    def reading(n: int) -> Work:
        data, asked = filled("x" * n), office()
        return lambda: inbox.read_file(data, "x.xlsx", asked)

    def drawing_form(n: int) -> Work:
        asked = office(1, n)
        return lambda: template.draw(build(asked, QUARTER))

    def loading(n: int) -> Work:
        text = office_text(2, n)
        return lambda: definition.loads(text, "bench")

    def nesting(n: int) -> Work:
        text = office_text(2, 2).replace("v1 / v2", "v1 / v2 + " + " + ".join(["v1"] * n))
        return lambda: definition.loads(text, "bench")

    def choosing(n: int) -> Work:
        sent = sheets(office(2, 2), revisions=n)
        return lambda: inbox.choose(sent, QUARTER, ())

    def checking(n: int) -> Work:
        asked = office(n, 4)
        sent = sheets(asked)
        return lambda: checks.run(asked, QUARTER, sent)

    def calculating(n: int) -> Work:
        asked = office(n, 4)
        sent = sheets(asked)
        return lambda: calculation.calculate(asked, QUARTER, sent, ())

    def drawing_units(n: int) -> Work:
        told = results(office(n, 4))
        return lambda: summary.draw(told)

    def drawing_note(n: int) -> Work:
        told = results(office(4, 4), "x" * n)
        return lambda: summary.draw(told)

    def drawing_findings(n: int) -> Work:
        told = results(office(2, 2), findings=doubts(n))
        return lambda: summary.draw(told)

    def grouping(n: int) -> Work:
        told = doubts(n)
        return lambda: [sentences.group_line(group) for group in sentences.grouped(told)]

    def recalling(n: int) -> Work:
        data = summary.draw(results(office(n, 4)))
        return lambda: recall_bytes(data, "x.xlsx")

    def surveying(n: int) -> Work:
        data, asked = survey_rows(n), definition.builtin()
        survey = asked.surveys[0]
        path = Path(tempfile.mkdtemp()) / "x.csv"
        path.write_bytes(data)

        def work() -> object:
            table = survey_file.open_table(path, lambda fields: len(fields) == len(survey.elements))
            columns, _ = survey_file.recognise(table.head, survey, survey_file.Mapping(), Place("x.csv"))
            assert columns
            wording, _ = survey_file.worded(table, columns, survey, survey_file.Mapping())
            return survey_file.read_answers(table, columns, survey, wording)

        return work

    yield "measure: one long word", 100_000, measuring
    yield "measure: even lines", 20_000, evening
    yield "read: text among tags", 200_000, gathering
    yield "read: one long note", 8_000, reading
    yield "form: questions of a unit", 40, drawing_form
    yield "definition: variables", 100, loading
    yield "definition: a long formula", 200, nesting
    yield "choose: revisions", 500, choosing
    yield "checks: units", 200, checking
    yield "calculate: units", 200, calculating
    yield "workbook: units", 50, drawing_units
    yield "workbook: one long note", 8_000, drawing_note
    yield "workbook: findings", 500, drawing_findings
    yield "findings: lines", 2_000, grouping
    yield "verify: what is embedded", 50, recalling
    yield "survey: rows", 20_000, surveying


def seconds(work: Work) -> float:
    """The shortest processor time of a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", default="", help="stages whose name holds this")
    only = parser.parse_args().only
    worst = 0
    print(f"{'stage':<30}{'n':>8}{'n s':>9}{'2n s':>9}{'4n s':>9}{'2n/n':>7}{'4n/2n':>7}")
    for name, n, make in stages():
        if only not in name:
            continue
        one, two, four = (seconds(make(size)) for size in (n, 2 * n, 4 * n))
        ratios = [two / one if one else 0.0, four / two if two else 0.0]
        grew = four > SHORTEST and ratios[1] > SQUARE
        worst += grew
        print(
            f"{name:<30}{n:>8}{one:>9.3f}{two:>9.3f}{four:>9.3f}{ratios[0]:>7.1f}{ratios[1]:>7.1f}"
            f"{'   LIKE THE SQUARE' if grew else ''}",
            flush=True,
        )
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
