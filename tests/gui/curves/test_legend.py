"""The legend, in a row and as a list."""

import math

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtWidgets import QApplication, QHBoxLayout, QStyle, QStyleOptionViewItem, QWidget

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.values import Values
from gui.curves.curve import LegendEntry, Look
from gui.curves.legend import Legend
from gui.plots.hidden_state import HiddenState

ROWS = Values(values=tuple((math.sin(t),) for t in range(30)))


def network(units: int) -> Experiment:
    return Experiment(sequence=ROWS, model=Model(layers=(SimpleRNN(units=units),)))


@pytest.fixture
def plot(context, qtbot):
    plot = HiddenState(context)
    qtbot.addWidget(plot)
    plot.resize(900, 260)
    plot.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return plot


@pytest.fixture
def opened(plot, run, qtbot):
    """The list of eight units, opened by a click."""
    run(network(8))
    qtbot.mouseClick(plot.header.legend.fold, Qt.MouseButton.LeftButton)
    yield plot.header.legend.list
    plot.header.legend.list.close()


def spot(rows, row: int, *, is_box: bool) -> QPoint:
    """Where the box, or the name, of a row is."""
    item = rows.item(row)
    option = QStyleOptionViewItem()
    rows.initViewItemOption(option)
    option.rect = rows.visualItemRect(item)
    option.features = (
        QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        | QStyleOptionViewItem.ViewItemFeature.HasDisplay
    )
    option.text = item.text()
    style = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    box = rows.style().subElementRect(style, option, rows).center()
    return box if is_box else QPoint(option.rect.right() - 8, option.rect.center().y())


def names(legend: Legend) -> list[str]:
    return [button.text() for button in legend.buttons if button.isVisible()]


def test_folding_keeps_the_focus_within_the_legend(context, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    legend = Legend(context.theme)
    legend.setParent(window)
    legend.set_entries([LegendEntry(name, name, Look("numpy")) for name in ("NumPy", "Keras", "target")])
    window.show()
    legend.resize(600, 30)
    legend.buttons[0].setFocus()
    for width in (100, 600):
        legend.resize(width, 30)
        assert window.focusWidget() is legend.buttons[0], width
    legend.set_entries([])  # as once what is drawn is being worked out anew
    assert legend.buttons == []


def test_a_button_that_a_layout_hides_while_it_is_shown_is_hidden(context, qtbot):
    window, legend, beside = QWidget(), Legend(context.theme), QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    layout.addWidget(legend)
    layout.addWidget(beside)
    legend.set_entries([LegendEntry(name, name, Look("numpy")) for name in ("NumPy", "Keras", "target")])
    beside.setFixedWidth(10)
    window.resize(600, 60)
    window.show()
    beside.setFixedWidth(20)  # the layout has this still to do, and does it as soon as a button is shown
    legend.resize(100, 30)
    assert not legend.is_folded
    assert not legend.fold.isVisible()


@pytest.mark.parametrize("scale", [1, 2])
def test_every_width_shows_whole_names_or_one_button(context, qtbot, scale):
    context.theme.set_scale(scale)
    window = QWidget()
    qtbot.addWidget(window)
    legend = Legend(context.theme)
    legend.setParent(window)
    legend.set_entries([LegendEntry(name, name, Look("numpy")) for name in ("NumPy", "Keras", "target")])
    window.show()
    seen = set()
    for width in range(legend.minimumSizeHint().width(), 800, 20):
        legend.resize(width, 30)
        seen.add(tuple(names(legend)))
        for button in legend.buttons:
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())
    context.theme.set_scale(1)
    assert seen == {("NumPy", "Keras", "target"), ("3 curves ▾",), ("3 ▾",)}


def test_eight_units_are_one_button_at_any_width(plot, run, qtbot):
    run(network(7))
    qtbot.waitUntil(lambda: names(plot.header.legend) == [f"h[{unit}]" for unit in range(7)])
    run(network(8))
    assert names(plot.header.legend) == ["8 units ▾"]
    plot.resize(2400, 260)
    assert names(plot.header.legend) == ["8 units ▾"]


def test_a_box_of_the_list_hides_a_unit_by_mouse_and_key(plot, opened, qtbot):
    qtbot.mouseClick(opened.rows.viewport(), Qt.MouseButton.LeftButton, pos=spot(opened.rows, 2, is_box=True))
    assert plot.header.legend.hidden == {"unit 2"}
    qtbot.waitUntil(lambda: names(plot.header.legend) == ["7 of 8 units ▾"])
    assert opened.isVisible()
    opened.rows.setCurrentRow(2)
    qtbot.keyClick(opened.rows, Qt.Key.Key_Space)
    assert plot.header.legend.hidden == frozenset()


def test_a_click_on_a_name_picks_the_unit_everywhere(plot, opened, qtbot, context):
    qtbot.mouseClick(
        opened.rows.viewport(), Qt.MouseButton.LeftButton, pos=spot(opened.rows, 5, is_box=False)
    )
    assert context.selection.unit == 5
    assert plot.header.legend.hidden == frozenset()
    assert not opened.isVisible()


def test_enter_picks_the_unit_that_the_keys_have_come_to(opened, qtbot, context):
    for _ in range(3):
        qtbot.keyClick(opened.rows, Qt.Key.Key_Down)
    qtbot.keyClick(opened.rows, Qt.Key.Key_Return)
    assert context.selection.unit == 3


def test_the_row_that_is_pointed_at_stands_out_in_the_plot(plot, opened, qtbot):
    qtbot.keyClick(opened.rows, Qt.Key.Key_Down)
    lines = [item.line.opacity() for item in plot.curve_set._items[:8]]
    assert lines[1] == 1
    assert max(lines[:1] + lines[2:]) < 0.5
    opened.close()
    assert {item.line.opacity() for item in plot.curve_set._items} == {1.0}


def test_all_are_hidden_and_shown_at_once(plot, opened, qtbot):
    qtbot.mouseClick(opened.hide_all, Qt.MouseButton.LeftButton)
    assert len(plot.header.legend.hidden) == 8
    qtbot.mouseClick(opened.show_all, Qt.MouseButton.LeftButton)
    assert plot.header.legend.hidden == frozenset()


def test_units_of_a_heat_map_are_picked_from_the_same_list(plot, run, qtbot, context):
    run(network(20))
    legend = plot.header.legend
    assert names(legend) == ["20 units ▾"]
    qtbot.mouseClick(legend.fold, Qt.MouseButton.LeftButton)
    legend.list.rows.setCurrentRow(13)
    qtbot.keyClick(legend.list.rows, Qt.Key.Key_Return)
    assert context.selection.unit == 13
    assert QApplication.activePopupWidget() is None
