"""Finds which quantity each of somebody's arrays is, and how its axes lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.array import Array
from engine.data.number import quoted
from engine.errors import ParameterError
from engine.theirs.aligned import values_of
from engine.theirs.alignment import AlignedArray, Alignment, axes_words, shown
from engine.theirs.axes import LENGTH, AxesReading, WantedShape, as_rows, counts_steps, readings
from engine.theirs.given import GivenArray, GivenArrays
from engine.theirs.meaning import Meaning, meaning_of
from engine.theirs.offset import find_offset
from engine.theirs.slot import QuantityPlace

STATES = ("h", "c")  # what an array without a name may be, besides the output


@dataclass(frozen=True)
class RunShape:
    """What there is to lie beside: quantities of each step, rows and steps."""

    slots: tuple[QuantityPlace, ...]
    rows: int
    steps: int

    def of(self, slot: QuantityPlace) -> WantedShape:
        """The shape of one quantity."""
        return WantedShape(self.rows, self.steps, slot.size)


@dataclass(frozen=True)
class _Candidate:
    slot: QuantityPlace
    reading: AxesReading
    drops: int
    place: int
    """In the order of preference."""


def align(given: GivenArrays, shape: RunShape, ours: Mapping[str, Array] | None = None) -> Alignment:
    """Lay arrays beside a run. ours: its numbers by slot, "0.h", (rows, steps, size), to find an offset.

    Only what keeps the numbers is done: axes are turned, missing steps left out. A shift of as many steps, or
    another scale, is a difference, and stays one. Raises ParameterError where an array cannot fit.
    """
    meanings = _meanings(given, shape.slots)
    taken: list[AlignedArray] = []
    notes: list[str] = []
    for array, meaning in meanings:
        candidates = _candidates(array, meaning, shape)
        if not candidates:
            raise _misfit(array, meaning, shape)
        best = candidates[0]
        aligned = _aligned(array, best, shape, ours, notes)
        notes += _notes(array, candidates, shape)
        if array.gap:
            notes.append(f"Where there is no number, none is compared: {array.gap}.")
        _check_once(aligned, taken)
        taken.append(aligned)
    left_out = [quoted(one.name) for one in given.arrays if all(one is not used for used, _ in meanings)]
    if left_out:
        notes.append(f"Left out: {', '.join(left_out[:8])}{', …' if len(left_out) > 8 else ''}.")
    return Alignment(arrays=tuple(taken), notes=tuple(notes))


# ── which quantity ─────────────────────────────────────────────────────────────────────────────


def _meanings(given: GivenArrays, slots: Sequence[QuantityPlace]) -> list[tuple[GivenArray, Meaning]]:
    """The arrays that are somebody's results: those whose names say so, or else those that say nothing."""
    quantities = frozenset(slot.quantity for slot in slots)
    read = [(array, meaning_of(array.name, quantities)) for array in given.arrays]
    named = [(array, meaning) for array, meaning in read if meaning.is_theirs and meaning.quantity]
    nameless = [(array, meaning) for array, meaning in read if meaning.quantity is None]
    if not named and not nameless:
        raise ParameterError(
            "theirs", f"holds no numbers of a network, but {', '.join(quoted(a.name) for a, _ in read)}"
        )
    return named or nameless


def _slots_for(meaning: Meaning, slots: Sequence[QuantityPlace]) -> list[QuantityPlace]:
    """What an array may be, the likeliest first: of several layers, the last is what a network hands out."""
    backwards = list(reversed(slots))
    if meaning.quantity is None:
        outputs = [slot for slot in slots if slot.layer is None]
        return [*outputs, *(slot for state in STATES for slot in backwards if slot.quantity == state)]
    found = [slot for slot in backwards if slot.quantity == meaning.quantity]
    return [slot for slot in found if meaning.layer in (None, slot.layer) or slot.layer is None]


