"""The model panel edits cell, weights and settings, and follows the document."""

from random import Random

import pytest
from PyQt6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.lesson.lock import Locks
from gui.forms.control import NumberControl
from gui.forms.weight_table import WeightTable
from gui.panels.experiment.model import ModelPanel
from gui.state.context import Context

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> ModelPanel:
    panel = ModelPanel(context, Random(1))
    qtbot.addWidget(panel)
    panel.resize(240, 500)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def layer(context: Context, index: int = 0) -> Cell:
    return context.document.experiment.model.layers[index]


def units(panel: ModelPanel) -> NumberControl:
    control = panel.forms[SimpleRNN].controls["units"]
    assert isinstance(control, NumberControl)
    return control


def retype(qtbot: QtBot, control: NumberControl, text: str) -> None:
    control.field.setFocus()
    control.field.selectAll()
    qtbot.keyClicks(control.field, text)


def open_settings(qtbot: QtBot, panel: ModelPanel) -> None:
    qtbot.mouseClick(panel.more, LEFT)


def test_weights_of_the_notebook_are_shown(panel: ModelPanel) -> None:
    weights = panel.weights
    tables = (weights.kernel, weights.recurrent_kernel, weights.bias)
    assert [table.single.field.text() for table in tables] == ["2", "1", "3"]
    assert [table.chip.text() for table in tables] == ["(1, 1)", "(1, 1)", "(1,)"]


