"""The order of layers whose file does not say it: by name, and so that sizes fit one behind the other."""

import re
from collections.abc import Iterator

from engine.errors import FileError
from engine.models.opened import MAX_LAYERS, StackLayer

Directions = tuple[StackLayer, ...]
"""A layer, or both directions of one."""


def natural(name: str) -> list[tuple[int, str]]:
    """A key that sorts lstm_2 before lstm_10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]{1,9})", name)]


def in_chain(layers: list[Directions], ends: set[int], notes: list[str]) -> list[Directions]:
    """Layers in the first order in which each reads what the one before gives. Raises FileError for none.

    ends: what dense layers read: orders that end with such a number come first.
    """
    if len(layers) > MAX_LAYERS:
        raise FileError(f"holds {len(layers)} recurrent layers; at most {MAX_LAYERS} can be used")
    found, others = _first(layers, ends)
    if found is None:
        sizes = ", ".join(f"{_reads(one)} → {_gives(one)}" for one in layers)
        raise FileError(f"holds recurrent layers that do not fit one behind the other: {sizes} numbers")
    if others:
        notes.append("Several orders of the layers would fit: the order of their names is taken.")
    return found


def _first(layers: list[Directions], ends: set[int]) -> tuple[list[Directions] | None, bool]:
    """The first order that ends as it should, or else at all; and whether there is another such."""
    fitting = (order for order in _orders([], layers) if _gives(order[-1]) in ends)
    for orders in (fitting, _orders([], layers)):
        found = next(orders, None)
        if found is not None:
            return found, next(orders, None) is not None
    return None, False


def _orders(begun: list[Directions], left: list[Directions]) -> Iterator[list[Directions]]:
    if not left:
        yield begun
    for index, layer in enumerate(left):
        if not begun or _reads(layer) == _gives(begun[-1]):
            yield from _orders([*begun, layer], left[:index] + left[index + 1 :])


def _reads(pair: Directions) -> int:
    return pair[0].weights.features


def _gives(pair: Directions) -> int:
    return sum(layer.width for layer in pair)
