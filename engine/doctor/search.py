"""Which variants are worth judging: all single mistakes, and all pairs, by their first steps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

import engine.doctor.mistakes
from engine.array import Array
from engine.doctor.evidence import Evidence
from engine.doctor.judge import NOT_EXPLAINED, Judgement, judge, misfit, step_errors
from engine.doctor.mistake import FLOAT32, Hypothesis, KnownMistake, Patient
from engine.doctor.recipe import Recipe
from engine.doctor.run import run
from engine.find import find_classes

FIRST_STEPS, MORE_STEPS, ROWS = 3, 64, 8
NEAR = 1e-3  # of what numbers vary by: as far off the first step of a right variant may be
JUDGED = 16  # variants
KEPT = 300  # pairs
CHUNK = 2000  # pairs that are run at once


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
        """Those that fit best and have the first step right."""
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
            elif is_all or known[0] <= self._tolerance(variant):
                found.append((misfit(errors), place))
        return [place for _, place in sorted(found)]

    def _tolerance(self, variant: Hypothesis) -> float:
        """How far off a first step may be."""
        return NEAR + 2 * self.evidence.coarseness + 64 * max(variant.share - FLOAT32, 0)

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

    def pairs(self, singles: Sequence[Hypothesis]) -> list[Hypothesis]:
        """The pairs whose first steps fit best."""
        kept: list[tuple[float, int, Hypothesis]] = []
        case = Patient(self.recipe, self.evidence, self.first_difference, is_second=True)
        firsts = [variant for mistake in mistakes() for variant in mistake.variants(case)]
        firsts += [variant for mistake in mistakes() for _, variant in mistake.fitted([case])]
        touched = [touches(self.recipe, variant.recipe) for variant in firsts]
        pending: list[Hypothesis] = []
        for place, (first, fields) in enumerate(zip(firsts, touched, strict=True)):
            if self.is_cancelled():
                break
            pending += self._on_top(first, fields)
            if len(pending) >= CHUNK or place == len(firsts) - 1:
                kept = self._best(kept, pending)
                pending = []
            self.on_progress(0.1 + 0.7 * (place + 1) / len(firsts))
        found = [variant for _, _, variant in kept]
        return found if self.is_cancelled() else found + self._first_fits(self.fitted(firsts))

    def _first_fits(self, variants: Sequence[Hypothesis]) -> list[Hypothesis]:
        return [variants[place] for place in self._fits(variants, FIRST_STEPS)]

    def _on_top(self, first: Hypothesis, fields: frozenset[str]) -> Iterator[Hypothesis]:
        """Each mistake made after a first one; of two that do not touch the same, in one order only."""
        case = Patient(first.recipe, self.evidence, self.first_difference, is_second=True)
        for mistake in mistakes():
            for variant in mistake.variants(case):
                shared = fields & touches(first.recipe, variant.recipe)
                is_same = mistake is first.mistakes[0]
                is_late = mistake.order > first.mistakes[0].order
                if (is_same and not shared) or (
                    not is_same and (shared or is_late or "state" in mistake.word)
                ):
                    yield variant.after(first)

    def _best(
        self, kept: list[tuple[float, int, Hypothesis]], pending: Sequence[Hypothesis]
    ) -> list[tuple[float, int, Hypothesis]]:
        is_all = self.evidence.is_last_only
        made = run(
            [one.recipe for one in pending], self.evidence.wanted, None if is_all else FIRST_STEPS, ROWS
        )
        found = list(kept)
        for variant, numbers in zip(pending, made, strict=True):
            errors = step_errors(numbers, variant.recipe, self.evidence)
            known = errors[~np.isnan(errors)]
            if not known.size or (not is_all and known[0] > self._tolerance(variant)):
                continue
            found.append((misfit(errors), len(found), variant))
        found.sort(key=lambda one: one[0])
        return [(size, place, variant) for place, (size, _, variant) in enumerate(found[:KEPT])]


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


def touches(before: Recipe, after: Recipe) -> frozenset[str]:
    """What of a recipe a mistake has changed."""
    found = {name for name in ("x", "view", "readout") if getattr(before, name) is not getattr(after, name)}
    for index, (one, other) in enumerate(zip(before.layers, after.layers, strict=True)):
        if one is not other:
            found |= {
                f"{index}.{name}" for name, value in vars(one).items() if getattr(other, name) is not value
            }
    return frozenset(found)
