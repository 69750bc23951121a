"""A model as code: its weights as numbers, and one time step of it line by line."""

from collections.abc import Iterable, Iterator

import numpy as np

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.symbol import FUNCTION_LETTERS, Letters, function_around
from engine.experiment import Dense, Experiment, Model
from engine.explain.origin import OUTPUT
from engine.explain.read_symbol import read_symbol_of
from engine.implementations.numpy import NumPy
from engine.notation.symbols import plain
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.start import LayerStart, start_of
from engine.takeaway.activation_code import applied, functions
from engine.takeaway.cell_code import CellCode
from engine.takeaway.literal import NumberRows, assigned
from engine.takeaway.part import CodePart

_STEP = "Step t of a layer that goes backwards is the t-th that it processes"
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


_TURNED = '''\
def turned(rows):
    """All rows from the last step to the first."""
    return rows[::-1]'''
_TURNED_BY_STRETCHES = '''\
def turned(rows):
    """All rows from the last step to the first, the {every} between two resets by themselves."""
    return [row for begin in range(0, len(rows), {every}) for row in rows[begin : begin + {every}][::-1]]'''


def turned_function(every: int | None) -> str:
    """What turns the rows of a run back in time, and the other way round. every: `Model.reset_every`."""
    return _TURNED if every is None else _TURNED_BY_STRETCHES.format(every=every)


def suffix(experiment: Experiment, layer: int) -> str:
    """What the names of a layer's variables end in: its number where there are several."""
    return str(layer) if len(experiment.model.layers) > 1 else ""


def weights_part(experiment: Experiment, row: int) -> CodePart:
    """The weights as literal numbers, those left to the seed, too; and with which states a row begins."""
    with np.errstate(all="ignore"):
        start = start_of(experiment, "float64")
    lines: list[str] = []
    for index, (cell, drawn) in enumerate(zip(experiment.model.layers, start.layers, strict=True)):
        lines += _layer(cell, drawn, suffix(experiment, index))
        lines += cell_code(experiment, index).weight_lines()
    lines += _carried(experiment, row)
    readout = experiment.model.readout
    if readout is not None:
        lines += _readout(readout, experiment.model.outputs, readout_bias(experiment))
    return CodePart("The network", _equations(experiment), "\n".join(lines))


def functions_part(experiment: Experiment) -> CodePart:
    """What a step calls."""
    is_exact = experiment.precision.numpy == "exact"
    layers = experiment.model.layers
    names = [name for cell in layers for name in cell.activation_names()]
    names += [] if experiment.model.readout is None else [experiment.model.readout.activation]
    found = [*([_TIMES_EXACT, _TO_FLOATS] if is_exact else [_TIMES]), *functions(names)]
    found += [turned_function(experiment.model.reset_every)] if experiment.model.is_backward else []
    needs_math = is_exact or "gelu" in names
    code = "\n\n\n".join(found)
    text = "The matrix product, and what bends the sums:" if len(found) > 1 else "The matrix product:"
    return CodePart("The functions", text, code, ("import math",) if needs_math else ())


def state_line(experiment: Experiment, row: int, index: int) -> str:
    """A layer's states before the first step: of a later row of a stateful model, as the one before ended."""
    is_carried = experiment.model.stateful and row > 0
    return cell_code(experiment, index).state_line("carried_state" if is_carried else "initial_state")


def reset_lines(experiment: Experiment, t: str, layers: Iterable[int]) -> list[str]:
    """Set the states of layers back to their start, where the model does. t: the variable of the step."""
    every = experiment.model.reset_every
    if every is None:
        return []
    lines = [f"    {cell_code(experiment, index).state_line()}" for index in layers]
    when = "at every step" if every == 1 else f"every {every} steps"
    return [f"if {t} and {t} % {every} == 0:  # the states are reset {when}", *lines]


def step_lines(experiment: Experiment) -> list[str]:
    """One time step, from x_t to y."""
    layers = range(len(experiment.model.layers))
    lines = [line for index in layers for line in cell_code(experiment, index).step_lines()]
    h = f"{OUTPUT}{suffix(experiment, layers[-1])}"
    readout = experiment.model.readout
    if readout is None:
        return [*lines, f"y = {h}"]
    return [*lines, f"y = {applied(readout.activation, f'times({h}, V) + {readout_bias(experiment)}')}"]


def cell_code(experiment: Experiment, index: int, x: str | None = None) -> CellCode:
    """What writes a layer's code. x: the variable that it reads; else x_t or the state of the layer below."""
    below = f"{OUTPUT}{suffix(experiment, index - 1)}" if index else "x_t"
    return CellCode(experiment.model.layers[index], x or below, suffix(experiment, index))


def _carried(experiment: Experiment, row: int) -> Iterator[str]:
    """The states that the row before ended with, of a stateful model."""
    if not experiment.model.stateful or not row:
        return
    job = Job(experiment, row, (NumPy.name,))
    layers = Simulation(job, {NumPy.name: NumPyNetwork}).plan.carried[NumPy.name]
    for index, (cell, states) in enumerate(zip(experiment.model.layers, layers, strict=True)):
        rows = [states[name].tolist() for name in cell.states]
        note = f"{' and '.join(cell.states)} that row {row - 1} ended with: the model is stateful"
        yield from assigned(
            f"carried_state{suffix(experiment, index)}", rows[0] if len(rows) == 1 else rows, note
        )


def readout_bias(experiment: Experiment) -> str:
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
    layers, lines = experiment.model.layers, []
    for index, cell in enumerate(layers):
        read = read_symbol_of(experiment.model, experiment.sequence.steps, index)
        letters = Letters(cell, index, len(layers), names_functions=False, read=read)
        equations = [letters.equation(one.name).at() for one in cell.quantities if one.symbol]
        where = f"Layer {index}, " if len(layers) > 1 else ""
        lines.append(f"{where}{cell.cell} with {_units(cell.units)}{_functions(cell)}:")
        lines += [f"$${equation}$$" for equation in equations]
    if experiment.model.readout is not None:
        h = read_symbol_of(experiment.model, experiment.sequence.steps, len(layers)).at()
        name = experiment.model.readout.activation
        before, after = function_around(name)
        what = "A linear readout:" if name == "linear" else f"A readout with `{name}`:"
        lines += [what, f"$$y_t = {before}{h} V + c{after}$$"]
    if experiment.model.is_backward:
        lines.append(_turned_text(experiment.model))
    return "\n\n".join(lines)


def _turned_text(model: Model) -> str:
    """Which step of a layer that goes backwards is meant by t, and by T-1-t or t'."""
    every = model.reset_every
    if every is None:
        return f"{_STEP}; of T steps it is T-1-t in time."
    return f"{_STEP}; in time it is t', counted back within the {every} steps from one reset to the next."


def _functions(cell: Cell) -> str:
    """What the letters of the equations stand for."""
    fields = [name for name in FUNCTION_LETTERS if name in type(cell).model_fields]
    return "".join(f", {plain(FUNCTION_LETTERS[name])} = `{getattr(cell, name)}`" for name in fields)


def _units(units: int) -> str:
    return "1 unit" if units == 1 else f"{units} units"
