"""Panels that show a step: cell, equation, table, comparison, report."""
