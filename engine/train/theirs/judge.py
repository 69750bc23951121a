"""When somebody's gradients are ours, the first that is not, and how that is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.doctor.finding import Finding
from engine.gradient.weight_shapes import title
from engine.run.name import Name
from engine.train.theirs.layout import GradientLayout, PlacedGradient
from engine.train.theirs.mistake import GradientVariant
from engine.train.theirs.named import told_others

SHARE = 1e-5  # of the largest number of an array: less is how float32 rounds
ReadGradients = tuple[GradientLayout, list[PlacedGradient]]
"""How their arrays are taken to lie, and the arrays so."""


@dataclass(frozen=True)
class WrongGradient:
    """The first number that differs. t: None where only sums over steps are known. index: in the weight."""

    name: Name
    index: tuple[int, ...]
    t: int | None
    ours: float
    theirs: float


@dataclass(frozen=True)
class GradientComparison:
    """What came of a comparison. told: sentences on how the arrays lie. compared: how many numbers.

    tolerance: of the first wrong number, or the largest. sentence: what to say where nothing explains them.
    """

    is_same: bool
    compared: int
    tolerance: float
    max_difference: float
    first: WrongGradient | None
    told: tuple[str, ...]
    findings: tuple[Finding, ...]
    sentence: str = ""


@dataclass(frozen=True, eq=False)
class GradientJudge:
    """Knows ours, whole and by step, and when a number counts as another. tolerance: None is by array."""

    whole: Mapping[Name, Array]
    by_step: Mapping[Name, Array] | None
    tolerance: float | None

    def bound(self, one: PlacedGradient, ours: Array) -> float:
        """The largest difference of an array that does not count."""
        if self.tolerance is not None:
            return self.tolerance
        finite = np.abs(one.values[np.isfinite(one.values)])
        return SHARE * max(float(np.max(np.abs(ours), initial=0.0)), float(np.max(finite, initial=0.0)))

    def is_same(
        self,
        theirs: Sequence[PlacedGradient],
        by_step: Mapping[Name, Array] | None,
        whole: Mapping[Name, Array],
        factor: float = 1.0,
    ) -> bool:
        """Whether theirs are these, times a factor."""
        for one in theirs:
            made = one.ours(by_step, whole)
            if made is None or not np.all(np.abs(one.values - factor * made) <= self.bound(one, made)):
                return False
        return True

    def residual(self, theirs: Sequence[PlacedGradient], variant: GradientVariant, factor: float) -> float:
        """The largest difference that a variant leaves."""
        made = ((one, one.ours(variant.by_step, variant.whole)) for one in theirs)
        return max(
            float(np.max(np.abs(one.values - factor * ours))) for one, ours in made if ours is not None
        )

    def likeness(self, theirs: Sequence[PlacedGradient]) -> float:
        """How much they point where ours do: the mean cosine of the arrays, whatever their sizes."""
        found = []
        for one in theirs:
            ours = one.ours(self.by_step, self.whole)
            assert ours is not None
            with np.errstate(all="ignore"):
                cosine = float(
                    np.sum(ours * one.values) / (np.linalg.norm(ours) * np.linalg.norm(one.values))
                )
            found.append(abs(cosine) if np.isfinite(cosine) else 0.0)
        return float(np.mean(found)) if found else 0.0

    def _is_wrong(self, one: PlacedGradient) -> Array:
        ours = one.ours(self.by_step, self.whole)
        assert ours is not None
        return np.asarray(~(np.abs(one.values - ours) <= self.bound(one, ours)))

    def told(
        self, side: ReadGradients, others: Sequence[str], findings: tuple[Finding, ...], sentence: str
    ) -> GradientComparison:
        """What came of it."""
        layout, theirs = side
        first, apart = self._first(theirs), 0.0
        bounds = []
        for one in theirs:
            ours = one.ours(self.by_step, self.whole)
            assert ours is not None
            bounds.append(self.bound(one, ours))
            with np.errstate(invalid="ignore"):
                apart = max(apart, float(np.max(np.abs(one.values - ours), initial=0.0)))
        wrong = next(
            (at for at, one in enumerate(theirs) if first is not None and one.name == first.name), None
        )
        return GradientComparison(
            first is None,
            sum(one.values.size for one in theirs),
            max(bounds, default=0.0) if wrong is None else bounds[wrong],
            apart,
            first,
            tuple(_told(layout, theirs, others)),
            findings,
            sentence,
        )

    def _first(self, theirs: Sequence[PlacedGradient]) -> WrongGradient | None:
        """The first wrong one as the backward pass comes by it: of the last step, where steps are known."""
        found: list[WrongGradient] = []
        for one in theirs:
            ours = one.ours(self.by_step, self.whole)
            assert ours is not None
            places = np.argwhere(self._is_wrong(one))
            if not len(places):
                continue
            place = tuple(int(at) for at in places[-1 if one.is_by_step else 0])
            if one.is_by_step:
                last = places[places[:, 0] == places[-1, 0]]
                place = tuple(int(at) for at in last[0])
            t, index = (place[0], place[1:]) if one.is_by_step else (None, place)
            index = index if one.row is None else (one.row, *index)
            found.append(WrongGradient(one.name, index, t, float(ours[place]), float(one.values[place])))
        return max(found, key=lambda wrong: -1 if wrong.t is None else wrong.t) if found else None


def _told(layout: GradientLayout, theirs: Sequence[PlacedGradient], others: Sequence[str]) -> Iterator[str]:
    names = ((one.title, title(one.name)) for one in theirs)
    pairs = ", ".join(ours if theirs == ours else f"{theirs} is {ours}'s" for theirs, ours in names)
    by_step = " Step by step." if any(one.is_by_step for one in theirs) else ""
    yield f"Gradients of weights: {pairs}.{by_step}"
    if layout.words:
        yield f"They have {' and '.join(layout.words)}."
    if told_others(others):
        yield told_others(others)
