"""What a known mistake is: the recipes that it makes of a right one, what it is called, and its cure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from engine.doctor.evidence import Evidence
from engine.doctor.exhibit import Exhibit
from engine.doctor.recipe import LayerRecipe, Recipe

Details = dict[str, Any]
"""What JSON can hold."""
DEEP = 3  # layers: of two mistakes in more, only the usual ones are tried, else there would be too many pairs
FLOAT32 = 2.0**-24
"""By what share of itself rounding to float32 changes a number at most."""


@dataclass(frozen=True)
class Cures:
    """What to change, one sentence for each place where a network may be written."""

    keras: str
    pytorch: str
    numpy: str
    c: str

    @property
    def text(self) -> str:
        """All four, each behind its name."""
        return " ".join(f"{place}: {cure}" for place, cure in self.by_place)

    @property
    def by_place(self) -> tuple[tuple[str, str], ...]:
        """Where a network may be written, and what to change there."""
        return ("Keras", self.keras), ("PyTorch", self.pytorch), ("NumPy", self.numpy), ("C", self.c)


@dataclass(frozen=True, eq=False)
class Hypothesis:
    """A recipe with mistakes. mistakes, details: each mistake's word and what is particular about it.

    share: by what share of itself a number may be rounded in it. fitted: how many numbers of it were found
    from the data.
    """

    mistakes: tuple["KnownMistake", ...]
    details: tuple[Details, ...]
    recipe: Recipe
    share: float = FLOAT32
    fitted: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its mistakes."""
        return tuple(one.word for one in self.mistakes)

    def after(self, first: "Hypothesis") -> "Hypothesis":
        """This mistake made on top of another."""
        return Hypothesis(
            first.mistakes + self.mistakes,
            first.details + self.details,
            self.recipe,
            max(first.share, self.share),
            first.fitted + self.fitted,
        )


@dataclass(frozen=True, eq=False)
class Patient:
    """A recipe that does not explain what was recorded. is_second: it has a mistake already.

    find_difference: tells the first step at which a recipe and what was recorded differ. layers: the only
    ones in which a layer's mistake is looked for; None means all.
    """

    recipe: Recipe
    evidence: Evidence
    find_difference: Callable[[Recipe], int | None] = field(repr=False)
    is_second: bool = False
    layers: frozenset[int] | None = None

    @cached_property
    def difference(self) -> int | None:
        """The first step that differs; None where none does."""
        return self.find_difference(self.recipe)

    @property
    def steps(self) -> int:
        """How many steps the recipe makes."""
        return int(self.recipe.x.shape[1])


class KnownMistake:
    """A known mistake: a file in `engine/doctor/mistakes/` declares one, and its name is the word."""

    order: ClassVar[int] = 100
    """Of two that explain the same, the one with the smaller number is named first."""
    exhibits: ClassVar[tuple[Exhibit, ...]] = ()
    """How the zoo shows it."""
    is_told_by_data: ClassVar[bool] = False
    """Whether its variants depend on what was recorded."""

    @property
    def word(self) -> str:
        """The stable word."""
        return type(self).__module__.rpartition(".")[2]

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        """The recipes that the mistake makes of a case's."""
        return iter(())

    def fitted(self, cases: Sequence[Patient]) -> Iterator[tuple[int, Hypothesis]]:
        """Recipes whose numbers are found from what was recorded, each with its case's place in the list."""
        return iter(())

    def planted(self, case: Patient, details: Details) -> Hypothesis | None:
        """The first variant with these details; None where the case's recipe cannot make it."""
        variants = self.variants(case)
        return next((one for one in variants if details.items() <= one.details[0].items()), None)

    def sentence(self, details: Details) -> str:
        """What is wrong, as one sentence."""
        raise NotImplementedError

    def cures(self, details: Details) -> Cures:
        """What to change."""
        raise NotImplementedError

    def one(self, details: Details, recipe: Recipe, **more: Any) -> Hypothesis:
        """A variant with this mistake alone."""
        return Hypothesis((self,), (details,), recipe, **more)


class LayerMistake(KnownMistake):
    """A mistake that a layer makes: one layer alone, or all layers that can make it in the same way."""

    def changes(self, layer: LayerRecipe) -> Iterator[tuple[Details, dict[str, Any]]]:
        """What may be particular about it in a layer, and the changed fields."""
        raise NotImplementedError

    def is_usual(self, details: Details) -> bool:
        """Whether the mistake is also looked for as one of two in a deep network."""
        return True

    def variants(self, case: Patient) -> Iterator[Hypothesis]:
        found = [list(self.changes(layer)) for layer in case.recipe.layers]
        if case.is_second and len(found) > DEEP:
            found = [[one for one in changes if self.is_usual(one[0])] for changes in found]
        for index, changes in enumerate(found):
            for details, fields in changes if case.layers is None or index in case.layers else ():
                yield self.one({**details, "layer": index}, case.recipe.with_layer(index, **fields))
        for details, _ in found[0] if len(found) > 1 else ():
            alike = {
                index: fields
                for index, changes in enumerate(found)
                for one, fields in changes
                if one == details
            }
            if len(alike) > 1:
                recipe = case.recipe
                for index, fields in alike.items():
                    recipe = recipe.with_layer(index, **fields)
                yield self.one({**details, "layers": list(alike)}, recipe)


def where(details: Details) -> str:
    """Which layers are meant, in words that end with a space; nothing where there is but one."""
    if "layers" in details:
        return "in layers " + " and ".join(map(str, details["layers"])) + " "
    return f"in layer {details['layer']} " if details.get("layer") else ""
