"""One recipe on many changed inputs at once."""

from collections.abc import Sequence

import numpy as np

from engine.array import Array
from engine.doctor.evidence import Evidence, aligned
from engine.doctor.recipe import Recipe
from engine.doctor.run import run

ROWS = 4  # of the batch that a search looks at


def errors_of_inputs(
    recipes: Sequence[Recipe], inputs: Sequence[Array], evidence: Evidence, steps: int
) -> list[Array]:
    """How far off each recipe is with each of its inputs, as a share of what the numbers vary by.

    inputs: of each recipe (n, rows, its steps, features). Returns (n, rows · steps · size) each; 0 where
    nothing is known.
    """
    tiled = []
    for recipe, many in zip(recipes, inputs, strict=True):
        n, rows, length, features = many.shape
        tiled.append(recipe.replace(x=many.reshape(n * rows, length, features)))
    made = run(tiled, evidence.wanted, steps)
    return [
        _errors(one, many.shape, recipe, evidence)
        for one, many, recipe in zip(made, inputs, recipes, strict=True)
    ]


def _errors(made: Array, shape: tuple[int, ...], recipe: Recipe, evidence: Evidence) -> Array:
    n, rows = shape[:2]
    if made.shape[2] != evidence.numbers.shape[2]:
        return np.full((n, 1), 1e6)
    known = aligned(evidence.numbers, recipe.view, made.shape[1], rows)
    with np.errstate(all="ignore"):
        apart = (made.reshape(n, *known.shape) - known) / evidence.spread
    apart = np.where(np.isnan(known), 0.0, np.nan_to_num(apart, nan=1e6, posinf=1e6, neginf=-1e6))
    return np.clip(apart, -1e6, 1e6).reshape(n, -1)


def first_part(recipe: Recipe, evidence: Evidence, steps: int) -> tuple[Array, int]:
    """A recipe's inputs for a search over its first steps, and how many steps it has to make."""
    turns = any(layer.go_backwards or layer.merge_mode for layer in recipe.layers)
    most = recipe.x.shape[1]
    if turns or evidence.is_last_only:
        return recipe.x[:ROWS], most
    return recipe.x[:ROWS, :steps], min(steps, most)
