"""From the answers to a figure: the steps of Perhitungan, and the rows that they stand on."""
