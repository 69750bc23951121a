"""What a known mistake of a backward pass is: the gradients that it makes, its name, and its cure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from engine.array import Array
from engine.doctor.mistake import Cures, Details
from engine.run.name import Name
from engine.train.theirs.plain_pass import PassFlaws, PlainPass, summed


@dataclass(frozen=True, eq=False)
class GradientCase:
    """What a mistake is looked for in. theirs: the whole gradients that are known, in the order of Keras."""

    plain: PlainPass
    theirs: Mapping[Name, Array]

    @cached_property
    def right(self) -> dict[Name, Array]:
        """Ours, (steps, …) each."""
        return self.plain.gradients()

    @cached_property
    def whole(self) -> dict[Name, Array]:
        """Ours, (…) each."""
        return summed(self.right)


@dataclass(frozen=True, eq=False)
class GradientVariant:
    """The gradients that a mistake makes.

    by_step: None where they are no sums over steps. is_scaled: whether they are ours times a number.
    """

    mistake: "GradientMistake"
    details: Details
    whole: Mapping[Name, Array]
    by_step: Mapping[Name, Array] | None = None
    is_scaled: bool = False


class GradientMistake:
    """A known mistake: a file in `engine/train/theirs/mistakes/` declares one, and its name is the word."""

    order: ClassVar[int] = 100
    """Of two that explain the same, the one with the smaller number is named first."""

    is_fitted: ClassVar[bool] = False
    """Whether the variants depend on somebody's numbers."""
    takes_long: ClassVar[bool] = False
    """Whether there are many variants, tried only where no other mistake alone explains the numbers."""

    @property
    def word(self) -> str:
        """The stable word."""
        return type(self).__module__.rpartition(".")[2]

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        """The gradients that it may make."""
        raise NotImplementedError

    def sentence(self, details: Details) -> str:
        """What is wrong, as one sentence."""
        raise NotImplementedError

    def cures(self, details: Details) -> Cures:
        """What to change."""
        raise NotImplementedError

    def flawed(self, case: GradientCase, details: Details, flaws: PassFlaws) -> GradientVariant:
        """A variant by a backward pass with flaws."""
        by_step = case.plain.gradients(flaws)
        return GradientVariant(self, details, summed(by_step), by_step)

    def scaled(self, case: GradientCase, details: Details, factor: float) -> GradientVariant:
        """A variant that is the right gradient times a number."""
        by_step = {name: table * factor for name, table in case.right.items()}
        return GradientVariant(self, details, summed(by_step), by_step, is_scaled=True)
