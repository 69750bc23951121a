"""By how many steps somebody's numbers begin earlier or later than ours, where they are not as many."""

import numpy as np

from engine.array import Array

LOOKED_AT = 256  # steps that are laid beside each other
MOST = 4096  # offsets that are tried
CLEARLY = 0.5  # of the distance at no offset: a smaller one is no accident


def find_offset(ours: Array, theirs: Array) -> tuple[int, bool]:
    """The step of our run at which their numbers begin, and whether the numbers decide that; 0 if not.

    ours, theirs: (rows, steps, size), of different numbers of steps. Negative where theirs begin earlier.
    """
    spare = theirs.shape[1] - ours.shape[1]
    offsets = range(0, -spare + 1) if spare < 0 else range(0, -spare - 1, -1)
    distances = [_distance(ours, theirs, offset) for offset in offsets[:MOST]]
    best = int(np.argmin(distances))
    if best and distances[best] <= CLEARLY * distances[0]:
        return offsets[best], True
    return 0, best == 0


def _distance(ours: Array, theirs: Array, offset: int) -> float:
    """The mean |ours − theirs| over the first steps of their overlap at an offset; infinite without any."""
    ours, theirs = ours[:, max(0, offset) :], theirs[:, max(0, -offset) :]
    steps = min(ours.shape[1], theirs.shape[1], LOOKED_AT)
    with np.errstate(all="ignore"):
        apart = np.abs(ours[:, :steps] - theirs[:, :steps])
        fine = apart[np.isfinite(apart)]
        return float(np.mean(fine)) if fine.size else np.inf
