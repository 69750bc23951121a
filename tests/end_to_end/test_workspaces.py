"""Workspaces in the real window: switched, measured, remembered apart, reset, folded."""

import gc
from collections.abc import Callable

import pytest
from PyQt6.QtCore import QByteArray, QSize, Qt, QTimer
from PyQt6.QtWidgets import QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from engine.zoo.every import specimens
from gui.docking.docks import DockSide
from gui.docking.workspaces import SETTLE_MS
from gui.forms.number_field import NumberField
from gui.look.properties import present
from gui.look.tab_list import TabList
from gui.plots.plot_area import PlotCard
from gui.shell.main_window import MainWindow
from gui.shell.tab_order import takes_tab
from gui.workspaces.every import workspaces
from tests.end_to_end.test_window import find_button, find_card

LEFT = Qt.MouseButton.LeftButton
FRAME = QSize(16, 48)  # px that the desktop's own title bar and edges take
SCREENS = ((1280, 800), (1440, 900), (1920, 1080), (3840, 2160))
ROUNDED = 6  # px, with the height of a text that wraps
PLOTS, CURVE = 0.55, 0.70  # least shares of the window's area, and of a plot's card
Settle = Callable[[], None]


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Let layouts within layouts find their sizes."""

    def wait() -> None:
        for _ in range(2):
            timer = QTimer(singleShot=True, interval=0)
            with qtbot.waitSignal(timer.timeout):
                timer.start()

    return wait


def share_of_plots(window: MainWindow) -> float:
    return window.plots.width() * window.plots.height() / (window.width() * window.height())


def share_of_curve(card: PlotCard) -> float:
    area = card.plot.canvas.view.sceneBoundingRect()
    return area.width() * area.height() / (card.width() * card.height())


@pytest.mark.parametrize("screen", SCREENS)
def test_explore_gives_most_of_its_room_to_the_curves(
    window: MainWindow, settle: Settle, screen: tuple[int, int]
) -> None:
    window.resize(QSize(*screen))
    settle()
    assert share_of_plots(window) >= PLOTS
    shares = {card.plot.name: share_of_curve(card) for card in window.plots.cards if card.isVisible()}
    assert len(shares) >= 2
    assert min(shares.values()) >= CURVE, shares


def test_compare_gives_half_of_the_window_to_what_differs(window: MainWindow, settle: Settle) -> None:
    window.workspaces.go_to("compare")
    settle()
    assert find_card(window, "comparison").width() == pytest.approx(window.width() / 2, rel=0.05)


def test_a_workspace_is_chosen_by_button_key_and_menu(window: MainWindow, qtbot: QtBot) -> None:
    for number, one in enumerate(workspaces(), start=1):
        qtbot.mouseClick(window.switch.buttons[one.name], LEFT)
        assert window.workspaces.current is one
        declared = {*one.usual.panels, *(one.wide.panels if one.wide else ())}
        assert {card.objectName() for card in window.cards if card.isVisible()} <= declared
        window.workspaces.go_to("explore")
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        assert window.workspaces.current is one
        _, action = window.menus.actions[one.title]
        assert action.isChecked()


def test_changing_workspaces_keeps_run_playhead_selection_and_undo(window: MainWindow) -> None:
    window.transport.go_to(3)
    window.context.selection.look_at(unit=0, layer=0)
    run, undo = window.context.client.recording, window.document.may_undo
    for one in workspaces():
        window.workspaces.go_to(one.name)
    assert window.context.client.recording is run
    assert (window.context.playhead.t, window.document.may_undo) == (3, undo)


def test_workspaces_are_remembered_apart_and_one_is_reset(window: MainWindow, settle: Settle) -> None:
    window.workspaces.go_to("debug")
    find_card(window, "watches").close()
    window.workspaces.go_to("explore")
    find_card(window, "sequence").close()
    window.workspaces.go_to("debug")
    assert find_card(window, "watches").isHidden()
    assert find_card(window, "cell").isVisible()
    window.reset_layout()
    assert find_card(window, "watches").isVisible()
    window.workspaces.go_to("explore")
    assert find_card(window, "sequence").isHidden()


def test_next_start_shows_the_workspace_that_was_left_and_its_button_down(window: MainWindow) -> None:
    window.workspaces.go_to("debug")
    window.memory.remember()
    window.workspaces.go_to("explore")
    window.memory.restore()
    assert find_card(window, "watches").isVisible()
    assert window.switch.buttons["debug"].isChecked()
    assert window.menus.actions["Debug"][1].isChecked()


def test_a_reset_holds_whatever_was_still_to_be_settled(window: MainWindow, qtbot: QtBot) -> None:
    find_card(window, "sequence").close()
    window.memory.remember()
    window.memory.restore()
    window.reset_layout()
    qtbot.wait(5 * SETTLE_MS)
    assert find_card(window, "sequence").isVisible()


def test_a_panel_that_a_layout_of_before_does_not_know_stays_away(window: MainWindow) -> None:
    name, other = (text.encode("utf-16-be") for text in ("landscape", "something"))
    layout = QByteArray(window.workspaces.layout().data().replace(name, other))
    find_card(window, "landscape").show()
    assert window.workspaces.set_layout(layout)
    assert find_card(window, "landscape").isHidden()


@pytest.mark.parametrize("name", [one.name for one in workspaces()])
def test_larger_text_fits_a_small_screen_and_going_back_restores_the_very_layout(
    window: MainWindow, settle: Settle, qtbot: QtBot, name: str
) -> None:
    size = QSize(1280, 800) - FRAME
    window.resize(size)
    window.workspaces.go_to(name)
    settle()
    wide = [card for card in window.cards if card.isVisible() and card.objectName() != "notice"]
    window.resizeDocks(wide[:1], [card.width() + 20 for card in wide[:1]], Qt.Orientation.Horizontal)
    settle()
    before = places(window)
    for _ in range(4):
        window.looks.enlarge()
        settle()
        least = window.minimumSizeHint()
        assert window.size() == size, f"{window.theme.scale:.0%}"
        assert least.width() <= size.width(), f"{window.theme.scale:.0%}"
        assert least.height() <= size.height(), f"{window.theme.scale:.0%}"
    assert window.theme.scale == 2
    window.looks.normal_size()
    qtbot.waitUntil(lambda: are_alike(places(window), before))


def test_columns_shrink_with_the_text_whatever_stands_behind_a_tab(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(QSize(1280, 800) - FRAME)
    window.theme.set_scale(2.0)
    window.workspaces.reset()
    qtbot.wait(3 * SETTLE_MS)
    for scale in (1.75, 1.5, 1.25, 1.0):
        window.theme.set_scale(scale)
        qtbot.wait(3 * SETTLE_MS)
    width = find_card(window, "sequence").width()
    window.workspaces.reset()
    qtbot.wait(3 * SETTLE_MS)
    assert abs(width - find_card(window, "sequence").width()) <= ROUNDED


def places(window: MainWindow) -> dict[str, tuple[int, ...]]:
    """Where every panel that is seen stands, and how large it is, px."""
    seen = [card for card in window.cards if card.isVisible() and card.content.isVisible()]
    return {card.objectName(): card.geometry().getRect() for card in seen}


def are_alike(some: dict[str, tuple[int, ...]], others: dict[str, tuple[int, ...]]) -> bool:
    """But for what Qt rounds when it lays docks out anew."""
    return some.keys() == others.keys() and all(
        abs(one - other) <= ROUNDED
        for name in some
        for one, other in zip(some[name], others[name], strict=True)
    )


def test_the_list_of_tabs_outlives_a_collection_of_garbage(window: MainWindow, settle: Settle) -> None:
    """Qt's own bars, whose children the lists are, are known to nobody in Python."""
    window.workspaces.go_to("Debug")
    settle()
    gc.collect()
    bars = [bar for bar in window.findChildren(QTabBar) if bar.parent() is window and bar.count()]
    assert bars
    for bar in bars:
        menu = bar.findChild(TabList).menu()
        menu.aboutToShow.emit()
        assert [one.text() for one in menu.actions()] == [bar.tabText(place) for place in range(bar.count())]
        menu.actions()[0].trigger()
        assert bar.currentIndex() == 0


