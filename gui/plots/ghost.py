"""Ghosts: other runs of the experiment behind the shown one, and how far the shown one is from them."""

from collections.abc import Callable
from dataclasses import replace

from engine.array import Array
from engine.run.measures import error_of
from engine.run.name import Name
from engine.run.trace import Block, Trace
from gui.curves.curve import Curve, LegendEntry, Look
from gui.state.branch import Branch
from gui.state.branches import Branches

DASHES: tuple[tuple[int, ...], ...] = ((2, 2), (1, 4), (8, 3, 2, 3))


def ghost_key(branch: Branch) -> str:
    """The key of its legend entry."""
    return f"ghost {branch.name}"


def ghost_look(place: int, role: str = "quiet", unit: int = 0) -> Look:
    """Thin dashes in a quiet colour. place: among the ghosts."""
    return Look(role, unit, width=1.0, dashes=DASHES[place % len(DASHES)])


class Ghosts:
    """The curves of the runs that are drawn behind the shown one.

    curves: those that a plot has of a trace, computed by an implementation, at a place among the ghosts.
    """

    def __init__(self, branches: Branches, curves: Callable[[Trace, str, int], list[Curve]]) -> None:
        self._branches, self._curves = branches, curves

    def curves(self) -> list[Curve]:
        """From back to front: the original's last."""
        found: list[Curve] = []
        for place, branch in reversed(list(enumerate(self._branches.ghosts))):
            recording, key = branch.recording, ghost_key(branch)
            assert recording is not None
            for name in recording.plan.job.implementations[:1]:
                found += [
                    replace(
                        curve,
                        label=f"{branch.name} {curve.label}".strip(),
                        column=f"{branch.name}.{curve.column}",
                        keys=(*curve.keys, key),
                    )
                    for curve in self._curves(recording.trace, name, place)
                ]
        return found

    def entries(self, drawn: list[Curve]) -> list[LegendEntry]:
        """The legend: one entry a run, however many curves of it are drawn."""
        keys = {key for curve in drawn for key in curve.keys}
        return [
            LegendEntry(ghost_key(branch), branch.name, ghost_look(place))
            for place, branch in enumerate(self._branches.ghosts)
            if ghost_key(branch) in keys
        ]

    def state(self) -> list[object]:
        """All that decides what is drawn of other runs: equal states look the same."""
        ghosts = [(branch.name, branch.recording) for branch in self._branches.ghosts]
        return [self._branches.reference, *ghosts]


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
