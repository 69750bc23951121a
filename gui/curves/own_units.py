"""Numbers that the network sees on another scale, back on that of their data file."""

import numpy as np

from engine.array import Array
from engine.run.plan import Plan
from engine.sequences.data import Data


def is_scaled(plan: Plan | None) -> bool:
    """Whether the network sees the numbers of a run on another scale than its file has."""
    return plan is not None and isinstance(plan.sequence, Data) and plan.sequence.scaling != "none"


def in_own_units(plan: Plan, values: Array, index: int, *, are_targets: bool) -> Array:
    """Recorded inputs, or outputs and targets, on the file's scale. values: (steps,), of one column.

    index: of the feature or output; an output that no target belongs to stays as it is.
    """
    sequence = plan.sequence
    if not isinstance(sequence, Data):
        return values
    columns = sequence.targets or sequence.inputs if are_targets else sequence.inputs
    if sequence.scaling == "none" or index >= len(columns):
        return values
    with np.errstate(all="ignore"):  # the last steps of a run that diverges
        return sequence.in_own_units(
            values[:, np.newaxis], plan.job.row, are_targets=are_targets, column=index
        )[:, 0]


def step_name(plan: Plan | None, t: int) -> str:
    """What the file calls a step, as a date; "" where it says nothing."""
    if plan is None or not isinstance(plan.sequence, Data):
        return ""
    return plan.sequence.step_name(plan.job.row, t) or ""
