"""The backward pass is stepped by its buttons, and shows where each gradient comes from."""

import pytest
from PyQt6.QtCore import QEvent, Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.gru import GRU
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.gradient.backward_walk import BackwardStop
from engine.notation.equation_text import DEPTHS
from engine.run.name import Name, Y
from engine.sequences.values import Values
from gui.formulas.mathematics import Typesetter
from gui.panels.debug.watches import WatchesPanel
from gui.panels.train.backward import BackwardPanel
from gui.state.context import Context
from tests.pixels import are, pixels

Left = Qt.MouseButton.LeftButton


def experiment(u: float, units: int = 1) -> Experiment:
    """A linear unit, or several bent ones, whose outputs are compared with as many values."""
    if units == 1:
        layer = SimpleRNN(activation="linear", kernel=((1.0,),), recurrent_kernel=((u,),), bias=(0.5,))
        return Experiment(
            sequence=Values(values=tuple((0.25 * t,) for t in range(5))), model=Model(layers=(layer,))
        )
    values = tuple((0.1 * t, 0.2) for t in range(5))
    return Experiment(sequence=Values(values=values), model=Model(layers=(GRU(units=units),)))


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> BackwardPanel:
    context.document.open(experiment(0.5), None)
    qtbot.waitUntil(lambda: context.client.ending is not None)
    panel = BackwardPanel(context)
    qtbot.addWidget(panel)
    panel.resize(420, 500)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: context.trainings.backward.walk is not None)
    return panel


def test_it_begins_with_the_loss_of_the_last_step(panel: BackwardPanel) -> None:
    """h₃ = 0.75 + 0.5 · 1.5 + 0.5 = 2 where 1 is wanted, and the mean is over 4 steps."""
    assert panel.math.text.splitlines() == [
        "∂L/∂y₃ = 1/4 · 2 · (y₃ − target₃)",
        "= 0.25 · 2 · (2 − 1)",
        "= 0.25 · 2 · 1 = 0.5",
    ]
    assert panel.source.text() == "Here it begins, with the loss at t = 3; the mean is over 4 steps."


def test_a_step_that_does_not_count_says_0_once(context: Context, panel: BackwardPanel, qtbot: QtBot) -> None:
    backward, one = context.trainings.backward, context.document.experiment
    context.document.edit(one.replace(sequence=one.sequence.replace(counts="last")))
    qtbot.waitUntil(lambda: backward.record is not None and not backward.record.counts(2))
    backward.show_stop(BackwardStop(2, Y))
    for depth in DEPTHS:
        panel.depth_choice.choose(depth)
        assert panel.math.text.splitlines() == ["∂L/∂y₂ = 0"]
    assert panel.source.text() == "Step 2 does not count, so its loss hands nothing back."


def test_an_entry_stands_below_the_whole_it_is_of(
    context: Context, panel: BackwardPanel, qtbot: QtBot
) -> None:
    layer = SimpleRNN(units=2, recurrent_kernel=((0.5, 0.1), (0.2, 0.3)), kernel=((1.0, 0.5),))
    one = context.document.experiment.replace(
        model=Model(layers=(layer,), readout=Dense(kernel=((1,), (2,))))
    )
    backward = context.trainings.backward
    context.document.edit(one)
    qtbot.waitUntil(lambda: backward.record is not None and backward.record.model == one.model)
    assert backward.record is not None
    stop = BackwardStop(3, Name("bias", 0), is_weight=True)
    backward.show_stop(stop)
    whole, entry = panel.math.text.splitlines()
    assert whole == "(∂L/∂b)₃ = ∂L/∂a₃"
    name, _, value = entry.partition(" ")
    assert name == "(∂L/∂b)₃[0]"
    found = float(value.removeprefix("= ").removeprefix("≈ "))
    assert found == pytest.approx(backward.record.gradient(Name("a", 0), 3)[0], rel=1e-4)


def test_what_says_why_there_is_no_pass_takes_the_room_below(
    context: Context, panel: BackwardPanel, qtbot: QtBot
) -> None:
    above = panel.stops.geometry()
    context.document.open(Experiment(model=Model(layers=(SimpleRNN(units=3),))), None)
    qtbot.waitUntil(lambda: panel.empty.isVisible() and context.trainings.backward.problem != "")
    panel.grab()
    assert panel.stops.geometry() == above
    assert panel.empty.geometry().bottom() == panel.rect().bottom()


def test_minus_between_two_numbers_has_the_room_of_a_plus(panel: BackwardPanel) -> None:
    pieces = [formula.tex for line in panel.math.lines for formula in line if formula.text.startswith("− ")]
    assert len(pieces) == 2
    for tex in pieces:
        minus, plus = (Typesetter().typeset(one, 20, "#000000") for one in (tex, tex.replace("-", "+")))
        assert minus is not None
        assert plus is not None
        assert minus.box.width() == pytest.approx(plus.box.width(), abs=0.5)


