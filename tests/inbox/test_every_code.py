"""Every finding that the tool can make: what raises it, and a near neighbour that does not.

The details of each code stand in the tests of its own room; this table sees to it that none is forgotten.
"""

from __future__ import annotations

import ast
import io
import os
import re
import sys
import zipfile
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

import iku_excel
from iku_excel import calculation, checks, delivery, engines, files, inbox
from iku_excel.cli import console, keys, target
from iku_excel.cli.email.sending import finding_of
from iku_excel.cli.explain import find_indicator
from iku_excel.core.findings import Finding, IkuError
from iku_excel.core.identity import Token, form_version
from iku_excel.core.model import Kind
from iku_excel.core.periods import Period
from iku_excel.delivery.journal import NAME, Entry, State, opened
from iku_excel.delivery.letter import Letter, Mailbox
from iku_excel.delivery.posting import Parcel, post
from iku_excel.delivery.server import Security, Server
from iku_excel.delivery.smtp import carrier
from iku_excel.envelopes.envelope import MOST_ITEMS
from iku_excel.form import MOST_SHEETS, CellKind, build
from iku_excel.inbox import folder, read_entry
from iku_excel.inbox.layout import issued
from iku_excel.summary.embedded.reading import recall
from iku_excel.texts import keys as key_words
from iku_excel.texts.findings import ENTRIES, entry_of
from iku_excel.texts.form import SHORT_CODE
from iku_excel.xlsx.limits import FILE_BYTES

from .. import opening
from ..delivery.post_office import running
from ..envelopes.test_envelopes import mail, zipped
from ..kinds import for_units
from ..running import iku
from ..xlsx import test_codes as container
from .conftest import PERIOD


def numbered(first, last):
    return {code for code in ENTRIES if first <= int(code[1:]) <= last}


# What only `iku survey` raises, proven in tests/survey_file and tests/cli/test_survey.py.
OF_SURVEY_FILES = {*numbered(420, 436), *numbered(438, 445), "E414"}
# What only `iku email` and `iku fetch` raise, proven in tests/delivery, test_email.py and test_fetch.py.
OF_EMAIL = {*numbered(533, 540), *numbered(560, 574), "N506", "W506"}
# What only a package of a closed period raises, proven in tests/archive and tests/cli/test_close.py.
OF_PACKAGES = numbered(575, 598)
# What only a regency's rollup raises, proven in tests/rollup.
OF_ROLLUPS = numbered(700, 799)
# What only a cluster raises, proven in tests/inbox/test_cluster.py.
OF_CLUSTERS = numbered(553, 557)
# What only a missing extra raises, proven in tests/test_tables.py.
OF_EXTRAS = {"E558"}
# What only a definition raises, proven in tests/definition.
OF_DEFINITIONS = numbered(600, 699)
# What only a real Excel raises, proven in tests/delivery where there is one.
OF_EXCEL = {"E543"}
OTHERS = OF_SURVEY_FILES | OF_EXCEL | OF_EMAIL | OF_PACKAGES | OF_ROLLUPS | OF_CLUSTERS | OF_EXTRAS
UNITS = ("PIOP", "PKP", "TIK", "EGOV", "IKM")
CODE = re.compile(r"\b[EWN][1-5][0-9]{2}\b")


@dataclass
class Hands:
    """What a case may use: forms are drawn, changed and read, inboxes filled."""

    draw: Callable
    edit: Callable
    store_result: Callable
    definition: object
    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def at(self, row, column, unit="PKP"):
        """The address of an input of the form."""
        cell = issued(self.definition).layouts[unit].inputs[row, column]
        return f"{'ABCDEFGHIJKLM'[cell.column - 1]}{cell.row}"

    def identity(self, field, unit="PKP"):
        cell = issued(self.definition).layouts[unit].identity[field]
        return f"{'ABCDEFGHIJKLM'[cell.column - 1]}{cell.row}"

    def read(self, data, name="kiriman.xlsx", asked=None):
        return inbox.read_file(data, name, asked or self.definition)

    def put(self, name, data=None):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.draw("PKP") if data is None else data)
        return path

    def listed(self):
        """What the folder's listing and reading find."""
        return stopped(lambda: inbox.read_folder(self.folder, self.definition))[1]


def stopped(work):
    """The result of `work`, or no result and the findings that stopped it."""
    try:
        return work()
    except IkuError as stop:
        return None, stop.findings


# --- a case is a function from Hands to findings -----------------------------------------------


def entered(choose=lambda book, hands: (), *units, name="kiriman.xlsx", **drawn):
    """A filled form with what is chosen (cells and their values) typed in, saved by openpyxl and read."""

    def case(hands):
        data = hands.draw(*(units or ("PKP",)), **drawn)
        return hands.read(opening.typed(data, lambda book: choose(book, hands)), name)[1]

    return case


def form(change, **drawn):
    """A filled form, changed in openpyxl and read."""

    def case(hands):
        return hands.read(hands.edit(hands.draw("PKP", **drawn), lambda book: change(book, hands)))[1]

    return case


def pkp(change, **drawn):
    return form(lambda book, hands: change(book["PKP"], hands), **drawn)


def typed(value, column="nilai", row="lembaga_aktif", note=None, number_format=None, strike=False):
    """A value typed into an input of the sheet PKP, where 15 is the ceiling."""

    def choose(book, hands):
        cell = book["PKP"][hands.at(row, column)]
        yield cell, value
        if number_format:
            cell.number_format = number_format
        cell.font = Font(strike=strike)
        if note:
            yield book["PKP"][hands.at(row, "catatan")], note

    return entered(choose)


