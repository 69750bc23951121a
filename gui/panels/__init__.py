"""Panels: each shows or edits one thing."""
