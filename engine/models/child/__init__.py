"""A program of its own that reads strangers' files: it knows nothing of the rest, and may die alone."""