def share(value, number_format="General", measure="%"):
    """A value where a number of this measure is asked: 85 in a plain cell can only be 85 %."""

    def case(hands):
        first = replace(hands.definition.variables[0], measure=measure, kind=Kind.NUMBER, maximum="")
        asked = replace(hands.definition, variables=(first, *hands.definition.variables[1:]))

        def change(book):
            book["PKP"][hands.at("lembaga_aktif", "nilai")] = value
            book["PKP"][hands.at("lembaga_aktif", "nilai")].number_format = number_format

        return hands.read(hands.edit(hands.draw("PKP", asked=asked), change), asked=asked)[1]

    return case


def of_office(name):
    """A form that an office of this name has drawn."""

    def case(hands):
        office = replace(hands.definition.office, name=name)
        data = hands.draw("PKP", asked=replace(hands.definition, office=office))
        return hands.read(data)[1]

    return case


def hidden_mark(text):
    """What stands first on the hidden sheet."""

    def case(hands):
        def change(book):
            book["_iku"]["A1"] = text

        return hands.read(hands.edit(hands.draw("PKP"), change))[1]

    return case


def signed_by(name):
    """The name on top of a filled sheet."""

    def case(hands):
        column = next(s.identity["nama"] for s in build(hands.definition).sheets if s.unit == "PKP")
        return hands.read(hands.draw("PKP", extra={("PKP", "ID", column): name}))[1]

    return case


def formula(value, kind="n", text="=10+2"):
    """A formula with the result that a program stored."""

    def case(hands):
        def change(book):
            book["PKP"][hands.at("lembaga_aktif", "nilai")] = text

        data = hands.edit(hands.draw("PKP"), change)
        return hands.read(hands.store_result(data, text, value, kind))[1]

    return case


def labelled(style, new):
    """A locked text of the sheet PKP, written anew or with something behind it ("…")."""

    def choose(book, hands):
        layout = issued(hands.definition).layouts["PKP"]
        cell = next(cell for cell in layout.sheet.cells if cell.style == style and cell.text)
        yield book["PKP"].cell(cell.row, cell.column), new.replace("…", cell.text)

    return entered(choose)


def titled(unit):
    """The title of another unit's sheet."""

    def change(sheet, hands):
        layouts = issued(hands.definition).layouts
        titles = [next(c for c in layouts[code].sheet.cells if c.style == "title") for code in ("PKP", unit)]
        sheet.cell(titles[0].row, titles[0].column).value = titles[1].text

    return pkp(change)


def overwritten(value):
    """A formula of the form's own, typed over."""

    def change(sheet, hands):
        layout = issued(hands.definition).layouts["PKP"]
        cell = next(cell for cell in layout.sheet.cells if cell.kind is CellKind.FORMULA)
        sheet.cell(cell.row, cell.column).value = value

    return pkp(change)


def blank(*units):
    return lambda hands: hands.read(hands.draw(of=units))[1]


def state(value, chosen, note):
    def choose(book, hands):
        for column, content in (("nilai", value), ("keadaan", chosen), ("catatan", note)):
            yield book["PKP"][hands.at("lembaga_aktif", column)], content

    return entered(choose)


def accepted(*acceptances, value=46303):
    """What is accepted of a doubtful number in the sheet of one unit, or of two in one file."""

    def case(hands):
        def change(book):
            for sheet in ("PIOP", "PKP"):
                book[sheet][hands.at("lembaga_aktif", "nilai", sheet)] = value

        data = hands.edit(hands.draw("PIOP", "PKP"), change)
        _, found = inbox.read_file(data, "kiriman.xlsx", hands.definition, acceptances)
        typed = [inbox.Acceptance(*one) for one in acceptances]
        _, wrong = stopped(lambda: (None, inbox.check_acceptances(typed, found) or ()))
        return (*found, *wrong)

    return case


def saved_by(program):
    def case(hands):
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(hands.draw("PKP"))) as old, zipfile.ZipFile(buffer, "w") as new:
            for item in old.infolist():
                content = old.read(item)
                new.writestr(item.filename, content.replace(b"Microsoft Excel", program.encode()))
        return hands.read(buffer.getvalue())[1]

    return case


def long_note(length):
    """A note that openpyxl would cut: written as Excel would never write it."""

    def case(hands):
        data = hands.draw("PKP", extra={("PKP", "lembaga_aktif", "catatan"): "PANJANG"})
        buffer = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
            for item in old.infolist():
                new.writestr(item.filename, old.read(item).replace(b"PANJANG", b"a" * length))
        return hands.read(buffer.getvalue())[1]

    return case


def survey(value, *, row="2", number_format="General", strike=False):
    """An answer of the second respondent; the first one has answered otherwise."""

    def choose(book, hands):
        first = issued(hands.definition).layouts["IKM"].block.first_row
        cell = book["Survei IKM"].cell(first + int(row) - 1, 4)
        yield cell, value
        cell.number_format = number_format
        cell.font = Font(strike=strike)

    return entered(choose, "IKM")


def profiled(value):
    """The date on which the first respondent answered."""

    def choose(book, hands):
        layout = issued(hands.definition).layouts["IKM"]
        yield book["Survei IKM"].cell(layout.block.first_row, layout.columns["profil.tanggal"]), value

    return entered(choose, "IKM")