def test_bars_that_are_made_while_another_is_dressed_have_lists(window: MainWindow, settle: Settle) -> None:
    """As where the window's layout is made anew for larger text."""
    window.resize(QSize(1280, 800) - FRAME)
    window.workspaces.go_to("train")
    window.theme.set_scale(1.5)
    settle()
    window.reset_layout()
    settle()
    gc.collect()
    bars = [bar for bar in window.findChildren(QTabBar) if bar.parent() is window and bar.isVisible()]
    assert len(bars) > 1
    assert all(bar.findChild(TabList) is not None for bar in bars)


def test_a_layout_from_before_there_were_workspaces_opens(window: MainWindow, settle: Settle) -> None:
    """As version 0.1 laid its window out: everything at once."""
    window.resize(1440, 900)
    old = classic(window)
    window.workspaces.go_to("compare")
    window.memory.set_view({"layout": old.toBase64().data().decode(), "parts": {}})
    settle()
    assert window.workspaces.current.name == "explore"
    for name in ("sequence", "model", "cell", "equation", "steps"):
        assert find_card(window, name).isVisible(), name
    window.reset_layout()
    assert find_card(window, "steps").isHidden()


def classic(window: MainWindow) -> QByteArray:
    for name, side in (("cell", "Right"), ("equation", "Right"), ("steps", "Bottom")):
        window.addDockWidget(getattr(DockSide, f"{side}DockWidgetArea"), find_card(window, name))
        find_card(window, name).show()
    return window.saveState(7)


def test_a_session_keeps_its_workspace(window: MainWindow) -> None:
    window.workspaces.go_to("debug")
    view = window.memory.view()
    window.workspaces.go_to("data")
    window.memory.set_view(view)
    assert window.workspaces.current.name == "debug"
    assert find_card(window, "steps").isVisible()


