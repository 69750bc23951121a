"""A sum where a mean is meant."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.scales import scales_of


class NotAveraged(GradientMistake):
    """The gradient is summed over rows, steps or outputs; or it is that of half the squared error."""

    order = 22

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        for what, number in scales_of(case.plain):
            yield self.scaled(case, {"by": what, "number": number}, float(number))
        if case.plain.experiment.training.loss == "mse":
            yield self.scaled(case, {"by": "half"}, 0.5)
        yield self.scaled(case, {"by": "descent"}, -1.0)

    def sentence(self, details: Details) -> str:
        match details["by"]:
            case "half":
                return "It is the gradient of half the squared error: the factor 2 is missing."
            case "descent":
                return "The sign is the other one: it is the direction of descent, not the gradient."
            case what:
                return f"The gradient is a sum, not a mean: {details['number']} times as large, {what}."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "take the mean over rows, steps and outputs, as keras.losses do.",
            "use reduction='mean'.",
            "use dy = 2 * (y - target) / target.size for the mean squared error.",
            "divide the derivative of the loss by how many numbers were added up, with its sign as it is.",
        )
