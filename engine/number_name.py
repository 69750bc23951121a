"""What a number of a step is called, in plain words: "hU", "h[1] at t = 2", "U[0, 1]"."""

from engine.origin import Number, inputs_of
from engine.plan import Plan

_LETTERS = {
    "kernel": "W",
    "recurrent_kernel": "U",
    "bias": "b",
    "readout.kernel": "V",
    "readout.bias": "c",
}


def name_of(plan: Plan, number: Number) -> str:
    """Its name, with its place where there are others beside it, and its layer where there are several."""
    layers = plan.job.experiment.model.layers
    where, _, bare = number.name.rpartition(".")
    letter = _LETTERS.get(number.name, _LETTERS.get(bare, bare))
    layer = f" of layer {where}" if where.isdigit() and len(layers) > 1 else ""
    return f"{letter}{_place(plan, number)}{layer}"


def _place(plan: Plan, number: Number) -> str:
    """The index as it is written after a name; nothing where there is no choice."""
    model = plan.job.experiment.model
    where, _, bare = number.name.rpartition(".")
    units = model.layers[int(where)].units if where.isdigit() else model.outputs
    if number.column is not None:
        rows = _rows(plan, where, bare)
        return f"[{number.index}, {number.column}]" if max(rows, units) > 1 else ""
    size = plan.shape[2] if number.name == "x" else units
    return f"[{number.index}]" if size > 1 else ""


def _rows(plan: Plan, where: str, kernel: str) -> int:
    """How many rows a matrix has."""
    layers = plan.job.experiment.model.layers
    if where == "readout":
        return layers[-1].units
    return inputs_of(plan, int(where)) if kernel == "kernel" else layers[int(where)].units
