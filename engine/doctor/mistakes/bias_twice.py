"""A bias added twice."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.doctor.mistake import Cures, Details, Hypothesis, LayerMistake, Patient, where
from engine.doctor.recipe import LayerRecipe


class BiasTwiceMistake(LayerMistake):
    """The bias of a layer, or of the readout, is added two times."""

    order = 16

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.bias.any():
            yield {"bias": "input"}, {"bias": 2 * layer.bias}
        if layer.recurrent_bias.any():
            yield {"bias": "recurrent"}, {"recurrent_bias": 2 * layer.recurrent_bias}
            yield {"bias": "both"}, {"bias": 2 * layer.bias, "recurrent_bias": 2 * layer.recurrent_bias}

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        yield from super().variants(case)
        readout = case.recipe.readout
        if readout is not None and readout.bias.any():
            twice = replace(readout, bias=2 * readout.bias)
            yield self.one({"bias": "readout"}, case.recipe.replace(readout=twice))

    def sentence(self, details: Details) -> str:
        whose = {
            "input": "The bias",
            "recurrent": "The recurrent bias",
            "both": "Each bias",
            "readout": "The readout's bias",
        }
        return f"{whose[details['bias']]} {where(details)}is added twice."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "leave the bias to the layer, and add none of your own.",
            "put the bias into bias_ih and zeros into bias_hh, since PyTorch adds both.",
            "add the bias once, in x @ W + b or in h @ U + b.",
            "start one of the two sums with the bias, the other with 0.",
        )
