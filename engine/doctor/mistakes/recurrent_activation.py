"""Gates bent by another function."""

from collections.abc import Iterator
from typing import Any

from engine.cells.lstm import LSTM
from engine.doctor.bend import in_words
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values

OTHERS = ("sigmoid", "hard_sigmoid", "hard_sigmoid_keras2", "tanh", "relu", "linear", "softsign")


class RecurrentActivationMistake(LayerMistake):
    """The gates of a GRU or LSTM are not bent by the model's sigmoid."""

    order = 21
    exhibits = (
        Exhibit(
            name="other_sigmoid",
            line="Half a percent too small",
            symptom="What comes in is added up, and half of the sum is lost at each step. Keras hits "
            "every target. NumPy's curve looks right, but every output is half a percent too "
            "small.",
            explanation="The gates are bent by the sigmoid, where the network was made with a straight line"
            " that is cut off at 0 and 1. Keras 2.3 changed its default from hard_sigmoid to "
            "sigmoid, and Keras 3 the slope of hard_sigmoid from 0.2 to 1/6. Say "
            "recurrent_activation, and from which version the weights are.",
            giveaways=("sigmoid", "gate", "activation", "default", "version", "slope", "bent"),
            difficulty=170,
            sequence=Values.parse(
                {
                    "values": [[160], [160], [160], [160], [0], [0], [0], [160]],
                    "targets": [[160], [240], [280], [300], [150], [75], [37.5], [178.75]],
                }
            ),
            layer=LSTM.parse(
                {
                    "activation": "linear",
                    "recurrent_activation": "sparse_sigmoid",  # 1/2 at 0, and exactly 1 beyond 1
                    "kernel": [[0, 0, 1, 0]],
                    "recurrent_kernel": [[0, 0, 0, 0]],
                    "bias": [6, 0, 0, 6],
                }
            ),
            details={"recurrent_activation": "sigmoid"},
            report="tensorflow/tensorflow#47495",
        ),
    )

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
