"""The guide's own example works as the guide says."""

from __future__ import annotations

import re
from pathlib import Path

from ..running import iku

GUIDE = Path(__file__).parents[2] / "docs/kasus-ikm.md"


def test_the_example_of_the_guide_reconciles(tmp_path):
    example = re.search(r"```toml\n(sumber.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "kasus.toml"
    path.write_text(example[1], "utf-8")
    run = iku("survey", path)
    assert run.code == 0, run.out
    assert run.out.count("● cocok") == 3
    path.write_text(example[1].replace("87.28", "87.82"), "utf-8")
    shown = re.search(r"```\n(Laporan .*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert shown[1] in iku("survey", path).out
