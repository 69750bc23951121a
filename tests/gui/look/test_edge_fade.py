"""The soft ends of a scroll area."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QPalette
from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.look.edge_fade import EdgeFade
from gui.look.properties import present
from gui.look.scroll_column import ScrollColumn


@pytest.fixture
def column(qtbot: QtBot) -> ScrollColumn:
    """Twenty black lines, of which three or so are seen."""
    column, white = ScrollColumn(), QColor("white")
    palette = column.palette()
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
        palette.setColor(role, white)
    palette.setColor(QPalette.ColorRole.WindowText, QColor("black"))
    column.setPalette(palette)
    for line in range(20):
        column.column.addWidget(QLabel(f"█████ {line}"))
    qtbot.addWidget(column)
    column.resize(200, 70)
    column.show()
    qtbot.waitExposed(column)
    return column


def ends(column: ScrollColumn) -> tuple[EdgeFade, EdgeFade]:
    return column.ends


def test_an_end_is_soft_while_there_is_more_beyond_it(column: ScrollColumn) -> None:
    bar, (above, below) = present(column.verticalScrollBar()), ends(column)
    seen = []
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        seen.append((above.isVisible(), below.isVisible()))
    assert seen == [(False, True), (True, True), (True, False)]


def test_a_column_that_fits_has_hard_ends(column: ScrollColumn, qtbot: QtBot) -> None:
    column.resize(200, 900)
    qtbot.waitUntil(lambda: not any(end.isVisible() for end in ends(column)))


def test_a_line_that_is_cut_fades_into_the_card(column: ScrollColumn) -> None:
    below, line = ends(column)[1], column.findChildren(QLabel)[9]
    seen = present(column.viewport()).geometry()
    cut = line.y() + line.height() // 2  # through the middle of its letters
    present(column.verticalScrollBar()).setValue(cut - seen.height())
    soft = ink(column, seen.bottom())
    below.hide()
    assert soft < 0.1 * ink(column, seen.bottom())


def test_the_mouse_reaches_what_is_below(column: ScrollColumn) -> None:
    below = ends(column)[1]
    found = column.childAt(below.geometry().center())
    assert found is not below
    assert column.body.isAncestorOf(present(found)) or found is column.body


def ink(column: ScrollColumn, y: int) -> int:
    """How far a row of pixels is from the colour of the card."""
    picture = column.grab().toImage()
    return sum(255 - picture.pixelColor(x, y).green() for x in range(column.width() // 2))


def test_an_end_is_as_wide_as_what_is_seen(column: ScrollColumn) -> None:
    column.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # leaves its room to the column
    seen, below = present(column.viewport()).geometry(), ends(column)[1].geometry()
    assert seen.width() == column.width()
    assert (below.left(), below.right(), below.bottom()) == (seen.left(), seen.right(), seen.bottom())
