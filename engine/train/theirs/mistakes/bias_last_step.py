"""A bias's gradient of the last step alone."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.plain_pass import PassFlaws


class BiasLastStep(GradientMistake):
    """The gradient of a bias is that of one step, not the sum over all."""

    order = 26

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        yield self.flawed(case, {}, PassFlaws(biases_last=True))

    def sentence(self, details: Details) -> str:
        return "The gradient of each bias is that of the last step alone, not the sum over all steps."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "leave it to GradientTape.",
            "leave it to autograd, or add up grad over steps and rows.",
            "use db += da.sum(axis=0) at every step, with db = 0 before the loop.",
            "set the sum to 0 once, before the loop over steps, and add to it in every one.",
        )
