"""What `iku feedback` costs for 200 units with two mistakes each.

`python bench/sending_back.py` prints processor time: drawing 200 forms with nothing to say, then carrying,
marking and drawing the 200 annotated copies of the same units, and the ratio of the two.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.status import CODES, SECOND, UNITS, WRONG, asked, fill, spent
from iku_excel import definition, inbox, template
from iku_excel.cli.feedback import send_back
from iku_excel.cli.gather import settle
from iku_excel.form import VALUE_CODE, build


def main() -> None:
    office, faults = definition.loads(asked(), "banyak bidang")
    assert office, faults
    with tempfile.TemporaryDirectory() as name:
        folder, back = Path(name) / "masuk", Path(name) / "balik"
        fill(folder, office, SECOND, WRONG)
        results = settle(office, inbox.read_folder(folder, office), SECOND)

        def draw() -> None:
            for code in CODES:
                contents = {(code, row, VALUE_CODE): value for row, value in WRONG.items()}
                template.draw(build(office, SECOND, (code,)), contents)

        drawing = spent(draw)
        sending = spent(lambda: send_back(results, folder, back, force=False))
        assert len(list(back.iterdir())) == UNITS
    print(f"drawing {UNITS} forms: {drawing:.2f} s")
    print(f"sending back {UNITS} annotated copies: {sending:.2f} s, {sending / drawing:.2f} times as much")


if __name__ == "__main__":
    main()
