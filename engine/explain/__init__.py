"""Where a number comes from, what a cell looks like, and when a network is exact."""
