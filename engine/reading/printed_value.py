"""The values of a printed array: numbers, rows and lists with their names, read by a grammar, never run.

The grammar is small: numbers in brackets, around them the names that NumPy, TensorFlow, Keras and PyTorch
print, names with `=` or in braces. Anything else is refused with its line and column.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.errors import ParameterError
from engine.parameter import Row
from engine.reading.printed_tokens import Tokens, quoted
from engine.reading.typed_number import read_number

MAX_HEAD = 4096  # characters of what TensorFlow prints of a variable before its numbers
_ARRAYS = frozenset({"array", "asarray", "tensor", "constant", "Tensor", "Variable", "Parameter", "Array"})
_SCALARS = frozenset({"float16", "float32", "float64", "int32", "int64"})
_TABLES = frozenset({"OrderedDict", "dict", "list", "tuple"})
_DTYPES: dict[str, Callable[[float], float]] = {
    "float16": lambda value: float(np.float16(value)),
    "float32": lambda value: float(np.float32(value)),
    "float64": float,
}
_ROW = re.compile(r"\[([-+0-9.eE,\s]*)\]")
_VALUE = re.compile(r"\b(?:numpy|value)=")
_DTYPE = re.compile(r"dtype=[\"']?(?:\w+\.)*(\w+)")
_CLOSING = {"[": "]", "(": ")", "{": "}"}


@dataclass(frozen=True)
class PrintedValue:
    """A number, a row of numbers (content: a tuple), or items in brackets (content: a list of PrintedValue).

    place: where it began in the text. depth: brackets within one another. is_array: whether the text says
    that it is an array, as `array(…)` does.
    """

    content: Any
    place: int
    depth: int = 0
    is_array: bool = False
    name: str = ""


class ValueReader:
    """Reads values from tokens, one behind the other."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def read(self) -> PrintedValue:
        """`name = value`, or a value alone."""
        begin, word = self._tokens.at, self._tokens.peek()
        if word is not None and word["word"] and self._tokens.mark_follows(word.end(), "="):
            self._tokens.at = word.end()
            self._tokens.take_mark("=")
            return renamed(self._value(), word["word"])
        self._tokens.at = begin
        return self._value()

    def _value(self) -> PrintedValue:
        token = self._tokens.next()
        place = token.start()
        if token["number"]:
            return PrintedValue(self._number(token), place)
        if token["elided"]:
            raise self._tokens.error(
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
        raise self._tokens.error(place, f"{quoted(token[0])} is no array of numbers")

    def _number(self, token: re.Match[str]) -> int | float:
        try:
            return read_number(token[0])
        except ParameterError as error:
            raise self._tokens.error(token.start(), error.message) from None

    def _list(self, begin: re.Match[str]) -> PrintedValue:
        """Items with commas between, as in Python, or without, as NumPy prints them."""
        row = _ROW.match(self._tokens.text, begin.start())
        numbers = _numbers(row[1]) if row else ()
        if row and numbers:
            self._tokens.at = row.end()
            return PrintedValue(numbers, begin.start(), 1)
        items: list[PrintedValue] = []
        had_comma, has_commas = True, set[bool]()
        self._tokens.enter(begin)
        while not self._tokens.take_mark(_CLOSING[begin[0]]):
            if items:
                has_commas.add(had_comma)
            items.append(self._item())
            had_comma = self._tokens.take_mark(",")
        if len(has_commas) > 1:
            raise self._tokens.error(begin.start(), "has commas between some of its items only")
        self._tokens.leave()
        if begin[0] == "(" and len(items) == 1 and not items[0].is_array:
            return items[0]  # parentheses around a value
        return PrintedValue(items, begin.start(), 1 + max((item.depth for item in items), default=0))

    def _item(self) -> PrintedValue:
        """An item of a list; of a pair ('name', value), as OrderedDict prints it, the value with its name."""
        token = self._tokens.peek()
        if token is not None and token["text"]:
            self._tokens.at = token.end()
            self._tokens.take_mark(",")
            return renamed(self._value(), token[0][1:-1])
        return self._value()

    def _table(self, begin: re.Match[str]) -> PrintedValue:
        """{"name": value, …}"""
        items = []
        self._tokens.enter(begin)
        while not self._tokens.take_mark("}"):
            token = self._tokens.next()
            if not token["text"]:
                raise self._tokens.error(token.start(), "a name in quotes belongs here")
            if not self._tokens.take_mark(":"):
                raise self._tokens.error(token.end(), "a colon belongs behind the name")
            items.append(renamed(self._value(), token[0][1:-1]))
            self._tokens.take_mark(",")
        self._tokens.leave()
        return PrintedValue(items, begin.start(), 3)

    def _call(self, word: re.Match[str]) -> PrintedValue:
        """array(…, dtype=…) and its kin; of the other arguments only dtype matters."""
        place, kind = word.start(), word[0].rsplit(".", 1)[-1]
        self._tokens.at = word.end()
        if kind in {"nan", "NaN", "inf", "Infinity", "-inf", "-Infinity"}:
            raise self._tokens.error(place, f"must be a finite number, got {quoted(word[0])}")
        is_known = kind in _ARRAYS or kind in _SCALARS or kind in _TABLES
        if not is_known or not self._tokens.mark_follows(self._tokens.at, "("):
            raise self._tokens.error(place, f"{quoted(word[0])} is no array of numbers")
        begin = self._tokens.next()
        self._tokens.enter(begin)
        inside = self._value()
        dtype = self._rest_of_call()
        self._tokens.leave()
        return self._made(inside, kind if kind in _SCALARS else dtype, place, is_array=kind in _ARRAYS)

    def _rest_of_call(self) -> str:
        """Skip the arguments behind the numbers, dtype=torch.float32 and the like. Returns the dtype."""
        start, depth = self._tokens.at, 1
        while depth:
            token = self._tokens.next()
            depth += (token[0] in "([{") - (token[0] in ")]}") if token["mark"] else 0
        found = _DTYPE.search(self._tokens.text, start, self._tokens.at)
        return found[1] if found else ""

    def _described(self, place: int) -> PrintedValue:
        """<tf.Variable 'kernel:0' shape=(1, 1) dtype=float32, numpy=array(…)>"""
        found = _VALUE.search(self._tokens.text, self._tokens.at, self._tokens.at + MAX_HEAD)
        close = self._tokens.text.find(">", self._tokens.at, self._tokens.at + MAX_HEAD)
        if found is None or 0 <= close < found.start():
            raise self._tokens.error(place, "says a shape and no numbers; print its numpy() or get_weights()")
        dtype = _DTYPE.search(self._tokens.text, self._tokens.at, found.start())
        self._tokens.at = found.end()
        inside = self._value()
        if not self._tokens.take_mark(">"):
            raise self._tokens.error(place, "this < is never closed")
        return self._made(inside, dtype[1] if dtype else "", place, is_array=True)

    def _made(self, inside: PrintedValue, dtype: str, place: int, *, is_array: bool) -> PrintedValue:
        if dtype in _DTYPES:
            inside = self._converted(inside, _DTYPES[dtype])
        elif dtype.startswith(("complex", "bool", "str", "object", "U")):
            raise self._tokens.error(place, f"must be real numbers, got dtype {quoted(dtype)}")
        return PrintedValue(inside.content, place, inside.depth, is_array or inside.is_array, inside.name)

    def _converted(self, value: PrintedValue, convert: Callable[[float], float]) -> PrintedValue:
        """Every number as its dtype holds it: 0.1 of float32 is 0.10000000149011612."""
        if isinstance(value.content, list):
            items = [self._converted(item, convert) for item in value.content]
            return PrintedValue(items, value.place, value.depth, value.is_array, value.name)
        is_row = isinstance(value.content, tuple)
        with np.errstate(over="ignore"):
            numbers = tuple(map(convert, value.content if is_row else (value.content,)))
        if not all(map(math.isfinite, numbers)):
            raise self._tokens.error(value.place, "is beyond what its dtype holds")
        return PrintedValue(numbers if is_row else numbers[0], value.place, value.depth)


def _numbers(inside: str) -> Row:
    """The numbers of a plain row, or none where it is not that plain."""
    parts = inside.split(",") if "," in inside else inside.split()
    if parts and not parts[-1].strip():
        parts.pop()  # a comma behind the last
    try:
        return tuple(map(read_number, parts))
    except ParameterError:
        return ()


def renamed(value: PrintedValue, name: str) -> PrintedValue:
    """The value with a name in place of its own."""
    return PrintedValue(value.content, value.place, value.depth, value.is_array, name)
