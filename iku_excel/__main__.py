"""`python -m iku_excel` is `iku`."""

from .cli import main

main()
