"""Printed mathematics computed again: a tiny reader of plain text such as "h₃ = tanh(x₃ W + h₂ U + b)"."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.activation import ACTIVATIONS

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
TOKEN = re.compile(
    r"\s*(?:(?P<rest>⋯ \(\d+ more, sum (?P<sum>[^)]*)\))"
    r"|(?P<number>\d+(?:\.\d+)?(?:e-?\d+)?(?:· ?10(?P<power>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?)"
    r"|(?P<name>[^\W\d]\w*[⁽⁰-⁾₀-₉₋⁰¹²³ᵀ]*(?:_\w+)?[₀-₉₋ₜ]*)"
    r"|(?P<sign>[+−·∘()\[\],*/-])(?P<unit>[₀-₉]*))"
)


class Misprint(AssertionError):
    """A printed line does not say what was computed."""


def value_of(text: str, names: Mapping[str, Any] | None = None) -> Any:
    """The value of one side of a printed equation. names: what its symbols stand for."""
    return _Reader(text, names or {}).whole()


class _Reader:
    def __init__(self, text: str, names: Mapping[str, Any]) -> None:
        self.names, self.tokens = names, list(_tokens(text))

    def whole(self) -> Any:
        found = self.sum()
        if self.tokens:
            raise Misprint(f"cannot read from {self.tokens[0]} on")
        return found

    def sum(self) -> Any:
        total = self.product()
        while self.next in ("+", "−", "-"):
            sign = self.take()
            term = self.product()
            total = total + term if sign == "+" else total - term
        return total

    def product(self) -> Any:
        total = self.factor()
        while self.next is not None and self.next not in ("+", "−", "-", ")", "]", ","):
            if self.next == "/":
                self.take()
                total = total / self.factor()
                continue
            is_matrix = self.next not in ("·", "∘", "*")
            if not is_matrix:
                self.take()
            total = _times_matrix(total, self.factor()) if is_matrix else total * self.factor()
        return total

    def factor(self) -> Any:
        token = self.take()
        if isinstance(token, float):
            return token
        if token in ("−", "-"):
            return -self.factor()
        if token == "(":
            found = self.sum()
            assert self.take() == ")"
            return found
        if token == "[":  # rows side by side
            parts = [self.sum()]
            while self.take() == ",":
                parts.append(self.sum())
            return np.concatenate(parts)
        token = "exponential" if token == "exp" else token
        if self.next == "(" and token in ACTIVATIONS:
            self.take()
            found = np.atleast_1d(self.sum())
            assert self.take() == ")"
            result = ACTIVATIONS[token](found)
            return result if self.names else result[0]
        if token == "sign":
            return np.sign(self.factor())
        if token not in self.names:
            raise Misprint(f"{token!r} stands for nothing")
        return self.names[token]

    @property
    def next(self) -> Any:
        return self.tokens[0] if self.tokens else None

    def take(self) -> Any:
        return self.tokens.pop(0)


def _tokens(text: str) -> Any:
    place = 0
    text = text.strip()
    while place < len(text):
        match = TOKEN.match(text, place)
        if match is None:
            raise Misprint(f"cannot read {text[place:]!r} in {text!r}")
        place = match.end()
        if match["rest"]:
            yield _number(match["sum"])
        elif match["number"]:
            yield _number(match["number"])
        else:
            yield match["name"] or match["sign"]


def _number(text: str) -> float:
    mantissa, is_power, power = text.translate(DIGITS).replace(" ", "").partition("·10")
    return float(mantissa) * (10.0 ** int(power) if is_power else 1.0)


def _times_matrix(left: Any, right: Any) -> Any:
    """x W, a row times a matrix, or W x, a matrix times a column; of a column and a row, every product."""
    if np.ndim(left) == np.ndim(right) == 1:
        return np.outer(left, right)
    if {np.ndim(left), np.ndim(right)} != {1, 2}:
        raise Misprint("two things stand side by side that are no row and matrix")
    return left @ right
