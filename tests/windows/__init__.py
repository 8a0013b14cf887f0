"""The tests on Windows' own Python, which Wine runs: what sets it up, and what only Windows can show."""
