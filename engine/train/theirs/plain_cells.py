"""Backwards through one step of a cell, written out by hand, so that a mistake can be made at each place.

What a function is given and gives may be one step, (rows, units), or many at once, (steps, rows, units).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.activation import ACTIVATIONS, SLOPES
from engine.array import Array
from engine.cells.base import Cell
from engine.doctor.recipe import GATES

CellTables = Mapping[str, Array]
"""What a step has computed, by name: x, h_before, c_before, the gates bent and unbent ("i" and "a_i"), …"""


@dataclass(frozen=True)
class StepFlaws:
    """What is wrong inside a step.

    slopes: by gate, or "cell" of an LSTM's bent cell state, how its derivative is taken: "output", "none",
    "tanh", "sigmoid", "unsquared". drops: paths that are left out: "recurrent" (back through the recurrent
    kernel), "direct" (h of a GRU's z, c of an LSTM's f). is_turned: whether the recurrent kernel is
    multiplied as it is, not transposed.
    """

    slopes: tuple[tuple[str, str], ...] = ()
    drops: tuple[str, ...] = ()
    is_turned: bool = False


RIGHT = StepFlaws()


@dataclass(frozen=True, eq=False)
class StepGradients:
    """The gradients of a step.

    of_input, of_state: of what the input's and the state's side add, each gate's columns side by side,
    (…, gates · units). before: of the states before the step. factors: by gate what the recurrent kernel's
    columns are multiplied with.
    """

    of_input: Array
    of_state: Array
    before: dict[str, Array]
    factors: tuple[Array, ...]


def forward_step(cell: Cell, weights: CellTables, x: Array, before: CellTables) -> dict[str, Array]:
    """All numbers of a step. weights: kernel, recurrent_kernel, and bias, (2, gates · units)."""
    known = {"x": x, **{f"{name}_before": row for name, row in before.items()}}
    gates, h = GATES[cell.cell], before["h"]
    from_x = np.split(x @ weights["kernel"] + weights["bias"][0], len(gates), axis=-1)
    parts = np.split(weights["recurrent_kernel"], len(gates), axis=1)
    biases = np.split(weights["bias"][1], len(gates))
    for gate, mine, part, bias in zip(gates, from_x, parts, biases, strict=True):
        if gate == "n":
            if getattr(cell, "reset_after", True):
                known["rec"] = h @ part + bias
                mine = mine + known["r"] * known["rec"]
            else:
                known["rh"] = known["r"] * h
                mine = mine + known["rh"] @ part + bias
        else:
            mine = mine + h @ part + bias
        known[f"a_{gate}"] = mine
        known[gate] = ACTIVATIONS[function_of(cell, gate)](mine)
    match cell.cell:
        case "LSTM":
            known["c"] = known["f"] * before["c"] + known["i"] * known["g"]
            known["cell"] = ACTIVATIONS[function_of(cell, "cell")](known["c"])
            known["h"] = known["o"] * known["cell"]
        case "GRU":
            known["h"] = known["z"] * h + (1 - known["z"]) * known["n"]
        case _:
            known["h"] = known["a"]
    return known


def function_of(cell: Cell, gate: str) -> str:
    """The name of the function that bends a gate, or the cell state."""
    is_bent_as_gate = gate in ("z", "r", "i", "f", "o")
    return str(getattr(cell, "recurrent_activation" if is_bent_as_gate else "activation"))


def backward_step(
    cell: Cell, weights: CellTables, known: CellTables, after: CellTables, flaws: StepFlaws = RIGHT
) -> StepGradients:
    """Backwards through a step, or many. after: the gradients of its states, by name."""
    return BACKWARD[cell.cell](cell, weights, known, after, flaws)


def _slope(cell: Cell, gate: str, known: CellTables, flaws: StepFlaws) -> Array:
    """The derivative of what bends a gate, as it is taken."""
    a, y = (known["c"], known["cell"]) if gate == "cell" else (known[f"a_{gate}"], known[gate])
    name, way = function_of(cell, gate), dict(flaws.slopes).get(gate, "")
    match way:
        case "output":
            return SLOPES[name](y, ACTIVATIONS[name](y))
        case "none":
            return np.ones_like(y)
        case "tanh":
            return np.asarray(1 - y * y)
        case "sigmoid":
            return np.asarray(y * (1 - y))
        case "unsquared":
            return np.asarray(1 - y)
        case _:
            return SLOPES[name](a, y)


def _through(weights: CellTables, gradient: Array, columns: slice, flaws: StepFlaws) -> Array:
    """Back through the recurrent kernel."""
    part = weights["recurrent_kernel"][:, columns]
    if flaws.is_turned and part.shape[0] == part.shape[1]:
        return np.asarray(gradient @ part)
    return np.asarray(gradient @ part.T)


def _recurrent(weights: CellTables, gates: list[Array], flaws: StepFlaws, like: Array) -> Array:
    if "recurrent" in flaws.drops:
        return np.zeros_like(like)
    units = like.shape[-1]
    parts = (slice(at * units, (at + 1) * units) for at in range(len(gates)))
    found = np.zeros_like(like)
    for gate, columns in zip(gates, parts, strict=True):
        found = found + _through(weights, gate, columns, flaws)
    return found


def _simple(
    cell: Cell, weights: CellTables, known: CellTables, after: CellTables, flaws: StepFlaws
) -> StepGradients:
    a = after["h"] * _slope(cell, "a", known, flaws)
    return StepGradients(a, a, {"h": _recurrent(weights, [a], flaws, a)}, (known["h_before"],))


def _lstm(
    cell: Cell, weights: CellTables, known: CellTables, after: CellTables, flaws: StepFlaws
) -> StepGradients:
    h = after["h"]
    c = after["c"] + h * known["o"] * _slope(cell, "cell", known, flaws)
    of_gates = {"i": c * known["g"], "f": c * known["c_before"], "g": c * known["i"], "o": h * known["cell"]}
    bent = [of_gates[gate] * _slope(cell, gate, known, flaws) for gate in GATES["LSTM"]]
    both = np.concatenate(bent, axis=-1)
    direct = np.zeros_like(c) if "direct" in flaws.drops else c * known["f"]
    before = {"h": _recurrent(weights, bent, flaws, h), "c": direct}
    return StepGradients(both, both, before, (known["h_before"],) * 4)


def _gru(
    cell: Cell, weights: CellTables, known: CellTables, after: CellTables, flaws: StepFlaws
) -> StepGradients:
    h, before, units = after["h"], known["h_before"], after["h"].shape[-1]
    n = h * (1 - known["z"]) * _slope(cell, "n", known, flaws)
    z = h * (before - known["n"]) * _slope(cell, "z", known, flaws)
    direct = np.zeros_like(h) if "direct" in flaws.drops else h * known["z"]
    if getattr(cell, "reset_after", True):
        rec = n * known["r"]
        r = n * known["rec"] * _slope(cell, "r", known, flaws)
        back = _recurrent(weights, [z, r, rec], flaws, h)
        of_state, last = np.concatenate([z, r, rec], axis=-1), before
    else:
        product = _through(weights, n, slice(2 * units, 3 * units), flaws)
        r = product * before * _slope(cell, "r", known, flaws)
        back = _recurrent(weights, [z, r], flaws, h)
        back = back if "recurrent" in flaws.drops else back + product * known["r"]
        of_state, last = np.concatenate([z, r, n], axis=-1), known["rh"]
    of_input = np.concatenate([z, r, n], axis=-1)
    return StepGradients(of_input, of_state, {"h": direct + back}, (before, before, last))


BACKWARD: dict[str, Callable[[Cell, CellTables, CellTables, CellTables, StepFlaws], StepGradients]] = {
    "SimpleRNN": _simple,
    "LSTM": _lstm,
    "GRU": _gru,
}
