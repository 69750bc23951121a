"""The parts of the window that a lesson may name."""

PANELS = (
    "sequence",
    "model",
    "notice",
    "cell",
    "equation",
    "watches",
    "breakpoints",
    "lockstep",
    "what_if",
    "steps",
    "report",
)
PLOTS = ("prediction", "error", "hidden_state")
"""What `panels`, `plots` and `show:` know; a test compares them with the window's own."""
