"""Floors of any numbers, measured on the steps that count: a constant, copying, and a fitted window."""

import numpy as np

from engine.array import Array
from engine.sequences.base import Batch
from engine.tasks.floor import Floor

WINDOW = 10  # inputs that the fitted guess sees
LEAST_STEPS = 2  # for each number that is fitted; fewer would be learned by heart


def measured_floors(batch: Batch, is_shifted: bool) -> tuple[Floor, ...]:
    """The mean squared errors of guesses on a batch of floats, largest first.

    A constant fitted to the targets; the last value copied, where the targets are the next inputs; and
    least squares on the last inputs, where there are enough steps to fit it. Empty where no step counts.
    """
    if not batch.mask.any():
        return ()
    guesses = [("always guessing the mean", _mean)]
    if is_shifted:
        guesses.append(("copying the last value", _copied))
    if batch.mask.sum() >= LEAST_STEPS * (WINDOW * batch.inputs.shape[2] + 1):
        guesses.append((f"a straight line through the last {WINDOW} inputs", _fitted))
    floors = [Floor(title, "mse", _mse(guess(batch), batch), guess) for title, guess in guesses]
    return tuple(sorted(floors, key=lambda floor: -floor.value))


def _mse(guess: Array, batch: Batch) -> float:
    errors = (np.asarray(guess, np.float64) - np.asarray(batch.targets, np.float64))[batch.mask]
    return float(np.mean(errors**2))


def _mean(batch: Batch) -> Array:
    targets = np.asarray(batch.targets, np.float64)
    return np.broadcast_to(targets[batch.mask].mean(axis=0), targets.shape)


def _copied(batch: Batch) -> Array:
    return batch.inputs


def _fitted(batch: Batch) -> Array:
    """Least squares (NumPy's) of the targets on the inputs at a step and before, and a constant."""
    seen = _windows(np.asarray(batch.inputs, np.float64))
    targets = np.asarray(batch.targets, np.float64)
    weights = np.linalg.lstsq(seen[batch.mask], targets[batch.mask], rcond=None)[0]
    return np.asarray(seen @ weights)


def _windows(inputs: Array) -> Array:
    """The last inputs at each step, 0 before the first, and a 1: (rows, steps, WINDOW · features + 1)."""
    rows, steps, _ = inputs.shape
    padded = np.pad(inputs, ((0, 0), (WINDOW - 1, 0), (0, 0)))
    late = [padded[:, back : back + steps] for back in range(WINDOW)]
    return np.concatenate((*late, np.ones((rows, steps, 1))), axis=2)