def twin(column=None):
    def choose(book, hands):
        sheet = book["Survei IKM"]
        first = issued(hands.definition).layouts["IKM"].block.first_row
        for number in range(3, 12):
            yield sheet.cell(first + 1, number), sheet.cell(first, number).value
        if column:
            yield sheet.cell(first + 1, column), 1

    return entered(choose, "IKM")


def merged(first, last):
    def change(sheet, hands):
        ends = (hands.at("lembaga_aktif", column) for column in (first, last))
        sheet.merge_cells(":".join(ends))

    return pkp(change)


def hidden(which):
    def change(sheet, hands):
        row = {"filled": sheet[hands.at("lembaga_aktif", "nilai")].row, "empty": 200}[which]
        sheet.row_dimensions[row].hidden = True

    return pkp(change)


def lost_rules(all_of_them):
    def change(sheet, hands):
        if all_of_them:
            sheet.data_validations.dataValidation = []

    return pkp(change)


def inserted(value):
    """A row inserted between two coded rows, with something in it or nothing."""

    def change(sheet, hands):
        second = sheet[hands.at("lembaga_terverifikasi", "nilai")].row
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        for row in range(sheet.max_row, second - 1, -1):
            for column in range(1, sheet.max_column + 1):
                old, new = sheet.cell(row, column), sheet.cell(row + 1, column)
                new.value, new._style = old.value, copy(old._style)
                old.value = None
        sheet[f"{hands.at('lembaga_aktif', 'nilai')[0]}{second}"] = value

    return pkp(change)


def token(text):
    def case(hands):
        own = Token(form_version(hands.definition), ("PKP",), PERIOD).text
        other = Token(form_version(hands.definition), ("PIOP",), PERIOD).text
        texts = {"own": own, "other": other, "mistyped": own.replace("TW2", "TW3")}

        def change(book):
            book.defined_names["IKU_TOKEN"] = DefinedName("IKU_TOKEN", attr_text=f'"{texts[text]}"')

        return hands.read(hands.edit(hands.draw("PKP"), change))[1]

    return case


def without(*carriers):
    def change(book, hands):
        if "sheet" in carriers:
            book.remove(book["_iku"])
        if "name" in carriers:
            del book.defined_names["IKU_TOKEN"]
        if "property" in carriers:
            book.properties.identifier = None
        if "short" in carriers:
            label = SHORT_CODE.format(code="").strip()
            for row in book["PKP"].iter_rows():
                for cell in row:
                    if str(cell.value).startswith(label):
                        cell.value = None

    return form(change)


def asked(variable, **changed):
    """Read with a definition that asks something else today."""

    def case(hands):
        now = replace(
            hands.definition,
            variables=tuple(
                replace(one, **changed) if one.code == variable else one for one in hands.definition.variables
            ),
        )
        return hands.read(hands.draw("PKP"), asked=now)[1]

    return case


def unknown_unit(code):
    def case(hands):
        others = tuple(unit for unit in hands.definition.units if unit.code != code)
        variables = tuple(
            replace(one, units=tuple(unit for unit in one.units if unit != code))
            for one in hands.definition.variables
        )
        now = replace(hands.definition, units=others, variables=variables)
        return hands.read(hands.draw("PIOP"), asked=now)[1]

    return case


def chosen(*returns, period=PERIOD, picks=(), saved=None):
    """(name, value, revision, period) of returns of PKP, saved on the 1st or that day, and which counts."""

    def case(hands):
        submissions = []
        for name, value, revision, own in returns:
            data = hands.draw("PKP", extra={("PKP", "lembaga_aktif", "nilai"): value}, period=own)

            def change(book, revision=revision):
                book["PKP"][hands.identity("revisi")] = revision

            (sent,) = hands.read(hands.edit(data, change), name)[0]
            time = f"2026-07-{(saved or {}).get(name, 1):02}T08:00:00Z"
            submissions.append(replace(sent, origin=replace(sent.origin, saved=time)))
        return stopped(lambda: inbox.choose(submissions, period, picks))[1]

    return case


def checked(units=UNITS, population=None, signed=date(2026, 7, 1), period=PERIOD, maxima=True, **extra):
    """The checks over sheets, with values put in as unit_variable; without `maxima` nothing has a maximum."""

    def case(hands):
        contents = {}
        for name, value in extra.items():
            unit, _, variable = name.partition("_")
            contents[unit, variable, "nilai"] = value
        submissions, _ = hands.read(hands.draw(*units, extra=contents, period=period))
        surveys = tuple(replace(one, population=population) for one in hands.definition.surveys)
        now = replace(hands.definition, surveys=surveys)
        if not maxima:
            now = replace(now, variables=tuple(replace(one, maximum="") for one in now.variables))
        return (*checks.run(now, period, submissions), *checks.signature_before_end(now, period, signed))

    return case


def followed(before, jump=0.5):
    """The checks over a triwulan and the one before it, in which a figure was another."""

    def case(hands):
        earlier = hands.draw("PKP", extra={("PKP", "lembaga_aktif", "nilai"): before}, period=Period(2026, 1))
        submissions = (*hands.read(earlier)[0], *hands.read(hands.draw("PKP"))[0])
        return checks.run(replace(hands.definition, jump=jump), PERIOD, submissions)

    return case


def folder_with(*names, prepare=lambda hands: None):
    def case(hands):
        for name in names:
            hands.put(name)
        prepare(hands)
        return hands.listed()

    return case


