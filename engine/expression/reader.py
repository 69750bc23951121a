"""Read the text of a watch expression into a tree: Python's grammar, and a short list of what may stand."""

import ast
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.array import fits_float64
from engine.expression.functions import FUNCTIONS, PREVIOUS, QUANTIFIERS
from engine.expression.scope import GRADIENT, OF_A_RUN, QUANTITIES, WEIGHTS, Reference, Scope
from engine.expression.text import ExpressionError, Token, plain, read_tokens
from engine.expression.tree import (
    Binary,
    Call,
    ComparisonNode,
    Constant,
    ExpressionNode,
    Index,
    Logic,
    NameNode,
    Negative,
    Not,
    Previous,
    Quantified,
    Scalar,
)
from engine.expression.window import Window
from engine.implementations.every import all_names
from engine.run.name import X
from engine.run.trace import Block, Trace
from engine.validation import short

MAX_DEPTH = 100  # of the tree: far below Python's recursion limit
MAX_EXPONENT = 1024
MAX_STEPS_BACK = 100_000
CONSTANTS = {"pi": math.pi, "inf": math.inf, "nan": math.nan}

_BINARY: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


def read_tree(text: str, words: "Vocabulary | None" = None) -> ExpressionNode:
    """The tree of an expression. Raises ExpressionError, and never anything else.

    words: which names and functions there are, where they are not those of a run.
    """
    tokens = read_tokens(text)
    first = tokens[0].position
    try:
        parsed = ast.parse(plain(text)[first:], mode="eval").body
    except SyntaxError as error:
        raise _syntax_error(text, tokens, first + (error.offset or 1) - 1) from None
    except (ValueError, MemoryError, RecursionError):
        raise ExpressionError("the expression cannot be read", first) from None
    _check_depth(parsed, first)
    return _Reader(text, first, words).read(parsed)


def _syntax_error(text: str, tokens: Sequence[Token], position: int) -> ExpressionError:
    if not (tokens[-1].is_operand or tokens[-1].text in (")", "]")):
        return ExpressionError("the expression ends too early", len(text))
    token = next((token for token in tokens if token.position >= position), tokens[-1])
    return ExpressionError(f"{short(token.text)} cannot stand here", token.position)


def _check_depth(parsed: ast.expr, first: int) -> None:
    """Level by level, so that the check itself needs no recursion."""
    level: list[ast.AST] = [parsed]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return
    hint = f"at most {MAX_DEPTH} operations may hang on each other"
    raise ExpressionError("the expression is nested too deeply", first, hint)


@dataclass(frozen=True)
class Vocabulary:
    """The names and functions of a language that is not about the steps of a run."""

    names: tuple[str, ...]
    functions: tuple[str, ...]


