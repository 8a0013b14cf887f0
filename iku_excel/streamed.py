"""A workbook of XlsxWriter whose parts are packed while they are written, so that none is ever held whole."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

from . import parts

_NEVER = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")


class _Sheet(Worksheet):  # type: ignore[misc]
    """A sheet that takes a formula as it stands: none of ours calls what is younger than Excel 2007.

    XlsxWriter looks for thirty names of such functions in each one, in its texts too; a fifth of all drawing.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


class Workbook(xlsxwriter.Workbook):  # type: ignore[misc]  # which tells no types
    """A workbook in memory in which a text is always a text."""

    worksheet_class = _Sheet

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), {"in_memory": True, **dict.fromkeys(_NEVER, False)})
        self._packed = io.BytesIO()

    def packed(self) -> bytes:
        """The finished workbook, the same bytes on every system; nothing can be written any more."""
        self.close()
        return self._packed.getvalue()

    def _get_packager(self) -> _Packer:
        return _Packer(zipfile.ZipFile(self._packed, "w"))


class _Packer(Packager):  # type: ignore[misc]
    """What XlsxWriter asks where to write each part, one after the other; it gets nothing back to pack."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        super().__init__()
        self._archive = archive
        self._part: io.TextIOWrapper | None = None

    def _filename(self, xml_filename: str) -> io.StringIO:
        self._end_part()
        packed = self._archive.open(parts.entry(xml_filename), "w")
        self._part = io.TextIOWrapper(packed, encoding="utf-8", newline="")
        return _Part(self._part)

    def _create_package(self) -> list[Any]:
        super()._create_package()
        self._end_part()
        for content, name, _ in self.filenames:  # pictures, which are whole from the beginning
            self._archive.writestr(parts.entry(name), content.getvalue())
        self._archive.close()
        return []

    def _end_part(self) -> None:
        if self._part is not None:
            self._part.close()
            self._part = None


class _Part(io.StringIO):
    """A text in memory by its type, since XlsxWriter takes anything else for a file's name, and empty."""

    def __init__(self, written: io.TextIOWrapper) -> None:
        super().__init__()
        self.write = written.write  # type: ignore[method-assign]
