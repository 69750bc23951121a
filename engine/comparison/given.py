"""The numbers that a step is given, as two implementations read them: each rounds them to its precision."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from engine.comparison.compare import ComparedRow
from engine.comparison.pair import ImplementationPair, coarse_and_fine
from engine.comparison.ulp import difference
from engine.explain.origin import Term, terms_of
from engine.notation.number_name import name_of
from engine.run.name import Number, X
from engine.run.recorded_run import RecordedRun

MOST = 100_000  # terms that are looked through; a gate of a thousand units can be made of a million


@dataclass(frozen=True)
class GivenNumber:
    """An input, a weight or a state before the step.

    read: by the coarser implementation. meant: by the other one.
    """

    words: str
    read: Any
    meant: Any

    @property
    def is_rounded(self) -> bool:
        """Whether the coarser implementation reads another number."""
        return difference(self.read, self.meant) != 0


@dataclass(frozen=True)
class GivenTerm:
    """What is added up in a step: a given number, or a weight times one."""

    number: GivenNumber | None
    weight: GivenNumber | None

    @property
    def product(self) -> float:
        """Its value as the coarser implementation reads it; 0 where a part of it is no given number."""
        parts = [float(one.read) if one is not None else 0.0 for one in (self.weight, self.number)]
        return parts[0] * parts[1]


def given_terms(run: RecordedRun, row: ComparedRow, t: int, pair: ImplementationPair) -> list[GivenTerm]:
    """What the number of a row is made of at step t, down to what the step was given."""
    terms = _leaves(run, Number(row.operation.name, row.unit, t), t, set())
    return [_given(run, term, t, pair) for term in islice(terms, MOST)]


def given_numbers(terms: list[GivenTerm]) -> list[GivenNumber]:
    """The given numbers in terms: inputs and states first, then weights."""
    numbers = [term.number for term in terms if term.number is not None]
    return numbers + [term.weight for term in terms if term.weight is not None]


def _leaves(run: RecordedRun, number: Number, t: int, seen: set[Number]) -> Iterator[Term]:
    """The terms of a number, of those that the step computes their own, and so on."""
    for term in terms_of(run.plan, number):
        if term.weight is not None or not _is_computed(term.number, t):
            yield term
        if _is_computed(term.number, t) and term.number not in seen:
            seen.add(term.number)
            yield from _leaves(run, term.number, t, seen)


def _is_computed(number: Number, t: int) -> bool:
    return number.t == t and number.name != X


def _given(run: RecordedRun, term: Term, t: int, pair: ImplementationPair) -> GivenTerm:
    number = None if _is_computed(term.number, t) else _read(run, term.number, t, pair)
    return GivenTerm(number, None if term.weight is None else _read(run, term.weight, t, pair))


def _read(run: RecordedRun, number: Number, t: int, pair: ImplementationPair) -> GivenNumber:
    coarse, fine = coarse_and_fine(run.plan, pair)
    seen_at = t if number.name != X else None
    read, meant = (run.value(name, number, seen_at) for name in (coarse, fine))
    return GivenNumber(_words(run, number, t), read, meant)


def _words(run: RecordedRun, number: Number, t: int) -> str:
    name = name_of(run.plan, number)
    if number.name == X:
        return f"the input {name}"
    return f"the weight {name}" if number.t is None else f"the state {name} before step {t}"
