"""The view shows Markdown with formulas as high as it is, tells its links, and loads nothing."""

import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QGuiApplication, QTextDocument, QWheelEvent
from PyQt6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.look.theme import Theme
from gui.reading.links import areas
from gui.reading.text_view import TextView

PAGE = r"""# A unit

It reads $x_t$ and [sets the weight](set:weight=2), then [goes on](go:4).

$$h_t = \varphi(x_t W + h_{t-1} U + b)$$

| step | $h_t$ |
|--|--:|
| 0 | 75 |
"""


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TextView:
    view = TextView(theme)
    qtbot.addWidget(view)
    view.show_text(PAGE)
    view.resize(400, view.heightForWidth(400))
    with qtbot.waitExposed(view):
        view.show()
    view.clearFocus()
    return view


def document_of(view: TextView) -> QTextDocument:
    document = view.document()
    assert document is not None
    return document


def middle(view: TextView, link: int) -> QPoint:
    return next(areas(document_of(view), view.links[link])).center().toPoint()


def test_text_is_told_with_formulas_as_tex(view: TextView) -> None:
    assert "It reads $x_t$ and sets the weight, then goes on." in view.text
    assert r"$h_t = \varphi(x_t W + h_{t-1} U + b)$" in view.text


def test_narrower_view_is_higher(view: TextView) -> None:
    assert view.heightForWidth(200) > view.heightForWidth(600)


def test_view_in_a_column_is_as_high_as_its_text(qtbot: QtBot, theme: Theme) -> None:
    area, body, view = QScrollArea(), QWidget(), TextView(theme)
    qtbot.addWidget(area)
    column = QVBoxLayout(body)
    column.addWidget(view)
    column.addWidget(QLineEdit())
    column.addStretch(1)
    area.setWidget(body)
    area.setWidgetResizable(True)
    view.show_text(PAGE * 3)
    for width in (500, 300, 500):
        area.resize(width, 200)
        with qtbot.waitExposed(area):
            area.show()
        qtbot.waitUntil(lambda: view.height() == view.heightForWidth(view.width()))
        viewport, bar = view.viewport(), view.verticalScrollBar()
        assert viewport is not None
        assert bar is not None
        assert viewport.height() >= document_of(view).size().height()
        assert bar.maximum() == 0


def test_clicked_link_is_told(view: TextView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.link_clicked) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 0))
    assert told.args == ["set:weight=2"]


def test_link_is_told_while_pointed_at(view: TextView, qtbot: QtBot) -> None:
    told: list[str] = []
    view.link_hovered.connect(told.append)
    qtbot.mouseMove(view.viewport(), middle(view, 1))
    qtbot.mouseMove(view.viewport(), QPoint(2, 2))
    assert told == ["go:4", ""]


def test_tab_goes_from_link_to_link_and_on(qtbot: QtBot, theme: Theme) -> None:
    window, view, before, after = QWidget(), TextView(theme), QLineEdit(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (before, view, after):
        column.addWidget(widget)
    view.show_text(PAGE)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    told: list[str] = []
    view.link_hovered.connect(told.append)
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert told == ["set:weight=2", "go:4", ""]
    assert after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert told[-1] == "go:4"


def test_enter_chooses_the_link_with_the_focus(view: TextView, qtbot: QtBot) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(view.link_clicked) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["set:weight=2"]
    assert view.accessibleDescription() == "Link: sets the weight. set:weight=2"


def test_focus_is_seen(view: TextView) -> None:
    before = view.grab().toImage()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.grab().toImage() != before


def test_copied_formulas_are_tex(view: TextView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert clipboard is not None
    assert "It reads $x_t$ and sets" in clipboard.text()


def test_wheel_scrolls_what_is_around(view: TextView) -> None:
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(event)
    assert not event.isAccepted()


def test_theme_redraws_text_and_formulas(view: TextView, theme: Theme) -> None:
    height = view.heightForWidth(400)
    theme.set_mode("dark")
    assert document_of(view).begin().charFormat().foreground().color() == theme.colour("text")
    theme.set_scale(1.5)
    assert view.heightForWidth(400) > height


def test_tooltip_of_wrong_tex_says_why(view: TextView) -> None:
    view.show_text(r"$\frac{1}{$")
    assert view.text == r"\frac{1}{"
    assert "closing brace" in view.help_at(QPointF(20, 15))


def test_tooltip_of_a_link_is_described(view: TextView) -> None:
    view.describe = lambda address: f"Does {address}"
    assert view.help_at(QPointF(middle(view, 1))) == "Does go:4"


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "qrc:/x.png", "data:image/png;base64,AAAA", "x.png"]
)
def test_nothing_is_loaded(view: TextView, address: str) -> None:
    view.show_text(f"![a picture]({address})")
    assert view.text == "a picture"
    assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address)) is None
    assert document_of(view).resource(QTextDocument.ResourceType.ImageResource.value, QUrl(address)) is None
