"""Half precision."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.precision import to_float16, with_biases, with_matrices

COARSE = 2.0**-11


class Float16Mistake(KnownMistake):
    """The weights are float16, or everything is."""

    order = 34

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        def half(matrix: object, gates: int) -> object:
            return to_float16(matrix)  # type: ignore[arg-type]

        kernels = with_matrices(case.recipe, half, None, readout=True)  # type: ignore[arg-type]
        weights = with_biases(kernels, to_float16)
        yield self.one({"in_float16": "weights"}, weights)
        yield self.one({"in_float16": "kernels"}, kernels)
        if any(layer.recurrent_bias.any() for layer in case.recipe.layers):
            most = with_biases(kernels, to_float16, recurrent=False)
            yield self.one({"in_float16": "weights without the recurrent bias"}, most)
        yield self.one({"in_float16": "weights and inputs"}, weights.replace(x=to_float16(case.recipe.x)))
        if case.evidence.written == "float16":  # else nothing tells it from any small difference
            yield self.one({"in_float16": "everything"}, case.recipe, share=COARSE)

    def sentence(self, details: Details) -> str:
        what = details["in_float16"]
        return (
            f"{what.capitalize()} {'is' if what == 'everything' else 'are'} in float16, which holds about "
            "3 digits."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "set the dtype policy to float32 before the layer is made.",
            "call model.float() before the weights are copied, and save them as float32.",
            "keep arrays as np.float32 or np.float64.",
            "store the weights and compute in float.",
        )
