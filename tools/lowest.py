"""The lowest versions that setup.cfg allows, as pins, to try whether its bounds are true.

python -m tools.lowest > lowest.txt && pip install -r lowest.txt .
"""

from __future__ import annotations

import configparser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def pins() -> list[str]:
    """A pin for each direct dependency, with the marker of where it is needed."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return [line.replace(">=", "==") for line in setup["options"]["install_requires"].split("\n") if line]


if __name__ == "__main__":
    print("\n".join(pins()))
