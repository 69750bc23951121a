"""The text of an equation: its parts as lines of pieces, in symbols and in numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.notation.equation_part import EquationPart
from engine.notation.number_text import number_tex, says
from engine.notation.products import Product, Rest
from engine.notation.symbols import plain
from engine.notation.written_sum import write_sum
from engine.run.name import Name, Number

DEPTHS = ("symbols", "numbers", "products")
FEW = 4  # addends up to which their factors have DIGITS; of more, fewer, so that two stand on a row
DIGITS, DIGITS_OF_MANY = 6, 4


@dataclass(frozen=True)
class Piece:
    """The TeX of one number of an equation; before, after: signs and parentheses around it.

    numbers: the number itself first, then the numbers that it is computed from. operation: the quantity in
    whose computation it appears. is_result: whether that computation gives the number, so that its body is
    unknown before. is_rounded: whether the body is not all of the number. is_restated: whether it is not the
    first of `numbers` itself but what another program has in its place.
    """

    body: str
    before: str = ""
    after: str = ""
    numbers: tuple[Number, ...] = ()
    operation: Name | None = None
    is_result: bool = False
    is_rounded: bool = False
    is_restated: bool = False

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
    """How one number of a step came about, line by line.

    The printed numbers of a line add up to the last printed digit; a line with a rounded number begins with
    ≈ instead of =.

    At depth "symbols": h_3 = x_3 W + h_2 U + b. At "numbers" also = 72 + 49 + 3, and = 124, a line for each
    depth of parentheses. At "products" between them every product: = 36 · 2 + 49 · 1 + 3.
    """

    lines: tuple[Line, ...]


def plain_text(equation: StepEquation) -> str:
    """The lines as plain text."""
    return "\n".join(line.text for line in equation.lines)


def aligned_tex(equation: StepEquation) -> str:
    """The lines as TeX of amsmath, one below the other at their first sign of equality."""
    lines = [re.sub(r"= |\\approx ", r"&\g<0>", line.tex, count=1) for line in equation.lines]
    return "\n".join([r"\begin{aligned}", " \\\\\n".join(lines), r"\end{aligned}"])


def written_equation(
    left: Piece, shallow: EquationPart, deep: EquationPart, depth: str, entry: str
) -> StepEquation:
    """Write an equation. left: the symbol on its left side. depth: one of DEPTHS.

    shallow, deep: its right side; in `deep`, matrix products consist of their products. entry: what is
    written instead of `left` in front of the numbers where `left` names several numbers, such as h_3[0] of
    h_3; otherwise "".
    """
    symbols = Line((left, *_with_sign(_in_symbols(shallow))))
    if depth == "symbols":
        return StepEquation((symbols,))
    part = _with_texts(deep if depth == "products" else shallow)
    lines = list(_number_lines(part))
    if entry:
        lines[0] = Line((replace(left, body=entry), *lines[0].pieces))
    return StepEquation((symbols, *lines))


def _with_texts(part: EquationPart, text: str | None = None) -> EquationPart:
    """The part and all inside it with their numbers as text. text: as its sum has it, if it is in one."""
    if part.kind == "sum":
        hidden = sum(term.size for term in part.inside)
        written = write_sum([term.value for term in part.inside], part.total, hidden)
        inside = tuple(map(_with_texts, part.inside, written.addends))
        text = written.total if part.value == part.total else number_tex(part.value)
        return replace(part, inside=inside, text=text)
    turned = None if text is None or part.kind != "minus" else _turned(text)
    inside = tuple(_with_texts(inner, turned) for inner in part.inside)
    return replace(part, inside=inside, text=number_tex(part.value) if text is None else text)


def _turned(text: str) -> str:
    """A number with the other sign; 0 has none."""
    return text if text == "0" else text.removeprefix("-") if text.startswith("-") else f"-{text}"


def _number_lines(part: EquationPart) -> Iterator[Line]:
    """The factors, the numbers, and what becomes of them: a line for each height that is made one number."""
    digits = DIGITS if len(part.leaves) <= FEW else DIGITS_OF_MANY
    has_factors = any(leaf.factors is not None for leaf in part.leaves)
    heights = range(-1 if has_factors else 0, part.height)
    lines = [Line(tuple(_with_sign(_in_numbers(part, height, digits)))) for height in heights]
    result, *_ = _with_sign([_result(part)])
    if part.kind == "function":  # what is bent, and what it becomes, stand together
        lines[-1] = Line((*lines[-1].pieces, result))
    else:
        lines.append(Line((result,)))
    yield from lines


def _result(part: EquationPart) -> Piece:
    return Piece(
        part.text,
        numbers=part.numbers,
        operation=part.operation,
        is_result=part.is_result,
        is_rounded=not says(part.text, part.value),
        is_restated=part.is_restated,
    )


def _in_numbers(part: EquationPart, height: int, digits: int, is_grouped: bool = False) -> list[Piece]:
    """A part with all that is at most so high as one number. height: -1 shows the factors of products."""
    if part.kind == "leaf" and height < 0 and part.factors is not None:
        piece = replace(_result(part), is_result=False)
        return [_with_factors(piece, part.factors, digits)]
    if part.height <= max(height, 0) and part.kind != "minus":
        piece = _result(part)
        return [replace(piece, body=_grouped(piece.body))] if is_grouped else [piece]
    inside = [_in_numbers(inner, height, digits, part.kind != "function") for inner in part.inside]
    return _put_together(part, inside, r"\cdot ", part.around[1], height)


def _in_symbols(part: EquationPart) -> list[Piece]:
    """A part in symbols."""
    if part.kind == "leaf":
        symbol = Piece(part.symbol, "", "", part.numbers, part.operation)
        return [replace(symbol, is_restated=part.is_restated)]
    return _put_together(part, [_in_symbols(inner) for inner in part.inside], part.times, part.around[0], -1)


def _put_together(
    part: EquationPart, inside: list[list[Piece]], times: str, around: tuple[str, str], height: int
) -> list[Piece]:
    """The pieces of an operation with its signs. height: up to which what is inside is one number."""
    if part.kind == "function":
        return _wrapped(inside[0], *around)
    if part.kind == "sum":
        signs = ["", *("" if inner.kind == "minus" else "+ " for inner in part.inside[1:])]
    else:
        signs = {"one minus": ["1 - "], "minus": ["- "]}.get(part.kind, ["", *(times for _ in inside[1:])])
        sums = ("sum", "one minus", "minus")
        is_sum = [
            (inner.kind in sums and inner.height > height)
            or (height < 0 and inner.kind == "times" and inner.times != part.times)
            for inner in part.inside
        ]
        inside = [_wrapped(one, "(", ")") if far else one for one, far in zip(inside, is_sum, strict=True)]
    return [piece for one, sign in zip(inside, signs, strict=True) for piece in _wrapped(one, sign, "")]


def _wrapped(pieces: list[Piece], before: str, after: str) -> list[Piece]:
    """Pieces with something before the first and after the last."""
    first = replace(pieces[0], before=before + pieces[0].before)
    pieces = [first, *pieces[1:]]
    return [*pieces[:-1], replace(pieces[-1], after=pieces[-1].after + after)]


def _with_sign(pieces: list[Piece]) -> list[Piece]:
    """With what they are to the line before: equal, or about so where a number is not written out."""
    return _wrapped(pieces, r"\approx " if any(piece.is_rounded for piece in pieces) else "= ", "")


def _with_factors(piece: Piece, factors: Product | Rest, digits: int) -> Piece:
    """The factors of a product in place of its number; for the rest, what it adds up to."""
    match factors:
        case Product(factors=pair):
            texts = [number_tex(factor, digits) for factor in pair]
            body = rf"{_grouped(texts[0])} \cdot {_grouped(texts[1])}"
            return replace(piece, body=body, is_rounded=not all(map(says, texts, pair)))
        case Rest(_, count, _):
            return replace(piece, body=rf"\cdots\;({count}\text{{ more, sum }}{piece.body.strip('()')})")


def _grouped(tex: str) -> str:
    """A number as a factor or term; a negative one in parentheses."""
    return f"({tex})" if tex.startswith("-") else tex
