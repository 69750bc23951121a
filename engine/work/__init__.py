"""The kinds of work that the engine's thread does: one kind a file."""
