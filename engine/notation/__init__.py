"""How numbers, sums and steps are written, and typed numbers read."""
