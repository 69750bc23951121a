"""A model as code: its weights as numbers, and one time step of it line by line."""

from collections.abc import Iterator

import numpy as np

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.symbol import FUNCTION_LETTERS, Letters, function_around
from engine.experiment import Dense, Experiment
from engine.explain.origin import OUTPUT
from engine.notation.symbols import plain
from engine.run.weights import LayerStart, start_of
from engine.takeaway.activation_code import applied, functions
from engine.takeaway.cell_code import CellCode
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
        lines += cell_code(experiment, index).weight_lines()
    readout = experiment.model.readout
    if readout is not None:
        lines += _readout(readout, experiment.model.outputs, _readout_bias(experiment))
    return CodePart("The network", _equations(experiment), "\n".join(lines))


def functions_part(experiment: Experiment) -> CodePart:
    """What a step calls."""
    is_exact = experiment.precision.numpy == "exact"
    layers = experiment.model.layers
    names = [name for cell in layers for name in cell.activation_names()]
    names += [] if experiment.model.readout is None else [experiment.model.readout.activation]
    found = [*([_TIMES_EXACT, _TO_FLOATS] if is_exact else [_TIMES]), *functions(names)]
    needs_math = is_exact or "gelu" in names
    code = "\n\n\n".join(found)
    text = "The matrix product, and what bends the sums:" if len(found) > 1 else "The matrix product:"
    return CodePart("The functions", text, code, ("import math",) if needs_math else ())


def state_lines(experiment: Experiment) -> list[str]:
    """The states before the first step."""
    return [cell_code(experiment, index).state_line() for index in range(len(experiment.model.layers))]


def step_lines(experiment: Experiment) -> list[str]:
    """One time step, from x_t to y."""
    layers = range(len(experiment.model.layers))
    lines = [line for index in layers for line in cell_code(experiment, index).step_lines()]
    h = f"{OUTPUT}{suffix(experiment, layers[-1])}"
    readout = experiment.model.readout
    if readout is None:
        return [*lines, f"y = {h}"]
    return [*lines, f"y = {applied(readout.activation, f'times({h}, V) + {_readout_bias(experiment)}')}"]


def cell_code(experiment: Experiment, index: int) -> CellCode:
    """What writes a layer's code."""
    below = f"{OUTPUT}{suffix(experiment, index - 1)}" if index else "x_t"
    return CellCode(experiment.model.layers[index], below, suffix(experiment, index))


def _readout_bias(experiment: Experiment) -> str:
    """The variable of the readout's bias: c, unless the only layer has something of that letter."""
    cell = experiment.model.layers[0]
    letters = {*cell.states, *(symbol for block in cell.blocks for symbol in block.symbols)}
    return "c_y" if "c" in letters and len(experiment.model.layers) == 1 else "c"


def step_names(experiment: Experiment) -> list[str]:
    """The variables of a step that are printed, in the order they are computed."""
    layers = enumerate(experiment.model.layers)
    return [f"{one.name}{suffix(experiment, index)}" for index, cell in layers for one in cell.quantities]


def _layer(cell: Cell, drawn: LayerStart, i: str) -> Iterator[str]:
    kernel = cell.kernel or drawn.weights.kernel.tolist()
    recurrent = cell.recurrent_kernel or drawn.weights.recurrent_kernel.tolist()
    states = cell.initial_state or ((0,) * cell.units,) * len(cell.states)
    yield from assigned(f"kernel{i}", kernel, _origin("(inputs, units)", cell.kernel))
    yield from assigned(f"recurrent_kernel{i}", recurrent, _origin("(units, units)", cell.recurrent_kernel))
    yield from assigned(f"bias{i}", cell.bias or _bias(drawn.weights.bias))
    before = f"{' and '.join(cell.states)} before t = 0"
    yield from assigned(f"initial_state{i}", states[0] if len(states) == 1 else states, before)


def _bias(drawn: Array) -> "tuple[NumberRows, ...]":
    """A bias that is left out: whole numbers, of most cells."""
    whole = drawn.astype(int)
    found: tuple[NumberRows, ...] = (whole if (whole == drawn).all() else drawn).tolist()
    return found


def _readout(readout: Dense, outputs: int, bias: str) -> Iterator[str]:
    yield from assigned("readout_kernel", readout.kernel, "(units, outputs)")
    yield from assigned("readout_bias", readout.bias or (0,) * outputs)
    yield "V = np.array(readout_kernel, dtype=precision)"
    yield f"{bias} = np.array(readout_bias, dtype=precision)"


def _origin(shape: str, given: "tuple[NumberRows, ...] | None") -> str:
    return shape if given is not None else f"{shape}; drawn from the seed"


def _equations(experiment: Experiment) -> str:
    layers = experiment.model.layers
    lines = []
    for index, cell in enumerate(layers):
        letters = Letters(cell, index, len(layers), names_functions=False)
        equations = [letters.equation(one.name).at() for one in cell.quantities if one.symbol]
        where = f"Layer {index}, " if len(layers) > 1 else ""
        lines.append(f"{where}{cell.cell} with {_units(cell.units)}{_functions(cell)}:")
        lines += [f"$${equation}$$" for equation in equations]
    if experiment.model.readout is not None:
        h = Letters(layers[-1], len(layers) - 1, len(layers)).state(OUTPUT).at()
        name = experiment.model.readout.activation
        before, after = function_around(name)
        what = "A linear readout:" if name == "linear" else f"A readout with `{name}`:"
        lines += [what, f"$$y_t = {before}{h} V + c{after}$$"]
    return "\n\n".join(lines)


def _functions(cell: Cell) -> str:
    """What the letters of the equations stand for."""
    fields = [name for name in FUNCTION_LETTERS if name in type(cell).model_fields]
    return "".join(f", {plain(FUNCTION_LETTERS[name])} = `{getattr(cell, name)}`" for name in fields)


def _units(units: int) -> str:
    return "1 unit" if units == 1 else f"{units} units"
