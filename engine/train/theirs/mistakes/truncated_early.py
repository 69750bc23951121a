"""A gradient that does not go back to the first step."""

from collections.abc import Iterator

from engine.doctor.mistake import Cures, Details
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.plain_pass import PassFlaws, summed

MOST = 100  # steps that are tried, fewer of long sequences
MOST_WORK = 20_000  # steps that all passes make together
USUAL = (50, 64, 100, 128, 200, 250, 256, 500, 512, 1000)
MOST_IN_STACKS = 16  # steps that the loss of a step may go back, where each is a pass of its own


class TruncatedEarly(GradientMistake):
    """Back through time is cut every N steps, or each loss goes back N steps only."""

    order = 90
    takes_long = True

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        steps, few = case.plain.steps, min(MOST, max(8, MOST_WORK // case.plain.steps))
        for every in dict.fromkeys((*range(2, few), *USUAL)):
            if every < steps:
                yield self.flawed(case, {"how": "cut", "N": every}, PassFlaws(cut_every=every))
        for reach, by_step in case.plain.within_reaches(min(MOST, steps - 1), MOST_IN_STACKS):
            if reach > 1:
                yield GradientVariant(self, {"how": "reach", "N": reach}, summed(by_step), by_step)

    def sentence(self, details: Details) -> str:
        if details["how"] == "cut":
            return f"The gradient is cut every {details['N']} steps, and does not cross them."
        return f"The loss of each step goes back {details['N']} steps only."

    def cures(self, details: Details) -> Cures:
        return Cures(
            "feed the whole sequence in one call, or set truncate to the same number here.",
            f"detach the states less often than every {details['N']} steps, or set truncate to it here.",
            "run the backward loop from the last step down to step 0.",
            "keep all steps of the forward pass until the backward pass has used them.",
        )
