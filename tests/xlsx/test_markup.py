"""XML becomes a tree whose texts are whole, however many pieces they come in."""

from __future__ import annotations

from iku_excel.xlsx import markup


def test_text_that_comes_in_very_many_pieces_is_whole():
    pieces = 20_000
    root = markup.tree(b"<a>" + b"<b>x&#10;</b>&#65;" * pieces + b"</a>")
    assert root.text == "A" * pieces
    assert {child.text for child in root.children} == {"x\n"}