def came(name, data=None):
    """What came beside a form, by default another one."""

    def case(hands):
        hands.put("PKP.xlsx")
        hands.put(name, data)
        return hands.listed()

    return case


def pointing(name, data=None, **addresses):
    """What came under a name, where these units have these addresses."""

    def case(hands):
        hands.put("formulir.xlsx", hands.draw("TIK"))
        hands.put(name, data or mail(("isian.xlsx", hands.draw("TIK"))))
        units = {address: unit for unit, address in addresses.items()}
        return inbox.read_paths((hands.folder,), hands.definition, addresses=units)[1]

    return case


def on_older_forms(quarter):
    """A return of this triwulan on a form that has been changed since, beside one of the second."""

    def case(hands):
        plain = tuple(replace(one, maximum="") for one in hands.definition.variables)
        before = replace(hands.definition, variables=plain)
        hands.put("a.xlsx", hands.draw("PKP", period=Period(2026, quarter), asked=before))
        hands.put("b.xlsx", hands.draw("TIK"))
        submissions, findings = inbox.read_folder(hands.folder, hands.definition)
        chosen, doubts = inbox.choose(submissions, PERIOD)
        return (*inbox.standing(findings, submissions, chosen), *doubts)

    return case


def unopened(name, *picks):
    """A file of this name that cannot be opened, beside a return of PKP that counts."""

    def case(hands):
        hands.put("a.xlsx", hands.draw("PKP"))
        hands.put(name, b"PK\3\4 rusak")
        submissions, findings = inbox.read_folder(hands.folder, hands.definition)
        chosen, _ = inbox.choose(submissions, PERIOD, picks)
        found = inbox.pointed(findings, hands.definition)
        return tuple(inbox.doubts_of_unopened(found, chosen, PERIOD.quarters, picks))

    return case


def growing(grows):
    def case(hands):
        path = hands.put("PKP.xlsx")
        lstat = Path.lstat

        def looked(self):
            if grows:
                with self.open("ab") as file:
                    file.write(b"lagi")
            return lstat(self)

        hands.monkeypatch.setattr(Path, "lstat", looked)
        return folder.read_bytes(path, "PKP.xlsx")[1]

    return case


def read_of(name):
    def case(hands):
        hands.put("PKP.xlsx")
        return folder.read_bytes(hands.folder / name, name)[1]

    return case


def fifo(hands):
    os.mkfifo(hands.folder / "pipa.xlsx")


def linked(hands):
    (hands.folder / "tautan.xlsx").symlink_to(hands.folder / "PKP.xlsx")


def without_a_name(hands):
    path = os.fsencode(hands.folder) + b"/rusak\xff.xlsx"
    Path(os.fsdecode(path)).write_bytes(b"x")


def with_another_case(hands):
    hands.put("pkp.XLSX")
    if len(list(hands.folder.iterdir())) == 1:
        pytest.skip("this file system knows no case")


def bugged(file, layouts):
    raise LookupError


def worked(reader):
    def case(hands):
        hands.put("PKP.xlsx")
        return inbox.read_folder(hands.folder, hands.definition, reader=reader)[1]

    return case


def written(force=True, check=None, broken="", left=False):
    """Writing over a file of ours, with something in the way."""

    def case(hands):
        path = hands.put("hasil.xlsx", b"lama")
        if left:
            # Windows leaves a young one to whoever may be writing it.
            os.utime(hands.put(".hasil.xlsx.1.iku-tmp", b"sisa"), (0, 0))
        hands.monkeypatch.setattr(files, "PAUSE", 0)
        if broken == "disk":
            hands.monkeypatch.setattr(os, "write", fails(OSError(28, "no space")))
        if broken == "open":
            replace_of = Path.replace

            def held(self, target):
                if Path(target) == path:
                    raise PermissionError
                return replace_of(self, target)

            hands.monkeypatch.setattr(Path, "replace", held)

        def work():
            return None, files.write_atomically(path, b"baru", force=force, check=check)

        return stopped(work)[1]

    return case


def refused(number):
    """What is said where the system refuses: a full disk, or a reader who has had enough."""
    return lambda hands: console.refusal(OSError(number, "x"))


def signing(private=None):
    """Signing from a workspace whose private key is this, or whole."""

    def case(hands):
        hands.put("pengaturan.toml", b"")
        keys.make_key(hands.folder, "Dinas", date(2026, 7, 10))
        if private is not None:
            hands.put(key_words.PRIVATE, private)
        return stopped(lambda: (keys.signer(hands.folder, keys.DOCUMENT, "Dinas"), ()))[1]

    return case


def registered(data=None):
    """Reading a register that is this, or whole."""

    def case(hands):
        keys.make_key(hands.folder, "Dinas", date(2026, 7, 10))
        if data is not None:
            hands.put(key_words.PUBLIC, data)
        return stopped(lambda: (keys.read_register(hands.folder / key_words.PUBLIC), ()))[1]

    return case


def keyed(workspace):
    """A new key, in a workspace or anywhere."""

    def case(hands):
        if workspace:
            hands.put("pengaturan.toml", b"")
        built_in = Path(iku_excel.__file__).parent / "definition" / "diskominfo.toml"
        run = iku("key", "--new", "-d", built_in, cwd=hands.folder)
        return tuple(Finding(code) for code in CODE.findall(run.out + run.err))

    return case


def named(name):
    """A file of ours under a name that no system should have."""

    def case(hands):
        return stopped(lambda: (None, files.write_atomically(hands.folder / name, b"x", force=True)))[1]

    return case


