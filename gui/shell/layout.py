"""Where each panel stands at first."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMainWindow

from gui.panels.base import Panel
from gui.panels.card import Card
from gui.panels.debug.breakpoints import BreakpointsPanel
from gui.panels.debug.watches import WatchesPanel
from gui.panels.debug.what_if import WhatIfPanel
from gui.panels.doctor.doctor import DoctorPanel
from gui.panels.experiment.model import ModelPanel
from gui.panels.experiment.notice import NoticePanel
from gui.panels.experiment.sequence import SequencePanel
from gui.panels.lesson.lesson import LessonPanel
from gui.panels.lesson.zoo import ZooPanel
from gui.panels.stepping.cell import CellPanel
from gui.panels.stepping.comparison import ComparisonPanel
from gui.panels.stepping.equation import EquationPanel
from gui.panels.stepping.report import ReportPanel
from gui.panels.stepping.step_table import StepTable
from gui.state.context import Context

LAYOUT_VERSION = 7  # one more whenever panels come or go, so that an old layout is not restored
Left, Right, Bottom = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
PANELS: tuple[tuple[str, Qt.DockWidgetArea, type[Panel]], ...] = (
    ("sequence", Left, SequencePanel),
    ("lesson", Left, LessonPanel),  # there only while a lesson is open; see lesson_view.py
    ("zoo", Left, ZooPanel),  # not on the right, so that the tools for finding a mistake keep their room
    ("model", Left, ModelPanel),
    ("notice", Left, NoticePanel),
    ("cell", Right, CellPanel),
    ("equation", Right, EquationPanel),
    ("watches", Right, WatchesPanel),
    ("breakpoints", Right, BreakpointsPanel),
    ("comparison", Right, ComparisonPanel),
    ("what_if", Right, WhatIfPanel),
    ("steps", Bottom, StepTable),
    ("report", Bottom, ReportPanel),
    ("doctor", Bottom, DoctorPanel),
)
TABS = (  # one behind the other; the first is on top
    ("sequence", "zoo"),
    ("watches", "breakpoints"),
    ("watches", "comparison"),
    ("watches", "what_if"),
    ("steps", "report"),
    ("steps", "doctor"),
)
SIDE = {Left: 264, Right: 336}  # px, widths at 100 %
TABLE = 230  # px at 100 %: the title, at least five rows and the tabs below
TABLE_SHARE = 0.3  # of the window's height, more than which the table takes only to show that at 100 %
RIGHT = {"cell": 220, "equation": 290, "watches": 170}  # px, or in that proportion


def place(window: QMainWindow, context: Context) -> list[Card]:
    """Put every panel into a card on its side; the side columns take the corners."""
    window.setCorner(Qt.Corner.BottomLeftCorner, Left)
    window.setCorner(Qt.Corner.BottomRightCorner, Right)
    # Not animated: Qt would start an animation whenever a panel's content asks for another size.
    window.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
    cards: dict[str, Card] = {}
    for name, area, panel in PANELS:
        card = cards[name] = Card(name, panel(context), context.theme, is_bare=name == "notice")
        window.addDockWidget(area, card)
        for front in (front for front, behind in TABS if behind == name):
            window.tabifyDockWidget(cards[front], card)  # at once: beside it, it would widen the window
            cards[front].raise_()
    return list(cards.values())


def set_sizes(window: QMainWindow, cards: list[Card], context: Context) -> None:
    """Give the columns and the table the sizes of the design."""
    px = context.theme.px
    for (_, area, _), card in zip(PANELS, cards, strict=True):
        if area in SIDE:
            window.resizeDocks([card], [px(SIDE[area])], Qt.Orientation.Horizontal)
        else:
            height = min(px(TABLE), max(TABLE, round(TABLE_SHARE * window.height())))
            window.resizeDocks([card], [height], Qt.Orientation.Vertical)
    right = [card for card in cards if card.objectName() in RIGHT]
    window.resizeDocks(right, [px(RIGHT[card.objectName()]) for card in right], Qt.Orientation.Vertical)
    forms = [card for card in cards if card.objectName() in ("sequence", "model")]
    heights = [card.sizeHint().height() for card in forms]  # none scrolls while another has room to spare
    window.resizeDocks(forms, heights, Qt.Orientation.Vertical)


def rescale(window: QMainWindow, cards: Sequence[Card], before: list[int], times: float) -> None:
    """Make the side columns as many times as wide as they were, as their texts are."""
    for (_, area, _), card, width in zip(PANELS, cards, before, strict=True):
        if area in SIDE and card.isVisible():
            window.resizeDocks([card], [round(width * times)], Qt.Orientation.Horizontal)
