"""One received workbook → the submissions of its input sheets."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from .. import formats, xlsx
from ..core.findings import Finding, Place, Severity
from ..core.identity import RESULTS_MARK, ShortCode, Token, same_office
from ..core.model import Origin, SheetStatus, Submission
from ..core.periods import Period
from ..form.lists import HIDDEN_SHEET
from .carriers import Identity, read_identity, read_short
from .changes import other_sheets
from .layout import VALUE, Issued
from .matching import Corner, find_corner, row_codes
from .remarks import mended, read_remarks
from .report import Report, bounded
from .sheets import Claim, read_sheet, refused

# What another format cannot carry, so that nobody took it away.
_LOST_ON_THE_WAY = ("W117", "W204", "W209", "W210", "N213", "W116")
USUAL_PROGRAM = "Microsoft Excel"
_VERSION = re.compile(r"\d+(\.\d+)?", re.ASCII)


def read_workbook(
    data: bytes, name: str, issued: Issued
) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    """The submissions in the bytes of a file, and everything that is wrong with it."""
    workbook, findings = formats.read(data, name)
    if workbook is None:
        return (), findings
    report = Report(name, findings=list(findings))
    if _is_official(workbook):
        return (), (*findings, Finding("N141", Place(name)))
    identity = read_identity(workbook, report)
    if identity.token and not same_office(identity.token.version, issued.version):
        return (), (*report.findings, Finding("E140", Place(name)))
    then = issued.then(identity.token.version) if identity.token else None
    if then is not None:
        read = read_workbook(data, name, then[0])
        if read[0] and all(one.period in then[1] for one in read[0]):
            return read  # a return for closed triwulan says what it was asked then
    origin = _origin(data, name, workbook)
    if origin.program and USUAL_PROGRAM not in origin.program:
        report.find("N213", x=origin.program)
    claims = _claims(workbook, identity, issued, report)
    if claims and workbook.sheet(HIDDEN_SHEET) is None:
        report.find("W217")
    submissions, sheet_findings = _submissions(claims, issued, origin, report.refused)
    submissions += _lost(identity.token, claims, findings, issued, origin, identity.titles, report)
    told = [*report.findings, *sheet_findings]
    remarks = read_remarks(workbook)
    if claims:
        used = {claim.sheet.name for claim, _ in claims}
        drawn = identity.token.units if identity.token else [claim.layout.unit for claim, _ in claims]
        told += other_sheets(workbook, used, drawn, issued, name, bool(remarks))
    if remarks:
        submissions = [replace(one, mended=mended(remarks, one, told)) for one in submissions]
    untouched = all(submission.status is SheetStatus.BLANK for submission in submissions)
    if claims and untouched and not any(finding.severity is Severity.ERROR for finding in told):
        units = {claim.layout.unit for claim, _ in claims}
        told.append(Finding("E133", Place(name), unit=units.pop() if len(units) == 1 else ""))
    told += _named_otherwise(name, submissions, issued)
    told = _without_our_renaming(told, identity, issued)
    if any(finding.code == formats.CONVERTED for finding in findings):
        told = [finding for finding in told if finding.code not in _LOST_ON_THE_WAY]
    return tuple(submissions), tuple(bounded(told))


def _origin(data: bytes, name: str, workbook: xlsx.Workbook) -> Origin:
    properties = workbook.properties
    return Origin(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        saved=properties.modified,
        saved_by=properties.last_modified_by,
        program=_program(properties.application, properties.app_version),
        size=len(data),
    )


def _program(application: str, version: str) -> str:
    """`LibreOffice 7.4` or `Microsoft Excel 16.03`, whatever else a program says of its build."""
    name, _, build = application.partition("/")
    number = _VERSION.match(build or version)
    return " ".join(filter(None, (name.strip(), number[0] if number else "")))


def _is_official(workbook: xlsx.Workbook) -> bool:
    """Whether it is what `consolidate` wrote, left among the forms."""
    hidden = workbook.sheet(HIDDEN_SHEET)
    first = hidden.cells.get((1, 1)) if hidden else None
    return first is not None and first.raw.startswith(RESULTS_MARK)


def _claims(
    workbook: xlsx.Workbook, identity: Identity, issued: Issued, report: Report
) -> list[tuple[Claim, Report]]:
    """Which sheet is whose: by its own code, else by its issued title, else by the only unit it can be."""
    token = identity.token
    claims: list[tuple[Claim, Report]] = []
    open_sheets: list[tuple[xlsx.Sheet, Corner]] = []
    strangers: dict[str, list[str]] = {}
    for sheet in workbook.sheets:
        if sheet.name.casefold() == HIDDEN_SHEET:
            continue
        own = Report(report.file, sheet.name)
        short = read_short(sheet, own)
        corner = find_corner(sheet, issued.codes)
        unit = short.unit if short else identity.titles.get(sheet.name, "") if token else ""
        if not unit:
            report.findings += own.findings
            if corner:
                open_sheets.append((sheet, corner))
        elif unit not in issued.layouts:
            period = (short.period if short else None) or (token.period if token else None)
            strangers.setdefault(period.code if period else "", []).append(unit)
            report.findings += own.findings
        else:
            claims.append((_claim(sheet, corner, unit, short, token, issued, report.refused, own), own))
    for sheet, corner in open_sheets:
        own = Report(report.file, sheet.name)
        free = set(token.units if token else ()) - {claim.layout.unit for claim, _ in claims}
        codes = row_codes(sheet, corner)
        able = [
            unit
            for unit in free & set(issued.layouts)
            if all(row in codes for row, column in issued.layouts[unit].inputs if column == VALUE)
        ]
        if len(able) == 1:
            claims.append((_claim(sheet, corner, able[0], None, token, issued, report.refused, own), own))
        else:
            own.refuse("E121")
            report.findings += own.findings
    if not token and not claims and not any(finding.code == "E121" for finding in report.findings):
        report.find("E121")
    own_period = token.period.code if token and token.period else ""
    for unit in token.units if token else ():
        if unit not in issued.layouts and not any(unit in units for units in strangers.values()):
            strangers.setdefault(own_period, []).append(unit)
    for period_code, units in strangers.items():
        report.find("E125", x=", ".join(dict.fromkeys(units)), z=period_code)
    claims.sort(key=lambda item: list(issued.layouts).index(item[0].layout.unit))
    return claims


def _claim(
    sheet: xlsx.Sheet,
    corner: Corner | None,
    unit: str,
    short: ShortCode | None,
    token: Token | None,
    issued: Issued,
    doubtful: bool,
    own: Report,
) -> Claim:
    own.unit = unit
    layout = issued.layouts[unit]
    if short and token and not doubtful:
        agree = (
            unit in token.units and short.period == token.period and token.version.startswith(short.version)
        )
        if not agree:
            own.refuse("E122", a=_said(token.units, token.period), b=_said((unit,), short.period))
    if short and not token:
        own.find("W124", x=f"{unit} {_said((), short.period)}".strip())
    source = short if short and (doubtful or not token) else token
    assert source
    return Claim(layout, sheet, corner, source.version, source.period)


def _submissions(
    claims: Sequence[tuple[Claim, Report]], issued: Issued, origin: Origin, doubtful: bool
) -> tuple[list[Submission], list[Finding]]:
    """At most one submission a unit; two filled sheets of one unit refuse it, a blank copy is passed over."""
    read = [(claim, own, _read(claim, issued, origin, None, own)) for claim, own in claims]
    periods = {submission.period for _, _, (submission, _) in read if submission}
    otherwise = next(iter(periods)) if len(periods) == 1 else None
    if otherwise:
        read = [
            (claim, own, once if once[0] else _read(claim, issued, origin, otherwise, own))
            for claim, own, once in read
        ]
    filled = Counter(claim.layout.unit for claim, _, (submission, _) in read if not _is_blank(submission))
    submissions: dict[str, Submission] = {}
    findings: list[Finding] = []
    for claim, _, (submission, report) in read:
        unit = claim.layout.unit
        if filled[unit] and _is_blank(submission):
            continue
        if filled[unit] > 1:
            report.refuse("E205", x=unit)
        if submission and (report.refused or doubtful):
            submission = refused(submission)
        if submission and unit not in submissions:
            submissions[unit] = submission
        findings += report.findings
    return list(submissions.values()), findings


def _is_blank(submission: Submission | None) -> bool:
    return submission is not None and submission.status is SheetStatus.BLANK


def _read(
    claim: Claim, issued: Issued, origin: Origin, otherwise: Period | None, own: Report
) -> tuple[Submission | None, Report]:
    report = Report(own.file, own.sheet, own.unit, list(own.findings), own.refused)
    return read_sheet(claim, issued, origin, otherwise, report), report


def _lost(
    token: Token | None,
    claims: Sequence[tuple[Claim, Report]],
    findings: Sequence[Finding],
    issued: Issued,
    origin: Origin,
    titles: dict[str, str],
    report: Report,
) -> list[Submission]:
    """The token's units without a sheet: told, or refused where the sheet is there but cannot be read."""
    damaged = {
        titles.get(finding.place.sheet, "") for finding in findings if finding.severity is Severity.ERROR
    }
    unread = []
    for unit in token.units if token else ():
        if unit not in issued.layouts or any(claim.layout.unit == unit for claim, _ in claims):
            continue
        title = issued.layouts[unit].title
        if unit in damaged:
            if token and token.period:
                unread.append(
                    Submission(
                        unit,
                        token.period,
                        1,
                        origin,
                        title,
                        SheetStatus.REFUSED,
                        form_version=token.version,
                    )
                )
        else:
            report.findings.append(Finding("E203", Place(report.file, title), {"x": unit}, unit))
    return unread


