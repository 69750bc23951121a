"""A step written as mathematics at three depths, every piece knowing which numbers it shows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engine.array import Array
from engine.explain.origin import Numbers, Term, number_of, terms_of
from engine.notation.number_text import number_tex, row_text
from engine.notation.products import LARGEST_TERMS, Product, Rest, products_of
from engine.notation.symbols import around, at_step, bent, of_layer, plain, readout_symbols_tex, symbols_tex
from engine.notation.written_sum import write_sum
from engine.run.name import Name, Number, Y
from engine.run.plan import Plan
from engine.run.trace import Trace
from engine.run.weights import Start

DEPTHS = ("symbols", "numbers", "products")
FEW = 4  # addends up to which their factors have DIGITS; of more, fewer, so that two stand on a row
DIGITS, DIGITS_OF_MANY = 6, 4


@dataclass(frozen=True)
class Piece:
    """A part of an equation that stands for one number, with what is around it.

    numbers: the one it stands for, then those it is made of. operation: the name of the one that
    computes it. is_result: whether its body is not known before that.
    """

    body: str
    before: str = ""
    after: str = ""
    numbers: tuple[Number, ...] = ()
    operation: Name | None = None
    is_result: bool = False

    @property
    def tex(self) -> str:
        return f"{self.before}{self.body}{self.after}"

    @property
    def text(self) -> str:
        return plain(self.tex)

    @property
    def without_result(self) -> "Piece":
        """The piece as it stands before its operation has run."""
        return replace(self, body=r"\cdot") if self.is_result else self


@dataclass(frozen=True)
class Line:
    """One line of an equation, for a typesetter and for plain drawing."""

    pieces: tuple[Piece, ...]

    @property
    def tex(self) -> str:
        return " ".join(piece.tex for piece in self.pieces)

    @property
    def text(self) -> str:
        return plain(self.tex)


@dataclass(frozen=True)
class StepEquation:
    """How one number of a step came about. What is written in it adds up to its last digit.

    At depth "symbols": h_3 = W x_3 + U h_2 + b. At "numbers" also = 72 + 49 + 3, and = 124. At "products"
    between them each product of the matrix products: = 2 · 36 + 1 · 49 + 3.
    """

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Addend:
    """One part of a sum. factors: what stands for it in the line of products. size: of what it adds up."""

    value: Any
    numbers: tuple[Number, ...]
    operation: Name
    is_result: bool = True
    factors: Product | Rest | None = None
    size: float = 0.0


def step_equation(
    plan: Plan,
    start: Start,
    trace: Trace,
    implementation: str,
    t: int,
    layer: int = 0,
    unit: int = 0,
    depth: str = "products",
) -> StepEquation:
    """Write one unit of a layer at step t. start: the implementation's own. depth: of DEPTHS."""
    layers = plan.job.experiment.model.layers
    cell, numbers = layers[layer], Numbers(plan, start, trace, implementation)
    a, h = Number(Name("a", layer), unit, t), Number(Name("h", layer), unit, t)
    symbols = _symbols(plan, symbols_tex(plan, layer, t), a, h)
    if depth == "symbols":
        return StepEquation((symbols,))
    left = _left(of_layer("h_t", layer, len(layers)), unit, cell.units, t, h)
    lines, total = _sum_lines(numbers, a, depth, around(cell, unit), left)
    a_value, h_value = numbers.value(a), numbers.value(h)
    if bent(cell, "", unit) == "":
        body = total if a_value == h_value else number_tex(h_value)
        result = [Piece(body, "= ", "", (h, a), h.name, True)]
    else:
        before, after = around(cell, unit)
        result = [
            Piece(total, f"= {before}", after, (a,), a.name, True),
            Piece(number_tex(h_value), "= ", "", (h,), h.name, True),
        ]
    return StepEquation((symbols, *lines, Line(tuple(result))))


def readout_equation(
    plan: Plan,
    start: Start,
    trace: Trace,
    implementation: str,
    t: int,
    output: int = 0,
    depth: str = "products",
) -> StepEquation:
    """Write one output of the readout at step t. Raises ValueError where the network has none."""
    if start.readout is None:
        raise ValueError("this network has no readout")
    numbers = Numbers(plan, start, trace, implementation)
    y = number_of(plan, Y, output, t)
    symbols = _readout_symbols(plan, t, y)
    if depth == "symbols":
        return StepEquation((symbols,))
    left = _left("y_t", output, plan.job.experiment.model.outputs, t, y)
    lines, total = _sum_lines(numbers, y, depth, ("", ""), left)
    return StepEquation((symbols, *lines, Line((Piece(total, "= ", "", (y,), Y, True),))))


def trace_line(x: Array, xW: Array, hU: Array, b: Array, y: Array, activation: str = "linear") -> str:
    """A step as the notebook prints it: RNN([1]) = [2] + [0] + [3] = [5]; rows, (size,) each."""
    total = f"{row_text(xW)} + {row_text(hU)} + {row_text(b)}"
    bent_total = total if activation == "linear" else f"{activation}({total})"
    return f"RNN({row_text(x)}) = {bent_total} = {row_text(y)}"


# ── symbols ────────────────────────────────────────────────────────────────────────────────────


