"""The recurrent kernel transposed."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values


class RecurrentKernelTransposedMistake(LayerMistake):
    """U h where the model has h U: each gate's block is transposed."""

    order = 23
    exhibits = (
        Exhibit(
            name="transposed_recurrent_kernel",
            line="Round the circle, the other way",
            symptom="A point walks around a circle in quarters. It should go to the left: (1, 0), (0, "
            "1), (−1, 0), (0, −1). Keras' does, but NumPy's goes to the right.",
            explanation="The hidden state is multiplied by the transposed recurrent kernel. U is square, so"
            " both ways fit, and no error is raised; here a turn to the left becomes one to the"
            " right. In Keras' layout write h @ U, with rows for the units that are read.",
            giveaways=("transpos", "kernel", "matrix", "weight", "column", "swap", "mirror", "recurrent"),
            difficulty=70,
            sequence=Values.parse({"values": [[1, 0], [0, 1], [-1, 0], [0, -1]] * 2 + [[1, 0]]}),
            layer=SimpleRNN.parse(
                {
                    "activation": "linear",
                    "units": 2,
                    "kernel": [[0, 0], [0, 0]],  # it walks by itself, from its initial state
                    "recurrent_kernel": [[0, 1], [-1, 0]],
                    "bias": [0, 0],
                    "initial_state": [[1, 0]],
                }
            ),
            report="onnx/onnx#1019",
        ),
    )

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        blocks = [block.T for block in layer.blocks(layer.recurrent_kernel)]
        yield {}, {"recurrent_kernel": np.concatenate(blocks, axis=1)}

    def sentence(self, details: Details) -> str:
        return f"The recurrent kernel {where(details)}is transposed: U h is computed instead of h U."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "transpose each gate's (units, units) block of the recurrent kernel before set_weights.",
            "copy the transpose: weight_hh is (gates * units, units), Keras' recurrent kernel (units, "
            "gates * units).",
            "compute h @ U, not U @ h.",
            "sum h[j] * U[j][i] over j for unit i, not h[j] * U[i][j].",
        )
