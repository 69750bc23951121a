"""Editors of values: fields, sliders, tables of weights."""
