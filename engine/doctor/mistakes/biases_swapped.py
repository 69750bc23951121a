"""A GRU's two biases swapped."""

from collections.abc import Iterator
from typing import Any

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class BiasesSwappedMistake(LayerMistake):
    """The input's bias is added to h U and the recurrent one to x W."""

    order = 14

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
