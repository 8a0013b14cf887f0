"""What the official workbook says, one module a sheet; heads are keyed by the column they stand over."""
