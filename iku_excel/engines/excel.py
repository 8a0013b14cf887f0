"""The installed Excel, driven through xlwings without a window; Windows and macOS only."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ..core.findings import Finding, IkuError, Place
from .engine import content

_MAC_PLACES = (
    Path("/Applications/Microsoft Excel.app"),
    Path.home() / "Applications/Microsoft Excel.app",
)
# Elsewhere Excel for macOS asks its user before it opens a file.
_MAC_SANDBOX = Path.home() / "Library/Containers/com.microsoft.Excel/Data"
_NO_MACROS = 3  # msoAutomationSecurityForceDisable


def found() -> bool:
    """Whether Excel and xlwings are both installed."""
    if sys.platform not in ("win32", "darwin") or importlib.util.find_spec("xlwings") is None:
        return False
    return _registered() if sys.platform == "win32" else any(place.is_dir() for place in _MAC_PLACES)


def _registered() -> bool:
    import winreg

    registry: Any = winreg
    try:
        registry.CloseKey(registry.OpenKey(registry.HKEY_CLASSES_ROOT, r"Excel.Application\CLSID"))
    except OSError:
        return False
    return True


def convert(files: Sequence[Path], target: Path) -> str:
    """Each file as an .xlsx of the same stem in a folder, by one Excel; what was said where it failed."""
    import xlwings

    told = ""
    app = xlwings.App(visible=False, add_book=False)
    try:
        app.display_alerts = False
        if sys.platform == "win32":
            app.api.AutomationSecurity = _NO_MACROS
        for file in files:
            try:
                book = app.books.open(str(file), update_links=False, read_only=True)
                book.save(str(target / f"{file.stem}.xlsx"))
                book.close()
            except _errors() as error:
                told = " ".join(str(error).split())[:200]
    finally:
        with suppress(*_errors()):
            app.quit()
    return told


class Excel:
    """An Excel of our own beside those that are open; it asks nothing and runs no macro (E541, E543)."""

    __slots__ = ("_app", "_book", "_folder", "_name", "_separators")

    def __init__(self) -> None:
        self._app: Any = None
        self._book: Any = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._name = ""
        self._separators: tuple[Any, ...] = ()

    def open(self, workbook: Path) -> None:
        """Excel holds a copy."""
        data = content(workbook)
        if not found():
            raise IkuError(Finding("E541"))
        import xlwings

        self._name = workbook.name
        self._folder = tempfile.TemporaryDirectory(
            prefix="iku-excel-",
            dir=_MAC_SANDBOX if _MAC_SANDBOX.is_dir() else None,
            ignore_cleanup_errors=True,  # Excel lets go of its file a moment after it ends
        )
        copy = Path(self._folder.name) / "dokumen.xlsx"
        copy.write_bytes(data)
        with self._failing():
            self._app = xlwings.App(visible=False, add_book=False)
            self._app.display_alerts = False
            self._app.screen_updating = False
            if sys.platform == "win32":
                self._app.api.AutomationSecurity = _NO_MACROS
                self._write_numbers_as_indonesia_does()
            self._book = self._app.books.open(str(copy), update_links=False)

    def calculate(self) -> bytes:
        """The copy, calculated afresh, as Excel saves it."""
        with self._failing():
            self._calculate()
            target = self._beside("dihitung.xlsx")
            self._book.save(str(target))
            return target.read_bytes()

    def export_pdf(self, sheets: Collection[str]) -> bytes:
        """The named sheets on paper."""
        with self._failing():
            self._calculate()
            target = self._beside("dokumen.pdf")
            self._book.to_pdf(str(target), include=list(sheets))
            return target.read_bytes()

    def close(self) -> None:
        """This Excel ends, those that were open before stay."""
        if self._app is not None:
            self._quit()
        self._app = self._book = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _quit(self) -> None:
        try:
            if self._book is not None:
                self._book.close()
            if self._separators:
                # Excel remembers these for its user's next documents.
                api = self._app.api
                api.DecimalSeparator, api.ThousandsSeparator, api.UseSystemSeparators = self._separators
            if sys.platform == "win32":
                # xlwings' own quit also ends every other Excel whose window it does not see.
                self._app.api.Quit()
            else:
                self._app.quit()
        except _errors():
            with suppress(*_errors()):  # gone already
                self._app.kill()

    def _write_numbers_as_indonesia_does(self) -> None:
        api = self._app.api
        self._separators = (api.DecimalSeparator, api.ThousandsSeparator, api.UseSystemSeparators)
        api.DecimalSeparator, api.ThousandsSeparator, api.UseSystemSeparators = ",", ".", False

    def _calculate(self) -> None:
        if sys.platform == "win32":
            self._app.api.CalculateFull()
        else:
            self._app.api.calculate_full()

    def _beside(self, name: str) -> Path:
        assert self._folder is not None
        return Path(self._folder.name) / name

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """What Excel, COM or Apple events raise becomes E543."""
        try:
            yield
        except _errors() as error:
            values = {"file": self._name, "sebab": " ".join(str(error).split())[:200]}
            raise IkuError(Finding("E543", Place(self._name), values)) from error


def _errors() -> tuple[type[Exception], ...]:
    import xlwings

    if sys.platform == "win32":
        import pywintypes

        return (xlwings.XlwingsError, pywintypes.error, pywintypes.com_error, OSError)
    import appscript

    return (xlwings.XlwingsError, appscript.reference.CommandError, OSError)
