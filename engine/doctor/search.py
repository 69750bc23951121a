"""Which variants are worth judging: all single mistakes, and all pairs, by their first steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

import engine.doctor.mistakes
from engine.array import Array
from engine.doctor.evidence import Evidence
from engine.doctor.judge import NOT_EXPLAINED, Judgement, errors_by_layer, judge, misfit, step_errors
from engine.doctor.mistake import FLOAT32, Hypothesis, KnownMistake, Patient
from engine.doctor.pairs import Pairs, Single, touches
from engine.doctor.recipe import Recipe
from engine.doctor.run import run
from engine.program.find import find_classes

FIRST_STEPS, MORE_STEPS, ROWS = 3, 64, 8
NEAR = 1e-3  # of what numbers vary by: as far off the first step of a right variant may be
JUDGED = 16  # variants
KEPT = 300  # pairs
CHUNK = 8000  # pairs that are run at once


@cache
def mistakes() -> tuple[KnownMistake, ...]:
    """Every known mistake, the likelier first."""
    found = (kind() for kind in find_classes(engine.doctor.mistakes, KnownMistake))
    return tuple(sorted(found, key=lambda one: one.order))


@dataclass(eq=False)
class Search:
    """One patient: the right recipe and what was recorded.

    right: what the right network makes. on_progress: is told which share of the work is done. is_cancelled:
    is asked now and then.
    """

    recipe: Recipe
    evidence: Evidence
    right: Array | None
    on_progress: Callable[[float], None] = lambda share: None
    is_cancelled: Callable[[], bool] = lambda: False

    def singles(self) -> list[Hypothesis]:
        """Every variant of every mistake."""
        case = Patient(self.recipe, self.evidence, self.first_difference)
        return [variant for mistake in mistakes() for variant in mistake.variants(case)]

    def fitted(self, firsts: Sequence[Hypothesis] = ()) -> list[Hypothesis]:
        """Variants whose numbers are found from the data, alone or on top of other mistakes."""
        is_second = bool(firsts)
        recipes = [variant.recipe for variant in firsts] or [self.recipe]
        cases = [Patient(recipe, self.evidence, self.first_difference, is_second) for recipe in recipes]
        found = []
        for mistake in mistakes():
            for index, variant in mistake.fitted(cases):
                if not is_second or mistake not in firsts[index].mistakes:
                    found.append(variant.after(firsts[index]) if is_second else variant)
        return found

    def near(self, variants: Sequence[Hypothesis], count: int = JUDGED) -> list[Hypothesis]:
        """The variants that have the first step right, those that fit best first."""
        begun = self._first_fits(variants)
        fits = self._fits(begun, MORE_STEPS)
        return [begun[place] for place in fits[:count]]

    def _fits(self, variants: Sequence[Hypothesis], steps: int) -> list[int]:
        """The places of those whose first step is right, the best first."""
        if not variants:
            return []
        is_all = self.evidence.is_last_only
        made = run([one.recipe for one in variants], self.evidence.wanted, None if is_all else steps, ROWS)
        found = []
        for place, (variant, numbers) in enumerate(zip(variants, made, strict=True)):
            errors = step_errors(numbers, variant.recipe, self.evidence)
            known = errors[~np.isnan(errors)]
            if not known.size:  # of the first steps
                found.append((0.0, place))
            elif is_all or known[0] <= self._tolerance(variant.share):
                found.append((misfit(errors), place))
        return [place for _, place in sorted(found)]

    def _tolerance(self, share: float) -> float:
        """How far off a first step may be. share: by what share of itself a number may be rounded."""
        return NEAR + 2 * self.evidence.coarseness + 64 * max(share - FLOAT32, 0)

    def judged(self, variants: Sequence[Hypothesis]) -> list[Judgement]:
        """The verdicts of those that explain what was recorded, by how well they do."""
        verdicts = judge(variants, self.evidence, self.right)
        return sorted((one for one in verdicts if one.level < NOT_EXPLAINED), key=rank)

    def first_difference(self, recipe: Recipe) -> int | None:
        """The first step that a recipe gets wrong beyond rounding; None where none is."""
        (made,) = run([recipe], self.evidence.wanted, 2)
        errors = step_errors(made, recipe, self.evidence)
        if not np.isnan(errors[0]) and errors[0] > 0.1 and not self.evidence.is_last_only:
            return 0
        (verdict,) = judge([Hypothesis((), (), recipe)], self.evidence, self.right)
        return verdict.wrong_from

    def pairs(self) -> list[Hypothesis]:
        """The pairs whose first steps fit best."""
        kept: list[tuple[float, int, Hypothesis]] = []
        case = Patient(self.recipe, self.evidence, self.first_difference, is_second=True)
        firsts = self._firsts(case)
        told_by_data = [mistake for mistake in mistakes() if mistake.is_told_by_data]
        pairs = Pairs(case, firsts, told_by_data, self._tolerance)
        pending: list[Hypothesis] = []
        for place, first in enumerate(firsts):
            if self.is_cancelled():
                return [variant for _, _, variant in kept]
            pending += pairs.on_top(first)
            if len(pending) >= CHUNK or place == len(firsts) - 1:
                kept = self._best(kept, pending)
                pending = []
            self.on_progress(0.1 + 0.7 * (place + 1) / len(firsts))
        found = [variant for _, _, variant in kept]
        return found + self._first_fits(self.fitted([first.variant for first in firsts]))

    def _firsts(self, case: Patient) -> list[Single]:
        variants = [variant for mistake in mistakes() for variant in mistake.variants(case)]
        variants += [variant for mistake in mistakes() for _, variant in mistake.fitted([case])]
        made = run([one.recipe for one in variants], self.evidence.wanted, 1, ROWS)
        return [
            Single(
                variant,
                touches(self.recipe, variant.recipe),
                errors_by_layer(numbers, variant.recipe, self.evidence),
            )
            for variant, numbers in zip(variants, made, strict=True)
        ]

    def _first_fits(self, variants: Sequence[Hypothesis]) -> list[Hypothesis]:
        return [variants[place] for place in self._fits(variants, FIRST_STEPS)]

    def _best(
        self, kept: list[tuple[float, int, Hypothesis]], pending: Sequence[Hypothesis]
    ) -> list[tuple[float, int, Hypothesis]]:
        """The best of both; of those that have the first step right, which most have not."""
        is_all = self.evidence.is_last_only
        near = pending if is_all else self._with_first_step(pending)
        made = run([one.recipe for one in near], self.evidence.wanted, None if is_all else FIRST_STEPS, ROWS)
        found = list(kept)
        for variant, numbers in zip(near, made, strict=True):
            errors = step_errors(numbers, variant.recipe, self.evidence)
            known = errors[~np.isnan(errors)]
            if not known.size or (not is_all and known[0] > self._tolerance(variant.share)):
                continue
            found.append((misfit(errors), len(found), variant))
        found.sort(key=lambda one: one[0])
        return [(size, place, variant) for place, (size, _, variant) in enumerate(found[:KEPT])]

    def _with_first_step(self, variants: Sequence[Hypothesis]) -> list[Hypothesis]:
        """Those whose first step is right, or unknown."""
        made = run([one.recipe for one in variants], self.evidence.wanted, 1, ROWS)
        errors: dict[tuple[int, int], float] = {}  # many make the very same
        found = []
        for variant, numbers in zip(variants, made, strict=True):
            key = id(numbers), id(variant.recipe.view)
            if key not in errors:
                errors[key] = float(step_errors(numbers, variant.recipe, self.evidence)[0])
            if not errors[key] > self._tolerance(variant.share):  # nor where it is NaN
                found.append(variant)
        return found


def rank(verdict: Judgement) -> tuple[object, ...]:
    """What is likelier comes first: the simpler, the more exact, the usual."""
    variant = verdict.variant
    bucket = round(np.log10(max(verdict.ratio, 0.03)))
    order = sum(mistake.order for mistake in variant.mistakes)
    return (
        len(variant.mistakes),
        variant.share,
        verdict.level,
        -round(verdict.known, 1),
        variant.fitted,
        bucket,
        order,
        verdict.residual,
    )