def fails(error):
    def instead(*_):
        raise error

    return instead


def told(*arguments):
    """The codes that a command prints while it stops."""

    def case(hands):
        hands.put("inbox/kosong.xlsx", hands.draw(of=("PKP",), period=None))
        run = iku(*(hands.folder / word[1:] if word.startswith("@") else word for word in arguments))
        return tuple(Finding(code) for code in CODE.findall(run.out + run.err))

    return case


def drawn_for(units):
    """The codes that `iku template` prints for one workbook of so many bidang."""

    def case(hands):
        hands.put("kantor.toml", for_units([f"U{number}" for number in range(units)]).encode())
        run = iku("template", "-d", hands.folder / "kantor.toml", "-o", hands.folder / "formulir.xlsx")
        return tuple(Finding(code) for code in CODE.findall(run.out + run.err))

    return case


def aimed_at(name, refuse=lambda path, inbox: target.refuse_target(path, ".xlsx", False, inbox)):
    """An output of that name, beside a folder and an inbox."""

    def case(hands):
        (hands.folder / "folder").mkdir()
        (hands.folder / "inbox").mkdir()
        return stopped(lambda: (None, refuse(hands.folder / name, hands.folder / "inbox") or ()))[1]

    return case


def folder_at(name):
    return aimed_at(name, lambda path, _: target.refuse_folder(path))


def recalled(name):
    def case(hands):
        hands.put("formulir.xlsx")
        return stopped(lambda: (None, recall(hands.folder / name) and ()))[1]

    return case


def explained(wanted):
    def case(hands):
        results = calculation.calculate(hands.definition, PERIOD, (), ())
        return stopped(lambda: (None, find_indicator(results, wanted) and ()))[1]

    return case


def printed(engine, program=""):
    """The PDF where there is no Excel and the only LibreOffice on the path is this script, or none."""

    def case(hands):
        hands.monkeypatch.setenv("PATH", str(hands.folder))
        hands.monkeypatch.setattr(sys, "platform", "linux")
        if program:
            hands.put("soffice", program.encode()).chmod(0o755)
        return stopped(lambda: (None, engines.export_pdf(hands.put("IKU.xlsx"), (), engine) and ()))[1]

    return case


def posted(*refused):
    """A letter handed in at a real server that refuses these recipients."""

    def case(hands):
        to = Mailbox("kepala@contoh.go.id")
        letter = Letter(Mailbox("perencana@contoh.go.id"), (to,), (), "IKU", "Terlampir.", ())
        parcel = Parcel(letter, to, "dokumen", "IKU.xlsx", "")
        with running(hands.folder, login=False) as office, opened(hands.folder / NAME, Entry.of) as log:
            office.handler.refused |= set(refused)
            server = Server("localhost", office.port, Security.STARTTLS, certificate=office.certificate)
            with carrier(server, "") as carry:
                outcomes = list(post(carry, [parcel], log, lambda: datetime(2026, 7, 10, tzinfo=UTC)))
        return [finding_of(*found) for found in outcomes if found[1].state is not State.SENT]

    return case


BROKEN = "#!/bin/sh\nexit 1\n"


def shown(program):
    """A document where this script is what the system opens documents with."""

    def case(hands):
        hands.monkeypatch.setenv("PATH", str(hands.folder))
        hands.monkeypatch.setattr(sys, "platform", "linux")
        hands.put("xdg-open", program.encode()).chmod(0o755)
        return delivery.show(hands.put("IKU.xlsx"))

    return case


# An office program that makes of every file the form that lies beside it.
GOOD_OFFICE = """#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
out="$2"; shift 2
for file; do name="${file##*/}"; cp "${0%/*}/PKP.xlsx" "$out/${name%.*}.xlsx"; done
"""


def converting(program):
    """A workbook of another format where the only office program on the path is this script, or none."""

    def case(hands):
        hands.put("PKP.xlsx")
        hands.monkeypatch.setenv(
            "PATH", f"{hands.folder}{os.pathsep}/bin{os.pathsep}/usr/bin" if program else ""
        )
        hands.monkeypatch.setenv("XDG_CACHE_HOME", str(hands.folder / "simpanan"))
        hands.monkeypatch.setattr(sys, "platform", "linux")
        if program:
            hands.put("soffice", program.encode()).chmod(0o755)
        return hands.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "lama.xls")[1]

    return case


CONTAINER = dict(container.RAISED)
CONTAINER["E105"] = b"<html><body>IKU</body></html>"  # the office program converts XML Spreadsheet 2003
CONTAINER["E106"] = container.APPLE
CONTAINER["E110"] = container.GOOD + bytes(FILE_BYTES)
CONTAINER_NEAR = {**dict(container.QUIET), "E110": container.GOOD}


def bytes_of(case):
    return lambda hands: hands.read(container.made(case))[1]


NEW = ("a.xlsx", 12, 1, PERIOD)

