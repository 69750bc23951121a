"""Workspaces: which panels and plots stand where for a task; one is a file with a class."""
