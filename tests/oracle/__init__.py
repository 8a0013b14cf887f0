"""What the figures must be, computed a second time from the rules alone, in fractions."""
