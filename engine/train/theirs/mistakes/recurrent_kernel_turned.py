"""The recurrent kernel, not transposed on the way back."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details, where
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.plain_cells import StepFlaws
from engine.train.theirs.plain_pass import PassFlaws


class RecurrentKernelTurned(GradientMistake):
    """dh_{t-1} = da U in place of da Uᵀ."""

    order = 18

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        layers = range(len(case.plain.model.layers))
        for index in layers:
            yield self.flawed(case, {"layer": index}, PassFlaws({index: StepFlaws(is_turned=True)}))
        if len(layers) > 1:
            flaws = PassFlaws(dict.fromkeys(layers, StepFlaws(is_turned=True)))
            yield self.flawed(case, {"layers": [*layers]}, flaws)

    def sentence(self, details: Details) -> str:
        return f"The gradient {where(details)}goes back through U as it is, not through U transposed."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "leave the backward pass to GradientTape.",
            "leave the backward pass to autograd; in a Function of your own use grad @ weight_hh.",
            "use dh_prev = da @ U.T.",
            "sum over the columns of U for each row: dh_prev[i] = sum of U[i][j] * da[j].",
        )
