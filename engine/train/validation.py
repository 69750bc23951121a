"""What is kept from training to measure on: the last rows, or of a single row the last steps."""

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment


def kept_for_validation(counts: Array, share: float) -> Array:
    """Which steps are kept, (rows, steps); at least one row or step where share is above 0, none at 0.

    counts: (rows, steps), the steps that count. Rows with such a step are kept whole, if there are several.
    Raises ParameterError where nothing would be left to train on.
    """
    found = np.zeros_like(counts)
    if not share:
        return found
    rows = np.flatnonzero(counts.any(axis=1))
    if len(rows) > 1:
        found[rows[-validation_rows(len(rows), share) :]] = True
        return found
    steps = np.flatnonzero(counts[rows[0]])
    if len(steps) < 2:
        message = (
            "must be 0 where a single row has only one step that counts: nothing would be left to train on"
        )
        raise ParameterError("training.validation_split", message)
    found[:, steps[-validation_rows(len(steps), share)] :] = True
    return found


def validation_rows(rows: int, share: float) -> int:
    """How many of several rows, or steps, are kept: at least one, and never all."""
    return min(max(1, round(rows * float(share))), rows - 1)


def rows_kept(experiment: Experiment) -> int:
    """How many rows the validation loss is measured on, where all count; one that is kept in part is one."""
    training, rows = experiment.training, experiment.sequence.rows
    if training.fresh:
        return rows
    if not training.validation_split:
        return 0
    return validation_rows(rows, training.validation_split) if rows > 1 else 1


def rows_trained(experiment: Experiment) -> int:
    """How many rows an epoch goes through, where all count."""
    training, rows = experiment.training, experiment.sequence.rows
    if training.fresh:
        return training.batch_size or rows
    return rows if rows == 1 else rows - rows_kept(experiment)
