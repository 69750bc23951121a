"""A step written as mathematics at three depths, every piece knowing which numbers it shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from engine.cells.base import Cell
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
    children,
)
from engine.cells.stage import INSIDE, opened, products
from engine.cells.symbol import Letters, Symbol, is_product, timed
from engine.explain.origin import (
    OUTPUT,
    Term,
    inputs_of,
    number_of,
    operand_number,
    terms_of,
    weight_number,
)
from engine.notation.number_text import number_tex
from engine.notation.products import LARGEST_TERMS, Product, Rest, products_of
from engine.notation.symbols import plain
from engine.notation.written_sum import write_sum
from engine.run.name import Name, Number, Y
from engine.run.plan import Plan
from engine.run.recorded_run import Numbers, RecordedRun

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

    At depth "symbols": h_3 = W x_3 + U h_2 + b. At "numbers" also = 72 + 49 + 3, and = 124, a line for each
    depth of parentheses. At "products" between them every product: = 2 · 36 + 1 · 49 + 3.
    """

    lines: tuple[Line, ...]


Kind = Literal["leaf", "sum", "times", "one minus", "function"]


@dataclass(frozen=True)
class _Part:
    """An operand of an equation with its number.

    symbol: of a leaf, in TeX. text: its number in TeX, once it is known what it is added to. total: what
    its terms add up to, where the number itself is another. around: what stands before and after what
    a function bends, in symbols and in numbers. factors: what stands for a leaf in the line of products.
    size: of what a leaf adds up.
    """

    kind: Kind
    value: Any
    numbers: tuple[Number, ...]
    operation: Name
    is_result: bool = True
    inside: tuple["_Part", ...] = ()
    symbol: str = ""
    text: str = ""
    total: Any = None
    around: tuple[tuple[str, str], tuple[str, str]] = (("", ""), ("", ""))
    factors: Product | Rest | None = None
    size: float = 0.0

    @property
    def height(self) -> int:
        """How many lines it takes to make one number of it."""
        return 1 + max(part.height for part in self.inside) if self.inside else 0

    @property
    def leaves(self) -> tuple["_Part", ...]:
        """What it is made of in the end."""
        return tuple(leaf for part in self.inside for leaf in part.leaves) or (self,)


def step_equation(
    run: RecordedRun,
    implementation: str,
    t: int,
    layer: int = 0,
    unit: int = 0,
    depth: str = "products",
    quantity: str = OUTPUT,
) -> StepEquation:
    """Write a quantity of a unit at step t. depth: of DEPTHS."""
    cell = run.model.layers[layer]
    reader = _Reader(Numbers(run, implementation, t), t, layer, unit)
    operation = Name(quantity, layer)
    number, left = Number(operation, unit, t), reader.letters.quantity(quantity).at(t)
    of = cell.expression(quantity)
    return _equation(
        Piece(left, numbers=(number,), operation=operation),
        reader.part(of, quantity, operation, is_deep=False),
        reader.part(of, quantity, operation, is_deep=True),
        depth,
        f"{left}[{unit}]" if cell.units > 1 else "",
    )


def readout_equation(
    run: RecordedRun, implementation: str, t: int, output: int = 0, depth: str = "products"
) -> StepEquation:
    """Write one output of the readout at step t. Raises ValueError where the network has none."""
    if run.model.readout is None:
        raise ValueError("this network has no readout")
    numbers, model = Numbers(run, implementation, t), run.model
    y, left = number_of(run.plan, Y, output, t), timed("y").at(t)
    return _equation(
        Piece(left, numbers=(y,), operation=Y),
        _readout(numbers, y, is_deep=False),
        _readout(numbers, y, is_deep=True),
        depth,
        f"{left}[{output}]" if model.outputs > 1 else "",
    )


def _equation(left: Piece, shallow: _Part, deep: _Part, depth: str, entry: str) -> StepEquation:
    """The lines of an equation. entry: how one entry of a row is called, if it has others."""
    symbols = Line((left, *_with_sign(_in_symbols(shallow))))
    if depth == "symbols":
        return StepEquation((symbols,))
    part = _with_texts(deep if depth == "products" else shallow)
    lines = list(_number_lines(part))
    if entry:
        lines[0] = Line((replace(left, body=entry), *lines[0].pieces))
    return StepEquation((symbols, *lines))


def letters_of(plan: Plan, layer: int) -> Letters:
    """How a layer's letters are written; single numbers as in the textbooks, W x."""
    layers = plan.job.experiment.model.layers
    is_scalar = layers[layer].units == inputs_of(plan, layer) == 1
    return Letters(layers[layer], layer, len(layers), is_scalar)


def readout_symbols(plan: Plan) -> Symbol:
    """The readout in symbols: y_t = h_t V + c."""
    return timed("y") + " = " + _readout_product(plan) + " + c"


