"""The ways in which an array's axes can be rows, steps and the numbers of a step."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

import numpy as np

from engine.array import Array

AxisName = Literal["rows", "steps", "size", "one", "rows × steps", "steps × size"]
"""What an axis counts. one: nothing, as it has length 1. The last two hold one behind the other."""

Axes = tuple[AxisName, ...]


@dataclass(frozen=True)
class WantedShape:
    """The shape that numbers of a run have: (rows, steps, size)."""

    rows: int
    steps: int
    size: int

    def __str__(self) -> str:
        return f"({self.rows}, {self.steps}, {self.size})"


@dataclass(frozen=True)
class AxesReading:
    """A way to read a shape. cost: 0 of the straight way. steps: how many steps are read so."""

    axes: Axes
    cost: int
    steps: int

    @property
    def is_last_only(self) -> bool:
        """Whether there is no axis of steps."""
        return not any("steps" in axis for axis in self.axes)


STRAIGHT, SWAPPED, TURNED, LAST, LENGTH = 0, 2, 3, 5, 20
"""Costs: as it stands; the first two axes swapped; others; the last step alone; another number of steps."""
_ORDERS: dict[tuple[AxisName, ...], int] = {
    ("rows", "steps", "size"): STRAIGHT,
    ("steps", "size"): STRAIGHT,
    ("rows", "steps"): STRAIGHT,
    ("steps",): STRAIGHT,
    ("steps", "rows", "size"): SWAPPED,
    ("steps", "rows"): SWAPPED,
    ("size", "steps"): TURNED,
    ("rows", "size"): LAST,
    ("rows",): LAST,
    ("size",): LAST,
    ("rows × steps", "size"): TURNED + 1,
    ("rows × steps",): TURNED + 1,
    ("steps × size",): TURNED + 1,
}


def readings(shape: tuple[int, ...], wanted: WantedShape) -> list[AxesReading]:
    """Every way to read a shape as numbers of a run, the plainest first; none where it cannot be so."""
    found: dict[Axes, AxesReading] = {}
    for ones, inner in _without_ones(shape):
        for axes, cost in _orders(len(inner)):
            reading = _reading(inner, axes, cost, wanted)
            if reading is not None:
                whole = _with_ones(axes, ones)
                found.setdefault(whole, AxesReading(whole, reading.cost + len(ones), reading.steps))
    return sorted(found.values(), key=lambda one: one.cost)


def as_rows(values: Array, axes: Axes, wanted: WantedShape) -> Array:
    """An array as (rows, steps, size), by what its axes are; of the last step alone (rows, 1, size)."""
    kept = tuple(index for index, axis in enumerate(axes) if axis == "one")
    values, axes = values.squeeze(kept), tuple(axis for axis in axes if axis != "one")
    if axes and axes[0] == "rows × steps":
        values, axes = values.reshape(wanted.rows, -1, *values.shape[1:]), ("rows", "steps", *axes[1:])
    if axes == ("steps × size",):
        values, axes = values.reshape(-1, wanted.size), ("steps", "size")
    order: tuple[AxisName, ...] = ("rows", "steps", "size")
    there = [axis for axis in order if axis in axes]
    values = values.transpose([axes.index(axis) for axis in there])
    missing = tuple(index for index, axis in enumerate(order) if axis not in axes)
    return np.expand_dims(values, missing)


def counts_steps(values: Array) -> bool:
    """Whether the first of several columns counts 0, 1, 2, … or 1, 2, 3, …"""
    if values.ndim != 2 or values.shape[1] < 2 or len(values) < 2:
        return False
    first = values[:, 0]
    return bool(first[0] in (0, 1) and np.array_equal(first, np.arange(len(first)) + first[0]))


def _without_ones(shape: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The shape itself, and without one axis or two of length 1: their places, and what is left."""
    ones = [index for index, length in enumerate(shape) if length == 1]
    dropped: list[tuple[int, ...]] = [(), *((index,) for index in ones)]
    dropped += [(a, b) for a in ones for b in ones if a < b]
    for places in dropped:
        inner = tuple(length for index, length in enumerate(shape) if index not in places)
        if 1 <= len(inner) <= 3:
            yield places, inner


def _with_ones(axes: Axes, places: tuple[int, ...]) -> Axes:
    whole = list(axes)
    for place in places:
        whole.insert(place, "one")
    return tuple(whole)


def _orders(axes: int) -> Iterator[tuple[Axes, int]]:
    known = {order: cost for order, cost in _ORDERS.items() if len(order) == axes}
    yield from known.items()
    if axes == 3:
        every: tuple[AxisName, ...] = ("rows", "steps", "size")
        yield from ((order, TURNED) for order in permutations(every) if order not in known)


def _reading(shape: tuple[int, ...], axes: Axes, cost: int, wanted: WantedShape) -> AxesReading | None:
    """A way to read a shape; None where lengths do not fit. Another number of steps fits, and costs."""
    there = dict(zip(axes, shape, strict=True))
    if wanted.rows > 1 and not ({"rows", "rows × steps"} & set(axes)):
        return None
    if wanted.size > 1 and not ({"size", "steps × size"} & set(axes)):
        return None
    if there.get("rows", wanted.rows) != wanted.rows or there.get("size", wanted.size) != wanted.size:
        return None
    steps = _steps(there, wanted)
    if steps is None:
        return None
    if steps == 1 and wanted.steps > 1 and "steps" in axes:
        cost = max(cost, LAST)
    elif steps != wanted.steps and "steps" in " ".join(axes):
        cost += LENGTH
    return AxesReading(axes, cost, steps)


def _steps(there: dict[AxisName, int], wanted: WantedShape) -> int | None:
    """How many steps there are; None where an axis that holds more than them does not fit."""
    if "steps" in there:
        return there["steps"] or None
    if "rows × steps" in there:
        fits = wanted.rows > 1 and there["rows × steps"] == wanted.rows * wanted.steps
        return wanted.steps if fits else None
    if "steps × size" in there:
        fits = wanted.size > 1 and wanted.rows == 1 and there["steps × size"] == wanted.steps * wanted.size
        return wanted.steps if fits else None
    return 1
