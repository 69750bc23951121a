"""Arrays as Python prints them: `get_weights()`, nested lists, NumPy's lines, JSON; read, never evaluated.

The grammar is small: numbers in brackets, around them the names that NumPy, TensorFlow, Keras and PyTorch
print, names with `=` or in braces. Anything else is refused with its line and column.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import ParameterError
from engine.parameter import Matrix, Row
from engine.reading.typed_number import read_number

MAX_CHARACTERS = 2**25
MAX_DEPTH = 8  # brackets in brackets: a model of layers of matrices has four
MAX_DIMENSIONS = 2
MAX_HEAD = 4096  # characters of what TensorFlow prints of a variable before its numbers
_ARRAYS = frozenset({"array", "asarray", "tensor", "constant", "Tensor", "Variable", "Parameter", "Array"})
_SCALARS = frozenset({"float16", "float32", "float64", "int32", "int64"})
_TABLES = frozenset({"OrderedDict", "dict", "list", "tuple"})
_DTYPES: dict[str, Callable[[float], float]] = {
    "float16": lambda value: float(np.float16(value)),
    "float32": lambda value: float(np.float32(value)),
    "float64": float,
}
_TOKEN = re.compile(
    r"(?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\w.+-]))"
    r"|(?P<elided>\.\.\.|…)"
    r"|(?P<word>[+-]?[A-Za-z_][\w.]*)"
    r"|(?P<text>'[^'\n]*'|\"[^\"\n]*\")"
    r"|(?P<mark>[\[\](){},:=<>;])"
)
_ROW = re.compile(r"\[([-+0-9.eE,\s]*)\]")
_EIGHT_DECIMALS = re.compile(r"\.[0-9]{8}(?![0-9])")
_SKIPPED = re.compile(r"(?:\s|#[^\n]*)*")
_PROMPT = re.compile(r"^(?:>>>|In ?\[[0-9]+\]:)[^\n]*|^Out\[[0-9]+\]:|^Parameter containing:", re.MULTILINE)
_VALUE = re.compile(r"\b(?:numpy|value)=")
_DTYPE = re.compile(r"dtype=[\"']?(?:\w+\.)*(\w+)")
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_SHOWN = 24  # characters of a wrong word that a message repeats


@dataclass(frozen=True)
class PrintedArray:
    """An array of a text. name: what stood before it, if anything. rows: (rows, columns), one of a vector.

    dimensions: 0 of a number, 1 of a vector, 2 of a matrix. Numbers of float32 are those that float32 holds.
    """

    rows: Matrix
    dimensions: int = 2
    name: str = ""

    @property
    def shape(self) -> tuple[int, ...]:
        """As NumPy says it: (), (n,) or (rows, columns)."""
        return (len(self.rows), len(self.rows[0]))[2 - self.dimensions :] if self.dimensions else ()


def looks_printed(text: str) -> bool:
    """Whether a text is written with brackets, and not as a table."""
    return any(mark in text for mark in "[{<")


def looks_rounded(text: str) -> bool:
    """Whether numbers may have lost digits when they were printed: NumPy prints 8 decimals at most."""
    is_numpys = "array(" in text or ("," not in text and "[" in text)
    return is_numpys and _EIGHT_DECIMALS.search(text) is not None


def read_arrays(text: str) -> tuple[PrintedArray, ...]:
    """Every array of a text, in its order. Raises ParameterError, naming line and column."""
    if len(text) > MAX_CHARACTERS:
        raise ParameterError("", f"has {len(text)} characters; at most {MAX_CHARACTERS} are read")
    return tuple(_Reader(_PROMPT.sub(lambda found: " " * len(found[0]), text)).arrays())


@dataclass(frozen=True)
class _Node:
    """What was read: a number, a row of numbers (a tuple), or items in brackets (a list).

    is_array: it is said to be one. place: where it began.
    """

    value: Any
    place: int
    depth: int = 0
    is_array: bool = False
    name: str = ""


class _Reader:
    """Goes through a text once, one token after the other."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._open = text, 0, 0

    def arrays(self) -> Iterator[PrintedArray]:
        """Values, one behind the other, with names or without."""
        found: list[PrintedArray] = []
        while self._peek() is not None:
            if self._take_mark(",", ";"):
                continue
            found.extend(self._found(self._named()))
        if not found:
            raise ParameterError("", "holds no number yet")
        yield from found

    # ── from tokens to nodes ───────────────────────────────────────────────────────────────────

    def _named(self) -> _Node:
        """`name = value`, or a value alone."""
        begin, word = self._at, self._peek()
        if word is not None and word["word"] and self._mark_follows(word.end(), "="):
            self._at = word.end()
            self._take_mark("=")
            return _renamed(self._value({}), word["word"])
        self._at = begin
        return self._value({})

    def _value(self, context: dict[str, str]) -> _Node:
        token = self._next()
        place = token.start()
        if token["number"]:
            return _Node(self._number(token), place)
        if token["elided"]:
            raise self._error(
                place, "numbers are left out here (…); print all of them, for example with .tolist()"
            )
        if token["word"]:
            return self._call(token)
        match token["mark"]:
            case "[" | "(":
                return self._list(token)
            case "{":
                return self._table(token)
            case "<":
                return self._described(place)
        raise self._error(place, f"{_quoted(token[0])} is no array of numbers")

    def _number(self, token: re.Match[str]) -> int | float:
        try:
            return read_number(token[0])
        except ParameterError as error:
            raise self._error(token.start(), error.message) from None

    def _list(self, begin: re.Match[str]) -> _Node:
        """Items with commas between, as in Python, or without, as NumPy prints them."""
        row = _ROW.match(self._text, begin.start())
        numbers = _numbers(row[1]) if row else ()
        if row and numbers:
            self._at = row.end()
            return _Node(numbers, begin.start(), 1)
        items: list[_Node] = []
        had_comma, has_commas = True, set[bool]()
        self._enter(begin)
        while not self._take_mark(_CLOSING[begin[0]]):
            if items:
                has_commas.add(had_comma)
            items.append(self._item())
            had_comma = self._take_mark(",")
        if len(has_commas) > 1:
            raise self._error(begin.start(), "has commas between some of its items only")
        self._open -= 1
        if begin[0] == "(" and len(items) == 1 and not items[0].is_array:
            return items[0]  # parentheses around a value
        return _Node(items, begin.start(), 1 + max((item.depth for item in items), default=0))

    def _item(self) -> _Node:
        """An item of a list; of a pair ('name', value), as OrderedDict prints it, the value with its name."""
        token = self._peek()
        if token is not None and token["text"]:
            self._at = token.end()
            self._take_mark(",")
            return _renamed(self._value({}), token[0][1:-1])
        return self._value({})

    def _table(self, begin: re.Match[str]) -> _Node:
        """{"name": value, …}"""
        items = []
        self._enter(begin)
        while not self._take_mark("}"):
            token = self._next()
            if not token["text"]:
                raise self._error(token.start(), "a name in quotes belongs here")
            if not self._take_mark(":"):
                raise self._error(token.end(), "a colon belongs behind the name")
            items.append(_renamed(self._value({}), token[0][1:-1]))
            self._take_mark(",")
        self._open -= 1
        return _Node(items, begin.start(), 3)

    def _call(self, word: re.Match[str]) -> _Node:
        """array(…, dtype=…) and its kin; of the other arguments only dtype matters."""
        place, kind = word.start(), word[0].rsplit(".", 1)[-1]
        self._at = word.end()
        if kind in {"nan", "NaN", "inf", "Infinity", "-inf", "-Infinity"}:
            raise self._error(place, f"must be a finite number, got {_quoted(word[0])}")
        is_known = kind in _ARRAYS or kind in _SCALARS or kind in _TABLES
        if not is_known or not self._mark_follows(self._at, "("):
            raise self._error(place, f"{_quoted(word[0])} is no array of numbers")
        begin = self._next()
        self._enter(begin)
        inside = self._value({})
        dtype = self._rest_of_call()
        self._open -= 1
        return self._made(inside, kind if kind in _SCALARS else dtype, place, is_array=kind in _ARRAYS)

    def _rest_of_call(self) -> str:
        """Skip the arguments behind the numbers, dtype=torch.float32 and the like. Returns the dtype."""
        start, depth = self._at, 1
        while depth:
            token = self._next()
            depth += (token[0] in "([{") - (token[0] in ")]}") if token["mark"] else 0
        found = _DTYPE.search(self._text, start, self._at)
        return found[1] if found else ""

    def _described(self, place: int) -> _Node:
        """<tf.Variable 'kernel:0' shape=(1, 1) dtype=float32, numpy=array(…)>"""
        found = _VALUE.search(self._text, self._at, self._at + MAX_HEAD)
        close = self._text.find(">", self._at, self._at + MAX_HEAD)
        if found is None or 0 <= close < found.start():
            raise self._error(place, "says a shape and no numbers; print its numpy() or get_weights()")
        dtype = _DTYPE.search(self._text, self._at, found.start())
        self._at = found.end()
        inside = self._value({})
        if not self._take_mark(">"):
            raise self._error(place, "this < is never closed")
        return self._made(inside, dtype[1] if dtype else "", place, is_array=True)

    def _made(self, inside: _Node, dtype: str, place: int, *, is_array: bool) -> _Node:
        if dtype in _DTYPES:
            inside = self._converted(inside, _DTYPES[dtype])
        elif dtype.startswith(("complex", "bool", "str", "object", "U")):
            raise self._error(place, f"must be real numbers, got dtype {_quoted(dtype)}")
        return _Node(inside.value, place, inside.depth, is_array or inside.is_array, inside.name)

    def _converted(self, node: _Node, convert: Callable[[float], float]) -> _Node:
        """Every number as its dtype holds it: 0.1 of float32 is 0.10000000149011612."""
        if isinstance(node.value, list):
            items = [self._converted(item, convert) for item in node.value]
            return _Node(items, node.place, node.depth, node.is_array, node.name)
        is_row = isinstance(node.value, tuple)
        with np.errstate(over="ignore"):
            numbers = tuple(map(convert, node.value if is_row else (node.value,)))
        if not all(map(math.isfinite, numbers)):
            raise self._error(node.place, "is beyond what its dtype holds")
        return _Node(numbers if is_row else numbers[0], node.place, node.depth)

    # ── from nodes to arrays ───────────────────────────────────────────────────────────────────

    def _found(self, node: _Node) -> Iterator[PrintedArray]:
        """The arrays of a node: it is one itself, or holds some, as (rows, steps, features) does."""
        is_flat = node.depth <= MAX_DIMENSIONS
        is_one = is_flat and (node.is_array or not _holds_arrays(node))
        if node.value == []:
            return  # a layer without weights
        if is_one:
            yield self._array(node)
            return
        for index, item in enumerate(node.value):
            name = ".".join(part for part in (node.name, item.name) if part)
            yield from self._found(_renamed(item, name or (node.name and f"{node.name}[{index}]")))

    def _array(self, node: _Node) -> PrintedArray:
        if not node.depth:
            return PrintedArray(((node.value,),), 0, node.name)
        if node.depth == 1:
            return PrintedArray((self._row(node),), 1, node.name)
        rows = tuple(self._row(item) for item in node.value)
        for row, item in zip(rows, node.value, strict=True):
            if len(row) != len(rows[0]):
                raise self._error(
                    item.place, f"must hold as many numbers as the first row ({len(rows[0])}), got {len(row)}"
                )
        return PrintedArray(rows, 2, node.name)

    def _row(self, node: _Node) -> Row:
        if isinstance(node.value, tuple):
            return node.value
        if not isinstance(node.value, list):
            raise self._error(node.place, "is a number among rows of numbers")
        if not node.value:
            raise self._error(node.place, "is empty; numbers belong there")
        return tuple(item.value for item in node.value)

    # ── tokens ─────────────────────────────────────────────────────────────────────────────────

    def _peek(self) -> re.Match[str] | None:
        skipped = _SKIPPED.match(self._text, self._at)
        assert skipped is not None
        self._at = skipped.end()
        if self._at == len(self._text):
            return None
        token = _TOKEN.match(self._text, self._at)
        if token is None:
            word = self._text[self._at :].split(None, 1)[0]
            raise self._error(self._at, f"{_quoted(word)} is no number")
        return token

    def _next(self) -> re.Match[str]:
        token = self._peek()
        if token is None:
            raise ParameterError("", "ends before all its brackets are closed")
        self._at = token.end()
        return token

    def _take_mark(self, *marks: str) -> bool:
        token = self._peek()
        if token is None and marks[0] in "])}":
            raise ParameterError("", "ends before all its brackets are closed")
        if token is None or token["mark"] not in marks:
            return False
        self._at = token.end()
        return True

    def _mark_follows(self, at: int, mark: str) -> bool:
        skipped = _SKIPPED.match(self._text, at)
        return skipped is not None and self._text.startswith(mark, skipped.end())

    def _enter(self, begin: re.Match[str]) -> None:
        self._open += 1
        if self._open > MAX_DEPTH:
            raise self._error(begin.start(), f"is nested deeper than {MAX_DEPTH} brackets")

    def _error(self, at: int, message: str) -> ParameterError:
        line = self._text.count("\n", 0, at) + 1
        column = at - (self._text.rfind("\n", 0, at) + 1) + 1
        return ParameterError(f"line {line}, column {column}:", message)


def _numbers(inside: str) -> Row:
    """The numbers of a plain row, or none where it is not that plain."""
    parts = inside.split(",") if "," in inside else inside.split()
    if parts and not parts[-1].strip():
        parts.pop()  # a comma behind the last
    try:
        return tuple(map(read_number, parts))
    except ParameterError:
        return ()


def _holds_arrays(node: _Node) -> bool:
    return isinstance(node.value, list) and any(item.is_array or item.name for item in node.value)


def _renamed(node: _Node, name: str) -> _Node:
    return _Node(node.value, node.place, node.depth, node.is_array, name)


def _quoted(word: str) -> str:
    return f"'{word if len(word) <= _SHOWN else word[: _SHOWN - 1] + '…'}'"
