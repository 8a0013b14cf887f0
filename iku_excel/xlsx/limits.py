"""Every limit a received workbook is held to, in one place."""

FILE_BYTES = 15 << 20
ENTRIES = 300
PART_BYTES = 32 << 20
TOTAL_BYTES = 64 << 20

DEPTH = 40
ATTRIBUTES = 64
TOKEN_BYTES = 1 << 20
"""From one "<" to the next; the longest text is a fifth of it; expat needs 30 bytes a byte of a tag."""
NODES = 300_000
"""Elements of a part that is read as a tree (styles, names, relationships, comments)."""

PLAIN_BYTES = 1 << 17
"""A longer cell is left to the handlers; matching it takes 80 times its bytes."""
KNOWN = 20_000
"""Different cells that one sheet remembers, so that equal ones become one object."""

ROWS = 1_048_576
COLUMNS = 16_384
CELLS = 500_000
"""Cells with something in them, over all sheets; formatted empty ones and far ones are free."""
STRINGS = 1_000_000
BAD_CELLS = 1_000
"""A sheet with more damaged cells than this is refused as a whole."""
LISTED = 20_000
"""Merges, hyperlinks, column ranges, defined names: of each kind at most so many."""
RANGES = 10_000
"""Ranges under validation in one sheet; what goes beyond is dropped with a warning."""
FORMULA = 8_192
"""Characters of a formula in a validation."""
