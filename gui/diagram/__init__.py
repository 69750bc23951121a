"""The drawing of a step: what is in it, how it is painted, and the widget that shows it."""
