"""A box of choices has Qt make its list only where there is something to choose."""

from PyQt6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from gui.curves.header import Header
from gui.forms.choice_box import ChoiceBox
from gui.look.theme import Theme


def test_list_is_made_for_more_than_one_choice(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.offer(["one"], 0)
    assert box.findChild(QAbstractItemView) is None
    box.offer(["one", "another"], 0)
    assert box.findChild(QAbstractItemView) is not None


def test_list_of_a_plot_s_series_is_made_for_more_than_one(qtbot: QtBot) -> None:
    header = Header(Theme("light"))
    qtbot.addWidget(header)
    header.set_choices(["one"])
    assert header.picker.findChild(QAbstractItemView) is None
    narrow = header.picker.sizeHint().width()
    header.set_choices(["one", "another that is longer"])
    assert header.picker.sizeHint().width() > narrow