def _candidates(array: GivenArray, meaning: Meaning, shape: RunShape) -> list[_Candidate]:
    """Every way to read an array, the best first: a plain reading of any quantity before a turned one."""
    found = []
    for place, slot in enumerate(_slots_for(meaning, shape.slots)):
        for drops in range(1 + counts_steps(array.values)):
            given = (
                (*array.values.shape[:-1], array.values.shape[-1] - drops) if drops else array.values.shape
            )
            for reading in readings(given, shape.of(slot)):
                if reading.is_last_only or reading.steps == 1 or not meaning.is_last:
                    found.append(_Candidate(slot, reading, drops, place))
    return sorted(found, key=lambda one: (one.reading.cost + one.drops * LENGTH, one.place))


# ── how it lies ────────────────────────────────────────────────────────────────────────────────


def _aligned(
    array: GivenArray, best: _Candidate, shape: RunShape, ours: Mapping[str, Array] | None, notes: list[str]
) -> AlignedArray:
    reading, slot = best.reading, best.slot
    is_last = reading.is_last_only or (reading.steps == 1 and shape.steps > 1)
    found = AlignedArray(
        array=array.name,
        quantity=slot.quantity,
        layer=slot.layer,
        shape=array.values.shape,
        axes=reading.axes,
        is_last_only=is_last and shape.steps > 1,
        drops=best.drops,
    )
    if is_last or reading.steps == shape.steps:
        return found
    steps = "1 step" if reading.steps == 1 else f"{reading.steps} steps"
    told = f"{array.title_at_begin} has {steps}, the run {shape.steps}"
    known = None if ours is None else ours.get(str(slot))
    if known is None:
        notes.append(f"{told}; they are laid beside each other from the first on.")
        return found
    offset, is_clear = find_offset(known, as_rows(values_of(array, found), reading.axes, shape.of(slot)))
    why = "where the numbers fit best" if is_clear else "from the first on, as no other place fits better"
    notes.append(f"{told}; they are laid beside each other {why}.")
    return found.replace(offset=offset)


# ── what is told ───────────────────────────────────────────────────────────────────────────────


def _notes(array: GivenArray, candidates: list[_Candidate], shape: RunShape) -> list[str]:
    """What else an array might be."""
    best, *others = candidates
    title, notes = array.title_at_begin, []
    turned = next((one for one in others if _is_another_turn(one, best, shape.steps)), None)
    if turned is not None:
        could, is_read = axes_words(turned.reading), axes_words(best.reading)
        notes.append(f"{title} {shown(array.values.shape)} could also be {could}; it is read as {is_read}.")
    same = next((one.slot for one in others if _is_another_slot(one, best)), None)
    if same is not None and (best.slot.layer is not None or not _is_output(same, shape)):
        notes.append(f"{title} could also be {same.words}; a name would say.")
    return notes


def _is_another_turn(one: _Candidate, best: _Candidate, steps: int) -> bool:
    """Whether the same axes could stand in another order."""
    fits = (
        one.slot == best.slot and one.drops == best.drops and one.reading.steps == best.reading.steps == steps
    )
    return fits and sorted(one.reading.axes) == sorted(best.reading.axes)


def _is_another_slot(one: _Candidate, best: _Candidate) -> bool:
    return one.slot != best.slot and one.reading == best.reading and one.drops == best.drops


def _is_output(slot: QuantityPlace, shape: RunShape) -> bool:
    """Whether a quantity is what the network puts out, where nothing stands behind its last layer."""
    layers = [one.layer for one in shape.slots if one.layer is not None]
    return slot.quantity == "h" and slot.layer == max(layers, default=0)


def _check_once(one: AlignedArray, others: Sequence[AlignedArray]) -> None:
    for other in others:
        if other.key == one.key:
            both = f"{quoted(other.array)} and {quoted(one.array)}"
            raise ParameterError("", f"{both} could both be {one.words}; name them, such as y and 0.h")


def _misfit(array: GivenArray, meaning: Meaning, shape: RunShape) -> ParameterError:
    slots = _slots_for(meaning, shape.slots)
    if not slots:
        known = max((slot.layer or 0 for slot in shape.slots), default=0)
        message = f"{array.title} is of layer {meaning.layer}, and the last layer of the model is {known}"
        return ParameterError("", message)
    wanted = f"{slots[0].words} of the model has shape {shape.of(slots[0])} (rows, steps, size)"
    return ParameterError("", f"{array.title} has shape {shown(array.values.shape)}; {wanted}")
