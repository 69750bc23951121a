"""Layers are added, removed and merged, and never left in a way that no model can be."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.cells.base import Cell
from engine.cells.simple_rnn import SimpleRNN
from gui.panels.experiment.layer_picker import MODES
from gui.panels.experiment.model import ModelPanel
from gui.state.context import Context

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> ModelPanel:
    """The panel on two layers, the second one shown."""
    panel = ModelPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.mouseClick(panel.layers.add, LEFT)
    return panel


def layers(context: Context) -> tuple[Cell, ...]:
    return context.document.experiment.model.layers


def pick(panel: ModelPanel, mode: str | None) -> None:
    picker = panel.merging.picker
    index = 0 if mode is None else 1 + MODES.index(mode)
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def test_first_layer_has_nothing_to_be_merged_with(panel: ModelPanel, context: Context) -> None:
    assert panel.merging.isVisible()
    context.selection.look_at(layer=0)
    assert not panel.merging.isVisible()


@pytest.mark.parametrize("mode", MODES)
def test_second_layer_becomes_the_backward_half(panel: ModelPanel, context: Context, mode: str) -> None:
    pick(panel, mode)
    assert layers(context)[1].merge_mode == mode
    assert context.document.experiment.model.outputs == (2 if mode == "concat" else 1)
    context.document.undo()
    assert layers(context)[1].merge_mode is None
    assert panel.merging.picker.currentIndex() == 0


def test_halves_of_other_sizes_cannot_be_added(panel: ModelPanel, context: Context) -> None:
    layer = layers(context)[1].replace(units=2)
    model = context.document.experiment.model.replace(layers=(layers(context)[0], layer))
    context.document.edit(context.document.experiment.replace(model=model))
    pick(panel, "sum")
    assert layers(context)[1].merge_mode is None
    assert "must be 'concat' where halves differ in units, 1 and 2" in panel.merging.problem.text()
    assert panel.merging.picker.currentText() == "none"
    pick(panel, "concat")
    assert layers(context)[1].merge_mode == "concat"
    assert panel.merging.problem.text() == ""


def test_layer_above_a_pair_stands_alone(panel: ModelPanel, context: Context, qtbot: QtBot) -> None:
    pick(panel, "concat")
    qtbot.mouseClick(panel.layers.add, LEFT)
    assert [layer.merge_mode for layer in layers(context)] == [None, "concat", None]
    assert not panel.merging.isVisible()  # the layer before it goes backwards


def test_half_whose_other_half_is_removed_stands_alone(
    panel: ModelPanel, context: Context, qtbot: QtBot
) -> None:
    pick(panel, "concat")
    context.selection.look_at(layer=0)
    qtbot.mouseClick(panel.layers.remove, LEFT)
    assert [layer.merge_mode for layer in layers(context)] == [None]


def test_backward_half_reads_what_its_other_half_reads(panel: ModelPanel, context: Context) -> None:
    two = tuple(SimpleRNN(units=2) for _ in range(2))
    model = context.document.experiment.model.replace(layers=two)
    context.document.edit(context.document.experiment.replace(model=model))
    rows = panel.weights.kernel.view.model()
    assert rows.headerData(0, Qt.Orientation.Vertical) == "h[0]"
    pick(panel, "concat")
    assert rows.headerData(0, Qt.Orientation.Vertical) == "x[0]"
