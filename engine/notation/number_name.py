"""What a number of a step is called, in plain words: "hU", "h[1] at t = 2", "U[0, 1]"."""

from engine.explain.origin import Number, inputs_of
from engine.run.plan import Plan

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


def expression_of(plan: Plan, number: Number, implementation: str = "") -> str | None:
    """How a watch names it, at whatever step: "h[1]", "keras[1].h[0]"; None of a weight, which is in none.

    implementation: whose number it is; the run's first where it is not said.
    """
    if number.t is None:
        return None
    first = plan.job.implementations[:1]
    layer, _, bare = number.name.rpartition(".")
    name = f"{bare}{_place(plan, number)}"
    whose = implementation or (first[0] if first else "")
    if not whose or bare in ("x", "target") or (layer in ("", "0") and whose in first):
        return name
    return f"{whose}[{layer}].{name}" if layer not in ("", "0") else f"{whose}.{name}"


def _place(plan: Plan, number: Number) -> str:
    """The index as it is written after a name; nothing where there is no choice."""
    model = plan.job.experiment.model
    where, _, bare = number.name.rpartition(".")
    units = model.layers[int(where)].units if where.isdigit() else model.outputs
    if number.column is not None:
        rows = _rows(plan, where, bare)
        return f"[{number.index}, {number.column}]" if max(rows, units) > 1 else ""
    size = plan.sequence.features if number.name == "x" else units
    return f"[{number.index}]" if size > 1 else ""


def _rows(plan: Plan, where: str, kernel: str) -> int:
    """How many rows a matrix has."""
    layers = plan.job.experiment.model.layers
    if where == "readout":
        return layers[-1].units
    return inputs_of(plan, int(where)) if kernel == "kernel" else layers[int(where)].units
