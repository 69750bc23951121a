"""Panels that a lesson's text speaks of, as links that show them."""

import pytest

from gui.reading.mention import with_mentions

PANELS = {"Steps": "steps", "What if": "what_if"}


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("You see it in the panel *Steps*.", "You see it in the panel [*Steps*](show:steps)."),
        ("The panel *What if* asks.", "The panel [*What if*](show:what_if) asks."),
        ("The panel *Nowhere* is none.", "The panel *Nowhere* is none."),
        ("Mind the *Steps*.", "Mind the *Steps*."),
        ("A [panel *Steps*](go:3) of a link", "A [panel *Steps*](go:3) of a link"),
    ],
)
def test_a_panel_that_is_named_becomes_a_link(text: str, linked: str) -> None:
    assert with_mentions(text, PANELS) == linked
