"""What a network reads, from a file or program: rows of steps of features."""

from pathlib import Path

import numpy as np

from engine.array import Array, read_only
from engine.data.number import quoted
from engine.data.table import LeftOpen, Options
from engine.errors import FileError, ParameterError, noted, notes_of, told_name
from engine.sequences.values import Values
from engine.theirs.alignment import shown
from engine.theirs.axes import counts_steps
from engine.theirs.columns import NOBODY
from engine.theirs.given import GivenArray, GivenArrays, read_given
from engine.theirs.meaning import INPUT, TARGET, meaning_of

Y = "y"
OUTPUT = frozenset((Y,))
InputsAndNotes = tuple[Array, tuple[str, ...]]
"""(rows, steps, features), and sentences on what is not plain about how they were read."""


def read_inputs(path: Path, features: int, options: Options | None = None) -> InputsAndNotes:
    """The inputs of a file for a network that reads `features` numbers a step. Raises FileError, LeftOpen."""
    return _read(path, features, options, INPUT)


def read_targets(path: Path, outputs: int, options: Options | None = None) -> InputsAndNotes:
    """The targets of a file for a network that puts out so many numbers a step. Raises FileError, LeftOpen.

    Of several arrays, those called targets, or else y.
    """
    return _read(path, outputs, options, TARGET)


def _read(path: Path, size: int, options: Options | None, wanted: str) -> InputsAndNotes:
    try:
        return _of(read_given(path, options, NOBODY), size, wanted)
    except LeftOpen:
        raise
    except ParameterError as error:
        with noted(notes_of(error)):
            raise FileError(f"{told_name(path)} {error}") from None


def inputs_of(given: GivenArrays, features: int) -> InputsAndNotes:
    """The inputs among arrays: the one that is called x, or the only one. Raises ParameterError."""
    return _of(given, features, INPUT)


def _of(given: GivenArrays, size: int, wanted: str) -> InputsAndNotes:
    """What is wanted among arrays. wanted: INPUT or TARGET."""
    array = _chosen(given, wanted)
    values, missing, notes = _laid_out(array, size, wanted)
    if missing.any() and array.gap:
        with noted(notes):
            raise ParameterError("", f"must hold finite numbers alone; {array.gap}")
    wrong = np.argwhere(missing | ~np.isfinite(values))
    if len(wrong):
        row, t, feature = map(int, wrong[0])
        what = "no number" if missing[row, t, feature] else str(values[row, t, feature])
        must = "inputs must be finite" if wanted == INPUT else "targets must be finite"
        with noted(notes):
            raise ParameterError("", f"holds {what} at row {row}, t = {t}, feature {feature}; {must}")
    return read_only(np.ascontiguousarray(values)), notes


def sequence_of(inputs: Array, outputs: int) -> Values:
    """Inputs as a sequence without targets: no step counts. inputs: (rows, steps, features).

    Whole numbers stay whole where the array holds integers.
    """
    rows, steps, _ = inputs.shape
    zero = 0.0 if inputs.dtype.kind == "f" else 0
    nothing = tuple(((zero,) * outputs,) * steps for _ in range(rows))
    return Values(
        values=tuple(tuple(map(tuple, row)) for row in inputs.tolist()),
        targets=nothing,
        counts=(False,) * steps,
    )


def _chosen(given: GivenArrays, wanted: str) -> GivenArray:
    meanings = [(one, meaning_of(one.name, OUTPUT)) for one in given.arrays]
    found = [one for one, meaning in meanings if meaning.quantity == wanted]
    if wanted == TARGET:
        found = found or [one for one, meaning in meanings if meaning.quantity == Y]
    found = found or [one for one, meaning in meanings if meaning.is_theirs]  # no inputs, targets or times
    if len(found) == 1:
        return found[0]
    names = ", ".join(quoted(one.name) for one in given.arrays[:8]) or "no array"
    what = "inputs, or one called x" if wanted == INPUT else "targets, or one called targets"
    raise ParameterError("", f"must hold one array of {what}; it holds {names}")


def _laid_out(array: GivenArray, size: int, wanted: str) -> tuple[Array, Array, tuple[str, ...]]:
    """(rows, steps, size) of an array, where numbers are missing, and what is told of it."""
    given, missing = array.values, array.missing
    told = []
    if given.shape[-1:] == (size + 1,) and counts_steps(given):
        given, missing = given[:, 1:], missing[:, 1:]
        told.append(
            "The first column of the inputs counts the steps, and is left out."
            if wanted == INPUT
            else "The first column of the targets counts the steps, and is left out."
        )
    shape = given.shape
    order, words = _order(shape, size)
    if order is None:
        needs = _needs(size, wanted)
        raise ParameterError(
            "", f"has shape {shown(shape)}; the model {needs}: (steps, {size}) or (rows, steps, {size})"
        )
    values, missing = (_ordered(part, order) for part in (given, missing))
    if not values.size:
        raise ParameterError("", f"holds no number: its shape is {shown(shape)}")
    if words:
        told.append(
            f"The inputs {shown(shape)} are read as {words}."
            if wanted == INPUT
            else f"The targets {shown(shape)} are read as {words}."
        )
    return values, missing, tuple(told)


def _needs(size: int, wanted: str) -> str:
    if wanted == INPUT:
        return "reads 1 feature" if size == 1 else f"reads {size} features"
    return "puts out 1 number" if size == 1 else f"puts out {size} numbers"


def _ordered(values: Array, order: tuple[int | None, ...]) -> Array:
    """An array with its axes as rows, steps, features; None makes an axis of one."""
    there = values.transpose([axis for axis in order if axis is not None])
    return np.expand_dims(there, tuple(place for place, axis in enumerate(order) if axis is None))


def _order(shape: tuple[int, ...], features: int) -> tuple[tuple[int | None, ...] | None, str]:
    """Which axes are rows, steps and features, and words for it where it is not plain."""
    match shape:
        case (*_, last) if last == features and len(shape) == 3:
            return (0, 1, 2), ""
        case (steps, last) if last == features:
            is_plain = steps != features or features == 1
            return (None, 0, 1), "" if is_plain else "(steps, features), as they stand"
        case (_, middle, _) if middle == features:
            return (0, 2, 1), "(rows, features, steps)"
        case (first, _, _) if first == features:
            return (2, 1, 0), "(features, steps, rows)"
        case (_, _) if features == 1:
            return (0, 1, None), "(rows, steps) of one feature"
        case (first, _) if first == features:
            return (None, 1, 0), "(features, steps)"
        case (_,) if features == 1:
            return (None, 0, None), ""
        case (length,) if length == features:
            return (None, None, 0), "one step"
    return None, ""
