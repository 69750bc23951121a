"""Plots; one a file."""