def test_dragged_weight_is_one_undo_step(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    slider = panel.weights.kernel.single.slider
    assert slider is not None
    before = context.document.experiment
    start = QPoint(round(slider.width() * 5 / 6) - 3, slider.height() // 2)
    qtbot.mousePress(slider, LEFT, pos=start)
    for shift in range(-2, -20, -3):
        qtbot.mouseMove(slider, start + QPoint(shift, 0))
    qtbot.mouseRelease(slider, LEFT, pos=start)
    assert layer(context).kernel != ((2,),)
    context.document.undo()
    assert context.document.experiment == before
    assert panel.weights.kernel.single.field.text() == "2"


def test_more_units_keep_the_old_ones_and_show_tables(
    context: Context, panel: ModelPanel, qtbot: QtBot
) -> None:
    retype(qtbot, units(panel), "3")
    assert layer(context).units == 3
    assert layer(context).kernel[0][0] == 2
    assert panel.weights.recurrent_kernel.view.isVisible()
    assert panel.weights.recurrent_kernel.chip.text() == "(3, 3)"


def test_refused_units_are_told_and_the_experiment_stays(
    context: Context, panel: ModelPanel, qtbot: QtBot
) -> None:
    before = context.document.experiment
    retype(qtbot, units(panel), "0")
    assert panel.forms[SimpleRNN].problems["units"].text() == "units must be at least 1, got 0"
    assert context.document.experiment is before


def test_weight_beyond_float64_is_told_under_its_table(
    context: Context, panel: ModelPanel, qtbot: QtBot
) -> None:
    retype(qtbot, panel.weights.kernel.single, "9" * 320)
    assert "within float64" in panel.weights.kernel.problem.text()
    assert len(str(layer(context).kernel[0][0])) < 310


def test_weight_left_to_the_seed_shows_its_numbers(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    panel.weights.kernel.menu.actions()[0].trigger()
    assert layer(context).kernel is None
    assert panel.weights.kernel.remark.text() == "seed 0"
    qtbot.waitUntil(
        lambda: context.client.plan and context.client.plan.job.experiment.model.layers[0].kernel is None
    )
    numpy_start = context.client.recording.start("numpy").layers[0].weights
    assert panel.weights.kernel.single.field.value == float(numpy_start.kernel[0, 0])


def test_switched_off_bias_drops_its_numbers_and_undo_brings_them_back(
    context: Context, panel: ModelPanel, qtbot: QtBot
) -> None:
    qtbot.keyClick(panel.forms[SimpleRNN].controls["use_bias"], Key.Key_Space)
    assert layer(context).bias is None
    assert not panel.weights.bias.isVisible()
    context.document.undo()
    assert layer(context).bias == (3,)
    assert panel.weights.bias.isVisible()


def test_added_layer_is_shown_and_can_be_removed(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    assert not panel.layers.isVisible()
    qtbot.mouseClick(panel.layers.add, LEFT)
    assert len(context.document.experiment.model.layers) == 2
    assert panel.layers.picker.currentText() == "layer 1 of 2"
    qtbot.mouseClick(panel.layers.remove, LEFT)
    assert len(context.document.experiment.model.layers) == 1
    assert not panel.layers.isVisible()


def test_picked_layer_is_looked_at(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.layers.add, LEFT)
    qtbot.keyClick(panel.layers.picker, Key.Key_Up)
    assert context.selection.layer == 0
    assert panel.weights.kernel.single.field.text() == "2"


def test_eighth_layer_is_the_last(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    for _ in range(7):
        qtbot.mouseClick(panel.layers.add, LEFT)
    assert not panel.layers.add.isEnabled()
    assert "at most 8" in panel.layers.add.toolTip()


def test_another_cell_keeps_a_backward_half(context: Context, panel: ModelPanel) -> None:
    layers = SimpleRNN(), SimpleRNN(merge_mode="concat")
    context.document.edit(context.document.experiment.replace(model=Model(layers=layers)))
    context.selection.look_at(layer=1)
    panel.cell.picked.emit(GRU)
    assert context.document.experiment.model.layers == (SimpleRNN(), GRU(merge_mode="concat"))


def test_lower_part_opens_and_is_remembered(panel: ModelPanel, qtbot: QtBot) -> None:
    assert not panel.settings.isVisible()
    open_settings(qtbot, panel)
    assert panel.settings.isVisible()
    assert panel.saved_state() == {"is_open": True}
    panel.restore_state({"is_open": False})
    assert not panel.settings.isVisible()


def test_locks_hold_in_a_form_that_is_built_when_its_layer_is_looked_at(
    context: Context, panel: ModelPanel
) -> None:
    experiment = context.document.experiment
    context.document.edit(experiment.replace(model=Model(layers=(SimpleRNN(), GRU()))))
    context.document.lock(Locks(("model.layers[1].units",)))
    assert units(panel).isEnabled()
    context.selection.look_at(layer=1)
    assert not panel.forms[GRU].controls["units"].isEnabled()
    assert panel.forms[GRU].controls["reset_after"].isEnabled()


def test_tab_goes_down_the_panel_also_into_what_is_built_later(panel: ModelPanel, qtbot: QtBot) -> None:
    open_settings(qtbot, panel)
    panel.cell.picked.emit(GRU)
    panel.layers.add.click()
    wanted = [
        panel.cell, panel.layers.add, panel.forms[GRU].controls["reset_after"], panel.weights.bias.view,
        panel.weights.bias.chip, panel.more, panel.settings.initial_state.chip, panel.settings.new_seed,
    ]  # fmt: skip
    chain = [panel.cell]
    while (after := chain[-1].nextInFocusChain()) is not panel.cell:
        chain.append(after)
    assert [each for each in chain if each in wanted] == wanted


def test_readout_starts_as_the_first_unit(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    open_settings(qtbot, panel)
    qtbot.keyClick(panel.settings.readout.flag, Key.Key_Space)
    assert context.document.experiment.model.readout == Dense(kernel=((1,),))
    outputs = panel.settings.readout.size_form.controls["outputs"]
    assert isinstance(outputs, NumberControl)
    retype(qtbot, outputs, "2")
    assert context.document.experiment.model.readout == Dense(kernel=((1, 0),))


def test_initial_state_is_edited_and_left_out_again(
    context: Context, panel: ModelPanel, qtbot: QtBot
) -> None:
    open_settings(qtbot, panel)
    table: WeightTable = panel.settings.initial_state
    retype(qtbot, table.single, "4")
    assert layer(context).initial_state == ((4,),)
    table.menu.actions()[0].trigger()
    assert layer(context).initial_state is None
    assert table.remark.text() == "zeros"


def test_exact_precision_is_refused_where_it_cannot_be(
    context: Context, panel: ModelPanel, qtbot: QtBot
) -> None:
    open_settings(qtbot, panel)
    retype(qtbot, panel.weights.kernel.single, "0.5")
    qtbot.keyClick(panel.settings.precision.controls["numpy"], Key.Key_Up)
    assert "can be exact only" in panel.settings.precision.problems["numpy"].text()
    assert context.document.experiment.precision.numpy == "float64"


def test_refused_choice_goes_back_with_the_next_change(
    context: Context, panel: ModelPanel, qtbot: QtBot
) -> None:
    test_exact_precision_is_refused_where_it_cannot_be(context, panel, qtbot)
    retype(qtbot, panel.weights.kernel.single, "0.75")
    assert panel.settings.precision.controls["numpy"].currentText() == "float64"
    assert panel.settings.precision.problems["numpy"].isHidden()


def test_new_seed_is_another_seed(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    open_settings(qtbot, panel)
    qtbot.mouseClick(panel.settings.new_seed, LEFT)
    assert context.document.experiment.seed != 0
    context.document.undo()
    assert context.document.experiment.seed == 0


def test_compilation_and_training_are_set(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    open_settings(qtbot, panel)
    qtbot.keyClick(panel.settings.jit_compile, Key.Key_Down)
    qtbot.keyClick(panel.settings.training.controls["optimizer"], Key.Key_Down)
    experiment = context.document.experiment
    assert experiment.jit_compile is True
    assert experiment.training.optimizer == "RMSprop"


def test_panel_fits_into_a_narrow_column(context: Context, panel: ModelPanel, qtbot: QtBot) -> None:
    open_settings(qtbot, panel)
    qtbot.keyClick(panel.settings.readout.flag, Key.Key_Space)
    retype(qtbot, units(panel), "12")
    panel.resize(240, 500)
    viewport = panel.viewport()
    assert viewport is not None
    assert panel.body.minimumSizeHint().width() <= viewport.width()


def test_opened_experiment_fills_the_panel(context: Context, panel: ModelPanel) -> None:
    context.document.open(Experiment(), None)
    assert panel.weights.kernel.remark.text() == "seed 0"
    assert panel.forms[SimpleRNN].controls["activation"].currentText() == "tanh"
