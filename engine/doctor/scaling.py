"""Finds the factor and the offset of inputs from the outputs (Levenberg 1944, Marquardt 1963)."""

from collections.abc import Iterator, Sequence

import numpy as np

from engine.array import Array
from engine.doctor.evidence import Evidence
from engine.doctor.recipe import Recipe
from engine.doctor.tiles import errors_of_inputs, first_part

STEPS, MORE_STEPS = 8, 48
STARTS = 5
RECIPES = 24  # of which the best are fitted
ROUNDS, LAST_ROUNDS = 14, 6
NEAR = 1e-2  # of the spread, by which a fit may be off before it is finished
CLOSE = 1e-3
LEAST = 1e-5  # a factor: with less, the inputs are not read at all


def fit_scales(recipes: Sequence[Recipe], evidence: Evidence | None) -> Iterator[tuple[int, float, float]]:
    """Each recipe's place, with a factor and an offset that make its numbers nearly the recorded ones."""
    if evidence is None or not recipes:
        return
    parts = [first_part(recipe, evidence, STEPS) for recipe in recipes]
    grids = [_grid(recipe.x) for recipe in recipes]
    errors = _by_steps(
        recipes, [_scaled(x, grid) for (x, _), grid in zip(parts, grids, strict=True)], evidence, parts
    )
    sizes = [np.sqrt(np.mean(np.minimum(np.abs(one), 10) ** 2, axis=1)) for one in errors]
    chosen = sorted(range(len(recipes)), key=lambda index: float(sizes[index].min()))[:RECIPES]
    starts = [grids[index][np.argsort(sizes[index], kind="stable")[:STARTS]] for index in chosen]
    fitted = _fit([recipes[index] for index in chosen], starts, evidence, STEPS, ROUNDS)
    near = [
        (index, theta[np.argmin(size)])
        for index, (theta, size) in zip(chosen, fitted, strict=True)
        if size.min() < NEAR
    ]
    if not near:
        return
    last = _fit(
        [recipes[index] for index, _ in near],
        [theta[None] for _, theta in near],
        evidence,
        MORE_STEPS,
        LAST_ROUNDS,
    )
    for (index, before), (theta, size) in zip(near, last, strict=True):
        best = theta[0] if size[0] < CLOSE else before
        for factor, offset in _rounded(best) if abs(best[0]) > LEAST else ():
            yield index, factor, offset


def _grid(x: Array) -> Array:
    """Usual scales of these inputs, and others near and far, (n, 2)."""
    mean, low, high = float(x.mean()), float(x.min()), float(x.max())
    deviation = float(x.std()) if high > low else 1.0  # that of equal numbers is rounded, and seldom 0
    width, size = (high - low) or 1.0, max(abs(low), abs(high)) or 1.0
    usual = [
        (1 / deviation, -mean / deviation),
        (1 / width, -low / width),
        (2 / width, -1 - 2 * low / width),
        (deviation, mean),
        (1 / size, 0),
    ]
    usual += [(1, offset * share) for offset in (size, -size) for share in (0.1, 0.5, 1.0, 2.0)]
    factors = [sign * 10.0**power for power in np.linspace(-3, 3, 25) for sign in (1, -1)]
    grid = [(factor, offset) for factor in factors for offset in (0.0, 0.3, -0.3, 1.0, -1.0)]
    return np.array([*usual, *grid])


def _scaled(x: Array, theta: Array) -> Array:
    scaled: Array = theta[:, 0, None, None, None] * x + theta[:, 1, None, None, None]
    return scaled


def _by_steps(
    recipes: Sequence[Recipe], inputs: Sequence[Array], evidence: Evidence, parts: Sequence[tuple[Array, int]]
) -> list[Array]:
    """Errors of all recipes; those that make as many steps are run together."""
    found: list[Array] = [np.zeros(0)] * len(recipes)
    for steps in {part[1] for part in parts}:
        places = [place for place, part in enumerate(parts) if part[1] == steps]
        made = errors_of_inputs(
            [recipes[place] for place in places], [inputs[place] for place in places], evidence, steps
        )
        for place, one in zip(places, made, strict=True):
            found[place] = one
    return found


