"""The doctor's visit: what was recorded is compared, explained, and told."""

from collections.abc import Callable, Sequence
from math import log10

import numpy as np

from engine.array import Array
from engine.doctor.evidence import Evidence, Theirs, aligned, evidence_of
from engine.doctor.finding import Diagnosis
from engine.doctor.inside import inside_step
from engine.doctor.judge import NOT_EXPLAINED, Judgement, fits_shape, judge
from engine.doctor.mistake import Hypothesis
from engine.doctor.recipe import Recipe, recipe_of, unknown_layers
from engine.doctor.run import run
from engine.doctor.search import Search
from engine.doctor.tell import distance, first_wrong, found_told, none_told, not_finite_told, rounding_told
from engine.errors import ParameterError
from engine.experiment import Model
from engine.run.start import Start

DIGITS_OF_FITTED = 7  # which a number that is found from the data explains by itself
MARGIN = 3  # decimal digits by which a mistake must explain more than chance would among as many tries
MOST_JUDGED = 24  # pairs
FEW_STEPS = 32  # of which the last alone is known: all have to be run for each pair


def diagnose(
    model: Model,
    x: Array,
    theirs: Theirs,
    tolerance: float = 0.0,
    progress: Callable[[float], None] = lambda share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    start: Start | None = None,
    may_be_two: bool = True,
) -> Diagnosis:
    """Tell which known mistakes explain somebody else's numbers of a model.

    x: (rows, steps, features). theirs: outputs, (rows, steps, size), or quantities by name ("h", "0.z"), or
    of the last step only, (rows, size). tolerance: the largest difference that does not count. progress: is
    told the share that is done. start: the weights, where the model leaves some open. may_be_two: also looks
    for pairs of mistakes. Raises ParameterError.
    """
    inputs = np.asarray(x, dtype=np.float64)
    inputs = inputs[None] if inputs.ndim == 2 else inputs
    if inputs.ndim != 3 or not inputs.size:
        raise ParameterError("x", f"must have shape (rows, steps, features), got {np.shape(x)}")
    unknown = unknown_layers(model)
    if unknown:
        told = f"The doctor knows SimpleRNN, GRU and LSTM only, and {', '.join(unknown)}."
        return Diagnosis((), float("nan"), None, told)
    recipe = recipe_of(model, inputs, start)
    evidence = evidence_of(recipe, inputs.shape[0], inputs.shape[1], theirs)
    return examine(recipe, evidence, tolerance, progress, is_cancelled, may_be_two)


def examine(
    recipe: Recipe,
    evidence: Evidence,
    tolerance: float,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
    may_be_two: bool,
) -> Diagnosis:
    """Tell which known mistakes explain numbers, given the right recipe; see `diagnose`."""
    (made,) = run([recipe], evidence.wanted)
    is_same_size = fits_shape(made, evidence)
    apart = distance(made, aligned(evidence.numbers, recipe.view)) if is_same_size else np.array([np.nan])
    difference = float(np.max(apart))
    (right,) = judge([Hypothesis((), (), recipe)], evidence, None)
    if not evidence.infinite and difference <= tolerance:
        return Diagnosis((), difference, None, "The numbers are the same.")
    recorded = made.reshape(evidence.numbers.shape) if is_same_size else None
    search = Search(recipe, evidence, recorded, progress, is_cancelled)
    found = _explanations(search, right, may_be_two)
    progress(1.0)
    first = first_wrong(recipe, evidence, made, right.wrong_from) if is_same_size else None
    if found:
        return found_told(recipe, found, difference, first, evidence, not is_cancelled())
    if right.level < NOT_EXPLAINED and evidence.infinite:
        return not_finite_told(difference, evidence, made)
    if right.level < NOT_EXPLAINED:
        return rounding_told(evidence, right, difference)
    told = none_told(first, apart, evidence, not is_cancelled())
    inside = None if first is None else inside_step(recipe, evidence, first)
    return Diagnosis((), difference, first, told, not is_cancelled(), inside)


def _explanations(search: Search, right: Judgement, may_be_two: bool) -> list[Judgement]:
    """The mistakes that explain the numbers, the simplest first; none where rounding does.

    Where the right network is right up to float32's rounding, only what fits far better is believed. Of
    numbers that are all the same, only what needs no fitting: a scale can make anything of them.
    """
    if right.level == 0:
        return []
    singles = search.singles()
    found = _believed(search.judged(search.near(singles)), len(singles))
    if right.level < NOT_EXPLAINED:
        return [one for one in found if one.level == 0]
    search.on_progress(0.1)
    if np.ptp(search.evidence.numbers) == 0:
        return found
    if not found:
        found = _believed(search.judged(search.fitted()), 10 * len(singles))
    is_short = not search.evidence.is_last_only or search.recipe.x.shape[1] <= FEW_STEPS
    if not found and may_be_two and is_short and not search.is_cancelled():
        pairs = search.near(search.pairs(), MOST_JUDGED)
        found = _believed(search.judged(pairs), len(singles) ** 2)
    return found


def _believed(verdicts: Sequence[Judgement], tries: int) -> list[Judgement]:
    """Those that explain more than one of so many tries would by chance."""
    needed = log10(max(tries, 1)) + MARGIN
    return [one for one in verdicts if one.digits - DIGITS_OF_FITTED * one.variant.fitted >= needed]
