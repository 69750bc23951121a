"""What a training's own numbers say, in plain sentences."""

from collections.abc import Sequence
from math import nan

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from engine.array import Array
from engine.notation.number_text import compact
from engine.run.idle_units import BOUND, dead_in, saturated_in
from engine.run.name import Name
from engine.run.trace import Trace
from engine.tasks.floor import Floor
from engine.train.plan import TrainingJob
from engine.train.trainer import CLIPPED, GRADIENT, LOSS, VALIDATION, gradient_of

RECENT = 20  # updates that the sentences are about, and the fewest there must be
JUMP = 1000  # times the median of the gradients before it, from which one explodes
MOST_LOOKED_AT = 100  # sudden gradients, the longest first
VANISHED = 1e-6  # of the gradient of all weights, under which that of the recurrent kernel vanishes
SLOW = 1e-4  # of the loss: less than that in so many updates is no progress
PLATEAU = 200  # updates
RISEN = 0.05  # of its least, by which the validation loss must have risen before it is told
MANY = 0.5  # of a layer's units, from which on it is told that they are saturated


def findings_of(trace: Trace, job: TrainingJob, floors: Sequence[Floor]) -> list[str]:
    """Sentences about the newest updates; none before there are a few."""
    losses, kept = _column(trace, LOSS), _column(trace, VALIDATION)
    if losses is None or len(losses) < RECENT:
        return []
    layers = range(len(job.experiment.model.layers))
    found = [
        _floor(losses, kept, floors),
        _overfitting(losses, None if job.experiment.training.fresh else kept, job.first),
        _exploding(trace, job.first),
        _vanishing(trace, layers),
        *(_dead(trace, job, layer) for layer in layers),
        *(_saturated(trace, job, layer) for layer in layers),
        _clipping(trace),
        _plateau(losses),
    ]
    return [sentence for sentence in found if sentence]


def _column(trace: Trace, name: Name) -> Array | None:
    table = trace.get(name)
    return None if table is None else table[:, 0]


def _floor(losses: Array, kept: Array | None, floors: Sequence[Floor]) -> str:
    """The hardest floor that is not beaten, in training or else on what is kept; nothing where all are.

    A guess that costs nothing, as where all targets are the same, is no measure.
    """
    beaten = [floor for floor in floors if not floor.is_best and floor.value > 0]
    for table, where in ((losses, ""), (kept, " on what is kept for validation")):
        recent = nan if table is None else float(np.median(table[-RECENT:]))
        above = [floor for floor in beaten if recent >= floor.value]
        if above:
            floor = min(above, key=lambda one: one.value)
            return f"No better than {floor.title}{where}, which costs {compact(floor.value, 4)}."
    return ""


def _overfitting(losses: Array, kept: Array | None, begin: int) -> str:
    """Since when what is learned no longer holds for what is kept. begin: the update of the first row.

    A rise counts where every newest loss is above the least mean: a wobble comes back to it.
    """
    if kept is None:
        return ""
    smooth = _means(kept)
    best = int(np.argmin(smooth))
    since, now = best + RECENT // 2, float(smooth[-1])
    has_risen = now > (1 + RISEN) * float(smooth[best]) and kept[-RECENT:].min() > smooth[best]
    is_rising = len(smooth) - 1 - best >= RECENT and has_risen
    training = _means(losses)
    if not (is_rising and training[-1] < training[best]):
        return ""
    there = compact(float(smooth[best]), 3)
    return (
        f"The validation loss rises since update {begin + since}, from {there} to {compact(now, 3)}, while "
        f"the training loss falls: what is learned since then holds for the training data alone."
    )


def _means(losses: Array) -> Array:
    """Means of RECENT losses each: chance alone lets a single one be small."""
    return np.asarray(sliding_window_view(losses, RECENT).mean(axis=1))


def _exploding(trace: Trace, begin: int) -> str:
    """The largest gradient that comes upon much smaller ones.

    One that was large from the beginning, and falls as it should, has not exploded.
    """
    gradient = _column(trace, GRADIENT)
    if gradient is None:
        return ""
    least = np.minimum.accumulate(gradient)[:-1]
    sudden = 1 + np.flatnonzero((gradient[1:] >= JUMP * least) & (gradient[1:] > np.median(gradient)))
    for at in sudden[np.argsort(-gradient[sudden], kind="stable")][:MOST_LOOKED_AT]:
        before = float(np.median(gradient[max(0, at - RECENT) : at]))
        if before > 0 and (times := float(gradient[at]) / before) >= JUMP:
            return (
                f"The gradient exploded before update {begin + at + 1}: it was {compact(times, 2)} times as "
                f"long as usually before."
            )
    return ""


def _vanishing(trace: Trace, layers: Sequence[int]) -> str:
    """Where hardly anything comes back through time."""
    whole = _column(trace, GRADIENT)
    if whole is None:
        return ""
    for layer in layers:
        part = _column(trace, gradient_of(Name("recurrent_kernel", layer)))
        if part is None:
            continue
        shares = part[-RECENT:] / np.maximum(whole[-RECENT:], np.finfo(np.float64).tiny)
        if (shares < VANISHED).all() and whole[-1] > 0:
            share = compact(float(np.median(shares)), 2)
            return f"The gradient of layer {layer}'s recurrent kernel vanishes: {share} of the whole."
    return ""


def _dead(trace: Trace, job: TrainingJob, layer: int) -> str:
    """Units that put out nothing at all, at all newest updates."""
    count = _count(trace, dead_in(layer), job, layer)
    if not count:
        return ""
    units = job.experiment.model.layers[layer].units
    return f"Dead units of layer {layer}: {count} of {units}. Their h is 0 at every step of every row."


def _saturated(trace: Trace, job: TrainingJob, layer: int) -> str:
    """Many units where their activation is flat, at all newest updates."""
    count, units = _count(trace, saturated_in(layer), job, layer), job.experiment.model.layers[layer].units
    if count < MANY * units:
        return ""
    return (
        f"Saturated units of layer {layer}: {count} of {units}. At most steps they are beyond "
        f"{compact(100 * BOUND, 3)} % of what they can put out, where gradients vanish."
    )


def _count(trace: Trace, share: Name, job: TrainingJob, layer: int) -> int:
    """How many of a layer's units at least, at each of the newest updates."""
    shares = _column(trace, share)
    if shares is None:
        return 0
    return round(float(np.min(shares[-RECENT:])) * job.experiment.model.layers[layer].units)


def _clipping(trace: Trace) -> str:
    """How often clipping cut, and how much."""
    whole, clipped = _column(trace, GRADIENT), _column(trace, CLIPPED)
    if whole is None or clipped is None:
        return ""
    cut = clipped < whole * (1 - 1e-12)
    if not cut.any():
        return ""
    share = 100 * float(np.mean(clipped[cut] / whole[cut]))
    kept = compact(share, 2 if share < 99 else 3)  # two digits of 99.6 are 1e2
    return f"Clipping cut {int(cut.sum())} of {len(cut)} gradients, to {kept} % on average."


def _plateau(losses: Array) -> str:
    if len(losses) < PLATEAU:
        return ""
    before, now = np.median(losses[-PLATEAU : -PLATEAU + RECENT]), np.median(losses[-RECENT:])
    if before - now >= SLOW * abs(before):
        return ""
    return f"The loss has not become smaller in the last {PLATEAU} updates."
