"""When panels take another look: in sight at once, out of sight when they are shown or a while later."""

from collections.abc import Iterator

import pytest
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.look.panel_theme import LateLooks, PanelTheme
from gui.look.theme import Theme
from gui.manual.manual_window import ManualWindow


class Part(QWidget):
    """A part of a window that may be out of sight, as a panel is: one label, and margins of a size."""

    def __init__(self, window: QWidget, whole: Theme, late_looks: LateLooks) -> None:
        super().__init__(window)
        self.theme = PanelTheme(whole, late_looks, self)
        self.label, self.row = QLabel("text"), QVBoxLayout(self)
        self.row.addWidget(self.label)
        self.theme.changed.connect(self._fit)
        self._fit()
        self.theme.watch(self)

    def _fit(self) -> None:
        self.row.setContentsMargins(*(self.theme.px(10),) * 4)

    @property
    def sizes(self) -> tuple[int, int]:
        """Of its text, and of its margins."""
        return self.label.font().pixelSize(), self.row.contentsMargins().left()


SMALL, LARGE = (13, 10), (20, 15)


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    """A light one, as others find it again."""
    theme = Theme("light")
    yield theme
    theme.set_scale(1.0)
    theme.set_mode("light")


@pytest.fixture
def parts(theme: Theme, qtbot: QtBot) -> Iterator[list[Part]]:
    """One that is in sight, and two that are not."""
    window, late_looks = QWidget(), LateLooks(theme)
    column = QVBoxLayout(window)
    parts = [Part(window, theme, late_looks) for _ in range(3)]
    for part in parts:
        column.addWidget(part)
    for part in parts[1:]:
        part.hide()
    qtbot.addWidget(window)
    window.show()
    yield parts
    window.close()


def test_what_is_in_sight_has_the_new_look_at_once(theme: Theme, parts: list[Part]) -> None:
    theme.set_scale(1.5)
    assert [part.sizes for part in parts] == [LARGE, SMALL, SMALL]
    assert [part.theme.is_late for part in parts] == [False, True, True]


def test_what_is_shown_catches_up_before(theme: Theme, parts: list[Part]) -> None:
    theme.set_scale(1.5)
    parts[1].theme.catch_up()
    parts[1].show()
    assert [part.sizes for part in parts] == [LARGE, LARGE, SMALL]


def test_what_is_out_of_sight_follows_one_at_a_time(theme: Theme, parts: list[Part], qtbot: QtBot) -> None:
    seen: list[list[bool]] = []
    for part in parts[1:]:
        part.theme.changed.connect(lambda: seen.append([part.theme.is_late for part in parts[1:]]))
    theme.set_scale(1.5)
    qtbot.waitUntil(lambda: [part.sizes for part in parts] == [LARGE, LARGE, LARGE])
    assert seen == [[False, True], [False, False]]


def test_one_that_goes_before_its_turn_is_passed_over(theme: Theme, parts: list[Part], qtbot: QtBot) -> None:
    theme.set_scale(1.5)
    parts[1].deleteLater()
    qtbot.waitUntil(lambda: parts[2].sizes == LARGE)


def test_a_look_that_is_taken_back_is_taken_back_everywhere(
    theme: Theme, parts: list[Part], qtbot: QtBot
) -> None:
    theme.set_scale(1.5)
    theme.set_scale(1.0)
    assert [part.sizes for part in parts] == [SMALL, SMALL, SMALL]
    qtbot.waitUntil(lambda: not any(part.theme.is_late for part in parts))
    assert [part.sizes for part in parts] == [SMALL, SMALL, SMALL]


def test_a_window_that_is_closed_has_the_new_look_when_it_is_opened(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    manual = ManualWindow(theme, lambda: (), parent)
    qtbot.addWidget(parent)
    button = manual.back
    usual = button.font().pixelSize()
    theme.set_scale(2.0)
    assert button.font().pixelSize() == usual
    manual.show()
    assert button.font().pixelSize() == 2 * usual
    theme.set_scale(1.0)
    assert button.font().pixelSize() == usual
