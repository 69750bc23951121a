"""Panels of lessons, predict mode and the bug zoo."""
