"""Known mistakes of backward passes: one a file, named by it."""
