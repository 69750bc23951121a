"""However a window was left, the next one has the panels of every workspace, but for those closed."""

from collections.abc import Callable, Iterator

import pytest
from PyQt6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from gui.docking.workspaces import LAYOUT_VERSION
from gui.open.settings import Settings
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.workspaces.every import workspaces
from tests.end_to_end.test_window import find_card
from tests.end_to_end.test_workspaces import Settle, settle

__all__ = ["settle"]
OF_A_MOMENT = {"notice", "lesson"}  # there only while they have something to say


def present_one_plot(window: MainWindow) -> None:
    window.presenter.enter()
    window.presenter.show_plot(1)


LEFT_FROM: dict[str, Callable[[MainWindow], object]] = {
    **{one.name: lambda window, one=one: window.workspaces.go_to(one.name) for one in workspaces()},
    "start page": lambda window: window.beginning.show(),
    "presenting": present_one_plot,
    "lesson": lambda window: window.classroom.go_on(),
}
NextStart = Callable[[MainWindow], MainWindow]


@pytest.fixture
def next_start(settle: Settle) -> Iterator[NextStart]:
    """Close a window, and open the next with the same settings and of the same size."""
    opened: list[MainWindow] = []

    def start(window: MainWindow) -> MainWindow:
        size = window.size()
        assert window.close()
        again = MainWindow(window.context, Settings(), CrashReporter())
        opened.append(again)
        again.resize(size)  # this screen is smaller
        again.show()
        settle()
        return again

    yield start
    for window in opened:
        window.close()
        window.deleteLater()


def missing(window: MainWindow) -> set[str]:
    """The panels of the workspace that are not there."""
    named = set(window.workspaces.arrangement.panels) - OF_A_MOMENT
    return {name for name in named if not find_card(window, name).isVisible()}


@pytest.mark.parametrize("name", LEFT_FROM)
def test_next_start_has_all_panels(
    window: MainWindow, settle: Settle, next_start: NextStart, name: str
) -> None:
    window.beginning.show()
    window.beginning.leave()
    settle()
    LEFT_FROM[name](window)
    settle()
    again = next_start(window)
    assert missing(again) == set()
    again.workspaces.go_to("explore")
    settle()
    assert missing(again) == set()
    assert find_card(again, "sequence").isVisible()
    assert find_card(again, "model").isVisible()


def test_what_was_closed_stays_closed(window: MainWindow, settle: Settle, next_start: NextStart) -> None:
    settle()
    find_card(window, "model").take_close()
    settle()
    assert missing(next_start(window)) == {"model"}


def test_workspace_gone_to_while_presenting_is_not_that_of_the_next_start(
    window: MainWindow, settle: Settle, next_start: NextStart
) -> None:
    settle()
    before = window.workspaces.current.name
    window.presenter.enter()
    window.workspaces.go_to("debug")
    settle()
    assert next_start(window).workspaces.current.name == before


def test_layout_without_the_panels_counts_for_nothing(window: MainWindow, settle: Settle) -> None:
    empty = QMainWindow().saveState(LAYOUT_VERSION).toBase64().data().decode()
    view = window.memory.view()
    window.workspaces.go_to("debug")
    window.memory.set_view({**view, "layout": empty})
    settle()
    assert missing(window) == set()


def test_going_through_all_workspaces_never_widens_the_window(
    window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    window.theme.set_scale(2.0)
    settle()
    size = window.size()
    for one in (*workspaces(), *reversed(workspaces())):
        window.workspaces.go_to(one.name)
        settle()
        assert window.size() == size, one.name
    qtbot.waitUntil(lambda: not window.workspaces._release.isActive())  # the window may grow again
    assert window.size() == size


def test_next_start_shows_all_curves(window: MainWindow, next_start: NextStart) -> None:
    window.plots.plots[0].header.legend.set_hidden(frozenset({"target"}))
    assert next_start(window).plots.plots[0].header.legend.hidden == frozenset()