# code: (what raises it, a near neighbour)
TABLE: dict[str, tuple[Callable, Callable]] = {
    **{
        code: (bytes_of(case), bytes_of(CONTAINER_NEAR.get(code, container.GOOD)))
        for code, case in CONTAINER.items()
    },
    # whose it is, and for which period
    "E121": (without("sheet", "name", "property", "short"), without("sheet", "name", "short")),
    "E122": (token("other"), token("own")),
    "E123": (token("mistyped"), token("own")),
    "W124": (without("sheet", "name", "property"), without("sheet", "name")),
    "E125": (unknown_unit("PIOP"), unknown_unit("PKP")),
    "W126": (chosen(("a.xlsx", 12, 1, Period(2026, 3))), chosen(("a.xlsx", 12, 1, Period(2026, 1)))),
    "E127": (asked("lembaga_aktif", text="Jumlah lain"), asked("data_masuk", text="Jumlah lain")),
    "W128": (asked("data_masuk", text="Jumlah lain"), asked("data_masuk")),
    "W129": (entered(name="PIOP.xlsx"), entered(name="PIOP dan PKP.xlsx")),
    "N130": (chosen(NEW, ("b.xlsx", 12, 1, PERIOD)), chosen(NEW, ("b.xlsx", 13, 1, PERIOD))),
    "E131": (chosen(NEW, ("b.xlsx", 13, 1, PERIOD)), chosen(NEW, ("b.xlsx", 13, 2, PERIOD))),
    "W131": (
        chosen(NEW, ("b.xlsx", 13, 1, PERIOD), picks=("b.xlsx",)),
        chosen(NEW, ("b.xlsx", 12, 1, PERIOD), picks=("b.xlsx",)),
    ),
    "E132": (
        titled("PIOP"),
        labelled("title", "Formulir kami"),
    ),
    "E133": (blank("PKP"), entered(of=("PKP", "TIK"))),
    "E140": (of_office("DINAS LAIN"), of_office("DINAS KOMUNIKASI DAN INFORMATIKA")),
    "N141": (hidden_mark("iku-results-1"), hidden_mark("token")),  # an older format is known too
    "W142": (signed_by(""), signed_by("Siti Aminah")),
    "W134": (checked(units=("PKP",)), checked()),
    "W139": (checked(period=Period(2026, 2)), checked(period=Period(2026, 1))),
    "E135": (entered(period=None), entered()),
    "W136": (
        pkp(lambda sheet, hands: sheet.__setitem__(hands.identity("revisi"), "terakhir")),
        pkp(lambda sheet, hands: sheet.__setitem__(hands.identity("revisi"), "2")),
    ),
    "E137": (chosen(NEW, picks=("b.xlsx",)), chosen(NEW, picks=("a.xlsx",))),
    "W143": (
        chosen(NEW, ("b.xlsx", 13, 2, PERIOD), saved={"a.xlsx": 5}),
        chosen(NEW, ("b.xlsx", 12, 2, PERIOD), saved={"a.xlsx": 5}),
    ),
    "N138": (chosen(NEW, ("b.xlsx", 13, 2, PERIOD)), chosen(NEW)),
    # the folder
    "N151": (folder_with("PKP.xlsx", "Thumbs.db"), folder_with("PKP.xlsx")),
    "W152": (folder_with("PKP.xlsx", "~$PKP.xlsx"), folder_with("PKP.xlsx", "~$TIK.xlsx")),
    "E153": (growing(True), growing(False)),
    "E154": (read_of("tiada.xlsx"), read_of("PKP.xlsx")),
    "N155": (folder_with("PKP.xlsx", prepare=linked), folder_with("PKP.xlsx", "a/b.xlsx")),
    "E156": (folder_with("PKP.xlsx", prepare=without_a_name), folder_with("PKP.xlsx", "é 😀.xlsx")),
    "E157": (folder_with("PKP.xlsx", prepare=with_another_case), folder_with("PKP.xlsx", "PKP2.xlsx")),
    "E158": (folder_with(), folder_with("PKP.xlsx")),
    "E159": (told("status", "@inbox"), told("status", "@inbox", "--period", "2026-TW2")),
    "E160": (
        told("template", "--period", "2026", "-o", "@a.xlsx"),
        told("template", "--period", "2026-TW2", "-o", "@a.xlsx"),
    ),
    "E161": (told("status", "@inbox/kosong.xlsx"), told("status", "@inbox")),
    **{
        code: (came(name, data), came("TIK.xlsx"))
        for code, name, data in (
            ("W162", "foto.jpg", b"\xff\xd8\xff"),
            ("W163", "scan.pdf", b"%PDF-1.7"),
            ("W164", "a.rar", b"Rar!\x1a"),
            ("W165", "a.docx", zipped(("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"<w/>"))),
            ("W166", "a.gsheet", b"{}"),
            ("W167", "a.xlsx.part", b"x"),
            ("W168", "a.csv", b"a;b"),
            ("W171", "a.zip", zipped()),
            ("E172", "a.zip", zipped(*((str(number), b"") for number in range(MOST_ITEMS + 1)))),
        )
    },
    "N177": (on_older_forms(1), on_older_forms(2)),
    "W176": (pointing("PKP/x.dat", b"x"), pointing("y/x.dat", b"x")),
    "W179": (pointing("a.eml", PKP="siti@contoh.go.id"), pointing("a.eml", TIK="siti@contoh.go.id")),
    "E180": (unopened("PKP_2026-TW2_r2.xlsx"), unopened("PKP_2026-TW1.xlsx")),
    "W181": (unopened("PKP_2026-TW2_r2.xlsx", "a.xlsx"), unopened("PKP_2026-TW2_r2.xlsx")),
    "E173": (converting(""), converting(GOOD_OFFICE)),
    "E174": (converting(BROKEN), converting(GOOD_OFFICE)),
    "N175": (converting(GOOD_OFFICE), converting(BROKEN)),
    # the form, changed
    "E201": (inserted(7), inserted(None)),
    "W202": (labelled("question", "Jumlah lain"), labelled("question", " … ")),
    "E202": (labelled("measure", "orang"), labelled("measure", " … ")),
    "E203": (
        form(lambda book, hands: book.remove(book["PIOP"]), of=("PKP", "PIOP")),
        form(lambda book, hands: book.remove(book["Petunjuk"]), of=("PKP", "PIOP")),
    ),
    "W204": (pkp(lambda sheet, hands: setattr(sheet.protection, "sheet", False)), entered()),
    "E205": (
        form(lambda book, hands: book.copy_worksheet(book["PKP"])),
        form(lambda book, hands: book.create_sheet("PKP2")),
    ),
    "E206": (
        merged("nilai", "keadaan"),
        pkp(lambda sheet, hands: sheet.merge_cells("K200:L201")),
    ),
    "W206": (merged("bukti", "catatan"), merged("keadaan", "bukti")),
    "E207": (
        pkp(lambda sheet, hands: sheet.__setitem__("A200", "lembaga_aktif")),
        pkp(lambda sheet, hands: sheet.__setitem__("A200", "lembaga")),
    ),
    "W208": (hidden("filled"), hidden("empty")),
    "W209": (lost_rules(True), lost_rules(False)),
    "W210": (overwritten("lengkap"), entered()),
    "N211": (
        pkp(lambda sheet, hands: setattr(sheet["B2"], "comment", Comment("sementara", "Budi"))),
        entered(),
    ),
    "W212": (
        pkp(lambda sheet, hands: sheet.__setitem__("K13", 1)),
        pkp(lambda sheet, hands: sheet.__setitem__("K13", "  ")),
    ),
    "W217": (without("sheet"), without("name")),
    "N213": (saved_by("LibreOffice/7.4"), saved_by("Microsoft Excel")),
    "N214": (pkp(lambda sheet, hands: setattr(sheet, "title", "Kami")), entered()),
    "N215": (
        form(lambda book, hands: book.create_sheet("Lain").append([1])),
        form(lambda book, hands: book.create_sheet("Lain")),
    ),
    "N216": (inserted(None), entered()),
    # the answers
    "E301": (typed(None), typed(0)),
    "E302": (typed(date(2026, 5, 5)), typed(5)),
    "E303": (typed("#N/A"), typed("12")),
    "W303": (typed("#NAME?", column="bukti"), typed("NAME", column="bukti")),
    "E304": (typed("12 orang"), typed("12 lembaga")),
    "W335": (
        checked(maxima=False, EGOV_aplikasi_hosting=5, TIK_kapasitas_hosting=0),
        checked(maxima=False, EGOV_aplikasi_hosting=0, TIK_kapasitas_hosting=0),
    ),
    "W336": (
        checked(maxima=False, EGOV_aplikasi_hosting=61, TIK_kapasitas_hosting=60),
        checked(maxima=False, EGOV_aplikasi_hosting=60, TIK_kapasitas_hosting=60),
    ),
    "E340": (typed('=DISPIMG("ID",1)'), typed("=10+2")),
    "W340": (typed('=DISPIMG("ID",1)', column="bukti"), typed("gambar", column="bukti")),
    "E341": (typed("-"), typed(" ")),
    "E345": (typed("#REF!", column="keadaan"), typed("", column="keadaan")),
    "E346": (typed('=DISPIMG("ID",1)', column="keadaan"), typed("", column="keadaan")),
    "E305": (typed(-5), typed(0)),
    "E306": (typed(12.5), typed(12.0)),
    "E307": (typed(16), typed(15)),
    "W307": (checked(EGOV_aplikasi_hosting=61), checked(EGOV_aplikasi_hosting=60)),
    "E308": (typed(0, row="lembaga_terverifikasi"), typed(12, row="lembaga_terverifikasi")),
    "W308": (
        checked(EGOV_aplikasi_hosting=0, TIK_kapasitas_hosting=0),
        checked(EGOV_aplikasi_hosting=0),
    ),
    "E309": (typed("nan"), typed("nol")),
    "E310": (typed(1e12), typed(1e11)),
    "E311": (formula("dua belas", "str"), formula("12")),
    "W311": (typed("=1+1", "catatan"), typed("1+1", "catatan")),
    "W312": (formula("12"), typed(12)),
    "W313": (share(85), share(0.85, number_format="0%")),
    "E313": (typed(1, number_format="0%"), typed(1, number_format="0")),
    "W314": (typed("12"), typed(12)),
    "E315": (typed("1.234"), typed("12,0")),
    "W316": (followed(7), followed(8)),
    "E317": (state(3, "Nihil", "tidak ada kegiatan"), state(0, "Nihil", "tidak ada kegiatan")),
    "W318": (checked(PIOP_lembaga_terverifikasi=15), checked(PIOP_lembaga_terverifikasi=14)),
    "E319": (typed(12, strike=True), typed(12, strike=False)),
    "E320": (typed(46303, row="lembaga_terverifikasi"), typed(45657, row="lembaga_terverifikasi")),
    "E321": (share(0.625, measure="jam"), share(0.25, measure="jam")),
    "E322": (share(80, number_format="0.00 %"), share(1, number_format="0.00 %")),
    "E323": (typed(12, number_format='"85"'), typed(12, number_format='0" lembaga"')),
    "E324": (typed(12, number_format="00-00"), typed(12, number_format="00")),
    "E325": (state(12, "Angka benar", None), state(12, "Angka benar", "sesuai rekap")),
    "W326": (state(46303, "Angka benar", "sesuai rekap"), state(12, "Angka benar", "sesuai rekap")),
    "W327": (accepted(("kiriman.xlsx", "PKP!E13")), accepted(("kiriman.xlsx", "PKP!E13"), value=12)),
    "E328": (accepted(("kiriman.xlsx", "PKP!E14")), accepted(("kiriman.xlsx", "PKP!E13"))),
    "E329": (accepted(("kiriman.xlsx", "E13")), accepted(("kiriman.xlsx", "'piop'!$e$13"))),
    "N391": (formula("-0", text="=0*-1"), formula("0", text="=0*-1")),
    "N392": (typed(11.9999999999), typed(11.9999)),
    # texts and the survey
    "E401": (typed("@SUM"), typed("+5")),
    "W401": (typed("- lihat surat", "catatan"), typed("-", "catatan")),
    "W402": (typed("rahasia\u202egnp", "catatan"), typed("rahasia", "catatan")),
    "E403": (long_note(32_768), long_note(32_767)),
    "E411": (survey(5), survey(4)),
    "W412": (survey(None), survey(1)),
    "W413": (twin(), twin(column=3)),
    "W415": (checked(population=100), checked(population=4)),
    "W416": (profiled("kapan-kapan"), profiled("15/05/2026")),
    "E437": (survey(1, strike=True), survey(1)),
    "E417": (survey(1, number_format='"4"'), survey(1, number_format="0.0")),
    "E418": (survey(1, number_format="0-0"), survey(1, number_format="@")),
    # what we write
    "E501": (written(broken="open"), written()),
    "E502": (written(broken="disk"), written()),
    "E503": (written(force=False), written()),
    "W504": (written(left=True), written()),
    "E505": (written(check=lambda data: False), written(check=lambda data: True)),
    "W507": (checked(signed=date(2026, 6, 29)), checked(signed=date(2026, 6, 30))),
    "E506": (posted("kepala@contoh.go.id"), posted("lain@contoh.go.id")),
    "E508": (named("a\nb.xlsx"), named("a b.xlsx")),
    "E510": (recalled("formulir.xlsx"), recalled("tiada.xlsx")),
    "E511": (recalled("tiada.xlsx"), recalled("formulir.xlsx")),
    "E512": (explained("ikmm"), explained("ikm")),
    "E513": (printed("libreoffice"), printed("libreoffice", BROKEN)),
    "E514": (printed("auto", BROKEN), printed("auto")),
    "E541": (printed("excel"), printed("auto")),
    "W544": (shown(BROKEN), shown("#!/bin/sh\nexit 0\n")),
    "E542": (printed("auto"), printed("auto", BROKEN)),
    "E515": (aimed_at("folder"), aimed_at("x.xlsx")),
    "E516": (aimed_at("x.pdf"), aimed_at("x.XLSX")),
    "E517": (aimed_at("inbox/x.xlsx"), aimed_at("inbox2/x.xlsx")),
    "E518": (folder_at("x.xlsx"), folder_at("x")),
    "E522": (refused(28), refused(32)),
    "E531": (
        told("receipt", "verify", "@inbox/kosong.xlsx", "@inbox/kosong.xlsx"),
        told("receipt", "verify", "@tiada.txt", "@inbox/kosong.xlsx"),
    ),
    "E550": (signing(b"bukan kunci"), signing()),
    "E551": (registered(b"{}"), registered()),
    "E552": (keyed(False), keyed(True)),
    "E532": (
        told("receipt", "make", "@inbox", "-o", "@inbox/kosong.xlsx"),
        told("receipt", "make", "@inbox", "-o", "@keluaran"),
    ),
    "E521": (
        told("template", "--from", "@inbox", "-o", "@a.xlsx"),
        told("template", "--from", "@inbox", "--period", "2026-TW2", "-o", "@a.xlsx"),
    ),
    "E530": (drawn_for(MOST_SHEETS + 1), drawn_for(MOST_SHEETS)),
    "E599": (worked(bugged), worked(read_entry)),
}


@pytest.fixture
def hands(draw, edit, store_result, diskominfo, tmp_path, monkeypatch):
    return Hands(draw, edit, store_result, diskominfo, tmp_path, monkeypatch)


def codes(findings):
    return {finding.code for finding in findings}


# Links, names that are no text, two names that differ in case only, a program that is a shell script.
POSIX = {"N155", "E156", "E157", "E174", "N175", "E513", "E514", "E542", "W544"}
CODES = [pytest.param(code, marks=pytest.mark.posix) if code in POSIX else code for code in TABLE]


@pytest.mark.parametrize("code", CODES)
def test_it_is_raised(hands, code):
    assert code in codes(TABLE[code][0](hands))


@pytest.mark.parametrize("code", CODES)
def test_a_near_neighbour_does_not_raise_it(hands, code):
    assert code not in codes(TABLE[code][1](hands))


def test_no_code_is_forgotten():
    sentences = {code: entry_of(code) for code in TABLE}
    assert set(TABLE) >= set(ENTRIES) - OF_DEFINITIONS - OTHERS
    assert all(code in ENTRIES or sentences[code] is ENTRIES[f"E{code[1:]}"] for code in TABLE)


def test_what_the_package_raises_is_what_the_table_holds():
    package = Path(iku_excel.__file__).parent
    spelled = {
        node.value
        for path in package.rglob("*.py")
        if "texts" not in path.relative_to(package).parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }
    assert spelled - OTHERS == set(TABLE)
