"""A bias left out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from engine.doctor.mistake import Cures, Details, Hypothesis, LayerMistake, Patient, where
from engine.doctor.recipe import LayerRecipe


class BiasMissingMistake(LayerMistake):
    """The bias of a layer, or of the readout, is not added."""

    order = 15

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
