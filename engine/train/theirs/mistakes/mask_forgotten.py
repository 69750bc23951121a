"""Steps that do not count, counted."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.plain_pass import PassFlaws


class MaskForgotten(GradientMistake):
    """The loss is the mean over all steps, though only some count."""

    order = 12

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        counts = case.plain.counts
        if not counts.all():
            yield self.flawed(case, {"over": "all steps"}, PassFlaws(counts_all=True))
            factor = float(counts.sum() / counts.size)
            yield self.scaled(case, {"over": "masked, divided by all"}, factor)

    def sentence(self, details: Details) -> str:
        if details["over"] == "all steps":
            return "The mask is forgotten: steps that do not count give a gradient, too."
        return "The mask is forgotten in the mean: masked losses are divided by the number of all steps."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "give sample_weight the mask, and divide by its sum.",
            "use (loss * mask).sum() / mask.sum(), with reduction='none' in the loss.",
            "multiply dy by the mask, and divide by mask.sum().",
            "skip steps that do not count, and divide by how many do.",
        )
