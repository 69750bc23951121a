"""The equation panel shows the step at the playhead, with the notebook's numbers."""

from collections.abc import Callable
from typing import Any

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from engine.cells.gru import GRU
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model, Precision
from engine.run.name import Name, Number, Y
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from gui.look.properties import present
from gui.panels.stepping.equation import EquationPanel
from gui.state.context import Context
from tests.gui.panels.conftest import Show

Run = Callable[[Experiment], None]

STACK = Experiment(
    sequence=Values(values=((0.1, 1), (0.2, 2), (0.3, 3), (0.4, 4))),
    model=Model(
        layers=(SimpleRNN(units=3), SimpleRNN(units=2)),
        readout=Dense(kernel=((1.0, 0.5), (0.25, 2.0))),
    ),
)


def shown(panel: EquationPanel, row: str, column: str = "value") -> str:
    return panel.comparison.labels[row, column].text()


def test_equation_shows_the_notebooks_step_three(ended: Context, show: Show) -> None:
    panel = show(EquationPanel)
    ended.transport.go_to(3)
    assert panel.math.text.splitlines() == [
        "h₃ = x₃ W + h₂ U + b",
        "= 36 · 2 + 49 · 1 + 3",
        "= 72 + 49 + 3 = 124",
    ]


@pytest.mark.parametrize("t", range(9))
def test_target_prediction_and_error_are_the_notebooks(
    ended: Context, show: Show, known: dict[str, Any], t: int
) -> None:
    panel = show(EquationPanel)
    ended.transport.go_to(t)
    y, error = known["prediction"][t], known["error"][t]
    assert (shown(panel, "numpy"), shown(panel, "target")) == (str(y), str(y - error))
    assert shown(panel, "numpy", "error") == str(error)


