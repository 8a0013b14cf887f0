"""The very hidden `_iku`: what a mailed workbook carries with it, written and read."""
