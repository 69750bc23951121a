"""The first start leads: three ways on, and nothing else."""

import pytest
from PyQt6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from gui.app import _begin
from gui.shell.main_window import MainWindow
from resources.library import lesson_names
from tests.end_to_end.hands import Hands
from tests.end_to_end.test_window import find_card
from tests.fitting import clipped

LEFT = Qt.MouseButton.LeftButton
FRAME = QSize(16, 48)  # px that the desktop's own title bar and edges take


def shown(window: MainWindow) -> set[str]:
    return {card.objectName() for card in window.cards if card.isVisible()}


def press_door(window: MainWindow, text: str, qtbot: QtBot) -> None:
    button = next(one for one in window.beginning.page.doors if one.text() == text)
    qtbot.mouseClick(button, LEFT)


def test_first_start_shows_three_ways_and_the_next_one_the_window(window: MainWindow) -> None:
    autosave = _begin(window, None)
    assert window.beginning.page.isVisible()
    assert len(window.beginning.page.cards) == 3
    assert shown(window) == set()
    assert not window.plots.isVisible()
    window.beginning.leave()
    window.memory.remember()
    _begin(window, None).close()
    autosave.close()
    assert not window.beginning.page.isVisible()


def test_name_that_no_file_can_have_is_told(window: MainWindow) -> None:
    name = "x" * 300
    _begin(window, name).close()
    assert window.messages.text.startswith(f"{name} does not exist, and no ready-made experiment has")


def test_notebook_opens_in_explore(window: MainWindow, qtbot: QtBot) -> None:
    window.beginning.show()
    press_door(window, "Open the notebook", qtbot)
    assert not window.beginning.page.isVisible()
    assert window.workspaces.current.name == "explore"
    assert {"sequence", "model"} <= shown(window)
    assert window.plots.isVisible()
    assert window.transport_bar.isVisible()


def test_keys_of_time_leave_the_run_behind_the_start_page_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.beginning.show()
    page, at = window.beginning.page, window.context.playhead.t
    window.activateWindow()
    page.doors[0].setFocus()
    qtbot.waitUntil(page.doors[0].hasFocus)
    hands = Hands(window, qtbot)
    hands.key("Right")
    assert window.context.playhead.t == at
    page.doors[0].setFocus()
    hands.key("Space")
    assert window.context.playhead.t == at
    qtbot.waitUntil(lambda: not page.isVisible())


def test_course_begins_and_leaving_it_shows_the_workspace(window: MainWindow, qtbot: QtBot) -> None:
    window.beginning.show()
    press_door(window, "Begin the course", qtbot)
    assert window.context.lessons.lesson is not None
    assert window.context.lessons.lesson.name == lesson_names()[0]
    assert find_card(window, "lesson").isVisible()
    window.context.lessons.leave()
    assert {"sequence", "model"} <= shown(window)
    assert window.plots.isVisible()


def test_whoever_chooses_a_workspace_is_there(window: MainWindow) -> None:
    window.beginning.show()
    window.menus.actions["Explore"][1].trigger()
    assert {"sequence", "model"} <= shown(window)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_start_page_fits_a_small_screen(window: MainWindow, scale: float, qtbot: QtBot) -> None:
    window.resize(QSize(1280, 800) - FRAME)
    window.beginning.show()
    window.theme.set_scale(scale)
    qtbot.waitUntil(lambda: not clipped(window.beginning.page))
    least = window.minimumSizeHint()
    assert least.width() <= 1280 - FRAME.width()
    assert least.height() <= 800 - FRAME.height()


def test_start_page_begins_at_its_top_with_large_text(window: MainWindow, qtbot: QtBot) -> None:
    """The button that takes the keys scrolled the heading away, before anything had its place."""
    window.resize(1280, 800)
    window.theme.set_scale(2.0)
    window.beginning.show()
    bar = window.beginning.page.verticalScrollBar()
    qtbot.waitUntil(lambda: not clipped(window.beginning.page))
    assert bar.maximum() > 0
    assert bar.value() == 0
