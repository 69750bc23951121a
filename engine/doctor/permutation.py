"""Finds the order of features by swaps, from what a network made of them."""

import numpy as np

from engine.array import Array
from engine.doctor.evidence import Evidence
from engine.doctor.recipe import Recipe
from engine.doctor.tiles import errors_of_inputs, first_part

STEPS = 6
STARTS = 8
MOST_FEATURES = 32  # of more, all swaps take too long
DONE = 1e-4


def found_by_swaps(recipe: Recipe, evidence: Evidence) -> list[list[int]]:
    """The orders that no swap of two features makes better, the best first; none where nothing comes near."""
    features = recipe.x.shape[2]
    if features > MOST_FEATURES:
        return []
    x, steps = first_part(recipe, evidence, STEPS)
    rng = np.random.default_rng(features)
    orders = np.array(
        [
            np.arange(features),
            np.arange(features)[::-1],
            *(rng.permutation(features) for _ in range(STARTS - 2)),
        ]
    )
    swaps = np.array([(i, j) for i in range(features) for j in range(i + 1, features)])
    sizes = _sizes(recipe, x, orders, evidence, steps)
    for _ in range(3 * features):
        better, size = _improved(recipe, x, orders, swaps, evidence, steps)
        is_better = size < sizes
        if not is_better.any() or sizes.min() < DONE:
            break
        orders[is_better], sizes = better[is_better], np.minimum(size, sizes)
    best = np.argsort(sizes, kind="stable")
    return [orders[place].tolist() for place in best[:2] if sizes[place] < 1e-2]


def _improved(
    recipe: Recipe, x: Array, orders: Array, swaps: Array, evidence: Evidence, steps: int
) -> tuple[Array, Array]:
    """Each order with its best swap, and the size of its error."""
    tried = np.repeat(orders[:, None], len(swaps), axis=1)
    places = np.arange(len(swaps))
    for order in tried:
        order[places, swaps[:, 0]], order[places, swaps[:, 1]] = (
            order[places, swaps[:, 1]],
            order[places, swaps[:, 0]].copy(),
        )
    sizes = _sizes(recipe, x, tried.reshape(-1, orders.shape[1]), evidence, steps).reshape(len(orders), -1)
    best = sizes.argmin(axis=1)
    return tried[np.arange(len(orders)), best], sizes.min(axis=1)


def _sizes(recipe: Recipe, x: Array, orders: Array, evidence: Evidence, steps: int) -> Array:
    inputs = np.moveaxis(x[..., orders], -2, 0)  # (orders, rows, steps, features)
    (errors,) = errors_of_inputs([recipe], [np.ascontiguousarray(inputs)], evidence, steps)
    size: Array = np.mean(np.minimum(np.abs(errors), 10), axis=1)
    return size