def test_the_zoo_is_looked_at_in_debug_and_left_for_where_one_came_from(window: MainWindow) -> None:
    window.workspaces.go_to("data")
    window.context.zoo.open(specimens()[0])
    assert window.workspaces.current.name == "debug"
    assert find_card(window, "zoo").isVisible()
    window.context.zoo.leave()
    assert window.workspaces.current.name == "data"


def test_leaving_the_zoo_shows_the_panel_that_was_in_front(window: MainWindow, settle: Settle) -> None:
    window.workspaces.go_to("debug")
    settle()
    for name in ("breakpoints", "what_if"):
        find_card(window, name).raise_()
        settle()
        window.context.zoo.open(specimens()[0])
        settle()
        window.context.zoo.leave()
        settle()
        assert not find_card(window, name).visibleRegion().isEmpty()


def test_keys_that_had_a_hidden_panel_are_at_the_workspace_that_is_shown(
    window: MainWindow, settle: Settle
) -> None:
    window.workspaces.go_to("debug")
    settle()
    window.activateWindow()
    find_card(window, "watches").content.field.line.setFocus()
    window.workspaces.go_to("explore")
    settle()
    window.workspaces.go_to("train")
    settle()
    wrong = [name for name, button in window.switch.buttons.items() if button.hasFocus() and name != "train"]
    assert wrong == []


def test_tab_comes_to_the_workspace_that_is_shown_wherever_the_keys_were_last(
    window: MainWindow, settle: Settle
) -> None:
    """Qt leaves them where they were last in a group: Enter there went back to that workspace."""
    window.activateWindow()
    window.workspaces.go_to("train")
    window.switch.buttons["train"].setFocus()
    settle()
    window.transport_bar.run.setFocus()
    window.workspaces.go_to("explore")
    settle()
    assert [name for name, button in window.switch.buttons.items() if takes_tab(button)] == ["explore"]


def test_closing_moving_and_floating_are_taken_back_and_made_again(
    window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    window.workspaces.go_to("debug")
    settle()
    undo, redo = (window.menus.actions[name][1] for name in ("Undo layout change", "Redo layout change"))
    assert not undo.isEnabled()
    before = places(window)
    find_card(window, "watches").take_close()
    settle()
    assert window.messages.text == "Closed Watches."
    window.addDockWidget(DockSide.LeftDockWidgetArea, find_card(window, "cell"))  # as a drag does
    settle()
    moved = places(window)
    find_card(window, "equation").setFloating(True)
    settle()
    for _ in range(3):
        undo.trigger()
        settle()
    qtbot.waitUntil(lambda: are_alike(places(window), before))
    assert not undo.isEnabled()
    for _ in range(2):
        redo.trigger()
        settle()
    qtbot.waitUntil(lambda: are_alike(places(window), moved))


def test_what_the_program_lays_out_is_no_change_of_the_users(window: MainWindow, settle: Settle) -> None:
    for name in ("debug", "compare", "debug", "explore"):
        window.workspaces.go_to(name)
        settle()
    window.looks.enlarge()
    settle()
    window.reset_layout()
    settle()
    assert not window.history.may_undo


def test_a_message_brings_a_closed_panel_back(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    find_card(window, "model").take_close()
    settle()
    qtbot.mouseClick(find_button(window.messages, "Bring it back"), LEFT)
    assert find_card(window, "model").isVisible()
    assert window.messages.text == ""


def test_the_focus_never_lands_on_what_closes_a_panel(window: MainWindow, settle: Settle) -> None:
    window.workspaces.go_to("debug")
    settle()
    find_card(window, "breakpoints").content.field.line.setFocus()
    find_card(window, "breakpoints").take_close()
    for _ in range(100):
        focused = window.focusWidget()
        assert focused is None or focused.property("role") != "close"
        window.focusNextChild()


def test_a_key_closes_the_panel_that_has_the_keys(window: MainWindow, settle: Settle) -> None:
    window.workspaces.go_to("debug")
    settle()
    find_card(window, "watches").content.field.line.setFocus()
    window.menus.actions["Close the panel in use"][1].trigger()
    assert find_card(window, "watches").isHidden()
    assert find_card(window, "cell").isVisible()


def test_a_layout_that_is_restored_leaves_the_keys_where_they_are(window: MainWindow) -> None:
    field = present(find_card(window, "model").findChild(NumberField))
    field.setFocus()
    window.workspaces.set_layout(window.workspaces.layout())
    assert window.focusWidget() is field


def is_in_sight(part: QWidget) -> bool:
    """Whether all of a widget can be seen."""
    return part.isVisible() and part.visibleRegion().boundingRect().contains(part.rect())


def test_what_a_button_opens_is_in_sight(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    settle()
    model = find_card(window, "model").content
    qtbot.mouseClick(model.more, LEFT)
    first = next(label for label in model.settings.findChildren(QLabel) if label.isVisible())
    qtbot.waitUntil(lambda: is_in_sight(first))
