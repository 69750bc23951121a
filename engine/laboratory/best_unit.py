"""The best that one linear unit can do on a sequence: the minimum of its loss."""

from functools import cache

import numpy as np

from engine.array import Array
from engine.experiment import Experiment
from engine.train.trainer import NumPyTrainer

START = (2.5, -0.2, 3.0)
"""Kernel, recurrent kernel and bias, from which the steps lead to the notebook's minimum."""
STEP = 1e-6  # of the central differences that derivatives are
ROUNDS = 60
STILL = 1e-13  # a step so short, as a share of the weights, is rounding


@cache
def best_single_unit(experiment: Experiment) -> Array:
    """Kernel, recurrent kernel and bias of one linear unit where the mean squared error is least, (3,).

    experiment: the notebook's, one linear unit with a bias and no readout. Each step solves for the weights
    at which the errors, were they linear in the weights, would be least (Björck 1996, section 9.2).
    """
    trainer = NumPyTrainer(experiment.replace(training=experiment.training.replace(batch_size=0)))

    def errors(weights: Array) -> Array:
        trainer.weights.vector[...] = weights
        trainer.loss()
        return (trainer.network.y - trainer.data.target).ravel()

    found = np.array(START)
    for _ in range(ROUNDS):
        columns = [errors(found + step) - errors(found - step) for step in np.eye(len(START)) * STEP]
        step = np.linalg.lstsq(np.array(columns).T / (2 * STEP), errors(found), rcond=None)[0]
        found = found - step
        if np.abs(step).max() <= STILL * np.abs(found).max():
            break
    return found
