"""All tabs of a bar that is too narrow for them."""

import pytest
from PyQt6.QtWidgets import QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from gui.docking.tab_list import TabList
from gui.look.properties import present

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
    return TabList(bar, bar.findChildren(QToolButton))


def test_it_is_there_where_the_tabs_do_not_fit(bar: QTabBar, list: TabList, qtbot: QtBot) -> None:
    bar.resize(200, bar.sizeHint().height())
    qtbot.waitUntil(list.isVisible)
    assert bar.rect().contains(list.geometry())
    for arrow in bar.findChildren(QToolButton):
        assert list.geometry().contains(arrow.geometry())
    bar.resize(2000, bar.height())
    qtbot.waitUntil(lambda: not list.isVisible())


def test_it_leads_to_each_tab(bar: QTabBar, list: TabList) -> None:
    menu = present(list.menu())
    for place in (8, 3, 0):
        menu.aboutToShow.emit()
        assert [action.text() for action in menu.actions()] == TITLES
        menu.actions()[place].trigger()
        assert bar.currentIndex() == place
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [True, *[False] * 8]
