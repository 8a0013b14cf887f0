"""Fills the form in a real LibreOffice window as a clerk would, with keys and mouse, and judges what happens.

Run by hand, on a machine with Xvfb, openbox, xdotool, ImageMagick and LibreOffice:

    python tests/desktop/form.py FOLDER

Writes a screenshot for each step into FOLDER, at 1366 × 768, and prints a line for each: what was done and
what was expected, judged by the box on the screen or by the workbook as it was then saved. Leaves with 1
when a verdict is bad.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from iku_excel import definition, inbox, template, xlsx
from iku_excel.core.periods import Period
from iku_excel.engines import libreoffice
from iku_excel.form import build
from iku_excel.texts.form import PANEL_READY

DISPLAY = f":{90 + os.getpid() % 100}"
SCREEN = "1366x768x24"
NEXT_STEP = (940, 249)
GUIDE_LINK = (690, 280)
OFFICE = definition.builtin()
FORM = build(OFFICE, Period(2026, 2), ("EGOV",))
# The clerk's office speaks Indonesian: a comma decides, and no tip of the day stands in the way.
SETTINGS = libreoffice.INDONESIAN | {
    "Office.Common/Misc/ShowTipOfTheDay": "false",
    "Office.Common/Misc/FirstRun": "false",
    "Setup/Office/LastCompatibilityCheckID": "iku",
}


class Desk:
    """A display with a window manager and one workbook open on it."""

    def __init__(self, path: Path, pictures: Path) -> None:
        self.path, self.pictures = path, pictures
        self.environment = {**os.environ, "DISPLAY": DISPLAY, "SAL_USE_VCLPLUGIN": "gen"}
        self.started: list[subprocess.Popen[bytes]] = []
        profile = Path(tempfile.mkdtemp(prefix="iku-desktop-"))
        libreoffice.make_profile(profile, SETTINGS)
        self._start("Xvfb", DISPLAY, "-screen", "0", SCREEN)
        time.sleep(1)
        self._start("openbox")
        time.sleep(1)
        self._start(
            "soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--calc", str(path)
        )
        for _ in range(120):
            if self._run("xdotool", "search", "--onlyvisible", "--name", path.name):
                break
            time.sleep(0.5)
        time.sleep(6)
        self.window = self._run("xdotool", "search", "--onlyvisible", "--name", path.name).split()[0]
        self._run("xdotool", "windowactivate", "--sync", self.window)
        self._run("xdotool", "windowsize", self.window, "100%", "100%")
        time.sleep(2)

    def _start(self, *command: str) -> None:
        self.started.append(
            subprocess.Popen(
                command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )

    def _run(self, *command: str) -> str:
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=60, check=False
        ).stdout

    def keys(self, *names: str) -> None:
        """Presses keys, one combination after the other."""
        for name in names:
            self._run("xdotool", "key", "--clearmodifiers", name)
            time.sleep(0.3)

    def write(self, text: str) -> None:
        """Types a text, without Enter."""
        self._run("xdotool", "type", "--delay", "40", "--", text)
        time.sleep(0.3)

    def go(self, cell: str) -> None:
        """To a cell, through the name box: `Sheet.A1` goes to another sheet."""
        self.keys("ctrl+shift+t")
        self.keys("ctrl+a")
        self.write(cell)
        self.keys("Return")
        time.sleep(0.5)

    def enter(self, cell: str, text: str) -> None:
        """Types into a cell and presses Enter."""
        self.go(cell)
        self.write(text)
        self.keys("Return")
        time.sleep(0.8)

    def click(self, x: int, y: int) -> None:
        """Ctrl and the left button, which follow a link."""
        self._run("xdotool", "mousemove", str(x), str(y))
        self._run("xdotool", "keydown", "ctrl", "click", "1", "keyup", "ctrl")
        time.sleep(1.5)

    def picture(self, name: str) -> None:
        """A screenshot of the whole screen."""
        self._run("import", "-window", "root", str(self.pictures / f"{name}.png"))

    def windows(self) -> int:
        """How many windows with a title are open; a box makes one more."""
        return len(
            self._run("xdotool", "search", "--onlyvisible", "--name", "LibreOffice|Isian|Information").split()
        )

    def saved(self) -> dict[str, str]:
        """The E-Gov sheet after a save, as address and raw text."""
        before = self.path.stat().st_mtime_ns
        self.keys("ctrl+s")
        time.sleep(2)
        if self.path.stat().st_mtime_ns == before:  # the box that asks whether to keep the format
            self.keys("Return")
            time.sleep(3)
        book, _ = xlsx.read(self.path.read_bytes(), self.path.name)
        assert book
        sheet = next(sheet for sheet in book.sheets if sheet.name == "E-Gov")
        return {xlsx.address(*spot): cell.raw for spot, cell in sheet.cells.items()}

    def close(self) -> None:
        """Ends what this script started, and nothing else."""
        for process in reversed(self.started):
            process.terminate()
            process.wait(20)


Step = tuple[str, str, Callable[[Desk], bool]]


def box(desk: Desk) -> bool:
    """Whether a box stands before the workbook."""
    return desk.windows() > 1


def refused(cell: str, text: str) -> Callable[[Desk], bool]:
    """Types something wrong: the form's own box must come up, and Escape leaves the cell as it was."""

    def act(desk: Desk) -> bool:
        desk.enter(cell, text)
        came = box(desk)
        desk.picture(f"box-{cell}-{text}")
        desk.keys("Escape", "Escape")
        return came

    return act


