"""Exported code of networks that go backwards, keep or reset their states, or count the last step alone."""

from pathlib import Path
from typing import Any

import pytest

from engine.cells.base import Cell
from engine.cells.echo_state import EchoState
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.minimal_gated_unit import MinimalGatedUnit
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Precision
from engine.takeaway.script import script_of
from tests.engine.run.test_directions import experiment_of
from tests.engine.takeaway.script_runs import assert_same, assert_script_repeats, computed, read, run_as_file

MODELS: dict[str, tuple[list[Cell], dict[str, Any]]] = {
    "concat": ([GRU(units=2), GRU(units=2, merge_mode="concat")], {}),
    "sum": ([LSTM(units=2), LSTM(units=2, merge_mode="sum"), SimpleRNN(units=2)], {}),
    "mul": ([SimpleRNN(units=2), SimpleRNN(units=2, merge_mode="mul")], {}),
    "ave": ([GRU(units=2, go_backwards=True), SimpleRNN(units=2), SimpleRNN(units=2, merge_mode="ave")], {}),
    "backward": ([LSTM(units=2, go_backwards=True), MinimalGatedUnit(units=2)], {}),
    "last": ([GRU(units=2), GRU(units=2, merge_mode="ave")], {"return_sequences": False}),
    "last forward": ([LSTM(units=2)], {"return_sequences": False}),
    "reset": ([GRU(units=2), EchoState(units=3)], {"reset_every": 3}),
    "reset backward": ([GRU(units=2), LSTM(units=3, merge_mode="concat")], {"reset_every": 3}),
    "one backward layer": ([SimpleRNN(units=2, go_backwards=True)], {"reset_every": 5}),
    "stateful": ([LSTM(units=2), GRU(units=2)], {"stateful": True, "reset_every": 4}),
    "stateful backward": ([LSTM(units=2), LSTM(units=2, merge_mode="sum")], {"stateful": True}),
}


def model_of(name: str, **more: Any) -> Any:
    layers, fields = MODELS[name]
    first = layers[0].replace(initial_state=[[0.25, -0.5]] * len(layers[0].states))
    return experiment_of([first, *layers[1:]], steps=8, rows=3, **fields, **more)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("row", [0, 2])
def test_script_of_every_kind_of_model_prints_the_bits_of_the_run(name: str, row: int) -> None:
    assert_script_repeats(model_of(name), row)


@pytest.mark.parametrize("name", ["concat", "reset backward", "stateful"])
def test_script_in_float32_prints_the_bits_of_the_run(name: str) -> None:
    width = 5 if name == "reset backward" else 4 if name == "concat" else 2
    readout = {"kernel": [[0.5 - k, 1] for k in range(width)], "activation": "sigmoid"}
    experiment = model_of(name, readout=readout).replace(precision=Precision(numpy="float32"))
    printed = assert_script_repeats(experiment, 1)
    assert printed.measures is not None


def test_script_of_a_bidirectional_network_stands_alone(tmp_path: Path) -> None:
    experiment = model_of("concat")
    assert_same(read(run_as_file(script_of(experiment), tmp_path)), computed(experiment))
