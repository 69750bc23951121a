"""Whether a recipe explains what was recorded, up to rounding."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.array import Array
from engine.doctor.evidence import Evidence, aligned, columns
from engine.doctor.mistake import FLOAT32, Hypothesis
from engine.doctor.recipe import Recipe
from engine.doctor.run import run
from engine.doctor.steps import Jitter

TIMES_NOISE = 16  # how much larger than in a few draws a rounding error may be
DRAWS = 3
FLOAT64_SHARE = 2.0**-29  # of float32's rounding
NOT_EXPLAINED = 2  # the level of a verdict
STEPS = 2000  # of each row that are looked at
FLOOR = 1e-12  # of the spread: smaller errors are all alike
WRONG = 10  # times the band: what the right network has wrong by so much, a mistake may explain
SEED = 7
TINY = 1e-300
MOST_TIMES = 1e12


@dataclass(frozen=True, eq=False)
class Judgement:
    """How well a variant explains what was recorded.

    residual: the largest difference that is left. level: 0 where it is no larger than what was written down
    and float64 allow, 1 where float32 allows it, 2 where nothing does. ratio: of it to what is allowed.
    digits: how much it explains that the right network does not, in decimal digits of all numbers.
    wrong_from: the first step that is not explained, in the order of the recipe. known: which share of the
    numbers it says anything about.
    """

    variant: Hypothesis
    residual: float
    level: int
    ratio: float
    digits: float
    wrong_from: int | None
    known: float = 0.0


def fits_shape(made: Array, evidence: Evidence) -> bool:
    """Whether a recipe makes as many numbers at a step as were recorded."""
    return bool(made.shape[2] == evidence.numbers.shape[2])


def step_errors(made: Array, recipe: Recipe, evidence: Evidence) -> Array:
    """The largest error of each step, as a share of what its numbers vary by; NaN where nothing is known."""
    if not fits_shape(made, evidence):
        return np.full(made.shape[1], np.inf)
    rows, steps, _ = made.shape
    with np.errstate(all="ignore"):
        known = aligned(evidence.numbers, recipe.view, steps, rows)
        apart = np.abs(made - known) / evidence.spread
        apart = np.where(np.isnan(apart) & ~np.isnan(known), np.inf, apart)
        worst: Array = np.max(np.where(np.isnan(apart), -1.0, apart), axis=(0, 2))
    return np.where(worst < 0, np.nan, worst)


def errors_by_layer(made: Array, recipe: Recipe, evidence: Evidence) -> tuple[float, ...]:
    """The largest error of the first step in each layer's own quantities, as a share; 0 without any."""
    found = [0.0] * len(recipe.layers)
    if fits_shape(made, evidence):
        with np.errstate(all="ignore"):
            known = aligned(evidence.numbers, recipe.view, 1, len(made))
            apart = np.nan_to_num(np.abs(made[:, :1] - known) / evidence.spread, posinf=np.inf)
        for place, (one, _) in enumerate(columns(evidence, recipe)):
            if one.layer is not None:
                found[one.layer] = max(found[one.layer], float(apart[..., place].max()))
    return tuple(found)


def misfit(errors: Array) -> float:
    """How badly a recipe fits, in decimal digits: a good beginning counts, also where chaos follows."""
    known = errors[~np.isnan(errors)]
    if not known.size:
        return np.inf
    return float(np.mean(np.log10(np.minimum(known, 1e3) + FLOOR)))


def judge(variants: Sequence[Hypothesis], evidence: Evidence, right: Array | None) -> list[Judgement]:
    """Judge each. right: what the right network makes, in the order and shape of what was recorded."""
    if not variants:
        return []
    recipes = [variant.recipe for variant in variants]
    made = run(recipes, evidence.wanted, STEPS)
    noise = _noise_of(variants, made, evidence)
    return [
        _verdict(variant, one, sound, evidence, right)
        for variant, one, sound in zip(variants, made, noise, strict=True)
    ]


