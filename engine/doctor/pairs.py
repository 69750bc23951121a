"""All pairs of mistakes: what two that have nothing in common make is put together, not made anew."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.doctor.mistake import Hypothesis, KnownMistake, LayerMistake, Patient
from engine.doctor.recipe import LayerRecipe, Recipe

WHOLE = ("x", "view", "readout")


@dataclass(frozen=True, eq=False)
class Single:
    """A mistake that is made alone. touched: the parts of the recipe that it changes, as "x" or "0.kernel".

    below: how far off the recorded numbers of each layer are at the first step, as a share of what they vary
    by; 0 where none are known.
    """

    variant: Hypothesis
    touched: frozenset[str]
    below: tuple[float, ...]

    @property
    def mistake(self) -> KnownMistake:
        """Which one."""
        return self.variant.mistakes[0]

    @cached_property
    def layers(self) -> frozenset[int]:
        """Which layers it changes."""
        return frozenset(int(name.partition(".")[0]) for name in self.touched if name not in WHOLE)

    @cached_property
    def lowest(self) -> int:
        """The first layer whose numbers it may change; behind the last where it changes none of them."""
        return 0 if self.touched & {"x", "view"} else min(self.layers, default=len(self.below))

    def below_other(self, other: "Single") -> float:
        """How far off this mistake is in the layers that another mistake leaves as they are."""
        return max(self.below[: other.lowest], default=0.0) if other.lowest else 0.0


def touches(before: Recipe, after: Recipe) -> frozenset[str]:
    """What of a recipe a mistake has changed."""
    found = {name for name in WHOLE if getattr(before, name) is not getattr(after, name)}
    for index, (one, other) in enumerate(zip(before.layers, after.layers, strict=True)):
        if one is not other:
            found |= {
                f"{index}.{name}" for name, value in vars(one).items() if getattr(other, name) is not value
            }
    return frozenset(found)


@dataclass(frozen=True, eq=False)
class Pairs:
    """Second mistakes on top of first ones; two that do not touch one another are made in one order only.

    case: the recipe without a mistake. singles: what either may be. told_by_data: mistakes that
    may show only on top of another. tolerance: how far off a first step may
    be, by what share of itself a number may be rounded.
    """

    case: Patient
    singles: Sequence[Single]
    told_by_data: Sequence[KnownMistake]
    tolerance: Callable[[float], float]

    def on_top(self, first: Single) -> Iterator[Hypothesis]:
        """Each mistake made after a first one."""
        recipe = first.variant.recipe
        case = Patient(recipe, self.case.evidence, self.case.find_difference, True, first.layers)
        for mistake, alone in self._by_mistake.items():
            apart = [] if mistake.is_told_by_data else [one for one in alone if _are_apart(first, one)]
            if mistake.order > first.mistake.order:
                yield from (self._put_together(first, one) for one in apart if self._may_fit(first, one))
            if mistake.is_told_by_data or len(apart) < len(alone):
                yield from _made_anew(mistake, first, case)

    @cached_property
    def _by_mistake(self) -> dict[KnownMistake, list[Single]]:
        found: dict[KnownMistake, list[Single]] = {mistake: [] for mistake in self.told_by_data}
        for single in self.singles:
            found.setdefault(single.mistake, []).append(single)
        return found

    def _may_fit(self, first: Single, second: Single) -> bool:
        """Whether each has the layers right that the other leaves alone."""
        share = max(first.variant.share, second.variant.share)
        return max(first.below_other(second), second.below_other(first)) <= self.tolerance(share)

    def _put_together(self, first: Single, second: Single) -> Hypothesis:
        base, one, other = self.case.recipe, first.variant.recipe, second.variant.recipe
        layers = tuple(map(_layer_of_both, base.layers, one.layers, other.layers))
        recipe = base.replace(
            layers=layers,
            readout=one.readout if other.readout is base.readout else other.readout,
            x=one.x if other.x is base.x else other.x,
            view=one.view if other.view is base.view else other.view,
        )
        variant = second.variant
        alone = Hypothesis(variant.mistakes, variant.details, recipe, variant.share, variant.fitted)
        return alone.after(first.variant)


def _are_apart(first: Single, second: Single) -> bool:
    """Whether a second mistake is the same on top of the first as alone."""
    if isinstance(second.mistake, LayerMistake) and first.layers & second.layers:
        return False  # what it makes of a layer may depend on the rest of it
    return not first.touched & second.touched


def _layer_of_both(base: LayerRecipe, one: LayerRecipe, other: LayerRecipe) -> LayerRecipe:
    """A layer with the changes of both."""
    if one is base or other is base:
        return other if one is base else one
    changed = {name: value for name, value in vars(other).items() if getattr(base, name) is not value}
    return one.replace(**changed)


def _made_anew(mistake: KnownMistake, first: Single, case: Patient) -> Iterator[Hypothesis]:
    """A second mistake where it changes what the first one has changed, too, or is told by the data."""
    is_same, is_late = mistake is first.mistake, mistake.order > first.mistake.order
    is_in_layer = is_late and isinstance(mistake, LayerMistake)
    for variant in mistake.variants(case):
        is_wanted = is_in_layer or (mistake.is_told_by_data and not is_same)
        if is_wanted or first.touched & touches(case.recipe, variant.recipe):
            yield variant.after(first.variant)
