"""States that go back to their start every N steps."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient, where
from engine.doctor.recipe import Recipe

MOST = 257  # steps, where the last one alone is known and all have to be tried
FEW = 9  # steps: resets as often as that may show late, where states die out or numbers were rounded


class StateResetMistake(KnownMistake):
    """The states are reset every N steps; N is the first step that differs without it."""

    order = 27
    is_told_by_data = True

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        has_start = any(layer.start.any() for layer in case.recipe.layers)
        for every in self._candidates(case, case.recipe):
            yield self.one({"N": every}, _reset(case.recipe, every))
            if has_start:
                yield self.one({"N": every, "to": "zero"}, _reset(case.recipe, every, resets_to_zero=True))
            for index in range(len(case.recipe.layers) if len(case.recipe.layers) > 1 else 0):
                yield self.one({"N": every, "layer": index}, case.recipe.with_layer(index, reset_every=every))
        if has_start:
            layers = tuple(layer.replace(start=np.zeros_like(layer.start)) for layer in case.recipe.layers)
            without = case.recipe.replace(layers=layers)
            for every in self._candidates(case, without):
                yield self.one({"N": every, "to": "zero", "from": 0}, _reset(without, every))

    def _candidates(self, case: Patient, recipe: Recipe) -> list[int]:
        """How often it may be: the difference begins at a reset, or soon after one."""
        if case.evidence.is_last_only:
            return list(range(1, min(case.steps, MOST))) if not case.is_second else [1]
        first = case.find_difference(recipe)
        if first is None or not 0 < first < case.steps:
            return []
        earlier = [] if case.is_second else [*range(1, min(first, FEW)), *range(max(1, first - 2), first)]
        return [first, *sorted({*earlier, *(n for n in range(1, first) if first % n == 0)})]

    def sentence(self, details: Details) -> str:
        to = "to zero" if details.get("to") else "to their start"
        every = "at every step" if details["N"] == 1 else f"every {details['N']} steps"
        return f"The states {where(details)}go back {to} {every}."

    def cures(self, details: Details) -> Cures:
        return Cures(
            f"feed whole sequences, or make the layer stateful=True where {details['N']} steps are fed at "
            "a time.",
            "hand the states that a call returns to the next call.",
            "set h, and c of an LSTM, before the loop over all steps, not within it or for each block.",
            "keep the states from one block to the next; clear them only where a new sequence begins.",
        )


def _reset(recipe: Recipe, every: int, **more: Any) -> Recipe:
    return recipe.replace(layers=tuple(layer.replace(reset_every=every, **more) for layer in recipe.layers))