def _readout_product(plan: Plan) -> Symbol:
    model = plan.job.experiment.model
    h = Letters(model.layers[-1], len(model.layers) - 1, len(model.layers)).state(OUTPUT)
    is_scalar = model.layers[-1].units == model.outputs == 1
    return Symbol(("V ",)) + h if is_scalar else h + " V"


# ── what an equation is made of ────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Reader:
    """Reads the parts of a unit's equation at step t, and their numbers."""

    run: Numbers
    t: int
    layer: int
    unit: int

    @property
    def cell(self) -> Cell:
        return self.run.plan.job.experiment.model.layers[self.layer]

    @property
    def letters(self) -> Letters:
        return letters_of(self.run.plan, self.layer)

    def part(self, operand: Operand, name: str, operation: Name, is_deep: bool) -> _Part:
        """An operand and what it is made of. name: of its stage. operation: that computes it."""
        number = Number(Name(name, self.layer), self.unit, self.t)
        inside = [
            self.part(child, f"{name}{INSIDE}{place}", operation, is_deep)
            for place, child in enumerate(children(operand))
            if not isinstance(operand, MatrixProduct)
        ]
        match operand:
            case Computed(quantity) if quantity in opened(self.cell):
                return self.part(
                    self.cell.expression(quantity), quantity, Name(quantity, self.layer), is_deep
                )
            case Computed(quantity) if quantity in products(self.cell):
                number = operand_number(self.layer, operand, self.unit, self.t)
                return self._product(operand, number, number.name, is_deep)
            case MatrixProduct():
                return self._product(operand, number, operation, is_deep)
            case Before() | Computed() | Bias():
                return self._leaf(operand, operation)
            case Sum():
                terms = [term for part in inside for term in (part.inside if part.kind == "sum" else (part,))]
                value = self.run.value(number)
                return _Part("sum", value, (number,), operation, inside=tuple(terms), total=value)
            case Times(first, second):
                factors = zip(inside, (first, second), strict=True)
                inside = [self._factor(part, factor) for part, factor in factors]
                return self._made("times", number, operation, inside)
            case OneMinus():
                return self._made("one minus", number, operation, inside)
            case Activation() if self.cell.activation_name(operand) == "linear":
                (part,) = inside
                numbers = (number, *part.numbers)
                return replace(part, value=self.run.value(number), numbers=numbers, operation=operation)
            case Activation():
                around = self.letters.around(operand), self.letters.around(operand, self.unit)
                return replace(self._made("function", number, operation, inside), around=around)
            case _:
                raise TypeError(f"{operand} has no number a unit")

    def _factor(self, part: _Part, operand: Operand) -> _Part:
        """In symbols r ∘ h U could be read in two ways."""
        return replace(part, symbol=f"({part.symbol})") if is_product(self.cell, operand) else part

    def _made(self, kind: Kind, number: Number, operation: Name, inside: Sequence[_Part]) -> _Part:
        return _Part(kind, self.run.value(number), (number,), operation, inside=tuple(inside))

    def _leaf(self, operand: Operand, operation: Name) -> _Part:
        symbol = self.letters.written(operand).at(self.t)
        if isinstance(operand, Bias):
            number = weight_number(self.cell, self.layer, operand.part, self.unit)
        else:
            number = operand_number(self.layer, operand, self.unit, self.t)
        is_result = isinstance(operand, Computed)
        operation = number.name if is_result else operation
        return _Part("leaf", self.run.value(number, self.t), (number,), operation, is_result, symbol=symbol)

    def _product(self, operand: Operand, number: Number, operation: Name, is_deep: bool) -> _Part:
        """A matrix product: one number, or deep, the sum of its products."""
        value, symbol = self.run.value(number), self.letters.written(operand).at(self.t)
        if not is_deep:
            return _Part("leaf", value, (number,), operation, symbol=symbol)
        terms = terms_of(self.run.plan, number)
        parts = tuple(_products(self.run, terms, self.t, operation, LARGEST_TERMS))
        if len(parts) > 1:
            return _Part("sum", value, (number,), operation, inside=parts, total=value)
        (only,) = parts  # as it was recorded, so that a wrong one is seen
        return replace(only, value=value, numbers=(number, *only.numbers))


def _products(
    run: Numbers, terms: Sequence[Term], t: int | None, operation: Name, largest: int
) -> Iterator[_Part]:
    """The largest products of a matrix product, and the rest."""
    kept, rest = products_of(run, terms, t, largest)
    for product in kept:
        shown = (product.term.number, *filter(None, (product.term.weight,)))
        yield _Part("leaf", product.value, shown, operation, factors=product)
    if rest is not None:
        factors = rest if largest else None
        yield _Part("leaf", rest.value, (), operation, factors=factors, size=rest.size)