def _symbols(plan: Plan, tex: str, a: Number, h: Number) -> Line:
    """The equation cut at its operators: the state, then what is added up in it."""
    left, _, right = tex.partition(" = ")
    terms, addends = right.split(" + "), [term.number for term in terms_of(plan, a)]
    if len(terms) != len(addends):  # not one symbol an addend
        return Line((Piece(tex, numbers=(h, a), operation=h.name),))
    found = [Piece(left, numbers=(h,), operation=h.name)]
    for index, (term, addend) in enumerate(zip(terms, addends, strict=True)):
        operation = addend.name if addend.t is not None else a.name
        found.append(Piece(term, "+ " if index else "= ", "", (addend,), operation))
    return Line(tuple(found))


def _readout_symbols(plan: Plan, t: int, y: Number) -> Line:
    left, product, bias = readout_symbols_tex(plan, t).replace(" = ", " + ").split(" + ")
    c = terms_of(plan, y)[-1].number
    return Line(
        (
            Piece(left, numbers=(y,), operation=Y),
            Piece(product, "= ", operation=Y),
            Piece(bias, "+ ", numbers=(c,), operation=Y),
        )
    )


# ── numbers ────────────────────────────────────────────────────────────────────────────────────


def _sum_lines(
    numbers: Numbers, a: Number, depth: str, bend: tuple[str, str], left: Sequence[Piece]
) -> tuple[list[Line], str]:
    """A sum a in numbers, and how its total is written in it."""
    is_deep = depth == "products"
    addends = list(_addends(numbers, a, is_deep))
    hidden = sum(addend.size for addend in addends)
    written = write_sum([addend.value for addend in addends], numbers.value(a), hidden)
    values = [
        Piece(_grouped(tex), "", "", addend.numbers, addend.operation, addend.is_result)
        for addend, tex in zip(addends, written.addends, strict=True)
    ]
    digits = DIGITS if len(addends) <= FEW else DIGITS_OF_MANY
    factors = [
        replace(piece, body=_factors_tex(addend.factors, piece.body, digits), is_result=False)
        for addend, piece in zip(addends, values, strict=True)
    ]
    lines = [_sum_line(factors, bend), _sum_line(values, bend)] if is_deep else [_sum_line(values, bend)]
    return [Line((*left, *lines[0].pieces)), *lines[1:]], written.total


def _addends(numbers: Numbers, a: Number, is_deep: bool) -> Iterable[_Addend]:
    """What is added up in a: its sources, or, deep, each product of those that are matrix products."""
    terms = terms_of(numbers.plan, a)
    products = [term for term in terms if term.weight is not None]
    if products:  # a is a readout, whose product is no quantity of its own
        yield from _matrix_product(numbers, products, a, is_deep, None)
    for term in terms:
        if term.weight is not None:
            continue
        inside = [inner for inner in terms_of(numbers.plan, term.number) if inner.weight is not None]
        if inside and is_deep:
            yield from _matrix_product(numbers, inside, term.number, True, term.number)
        else:
            is_result = term.number.t is not None
            operation = term.number.name if is_result else a.name
            yield _Addend(numbers.value(term.number), (term.number,), operation, is_result)


def _matrix_product(
    numbers: Numbers, terms: Sequence[Term], of: Number, is_deep: bool, whole: Number | None
) -> Iterable[_Addend]:
    """Its largest products and the rest. whole: what they add up to, where that is a number of its own."""
    kept, rest = products_of(numbers, terms, of.t, LARGEST_TERMS if is_deep else 0)
    for product in kept:
        shown = (product.term.number, *filter(None, (product.term.weight,)))
        if whole is not None and len(terms) == 1:  # as it was recorded, so that a wrong one is seen
            yield _Addend(numbers.value(whole), (whole, *shown), of.name, True, product)
        else:
            yield _Addend(product.value, shown, of.name, True, product)
    if rest is not None:
        yield _Addend(rest.value, (), of.name, True, rest if is_deep else None, rest.size)


def _sum_line(pieces: Sequence[Piece], bend: tuple[str, str]) -> Line:
    """Pieces with the signs between them, inside what bends them."""
    before, after = bend
    last = len(pieces) - 1
    return Line(
        tuple(
            replace(piece, before="+ " if index else f"= {before}", after=after if index == last else "")
            for index, piece in enumerate(pieces)
        )
    )


def _factors_tex(factors: Product | Rest | None, value: str, digits: int) -> str:
    """The factors of a product; for the rest, what it adds up to."""
    match factors:
        case Product(_, weight, number, _):
            first, second = (_grouped(number_tex(factor, digits)) for factor in (weight, number))
            return rf"{first} \cdot {second}"
        case Rest(_, count, _):
            return rf"\cdots\;({count}\text{{ more, sum }}{value.strip('()')})"
        case None:
            return value


def _left(symbol: str, unit: int, units: int, t: int, number: Number) -> tuple[Piece, ...]:
    """What the numbers of one entry of a row are equal to; nothing where the row has no other."""
    tex = f"{at_step(symbol, t)}[{unit}]"
    return (Piece(tex, numbers=(number,), operation=number.name),) if units > 1 else ()


def _grouped(tex: str) -> str:
    """A number as a factor or term; a negative one in parentheses."""
    return f"({tex})" if tex.startswith("-") else tex
