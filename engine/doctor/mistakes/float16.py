"""Half precision."""

from collections.abc import Iterator

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, Hypothesis, KnownMistake, Patient
from engine.doctor.precision import to_float16, with_biases, with_matrices
from engine.sequences.values import Values

COARSE = 2.0**-11


class Float16Mistake(KnownMistake):
    """The weights are float16, or everything is."""

    order = 34
    exhibits = (
        Exhibit(
            name="half_precision",
            line="Off by one in two thousand",
            symptom=(
                "Everything that comes in counts 2049 times, and the output is the sum. Keras hits "
                "every target. NumPy is too small by exactly what has come in so far: less than a "
                "thousandth, and it adds up."
            ),
            explanation=(
                "The kernel is kept in float16, which has 11 binary digits: beyond 2048 it knows "
                "even numbers only, so 2049 became 2048. Small files are often saved so. Save "
                "weights as float32, or compare with what float16 allows."
            ),
            giveaways=("float16", "precision", "round", "half", "kernel", "weight", "digit", "bits"),
            difficulty=105,
            sequence=Values.parse(
                {
                    "values": [[1], [2], [0], [3], [-1], [4], [1], [10]],
                    "targets": [[2049], [6147], [6147], [12294], [10245], [18441], [20490], [40980]],
                }
            ),
            layer=SimpleRNN.parse(
                {"activation": "linear", "kernel": [[2049]], "recurrent_kernel": [[1]], "bias": [0]}
            ),
            details={"in_float16": "weights"},
        ),
    )

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