def _readout(run: Numbers, y: Number, is_deep: bool) -> _Part:
    """y = h V + c, whose product is no quantity of its own."""
    *terms, bias = terms_of(run.plan, y)
    parts = list(_products(run, terms, y.t, Y, LARGEST_TERMS if is_deep else 0))
    parts = [replace(part, symbol=_readout_product(run.plan).at(y.t)) for part in parts]
    c = _Part("leaf", run.value(bias.number), (bias.number,), Y, False, symbol="c")
    value = run.value(y)
    return _Part("sum", value, (y,), Y, inside=(*parts, c), total=value)


# ── how its numbers are written ────────────────────────────────────────────────────────────────


def _with_texts(part: _Part, text: str | None = None) -> _Part:
    """The part and all inside it with their numbers as text. text: as its sum has it, if it is in one."""
    if part.kind == "sum":
        hidden = sum(term.size for term in part.inside)
        written = write_sum([term.value for term in part.inside], part.total, hidden)
        inside = tuple(map(_with_texts, part.inside, written.addends))
        text = written.total if part.value == part.total else number_tex(part.value)
        return replace(part, inside=inside, text=text)
    inside = tuple(_with_texts(inner) for inner in part.inside)
    return replace(part, inside=inside, text=number_tex(part.value) if text is None else text)


def _number_lines(part: _Part) -> Iterator[Line]:
    """The factors, the numbers, and what becomes of them: a line for each height that is made one number."""
    digits = DIGITS if len(part.leaves) <= FEW else DIGITS_OF_MANY
    has_factors = any(leaf.factors is not None for leaf in part.leaves)
    heights = range(-1 if has_factors else 0, part.height)
    lines = [Line(tuple(_with_sign(_in_numbers(part, height, digits)))) for height in heights]
    result = _result(part, "= ")
    if part.kind == "function":  # what is bent, and what it becomes, stand together
        lines[-1] = Line((*lines[-1].pieces, result))
    else:
        lines.append(Line((result,)))
    yield from lines


def _result(part: _Part, before: str = "") -> Piece:
    return Piece(part.text, before, "", part.numbers, part.operation, part.is_result)


def _in_numbers(part: _Part, height: int, digits: int, is_grouped: bool = False) -> list[Piece]:
    """A part with all that is at most so high as one number. height: -1 shows the factors of products."""
    if part.kind == "leaf" and height < 0 and part.factors is not None:
        body = _factors_tex(part.factors, part.text, digits)
        return [replace(_result(part), body=body, is_result=False)]
    if part.height <= max(height, 0):
        piece = _result(part)
        return [replace(piece, body=_grouped(piece.body))] if is_grouped else [piece]
    inside = [_in_numbers(inner, height, digits, part.kind != "function") for inner in part.inside]
    return _put_together(part, inside, r"\cdot ", part.around[1], height)


def _in_symbols(part: _Part) -> list[Piece]:
    """A part in symbols."""
    if part.kind == "leaf":
        return [Piece(part.symbol, "", "", part.numbers, part.operation)]
    return _put_together(part, [_in_symbols(inner) for inner in part.inside], r"\circ ", part.around[0], -1)


def _put_together(
    part: _Part, inside: list[list[Piece]], times: str, around: tuple[str, str], height: int
) -> list[Piece]:
    """The pieces of an operation with its signs. height: up to which what is inside is one number."""
    if part.kind == "function":
        return _wrapped(inside[0], *around)
    if part.kind == "sum":
        signs = ["", *("+ " for _ in inside[1:])]
    else:
        signs = ["", times] if part.kind == "times" else ["1 - "]
        is_sum = [inner.kind in ("sum", "one minus") and inner.height > height for inner in part.inside]
        inside = [_wrapped(one, "(", ")") if far else one for one, far in zip(inside, is_sum, strict=True)]
    return [piece for one, sign in zip(inside, signs, strict=True) for piece in _wrapped(one, sign, "")]


def _wrapped(pieces: list[Piece], before: str, after: str) -> list[Piece]:
    """Pieces with something before the first and after the last."""
    first = replace(pieces[0], before=before + pieces[0].before)
    pieces = [first, *pieces[1:]]
    return [*pieces[:-1], replace(pieces[-1], after=pieces[-1].after + after)]


def _with_sign(pieces: list[Piece]) -> list[Piece]:
    return _wrapped(pieces, "= ", "")


def _factors_tex(factors: Product | Rest, value: str, digits: int) -> str:
    """The factors of a product; for the rest, what it adds up to."""
    match factors:
        case Product(_, weight, number, _):
            first, second = (_grouped(number_tex(factor, digits)) for factor in (weight, number))
            return rf"{first} \cdot {second}"
        case Rest(_, count, _):
            return rf"\cdots\;({count}\text{{ more, sum }}{value.strip('()')})"


def _grouped(tex: str) -> str:
    """A number as a factor or term; a negative one in parentheses."""
    return f"({tex})" if tex.startswith("-") else tex
