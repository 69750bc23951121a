"""How often widgets are dressed: a change of theme must not freeze the window."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QEvent
from PyQt6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.look.theme import Theme

DEPTH = 6  # widgets around the label, as in a card


class Counting(QLabel):
    """Counts how often it is told of another style."""

    told = 0

    def changeEvent(self, event: QEvent | None) -> None:
        """Count."""
        assert event is not None
        self.told += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A light one, as others find it again."""
    theme = Theme("light")
    yield theme
    theme.set_scale(1.0)
    theme.set_mode("light")


@pytest.fixture
def label(theme: Theme, qtbot: QtBot) -> Iterator[Counting]:
    """One that lies deep in a window."""
    window, label = QWidget(), Counting("text")
    qtbot.addWidget(window)
    inner = window
    for _ in range(DEPTH):
        layout, outer = QVBoxLayout(inner), inner
        inner = QWidget(outer)
        layout.addWidget(inner)
    QVBoxLayout(inner).addWidget(label)
    window.show()
    label.told = 0
    yield label
    window.close()


def test_change_of_theme_undresses_and_dresses_once(theme: Theme, label: Counting) -> None:
    theme.set_mode("dark")

    assert label.told == 2


def test_change_of_text_size_undresses_and_dresses_once(theme: Theme, label: Counting) -> None:
    theme.set_scale(1.5)

    assert label.told == 2
    assert label.font().pixelSize() == theme.font().pixelSize() == 20


def test_same_look_again_dresses_nothing(theme: Theme, label: Counting) -> None:
    theme.set_mode("light")

    assert label.told == 0


def test_palette_and_sheet_follow_the_theme(theme: Theme, label: Counting) -> None:
    theme.set_mode("dark")

    assert label.palette().windowText().color() == theme.colour("text")
