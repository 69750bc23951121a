"""A weight at many places of a plane at once: it changes evenly along both directions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from engine.array import Array

PointsCall = Callable[[], Any]
"""Arithmetic on tables that are made once, so that a step is a list of these."""


@dataclass(frozen=True, eq=False)
class WeightChange:
    """What one direction changes of a matrix. numbers: (rows, columns), of those that it changes.

    place: how far along the direction each point is, (points,).
    """

    along: int
    rows: slice
    columns: slice
    numbers: Array
    place: Array


class AffineMatrix:
    """base + a · change + b · change, at every place (a, b).

    A row times it is three products that all places share, instead of one product a place. A single weight
    changes one column alone.
    """

    def __init__(self, base: Array, directions: Sequence[Array], places: Array) -> None:
        """base: (rows, columns), and so each direction. places: (2, points)."""
        self._base, self._points = base, places.shape[1]
        self.changes = [
            WeightChange(along, rows, columns, direction[rows, columns], places[along])
            for along, direction in enumerate(directions)
            if direction.any()
            for rows, columns in [(_used(direction, 1), _used(direction, 0))]
        ]
        self._whole: Array | None = None  # a row for each point, where that is one product
        if len(base) == 1 and self.changes:
            moved = [place * one.T[..., np.newaxis] for place, one in zip(places, directions, strict=True)]
            self._whole = base.T[..., np.newaxis] + moved[0] + moved[1]

    def times(self, factor: Array, calls: list[PointsCall]) -> Array:
        """Where a factor, (rows, batch, points), times it will stand, (columns, batch, points).

        Where all points are alike, there may be one only. calls: get what computes it.
        """
        points = max(factor.shape[2], self._points if self.changes else 1)
        out = np.empty((self._base.shape[1], factor.shape[1], points))
        if self._whole is not None:
            calls.append(partial(np.multiply, factor, self._whole, out))
            return out
        if points == factor.shape[2]:
            calls.append(partial(np.dot, self._base.T, _flat(factor), _flat(out)))
        else:
            alike = np.empty((len(out), factor.shape[1], 1))
            calls.append(partial(np.dot, self._base.T, _flat(factor), _flat(alike)))
            calls.append(partial(np.copyto, out, alike))
        for change in self.changes:
            calls += _calls_of(change, factor, out[change.columns])
        return out

    def of(self, factor: Array) -> Array:
        """A factor times it, at once."""
        calls: list[PointsCall] = []
        out = self.times(factor, calls)
        for call in calls:
            call()
        return out

    def moved(self, along: int, factor: Array) -> Array | None:
        """How a row times it changes along a direction, (columns, batch, points); None where it does not."""
        for change in self.changes:
            if change.along == along:
                out = np.zeros((self._base.shape[1], *factor.shape[1:]))
                rows = factor[change.rows]
                out[change.columns] = np.dot(change.numbers.T, _flat(rows)).reshape(-1, *factor.shape[1:])
                return out
        return None


def _calls_of(change: WeightChange, factor: Array, out: Array) -> list[PointsCall]:
    """Add what a direction changes."""
    rows, product = factor[change.rows], np.empty((len(out), *factor.shape[1:]))
    moved = np.empty(out.shape)
    turned = np.ascontiguousarray(change.numbers.T)
    return [
        partial(np.dot, turned, _flat(rows), _flat(product)),
        partial(np.multiply, product, change.place, moved),
        partial(np.add, out, moved, out),
    ]


def _used(direction: Array, axis: int) -> slice:
    """From the first row or column that changes to the last."""
    found = np.flatnonzero(direction.any(axis=axis))
    return slice(int(found[0]), int(found[-1]) + 1)


def _flat(table: Array) -> Array:
    return table.reshape(len(table), -1)
