"""A weight of another size changes the model's size, when that is chosen, as one step to undo."""

import pytest
from pytestqt.qtbot import QtBot

from gui.forms.paste_dialog import PasteDialog
from gui.forms.weight_table import WeightTable
from gui.panels.experiment.model import ModelPanel
from gui.state.context import Context


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> ModelPanel:
    panel = ModelPanel(context)
    qtbot.addWidget(panel)
    panel.more.setChecked(True)
    panel.show()
    return panel


def asked(table: WeightTable) -> PasteDialog:
    dialog = table.clipboard.dialog
    assert dialog is not None
    return dialog


def offered(table: WeightTable) -> list[str]:
    return [button.text() for button in asked(table).choices.buttons()]


def test_a_kernel_of_more_units_is_offered_with_them(panel: ModelPanel, context: Context) -> None:
    table, before = panel.weights.kernel, context.document.experiment
    table.clipboard.take("[[1, 2, 3]]")
    assert offered(table) == ["units 1 → 3"]
    asked(table).accept()
    layer = context.document.experiment.model.layers[0]
    assert (layer.units, layer.kernel) == (3, ((1, 2, 3),))
    context.document.undo()
    assert context.document.experiment == before


def test_a_kernel_of_pytorch_is_offered_turned(panel: ModelPanel, context: Context) -> None:
    panel.weights.kernel.clipboard.take("tensor([[1.], [2.]])")  # (units, features)
    assert offered(panel.weights.kernel) == ["transposed, units 1 → 2"]
    asked(panel.weights.kernel).accept()
    assert context.document.experiment.model.layers[0].kernel == ((1.0, 2.0),)


@pytest.mark.parametrize(
    ("weight", "text", "field", "wanted"),
    [
        ("recurrent_kernel", "[[1, 2], [3, 4]]", "recurrent_kernel", ((1, 2), (3, 4))),
        ("bias", "[1, 2]", "bias", (1, 2)),
    ],
)
def test_other_weights_bring_their_units_too(
    panel: ModelPanel, context: Context, weight: str, text: str, field: str, wanted: tuple
) -> None:
    table = getattr(panel.weights, weight)
    table.clipboard.take(text)
    asked(table).choose(0)
    asked(table).accept()
    layer = context.document.experiment.model.layers[0]
    assert (layer.units, getattr(layer, field)) == (2, wanted)


def test_an_initial_state_brings_its_units(panel: ModelPanel, context: Context) -> None:
    table = panel.settings.initial_state
    table.clipboard.take("0.5\t0.25")
    asked(table).accept()
    layer = context.document.experiment.model.layers[0]
    assert (layer.units, layer.initial_state) == (2, ((0.5, 0.25),))


def test_a_readout_takes_other_outputs(panel: ModelPanel, context: Context) -> None:
    panel.settings.readout.flag.click()
    table = panel.settings.readout.kernel
    table.clipboard.take("[[1, 2]]")
    assert offered(table) == ["outputs 1 → 2"]
    asked(table).accept()
    readout = context.document.experiment.model.readout
    assert readout is not None
    assert readout.kernel == ((1, 2),)