def test_buttons_go_on_and_back_and_take_the_run_along(
    context: Context, panel: BackwardPanel, qtbot: QtBot
) -> None:
    backward = context.trainings.backward
    assert not panel.bar.back.isEnabled()
    qtbot.mouseClick(panel.bar.on, Left)
    assert backward.stop == BackwardStop(3, Name("h", 0))
    qtbot.mouseClick(panel.bar.on_step, Left)
    assert backward.stop == BackwardStop(2, Y)
    assert context.playhead.t == 2
    qtbot.mouseClick(panel.bar.on, Left)
    assert panel.math.text.splitlines()[0] == "∂L/∂h₂ = ∂L/∂a₃ Uᵀ + ∂L/∂y₂"
    qtbot.mouseClick(panel.bar.leads, Left)
    qtbot.mouseClick(panel.bar.end, Left)
    assert backward.stop == BackwardStop(0, Name("bias", 0), is_weight=True)
    assert context.playhead.t == 2
    assert not panel.bar.on.isEnabled()
    qtbot.mouseClick(panel.bar.back_step, Left)
    assert backward.stop == BackwardStop(0, Y)
    qtbot.mouseClick(panel.bar.loss, Left)
    assert backward.stop == BackwardStop(3, Y)
    panel.bar.slider.setValue(2)
    assert backward.stop == BackwardStop(3, Name("a", 0))


def test_a_row_and_a_gradient_lead_to_their_operations(context: Context, panel: BackwardPanel) -> None:
    backward = context.trainings.backward
    backward.show_stop(BackwardStop(1, Name("h", 0)))
    source = next(formula for formula in panel.math.lines[0] if formula.text.startswith("= ∂L/∂a₂"))
    panel.math.clicked.emit(source)
    assert backward.stop == BackwardStop(2, Name("a", 0))
    assert panel.model.data(panel.model.index(2, 0)) == "a₂"
    assert panel.model.data(panel.model.index(3, 1)) == "·"
    assert panel.model.sources_of(panel.model.current) == {1}
    panel.table.clicked.emit(panel.model.index(4, 0))
    assert backward.stop == BackwardStop(2, Name("recurrent_kernel", 0), is_weight=True)


def test_another_network_is_begun_at_its_own_loss_unless_another_place_was_chosen(
    context: Context, panel: BackwardPanel, qtbot: QtBot
) -> None:
    backward = context.trainings.backward

    def use(steps: int) -> None:
        sequence = Values(values=tuple((0.1 * t,) for t in range(steps + 1)))
        context.document.edit(context.document.experiment.replace(sequence=sequence))
        qtbot.waitUntil(lambda: backward.record is not None and backward.record.steps == steps)

    assert backward.stop == BackwardStop(3, Y)
    use(9)
    assert backward.stop == BackwardStop(8, Y)
    backward.show_stop(BackwardStop(5, Name("h", 0)))
    use(7)
    assert backward.stop == BackwardStop(5, Name("h", 0))


def rows_with_arrows(context: Context, panel: BackwardPanel) -> set[int]:
    """The rows of the table where something in the arrows' colour stands right of the names."""
    table = panel.table
    accent = are(pixels(table.grab().toImage()), context.theme.colour("accent").name())
    left, top = table.sizeHintForColumn(0), table.viewport().y()
    rows = range(panel.model.rowCount())
    areas = {row: table.visualRect(panel.model.index(row, 0)).translated(0, top) for row in rows}
    return {
        row for row, area in areas.items() if accent[area.top() + 1 : area.bottom(), left : left + 30].any()
    }


def test_arrows_lead_to_the_shown_operation_and_to_the_one_pointed_at(
    context: Context, panel: BackwardPanel
) -> None:
    """Of step 2: y, h, a, W, U, b. h comes from y (and the next step), a from h, each weight from a."""
    backward = context.trainings.backward
    backward.show_stop(BackwardStop(2, Y))
    assert rows_with_arrows(context, panel) == set()
    backward.show_stop(BackwardStop(2, Name("a", 0)))
    assert rows_with_arrows(context, panel) == {1, 2}
    panel.table.entered.emit(panel.model.index(1, 0))
    assert rows_with_arrows(context, panel) == {0, 1}
    QApplication.sendEvent(panel.table, QEvent(QEvent.Type.Leave))
    assert rows_with_arrows(context, panel) == {1, 2}


