"""What an equation is made of: operands with their numbers, as a tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from engine.cells.spelling import Side
from engine.explain.origin import Term
from engine.notation.products import Product, Rest, products_of
from engine.run.name import Name, Number
from engine.run.recorded_run import StepNumbers

PartKind = Literal["leaf", "sum", "times", "one minus", "minus", "function"]


@dataclass(frozen=True)
class EquationPart:
    """One operand of an equation, with its number and the operands inside it.

    symbol: TeX of a leaf in symbols. text: TeX of the number, rounded so that a sum of texts adds up; it is
    filled in once the whole equation is known. total: of a sum, what its terms add up to, which differs from
    `value` where the run computed wrongly. around: of a function, what stands before and after its argument,
    in symbols and then in numbers. factors: of a leaf that is a product, its two factors, or the count of the
    products that are not written out. size: of such a rest, the sum of their absolute values. is_restated:
    whether the number is made of `numbers` as another program states it, such as one minus what is recorded.
    times: what stands between factors in symbols.
    """

    kind: PartKind
    value: Any
    numbers: tuple[Number, ...]
    operation: Name
    is_result: bool = True
    inside: tuple["EquationPart", ...] = ()
    symbol: str = ""
    text: str = ""
    total: Any = None
    around: tuple[tuple[str, str], tuple[str, str]] = (("", ""), ("", ""))
    factors: Product | Rest | None = None
    size: float = 0.0
    is_restated: bool = False
    times: str = r"\circ "

    @property
    def height(self) -> int:
        """How many operations are nested in it; so many lines turn it into one number."""
        inside = max((part.height for part in self.inside), default=-1)
        return inside if self.kind == "minus" else 1 + inside

    @property
    def leaves(self) -> tuple["EquationPart", ...]:
        """The operands that have nothing inside them, in the order they are written."""
        return tuple(leaf for part in self.inside for leaf in part.leaves) or (self,)


def product_parts(
    run: StepNumbers, terms: Sequence[Term], t: int | None, operation: Name, largest: int, side: Side = "row"
) -> Iterator[EquationPart]:
    """The largest products of a matrix product as leaves, and a last leaf for all others together.

    largest: how many are written out. t: the step of the inputs and states in `terms`. side: of the weights.
    """
    kept, rest = products_of(run, terms, t, largest)
    for product in kept:
        product = replace(product, is_weight_first=side == "column")
        shown = (product.term.number, *filter(None, (product.term.weight,)))
        yield EquationPart("leaf", product.value, shown, operation, factors=product)
    if rest is not None:
        factors = rest if largest else None
        yield EquationPart("leaf", rest.value, (), operation, factors=factors, size=rest.size)


def turned(function: EquationPart) -> EquationPart:
    """1 − σ(a) written as σ(−a), of a function of which both are the same."""
    inside = tuple(map(_negated, function.inside))
    return replace(function, value=1 - function.value, inside=inside, is_restated=True)


def _negated(part: EquationPart) -> EquationPart:
    """A sum, or a term of one, with the other sign, as are the weights in it; 0 stays 0."""
    match part.factors:
        case Product(weight=weight, value=value) as product:
            factors: Product | Rest | None = replace(product, weight=0 - weight, value=0 - value)
        case Rest(value, count, size):
            factors = Rest(0 - value, count, size)
        case None:
            factors = None
    return replace(
        part,
        value=0 - part.value,
        total=None if part.total is None else 0 - part.total,
        inside=tuple(map(_negated, part.inside)),
        factors=factors,
        is_restated=True,
    )
