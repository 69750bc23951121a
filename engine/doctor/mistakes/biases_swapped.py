"""A GRU's two biases swapped."""

from collections.abc import Iterator
from typing import Any

from engine.cells.gru import GRU
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values


class BiasesSwappedMistake(LayerMistake):
    """The input's bias is added to h U and the recurrent one to x W."""

    order = 14
    exhibits = (
        Exhibit(
            name="biases_swapped",
            line="Right only where a 1 comes beside it",
            symptom=(
                "The output should be the number that comes in, and 2 more where a 1 comes beside "
                "it. Keras does so. NumPy puts out 2 more at every step."
            ),
            explanation=(
                "The two biases of the candidate are exchanged: c belongs to h U, within r ∘ (h U +"
                " c), so that the reset gate closes it off; b to x W, where nothing does. Keras "
                "keeps them as two rows, PyTorch as bias_ih and bias_hh. Where r is 1 the sum is "
                "the same."
            ),
            giveaways=("bias", "reset", "gate", "candidate", "swap", "exchang", "recurrent"),
            difficulty=125,
            sequence=Values.parse(
                {
                    "values": [[5, 0], [3, 1], [0, 0], [4, 1], [7, 1], [1, 0], [2, 0], [6, 1]],
                    "targets": [[5], [5], [0], [6], [9], [1], [2], [8]],
                }
            ),
            layer=GRU.parse(
                {
                    "activation": "linear",
                    "recurrent_activation": "sparse_sigmoid",  # exactly 0 and 1 beyond 1
                    "kernel": [[0, 0, 1], [0, 12, 0]],
                    "recurrent_kernel": [[0, 0, 0]],
                    "bias": [[-6, -6, 0], [0, 0, 2]],
                }
            ),
        ),
    )

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.recurrent_bias.any():
            yield {}, {"bias": layer.recurrent_bias, "recurrent_bias": layer.bias}

    def sentence(self, details: Details) -> str:
        return f"The input's bias and the recurrent bias {where(details)}are swapped."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "put the input's bias into the first row of the bias (2, 3 * units), the recurrent one into "
            "the second.",
            "copy the first row to bias_ih and the second to bias_hh.",
            "add bias[0] to x @ W and bias[1] to h @ U.",
            "add the first row of the bias to the input's sums and the second to the recurrent sums.",
        )
