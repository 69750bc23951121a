"""The kernel read in the other memory order."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.doctor.memory_order import IN_WORDS, misread
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe


class KernelOrderMistake(LayerMistake):
    """The numbers of W are put into its shape column by column instead of row by row, or the reverse."""

    order = 22

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
