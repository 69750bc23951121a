"""All tabs of a bar that is too narrow for them."""

import pytest
from PyQt6.QtWidgets import QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui.look.properties import present
from gui.look.tab_list import TabList

TITLES = [f"Panel {number}" for number in range(9)]


@pytest.fixture
def bar(qtbot: QtBot) -> QTabBar:
    bar = QTabBar()
    bar.setUsesScrollButtons(True)
    for title in TITLES:
        bar.addTab(title)
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.fixture
def list(bar: QTabBar) -> TabList:
    return TabList(bar, bar.findChildren(QToolButton), "All", "All of them.")


def test_it_is_there_where_the_tabs_do_not_fit(bar: QTabBar, list: TabList, qtbot: QtBot) -> None:
    bar.resize(200, bar.sizeHint().height())
    qtbot.waitUntil(list.isVisible)
    assert bar.rect().contains(list.geometry())
    for arrow in bar.findChildren(QToolButton):
        assert list.geometry().contains(arrow.geometry())
    bar.resize(2000, bar.height())
    qtbot.waitUntil(lambda: not list.isVisible())


def whole(bar: QTabBar, list: TabList) -> set[int]:
    """The tabs that are wholly in sight."""
    end = list.x()
    tabs = [bar.tabRect(place) for place in range(bar.count())]
    return {place for place, tab in enumerate(tabs) if tab.left() >= 0 and tab.right() < end}


@pytest.mark.parametrize("current", [0, 4, 8])
def test_no_tab_is_cut_and_it_says_how_many_more_there_are(
    bar: QTabBar, list: TabList, qtbot: QtBot, current: int
) -> None:
    bar.resize(5 * bar.tabRect(0).width(), bar.sizeHint().height())  # whatever the size of the text
    bar.setCurrentIndex(current)
    qtbot.waitUntil(lambda: current in whole(bar, list))
    shown = whole(bar, list)
    qtbot.waitUntil(lambda: list.text() == f"+{len(TITLES) - len(shown)} ▾")
    last = bar.tabRect(max(shown))
    assert list.x() == last.right() + 1  # what follows is covered
    first = bar.tabRect(min(shown)).left()
    assert first <= 0 or isinstance(bar.childAt(first // 2, bar.height() // 2), QWidget)
    assert list.width() >= list.fontMetrics().horizontalAdvance(list.text())


def test_it_follows_a_tab_whose_text_grows(bar: QTabBar, list: TabList, qtbot: QtBot) -> None:
    bar.resize(5 * bar.tabRect(0).width(), bar.sizeHint().height())  # whatever the size of the text
    qtbot.waitUntil(list.isVisible)
    before = len(whole(bar, list))
    bar.setTabText(1, "A much longer title")
    qtbot.waitUntil(lambda: len(whole(bar, list)) < before)
    qtbot.waitUntil(lambda: list.x() == bar.tabRect(max(whole(bar, list))).right() + 1)


def test_it_leads_to_each_tab(bar: QTabBar, list: TabList) -> None:
    menu = present(list.menu())
    for place in (8, 3, 0):
        menu.aboutToShow.emit()
        assert [action.text() for action in menu.actions()] == TITLES
        menu.actions()[place].trigger()
        assert bar.currentIndex() == place
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [True, *[False] * 8]