def test_unit_and_entry_are_chosen(context: Context, panel: BackwardPanel, qtbot: QtBot) -> None:
    backward = context.trainings.backward
    context.document.edit(experiment(0.5, units=2))
    qtbot.waitUntil(lambda: backward.record is not None and backward.record.cell(0).units == 2)
    backward.show_stop(BackwardStop(2, Name("z/0", 0)))
    panel.choice.units.setCurrentIndex(1)
    panel.choice.units.activated.emit(1)
    assert panel.math.text.splitlines()[1].startswith("∂L/∂aᶻ₂[1] ")
    backward.show_stop(BackwardStop(2, Name("recurrent_kernel", 0), is_weight=True))
    panel.choice.rows.setCurrentIndex(1)
    panel.choice.columns.setCurrentIndex(4)
    panel.choice.columns.activated.emit(4)
    assert panel.math.text.splitlines()[0] == "(∂L/∂U_n)₂ = h₁ᵀ (∂L/∂aⁿ₂ ∘ r₂)"
    assert panel.math.text.splitlines()[1].startswith("(∂L/∂U_n)₂[1,0] ")


def test_place_is_kept_where_a_weight_changes(context: Context, panel: BackwardPanel, qtbot: QtBot) -> None:
    backward = context.trainings.backward
    backward.show_stop(BackwardStop(1, Name("h", 0)))
    before, text = backward.record, panel.math.text
    context.document.edit(experiment(-0.5))
    qtbot.waitUntil(lambda: backward.record is not before)
    assert backward.stop == BackwardStop(1, Name("h", 0))
    assert panel.math.text != text


def test_what_cannot_be_shown_says_why(context: Context, panel: BackwardPanel, qtbot: QtBot) -> None:
    context.document.edit(experiment(0.5).replace(model=Model(layers=(SimpleRNN(units=2),))))
    qtbot.waitUntil(lambda: "the network has 2 outputs" in panel.empty.text())
    assert panel.empty.text().startswith("model.readout must fit the targets")
    context.transport.hold_before(2)
    context.document.edit(experiment(0.5))
    qtbot.waitUntil(lambda: panel.empty.text().startswith("Answer the question first"))


def test_condition_on_gradients_stops_the_pass(context: Context, panel: BackwardPanel, qtbot: QtBot) -> None:
    """∂L/∂h is half the error, 0.25, 0.5, 0.75 and 1, and half of what comes later: 0.40625 at t = 0."""
    backward = context.trainings.backward
    panel.stops.field.line.setText("h < 1")
    panel.stops.field.line.submitted.emit(1)
    assert "no gradient is named" in panel.stops.field.problem.text()
    panel.stops.field.line.setText("norm(grad.h) < 0.45")
    panel.stops.field.line.submitted.emit(1)
    assert backward.stop == BackwardStop(0, Name("h", 0))
    assert panel.stops.told.text() == "Stopped: norm(grad.h) < 0.45 at t = 0: norm(grad.h) = 0.40625."
    assert context.breakpoints.of_runs == ()
    qtbot.mouseClick(panel.stops.run, Left)
    assert backward.stop == BackwardStop(0, Name("bias", 0), is_weight=True)
    assert panel.stops.told.text() == "No breakpoint on gradients holds on the way to t = 0."
    assert context.breakpoints.holding_at(0) == {0: "norm(grad.h) < 0.45"}
    assert context.breakpoints.hits[0].count == 1


def test_watch_on_a_gradient_shows_it_at_the_playhead(
    context: Context, panel: BackwardPanel, qtbot: QtBot
) -> None:
    watches = WatchesPanel(context)
    qtbot.addWidget(watches)
    watches.resize(300, 200)
    watches.show()
    context.watches.add("grad.h")
    context.watches.add("norm(grad.kernel) + 0 * h[0]")
    context.transport.go_to(2)
    assert [row.value for row in watches.list.shown] == ["0.625", "0.3125"]
    before = context.trainings.backward.record
    context.document.edit(experiment(0.0))
    qtbot.waitUntil(lambda: context.trainings.backward.record is not before)
    qtbot.waitUntil(lambda: watches.list.shown[0].value != "0.625")


def test_gradient_is_watched_by_a_click_with_ctrl(
    context: Context, panel: BackwardPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.trainings.backward.show_stop(BackwardStop(1, Name("h", 0)))
    formula = panel.math.lines[0][0]
    held = staticmethod(lambda: Qt.KeyboardModifier.ControlModifier)
    monkeypatch.setattr("gui.panels.train.backward.QGuiApplication.keyboardModifiers", held)
    panel.math.clicked.emit(formula)
    panel.math.clicked.emit(formula)
    assert context.watches.texts == ("grad.h",)
    assert context.trainings.backward.stop == BackwardStop(1, Name("h", 0))
