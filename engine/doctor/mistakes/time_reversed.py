"""Time backwards."""

from collections.abc import Iterator

from engine.array import Array
from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient


class TimeReversedMistake(KnownMistake):
    """The inputs are read from the last step to the first, or the outputs are put the other way."""

    order = 29

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        backwards = case.recipe.replace(x=case.recipe.x[:, ::-1])
        yield self.one({"reversed": "inputs"}, backwards)
        yield self.one({"reversed": "outputs"}, case.recipe.viewed(_backwards))
        yield self.one({"reversed": "inputs and outputs"}, backwards.viewed(_backwards))
        for index, layer in enumerate(case.recipe.layers):
            if (index and layer.merge_mode is None) or layer.go_backwards:
                turned = case.recipe.with_layer(index, go_backwards=not layer.go_backwards)
                yield self.one({"reversed": "inputs", "layer": index}, turned)

    def sentence(self, details: Details) -> str:
        if "layer" in details:
            return f"Layer {details['layer']} reads time in the other direction."
        return {
            "inputs": "The inputs are read from the last step to the first.",
            "outputs": "The outputs stand in the reverse order of time.",
            "inputs and outputs": (
                "The network runs from the last step to the first, as go_backwards does, and its outputs "
                "are put back into the order of time."
            ),
        }[details["reversed"]]

    def cures(self, details: Details) -> Cures:
        return Cures(
            "check go_backwards, and turn the outputs of a backward layer with keras.ops.flip(y, axis=1).",
            "check that only the reverse direction of a bidirectional layer sees torch.flip(x, [time]).",
            "loop from t = 0 on, and write step t to row t.",
            "loop from t = 0 to steps - 1, and write step t to row t.",
        )


def _backwards(numbers: Array) -> Array:
    return numbers[:, ::-1]
