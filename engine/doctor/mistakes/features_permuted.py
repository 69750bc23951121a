"""Features in another order."""

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.permutation import found_by_swaps
from engine.sequences.values import Values

ALL_UP_TO = 4  # features; of more, usual ones are tried, and the best is searched by swaps


class FeaturesPermutedMistake(KnownMistake):
    """The columns of the input stand in another order."""

    order = 36
    exhibits = (
        Exhibit(
            name="features_permuted",
            line="Both agree, and count down instead of up",
            symptom=(
                "At each step some are paid in and some paid out, and the output should be what is "
                "left. NumPy and Keras agree to the last digit, and both have its opposite."
            ),
            explanation=(
                "The two columns of the input stand in another order than the network was made for:"
                " what is paid out is read where it expects what is paid in. Any table has this "
                "risk, since a matrix has no names. Give the columns in the order of training."
            ),
            giveaways=("column", "feature", "order", "swap", "exchang", "input"),
            difficulty=65,
            sequence=Values.parse(
                {
                    "values": [[5, 1], [2, 0], [0, 3], [4, 2], [1, 1], [0, 2], [6, 0], [1, 4]],
                    "targets": [[4], [6], [3], [5], [5], [3], [9], [6]],
                }
            ),
            layer=SimpleRNN.parse(
                {"activation": "linear", "kernel": [[1], [-1]], "recurrent_kernel": [[1]], "bias": [0]}
            ),
            details={"permutation": [1, 0]},
        ),
    )

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        features = case.recipe.x.shape[2]
        orders = permutations(range(features)) if features <= ALL_UP_TO else _usual(features)
        for order in orders:
            if list(order) != list(range(features)):
                yield self._variant(case, list(order))

    def fitted(self, cases: Sequence[Patient]) -> Iterator[tuple[int, Hypothesis]]:
        for index, case in enumerate(cases):
            if case.recipe.x.shape[2] > ALL_UP_TO and not case.is_second:
                for order in found_by_swaps(case.recipe, case.evidence):
                    yield index, self._variant(case, order)

    def _variant(self, case: Patient, order: list[int]) -> Hypothesis:
        return self.one(
            {"permutation": order}, case.recipe.replace(x=np.ascontiguousarray(case.recipe.x[..., order]))
        )

    def sentence(self, details: Details) -> str:
        return (
            "The features stand in another order: theirs are features "
            f"{', '.join(map(str, details['permutation']))} of the inputs."
        )

    def cures(self, details: Details) -> Cures:
        order = details["permutation"]
        back = [int(place) for place in np.argsort(order)]
        return Cures(
            f"give the columns in the order in which the model was trained: x[..., {back}] of what was fed.",
            f"give the columns in the order in which the model was trained: x[..., {back}] of what was fed.",
            f"read x[..., {back}] of what was fed.",
            f"read feature k from place {back} of what was fed.",
        )


def _usual(features: int) -> Iterator[list[int]]:
    """Backwards, turned by some places, two neighbours or any two swapped."""
    places = list(range(features))
    yield places[::-1]
    for k in range(1, min(features, 9)):
        yield places[k:] + places[:k]
    for k in range(1, min(features - 1, 8)):
        yield places[-k:] + places[:-k] if k > 1 else places[-1:] + places[:-1]
