"""Lessons, links and the manual may name every panel there is."""

import pytest

from engine.lesson.action import Action, read_action
from gui.shell.layout import PANELS
from gui.shell.panel_names import AT_TIMES, nameable
from resources.library import LESSONS, panel_names


def test_the_panels_that_the_engine_knows_are_those_of_the_window() -> None:
    assert list(panel_names()) == nameable(), "make translations"


@pytest.mark.parametrize("name", [name for name in PANELS if name not in AT_TIMES])
def test_every_panel_can_be_shown_by_a_link_and_is_explained_to_teachers(name: str) -> None:
    assert read_action(f"show:{name}") == Action("show", name)
    assert f"\n| `{name}` | " in (LESSONS / "FORMAT.md").read_text(encoding="utf-8")
