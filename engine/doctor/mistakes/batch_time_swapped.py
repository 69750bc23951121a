"""The axes of batch and time swapped."""

from collections.abc import Iterator

from engine.array import Array
from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient


class BatchTimeSwappedMistake(KnownMistake):
    """(rows, steps, features) is read as (steps, rows, features)."""

    order = 31

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        rows, steps, features = case.recipe.x.shape
        swapped = case.recipe.replace(x=case.recipe.x.swapaxes(0, 1)).viewed(_swapped)
        yield self.one({"by": "axes"}, swapped)
        if rows > 1 and steps > 1:
            reshaped = case.recipe.replace(x=case.recipe.x.reshape(steps, rows, features))
            yield self.one(
                {"by": "reshape"}, reshaped.viewed(lambda numbers: numbers.reshape(steps, rows, -1))
            )

    def sentence(self, details: Details) -> str:
        return (
            "The axes of batch and time are swapped: states run on from row to row, and not from step to "
            "step."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "give the layer (rows, steps, features), or make it with time_major=True in Keras 2.",
            "make the layer with batch_first=True, or give it (steps, rows, features).",
            "loop over the axis of time: for t in range(x.shape[1]): x_t = x[:, t].",
            "index as x[(row * steps + t) * features + feature], with the loop over t inside that over rows.",
        )


def _swapped(numbers: Array) -> Array:
    return numbers.swapaxes(0, 1)
