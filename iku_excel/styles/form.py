"""The styles of the form, by the names that its cells carry."""

from __future__ import annotations

from dataclasses import replace

from . import palette as p
from .style import Edge, Style, boxed

_INPUT = Style(ground=p.INPUT, locked=False, wrap=True, indent=1, **boxed(Edge(color=p.INPUT_EDGE)))
_DENSE = Style(ground=p.INPUT, locked=False, horizontal="center", **boxed(Edge("hair", p.INPUT_HAIR)))
_HAIR = Edge("thin", p.HAIR)
_INK = Edge("thin", p.INK)
_HEAD = Style(size=9, bold=True, ground=p.CALM, top=_INK, bottom=_INK, wrap=True)
_ANSWERABLE = Edge("medium", p.INPUT_EDGE)
_PANEL = Style(ground=p.TINT)
_ACCENT = Edge("medium", p.PETROL_LIGHT)
_ROW = Style(bottom=_HAIR)
_GUIDE_HEAD = Style(size=13.5, bold=True, bottom=_INK)

STYLES: dict[str, Style] = {
    "plain": Style(),
    # codes and title
    "code": Style(size=6, color=p.CODE),
    "code_wrapped": Style(size=6, color=p.CODE, wrap=True),
    "title": Style(size=15, bold=True, color=p.WHITE, ground=p.PETROL, indent=1),
    "title_right": Style(size=10, color=p.WHITE, ground=p.PETROL, horizontal="right", indent=1),
    # panel
    "panel": _PANEL,
    "panel_bottom": replace(_PANEL, bottom=Edge("medium", p.PETROL_LIGHT)),
    "panel_headline": replace(_PANEL, size=15, bold=True, color=p.PETROL, indent=1),
    "panel_line": replace(_PANEL, size=10, indent=1),
    "panel_target": replace(_PANEL, size=9, bottom=Edge("medium", p.PETROL_LIGHT), indent=1),
    "panel_note_indented": replace(_PANEL, size=9, bottom=Edge("medium", p.PETROL_LIGHT), indent=1),
    "panel_small": replace(_PANEL, size=9, color=p.MUTED, vertical="bottom"),
    "panel_bar": replace(_PANEL, ground=p.HAIR),
    "panel_label": replace(_PANEL, size=9, color=p.MUTED, vertical="bottom", indent=1),
    "panel_next": replace(_PANEL, size=11, bold=True, color=p.LINK, indent=1),
    # identity
    "label": Style(size=8, color=p.MUTED, vertical="bottom"),
    "identity_label": Style(size=8, color=p.MUTED, vertical="bottom", indent=1),
    "identity_text": Style(size=10, bottom=_HAIR),
    "identity_fixed": Style(size=10, bold=True, bottom=_HAIR, indent=1),
    "identity_input": replace(_INPUT, size=9, bold=True),  # two lines of it in the row
    "identity_number": replace(_INPUT, size=10, bold=True, wrap=False, horizontal="center", indent=0),
    "legend": Style(size=8, color=p.MUTED),
    "notice_empty": Style(),
    "notice": Style(size=9, bold=True, color=p.BAD, ground=p.BAD_GROUND, indent=1),
    "short_code": Style(size=8, color=p.MUTED, horizontal="right"),
    # table of questions
    "head": _HEAD,
    "head_indented": replace(_HEAD, indent=1),
    "head_input": replace(_HEAD, bottom=_ANSWERABLE, indent=1),
    "head_input_right": replace(_HEAD, bottom=_ANSWERABLE, horizontal="right", indent=1),
    "band": Style(size=10, bold=True, color=p.PETROL, ground=p.TINT, wrap=True),
    "band_target": Style(size=9, color=p.PETROL, ground=p.TINT, horizontal="right", wrap=True, indent=1),
    "no": replace(_ROW, color=p.MUTED),
    "question": replace(_ROW, wrap=True),
    "measure": replace(_ROW, size=9, color=p.MUTED, wrap=True, indent=1),
    "input_money": replace(_INPUT, size=8, bold=True, horizontal="right", wrap=False),  # twelve digits
    "input_number": replace(_INPUT, size=12, bold=True, horizontal="right", wrap=False),
    "input_state": replace(_INPUT, wrap=False),
    "check": replace(_ROW, size=9, color=p.MUTED, indent=1, wrap=True),
    "input_link": replace(_INPUT, size=9, color=p.LINK),
    "input_note": replace(_INPUT, size=9),
    "live_label": Style(size=9, color=p.MUTED, horizontal="right", bottom=_HAIR, indent=1),
    "live_value": Style(
        size=12, bold=True, color=p.PETROL, horizontal="right", bottom=_HAIR, top=_INK, indent=1
    ),
    "live_text": Style(size=9, color=p.MUTED, bottom=_HAIR, indent=1),
    "table_end": Style(top=Edge("thin", p.RULE)),
    "narrative_head": Style(size=10, bold=True, ground=p.CALM, top=_INK, bottom=_INK),
    "narrative_hint": Style(size=8, color=p.MUTED, ground=p.CALM, top=_INK, bottom=_INK),
    "narrative_title": replace(_ROW, bold=True, wrap=True),
    "narrative_input": _INPUT,
    "foot": Style(size=8, color=p.MUTED),
    "sign": Style(size=10, horizontal="center", color=p.BLACK),
    "sign_wrapped": Style(size=10, horizontal="center", color=p.BLACK, wrap=True),
    # states, as conditional formats
    "state_ok": Style(color=p.OK),
    "state_nihil": Style(color=p.NIHIL, ground=p.NIHIL_GROUND),
    "state_wait": Style(color=p.WAIT, ground=p.WAIT_GROUND),
    "state_bad": Style(bold=True, color=p.BAD, ground=p.BAD_GROUND),
    "answer_bad": Style(bold=True, color=p.BAD, ground=p.BAD_GROUND),
    "grouped": Style(bold=True, number_format="#,##0"),
    "grouped_decimals": Style(bold=True, number_format="#,##0.00##"),
    "panel_ready": Style(color=p.OK, ground=p.OK_GROUND),
    "mended": Style(color=p.OK, ground=p.OK_GROUND),
    "bar_ready": Style(color=p.OK, ground=p.OK),
    # survey
    "survey_input": _DENSE,
    "survey_comment": replace(_DENSE, horizontal="left", number_format="@", indent=1),
    "survey_date": replace(_DENSE, number_format="dd/mm/yyyy"),
    "survey_no": replace(_ROW, size=9, color=p.MUTED),
    "survey_label": Style(size=8, color=p.MUTED),
    "survey_note": Style(size=8, color=p.MUTED, indent=1),
    "survey_mean": Style(size=12, bold=True, color=p.PETROL, horizontal="center"),
    "survey_grade": Style(size=9, color=p.MUTED, horizontal="center"),
    "head_center": replace(
        _HEAD, bold=False, bottom=None, horizontal="center", size=8, color=p.MUTED, wrap=False
    ),
    "head_bottom": replace(_HEAD, top=None, wrap=False),
    "head_bottom_indented": replace(_HEAD, top=None, indent=1, wrap=False),
    "head_input_center": replace(_HEAD, top=None, bottom=_ANSWERABLE, horizontal="center", wrap=False),
    "head_input_bottom": replace(_HEAD, top=None, bottom=_ANSWERABLE, indent=1, wrap=False),
    # what is to be mended
    "head_right": replace(_HEAD, horizontal="right", indent=1),
    "repairs_headline": replace(_PANEL, size=15, bold=True, color=p.PETROL, bottom=_ACCENT),
    "repairs_hint": replace(_PANEL, size=9, color=p.MUTED, bottom=_ACCENT, indent=1),
    "repairs_code": replace(_ROW, size=9, bold=True, color=p.BAD),
    "repairs_text": replace(_ROW, size=9, wrap=True),
    "repairs_remedy": replace(_ROW, size=9, bold=True, wrap=True),
    "repairs_link": replace(_ROW, size=11, bold=True, color=p.LINK, underline=True),
    "repairs_raw": replace(_ROW, bold=True, wrap=True, horizontal="right", indent=1),
    "repairs_state": replace(_ROW, size=9, bold=True, indent=1),
    "repairs_part": replace(_HEAD, size=10),
    "repairs_part_hint": replace(_HEAD, size=9, bold=False, color=p.MUTED, wrap=False, indent=1),
    # guide
    "guide_head": _GUIDE_HEAD,
    "guide_head_ok": replace(_GUIDE_HEAD, color=p.OK),
    "guide_head_bad": replace(_GUIDE_HEAD, color=p.BAD),
    "guide_number": replace(_ROW, size=20, bold=True, color=p.PETROL_LIGHT, horizontal="left"),
    "guide_step": replace(_ROW, bold=True, wrap=True),
    "guide_link": replace(_ROW, size=11, bold=True, color=p.LINK, underline=True),
    "guide_text": replace(_ROW, size=9, color=p.MUTED, wrap=True),
    "guide_text_ink": Style(wrap=True),
    "guide_bullet": Style(bold=True, color=p.OK),
    "guide_state": replace(_ROW, size=9, bold=True, wrap=True, indent=1),
    "guide_line": replace(_ROW, wrap=True, indent=1),
    "guide_ok": replace(_ROW, bold=True, color=p.OK),
    "guide_nihil": replace(_ROW, bold=True, color=p.NIHIL),
    "guide_wait": replace(_ROW, bold=True, color=p.WAIT),
    "guide_muted": replace(_ROW, bold=True, color=p.MUTED),
    "guide_contact": Style(bold=True, ground=p.TINT, wrap=True, indent=1),
    "sample_input": replace(_INPUT, size=12, bold=True, horizontal="right", locked=True),
    "sample_locked": Style(color=p.MUTED, ground=p.CALM, indent=1, bottom=_HAIR),
    "sample_live": Style(size=12, bold=True, color=p.PETROL, horizontal="right", indent=1, bottom=_HAIR),
    "sample_bad": Style(size=9, bold=True, color=p.BAD, ground=p.BAD_GROUND, indent=1),
}

# An annotated copy's inputs: to be mended, or to be looked at.
STYLES |= {
    f"{name}_{mark}": replace(style, ground=ground, **boxed(Edge("medium", color)))
    for name, style in STYLES.items()
    if not style.locked
    for mark, color, ground in (("bad", p.BAD, p.BAD_GROUND), ("look", p.WAIT, p.WAIT_GROUND))
}

HINT_SIZE = 8
HINT_COLOR = p.MUTED
BAR_COLOR = p.PETROL_LIGHT