def _named_otherwise(name: str, submissions: Sequence[Submission], issued: Issued) -> list[Finding]:
    """The file name is never identity, but where it names another unit somebody should look."""
    filled = [submission.unit for submission in submissions if submission.status is not SheetStatus.BLANK]
    words = set(re.split(r"[^A-Z0-9]+", PurePosixPath(name).stem.upper()))
    named = [unit for unit in issued.layouts if unit.upper() in words]
    if not filled or not named or set(named) & set(filled):
        return []
    values = {"x": ", ".join(named), "y": ", ".join(filled)}
    return [Finding("W129", Place(name), values, named[0] if len(named) == 1 else "")]


def _without_our_renaming(findings: Iterable[Finding], identity: Identity, issued: Issued) -> list[Finding]:
    """A sheet is called as it was issued, whatever the definition calls its unit by now."""
    renamed = {
        unit
        for title, unit in identity.titles.items()
        if unit in issued.layouts and issued.layouts[unit].title != title
    }
    headings = {
        (unit, cell.text)
        for unit in renamed
        for cell in issued.layouts[unit].sheet.cells
        if cell.style == "title"
    }
    return [
        one
        for one in findings
        if not (one.code == "N214" and one.place.sheet in identity.titles)
        and not (one.code == "W202" and (one.unit, one.values.get("lama")) in headings)
    ]


def _said(units: Sequence[str], period: Period | None) -> str:
    return " ".join(filter(None, ("+".join(units), period.words if period else "")))
