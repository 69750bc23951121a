"""1 added to the forget gate's bias, which holds it already."""

from collections.abc import Iterator
from typing import Any

from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class ForgetBiasAddedMistake(LayerMistake):
    """The forget gate gets 1 more than its bias."""

    order = 17

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.cell == "LSTM":
            yield {}, {"forget_bias": layer.forget_bias + 1.0}

    def sentence(self, details: Details) -> str:
        return f"1 is added to the forget gate's bias {where(details)}although the bias holds it already."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "set the weights as they are: unit_forget_bias only chooses where training starts.",
            "copy the bias as it is, with nothing added to its forget block.",
            "compute f = sigmoid(x @ W_f + h @ U_f + b_f), without + 1.",
            "leave out the forget_bias of 1, as TensorFlow 1's LSTMCell adds it.",
        )