class _Reader:
    """Turns Python's tree into ours. text: of the whole expression. first: the column it begins at."""

    def __init__(self, text: str, first: int, words: Vocabulary | None) -> None:
        self._text = text
        self._first = first
        self._words = words

    def read(self, node: ast.expr) -> ExpressionNode:
        span = self._span(node)
        match node:
            case ast.Constant(value=bool() | int() | float() as value):
                return self._constant(span, value)
            case ast.Name(id=name) if name in CONSTANTS:
                return Constant(span, CONSTANTS[name])
            case ast.Name() | ast.Attribute():
                return self._name(node)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Not() as sign, operand=operand):
                return self._unary(span, sign, self.read(operand))
            case ast.BinOp(left=left, op=operation, right=right) if type(operation) in _BINARY:
                return self._binary(span, _BINARY[type(operation)], self.read(left), self.read(right))
            case ast.Compare(left=left, ops=signs, comparators=others) if all(
                type(sign) in _COMPARISONS for sign in signs
            ):
                written = tuple(_COMPARISONS[type(sign)] for sign in signs)
                return _folded(ComparisonNode(span, written, self._read_all([left, *others])))
            case ast.BoolOp(op=word, values=values):
                return _folded(Logic(span, isinstance(word, ast.And), self._read_all(values)))
            case ast.Subscript(value=value, slice=units):
                return _index(span, self.read(value), self._units(units))
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self._call(span, name, self._read_all(arguments))
        raise ExpressionError(f"{self._shown(span)} has no place here", span[0], _HINT)

    def _read_all(self, nodes: Sequence[ast.expr]) -> tuple[ExpressionNode, ...]:
        return tuple(self.read(node) for node in nodes)

    def _span(self, node: ast.expr) -> tuple[int, int]:
        return self._first + node.col_offset, self._first + (node.end_col_offset or node.col_offset)

    def _shown(self, span: tuple[int, int]) -> str:
        text = self._text[slice(*span)]
        return text if len(text) <= 40 else text[:39] + "…"

    def _constant(self, span: tuple[int, int], value: Scalar) -> Constant:
        if not fits_float64(value):
            raise ExpressionError(f"{self._shown(span)} is beyond 1.8e308", span[0], "inf is infinity")
        return Constant(span, value)

    def _name(self, node: ast.Name | ast.Attribute) -> NameNode:
        """h, keras.h or keras[1].h; no other attribute is ever looked at."""
        span = self._span(node)
        if self._words is not None:
            return self._word(span, node, self._words.names)
        match node:
            case ast.Name(id=quantity):
                reference = Reference(quantity)
            case ast.Attribute(attr=quantity, value=ast.Name(id=implementation)):
                reference = Reference(quantity, implementation)
            case ast.Attribute(
                attr=quantity,
                value=ast.Subscript(
                    value=ast.Name(id=implementation), slice=ast.Constant(value=int() as layer)
                ),
            ):
                reference = Reference(quantity, implementation, int(layer))
            case _:
                raise ExpressionError(f"{self._shown(span)} has no place here", span[0], _DOT_HINT)
        if reference.implementation is not None and reference.implementation not in (*all_names(), GRADIENT):
            raise ExpressionError(f"{self._shown(span)} has no place here", span[0], _DOT_HINT)
        return self._known_name(span, reference)

    def _word(self, span: tuple[int, int], node: ast.expr, names: Sequence[str]) -> NameNode:
        if isinstance(node, ast.Name) and node.id in names:
            return NameNode(span, Reference(node.id))
        hint = f"known: {', '.join((*names, *CONSTANTS))}"
        raise ExpressionError(f"unknown name {short(self._shown(span))}", span[0], hint)

    def _known_name(self, span: tuple[int, int], reference: Reference) -> NameNode:
        name = reference.quantity
        if reference.implementation == GRADIENT and name in (*QUANTITIES, *WEIGHTS):
            return self._gradient(span, reference)
        if name not in QUANTITIES or (reference.implementation and name in ("t", "x", "target")):
            if name in FUNCTIONS or name == PREVIOUS:
                raise ExpressionError(f"{name} is a function", span[0], f"write {name}(h)")
            if name in all_names():
                raise ExpressionError(f"{name} is an implementation", span[0], f"write {name}.h")
            if name == GRADIENT:
                raise ExpressionError(f"{name} stands before a name", span[0], f"write {name}.h")
            known = ", ".join(QUANTITIES)
            raise ExpressionError(f"unknown name {short(str(reference))}", span[0], f"known: {known}")
        return NameNode(span, reference)

    def _gradient(self, span: tuple[int, int], reference: Reference) -> NameNode:
        """grad.h: of what a backward pass has a gradient."""
        if reference.quantity in ("t", "x", "target", "error", *OF_A_RUN):
            hint = "such as grad.h, grad.y or grad.kernel"
            raise ExpressionError(f"there is no gradient of {reference.quantity}", span[0], hint)
        return NameNode(span, reference)

    def _unary(self, span: tuple[int, int], sign: ast.unaryop, child: ExpressionNode) -> ExpressionNode:
        match sign:
            case ast.USub():
                return _folded(Negative(span, child))
            case ast.Not():
                return _folded(Not(span, child))
            case _:
                return child

    def _binary(
        self, span: tuple[int, int], sign: str, left: ExpressionNode, right: ExpressionNode
    ) -> ExpressionNode:
        if sign == "**" and isinstance(right, Constant) and abs(right.value) > MAX_EXPONENT:
            what = f"** by {self._shown(right.span)} is too large"
            raise ExpressionError(what, right.span[0], f"exponents go up to {MAX_EXPONENT}")
        return _folded(Binary(span, sign, left, right))

    def _units(self, node: ast.expr) -> int | slice:
        if not isinstance(node, ast.Slice):
            return self._whole(node, "an index")
        parts = [
            part and self._whole(part, "the end of a slice") for part in (node.lower, node.upper, node.step)
        ]
        if parts[2] == 0:
            raise ExpressionError("a slice cannot go on by 0", self._span(node)[0])
        return slice(*parts)

    def _whole(self, node: ast.expr, what: str) -> int:
        found = self.read(node)
        if not isinstance(found, Constant) or type(found.value) is not int:
            raise ExpressionError(f"{what} must be a whole number", found.span[0], "such as h[0] or h[1:3]")
        return found.value

    def _call(
        self, span: tuple[int, int], name: str, arguments: tuple[ExpressionNode, ...]
    ) -> ExpressionNode:
        functions = [*FUNCTIONS, PREVIOUS] if self._words is None else self._words.functions
        if name == PREVIOUS and name in functions:
            return self._previous(span, arguments)
        if name not in functions:
            known = ", ".join(functions)
            raise ExpressionError(f"unknown function {short(name)}", span[0], f"known: {known}")
        function = FUNCTIONS[name]
        if not function.least <= len(arguments) <= function.most:
            raise _wrong_count(span, name, (function.least, function.most), len(arguments))
        kind = Quantified if name in QUANTIFIERS else Call
        return _folded(kind(span, name, function.apply, arguments))

    def _previous(self, span: tuple[int, int], arguments: tuple[ExpressionNode, ...]) -> ExpressionNode:
        if not 1 <= len(arguments) <= 2:
            raise _wrong_count(span, PREVIOUS, (1, 2), len(arguments))
        steps = arguments[1] if len(arguments) == 2 else Constant(span, 1)
        is_whole = isinstance(steps, Constant) and type(steps.value) is int
        if not is_whole or not 1 <= steps.value <= MAX_STEPS_BACK:  # type: ignore[attr-defined]
            what = f"prev looks back from 1 to {MAX_STEPS_BACK:,} steps"
            raise ExpressionError(what, steps.span[0], "such as prev(h, 3)")
        found = Previous(span, arguments[0], steps.value)  # type: ignore[attr-defined]
        if found.lookback > MAX_STEPS_BACK:
            raise ExpressionError(f"together prev looks back over {MAX_STEPS_BACK:,} steps", span[0])
        return found


