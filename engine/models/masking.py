"""Steps that a model's Masking layer skips, taken out of what it reads."""

import numpy as np

from engine.array import Array, read_only
from engine.errors import ParameterError
from engine.models.opened import OpenedModel


def without_masked(opened: OpenedModel, values: Array) -> tuple[Array, tuple[str, ...]]:
    """The inputs without the steps that a model skips, (rows, steps, features), and a sentence on them.

    A skipped step leaves every state as it was, in each direction: at the steps that are left, all states and
    outputs are those that Keras has there. Raises ParameterError where rows skip different steps, or all.
    """
    if opened.mask_value is None:
        return values, ()
    is_masked = (values == opened.mask_value).all(axis=2)
    if not is_masked.any():
        return values, ()
    steps = is_masked[0]
    if (is_masked != steps).any():
        raise ParameterError(
            "",
            f"masks different steps in its rows (numbers that are all {opened.mask_value:g}); bring one row",
        )
    if steps.all():
        raise ParameterError("", f"masks every step: its numbers are all {opened.mask_value:g}")
    told = f"Masked, and taken out: {steps.sum()} of {len(steps)} steps. There the states stay as they are."
    return read_only(np.ascontiguousarray(values[:, ~steps])), (told,)