def _fit(
    recipes: Sequence[Recipe], starts: Sequence[Array], evidence: Evidence, steps: int, rounds: int
) -> list[tuple[Array, Array]]:
    """From each start the nearest best factor and offset, (starts, 2), and the size of the error there."""
    parts = [first_part(recipe, evidence, steps) for recipe in recipes]
    theta = [one.copy() for one in starts]
    damping = [np.full(len(one), 1e-3) for one in starts]
    errors = _by_steps(
        recipes, [_scaled(x, one) for (x, _), one in zip(parts, theta, strict=True)], evidence, parts
    )
    for _ in range(rounds):
        moved = [one[None] + _nudges(one) for one in theta]  # (2, starts, 2)
        beside = _by_steps(
            recipes,
            [_scaled(x, one.reshape(-1, 2)) for (x, _), one in zip(parts, moved, strict=True)],
            evidence,
            parts,
        )
        tried = [_step(*arrays) for arrays in zip(theta, errors, beside, damping, strict=True)]
        after = _by_steps(
            recipes, [_scaled(x, one) for (x, _), one in zip(parts, tried, strict=True)], evidence, parts
        )
        for number, (now, new) in enumerate(zip(errors, after, strict=True)):
            is_better = (new**2).sum(axis=1) < (now**2).sum(axis=1)
            theta[number][is_better] = tried[number][is_better]
            errors[number] = np.where(is_better[:, None], new, now)
            damping[number] = np.clip(
                np.where(is_better, damping[number] / 10, damping[number] * 5), 1e-15, 1e6
            )
    return [(one, np.sqrt(np.mean(error**2, axis=1))) for one, error in zip(theta, errors, strict=True)]


def _nudges(theta: Array) -> Array:
    """A small change of the factor, and of the offset, (2, starts, 2)."""
    size = 1e-6 * np.maximum(np.abs(theta), 1e-3)
    return np.stack([size * [1, 0], size * [0, 1]])


def _step(theta: Array, errors: Array, beside: Array, damping: Array) -> Array:
    """One step of the method from each start."""
    size = 1e-6 * np.maximum(np.abs(theta), 1e-3)
    slopes = (beside.reshape(2, len(theta), -1) - errors) / size.T[:, :, None]  # (2, starts, numbers)
    normal = np.einsum("ism,jsm->sij", slopes, slopes)
    pull = np.einsum("ism,sm->si", slopes, errors)
    diagonal = np.einsum("sii->si", normal)
    normal = normal + (damping[:, None] * diagonal + 1e-30)[:, :, None] * np.eye(2)
    with np.errstate(all="ignore"):
        a, b, d = normal[:, 0, 0], normal[:, 0, 1], normal[:, 1, 1]
        determinant = a * d - b * b
        change = (
            np.stack([d * pull[:, 0] - b * pull[:, 1], a * pull[:, 1] - b * pull[:, 0]], axis=1)
            / determinant[:, None]
        )
    return np.asarray(theta - np.nan_to_num(change, nan=0.0, posinf=0.0, neginf=0.0))


def _rounded(theta: Array) -> list[tuple[float, float]]:
    """The fit itself, and the round numbers near it, which are likelier."""
    factor, offset = float(theta[0]), float(theta[1])
    found = [(factor, offset)]
    for digits in (2, 4, 6):
        near = float(f"{factor:.{digits}g}")
        part = float(f"{1 / factor:.{digits}g}") if factor else 0.0
        round_offset = float(f"{offset:.{digits}g}") if abs(offset) > 1e-6 * max(1.0, abs(factor)) else 0.0
        found += [(near, round_offset), *([(1 / part, round_offset)] if part else [])]
    return list(dict.fromkeys(found))
