"""Colours, sizes, icons, and the plain widgets that carry them."""
