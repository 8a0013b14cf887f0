"""The vocabulary that every stage speaks: pure, standard library only, no clock, no files."""
