"""Plots show a data file's own numbers, whatever scale the network sees them on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.run.name import TARGET, X, Y
from engine.sequences.data_choice import read_data
from gui.look.theme import Theme
from gui.plots.error import Error
from gui.plots.prediction import Prediction
from gui.state.context import Context, make_context
from gui.state.document import Document

PRICES = [28.0, 29.5, 31.0, 30.25, 33.5]
DAYS = [f"2024-01-0{day}" for day in range(1, 6)]
Run = Callable[[str], Context]


@pytest.fixture
def run(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Run]:
    """Makes a window's objects that have run on prices, brought to a scale."""
    made: list[Context] = []

    def begin(scaling: str) -> Context:
        path = tmp_path / "prices.csv"
        lines = [f"{day};{price}\n" for day, price in zip(DAYS, PRICES, strict=True)]
        path.write_text("day;price\n" + "".join(lines))
        model = Model(layers=(SimpleRNN(units=1, activation="linear"),))
        context = make_context(
            Document(Experiment(sequence=read_data(path, scaling=scaling), model=model)), Theme("light")
        )
        made.append(context)
        context.transport.restart()
        qtbot.waitUntil(lambda: context.client.ending is not None)
        return context

    yield begin
    assert all(context.client.close() for context in made)


@pytest.mark.parametrize("scaling", ["none", "standardise", "min-max", "difference"])
def test_inputs_and_targets_are_drawn_on_the_scale_of_the_file(run: Run, qtbot: QtBot, scaling: str) -> None:
    plot = Prediction(run(scaling))
    qtbot.addWidget(plot)
    curves = {curve.keys[0]: curve.values for curve in plot.curves()}
    skipped = scaling == "difference"
    expected = np.array(PRICES[skipped:])
    assert curves[TARGET.quantity] == pytest.approx(expected[1:])
    assert curves[X.quantity] == pytest.approx(expected[:-1])
    assert bool(plot.axis_note()) == (scaling != "none")


def test_outputs_are_drawn_beside_their_targets(run: Run, qtbot: QtBot) -> None:
    context = run("standardise")
    plot, trace = Prediction(context), context.client.trace
    qtbot.addWidget(plot)
    error = (trace[Y.of("numpy")] - trace[TARGET])[:, 0]
    curves = {curve.keys[0]: curve.values for curve in plot.curves()}
    assert curves["numpy"] - curves[TARGET.quantity] == pytest.approx(error * np.std(PRICES))


def test_an_asked_number_is_drawn_on_the_scale_that_it_is_judged_on(run: Run, qtbot: QtBot) -> None:
    context = run("min-max")
    plot = Prediction(context)
    qtbot.addWidget(plot)
    own = plot.axis_note()
    assert plot.ask_for(4, "target") is not None
    drawn = next(curve for curve in plot.curves() if curve.keys == (TARGET.quantity,))
    assert drawn.values.tolist() == context.client.trace[TARGET][:, 0].tolist()
    assert plot.axis_note() != own
    plot.stop_asking()
    assert plot.axis_note() == own


def test_errors_stay_those_of_the_measures_and_say_so(run: Run, qtbot: QtBot) -> None:
    plot = Error(run("min-max"))
    qtbot.addWidget(plot)
    assert "network" in plot.axis_note()


def test_a_step_is_called_as_the_file_calls_it(run: Run, qtbot: QtBot) -> None:
    plot = Prediction(run("none"))
    qtbot.addWidget(plot)
    plot.resize(400, 200)
    plot.show()
    assert plot.read_out(2, 0).endswith("2024-01-03")
