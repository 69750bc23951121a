"""Panels of the debugger: breakpoints, watches, search, what if."""
