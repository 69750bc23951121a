"""No mistake: numbers are rounded."""

from engine.doctor.mistake import Cures, Details, KnownMistake


class RoundingOnlyMistake(KnownMistake):
    """The right network, whose numbers are rounded; it has no variants, since it is looked at first."""

    order = 0

    def sentence(self, details: Details) -> str:
        return (
            "There is no mistake: rounding explains the difference, and the numbers are written in "
            f"{details['written']}."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "nothing is to be changed; float64 would agree further.",
            "nothing is to be changed; float64 would agree further.",
            "nothing is to be changed; compare with a tolerance.",
            "nothing is to be changed; compare with a tolerance.",
        )
