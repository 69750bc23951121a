"""Saturated and dead units are found where a cell's activations put them out, not in its h alone."""

from typing import Any

import numpy as np
import pytest

from engine.breakpoints.activation_output import activation_outputs
from engine.breakpoints.dead_unit import DeadUnit
from engine.breakpoints.saturation import Saturation
from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.experiment import Experiment
from engine.expression.scope import Scope
from engine.run.name import Name
from tests.engine.runs import recorded

pytestmark = pytest.mark.usefixtures("known_cells")

UNITS = 2


def scope_of(kind: type[Cell], bias: Any = None, **fields: Any) -> Scope:
    """A run of two units without kernels: the biases alone decide, (…, gates × units)."""
    columns = len(kind.block("kernel").gates) * UNITS
    zeros = {"kernel": [[0] * columns], "recurrent_kernel": [[0] * columns] * UNITS}
    layer = {"cell": kind.__name__, "units": UNITS, **zeros, "bias": bias, **fields}
    sequence = {"kind": "values", "values": [[0.5]] * 5}
    run = recorded(Experiment.parse({"sequence": sequence, "model": {"layers": [layer]}}))
    return Scope(run.trace, run.plan)


def gru_bias(z: float = 0, r: float = 0, n: float = 0) -> list[list[float]]:
    return [[z, z, r, r, n, n], [0] * 6]


@pytest.mark.parametrize("z", [-20, 20])
def test_a_gate_is_saturated_at_either_end(z: float) -> None:
    scope = scope_of(GRU, gru_bias(z=z))
    assert np.abs(scope.rows(Name("h", 0, "numpy"), 0, 4)).max() < 0.5
    one = Saturation(bound=0.95, share=0.9)
    assert one.first_hit(scope, 0, 4) == 0
    assert one.sentence(scope, 0) == "|2 z − 1| is above 0.95 in 2 of 2 units at t = 0"


def test_a_state_that_no_activation_puts_out_is_not_saturated() -> None:
    scope = scope_of(GRU, gru_bias(z=1), initial_state=[[0.999, 0.999]])
    assert scope.rows(Name("h", 0, "numpy"), 0, 1).min() > 0.7
    assert Saturation(bound=0.7, share=0.1).first_hit(scope, 0, 4) is None


def test_what_is_bent_inside_an_expression_is_looked_at_too() -> None:
    scope = scope_of(LSTM, [0] * 8, initial_state=[[0, 0], [9, 0]])  # f = i = o = 1/2, g = 0: c is halved
    one = Saturation(bound=0.95, share=0.5)
    c = 9 / 2.0 ** np.arange(1, 5)
    assert one.holds(scope, 0, 4).tolist() == (np.tanh(c) > 0.95).tolist() == [True, True, False, False]
    assert one.sentence(scope, 1) == "|tanh(c)| is above 0.95 in 1 of 2 units at t = 1"


def test_a_candidate_that_never_opens_is_dead() -> None:
    bias = [0, 0, 0, 0, -1, 1, 0, 0]
    scope = scope_of(LSTM, bias, activation="relu", initial_state=[[1, 1], [1, 1]])
    assert scope.rows(Name("h", 0, "numpy"), 0, 4).min() > 0
    one = DeadUnit(steps=3)
    assert one.first_hit(scope, 0, 4) == 2
    assert one.sentence(scope, 2) == "g[0] is 0 at t = 2 and has been since t = 0, for 3 steps"


@pytest.mark.parametrize(("kind", "names"), [(GRU, ["z", "r", "n"]), (LSTM, ["i", "f", "g", "o", "tanh(c)"])])
def test_every_activation_of_a_cell_is_looked_at_in_every_step(kind: type[Cell], names: list[str]) -> None:
    scope = scope_of(kind)
    outputs = activation_outputs(scope)
    assert [one.written(scope) for one in outputs] == names
    assert all(one.rows(scope, 0, 4).shape == (UNITS, 4) for one in outputs)
