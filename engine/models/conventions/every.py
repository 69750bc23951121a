"""All conventions there are, by name."""

from collections.abc import Iterable

import engine.models.conventions
from engine.cells.base import Cell
from engine.errors import ParameterError
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.keras import KerasConvention
from engine.program.find import find_classes

CONVENTIONS: tuple[WeightConvention, ...] = tuple(
    kind() for kind in find_classes(engine.models.conventions, WeightConvention)
)


def convention(name: str) -> WeightConvention:
    """The convention of a name, however its letters are written. Raises ParameterError."""
    for one in CONVENTIONS:
        if plain(one.name) == plain(name):
            return one
    known = ", ".join(one.name for one in CONVENTIONS)
    raise ParameterError("convention", f"must be one of {known}; got {name[:40]!r}")


def plain(name: str) -> str:
    """A name without what people leave out when they type it: tensorflow1 is TensorFlow 1."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


KERAS = convention(KerasConvention.name)


def conventions_told(one: WeightConvention, cells: Iterable[Cell]) -> tuple[str, ...]:
    """In what a convention differs from Keras for these cells, or why a cell stays as Keras has it."""
    return tuple(dict.fromkeys(_told(one, cell) for cell in cells))


def _told(one: WeightConvention, cell: Cell) -> str:
    refusal = one.refusal(cell)
    return f"{refusal} Its equations stay as Keras writes them." if refusal else one.difference(cell.cell)
