"""A bias left out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, Hypothesis, LayerMistake, Patient, where
from engine.doctor.recipe import LayerRecipe
from engine.experiment import Dense
from engine.sequences.values import Values


class BiasMissingMistake(LayerMistake):
    """The bias of a layer, or of the readout, is not added."""

    order = 15
    exhibits = (
        Exhibit(
            name="readout_bias_missing",
            line="Every output is 3 too small",
            symptom=(
                "The output should be the sum of all that came in, and 3 more. Keras hits every "
                "target. Each of NumPy's outputs is 3 too small, from the first to the last."
            ),
            explanation=(
                "The hidden state is right to the last digit; the readout multiplies it by its "
                "kernel, but its bias is not added. Compute y = h V + c, with all of the Dense "
                "layer's weights."
            ),
            giveaways=("bias", "readout", "dense", "add", "constant", "left out", "missing"),
            difficulty=55,
            sequence=Values.parse(
                {
                    "values": [[1], [4], [-2], [0], [5], [2], [-7], [3]],
                    "targets": [[4], [8], [6], [6], [11], [13], [6], [9]],
                }
            ),
            layer=SimpleRNN.parse(
                {"activation": "linear", "kernel": [[1]], "recurrent_kernel": [[1]], "bias": [0]}
            ),
            readout=Dense.parse({"kernel": [[1]], "bias": [3]}),
            details={"bias": "readout"},
        ),
    )

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.recurrent_bias.any() and layer.bias.any():
            yield {"bias": "both"}, {"bias": 0 * layer.bias, "recurrent_bias": 0 * layer.recurrent_bias}
        if layer.bias.any():
            yield {"bias": "input"}, {"bias": np.zeros_like(layer.bias)}

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        yield from super().variants(case)
        readout = case.recipe.readout
        if readout is not None and readout.bias.any():
            without = replace(readout, bias=np.zeros_like(readout.bias))
            yield self.one({"bias": "readout"}, case.recipe.replace(readout=without))

    def sentence(self, details: Details) -> str:
        whose = {"both": "Both biases", "input": "The bias", "readout": "The readout's bias"}[details["bias"]]
        return f"{whose} {where(details)}{'are' if details['bias'] == 'both' else 'is'} not added."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "make the layer with use_bias=True, and give its bias to set_weights.",
            "make the layer with bias=True, and copy its bias.",
            "add the bias: a = x @ W + h @ U + b.",
            "start each sum with the bias instead of with 0.",
        )
