"""What Excel will say: its schemas and its limits, held against every kind of workbook that we write."""
