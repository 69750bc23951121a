"""Menus, spin boxes and icons grow with the text, and menus stay in the screen."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor
from PyQt6.QtWidgets import (
    QApplication,
    QMenu,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from gui.look.properties import present
from gui.look.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = Theme("light")
    theme.apply()
    return theme


def menu_of(qtbot: QtBot, number: int) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    for place in range(number):
        action = present(menu.addAction(f"Copy the final state of layer {place} as initial state"))
        action.setCheckable(True)
        action.setChecked(place == 0)
    return menu


def accent_pixels(menu: QMenu, theme: Theme) -> int:
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    picture, accent = menu.grab().toImage(), QColor(theme.colours.accent)
    return sum(
        picture.pixelColor(x, y) == accent for x in range(picture.width()) for y in range(picture.height())
    )


def test_the_mark_of_what_is_checked_grows_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    counts = []
    for scale in (1.0, 2.0):
        theme.set_scale(scale)
        counts.append(accent_pixels(menu_of(qtbot, 2), theme))
    assert counts[1] > 3 * counts[0] > 0


def test_nothing_of_a_long_menu_is_beyond_the_screens_edge(theme: Theme, qtbot: QtBot) -> None:
    screen = present(QApplication.primaryScreen()).availableGeometry()
    for scale in (1.75, 2.0):
        theme.set_scale(scale)
        menu = menu_of(qtbot, 60)
        menu.popup(screen.topLeft())
        assert menu.width() <= screen.width()
        assert all(menu.actionGeometry(one).right() <= menu.width() for one in menu.actions())
        menu.close()


def test_a_spin_box_has_no_bare_arrows(theme: Theme, qtbot: QtBot) -> None:
    box = QSpinBox()
    qtbot.addWidget(box)
    box.ensurePolished()
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    for part in (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown):
        area = present(box.style()).subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, box)
        assert area.width() <= 1
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == 1


def test_the_icon_of_a_button_grows_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    for kind in (QPushButton, QToolButton):
        button = kind()
        qtbot.addWidget(button)
        for scale in (1.0, 2.0):
            theme.set_scale(scale)
            button.ensurePolished()
            assert button.iconSize().width() == 16 * scale
