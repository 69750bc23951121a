"""What a cell and its kind both have: declarations, some of which a field of the cell decides."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class DecidedBy(Generic[T]):
    """A declaration that a field of the cell decides; a kind of cell has that of the field's default.

    The cell's `decided_by` names the field too.
    """

    def __init__(self, field: str, choices: Mapping[object, T]) -> None:
        self._field, self._choices = field, dict(choices)

    def __get__(self, cell: Any, kind: Any) -> T:
        value = kind.model_fields[self._field].default if cell is None else getattr(cell, self._field)
        return self._choices[value]


class ByName(Generic[T]):
    """Finds a declared thing by its name, of a cell or of its kind. Raises KeyError.

    declared: the attribute that holds all of them.
    """

    def __init__(self, declared: str) -> None:
        self._declared = declared

    def __get__(self, cell: Any, kind: Any) -> Callable[[str], T]:
        things = getattr(kind if cell is None else cell, self._declared)
        return {thing.name: thing for thing in things}.__getitem__
