"""A mean that is taken twice."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.scales import scales_of


class AveragedTwice(GradientMistake):
    """The gradient of a mean is divided by the number of rows, steps or outputs once more."""

    order = 20

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        for what, number in scales_of(case.plain):
            yield self.scaled(case, {"by": what, "number": number}, 1 / number)

    def sentence(self, details: Details) -> str:
        return f"The gradient is averaged twice: divided by {details['number']}, {details['by']}, once more."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "divide the loss once: keras.losses with its default reduction is a mean already.",
            "leave the division to reduction='mean', or use reduction='sum' and divide once.",
            "divide dy by the number of rows and steps, and no gradient of a weight after that.",
            "divide once, where the loss's derivative is made.",
        )
