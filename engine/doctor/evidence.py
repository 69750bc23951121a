"""Somebody else's numbers of a network, and how exactly they were written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.array import Array
from engine.doctor.grid import rounding
from engine.doctor.recipe import GATES, Recipe, RecordedOrder
from engine.doctor.run import OUTPUT, Wanted
from engine.errors import ParameterError
from engine.run.name import Name

Theirs = Array | Mapping[str, Array]
"""Outputs, or quantities by name as "0.z" or "h": (rows, steps, size) each, of the last step (rows, size)."""


@dataclass(frozen=True, eq=False)
class Evidence:
    """What was recorded. numbers: the wanted quantities side by side, (rows, steps, size), NaN where unknown.

    Infinities are unknown, too. half_unit: by how much each may be off because it was written down. written:
    in what, as "float32" or "4 decimals". is_last_only: only the last step of each row is known. infinite,
    missing: how many numbers are infinite, and how many NaN.
    """

    wanted: tuple[Wanted, ...]
    numbers: Array
    half_unit: Array
    written: str
    is_last_only: bool
    infinite: int
    missing: int

    @cached_property
    def spread(self) -> Array:
        """How much each column of numbers varies, (size,); its size where it does not."""
        known = np.isfinite(self.numbers)
        if not known.any():
            return np.ones(self.numbers.shape[2])
        with np.errstate(all="ignore"):
            flat, is_known = (
                self.numbers.reshape(-1, self.numbers.shape[2]),
                known.reshape(-1, self.numbers.shape[2]),
            )
            largest = np.max(np.where(is_known, flat, -np.inf), axis=0)
            smallest = np.min(np.where(is_known, flat, np.inf), axis=0)
            spread = np.where(is_known.any(axis=0), largest - smallest, 1.0)
            size = np.max(np.where(is_known, np.abs(flat), 0), axis=0)
        return np.where(spread > 0, spread, np.where(size > 0, size, 1.0))

    @cached_property
    def coarseness(self) -> float:
        """The largest `half_unit`, as a share of what its column varies by."""
        return float(np.nanmax(self.half_unit / self.spread, initial=0.0))


def evidence_of(recipe: Recipe, rows: int, steps: int, theirs: Theirs) -> Evidence:
    """Put what was recorded into one array. Raises ParameterError where it fits no quantity or shape."""
    by_name = theirs if isinstance(theirs, Mapping) else {"y": theirs}
    if not by_name:
        raise ParameterError("theirs", "must hold at least one quantity")
    parts = [
        (_wanted(name, recipe), *_table(name, array, rows, steps, recipe)) for name, array in by_name.items()
    ]
    halves = [rounding(table) for _, table, _ in parts]
    numbers = np.concatenate([table for _, table, _ in parts], axis=2)
    return Evidence(
        wanted=tuple(wanted for wanted, _, _ in parts) if isinstance(theirs, Mapping) else OUTPUT,
        numbers=np.where(np.isfinite(numbers), numbers, np.nan),
        half_unit=np.concatenate([half for _, half in halves], axis=2),
        written=halves[0][0],
        is_last_only=all(is_last for _, _, is_last in parts),
        infinite=sum(int(np.isinf(np.asarray(array, float)).sum()) for array in by_name.values()),
        missing=sum(int(np.isnan(np.asarray(array, float)).sum()) for array in by_name.values()),
    )


def aligned(numbers: Array, view: RecordedOrder, steps: int | None = None, rows: int | None = None) -> Array:
    """Recorded numbers in the order of a recipe."""
    return view(numbers)[:rows, :steps]


def columns(evidence: Evidence, recipe: Recipe) -> list[tuple[Wanted, int]]:
    """What each recorded column holds: the quantity, and the index among its numbers."""
    of_layers = {one: recipe.layers[one.layer].units for one in evidence.wanted if one.layer is not None}
    rest = int(evidence.numbers.shape[2]) - sum(of_layers.values())
    return [(one, index) for one in evidence.wanted for index in range(of_layers.get(one, rest))]


def _wanted(name: str, recipe: Recipe) -> Wanted:
    """The quantity of a name such as "y", "h", "0.z"; without a layer that of the last one that has it."""
    parsed = Name.parse(name)
    if parsed.quantity == "y" or name == "":
        return Wanted("y")
    layers = range(len(recipe.layers)) if parsed.layer is None else (parsed.layer,)
    for index in reversed(layers):
        if index < len(recipe.layers) and parsed.quantity in quantities(recipe, index):
            return Wanted(parsed.quantity, index)
    known = [f"{index}.{one}" for index in range(len(recipe.layers)) for one in quantities(recipe, index)]
    raise ParameterError("theirs", f"has {name!r}, which this network has not; it has y, {', '.join(known)}")


def quantities(recipe: Recipe, layer: int) -> tuple[str, ...]:
    """What is computed of a layer, in its order."""
    cell = recipe.layers[layer].cell
    states = ("c", "h") if cell == "LSTM" else ("h",)
    return (*GATES[cell], *states)


def _table(name: str, array: Array, rows: int, steps: int, recipe: Recipe) -> tuple[Array, bool]:
    """Numbers of one quantity, (rows, steps, size), and whether only the last step is known."""
    given = np.asarray(array)
    if given.dtype.kind not in "fiub":
        raise ParameterError("theirs", f"must be numbers, got {given.dtype} for {name}")
    given = given.astype(np.float64)
    if given.ndim == 1:
        given = given[:, None]
    is_one_row = given.ndim == 2 and rows == 1 and (len(given) == steps or len(given) != rows)
    if given.ndim == 2:
        given = given[None] if is_one_row else given[:, None]
    if given.ndim != 3 or len(given) != rows or given.shape[1] not in (1, steps):
        raise ParameterError(
            "theirs",
            f"must have shape ({rows}, {steps}, size) like the inputs, or of the last step ({rows}, size), "
            f"got {np.shape(array)} for {name}",
        )
    is_last = given.shape[1] == 1 and steps > 1
    if is_last or (recipe.is_last_only and name == "y"):
        found = np.full((rows, steps, given.shape[2]), np.nan)
        found[:, -1] = given[:, -1]
        return found, True
    return given, False