def _index(span: tuple[int, int], child: ExpressionNode, units: int | slice) -> ExpressionNode:
    """prev(h)[0] is read as prev(h[0]), which has one unit to look back for instead of all."""
    if isinstance(child, Previous):
        return Previous(span, _index(span, child.child, units), child.steps)
    return Index(span, child, units)


def _folded(node: ExpressionNode) -> ExpressionNode:
    """A node of constants is a constant, exact where whole numbers are."""
    if not all(isinstance(child, Constant) for child in node.children):
        return node
    with np.errstate(all="ignore"):
        return Constant(node.span, node.evaluate(_EXACT).item())


def _wrong_count(span: tuple[int, int], name: str, wanted: tuple[int, int], got: int) -> ExpressionError:
    takes = "1 value" if wanted == (1, 1) else f"{wanted[0]} to {wanted[1]} values"
    return ExpressionError(f"{name} cannot be used so", span[0], f"it takes {takes}, got {got}")


def _exact_window() -> Window:
    trace = Trace()
    trace.append(Block(2, {X: np.array([[0], [0]], dtype=object)}))
    return Window(Scope(trace), 0, 2)


_EXACT = _exact_window()
_HINT = "numbers, names, + - * / // % **, comparisons, and, or, not, functions and [ ] have"
_DOT_HINT = "a point joins an implementation and a quantity, as in numpy.h or keras[1].h"
