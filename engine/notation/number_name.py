"""What a number of a step is called, in plain words: "hU", "h[1] at t = 2", "U[0, 1]"."""

from engine.cells.base import LAYER_WEIGHTS
from engine.cells.operand import at_path
from engine.cells.stage import INSIDE
from engine.cells.symbol import Letters
from engine.explain.origin import inputs_of, part_of
from engine.notation.symbols import plain
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, READOUT_SUM, TARGET, Name, Number, X
from engine.run.plan import Plan
from engine.run.wiring import MERGED

_READOUT = {READOUT_KERNEL: "V", READOUT_BIAS: "c", READOUT_SUM: "h V + c"}


def name_of(plan: Plan, number: Number) -> str:
    """The name of a number for people: "h[1] of layer 0".

    The index is left out where the quantity has one number, the layer where the network has one layer.
    """
    layers = plan.job.experiment.model.layers
    name = number.name
    letter = _READOUT.get(name) or _letter(plan, number)
    layer = f" of layer {name.layer}" if name.layer is not None and len(layers) > 1 else ""
    return f"{letter}{_place(plan, number)}{layer}"


def _letter(plan: Plan, number: Number) -> str:
    """The symbol of a weight's part, W or U_z; what stands inside a quantity in full; else its name."""
    name, layer, _ = number.name
    if layer is None or name == MERGED:
        return name
    cell = plan.job.experiment.model.layers[layer]
    if INSIDE in name:
        quantity, _, path = name.partition(INSIDE)
        return plain(Letters(cell).written(at_path(cell.expression(quantity), path)).at())
    if number.t is not None or name not in LAYER_WEIGHTS:
        return name
    return plain(Letters(cell).weight(part_of(cell, number)))


def expression_of(plan: Plan, number: Number, implementation: str = "") -> str | None:
    """The expression by which a watch names a number at any step: "h[1]", "keras[1].h[0]".

    implementation: whose number is meant; "" means the first one of the run. None for weights and for parts
    of a quantity, which no expression names.
    """
    if number.t is None or INSIDE in number.name.quantity or number.name.quantity == MERGED:
        return None
    first = plan.job.implementations[:1]
    name, layer = f"{number.name.quantity}{_place(plan, number)}", number.name.layer
    whose = implementation or (first[0] if first else "")
    if not whose or number.name in (X, TARGET) or (not layer and whose in first):
        return name
    return f"{whose}[{layer}].{name}" if layer else f"{whose}.{name}"


def _place(plan: Plan, number: Number) -> str:
    """The index as it is written after a name; nothing where there is no choice."""
    model = plan.job.experiment.model
    layer = number.name.layer
    units = model.outputs if layer is None else model.layers[layer].units
    column = number.index if number.column is None else number.column
    if number.column is not None and number.name.quantity != "bias":
        rows = _rows(plan, number.name)
        return f"[{number.index}, {column % units}]" if max(rows, units) > 1 else ""
    size = plan.sequence.features if number.name == X else units
    return f"[{column % units if number.t is None else number.index}]" if size > 1 else ""


def _rows(plan: Plan, matrix: Name) -> int:
    """How many rows a matrix has."""
    layers = plan.job.experiment.model.layers
    if matrix.layer is None:
        return inputs_of(plan, len(layers))
    return inputs_of(plan, matrix.layer) if matrix.quantity == "kernel" else layers[matrix.layer].units
