"""Ghosts: other runs of the experiment behind the shown one, and how far the shown one is from them."""

from engine.array import Array
from engine.run.measures import error_of
from engine.run.name import Name
from engine.run.trace import Block, Trace
from gui.plots.curve import Look
from gui.state.branch import Branch

DASHES: tuple[tuple[int, ...], ...] = ((2, 2), (1, 4), (8, 3, 2, 3))


def ghost_key(branch: Branch) -> str:
    """The key of its legend entry."""
    return f"ghost {branch.name}"


def ghost_look(place: int, role: str = "quiet", unit: int = 0) -> Look:
    """Thin dashes in a quiet colour. place: among the ghosts."""
    return Look(role, unit, width=1.0, dashes=DASHES[place % len(DASHES)])


class Difference:
    """A table of one trace minus that of another; it grows with them, so that no step is subtracted twice."""

    def __init__(self) -> None:
        self._of: tuple[Trace, Trace, Name] | None = None
        self._rows = Trace()

    def between(self, trace: Trace, other: Trace, name: Name) -> Array | None:
        """The first minus the second, (steps, size), as far as both go; None where they have no such step."""
        a, b = trace.get(name), other.get(name)
        if a is None or b is None or a.shape[1] != b.shape[1]:
            return None
        if self._of is None or self._of[0] is not trace or self._of[1] is not other or self._of[2] != name:
            self._of, self._rows = (trace, other, name), Trace()
        start, end = self._rows.steps, min(len(a), len(b))
        if end > start:
            self._rows.append(Block(end - start, {name: error_of(a[start:end], b[start:end])}))
        return self._rows.get(name)
