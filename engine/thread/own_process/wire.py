"""Messages as bytes, between the window and the engine's process: two parts of one program, and no others.

This is the only place where objects are pickled. What is read here comes through a pipe that this program
has made for a process that it has started itself; nothing of it is ever written to a file.
"""

import io
import pickle
import traceback
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np

from engine.array import Array, read_only
from engine.sequences.base import Sequence
from engine.theirs.carried import CarriedNumbers
from engine.train.checkpoints import Checkpoints
from engine.work.every import KINDS

SHARED = (Sequence, CarriedNumbers, Checkpoints, *(kind.takes for kind in KINDS))
"""What is large, or told apart by identity: it is sent whole once, and from then on by its number."""
PROTOCOL = 5


class ForgottenValue(Exception):
    """A message names a value that the window has let go, so that it can only be about the past."""


class SharedValues:
    """Values that both sides have, by number. One side keeps them; the other, the window, lets them go.

    first: the first number this side gives; the two sides give every other one. forget: told the numbers of
    values that are gone, of the side that does not keep them; from any thread, at any moment.
    """

    def __init__(self, first: int, forget: Callable[[int], None] | None = None) -> None:
        self._next, self._forget = first, forget
        self._numbers: dict[int, int] = {}  # by id
        self._values: dict[int, Any] = {}  # by number: the values, or weak references to them

    def number_of(self, value: object) -> int | None:
        """The number of a value that the other side has, too."""
        return self._numbers.get(id(value))

    def add(self, value: object, number: int | None = None) -> int:
        """Have a value, under the number that the other side has given it, or a new one."""
        if number is None:
            number, self._next = self._next, self._next + 2
        key = id(value)
        if self._forget is None:
            self._values[number] = value
        else:
            self._values[number] = weakref.ref(value, lambda _: self._drop(number, key))
        self._numbers[key] = number
        return number

    def value_of(self, number: int) -> Any:
        """The value of a number. Raises ForgottenValue."""
        found = self._values.get(number)
        value = found() if isinstance(found, weakref.ref) else found
        if value is None:
            raise ForgottenValue(number)
        return value

    def drop(self, number: int) -> None:
        """Keep a value no longer, as the other side has let it go."""
        value = self.value_of(number)
        del self._values[number], self._numbers[id(value)]

    def close(self) -> None:
        """Have none any more, and tell of none: the other side has ended."""
        self._values.clear()
        self._numbers.clear()

    def _drop(self, number: int, key: int) -> None:
        self._values.pop(number, None)
        if self._numbers.get(key) == number:
            del self._numbers[key]
        if self._forget is not None:
            self._forget(number)


def packed(message: object, shared: SharedValues) -> bytes:
    """A message as bytes, which the other side has to unpack in the order in which they were packed."""
    file = io.BytesIO()
    packer = _Packer(file, shared)
    try:
        packer.dump(message)
    except Exception:
        for number in packer.new:  # the other side will not hear of them
            shared.drop(number)
        raise
    return file.getvalue()


def unpacked(data: bytes, shared: SharedValues) -> Any:
    """The message. Raises ForgottenValue."""
    return _Unpacker(io.BytesIO(data), shared).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, shared: SharedValues) -> None:
        super().__init__(file, PROTOCOL)
        self._shared = shared
        self.new: list[int] = []

    def reducer_override(self, value: Any) -> Any:
        """How a value is said that is not said as Python says it."""
        if isinstance(value, SHARED):
            number = self._shared.number_of(value)
            return (_known, (number,)) if number is not None else self._as_new(value)
        if isinstance(value, np.ndarray):
            is_plain = value.flags.c_contiguous and value.dtype != object
            return NotImplemented if is_plain or value.flags.writeable else (_read_only, (value.copy(),))
        if isinstance(value, BaseException):
            return _error, (type(value), value.args, value.__dict__, _told(value))
        return NotImplemented

    def _as_new(self, value: Any) -> Any:
        _, (kind,), state = value.__reduce_ex__(PROTOCOL)[:3]
        if fields := getattr(kind, "model_fields", None):  # what was worked out of them is found again
            told = {name: one for name, one in state["__dict__"].items() if name in fields}
            state = {**state, "__dict__": told}
        number = self._shared.add(value)
        self.new.append(number)
        return _new, (number, kind), state


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, shared: SharedValues) -> None:
        super().__init__(file)
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        """What a name stands for; two are about the values that this side has."""
        if module == __name__ and name == _known.__name__:
            return self._shared.value_of
        if module == __name__ and name == _new.__name__:
            return self._new
        return super().find_class(module, name)

    def _new(self, number: int, kind: type) -> Any:
        value: Any = object.__new__(kind)
        self._shared.add(value, number)
        return value


def _known(number: int) -> Any:
    """A value of this number; stands for the unpacking side's own."""
    raise NotImplementedError


def _new(number: int, kind: type) -> Any:
    """A new value of this number; stands for the unpacking side's own."""
    raise NotImplementedError


def _read_only(array: Array) -> Array:
    return read_only(array)


def _told(error: BaseException) -> str:
    """Where it happened, as text: a traceback cannot be sent."""
    return "".join(traceback.format_exception(error))


def _error(kind: type[BaseException], args: Any, fields: dict[str, Any], told: str) -> BaseException:
    error = kind(*args) if kind.__module__ == "builtins" else kind.__new__(kind)
    error.args = args
    error.__dict__.update(fields)
    error.__cause__ = EngineTraceback(told)
    return error


class EngineTraceback(Exception):
    """Where in the engine's process an error happened."""

    def __str__(self) -> str:
        return f"\n{self.args[0]}"
