"""The window's language."""