def _noise_of(variants: Sequence[Hypothesis], made: Sequence[Array], evidence: Evidence) -> list[Array]:
    """How far rounding may take each number from what a recipe makes in float64, (steps, size) each."""
    found: list[Array] = [np.zeros(0)] * len(variants)
    for share in sorted({variant.share for variant in variants}):
        places = [place for place, variant in enumerate(variants) if variant.share == share]
        rng = np.random.default_rng(SEED)
        noisy = [
            _shaken(variants[place].recipe, Jitter(share, rng)) for place in places for _ in range(DRAWS)
        ]
        drawn = run(noisy, evidence.wanted, STEPS, jitter=Jitter(share, rng))
        for number, place in enumerate(places):
            found[place] = _spread_of(drawn[number * DRAWS : (number + 1) * DRAWS], made[place], share)
    return found


def _spread_of(draws: Sequence[Array], made: Array, share: float) -> Array:
    """The largest distance up to each step, and a little of the numbers themselves."""
    with np.errstate(all="ignore"):
        apart = np.max([np.abs(draw - made) for draw in draws], axis=(0, 1))
        size = np.max(np.abs(made), axis=0)
        apart = np.where(np.isnan(apart), np.inf, apart) + 0.25 * share * np.where(
            np.isnan(size), np.inf, size
        )
        found: Array = np.maximum.accumulate(apart, axis=0)
    return found


def _shaken(recipe: Recipe, jitter: Jitter) -> Recipe:
    """The recipe with every number rounded at random."""
    names = ("kernel", "recurrent_kernel", "bias", "recurrent_bias", "start")
    layers = tuple(
        layer.replace(**{name: jitter.of(getattr(layer, name)) for name in names}) for layer in recipe.layers
    )
    readout = recipe.readout
    if readout is not None:
        readout = replace(readout, kernel=jitter.of(readout.kernel), bias=jitter.of(readout.bias))
    return recipe.replace(layers=layers, readout=readout, x=jitter.of(recipe.x))


def _verdict(
    variant: Hypothesis, made: Array, noise: Array, evidence: Evidence, right: Array | None
) -> Judgement:
    rows, steps, _ = made.shape
    view = variant.recipe.view
    known = aligned(evidence.numbers, view, steps, rows) if fits_shape(made, evidence) else np.array(np.nan)
    is_known = ~np.isnan(known)
    if not is_known.any():
        return Judgement(variant, np.inf, NOT_EXPLAINED, np.inf, 0.0, 0)
    half = np.where(is_known, aligned(evidence.half_unit, view, steps, rows), 0.0)
    is_fine = variant.share == FLOAT32
    with np.errstate(all="ignore"):
        apart = np.abs(made - known)
        apart = np.where(is_known, np.where(np.isnan(apart), np.inf, apart), 0.0)
        allowed = half + (TIMES_NOISE if is_fine else TIMES_NOISE / 2) * noise
        exactly = half + TIMES_NOISE * FLOAT64_SHARE * noise + TINY
        ratio, exact = _share(apart, allowed), _share(apart, exactly)
        level = 0 if is_fine and exact.max() <= 1 else 1 if ratio.max() <= 1 else NOT_EXPLAINED
        wide = evidence.spread if right is None else np.abs(aligned(right, view, steps, rows) - known)
        wide = np.where(is_known, np.broadcast_to(wide, apart.shape), np.nan)
        digits = _digits(wide, allowed if level else exactly)
    wrong = (ratio > 1).any(axis=(0, 2))
    first = int(np.argmax(wrong)) if wrong.any() else None
    return Judgement(
        variant, float(apart.max()), level, float(ratio.max()), digits, first, float(is_known.mean())
    )


def _share(apart: Array, allowed: Array) -> Array:
    """Of what is allowed; what is infinitely off is allowed where rounding may do that."""
    share = np.where(apart > 0, apart / allowed, 0.0)
    return np.where(np.isnan(share), 1.0, share)


def _digits(wide: Array, allowed: Array) -> float:
    """How many decimal digits are explained. wide: how far off the right network is."""
    times = wide / allowed
    told = times > WRONG  # false for NaN
    return float(np.sum(np.log10(np.minimum(times[told], MOST_TIMES)))) if told.any() else 0.0
