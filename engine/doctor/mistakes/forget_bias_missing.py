"""The 1 of the forget gate's bias left out."""

from collections.abc import Iterator
from typing import Any

from engine.cells.lstm import LSTM
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values


class ForgetBiasMissingMistake(LayerMistake):
    """The forget gate gets 1 less than it should, or no bias at all."""

    order = 18
    exhibits = (
        Exhibit(
            name="forget_bias_missing",
            line="Everything fades too fast",
            symptom="Each number should fade by a quarter at every step, and new ones are added. "
            "NumPy's first output is right; after it everything fades too fast. Keras hits "
            "every target.",
            explanation="The forget gate's bias is 1 too small. TensorFlow 1 added 1 (forget_bias) while it"
            " ran, and did not store it; Keras stores it in the bias (unit_forget_bias). "
            "Whoever carries weights over must add it once, and only once. The first step "
            "cannot show it: there is nothing to forget yet.",
            giveaways=("forget", "gate", "bias", "tensorflow", "missing", "left out"),
            difficulty=150,
            sequence=Values.parse(
                {
                    "values": [[16], [0], [0], [4], [0], [0], [8], [0]],
                    "targets": [
                        [16],
                        [12],
                        [9],
                        [10.75],
                        [8.0625],
                        [6.046875],
                        [12.53515625],
                        [9.4013671875],
                    ],
                }
            ),
            layer=LSTM.parse(
                {
                    "activation": "linear",
                    "recurrent_activation": "sparse_sigmoid",  # 3/4 at 1/2, and exactly 1 beyond 1
                    "kernel": [[0, 0, 1, 0]],
                    "recurrent_kernel": [[0, 0, 0, 0]],
                    "bias": [6, 0.5, 0, 6],
                }
            ),
            details={"forget_bias": "1 less"},
            report="apple/coremltools#309",
        ),
    )

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
