"""What the doctor says."""

from dataclasses import dataclass
from typing import Any, Literal

from engine.doctor.mistake import Cures, Details, Hypothesis
from engine.theirs.slot import key_of

Certainty = Literal["certain", "likely", "possible"]


RECORDED, COMPUTED = 1e-6, 1e-9  # of a number: less is how it was rounded


@dataclass(frozen=True)
class StepNumber:
    """A number inside a step, and theirs. theirs: None where nothing tells it. is_recorded: they recorded it.

    Else it is as the mistake computes it.
    """

    quantity: str
    index: int
    ours: float
    theirs: float | None
    is_recorded: bool

    @property
    def difference(self) -> float | None:
        """Theirs less ours; 0 where rounding explains it, None where nothing is known."""
        if self.theirs is None:
            return None
        size = max(abs(self.ours), abs(self.theirs))
        apart = self.theirs - self.ours
        return apart if not abs(apart) <= (RECORDED if self.is_recorded else COMPUTED) * size else 0.0


@dataclass(frozen=True)
class InsideStep:
    """The step in which a difference begins. numbers: of one unit, in the order they are computed.

    t, row: as recorded. cell: of the layer. place: of the number that is the first to differ.
    """

    t: int
    row: int
    layer: int
    cell: str
    numbers: tuple[StepNumber, ...]
    place: int

    @property
    def first(self) -> StepNumber:
        """The number that is the first to differ."""
        return self.numbers[self.place]


@dataclass(frozen=True)
class Finding:
    """An explanation of what was recorded.

    mistakes: the words of one mistake or two. details: what is particular about the mistake; of two, by their
    words. residual: the largest difference that is left. certainty: "certain" where nothing else explains the
    numbers, "possible" where something else does just as well. rivals: the words of what does. sentence: what
    is wrong. cure: what to change, in Keras, PyTorch, NumPy and C. inside: the step, layer and gate in which
    the mistake begins to show; None where it changes no number, as rounding does.
    """

    mistakes: tuple[str, ...]
    details: Details
    residual: float
    certainty: Certainty
    rivals: tuple[tuple[str, ...], ...]
    sentence: str
    cure: str
    cures: tuple[Cures, ...] = ()
    inside: InsideStep | None = None


@dataclass(frozen=True)
class FirstWrong:
    """The first number that differs by more than is allowed: where it is, and what both have.

    index: the unit or output. layer: None for the output y.
    """

    t: int
    row: int
    layer: int | None
    quantity: str
    index: int
    ours: float
    theirs: float

    @property
    def key(self) -> str:
        """The quantity as files write it: "0.h", "y"."""
        return key_of(self.quantity, self.layer)


@dataclass(frozen=True)
class Diagnosis:
    """All that is found. findings: the best first; none where no known mistake explains the numbers.

    max_difference: of what was recorded to what the right network makes; NaN where their sizes differ. first:
    where it begins. sentence: all of it in short. is_complete: False where it was cancelled. inside: the step
    of `first`, where no mistake explains it.
    """

    findings: tuple[Finding, ...]
    max_difference: float
    first: FirstWrong | None
    sentence: str
    is_complete: bool = True
    inside: InsideStep | None = None

    @property
    def is_accused(self) -> bool:
        """Whether a mistake is named."""
        return any(finding.mistakes != ("rounding_only",) for finding in self.findings)


def details_of(variant: Hypothesis) -> dict[str, Any]:
    """What is particular about a variant's mistakes."""
    if len(variant.words) == 1:
        return dict(variant.details[0])
    names = [
        word if variant.words.count(word) == 1 else f"{word} {n}" for n, word in enumerate(variant.words)
    ]
    return dict(zip(names, map(dict, variant.details), strict=True))
