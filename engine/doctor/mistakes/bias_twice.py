"""A bias added twice."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, Hypothesis, LayerMistake, Patient, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.memory_sum import MemorySum


class BiasTwiceMistake(LayerMistake):
    """The bias of a layer, or of the readout, is added two times."""

    order = 16
    exhibits = (
        Exhibit(
            name="bias_twice",
            line="Every output is too large",
            symptom="The sequence goes up by 3 at each step. NumPy's first output is 3 too large, and "
            "none of the later ones hits its target: they stay about 2 too large. Keras hits "
            "every one.",
            explanation="The bias is added twice: once to the input's part, where it is computed for all "
            "steps at once, and again inside the step. So the pre-activation a is too large by "
            "b at every step. Add it in one place only.",
            giveaways=("bias", "twice", "double", "again", "add", "constant"),
            difficulty=20,
            sequence=MemorySum(seq_len=11, weight=1, bias=3),
            layer=SimpleRNN.parse(
                {
                    "activation": "linear",
                    "kernel": [[1.5]],
                    "recurrent_kernel": [[-0.5]],
                    "bias": [3],
                    "initial_state": [[1]],
                }
            ),
            details={"bias": "input"},
            report="lisa-lab/DeepLearningTutorials#81",
        ),
    )

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
