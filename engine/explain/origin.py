"""Where each number of a step comes from, as the cells declare it."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells.base import Cell
from engine.cells.operand import Before, Bias, Computed, Input, MatrixProduct, Operand, WeightPart
from engine.cells.stage import INSIDE, OVER_ALL_UNITS, ExpressionStage, is_over_all_units, stage, stages
from engine.experiment import Model
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, READOUT_SUM, TARGET, Name, Number, X, Y
from engine.run.plan import Plan
from engine.run.wiring import MERGED, below, second_half_at, turned

OUTPUT = "h"  # the state of every cell that it puts out
MADE_OF_NOTHING = (X, TARGET, Name("error"))  # that the cell knows of


@dataclass(frozen=True)
class Term:
    """One contribution to a computed number: a number, times a weight where there is one."""

    number: Number
    weight: Number | None = None


def state_name(model: Model) -> Name:
    """The name of the last layer's h, which the readout reads; without a readout it is the output."""
    return Name(OUTPUT, len(model.layers) - 1)


def number_of(plan: Plan, name: Name, index: int, t: int | None) -> Number:
    """The Number of a recorded quantity; without a readout, y is called by the last layer's h."""
    model = plan.job.experiment.model
    is_state = name == Y and model.readout is None and model.layers[-1].merge_mode is None
    return Number(state_name(model) if is_state else name, index, t)


def input_name(layer: int) -> Name:
    """The name of a layer's input: x, or the h of the layer below."""
    return X if layer == 0 else Name(OUTPUT, layer - 1)


def inputs_of(plan: Plan, layer: int) -> int:
    """How many numbers a layer sees."""
    return plan.job.experiment.model.width_read(layer, plan.sequence.features)


def has_number(plan: Plan, number: Number) -> bool:
    """Whether a run has a number of this name: what draws later still shows those of another network."""
    name, layer, _ = number.name
    layers = plan.job.experiment.model.layers
    if layer is None or number.t is None:
        return True
    if layer >= len(layers):
        return False
    if name == MERGED:
        return layers[layer].merge_mode is not None
    return name in {one.name for one in stages(layers[layer])}


def terms_of(plan: Plan, number: Number) -> tuple[Term, ...]:
    """What a number is computed from; nothing for given inputs, targets, errors, first states, weights."""
    if number.t is None or number.t < 0:
        return ()
    if number.name == X and plan.job.reads_own_output(number.t):
        return (Term(number_of(plan, Y, number.index, number.t - 1)),)
    if number.name in MADE_OF_NOTHING:
        return ()
    layer = number.name.layer
    if layer is None:
        return tuple(_readout_terms(plan, number))
    if number.name.quantity == MERGED:
        second = second_half_at(plan.job.experiment.model, layer, number.t, plan.steps)
        forward = Number(Name(OUTPUT, layer - 1), number.index, number.t)
        return Term(forward), Term(Number(Name(OUTPUT, layer), number.index, second))
    cell = plan.job.experiment.model.layers[layer]
    return tuple(_terms(plan, layer, stage(cell, number.name.quantity), number.t, number.index))


def operation_of(plan: Plan, number: Number) -> Operand | None:
    """What makes a number of its terms; None of what no cell computes."""
    name, layer, _ = number.name
    if layer is None or number.t is None or number.t < 0:
        return None
    if name == MERGED:
        return None
    return stage(plan.job.experiment.model.layers[layer], name).operand


def sources_of(plan: Plan, number: Number) -> tuple[Term, ...]:
    """What a number is computed from, as far as a run records it: through what stands inside expressions."""
    found: list[Term] = []
    for term in terms_of(plan, number):
        is_inside = INSIDE in term.number.name.quantity
        found += [term, *(sources_of(plan, term.number) if is_inside else ())]
    return tuple(dict.fromkeys(found))


