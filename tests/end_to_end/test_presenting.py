"""Presenter mode in the real window, alone and with a lesson."""

from collections.abc import Callable

from PyQt6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from gui.shell.main_window import MainWindow
from gui.shell.presenter import SETTLE_MS
from tests.end_to_end.test_classroom import enter, shown, shown_plots

__all__ = ["enter"]


def places(window: MainWindow) -> dict[str, QRect]:
    """Where each panel that is seen is."""
    return {card.objectName(): card.geometry() for card in window.cards if not card.visibleRegion().isEmpty()}


def test_presenting_keeps_the_panels_and_the_controls_and_gives_all_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.parts.card("report").show()
    window.parts.card("cell").close()
    qtbot.wait(500)
    before, scale, where = shown(window), window.theme.scale, places(window)
    window.presenter.enter()
    qtbot.waitUntil(lambda: shown(window) >= before)
    assert "cell" not in shown(window)
    assert window.theme.scale >= 1.5
    assert window.isFullScreen()
    assert window.menuBar().isHidden()
    assert window.transport_bar.isVisible()
    assert window.foot.isVisible()
    window.presenter.leave()
    assert shown(window) == before
    assert window.theme.scale == scale
    assert not window.isFullScreen()
    qtbot.waitUntil(lambda: places(window) == where)


def test_session_that_is_written_while_presenting_has_the_layout_from_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.workspaces.go_to("debug")
    before = window.sessions.take().view
    window.presenter.enter()
    window.presenter.show_plot(1)
    window.workspaces.go_to("train")
    assert window.sessions.take().view == before
    window.presenter.leave()
    assert window.sessions.take().view == before  # in the moment before it is back
    qtbot.wait(2 * SETTLE_MS)
    assert window.workspaces.current.name == "debug"


def test_session_that_is_opened_while_presenting_is_there_when_it_ends(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.workspaces.go_to("compare")
    session = window.sessions.take()
    window.workspaces.go_to("debug")
    window.presenter.enter()
    window.sessions.open(session, None)
    window.presenter.leave()
    qtbot.wait(2 * SETTLE_MS)
    assert window.workspaces.current.name == "compare"


def test_escape_puts_away_what_lies_over_the_window_before_it_ends(window: MainWindow, qtbot: QtBot) -> None:
    window.presenter.enter()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_D)
    pen = window.presenter.pen
    qtbot.mousePress(pen, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(pen, QPoint(340, 240))
    qtbot.mouseRelease(pen, Qt.MouseButton.LeftButton, pos=QPoint(340, 240))
    assert len(pen.strokes) == 1
    ink, colour = pen.grab().toImage(), window.theme.colour("negative")
    assert ink.pixelColor(300, 200) == colour
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert pen.isVisible(), "what is drawn stays"
    assert pen.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert window.presenter.spotlight.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.presenter.is_on
    assert not pen.isVisible()
    assert not window.presenter.spotlight.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.presenter.is_on


def test_remote_turns_pages(window: MainWindow, enter: Callable[..., None], qtbot: QtBot) -> None:
    enter()
    window.presenter.enter()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.context.lessons.page.number == 1, "the next page tells what this one asks"
    assert window.classroom.panel.passing.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.context.lessons.page.number == 2
    assert "lesson" in shown(window)
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    assert window.context.lessons.page.number == 1
    window.presenter.leave()


def test_remote_steps_where_no_lesson_is_open(window: MainWindow, qtbot: QtBot) -> None:
    window.transport.go_to(2)
    window.presenter.enter()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    assert window.context.playhead.t == 3
    qtbot.keyClick(window, Qt.Key.Key_2)
    assert shown_plots(window) == {"error"}
    qtbot.keyClick(window, Qt.Key.Key_0)
    assert len(shown_plots(window)) == len(window.plots.cards)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.presenter.is_on


def test_size_while_presenting_is_not_that_of_the_next_start(window: MainWindow) -> None:
    before = window.settings.scale
    window.presenter.enter()
    window.looks.enlarge()
    assert window.theme.scale == 1.75
    window.presenter.leave()
    assert window.theme.scale == window.settings.scale == before


def test_layout_that_is_remembered_is_not_the_presented_one(window: MainWindow) -> None:
    before = shown(window)
    window.presenter.enter()
    window.close()
    assert shown(window) == before


def test_presenting_anew_at_once_does_not_forget_the_users_own_layout(
    window: MainWindow, qtbot: QtBot
) -> None:
    before = window.workspaces.current.name
    window.presenter.enter()
    window.workspaces.go_to("debug")
    for _ in range(3):
        window.presenter.toggle()
    qtbot.wait(2 * SETTLE_MS)
    assert window.workspaces.current.name == before


def test_lesson_that_is_left_while_presenting_leaves_the_users_own_layout(
    window: MainWindow, enter: Callable[..., None]
) -> None:
    before, plots = shown(window), shown_plots(window)
    enter()
    window.presenter.enter()
    window.context.lessons.leave()
    assert "lesson" not in shown(window)
    assert window.menuBar().isHidden()
    window.presenter.leave()
    assert (shown(window), shown_plots(window)) == (before, plots)
    assert not window.menuBar().isHidden()
    assert not any(bar.isHidden() for bar in window.tool_bars)


def test_lesson_that_is_opened_while_presenting_comes_back_to_the_users_own_layout(
    window: MainWindow, enter: Callable[..., None]
) -> None:
    before, plots = shown(window), shown_plots(window)
    window.presenter.enter()
    enter()
    assert "lesson" in shown(window)
    window.presenter.leave()
    assert "lesson" in shown(window)
    window.context.lessons.leave()
    assert (shown(window), shown_plots(window)) == (before, plots)
    assert not any(bar.isHidden() for bar in window.tool_bars)


# ── the lesson editor ──────────────────────────────────────────────────────────────────────────
