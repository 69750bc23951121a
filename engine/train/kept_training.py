"""A training as a session keeps it: the rows that it gave, and checkpoints to go on from."""

from dataclasses import dataclass, replace

import numpy as np

from engine.experiment import Experiment
from engine.run.trace import Block, Trace
from engine.train.checkpoints import Checkpoints
from engine.train.plan import TrainingEnding, TrainingPlan
from engine.train.trainer import Checkpoint

MOST_CHECKPOINTS = 16  # of one training; the updates between them are made again where one is looked at
LITTLE = 2**21  # bytes that more than the first and the last may have
NUMBER = 8  # bytes


@dataclass(frozen=True, eq=False)
class KeptTraining:
    """A training, cut down to what a session keeps.

    plan: with some of its checkpoints; it begins at the first. rows: what it gave from there on, (rows, 1) a
    name. base: the place of the training that it goes on from, among those that are kept.
    """

    name: str
    plan: TrainingPlan
    rows: Block
    ending: TrainingEnding | None = None
    base: int | None = None

    @property
    def last(self) -> int:
        """The last update of which the loss is known."""
        return self.plan.job.first + self.rows.steps - 1

    @property
    def experiment(self) -> Experiment:
        """What was trained."""
        return self.plan.job.experiment

    def with_experiment(self, experiment: Experiment) -> "KeptTraining":
        """The training where the same experiment is told otherwise, as with its data at another place."""
        plan = _told_otherwise(self.plan, experiment)
        branch = plan.job.branch
        if branch is not None:
            begun = replace(branch, plan=_told_otherwise(branch.plan, experiment))
            plan = replace(plan, job=replace(plan.job, branch=begun))
        return replace(self, plan=plan)


def _told_otherwise(plan: TrainingPlan, experiment: Experiment) -> TrainingPlan:
    return replace(plan, job=replace(plan.job, experiment=experiment))


def kept_training(
    name: str, plan: TrainingPlan, trace: Trace, ending: TrainingEnding | None, most_bytes: int
) -> KeptTraining | None:
    """A training within so many bytes, where need be without its first rows; None where none would do."""
    first, last = plan.job.first, plan.job.first + trace.steps - 1
    there = _checkpoints_until(last, plan.checkpoints)
    for place, begin in enumerate(there):
        left = most_bytes - (last - begin.updates + 1) * len(trace) * NUMBER
        fitting = left // begin.bytes
        if fitting >= min(2, len(there) - place):
            few = _thinned(there[place:], min(fitting, MOST_CHECKPOINTS, max(2, LITTLE // begin.bytes)))
            rows = trace.part(begin.updates - first, trace.steps)
            return KeptTraining(name, _begun_at(few, plan, last), rows, ending)
    return None


def _checkpoints_until(last: int, checkpoints: Checkpoints) -> list[Checkpoint]:
    """Those there are up to an update, in order."""
    there = {one.updates: one for one in (*checkpoints.all, *checkpoints.newest) if one.updates <= last}
    return [there[updates] for updates in sorted(there)]


def _thinned(checkpoints: list[Checkpoint], most: int) -> list[Checkpoint]:
    """At most so many of them, evenly apart, with the first and the last."""
    places = np.linspace(0, len(checkpoints) - 1, min(most, len(checkpoints))).astype(int)
    return [checkpoints[place] for place in places]


def _begun_at(checkpoints: list[Checkpoint], plan: TrainingPlan, made: int) -> TrainingPlan:
    """The plan of a training that begins at the first of some checkpoints."""
    begin = checkpoints[0] if checkpoints[0].updates else plan.job.begin
    return TrainingPlan(replace(plan.job, begin=begin), checkpoints_of(checkpoints, made))


def checkpoints_of(kept: list[Checkpoint], made: int) -> Checkpoints:
    """Checkpoints in their order. made: how many updates are made by now."""
    checkpoints = Checkpoints()
    for one in kept:
        checkpoints.add(one)
    checkpoints.made = made
    return checkpoints
