"""Training: what the rows of a sequence give an update, and the update itself."""
