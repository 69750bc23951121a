"""Runs many recipes at once: what they have in common is computed once, the rest side by side."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Literal

import numpy as np

from engine.array import Array
from engine.doctor.bend import FUNCTIONS
from engine.doctor.recipe import LayerRecipe, ReadoutRecipe, Recipe
from engine.doctor.steps import Jitter, LayerStack
from engine.run.wiring import merged, turned_rows

BATCH_BYTES = 24 * 2**20  # of what is projected at once: more leaves the cache and gains nothing
FEW_BYTES = 4096  # of an array: to look for the same numbers costs less than to compute with them
MANY = 3  # inputs of a layer, or layers of an input, that are worth a batch of their own
NUMBERS = ("kernel", "recurrent_kernel", "bias", "recurrent_bias", "start", "order", "forget_bias")
CHOICES = tuple(
    one.name for one in fields(LayerRecipe) if one.name not in (*NUMBERS, "go_backwards", "merge_mode")
)

TurnRows = int | Literal["whole"] | None
"""In which order steps are read: as they are, backwards, or backwards within stretches of so many."""


@dataclass(frozen=True)
class Wanted:
    """A recorded quantity. layer: None of the network's output y."""

    quantity: str
    layer: int | None = None


OUTPUT = (Wanted("y"),)


class _Pool:
    """Arrays by identity, each kept alive as long as its identity counts."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Array] = {}
        self._alike: dict[tuple[object, ...], Array] = {}
        self._alive: list[object] = []

    def alike(self, array: Array) -> Array:
        """One array for all that hold the same few numbers, so that what reads them is computed once, too."""
        if array.nbytes > FEW_BYTES:
            return array
        return self._alike.setdefault((array.shape, array.tobytes()), array)

    def joined(self, tables: list[Array], steps: int | None) -> Array:
        """Side by side, the same object for the same tables."""
        key = (*map(id, tables), steps)
        if key not in self._made:
            self._alive += tables
            whole = tables[0] if len(tables) == 1 else np.concatenate(tables, axis=2)
            self._made[key] = whole[:, :steps]
        return self._made[key]

    def once(self, array: Array, rows: int | None, steps: int | None, turn: TurnRows = None) -> Array:
        """A part of an array, the same object for the same part. turn: of the steps; None leaves them."""
        key = (id(array), rows, steps, turn)
        if key not in self._made:
            part = array if turn is None else _turned(array, turn)
            self._made[key] = part[:rows, :steps]
            self._alive.append(array)
        return self._made[key]


def run(
    recipes: Sequence[Recipe],
    wanted: tuple[Wanted, ...] = OUTPUT,
    steps: int | None = None,
    rows: int | None = None,
    jitter: Jitter | None = None,
) -> list[Array]:
    """The wanted quantities of each recipe side by side, (rows, steps, size).

    steps, rows: how many of them at most, in the order in which a recipe computes them.
    """
    pool = _Pool()
    groups: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for index, recipe in enumerate(recipes):
        groups[len(recipe.layers), _turns(recipe)].append(index)
    found: dict[int, Array] = {}
    with np.errstate(all="ignore"):
        for indices in groups.values():
            made = _of_one_kind([recipes[index] for index in indices], wanted, steps, rows, jitter, pool)
            found |= dict(zip(indices, made, strict=True))
    return [found[index] for index in range(len(recipes))]


def _of_one_kind(
    recipes: Sequence[Recipe],
    wanted: tuple[Wanted, ...],
    steps: int | None,
    rows: int | None,
    jitter: Jitter | None,
    pool: _Pool,
) -> list[Array]:
    inner = None if _turns(recipes[0]) else steps  # what is read backwards begins at the end
    inputs = [pool.once(recipe.x, rows, inner) for recipe in recipes]
    read, recorded = inputs, [dict[Wanted, Array]() for _ in recipes]
    outputs = inputs
    for index in range(len(recipes[0].layers)):
        layers = [recipe.layers[index] for recipe in recipes]
        read = [
            before if layer.merge_mode else last
            for layer, before, last in zip(layers, read, outputs, strict=True)
        ]
        turned = [
            pool.once(x, None, None, _turn_of(recipe, layer))
            for recipe, layer, x in zip(recipes, layers, read, strict=True)
        ]
        names = tuple(one.quantity for one in wanted if one.layer == index)
        made = _layers(layers, turned, names, jitter)
        for tables, one in zip(recorded, made, strict=True):
            tables |= {Wanted(name, index): one[name] for name in names}
        outputs = [
            merged(layer.merge_mode, before, _second(recipe, index, one["h"]))
            if layer.merge_mode
            else pool.alike(one["h"])
            for recipe, layer, before, one in zip(recipes, layers, outputs, made, strict=True)
        ]
    ends = _read_out([recipe.readout for recipe in recipes], outputs) if Wanted("y") in wanted else outputs
    return [
        pool.joined([tables.get(one, y) for one in wanted], steps)
        for tables, y in zip(recorded, ends, strict=True)
    ]


def _turns(recipe: Recipe) -> bool:
    """Whether any layer reads time backwards."""
    return any(layer.go_backwards or layer.merge_mode for layer in recipe.layers)


def _turn_of(recipe: Recipe, layer: LayerRecipe) -> TurnRows:
    """How a layer turns what it reads."""
    return (recipe.stretch or "whole") if layer.go_backwards or layer.merge_mode else None


def _turned(array: Array, turn: TurnRows) -> Array:
    """The steps backwards, those of each stretch by themselves. array: (rows, steps, …)."""
    if not isinstance(turn, int):
        return array[:, ::-1]
    return np.swapaxes(turned_rows(np.swapaxes(array, 0, 1), turn), 0, 1)


def _second(recipe: Recipe, index: int, backward: Array) -> Array:
    """A backward half as it is merged: in time, but where its last step alone counts."""
    if recipe.is_last_only and index == len(recipe.layers) - 1:
        return backward
    return _turned(backward, recipe.stretch or "whole")


def _layers(
    layers: Sequence[LayerRecipe], inputs: Sequence[Array], names: tuple[str, ...], jitter: Jitter | None
) -> list[dict[str, Array]]:
    """What each layer makes of its inputs, (rows, steps, units) each; the same layer and inputs only once."""
    jobs = {(id(layer), id(x)): (layer, x) for layer, x in zip(layers, inputs, strict=True)}
    by_kind: dict[tuple[object, ...], list[tuple[int, int]]] = defaultdict(list)
    for key, (layer, x) in jobs.items():
        by_kind[(*(getattr(layer, name) for name in CHOICES), layer.kernel.shape, x.shape)].append(key)
    found: dict[tuple[int, int], dict[str, Array]] = {}
    for keys in by_kind.values():
        for alike in _alike(keys):
            for batch in _batches(alike, jobs):
                found |= _batch([(key, *jobs[key]) for key in batch], names, jitter)
    return [found[id(layer), id(x)] for layer, x in zip(layers, inputs, strict=True)]


Jobs = dict[tuple[int, int], tuple[LayerRecipe, Array]]


def _alike(keys: list[tuple[int, int]]) -> Iterable[list[tuple[int, int]]]:
    """The jobs of layers with many inputs, those of inputs with many layers, and all others."""
    rest = keys
    for part in (0, 1):
        groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for key in rest:
            groups[key[part]].append(key)
        yield from (group for group in groups.values() if len(group) >= MANY)
        rest = [key for group in groups.values() if len(group) < MANY for key in group]
    if rest:
        yield rest


def _batches(keys: list[tuple[int, int]], jobs: Jobs) -> Iterable[list[tuple[int, int]]]:
    layer, x = jobs[keys[0]]
    each = x.shape[0] * x.shape[1] * layer.kernel.shape[1] * 8
    size = max(1, BATCH_BYTES // each)
    return (keys[begin : begin + size] for begin in range(0, len(keys), size))


def _batch(
    jobs: list[tuple[tuple[int, int], LayerRecipe, Array]], names: tuple[str, ...], jitter: Jitter | None
) -> dict[tuple[int, int], dict[str, Array]]:
    """One call for all: side by side where they read the same, or are the same; else stacked."""
    layers, inputs = [layer for _, layer, _ in jobs], [x for _, _, x in jobs]
    rows = inputs[0].shape[0]
    if len(jobs) > 1 and len({id(layer) for layer in layers}) == 1:
        x = np.concatenate(inputs)[None].swapaxes(1, 2)
        tables = LayerStack(layers[:1], np.ascontiguousarray(x)).run(names, jitter)
        return {
            key: {
                name: table[0, :, n * rows : (n + 1) * rows].swapaxes(0, 1) for name, table in tables.items()
            }
            for n, (key, _, _) in enumerate(jobs)
        }
    is_one_input = len({id(x) for x in inputs}) == 1
    x = inputs[0][None] if is_one_input else np.stack(inputs)
    tables = LayerStack(layers, np.ascontiguousarray(x.swapaxes(1, 2))).run(names, jitter)
    return {
        key: {name: table[n].swapaxes(0, 1) for name, table in tables.items()}
        for n, (key, _, _) in enumerate(jobs)
    }


def _read_out(readouts: Sequence[ReadoutRecipe | None], hidden: Sequence[Array]) -> list[Array]:
    made: dict[tuple[int, int], Array] = {}
    for readout, h in zip(readouts, hidden, strict=True):
        if (id(readout), id(h)) not in made:
            made[id(readout), id(h)] = (
                h if readout is None else FUNCTIONS[readout.activation](h @ readout.kernel + readout.bias)
            )
    return [made[id(readout), id(h)] for readout, h in zip(readouts, hidden, strict=True)]
