"""The sheets that a person reads, one painter each."""
