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
from engine.theirs.meaning import INPUT, meaning_of

InputsAndNotes = tuple[Array, tuple[str, ...]]
"""(rows, steps, features), and sentences on what is not plain about how they were read."""


def read_inputs(path: Path, features: int, options: Options | None = None) -> InputsAndNotes:
    """The inputs of a file for a network that reads `features` numbers a step. Raises FileError, LeftOpen."""
    try:
        return inputs_of(read_given(path, options, NOBODY), features)
    except LeftOpen:
        raise
    except ParameterError as error:
        with noted(notes_of(error)):
            raise FileError(f"{told_name(path)} {error}") from None


def inputs_of(given: GivenArrays, features: int) -> InputsAndNotes:
    """The inputs among arrays: the one that is called x, or the only one. Raises ParameterError."""
    array = _chosen(given)
    values, missing, notes = _as_inputs(array, features)
    if missing.any() and array.gap:
        with noted(notes):
            raise ParameterError("", f"must hold finite numbers alone; {array.gap}")
    wrong = np.argwhere(missing | ~np.isfinite(values))
    if len(wrong):
        row, t, feature = map(int, wrong[0])
        what = "no number" if missing[row, t, feature] else str(values[row, t, feature])
        with noted(notes):
            raise ParameterError(
                "", f"holds {what} at row {row}, t = {t}, feature {feature}; inputs must be finite"
            )
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


def _chosen(given: GivenArrays) -> GivenArray:
    meanings = [(one, meaning_of(one.name, frozenset())) for one in given.arrays]
    named = [one for one, meaning in meanings if meaning.quantity == INPUT]
    found = named or [one for one, meaning in meanings if meaning.is_theirs]  # not targets, not the time
    if len(found) == 1:
        return found[0]
    names = ", ".join(quoted(one.name) for one in given.arrays[:8]) or "no array"
    raise ParameterError("", f"must hold one array of inputs, or one called x; it holds {names}")


def _as_inputs(array: GivenArray, features: int) -> tuple[Array, Array, tuple[str, ...]]:
    """(rows, steps, features) of an array, where numbers are missing, and what is told of it."""
    given, missing = array.values, array.missing
    told = []
    if given.shape[-1:] == (features + 1,) and counts_steps(given):
        given, missing = given[:, 1:], missing[:, 1:]
        told.append("The first column of the inputs counts the steps, and is left out.")
    shape = given.shape
    order, words = _order(shape, features)
    if order is None:
        reads = "1 feature" if features == 1 else f"{features} features"
        raise ParameterError(
            "",
            f"has shape {shown(shape)}; the model reads {reads}: (steps, {features}) or "
            f"(rows, steps, {features})",
        )
    values, missing = (_ordered(part, order) for part in (given, missing))
    if not values.size:
        raise ParameterError("", f"holds no number: its shape is {shown(shape)}")
    if words:
        told.append(f"The inputs {shown(shape)} are read as {words}.")
    return values, missing, tuple(told)


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
