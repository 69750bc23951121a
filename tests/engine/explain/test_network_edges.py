"""The edges of a network are its weights: the largest are those that NumPy finds in the arrays."""

import numpy as np
import pytest

from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.explain.network_edges import INPUT, EdgeBundle, bundles
from engine.run.name import READOUT_KERNEL, Name
from engine.run.start import Start, start_of
from engine.sequences.values import Values


def started(*layers: Cell, readout: Dense | None = None) -> tuple[Model, Start]:
    rows = tuple((0.1 * t, 1.0, -0.5) for t in range(5))
    model = Model(layers=layers, readout=readout)
    return model, start_of(Experiment(sequence=Values(values=rows), model=model), "float64")


def bundle_of(found: list[EdgeBundle], weight: Name) -> EdgeBundle:
    return next(one for one in found if one.weight == weight)


@pytest.mark.parametrize("gate", ["i", "f", "g", "o"])
def test_edges_of_a_gate_are_its_columns_largest_first(gate: str) -> None:
    model, start = started(LSTM(units=6))
    found = bundle_of(bundles(model, start, gate), Name("recurrent_kernel", 0))
    whole = start.layers[0].weights.recurrent_kernel
    part = whole.reshape(6, 4, 6)[:, "ifgo".index(gate)]
    sources, targets = found.strongest(5)
    np.testing.assert_array_equal(np.abs(part[sources, targets]), np.sort(np.abs(part).ravel())[::-1][:5])
    number = found.number(int(sources[0]), int(targets[0]))
    assert whole[number.index, number.column] == part[sources[0], targets[0]]


def test_what_is_no_gate_has_the_largest_weight_of_all_gates() -> None:
    model, start = started(GRU(units=5))
    found = bundle_of(bundles(model, start, "h"), Name("kernel", 0))
    parts = start.layers[0].weights.kernel.reshape(3, 3, 5)
    np.testing.assert_array_equal(np.abs(found.values), np.abs(parts).max(axis=1))
    number = found.number(2, 4)
    assert start.layers[0].weights.kernel[number.index, number.column] == found.values[2, 4]


def test_edges_of_one_unit_end_or_begin_there() -> None:
    model, start = started(SimpleRNN(units=7))
    found = bundle_of(bundles(model, start, "h"), Name("recurrent_kernel", 0))
    sources, targets = found.strongest_of(3, target=2)
    assert set(targets.tolist()) == {2}
    column = np.abs(found.values[:, 2])
    assert set(sources.tolist()) == set(np.argsort(-column)[:3].tolist())
    assert set(found.strongest_of(9, source=1)[0].tolist()) == {1}


def test_zeros_are_no_edges() -> None:
    model, start = started(SimpleRNN(units=2, recurrent_kernel=((0, 0), (0, 3))))
    sources, targets = bundle_of(bundles(model, start, "h"), Name("recurrent_kernel", 0)).strongest(10)
    assert (sources.tolist(), targets.tolist()) == ([1], [1])


def test_layers_and_readout_read_the_one_below() -> None:
    model, start = started(SimpleRNN(units=2), SimpleRNN(units=3), readout=Dense(kernel=((1,), (2,), (3,))))
    found = bundles(model, start, "h")
    ways = {one.weight: (one.source, one.target, one.is_recurrent) for one in found}
    assert ways == {
        Name("kernel", 0): (INPUT, 0, False),
        Name("recurrent_kernel", 0): (0, 0, True),
        Name("kernel", 1): (0, 1, False),
        Name("recurrent_kernel", 1): (1, 1, True),
        READOUT_KERNEL: (1, 2, False),
    }


def test_halves_side_by_side_are_read_each_by_its_rows() -> None:
    model, start = started(SimpleRNN(units=2), SimpleRNN(units=2, merge_mode="concat"), SimpleRNN(units=3))
    reading = [one for one in bundles(model, start, "h") if one.weight == Name("kernel", 2)]
    kernel = start.layers[2].weights.kernel
    assert [(one.source, one.first_row) for one in reading] == [(0, 0), (1, 2)]
    np.testing.assert_array_equal(np.vstack([one.values for one in reading]), kernel)
    assert reading[1].number(1, 0).index == 3
    assert (
        next(one for one in bundles(model, start, "h") if one.target == 1 and not one.is_recurrent).source
        == INPUT
    )


def test_halves_that_are_added_are_both_read_by_every_row() -> None:
    model, start = started(SimpleRNN(units=2), SimpleRNN(units=2, merge_mode="sum"), SimpleRNN(units=3))
    reading = [one for one in bundles(model, start, "h") if one.weight == Name("kernel", 2)]
    assert [(one.source, one.values.shape, one.first_row) for one in reading] == [
        (0, (2, 3), 0),
        (1, (2, 3), 0),
    ]
