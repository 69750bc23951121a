"""Finds a factor and an offset of each feature from the outputs (Levenberg 1944, Marquardt 1963)."""

from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.doctor.evidence import Evidence
from engine.doctor.recipe import Recipe
from engine.doctor.tiles import errors_of_inputs, first_part

STEPS, MORE_STEPS = 24, 96
MOST_FEATURES = 12  # of more, the search takes too long
TURNS = 3  # over all features, one at a time
ROUNDS, LAST_ROUNDS = 30, 8
NEAR, CLOSE = 1e-2, 1e-4  # of the spread, by which a fit may be off before and after it is finished
SAME = 1e-6  # off 1 or 0: the feature is read as it is
DIGITS = (2, 3, 4, 6)  # of round numbers, which are likelier


@dataclass(frozen=True)
class _Patient:
    """A recipe, its first inputs, and how many steps it makes of them."""

    recipe: Recipe
    evidence: Evidence
    x: Array
    steps: int

    def errors(self, theta: Array) -> Array:
        """How far off each is, (n, numbers). theta: (n, features, 2), factors and offsets."""
        inputs = theta[:, None, None, :, 0] * self.x + theta[:, None, None, :, 1]
        (found,) = errors_of_inputs([self.recipe], [inputs], self.evidence, self.steps)
        return found


def fit_feature_scales(recipe: Recipe, evidence: Evidence) -> list[Array]:
    """Factors and offsets, (features, 2) each, that make a recipe's numbers nearly the recorded ones."""
    features = recipe.x.shape[2]
    if not 1 < features <= MOST_FEATURES:
        return []
    patient = _Patient(recipe, evidence, *first_part(recipe, evidence, STEPS))
    theta = _by_turns(patient, _starts(recipe.x))
    is_free = _free(recipe)
    theta, size = _fitted(patient, theta, is_free, ROUNDS)
    if not size.min() < NEAR:
        return []
    longer = _Patient(recipe, evidence, *first_part(recipe, evidence, MORE_STEPS))
    theta, size = _fitted(longer, theta[[np.argmin(size)]], is_free, LAST_ROUNDS)
    return _rounded(theta[0]) if size[0] < CLOSE else []


def _starts(x: Array) -> Array:
    """The features as they are, and scaled as usual, (n, features, 2)."""
    mean, deviation = x.mean(axis=(0, 1)), x.std(axis=(0, 1))
    low, width = x.min(axis=(0, 1)), np.ptp(x, axis=(0, 1))
    deviation, width = np.where(width > 0, (deviation, width), 1)  # that of equal numbers may not be 0
    ones, zeros = np.ones_like(mean), np.zeros_like(mean)
    usual = [
        (ones, zeros),
        (1 / deviation, -mean / deviation),
        (1 / width, -low / width),
        (2 / width, -1 - 2 * low / width),
        (deviation, mean),
    ]
    return np.array([np.stack(one, axis=1) for one in usual])


def _free(recipe: Recipe) -> Array:
    """Which numbers outputs can tell, (features, 2): no offsets where a layer reads too few sums of them."""
    features = recipe.x.shape[2]
    free = np.ones((features, 2), dtype=bool)
    free[:, 1] = np.linalg.matrix_rank(recipe.layers[0].kernel) >= features
    return free


def _by_turns(patient: _Patient, theta: Array) -> Array:
    """Each start with the best of many factors and offsets of one feature after the other."""
    factors = [sign * 10.0**power for power in np.linspace(-2, 2, 13) for sign in (1, -1)]
    grid = np.array([(factor, offset) for factor in factors for offset in (0.0, 0.5, -0.5)])
    for _ in range(TURNS):
        before = theta.copy()
        for feature in range(theta.shape[1]):
            tried = np.repeat(theta[:, None], len(grid) + 1, axis=1)
            tried[:, 1:, feature] = grid
            size = _size(patient.errors(tried.reshape(-1, *theta.shape[1:]))).reshape(len(theta), -1)
            theta = tried[np.arange(len(theta)), size.argmin(axis=1)]
        if np.array_equal(before, theta):
            break
    return theta


def _size(errors: Array) -> Array:
    return np.asarray(np.sqrt(np.mean(np.minimum(np.abs(errors), 10) ** 2, axis=1)))


def _fitted(patient: _Patient, theta: Array, is_free: Array, rounds: int) -> tuple[Array, Array]:
    """From each start the nearest best ones, and the size of the error there."""
    theta, errors, damping = theta.copy(), patient.errors(theta), np.full(len(theta), 1e-3)
    for _ in range(rounds):
        tried = _step(patient, theta, errors, damping, is_free)
        after = patient.errors(tried)
        is_better = (after**2).sum(axis=1) < (errors**2).sum(axis=1)
        theta[is_better], errors[is_better] = tried[is_better], after[is_better]
        damping = np.clip(np.where(is_better, damping / 10, damping * 5), 1e-15, 1e6)
    return theta, np.sqrt(np.mean(errors**2, axis=1))


def _step(patient: _Patient, theta: Array, errors: Array, damping: Array, is_free: Array) -> Array:
    """One step of the method from each start."""
    starts, places = len(theta), np.argwhere(is_free)
    nudge = 1e-6 * np.maximum(np.abs(theta), 1e-3)
    moved = np.repeat(theta[None], len(places), axis=0)  # (places, starts, features, 2)
    for number, (feature, which) in enumerate(places):
        moved[number, :, feature, which] += nudge[:, feature, which]
    beside = patient.errors(moved.reshape(-1, *theta.shape[1:])).reshape(len(places), starts, -1)
    sizes = nudge[:, places[:, 0], places[:, 1]].T[:, :, None]
    slopes = (beside - errors) / sizes
    normal, pull = np.einsum("ism,jsm->sij", slopes, slopes), np.einsum("ism,sm->si", slopes, errors)
    diagonal = np.einsum("sii->si", normal)
    normal = normal + (damping[:, None] * diagonal + 1e-12)[:, :, None] * np.eye(len(places))
    change = np.linalg.solve(normal, pull[..., None])[..., 0]
    found = theta.copy()
    found[:, places[:, 0], places[:, 1]] -= np.nan_to_num(change, posinf=0.0, neginf=0.0)
    return found


def _rounded(theta: Array) -> list[Array]:
    """The round numbers near the fit, and the fit itself, without what is 1 or 0 up to rounding.

    A factor of 0 is of a feature that is not read; where none is, there is nothing to be told.
    """
    exact = np.where(np.abs(theta - (1, 0)) < SAME, (1.0, 0.0), theta)
    exact = np.where(np.abs(exact) < SAME, 0.0, exact)
    if not exact[:, 0].any():
        return []
    found = [exact]
    for digits in DIGITS:
        near = [[float(f"{number:.{digits}g}") for number in row] for row in exact.tolist()]
        parts = [[1 / float(f"{1 / row[0]:.{digits}g}") if row[0] else 0.0, row[1]] for row in near]
        found += [np.array(near), np.array(parts)]
    return found
