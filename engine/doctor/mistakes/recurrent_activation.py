"""Gates bent by another function."""

from collections.abc import Iterator
from typing import Any

from engine.doctor.bend import in_words
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe

OTHERS = ("sigmoid", "hard_sigmoid", "hard_sigmoid_keras2", "tanh", "relu", "linear", "softsign")


class RecurrentActivationMistake(LayerMistake):
    """The gates of a GRU or LSTM are not bent by the model's sigmoid."""

    order = 21

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        for name in OTHERS if layer.cell != "SimpleRNN" else ():
            if name != layer.recurrent_activation:
                yield {"recurrent_activation": name}, {"recurrent_activation": name}

    def sentence(self, details: Details) -> str:
        return (
            f"The gates {where(details)}are bent by {in_words(details['recurrent_activation'])}, which is "
            "not the model's function."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "give the layer the model's recurrent_activation; hard_sigmoid is 0.2x + 0.5 in Keras 2 and "
            "x/6 + 0.5 in Keras 3.",
            "torch.nn.GRU and LSTM bend gates by sigmoid only: for another function write the cell by hand.",
            "bend the gates by the model's function, as 1 / (1 + np.exp(-a)) for sigmoid.",
            "bend the gates by the model's function, as 1 / (1 + exp(-a)) for sigmoid.",
        )
