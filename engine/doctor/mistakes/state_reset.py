"""States that go back to their start every N steps."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient, where
from engine.doctor.recipe import Recipe
from engine.experiment import Dense
from engine.sequences.memory_sum import MemorySum

MOST = 257  # steps, where the last one alone is known and all have to be tried
FEW = 9  # steps: resets as often as that may show late, where states die out or numbers were rounded


class StateResetMistake(KnownMistake):
    """The states are reset every N steps; N is the first step that differs without it."""

    order = 27
    is_told_by_data = True
    exhibits = (
        Exhibit(
            name="state_reset",
            line="Right at first, then suddenly too low",
            symptom="NumPy counts without an error at first. At t = 4 it is suddenly too low and comes "
            "closer step by step; at t = 8 it is too low again, and by more. Keras counts on "
            "and on.",
            explanation="The sequence is fed in calls of 4 steps, and every call sets out from the initial "
            "state, so what came before is lost. Keep the last state and hand it to the next "
            "call, as stateful=True does in Keras.",
            giveaways=(
                "state",
                "reset",
                "call",
                "piece",
                "chunk",
                "forg",
                "memory",
                "initial",
                "hidden",
                "begin",
            ),
            difficulty=30,
            sequence=MemorySum(seq_len=13, weight=1, bias=1),
            layer=SimpleRNN.parse(
                {
                    "activation": "linear",
                    "kernel": [[0.5]],
                    "recurrent_kernel": [[0.5]],
                    "bias": [1],
                    "initial_state": [[1]],
                }
            ),
            details={"N": 4},
            report="keras-team/keras#1128",
        ),
        Exhibit(
            name="one_step_samples",
            line="Puts out what it has just read",
            symptom="Each number is the sum of the two before it. NumPy's output is merely the number "
            "it has just read, at every step. Keras hits every target.",
            explanation="The data has the shape (steps, 1, features), so each number is a sample of its "
            "own, one step long, and every sample begins from the initial state: there is no "
            "memory. Shape it (1, steps, features).",
            giveaways=("sample", "memory", "state", "reset", "forg", "shape", "batch", "hidden", "recurrent"),
            difficulty=50,
            sequence=MemorySum(seq_len=11, weight=1, bias=0, h_weight=1, mem_len=1),
            layer=SimpleRNN.parse(
                {
                    "activation": "linear",
                    "units": 2,
                    "kernel": [[1, 1]],
                    "recurrent_kernel": [
                        [0, 0],
                        [1, 0],
                    ],  # the second unit hands the last number to the first
                    "bias": [0, 0],
                }
            ),
            readout=Dense.parse({"kernel": [[1], [0]], "bias": [0]}),
            details={"N": 1},
            report="Renovamen/Speech-Emotion-Recognition#49",
        ),
    )

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
            "feed whole sequences, or make the layer stateful=True where steps are fed "
            f"{details['N']} at a time.",
            "hand the states that a call returns to the next call.",
            "set h, and c of an LSTM, before the loop over all steps, not within it or for each block.",
            "keep the states from one block to the next; clear them only where a new sequence begins.",
        )


def _reset(recipe: Recipe, every: int, **more: Any) -> Recipe:
    return recipe.replace(layers=tuple(layer.replace(reset_every=every, **more) for layer in recipe.layers))
