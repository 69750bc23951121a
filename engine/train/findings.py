"""What a training's own numbers say, in plain sentences."""

from collections.abc import Sequence

import numpy as np

from engine.array import Array
from engine.notation.number_text import compact
from engine.run.name import Name
from engine.run.trace import Trace
from engine.tasks.floor import Floor
from engine.train.plan import TrainingJob
from engine.train.trainer import CLIPPED, GRADIENT, LOSS, gradient_of

RECENT = 20  # updates that the sentences are about, and the fewest there must be
JUMP = 1000  # times the median gradient, from which one explodes
VANISHED = 1e-6  # of the gradient of all weights, under which that of the recurrent kernel vanishes
SLOW = 1e-4  # of the loss: less than that in so many updates is no progress
PLATEAU = 200  # updates


def findings_of(trace: Trace, job: TrainingJob, floors: Sequence[Floor]) -> list[str]:
    """Sentences about the newest updates; none before there are a few."""
    losses = _column(trace, LOSS)
    if losses is None or len(losses) < RECENT:
        return []
    found = [
        _floor(losses, floors),
        _exploding(trace),
        _vanishing(trace, len(job.experiment.model.layers)),
        _clipping(trace),
        _plateau(losses),
    ]
    return [sentence for sentence in found if sentence]


def _column(trace: Trace, name: Name) -> Array | None:
    table = trace.get(name)
    return None if table is None else table[:, 0]


def _floor(losses: Array, floors: Sequence[Floor]) -> str:
    """The hardest floor that is not beaten; nothing where all are."""
    recent = float(np.median(losses[-RECENT:]))
    above = [floor for floor in floors if not floor.is_best and recent >= floor.value]
    if not above:
        return ""
    floor = min(above, key=lambda one: one.value)
    return f"No better than {floor.title}, which costs {compact(floor.value, 4)}."


def _exploding(trace: Trace) -> str:
    """The largest gradient beside the usual one."""
    gradient = _column(trace, GRADIENT)
    if gradient is None or not (median := float(np.median(gradient))) > 0:
        return ""
    at = int(np.argmax(gradient))
    times = float(gradient[at]) / median
    if times < JUMP:
        return ""
    return f"The gradient exploded before update {at + 1}: {compact(times, 2)} times its median."


def _vanishing(trace: Trace, layers: int) -> str:
    """Where hardly anything comes back through time."""
    whole = _column(trace, GRADIENT)
    if whole is None:
        return ""
    for layer in range(layers):
        part = _column(trace, gradient_of(Name("recurrent_kernel", layer)))
        if part is None:
            continue
        shares = part[-RECENT:] / np.maximum(whole[-RECENT:], np.finfo(np.float64).tiny)
        if (shares < VANISHED).all() and whole[-1] > 0:
            share = compact(float(np.median(shares)), 2)
            return f"The gradient of layer {layer}'s recurrent kernel vanishes: {share} of the whole."
    return ""


def _clipping(trace: Trace) -> str:
    """How often clipping cut, and how much."""
    whole, clipped = _column(trace, GRADIENT), _column(trace, CLIPPED)
    if whole is None or clipped is None:
        return ""
    cut = clipped < whole * (1 - 1e-12)
    if not cut.any():
        return ""
    share = float(np.mean(clipped[cut] / whole[cut]))
    return (
        f"Clipping cut {int(cut.sum())} of {len(cut)} gradients, to {compact(100 * share, 2)} % on average."
    )


def _plateau(losses: Array) -> str:
    if len(losses) < PLATEAU:
        return ""
    before, now = np.median(losses[-PLATEAU : -PLATEAU + RECENT]), np.median(losses[-RECENT:])
    if before - now >= SLOW * abs(before):
        return ""
    return f"The loss has not become smaller in the last {PLATEAU} updates."
