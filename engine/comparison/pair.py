"""Which two implementations are compared, and the tables that both record."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Annotated

import numpy as np
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from engine.array import Array
from engine.implementations.every import all_names, names, replayed_among, title_of
from engine.implementations.every import implementation as implementation_of
from engine.parameter import Choices
from engine.run.name import Name
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun

ImplementationPair = tuple[str, str]
"""Two implementations by name, the one listed first before the other."""

PRECISIONS = ("float32", "float64", "exact")  # each holds the numbers of those before it
FIRST_TWO = "first two"


def pairs(implementations: Iterable[str]) -> list[ImplementationPair]:
    """Every two of these implementations."""
    return list(combinations(implementations, 2))


def first_pair(implementations: Iterable[str]) -> ImplementationPair:
    """The first with numbers from elsewhere, which somebody brought to be compared; otherwise the first two.

    Raises IndexError where there are not two.
    """
    known = pairs(implementations)
    return next((pair for pair in known if replayed_among(pair)), known[0])


def pair_word(pair: ImplementationPair) -> str:
    """A pair as files name it: "numpy and keras"."""
    return " and ".join(pair)


def pair_title(pair: ImplementationPair) -> str:
    """A pair as the user sees it: "NumPy and Keras"."""
    first, second = map(title_of, pair)
    return f"{first} and {second}"


def pair_of_word(word: object) -> ImplementationPair | None:
    """The pair of known implementations that a word of `pair_word` names; None where it names none."""
    return next((pair for pair in pairs(all_names()) if pair_word(pair) == word), None)


def pair_of(run: RecordedRun) -> ImplementationPair:
    """The first two implementations that ran. Raises ValueError where there are not two."""
    ours, theirs = run.implementations[:2]
    return ours, theirs


def pairs_of(tables: Collection[Name], pair: ImplementationPair | None = None) -> list[tuple[Name, Name]]:
    """The tables of both implementations of a pair, for every quantity that both record.

    Without a pair: those of the first implementation with tables, beside those of every other one.
    """
    first, *others = pair or implementations_in(tables) or ("",)
    own = [name for name in tables if name.implementation == first]
    found = [(name, name.of(other)) for other in others for name in own]
    return [both for both in found if both[1] in tables]


def with_what_is_there(
    ours: Array, theirs: Array, names: tuple[str | None, str | None]
) -> tuple[Array, Array]:
    """Two tables of a pair; where one has no number, both the other's, so that nothing differs there.

    names: of the implementations. Only of numbers that are not computed here does NaN say that there is none.
    """
    replayed = replayed_among([name for name in names if name is not None])
    if names[0] in replayed:
        ours = np.where(np.isnan(ours), theirs, ours)
    if names[1] in replayed:
        theirs = np.where(np.isnan(theirs), ours, theirs)
    return ours, theirs


def precision_of(plan: Plan, implementation: str) -> str:
    """In which numbers an implementation of a run computes."""
    return implementation_of(implementation).precision(plan.job.experiment)


def coarse_and_fine(plan: Plan, pair: ImplementationPair) -> ImplementationPair:
    """The pair, reordered: first the implementation of the coarser precision.

    The other one can hold all its numbers. Of equal precisions, the second one counts as the coarser.
    """
    ours, theirs = pair
    if theirs in replayed_among(pair):  # can be followed step by step, and follows nothing itself
        return theirs, ours
    first, second = (PRECISIONS.index(precision_of(plan, name)) for name in pair)
    return (ours, theirs) if first < second else (theirs, ours)


def implementations_in(tables: Collection[Name]) -> list[str]:
    """The implementations that record at least one table, in the order of the list."""
    there = {name.implementation for name in tables}
    return [name for name in all_names() if name in there]


@dataclass(frozen=True)
class _PairChoices(Choices):
    """Marks a text as "first two", or as a pair of the implementations there are when it is read."""

    words: tuple[str, ...] = ()

    @property
    def titles(self) -> dict[str, str]:
        """Where there are only two implementations, they are the first two, and nothing is to be chosen."""
        known = pairs(names())
        chosen = {pair_word(pair): pair_title(pair) for pair in known} if len(known) > 1 else {}
        return {FIRST_TWO: "the first two that run", **chosen}

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_check_word)


PairWord = Annotated[str, _PairChoices()]
"""As a field of a Value: FIRST_TWO, or the `pair_word` of two implementations."""


def _check_word(given: object) -> str:
    if isinstance(given, str) and (given == FIRST_TWO or pair_of_word(given)):
        return given
    known = [FIRST_TWO, *map(pair_word, pairs(names()))]
    raise PydanticKnownError("literal_error", {"expected": " or ".join(map(repr, known))})
