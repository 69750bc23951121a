"""In words, where a gradient comes from, and what has become of it on its way back."""

import numpy as np

from engine.array import Array
from engine.explain.origin import OUTPUT
from engine.gradient.arrival import arrivals
from engine.gradient.backward_walk import BackwardStop
from engine.gradient.length_finding import EXPLODED, VANISHED
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.weight_equation import WeightEntry, weight_symbol
from engine.notation.number_text import compact, percent
from engine.notation.symbols import plain
from engine.run.name import Name

DIGITS = 3


def where_from(record: RecordedGradient, stop: BackwardStop) -> str:
    """What the gradient of an operation is made of. "" where its equation says all."""
    if stop.is_weight:
        return f"This is what step {stop.t} adds; the gradient is the sum over all steps.{_clipping(record)}"
    found = arrivals(record, stop.name, stop.t)
    if stop.name.layer is None:
        return "" if found else _of_loss(record, stop.t)
    if not found:
        return "Nothing that the loss depends on reads it, so its gradient is 0."
    if stop.name.quantity not in record.cell(stop.name.layer).states:
        return ""
    here = [one.brought for one in found if one.kind != "later"]
    later = [one.brought for one in found if one.kind == "later"]
    return _of_state(record, stop, _norm(here), _norm(later))


def _clipping(record: RecordedGradient) -> str:
    """What clipping cuts of the next update's gradient."""
    whole, left = record.start.norm, record.start.clipped
    if left >= whole:
        return ""
    before, after = compact(whole, DIGITS), compact(left, DIGITS)
    return f" Clipping then shortens that of all weights from {before} to {after}."


def _of_loss(record: RecordedGradient, t: int) -> str:
    if not record.counts(t):
        return f"Step {t} does not count, so its loss hands nothing back."
    steps = record.start.counting
    if steps == 1:
        return f"Here it begins, with the loss at t = {t}, the only step that counts."
    return f"Here it begins, with the loss at t = {t}; the mean is over {steps} steps."


def _of_state(record: RecordedGradient, stop: BackwardStop, here: float, later: float) -> str:
    t = stop.t
    if t + 1 == record.steps:
        return "It is the last step: nothing comes from a later one."
    if t + 1 in record.cuts:
        return f"Time is cut before t = {t + 1}: nothing comes from there."
    if here + later == 0:
        return "Nothing arrives here any more: the gradient is 0."
    share = percent(later / (here + later))
    norms = f"from step {t + 1} comes {compact(later, DIGITS)}, from step {t} itself {compact(here, DIGITS)}"
    return f"By norm, {norms}: {share} is from later."


def steps_told(record: RecordedGradient, entry: WeightEntry, values: Array) -> str:
    """The gradient of an entry of a weight, and which step adds most. values: by step, (steps,)."""
    total, at = float(values.sum()), int(np.argmax(np.abs(values)))
    row = f"{entry.row}, " if entry.name.quantity != "bias" else ""
    symbol = f"∂L/∂{plain(weight_symbol(record, entry))}[{row}{entry.unit(record)}]"
    most, size = compact(float(values[at]), DIGITS), float(np.sum(np.abs(values)))
    if size == 0:
        return f"{symbol} = 0: no step adds anything."
    what = f"{symbol} = {compact(total, 6)}, the sum over {len(values)} steps"
    if record.start.experiment.sequence.rows > 1:
        what = f"{what} of this row"
    share = percent(abs(float(values[at])) / size)
    return f"{what}. Most comes from t = {at}: {most}, {share} of all sizes."


def fate_of(record: RecordedGradient, layer: int, t: int) -> str:
    """What has become of the gradient of a layer's h since the last step; "" where nothing is to be told."""
    norms = np.linalg.norm(record.gradient(Name(OUTPUT, layer), slice(None)), axis=1)
    first = _first_told(norms)
    if first is None or t >= first:
        return ""
    ratio = float(norms[t] / norms[first])
    text = (
        f"‖∂L/∂h‖ is {compact(float(norms[t]), DIGITS)}, {compact(ratio, DIGITS)} times that at t = {first}"
    )
    if ratio < VANISHED:
        return f"{text}: it has vanished."
    return f"{text}: it has exploded." if ratio > EXPLODED else f"{text}."


def _first_told(norms: Array) -> int | None:
    """The last step at which there is a gradient."""
    there = np.flatnonzero(norms > 0)
    return int(there[-1]) if len(there) else None


def _norm(parts: list[Array]) -> float:
    return float(np.linalg.norm(sum(parts[1:], parts[0]))) if parts else 0.0
