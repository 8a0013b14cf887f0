"""Where the official workbook is written into: pages, fractions, charts and links."""
