"""The loss at one place of a plane, and its gradient along the plane."""

from dataclasses import dataclass

import numpy as np

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.landscape.plane import Plane
from engine.landscape.points_pass import PointsPass
from engine.sequences.base import Batch

STEP = 1e-5  # of a central difference, as a share of a place's size


@dataclass(frozen=True)
class PlaneSlope:
    """first, second: the derivatives of the loss along both directions."""

    loss: float
    first: float
    second: float


def slope_at(
    experiment: Experiment, plane: Plane, place: tuple[float, float], batch: Batch | None = None
) -> PlaneSlope:
    """By the rules of the declared cells; by central differences where these know none."""
    points = PointsPass(experiment, plane, batch)
    here = np.array(place)[:, np.newaxis]
    try:
        found = points.at(here, are_slopes_wanted=True)
    except ParameterError:
        steps = STEP * np.maximum(1, np.abs(here))
        moved = np.concatenate([here, here + np.diag(steps[:, 0]), here - np.diag(steps[:, 0])], axis=1)
        loss, up, right, down, left = points.at(moved).values
        return PlaneSlope(
            float(loss), float((up - down) / (2 * steps[0, 0])), float((right - left) / (2 * steps[1, 0]))
        )
    first, second = found.slopes[:, 0]
    return PlaneSlope(float(found.values[0]), float(first), float(second))
