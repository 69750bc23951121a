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
    merged with it. is_turned: whether it is read from the last step to the first. is_in_time: whether a
    half that went backwards is turned back before it is merged; else row k of it is merged with row k.
    """

    layer: int | None
    mode: str | None
    is_turned: bool
    is_in_time: bool = True


def below(model: Model, layer: int) -> Below:
    """What stands below a layer; below as many as there are layers, the readout.

    Where only the last step counts, it is the last one that each half has processed, as in Keras.
    """
    is_layer = layer < len(model.layers)
    is_half = is_layer and model.layers[layer].merge_mode is not None
    read = layer - 2 if is_half else layer - 1
    mode = model.layers[read].merge_mode if read >= 0 else None
    is_turned = is_layer and model.layers[layer].is_backward
    return Below(read if read >= 0 else None, mode, is_turned, is_layer or model.return_sequences)


def rows_read(model: Model, layer: int, x: Array, h: Sequence[Array]) -> Array:
    """The input of a layer in the order in which the layer processes its steps, (steps, features).

    layer: as many as there are layers for what the readout reads. x: the network's input. h: what each layer
    below puts out, in the order it was processed, (steps, units) each: with a backward layer, whole runs.
    """
    found = below(model, layer)
    rows = _put_out(found, x, h, model.reset_every)
    return turned_rows(rows, model.reset_every) if found.is_turned else rows


def _put_out(found: Below, x: Array, h: Sequence[Array], every: int | None) -> Array:
    """In time: x, what one layer puts out, or two of them merged."""
    if found.layer is None:
        return x
    if found.mode is None:
        return h[found.layer]
    second = h[found.layer]
    return merged(found.mode, h[found.layer - 1], turned_rows(second, every) if found.is_in_time else second)


def turned(t: int, steps: int, every: int | None) -> int:
    """The step of time that a backward layer processes as its t-th, and the other way round.

    every: as `Model.reset_every`. So many steps are a stretch that is processed by itself, as if the model
    was called on each of them: a backward layer begins with the last step of the first one.
    """
    begin = 0 if every is None else t - t % every
    end = steps if every is None else min(begin + every, steps)
    return begin + end - 1 - t


def turned_rows(rows: Array, every: int | None) -> Array:
    """All rows of a run as they are processed backwards, or those turned back in time, (steps, …)."""
    if every is None:
        return np.ascontiguousarray(rows[::-1])
    return rows[[turned(t, len(rows), every) for t in range(len(rows))]]


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
    found, every = below(model, layer), model.reset_every
    t = turned(t, steps, every) if found.is_turned else t
    if found.layer is None or found.mode is None:
        return np.asarray(row_of(found.layer, t))
    second = turned(t, steps, every) if found.is_in_time else t
    return merged(found.mode, row_of(found.layer - 1, t), row_of(found.layer, second))


def second_half_at(model: Model, layer: int, t: int, steps: int) -> int:
    """The row of a backward half that is merged with row t of the first one. layer: of the backward half."""
    is_in_time = model.return_sequences or layer + 1 < len(model.layers)
    return turned(t, steps, model.reset_every) if is_in_time else t
