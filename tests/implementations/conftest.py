"""Theirs beside NumPy and Keras, as if its file stood in engine/implementations."""

import pytest

from engine.implementations.every import IMPLEMENTATIONS
from tests.gui.conftest import (
    closed_widgets_are_deleted,
    closing_waits_on_a_busy_machine,
    context,
    notebook,
    own_settings,
)
from tests.gui.panels.conftest import ended, show
from tests.theirs import Theirs

__all__ = [
    "closed_widgets_are_deleted",
    "closing_waits_on_a_busy_machine",
    "context",
    "ended",
    "notebook",
    "own_settings",
    "show",
]


@pytest.fixture(autouse=True)
def theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the third implementation known for a test."""
    monkeypatch.setitem(IMPLEMENTATIONS, Theirs.name, Theirs())
