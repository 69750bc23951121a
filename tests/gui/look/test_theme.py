"""How often widgets are dressed, as a change of theme must not freeze the window, and their faces."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PyQt6.QtGui import QColor, QFont, QTextLayout
from PyQt6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.look.properties import present
from gui.look.theme import Theme
from gui.open.settings import SCALES

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


def test_change_of_theme_dresses_once(theme: Theme, label: Counting) -> None:
    theme.set_mode("dark")

    assert label.told == 1


def test_change_of_text_size_dresses_once(theme: Theme, label: Counting) -> None:
    theme.set_scale(1.5)

    assert label.told == 1
    assert label.font().pixelSize() == theme.font().pixelSize() == 20


def test_window_that_is_not_shown_yet_is_dressed_too(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    button = QPushButton("text", window)
    qtbot.addWidget(window)
    before = button.sizeHint().height()

    theme.set_scale(2.0)

    assert button.sizeHint().height() > before + 20


def test_window_keeps_its_places_until_all_have_followed(theme: Theme, label: Counting, qtbot: QtBot) -> None:
    card = present(present(label.window()).layout()).itemAt(0).widget()
    hidden = QLabel("more", card)
    present(card.layout()).addWidget(hidden)
    hidden.hide()
    QCoreApplication.sendPostedEvents()
    widths = [card.width()]
    theme.changed.connect(lambda: hidden.setFixedWidth(900))
    theme.changed.connect(hidden.show)  # has Qt lay out the whole window at once
    theme.changed.connect(lambda: widths.append(card.width()))

    theme.set_scale(1.5)

    assert widths[1] == widths[0]
    qtbot.waitUntil(lambda: card.width() >= 900)


def test_same_look_again_dresses_nothing(theme: Theme, label: Counting) -> None:
    theme.set_mode("light")

    assert label.told == 0


def test_palette_and_sheet_follow_the_theme(theme: Theme, label: Counting) -> None:
    theme.set_mode("dark")

    assert label.palette().windowText().color() == theme.colour("text")


@pytest.mark.parametrize("typed", ["!=", "+++", "<=", "->", "**"])
def test_signs_that_are_typed_stay_apart(theme: Theme, typed: str) -> None:
    for font in (theme.mono(), theme.font()):
        assert glyphs(font, typed) == [glyph for sign in typed for glyph in glyphs(font, sign)]


@pytest.mark.parametrize("scale", SCALES)
def test_handle_of_a_slider_is_round_at_every_text_size(theme: Theme, qtbot: QtBot, scale: float) -> None:
    """A radius of more than half its height makes Qt draw it square, as it did at 175 %."""
    theme.set_scale(scale)
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.setRange(0, 2)
    slider.setValue(1)
    slider.setFixedSize(300, 100)
    slider.show()
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    control = QStyle.ComplexControl.CC_Slider
    handle = present(slider.style()).subControlRect(
        control, option, QStyle.SubControl.SC_SliderHandle, slider
    )
    image = slider.grab().toImage()
    beside = image.pixel(handle.center().x(), 10)
    corners = (handle.topLeft(), handle.topRight(), handle.bottomLeft(), handle.bottomRight())
    assert handle.height() > 10
    assert [image.pixel(corner) for corner in corners] == [beside] * 4


def glyphs(font: QFont, text: str) -> list[int]:
    """What is drawn for a text."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("role", ["", "numpy", "keras"])
def test_ticked_box_that_cannot_be_changed_is_grey(theme: Theme, role: str, mode: str, qtbot: QtBot) -> None:
    theme.set_mode(mode)
    box = QCheckBox()
    box.setProperty("role", role)
    box.setChecked(True)
    qtbot.addWidget(box)
    box.show()
    colours = theme.colours
    coloured = QColor(colours.of(role) if role else colours.accent).rgb()
    assert coloured in painted(box)
    box.setEnabled(False)
    assert coloured not in painted(box)


def painted(widget: QWidget) -> set[int]:
    """Every colour of a widget's picture."""
    image = widget.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("role", ["", "primary"])
def test_button_that_has_the_keys_is_as_large_as_before(
    theme: Theme, role: str, scale: float, qtbot: QtBot
) -> None:
    """Two pixels more moved everything below and beside it."""
    theme.set_scale(scale)
    window, other = QWidget(), QPushButton("Other")
    buttons = QPushButton(), QToolButton()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for button in (*buttons, other):
        button.setProperty("role", "" if button is other else role)
        layout.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def size(button: QPushButton | QToolButton) -> QSize:
        """What a button wants that is another one now, as Train becomes Pause."""
        for text in ("Pause", "Train"):
            button.setText(text)
        return button.sizeHint()

    for button in buttons:
        other.setFocus()
        before = size(button)
        button.setFocus()
        assert button.hasFocus()
        assert size(button) == before
