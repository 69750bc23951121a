"""What all curves of a plot have at one step, as rows of text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.array import is_finite_number
from engine.implementations.every import all_names, names, title_of
from engine.notation.number_text import apart, number
from engine.run.measures import error_of_number
from gui.curves.curve import Curve, Look


@dataclass(frozen=True)
class CurveReading:
    """One row: a name and a value. look: of its curve; a row without one is of several curves."""

    label: str
    text: str
    look: Look | None = None


def readings(
    curves: Sequence[Curve], t: int, most: int, more: str, distance: Callable[[Curve], float]
) -> list[CurveReading]:
    """The values of curves at step t, and how far each implementation is from the first.

    most: rows; where there are more curves, the nearest are told. more: what stands for the others, with {}
    for their number. distance: of a curve from what is pointed at; a curve without a value is the farthest.
    """
    there = [curve for curve in curves if t < len(curve.values) and not curve.is_gap(t)]
    differences = _differences(there, t)
    room = max(1, most - len(differences))
    if len(there) <= room:
        return [*_told(there, t), *differences]
    near = sorted(there, key=distance)[: max(1, room - 1)]
    told = _told([curve for curve in there if curve in near], t)
    return [*told, CurveReading(more.format(len(there) - len(near)), ""), *differences]


def _told(curves: Sequence[Curve], t: int) -> list[CurveReading]:
    """One row a curve, with the digits that tell it from the others."""
    values = [curve.values[t] for curve in curves]
    return [CurveReading(curve.label, apart(curve.values[t], values), curve.look) for curve in curves]


def _differences(curves: Sequence[Curve], t: int) -> list[CurveReading]:
    """Each further implementation minus the first; of several units the one where it is the largest."""
    main, found = names()[0], []
    by_keys = {curve.keys: curve for curve in curves}
    for name in all_names():
        pairs = [
            (
                error_of_number(other.values[t], curve.values[t]),
                other.label.removeprefix(title_of(name)).strip(),
            )
            for curve in curves
            if main in curve.keys and name != main
            if (other := by_keys.get(_exchanged(curve.keys, main, name))) is not None
        ]
        finite = [pair for pair in pairs if is_finite_number(pair[0])]
        if finite:
            value, of = max(finite, key=lambda pair: abs(pair[0]))
            label = f"{title_of(name)} − {title_of(main)} {of}".strip()
            found.append(CurveReading(label, number(value)))
    return found


def _exchanged(keys: tuple[str, ...], name: str, other: str) -> tuple[str, ...]:
    return tuple(other if key == name else key for key in keys)
