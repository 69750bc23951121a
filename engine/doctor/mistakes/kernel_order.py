"""The kernel read in the other memory order."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.doctor.exhibit import Exhibit
from engine.doctor.memory_order import IN_WORDS, misread
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values


class KernelOrderMistake(LayerMistake):
    """The numbers of W are put into its shape column by column instead of row by row, or the reverse."""

    order = 22
    exhibits = (
        Exhibit(
            name="kernel_order",
            line="One of three outputs stays 0",
            symptom=(
                "Two numbers come in, three go out: the first one, both together, and the second "
                "one. Keras does so. NumPy's middle one is 0 at every step, and the other two are "
                "both together."
            ),
            explanation=(
                "The kernel's six numbers are read column by column, though they stand row by row: "
                "from (2, 3) another matrix of the same shape is made, and nothing complains. "
                "Fortran, MATLAB and Eigen count columns first, C and NumPy rows. Reshape in the "
                "order in which it was written."
            ),
            giveaways=("kernel", "column", "matrix", "order", "transpos", "reshape", "weight"),
            difficulty=72,
            sequence=Values.parse(
                {
                    "values": [[1, 0], [2, 0], [0, 3], [1, 1], [4, 2], [0, 5], [3, 3]],
                    "targets": [[1, 1, 0], [2, 2, 0], [0, 3, 3], [1, 2, 1], [4, 6, 2], [0, 5, 5], [3, 6, 3]],
                }
            ),
            layer=SimpleRNN.parse(
                {
                    "activation": "linear",
                    "units": 3,
                    "kernel": [[1, 1, 0], [0, 1, 1]],
                    "recurrent_kernel": [[0, 0, 0], [0, 0, 0], [0, 0, 0]],
                    "bias": [0, 0, 0],
                }
            ),
            details={"read": "columns first"},
        ),
    )

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        for read, matrix in misread(layer.kernel).items():
            yield {"read": read}, {"kernel": matrix}
        if len(layer.gates) > 1:
            blocks = [misread(block) for block in layer.blocks(layer.kernel)]
            for read in blocks[0]:
                each = np.concatenate([block[read] for block in blocks], axis=1)
                yield {"read": read, "each": "gate"}, {"kernel": each}

    def sentence(self, details: Details) -> str:
        return f"The kernel {where(details)}is read {IN_WORDS[details['read']]}."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "give set_weights the matrix of shape (features, gates * units) itself, transposed and never "
            "reshaped where it comes from elsewhere.",
            "copy the transpose, torch.tensor(W).T, and never view or reshape it into the other shape.",
            "read the numbers as np.reshape(numbers, shape) in the order, 'C' or 'F', in which they were "
            "written.",
            "index as W[row * columns + column] where rows stand one after the other.",
        )