def locked(desk: Desk) -> bool:
    desk.go("C13")
    desk.write("l")  # the first letter brings the box
    time.sleep(1)
    came = box(desk)
    desk.picture("box-locked")
    desk.keys("Return", "Escape")
    return came


def next_step(desk: Desk) -> bool:
    """The panel's link leads to E13, the first empty answer; on this screen it stands right of the bar."""
    desk.go("A30")
    desk.click(*NEXT_STEP)
    desk.picture("followed")
    desk.write("3")
    desk.keys("Return")
    return desk.saved().get("E13") == "3"


def drop_down(desk: Desk) -> bool:
    desk.go("F14")
    desk.keys("alt+Down")
    time.sleep(1)
    desk.picture("drop-down")
    desk.keys("Down", "Return")
    time.sleep(1)
    return desk.saved().get("F14") in ("Nihil", "Belum tersedia")


def accepted(cell: str, text: str, stored: str) -> Callable[[Desk], bool]:
    def act(desk: Desk) -> bool:
        desk.enter(cell, text)
        return not box(desk) and desk.saved().get(cell) == stored

    return act


def copy_onto_input(desk: Desk) -> bool:
    desk.go("D20")
    desk.keys("ctrl+c")
    desk.go("E20")
    desk.keys("ctrl+v")
    time.sleep(1)
    desk.picture("pasted")
    cells = desk.saved()
    told = cells.get("G20", "").startswith("▲")
    desk.keys("ctrl+z", "ctrl+z")
    return told


def ready(desk: Desk) -> bool:
    for cell, text in (
        ("G9", "Rina Marlina"),
        ("E13", "3"),
        ("E14", "5"),
        ("E17", "42"),
        ("E20", "31"),
        ("E21", "38"),
    ):
        desk.enter(cell, text)
    desk.go("F14")
    desk.keys("Delete")
    desk.go("A1")
    desk.picture("ready")
    return desk.saved().get("B4") == PANEL_READY


def reads(desk: Desk) -> bool:
    submissions, _ = inbox.read_file(desk.path.read_bytes(), desk.path.name, OFFICE)
    sent = next(one for one in submissions if one.unit == "EGOV")
    return [answer.value for answer in sent.answers] == [3, 5, 42, 31, 38]


STEPS: tuple[Step, ...] = (
    ("type into a locked cell", "a box says that it is protected", locked),
    ("type −5", "the form's box refuses it", refused("E17", "-5")),
    ("type lima", "the form's box refuses it", refused("E17", "lima")),
    ("type 12,5 in a count", "the form's box refuses it", refused("E17", "12,5")),
    ("type 40 OPD", "the form's box refuses it", refused("E17", "40 OPD")),
    ("follow the next step", "it leads to the first empty answer", next_step),
    ("type 42", "it stays", accepted("E17", "42", "42")),
    ("type 1.250 in a count", "a thousand two hundred and fifty", accepted("E14", "1.250", "1250")),
    ("open the drop-down of Keadaan", "two choices, and the chosen one stays", drop_down),
    ("copy a locked cell onto an input", "the check beside it says what is wrong", copy_onto_input),
    ("fill all five figures and the name", "SIAP KIRIM", ready),
    ("read the saved workbook", "the five figures", reads),
)


def main() -> int:
    """Takes every step in one window and prints the verdicts."""
    pictures = Path(sys.argv[1]).resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    path = pictures / "IKU_EGOV_2026-TW2.xlsx"
    path.write_bytes(template.draw(FORM))
    desk = Desk(path, pictures)
    bad = 0
    try:
        desk.picture("petunjuk")
        desk.click(*GUIDE_LINK)
        desk.go("E13")
        desk.picture("blank")
        for number, (done, expected, act) in enumerate(STEPS, 1):
            good = act(desk)
            desk.picture(f"{number:02d}")
            print(f"{'ok ' if good else 'BAD'} {number:2}. {done}: {expected}", flush=True)
            bad += not good
        desk.keys("ctrl+Next")
        desk.picture("survey")
    finally:
        desk.close()
    return min(bad, 1)


if __name__ == "__main__":
    raise SystemExit(main())
