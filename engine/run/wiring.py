"""What each layer reads of the others, where some go through time backwards and two are merged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array
from engine.experiment import Model

MERGED = "merged"
"""The quantity that two halves are made into element by element, named by the layer of the second one."""


@dataclass(frozen=True)
class Below:
    """What a layer, or the readout, reads.

    layer: that puts it out; None for x. mode: as in `Cell.merge_mode`, where the layer before that one is
    merged with it. is_turned: whether it is read from the last step to the first.
    """

    layer: int | None
    mode: str | None
    is_turned: bool


def below(model: Model, layer: int) -> Below:
    """What stands below a layer; below as many as there are layers, the readout."""
    is_layer = layer < len(model.layers)
    is_half = is_layer and model.layers[layer].merge_mode is not None
    read = layer - 2 if is_half else layer - 1
    mode = model.layers[read].merge_mode if read >= 0 else None
    return Below(read if read >= 0 else None, mode, is_layer and model.layers[layer].is_backward)


def rows_read(model: Model, layer: int, x: Array, h: Sequence[Array]) -> Array:
    """The input of a layer in the order in which it processes it, (steps, features).

    layer: as many as there are layers for what the readout reads. x: the network's input. h: what each layer
    below puts out, in the order it was processed, (steps, units) each: with a backward layer, whole runs.
    """
    found = below(model, layer)
    rows = _put_out(found, x, h)
    return np.ascontiguousarray(rows[::-1]) if found.is_turned else rows


def _put_out(found: Below, x: Array, h: Sequence[Array]) -> Array:
    """In time: x, what one layer puts out, or two of them merged."""
    if found.layer is None:
        return x
    if found.mode is None:
        return h[found.layer]
    return merged(found.mode, h[found.layer - 1], h[found.layer][::-1])


def merged(mode: str, forward: Array, backward: Array) -> Array:
    """The two halves of Keras' Bidirectional, (..., units) each, the second one turned back in time."""
    match mode:
        case "concat":
            return np.concatenate([forward, backward], axis=-1)
        case "sum":
            return forward + backward
        case "mul":
            return forward * backward
        case _:
            return (forward + backward) / 2


def is_reset(every: int | None, t: int) -> bool:
    """Whether the states are back at their start before step t."""
    return every is not None and t % every == 0


def parts_between_resets(every: int | None, t: int, steps: int) -> Iterator[tuple[int, int]]:
    """Where the steps t … t + steps - 1 are cut, so that states are reset between the parts only."""
    if every is None:
        yield 0, steps
        return
    begin = 0
    while begin < steps:
        end = min(steps, begin + every - (t + begin) % every)
        yield begin, end
        begin = end


def row_read(model: Model, layer: int, t: int, steps: int, row_of: Any) -> Array:
    """The row that a layer reads as the t-th it processes. row_of: gives one of a layer, or of x for None."""
    found = below(model, layer)
    t = steps - 1 - t if found.is_turned else t
    if found.layer is None or found.mode is None:
        return np.asarray(row_of(found.layer, t))
    return merged(found.mode, row_of(found.layer - 1, t), row_of(found.layer, steps - 1 - t))
