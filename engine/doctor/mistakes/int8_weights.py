"""Weights in 8 bits."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.precision import row_to_int8, to_int8, to_uint8, with_biases, with_matrices

WAYS = {
    ("tensor", 127): to_int8(127, "tensor"),
    ("column", 127): to_int8(127, "column"),
    ("gate", 127): to_int8(127, "gate"),
    ("tensor", 128): to_int8(128, "tensor"),
    ("column", 128): to_int8(128, "column"),
    ("range", 255): to_uint8,
}


class Int8WeightsMistake(KnownMistake):
    """The kernels are rounded to 8-bit numbers with a common scale."""

    order = 35

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        for (per, steps), change in WAYS.items():
            details: Details = {"scale_per": per, "steps": steps}
            kernels = with_matrices(case.recipe, change, None, readout=False)
            yield self.one(details, kernels)
            if case.recipe.readout is not None:
                yield self.one(details, with_matrices(case.recipe, change, None, readout=True))
            if per == "tensor":
                yield self.one({**details, "biases": True}, with_biases(kernels, row_to_int8(steps)))
            for layer in range(len(case.recipe.layers) if len(case.recipe.layers) > 1 else 0):
                changed = with_matrices(case.recipe, change, layer, readout=False)
                yield self.one({**details, "layer": layer}, changed)

    def sentence(self, details: Details) -> str:
        what = "kernels and biases" if details.get("biases") else "kernels"
        return (
            f"The {what} are rounded to 8 bits, with one scale for each {details['scale_per']}: the "
            f"largest weight is {details['steps']} steps."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "convert without quantizing, or compare with the quantized weights.",
            "leave out quantize_dynamic, or compare with the quantized weights.",
            "use the weights before they were rounded.",
            "use float weights, or a scale for each column and 16-bit numbers.",
        )
