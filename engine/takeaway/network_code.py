"""A model as code: its weights as numbers, and one time step of it line by line."""

from collections.abc import Iterator

import numpy as np

from engine.cells.base import Cell
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment
from engine.notation.symbols import of_layer
from engine.run.weights import LayerStart, start_of
from engine.takeaway.activation_code import applied, functions
from engine.takeaway.literal import NumberRows, assigned
from engine.takeaway.part import CodePart

_TIMES = '''\
def times(row, matrix):
    """row @ matrix, added up as RNN Explorer does; @ may round the last bits otherwise."""
    return np.einsum("...i,ij->...j", row, matrix)'''

_TIMES_EXACT = '''\
def times(row, matrix):
    """row @ matrix in Python's integers."""
    return row @ matrix'''

_TO_FLOATS = '''\
def to_floats(numbers):
    """Python's integers as float64; those beyond it become infinite."""
    return np.array([to_float(number) for number in numbers])


def to_float(number):
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf'''

_STEPS: dict[type[Cell], dict[str, str]] = {
    SimpleRNN: {
        "xW": "times({x}, W{i})",
        "hU": "h{i}.dot(U{i})",
        "a": "(xW{i} + b{i}) + hU{i}",
        "h": "{activation}",
    }
}
"""What computes each quantity of a cell, in the order they are listed."""

_NOTES = {"a": "the pre-activation, added in Keras' order"}

_SYMBOLS = {"W": "kernel", "U": "recurrent_kernel", "b": "bias"}


def suffix(experiment: Experiment, layer: int) -> str:
    """What the names of a layer's variables end in: its number where there are several."""
    return str(layer) if len(experiment.model.layers) > 1 else ""


def weights_part(experiment: Experiment) -> CodePart:
    """The weights as literal numbers, those left to the seed, too."""
    with np.errstate(all="ignore"):
        start = start_of(experiment, "float64")
    lines: list[str] = []
    for index, (cell, drawn) in enumerate(zip(experiment.model.layers, start.layers, strict=True)):
        lines += _layer(cell, drawn, suffix(experiment, index))
    readout = experiment.model.readout
    if readout is not None:
        lines += _readout(readout, experiment.model.outputs)
    return CodePart("The network", _equations(experiment), "\n".join(lines))


def functions_part(experiment: Experiment) -> CodePart:
    """What a step calls."""
    is_exact = experiment.precision.numpy == "exact"
    names = [getattr(cell, "activation", "linear") for cell in experiment.model.layers]
    found = [*([_TIMES_EXACT, _TO_FLOATS] if is_exact else [_TIMES]), *functions(names)]
    needs_math = is_exact or "gelu" in names
    code = "\n\n\n".join(found)
    text = "The matrix product, and what bends the sums:" if len(found) > 1 else "The matrix product:"
    return CodePart("The functions", text, code, ("import math",) if needs_math else ())


def state_lines(experiment: Experiment) -> list[str]:
    """The states before the first step."""
    names = [suffix(experiment, index) for index in range(len(experiment.model.layers))]
    return [f"h{i} = np.array(initial_state{i}, dtype=precision)" for i in names]


def step_lines(experiment: Experiment) -> list[str]:
    """One time step, from x_t to y."""
    lines, x = [], "x_t"
    for index, cell in enumerate(experiment.model.layers):
        i = suffix(experiment, index)
        activation = applied(getattr(cell, "activation", "linear"), f"a{i}")
        code = _STEPS[type(cell)]
        for quantity in cell.quantities:
            right = code[quantity.name].format(x=x, i=i, activation=activation)
            note = _NOTES.get(quantity.name, quantity.help)
            lines.append(f"{quantity.name}{i} = {right}  # {note}")
        x = f"h{i}"
    return [*lines, f"y = times({x}, V) + c" if experiment.model.readout is not None else f"y = {x}"]


def step_names(experiment: Experiment) -> list[str]:
    """The variables of a step that are printed, in the order they are computed."""
    layers = enumerate(experiment.model.layers)
    return [f"{one.name}{suffix(experiment, index)}" for index, cell in layers for one in cell.quantities]


def _layer(cell: Cell, drawn: LayerStart, i: str) -> Iterator[str]:
    n = cell.units * cell.gates
    kernel = cell.kernel or drawn.weights.kernel.tolist()
    recurrent = cell.recurrent_kernel or drawn.weights.recurrent_kernel.tolist()
    state = cell.initial_state[0] if cell.initial_state else (0,) * cell.units
    yield from assigned(f"kernel{i}", kernel, _origin("(inputs, units)", cell.kernel))
    yield from assigned(f"recurrent_kernel{i}", recurrent, _origin("(units, units)", cell.recurrent_kernel))
    yield from assigned(f"bias{i}", cell.bias or (0,) * n)
    yield from assigned(f"initial_state{i}", state, "h before t = 0")
    for symbol, name in _SYMBOLS.items():
        yield f"{symbol}{i} = np.array({name}{i}, dtype=precision)"


def _readout(readout: Dense, outputs: int) -> Iterator[str]:
    yield from assigned("readout_kernel", readout.kernel, "(units, outputs)")
    yield from assigned("readout_bias", readout.bias or (0,) * outputs)
    yield "V = np.array(readout_kernel, dtype=precision)"
    yield "c = np.array(readout_bias, dtype=precision)"


def _origin(shape: str, given: "tuple[NumberRows, ...] | None") -> str:
    return shape if given is not None else f"{shape}; drawn from the seed"


def _equations(experiment: Experiment) -> str:
    layers = experiment.model.layers
    lines = []
    for index, cell in enumerate(layers):
        equations = [of_layer(one.tex, index, len(layers)) for one in cell.quantities if "=" in one.tex]
        where = f"Layer {index}, " if len(layers) > 1 else ""
        lines.append(
            f"{where}{cell.cell} with {_units(cell.units)}, φ = `{getattr(cell, 'activation', '')}`:"
        )
        lines += [f"$${equation}$$" for equation in equations]
    if experiment.model.readout is not None:
        h = of_layer("h_t", len(layers) - 1, len(layers))
        lines += ["A linear readout:", f"$$y_t = {h} V + c$$"]
    return "\n\n".join(lines)


def _units(units: int) -> str:
    return "1 unit" if units == 1 else f"{units} units"
