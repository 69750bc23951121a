"""Which known mistakes of backward passes explain somebody's gradients."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

import engine.train.theirs.mistakes
from engine.array import Array
from engine.doctor.finding import Finding
from engine.doctor.mistake import Details
from engine.program.find import find_classes
from engine.run.name import Name
from engine.train.theirs.judge import GradientJudge, ReadGradients
from engine.train.theirs.layout import PlacedGradient
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant
from engine.train.theirs.plain_pass import PlainPass

NO_CHANGE = 1e-9  # of the largest number: a mistake that changes less explains nothing
SAME_FACTOR = 1e-4
SCALES = ("averaged_twice", "not_averaged")  # mistakes that may come with any other
MISTAKES = tuple(
    sorted(
        (kind() for kind in find_classes(engine.train.theirs.mistakes, GradientMistake)),
        key=lambda one: one.order,
    )
)
Explained = tuple[list[tuple[GradientMistake, Details]], float]
"""The mistakes with what is particular about them, and the largest difference that they leave."""


def findings_in(
    plain: PlainPass, sides: Sequence[ReadGradients], judge: GradientJudge, progress: Callable[[float], None]
) -> tuple[ReadGradients, tuple[Finding, ...]] | None:
    """The mistakes that explain theirs, and how they lie then; None where none does."""
    found: list[list[Explained]] = [[] for _ in sides]
    cases = [GradientCase(plain, _whole(side[1])) for side in sides]
    for place, mistake in enumerate(MISTAKES):
        if mistake.takes_long and any(len(parts) == 1 for one in found for parts, _ in one):
            continue
        with np.errstate(all="ignore"):  # what overflows explains nothing
            for at, explained in _explained_by(mistake, cases, sides, judge):
                found[at].append(explained)
        progress((place + 1) / len(MISTAKES))
    for side, explanations in zip(sides, found, strict=True):
        if explanations:
            fewest = min(len(parts) for parts, _ in explanations)
            simplest = [one for one in explanations if len(one[0]) == fewest]
            return side, tuple(_finding(one, simplest) for one in simplest)
    return None


def _explained_by(
    mistake: GradientMistake,
    cases: Sequence[GradientCase],
    sides: Sequence[ReadGradients],
    judge: GradientJudge,
) -> Iterator[tuple[int, Explained]]:
    """The places of the sides that a mistake explains, each once: further variants would say the same."""
    open_sides = set(range(len(sides)))
    for place in range(len(sides)) if mistake.is_fitted else (0,):
        for variant in mistake.variants(cases[place]):
            for at in sorted(open_sides if not mistake.is_fitted else open_sides & {place}):
                explained = _explained(variant, cases[at], sides[at][1], judge)
                if explained is not None:
                    open_sides.discard(at)
                    yield at, explained
            if not open_sides:
                return


def _whole(theirs: Sequence[PlacedGradient]) -> dict[Name, Array]:
    """What is known of each weight's whole gradient."""
    return {
        one.name: one.values.sum(axis=0) if one.is_by_step else one.values
        for one in theirs
        if one.row is None
    }


def _explained(
    variant: GradientVariant, case: GradientCase, theirs: list[PlacedGradient], judge: GradientJudge
) -> Explained | None:
    """The parts of an explanation, and what it leaves; None where it is none."""
    changes = (np.max(np.abs(variant.whole[name] - table)) > NO_CHANGE * np.max(np.abs(table), initial=0.0)
               for name, table in case.whole.items())  # fmt: skip
    if not any(changes):
        return None
    own = [(variant.mistake, variant.details)]
    if judge.is_same(theirs, variant.by_step, variant.whole):
        return own, judge.residual(theirs, variant, 1.0)
    if variant.is_scaled or variant.by_step is None:
        return None
    factor = _factor(variant, theirs)
    for scale in MISTAKES if factor is not None else ():
        for other in scale.variants(case) if scale.word in SCALES else ():
            times = _times(other, case)
            is_near = factor is not None and abs(times - factor) <= SAME_FACTOR * abs(factor)
            if is_near and judge.is_same(theirs, variant.by_step, variant.whole, times):
                return [*own, (scale, other.details)], judge.residual(theirs, variant, times)
    return None


def _factor(variant: GradientVariant, theirs: Sequence[PlacedGradient]) -> float | None:
    """How many times as large theirs are as a variant's, at best."""
    above = below = 0.0
    for one in theirs:
        made = one.ours(variant.by_step, variant.whole)
        if made is None:
            return None
        above, below = above + float(np.sum(one.values * made)), below + float(np.sum(made * made))
    return above / below if below > 0 and np.isfinite(above) else None


def _times(other: GradientVariant, case: GradientCase) -> float:
    """The factor of a variant that is the right gradient times a number."""
    name = max(case.whole, key=lambda one: float(np.max(np.abs(case.whole[one]), initial=0.0)))
    at = np.unravel_index(np.argmax(np.abs(case.whole[name])), case.whole[name].shape)
    return float(other.whole[name][at] / case.whole[name][at])


def _finding(one: Explained, found: Sequence[Explained]) -> Finding:
    parts, residual = one
    rivals = tuple(tuple(part.word for part, _ in other) for other, _ in found if other is not parts)
    cures = tuple(mistake.cures(details) for mistake, details in parts)
    details = dict(parts[0][1]) if len(parts) == 1 else {part.word: dict(own) for part, own in parts}
    return Finding(
        tuple(mistake.word for mistake, _ in parts),
        details,
        residual,
        "possible" if rivals else "certain",
        rivals,
        " ".join(mistake.sentence(own) for mistake, own in parts),
        " ".join(cure.text for cure in cures),
        cures,
    )
