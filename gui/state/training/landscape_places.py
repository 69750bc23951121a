"""Where networks are in the plane of a landscape: the shown one, known ones, and the paths of trainings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.experiment import Experiment
from engine.laboratory.base import LabMark
from engine.landscape.plane import PlanePlace, kept_of, weight_vector
from engine.work.landscape import LandscapePlan
from gui.state.document import Document
from gui.state.training.training_record import TrainingRecord
from gui.state.training.trainings import Trainings


@dataclass(frozen=True, eq=False)
class TrainingPath:
    """The way of a training through the plane. places: (kept checkpoints, 2)."""

    record: TrainingRecord
    places: Array


class LandscapePlaces:
    """Finds where networks lie in the plane of a landscape, as places (first axis, second axis).

    plan: of the landscape whose plane it is; None while there is none.
    """

    def __init__(self, document: Document, trainings: Trainings) -> None:
        self._document, self._trainings = document, trainings
        self.plan: LandscapePlan | None = None
        self._marked: tuple[LabMark, ...] = ()
        self._stands: tuple[object, PlanePlace | None] | None = None  # the shown network, and its place
        self._known: dict[TrainingRecord, dict[int, PlanePlace]] = {}  # by update

    def lie_in(self, plan: LandscapePlan | None) -> None:
        """Take another plane; all places are found anew."""
        self.plan, self._stands, self._known = plan, None, {}

    def here(self) -> PlanePlace | None:
        """Where the shown network lies; None where its weights are not those of the plane."""
        trained = self._trainings.network.weights
        shown = self._document.experiment if trained is None else trained
        if self._stands is None or self._stands[0] is not shown:
            self._stands = shown, self._place_of_shown()
        return self._stands[1]

    def _place_of_shown(self) -> PlanePlace | None:
        trained, experiment = self._trainings.network.weights, self._document.experiment
        if self.plan is None or not self.is_of_plan(experiment):
            return None
        if trained is None:
            return self._place(weight_vector(experiment))
        return self._place(np.concatenate([trained[name].ravel() for name in self.plan.shapes]))

    def _place(self, weights: Array) -> PlanePlace:
        assert self.plan is not None
        ((first, second),) = self.plan.plane.places_of(weights[np.newaxis]).tolist()
        return first, second

    def off_plane(self) -> float | None:
        """How far the last point of the path that is looked at lies from the plane; None without a path."""
        current = self._trainings.current
        if self.plan is None or current is None or current.plan is None or not current.trace.steps:
            return None
        if not self.is_of_plan(current.job.experiment):
            return None
        kept = current.plan.checkpoints.before(max(self._trainings.update, current.begin))
        return self.plan.plane.distance_of(kept.weights)

    def marks(self) -> list[tuple[PlanePlace, str]]:
        """Where networks worth knowing are, each with its name."""
        if self.plan is None:
            return []
        found = []
        for mark in self._marked:
            vector = np.concatenate([part.ravel() for part in mark.weights.values()])
            if vector.shape == self.plan.plane.origin.shape:
                found.append((self._place(vector), mark.label))
        return found

    def mark(self, marks: Sequence[LabMark]) -> None:
        """Have networks worth knowing shown where they are, until another experiment is opened."""
        self._marked = tuple(marks)

    def paths(self) -> list[TrainingPath]:
        """The paths of all trainings whose weights are those of the plane."""
        if self.plan is None:
            return []
        records = self._trainings.records
        return [self._path(one) for one in records if one.plan and self.is_of_plan(one.job.experiment)]

    def _path(self, record: TrainingRecord) -> TrainingPath:
        """The path through the kept checkpoints up to the shown update; each is placed only once."""
        assert record.plan is not None
        updates = self._trainings.update if record is self._trainings.current else record.last
        known = self._known.setdefault(record, {})
        kept = kept_of(record.plan, max(updates, record.begin))
        for one in kept:
            if one.updates not in known:
                known[one.updates] = self._place(one.weights)
        return TrainingPath(record, np.array([known[one.updates] for one in kept]))

    def is_of_plan(self, experiment: Experiment) -> bool:
        """Whether an experiment's weights are those of the plane: as many, of the same kinds."""
        return self.plan is not None and _shapes(self.plan.job.experiment) == _shapes(experiment)


def _shapes(experiment: Experiment) -> tuple[object, ...]:
    """All that decides how many weights there are of each kind."""
    model, features = experiment.model, experiment.sequence.features
    layers = tuple((cell.variant, cell.units, cell.use_bias, cell.merge_mode) for cell in model.layers)
    return layers, features, model.readout is None, model.outputs
