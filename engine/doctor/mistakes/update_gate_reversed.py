"""A GRU's update gate the other way."""

from collections.abc import Iterator
from typing import Any

from engine.cells.gru import GRU
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import Cures, Details, LayerMistake, where
from engine.doctor.recipe import LayerRecipe
from engine.sequences.values import Values


class UpdateGateReversedMistake(LayerMistake):
    """z weighs the candidate where it should weigh the old state."""

    order = 12
    exhibits = (
        Exhibit(
            name="update_gate_reversed",
            line="Forgets just what it should remember",
            symptom="A number is to be remembered when a 1 comes beside it, until the next 1. Keras "
            "does. NumPy holds on to what it has at every 1, and takes over every other number.",
            explanation="The update gate works the other way round: z should say how much of h stays, and "
            "says how much of the candidate comes in. Papers and libraries differ here; Keras, "
            "PyTorch and ONNX write z ∘ h + (1 − z) ∘ n. Exchange z and 1 − z, or turn the "
            "signs of z's weights and biases.",
            giveaways=("update", "gate", "candidate", "1 − z", "revers", "wrong way", "other way"),
            difficulty=110,
            sequence=Values.parse(
                {
                    "values": [[5, 1], [7, 0], [2, 0], [3, 1], [9, 0], [4, 0], [6, 0], [8, 1]],
                    "targets": [[5], [5], [5], [3], [3], [3], [3], [8]],
                }
            ),
            layer=GRU.parse(
                {
                    "activation": "linear",
                    "recurrent_activation": "sparse_sigmoid",  # exactly 0 and 1 beyond 1
                    "reset_after": False,
                    "kernel": [[0, 0, 1], [-12, 0, 0]],
                    "recurrent_kernel": [[0, 0, 0]],
                    "bias": [6, 6, 0],
                }
            ),
            report="soroushmehr/sampleRNN_ICLR2017#20",
        ),
    )

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        if layer.cell == "GRU":
            yield {}, {"is_update_reversed": not layer.is_update_reversed}

    def sentence(self, details: Details) -> str:
        return (
            f"The update gate {where(details)}points the other way: h = (1 − z) ∘ h + z ∘ n instead of z ∘ "
            "h + (1 − z) ∘ n."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "negate the z block of kernel, recurrent kernel and bias when weights come from a program with "
            "the other convention.",
            "torch.nn.GRU computes (1 - z) * n + z * h as Keras does: do the same in a cell by hand.",
            "compute h = z * h + (1 - z) * n.",
            "write h[i] = z[i] * h[i] + (1 - z[i]) * n[i].",
        )