def _terms(plan: Plan, layer: int, stage: ExpressionStage, t: int, unit: int) -> Iterator[Term]:
    cell = plan.job.experiment.model.layers[layer]
    if isinstance(stage.operand, MatrixProduct):
        yield from _products(plan, layer, stage.sources[0], stage.operand.part, t, unit)
        return
    for source in stage.sources:
        if isinstance(source, Bias):
            yield Term(weight_number(cell, layer, source.part, unit))
            continue
        entries = range(cell.units) if is_over_all_units(cell, stage.operand) else (unit,)
        yield from (Term(operand_number(layer, source, index, t)) for index in entries)


def _products(plan: Plan, layer: int, factor: Operand, part: WeightPart, t: int, unit: int) -> Iterator[Term]:
    cell = plan.job.experiment.model.layers[layer]
    size = inputs_of(plan, layer) if isinstance(factor, Input) else cell.units
    for index in range(size):
        weight = weight_number(cell, layer, part, unit, index)
        is_input = isinstance(factor, Input)
        number = read_number(plan, layer, index, t) if is_input else operand_number(layer, factor, index, t)
        yield Term(number, weight)


def operand_number(layer: int, operand: Operand, index: int, t: int) -> Number:
    """The number of x, a state before the step, or a quantity. Raises TypeError for what has no name."""
    match operand:
        case Input():
            return Number(input_name(layer), index, t)
        case Before(state):
            return Number(Name(state, layer), index, t - 1)
        case Computed(name):
            return Number(Name(name, layer), index, t)
        case _:
            raise TypeError(f"{operand} has no name")


def read_number(plan: Plan, layer: int, index: int, t: int) -> Number:
    """The number that a layer, or the readout, reads as the t-th it processes: of a step counted in time."""
    model = plan.job.experiment.model
    found = below(model, layer)
    t = turned(t, plan.steps, model.reset_every) if found.is_turned else t
    if found.layer is None:
        return Number(X, index, t)
    if found.mode is None:
        return Number(Name(OUTPUT, found.layer), index, t)
    if found.mode != "concat":
        return Number(Name(MERGED, found.layer), index, t)
    first = model.layers[found.layer - 1].units
    if index < first:
        return Number(Name(OUTPUT, found.layer - 1), index, t)
    second = second_half_at(model, found.layer, t, plan.steps)
    return Number(Name(OUTPUT, found.layer), index - first, second)


def weight_number(cell: Cell, layer: int, part: WeightPart, unit: int, row: int = 0) -> Number:
    """A number of a weight, in a gate's columns. unit: the column there. row: of a matrix."""
    block = cell.block(part.weight)
    column = block.column(part.gate, unit, cell.units)
    if block.dimensions == 1:
        return Number(Name(part.weight, layer), column)
    return Number(Name(part.weight, layer), row if block.rows else part.row, None, column)


def part_of(cell: Cell, number: Number) -> WeightPart:
    """The gate's part of a weight that a number stands in."""
    name = number.name.quantity
    block = cell.block(name)
    column = number.index if number.column is None else number.column
    row = number.index if number.column is not None and block.rows is None else 0
    return WeightPart(name, block.gates[column // cell.units], row)


def _readout_terms(plan: Plan, number: Number) -> Iterator[Term]:
    model = plan.job.experiment.model
    if number.name == Y and model.readout is not None and model.readout.activation != "linear":
        over_all = model.readout.activation in OVER_ALL_UNITS
        for index in range(model.outputs) if over_all else (number.index,):
            yield Term(Number(READOUT_SUM, index, number.t))
        return
    top, t = len(model.layers), 0 if number.t is None else number.t
    if model.readout is None:
        yield Term(read_number(plan, top, number.index, t))
        return
    for index in range(inputs_of(plan, top)):
        weight = Number(READOUT_KERNEL, index, None, number.index)
        yield Term(read_number(plan, top, index, t), weight)
    yield Term(Number(READOUT_BIAS, number.index))
