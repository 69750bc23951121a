"""Worksheets on paper: laid out, previewed, printed to PDF for a class."""
