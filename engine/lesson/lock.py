"""Which fields of an experiment a page lets nobody change."""

from dataclasses import dataclass
from typing import Any

from engine.errors import ParameterError
from engine.experiment import Experiment, plain

ALL = "all"
FREE_TEXTS = ("name", "description")


@dataclass(frozen=True)
class Locks:
    """Paths such as "sequence", "model.layers[0].kernel", or "all". free: exceptions of them.

    hidden: fields whose controls are not even there; they are locked as well.
    """

    locked: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()

    def is_locked(self, path: str) -> bool:
        """Whether a field may not be changed."""
        if self.is_hidden(path):
            return True
        if path in FREE_TEXTS or any(_holds(free, path) for free in self.free):
            return False
        return any(word == ALL or _holds(word, path) for word in self.locked)

    def is_hidden(self, path: str) -> bool:
        """Whether the control of a field is hidden."""
        return any(_holds(word, path) for word in self.hidden)

    def changed(self, before: Experiment, after: Experiment) -> str | None:
        """The path of the first locked field that differs between two experiments, or None."""
        if not self.locked and not self.hidden:
            return None
        one, other = leaves(plain(before)), leaves(plain(after))
        paths = [path for path in {**one, **other} if one.get(path) != other.get(path)]
        return next((path for path in paths if self.is_locked(path)), None)

    def check(self, experiment: Experiment) -> None:
        """Raise ParameterError for a path that no field of the experiment has."""
        known = leaves(experiment.model_dump(mode="json"))
        for field, words in (("lock", self.locked), ("free", self.free), ("hide", self.hidden)):
            for word in words:
                if (word != ALL or field == "hide") and not any(_holds(word, path) for path in known):
                    raise ParameterError(field, f"names {word!r}, which is no field of this experiment")


def leaves(fields: dict[str, Any], path: str = "") -> dict[str, Any]:
    """Every field of plain JSON data by its path; lists of numbers are one field."""
    found: dict[str, Any] = {}
    for name, value in fields.items():
        here = f"{path}.{name}" if path else name
        if isinstance(value, dict):
            found |= leaves(value, here)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            for index, one in enumerate(value):
                found |= leaves(one, f"{here}[{index}]")
        else:
            found[here] = value
    return found


def _holds(word: str, path: str) -> bool:
    """Whether a path is the word's field or lies within it."""
    return path == word or (path.startswith(word) and path[len(word)] in ".[")