def test_title_names_the_step(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(EquationPanel)
    with qtbot.waitSignal(panel.title_changed, check_params_cb=lambda title: title == "Step t = 5"):
        ended.transport.go_to(5)
    assert panel.title_now == "Step t = 5"


def test_pickers_and_toggle_are_hidden_where_there_is_no_choice(show: Show) -> None:
    panel = show(EquationPanel)
    assert not panel.choice.isVisible()


def test_picking_a_unit_looks_at_it_everywhere(
    ended: Context, show: Show, run_another: Run, qtbot: QtBot
) -> None:
    panel = show(EquationPanel)
    run_another(STACK)
    panel.choice.units.setFocus()
    qtbot.keyClick(panel.choice.units, Qt.Key.Key_Down)
    assert ended.selection.unit == 1
    assert "[1]" in panel.math.text


def test_picking_a_layer_with_fewer_units_stays_within_it(
    ended: Context, show: Show, run_another: Run, qtbot: QtBot
) -> None:
    panel = show(EquationPanel)
    run_another(STACK)
    ended.selection.look_at(unit=2)
    qtbot.keyClick(panel.choice.layers, Qt.Key.Key_Down)
    assert (ended.selection.layer, ended.selection.unit) == (1, 1)


def test_readout_is_written_below_the_last_layer(ended: Context, show: Show, run_another: Run) -> None:
    panel = show(EquationPanel)
    run_another(STACK)
    assert "y₀ =" not in panel.math.text
    ended.selection.look_at(layer=1)
    assert "y₀ =" in panel.math.text


def test_state_has_rows_of_its_own_where_it_is_no_output(
    show: Show, run_another: Run, ended: Context
) -> None:
    panel = show(EquationPanel)
    assert not panel.comparison.labels["h.head", "value"].isVisible()
    run_another(STACK)
    assert shown(panel, "h.head") == "h₀[0]"
    assert float(shown(panel, "h.numpy").replace("−", "-")) == pytest.approx(
        ended.client.trace[Name("h", 0, "numpy")][0, 0], rel=1e-8
    )


def test_outputs_of_another_size_than_the_targets_have_no_error(show: Show, run_another: Run) -> None:
    panel = show(EquationPanel)
    run_another(Experiment(model=Model(layers=(SimpleRNN(units=3),))))
    assert not panel.comparison.labels["target", "value"].isVisible()
    assert shown(panel, "numpy", "error") == ""


def test_integers_of_hundreds_of_digits_are_short_with_all_digits_as_tooltip(
    ended: Context, show: Show, run_another: Run, notebook: Experiment
) -> None:
    panel = show(EquationPanel)
    exact = notebook.replace(
        sequence=MemorySum(seq_len=400, weight=2, bias=3), precision=Precision(numpy="exact")
    )
    run_another(exact)
    ended.transport.last()
    label = panel.comparison.labels["numpy", "value"]
    assert len(label.text()) < 20
    assert label.toolTip() == str(ended.client.trace[Y.of("numpy")][-1, 0])
    assert len(label.toolTip()) > 100


def test_step_that_is_infinite_is_shown_as_such(ended: Context, show: Show, run_another: Run) -> None:
    panel = show(EquationPanel)
    huge = SimpleRNN(activation="linear", kernel=((1e300,),), recurrent_kernel=((1e300,),), bias=(3,))
    run_another(Experiment(sequence=MemorySum(seq_len=9), model=Model(layers=(huge,))))
    ended.transport.last()
    assert "∞" in panel.math.text
    assert shown(panel, "numpy") == "∞"


def test_hidden_panel_catches_up_when_shown(ended: Context, show: Show) -> None:
    panel = show(EquationPanel)
    panel.hide()
    ended.transport.go_to(4)
    before = panel.math.text
    panel.show()
    assert before != panel.math.text
    assert "x₄" in panel.math.text


def test_without_a_run_the_panel_says_how_to_get_one(qtbot: QtBot, ended: Context, show: Show) -> None:
    panel = show(EquationPanel)
    ended.selection.want("keras", False)
    with qtbot.waitSignal(ended.client.finished, timeout=60_000):
        ended.selection.want("numpy", False)
    assert panel.empty.isVisible()
    assert "Neither" in panel.empty.text()


@pytest.mark.slow
def test_both_implementations_stand_side_by_side(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(EquationPanel)
    ended.client.load_keras()
    qtbot.waitUntil(
        lambda: Y.of("keras") in ended.client.trace and ended.client.ending is not None, timeout=120_000
    )
    ended.transport.go_to(3)
    assert (shown(panel, "numpy"), shown(panel, "keras")) == ("124", "124")
    assert (shown(panel, "difference.keras"), shown(panel, "difference.keras", "error")) == ("0", "0 ulp")
    qtbot.mouseClick(panel.choice.toggle["keras"], Qt.MouseButton.LeftButton)
    assert ended.selection.shown == "keras"
    assert panel.math.text.endswith("= 124")


@pytest.mark.parametrize(
    ("depth", "lines"),
    [
        ("symbols", ["h₃ = x₃ W + h₂ U + b"]),
        ("numbers", ["h₃ = x₃ W + h₂ U + b", "= 72 + 49 + 3 = 124"]),
        ("products", ["h₃ = x₃ W + h₂ U + b", "= 36 · 2 + 49 · 1 + 3", "= 72 + 49 + 3 = 124"]),
    ],
)
def test_depth_is_chosen_with_three_buttons(
    ended: Context, show: Show, qtbot: QtBot, depth: str, lines: list[str]
) -> None:
    panel = show(EquationPanel)
    ended.transport.go_to(3)
    qtbot.mouseClick(panel.depth_choice.buttons[depth], Qt.MouseButton.LeftButton)
    assert panel.math.text.splitlines() == lines


def test_what_is_not_computed_yet_is_left_open(ended: Context, show: Show) -> None:
    panel = show(EquationPanel)
    ended.playhead.move(3, 1)
    symbols, factors, sums = panel.math.lines
    assert panel.math.text.splitlines()[2] == "= 72 + · + 3 = ·"
    assert [formula.text for formula in (*symbols, *factors, *sums) if formula.is_lit] == [
        "+ h₂ U",
        "+ 49 · 1",
        "+ ·",
    ]
    assert [formula.role for formula in factors] == ["text", "text", "quiet"]


def test_tooltips_have_every_digit(ended: Context, show: Show, run_another: Run) -> None:
    panel = show(EquationPanel)
    run_another(STACK)
    ended.transport.go_to(1)
    ended.selection.look_at(layer=0, unit=0)
    helps = "\n".join(formula.help for line in panel.math.lines for formula in line)
    for name, value in (
        ("a", Name("a", 0, "numpy")),
        ("h", Name("h", 0, "numpy")),
        ("xW", Name("xW", 0, "numpy")),
    ):
        exact = ended.client.trace[value][1, 0].item()
        assert f"{name}[0] of layer 0 at t = 1 = {exact!r}" in helps


def test_click_says_which_number_it_was(ended: Context, show: Show, qtbot: QtBot) -> None:
    panel = show(EquationPanel)
    ended.transport.go_to(3)
    with qtbot.waitSignal(panel.number_clicked) as clicked:
        qtbot.mouseClick(panel.math, Qt.MouseButton.LeftButton, pos=QPoint(12, 14))
    assert clicked.args == [Number(Name("h", 0), 0, 3), "numpy"]


def test_inside_a_step_the_outputs_are_still_to_come(ended: Context, show: Show) -> None:
    panel = show(EquationPanel)
    ended.transport.step_into()
    assert not panel.comparison.isVisible()
    ended.transport.step_out()
    assert panel.comparison.isVisible()


# ── in another convention ──────────────────────────────────────────────────────────────────────


def test_equation_is_written_as_the_chosen_convention_has_it(ended: Context, show: Show) -> None:
    panel = show(EquationPanel)
    ended.transport.go_to(3)
    assert not panel.difference.isVisible()
    next(one for one in panel.menu.conventions.actions() if one.text() == "PyTorch").trigger()
    assert panel.math.text.splitlines()[0] == "h₃ = W_ih x₃ + b_ih + W_hh h₂ + b_hh"
    assert panel.difference.text() == "Convention: PyTorch"
    assert "PyTorch writes W x + U h" in panel.difference.toolTip()
    assert panel.difference.isVisible()
    ended.convention.choose("keras")
    assert panel.math.text.splitlines()[0] == "h₃ = x₃ W + h₂ U + b"


def test_letters_to_choose_from_and_sentence_follow_the_convention(
    ended: Context, show: Show, run_another: Run
) -> None:
    panel = show(EquationPanel)
    run_another(STACK.replace(model=Model(layers=(GRU(units=1, reset_after=False),))))
    ended.convention.choose("TensorFlow 1")
    letters = [panel.choice.quantities.itemText(index) for index in range(4)]
    assert letters == ["uₜ", "rₜ", "cₜ", "hₜ"]
    ended.convention.choose("PyTorch")
    assert panel.difference.text().endswith("Its equations stay as Keras writes them.")


def test_equation_is_copied_as_text_and_as_tex(ended: Context, show: Show) -> None:
    panel = show(EquationPanel)
    ended.transport.go_to(3)
    clipboard = present(QGuiApplication.clipboard())
    panel.menu.copy_text.trigger()
    assert clipboard.text().splitlines()[0] == "h₃ = x₃ W + h₂ U + b"
    panel.menu.copy_tex.trigger()
    assert clipboard.text().splitlines()[:3] == [
        r"\begin{aligned}",
        r"h_{3} &= x_{3} W + h_{2} U + b \\",
        r"&= 36 \cdot 2 + 49 \cdot 1 + 3 \\",
    ]


def test_number_that_another_program_states_otherwise_tells_of_what_it_is_made(
    ended: Context, show: Show, run_another: Run
) -> None:
    panel = show(EquationPanel)
    run_another(STACK.replace(model=Model(layers=(GRU(units=1),))))
    ended.convention.choose("textbook")
    helps = [formula.help for line in panel.math.lines for formula in line if formula.help]
    assert any(help.startswith("Made of Keras' numbers:") for help in helps)
