"""The products of a matrix product, one by one: the largest, and what the others add up to."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from engine.array import is_finite_number, to_float
from engine.explain.origin import Term
from engine.run.recorded_run import StepNumbers

LARGEST_TERMS = 6  # products of one sum that are written out; the others are only added up


@dataclass(frozen=True)
class Product:
    """A number times a weight, in the order in which its symbols stand: x W, or W x.

    value: exact for integers and float32, otherwise rounded once.
    """

    term: Term
    weight: Any
    number: Any
    value: Any
    is_weight_first: bool = False

    @property
    def factors(self) -> tuple[Any, Any]:
        """Both, as they are written."""
        return (self.weight, self.number) if self.is_weight_first else (self.number, self.weight)


@dataclass(frozen=True)
class Rest:
    """The products that are not written out. size: the sum of their absolute values."""

    value: Any
    count: int
    size: float


def products_of(
    numbers: StepNumbers, terms: Sequence[Term], t: int | None, largest: int = LARGEST_TERMS
) -> tuple[list[Product], Rest | None]:
    """The products of a matrix product, in their order, and a Rest for those beyond the `largest` largest.

    t: the step for which the terms are read. The Rest is None where every product is listed.
    """
    products = [_product(numbers, term, t) for term in terms]
    if len(products) <= largest:
        return products, None
    by_size = sorted(range(len(products)), key=lambda index: -abs(products[index].value))
    kept = set(by_size[:largest])
    others = [product.value for index, product in enumerate(products) if index not in kept]
    rest = Rest(exact_sum(others), len(others), to_float(sum(abs(value) for value in others)))
    return [products[index] for index in sorted(kept)], rest


def exact_sum(values: Sequence[Any]) -> Any:
    """The sum, rounded once; of Python's integers, not at all."""
    if all(isinstance(value, int) for value in values) or not all(map(is_finite_number, values)):
        return sum(values)
    return math.fsum(values)


def _product(numbers: StepNumbers, term: Term, t: int | None) -> Product:
    assert term.weight is not None
    weight, number = numbers.value(term.weight), numbers.value(term.number, t)
    is_exact = isinstance(weight, int) and isinstance(number, int)
    return Product(term, weight, number, weight * number if is_exact else to_float(weight) * to_float(number))
