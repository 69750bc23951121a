"""The 1 of the forget gate's bias left out."""

from collections.abc import Iterator
from typing import Any

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class ForgetBiasMissingMistake(LayerMistake):
    """The forget gate gets 1 less than it should, or no bias at all."""

    order = 18

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.cell != "LSTM":
            return
        yield {"forget_bias": "1 less"}, {"forget_bias": layer.forget_bias - 1.0}
        place = slice(layer.order[1] * layer.units, (layer.order[1] + 1) * layer.units)
        if layer.bias[place].any() and (layer.bias[place] != 1).any():
            bias = layer.bias.copy()
            bias[place] = 0
            yield {"forget_bias": "none"}, {"bias": bias}

    def sentence(self, details: Details) -> str:
        if details["forget_bias"] == "none":
            return f"The forget gate's bias {where(details)}is left out."
        return f"The forget gate's bias {where(details)}is 1 less than the model's."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "give set_weights the whole bias, in which the forget block holds the 1 of unit_forget_bias.",
            "copy the forget block of the bias, and add 1 where the file's program adds it itself.",
            "add all of b_f, or 1 to it where the file's program adds it while it runs.",
            "add all of the forget gate's bias, or 1 to it where the file's program adds it while it runs.",
        )
