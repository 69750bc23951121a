"""How the real window looks and is laid out: sizes of text, tabs, columns, and what it remembers of them."""

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QTabBar, QWidget
from pytestqt.qtbot import QtBot

from gui.open.settings import Settings
from gui.panels.card import Card
from gui.plots.base import Plot
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from tests.end_to_end.test_window import LEFT, find_button, find_card


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_look_draws_without_a_warning(window: MainWindow, mode: str, scale: float) -> None:
    window.looks.set_mode(mode)
    window.theme.set_scale(scale)
    assert not window.grab().isNull()


def test_the_layout_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    report = next(card for card in window.cards if card.objectName() == "report")
    report.close()
    window.memory.remember()
    again = MainWindow(window.context, window.settings, window.reporter)
    qtbot.addWidget(again)
    again.resize(window.size())  # this screen is smaller
    again.workspaces.fit()
    assert next(card for card in again.cards if card.objectName() == "report").isHidden()
    again.reset_layout()
    assert not next(card for card in again.cards if card.objectName() == "report").isHidden()


def test_the_next_window_looks_as_this_one_was_left(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    model = find_card(window, "model").content
    model.more.setChecked(True)
    window.plots.cards[1].hide()
    find_card(window, "steps").close()
    window.close()
    again = MainWindow(window.context, Settings(), CrashReporter())
    again.resize(window.size())  # this screen is smaller
    again.workspaces.fit()
    assert find_card(again, "model").content.more.isChecked()
    assert again.workspaces.current.name == "debug"
    assert [plot.name for plot in again.plots.shown] == ["prediction"]
    assert find_card(again, "steps").isHidden()
    assert not find_card(again, "cell").isHidden()
    again.deleteLater()


def test_the_notice_comes_back_when_the_layout_was_reset_without_it(window: MainWindow, qtbot: QtBot) -> None:
    notice = find_card(window, "notice")
    qtbot.mouseClick(find_button(window, "Tell me"), LEFT)
    qtbot.mouseClick(find_button(window, "Show the exact network"), LEFT)
    window.reset_layout()
    assert not notice.isVisible()
    window.document.undo()
    assert notice.isVisible()
    assert notice.content.isVisible()


def card(window: MainWindow, name: str) -> Card:
    return next(card for card in window.cards if card.objectName() == name)


def test_a_panel_behind_another_tab_rests_until_it_is_raised(window: MainWindow, qtbot: QtBot) -> None:
    window.workspaces.go_to("debug")
    assert card(window, "steps").content.isVisible()
    assert not card(window, "report").content.isVisible()
    card(window, "report").raise_()
    qtbot.waitUntil(card(window, "report").content.isVisible)
    assert not card(window, "steps").content.isVisible()


def test_a_layout_that_is_reset_before_the_window_shows_is_all_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    again = MainWindow(window.context, window.settings, window.reporter)
    qtbot.addWidget(again)
    again.resize(1440, 900)  # where each has a place of its own
    again.workspaces.go_to("debug")
    again.reset_layout()
    again.show()
    for name in ("breakpoints", "watches", "cell", "steps", "equation"):
        assert card(again, name).content.isVisible(), name


def test_twice_the_size_fits_a_projector(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1920, 1000)
    window.context.theme.set_scale(2.0)
    qtbot.waitUntil(lambda: window.plots.cards[0].height() >= 2 * window.plots.cards[0].minimumHeight())
    qtbot.waitUntil(lambda: window.height() <= 1080 - 40)  # the title bar
    assert window.width() <= 1920


def test_table_of_large_texts_leaves_the_plots_their_room(window: MainWindow, qtbot: QtBot) -> None:
    window.context.theme.set_scale(1.5)
    window.resize(1440, 1000)
    window.workspaces.go_to("debug")
    qtbot.wait(0)
    window.reset_layout()
    qtbot.waitUntil(lambda: find_card(window, "steps").height() <= 0.3 * window.height())


def test_table_shows_five_rows_in_a_low_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 640)
    window.workspaces.go_to("debug")
    qtbot.wait(0)
    window.reset_layout()
    table = find_card(window, "steps").content

    def bottom_of_the_fifth() -> int:
        """Where it is now: rows are laid out and scrolled while the table gets its room."""
        assert table.verticalScrollBar().value() == 0
        return table.rowViewportPosition(4) + table.rowHeight(4)

    qtbot.waitUntil(lambda: table.viewport().height() >= bottom_of_the_fifth() > 0)


def test_only_the_tabs_in_use_are_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    direct = Qt.FindChildOption.FindDirectChildrenOnly

    def titles_in_sight() -> list[str]:
        bars = [bar for bar in window.findChildren(QTabBar, options=direct) if bar.isVisible()]
        shown = [bar for bar in bars if window.rect().intersects(bar.geometry())]
        return sorted(bar.tabText(0) for bar in shown)

    window.workspaces.go_to("debug")
    for _ in range(2):
        qtbot.waitUntil(lambda: titles_in_sight() == ["Breakpoints", "Cell", "Steps"])
        window.reset_layout()
        qtbot.wait(0)  # Qt moves the bars once the layout is set


def test_columns_grow_with_the_text_and_shrink_with_it(window: MainWindow, qtbot: QtBot) -> None:
    card = find_card(window, "model")
    before = card.width()
    window.looks.enlarge()
    qtbot.waitUntil(lambda: card.width() > 1.1 * before)
    window.looks.normal_size()
    qtbot.waitUntil(lambda: card.width() < 1.1 * before)


def test_no_plot_is_drawn_while_widgets_are_between_two_looks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, was_dressing = Plot.draw, []

    def note(plot: Plot) -> None:
        was_dressing.append(window.theme.is_dressing)
        draw(plot)

    monkeypatch.setattr(Plot, "draw", note)
    window.theme.set_scale(1.5)
    window.theme.set_scale(1.0)
    assert was_dressing
    assert not any(was_dressing)


@pytest.mark.parametrize("name", ["report", "what_if"])
def test_a_panel_shown_later_looks_as_one_in_sight(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.workspaces.go_to("debug")  # where one is behind a tab, and the other is not there
    shown, panel = card(window, name), card(window, name).content
    window.looks.enlarge()
    shown.show()
    shown.raise_()
    qtbot.waitUntil(panel.isVisible)
    later = sizes(panel)
    window.looks.normal_size()
    usual = sizes(panel)
    window.looks.enlarge()
    assert usual != later == sizes(panel)


def sizes(panel: QWidget) -> list[tuple[str, int, QSize]]:
    """Of every text, and of all that is made for one."""
    parts = (panel, *panel.findChildren(QWidget))
    return [(type(one).__name__, one.font().pixelSize(), one.sizeHint()) for one in parts]
