"""Work that trains an experiment's model, update by update."""

from dataclasses import replace

import numpy as np

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.trace import Block
from engine.train.memory import check_training
from engine.train.plan import TrainingBranch, TrainingEnding, TrainingJob, TrainingPlan
from engine.train.trainer import Checkpoint
from engine.train.training_run import TrainingRun
from engine.work.base import Work
from engine.work.equipment import Equipment


class TrainingWork(Work):
    """A training. Its plan's checkpoints may be read from any thread; `RewindJob` makes weights of them."""

    takes = TrainingJob
    first_block = 1  # an update goes through all steps, forwards and backwards
    slices = 4  # beside a window that draws, the lock of the interpreter is waited for at every block

    def __init__(self, job: TrainingJob, equipment: Equipment) -> None:
        check_training(job)
        if job.branch is not None and job.begin is None and not job.branch.is_same:
            begin = _checkpoint(job, job.branch, equipment)
            before = TrainingPlan(job.branch.plan.job)  # without its checkpoints, which are large
            job = replace(job, begin=begin, branch=replace(job.branch, plan=before))
        batch = equipment.batch_of(job.experiment.sequence)
        self._run = TrainingRun(job, equipment.make_trainers, batch)
        self.plan = self._run.plan

    @property
    def ending(self) -> TrainingEnding | None:
        """How the training ended, once its last row is given."""
        return self._run.ending

    @property
    def speed_key(self) -> object:
        """All that decides how long an update takes."""
        job = self.plan.job
        shapes = tuple((layer.cell, layer.units) for layer in job.experiment.model.layers)
        inputs = job.experiment.sequence.inputs_shape
        return TrainingWork, shapes, inputs, job.experiment.training.batch_size, job.implementation

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give at most `steps` rows: the network before each update, and after the last."""
        return self._run.advance(steps)


def _checkpoint(job: TrainingJob, branch: TrainingBranch, equipment: Equipment) -> Checkpoint:
    """Where another training was after some updates, for this one to go on from.

    What its optimizer remembered is forgotten where this one has another. Raises ParameterError.
    """
    before, after = branch.plan.job.experiment, job.experiment
    if _shapes(before) != _shapes(after):
        raise ParameterError("training", "can go on only from a network with as many weights of each kind")
    begin = branch.plan.checkpoints.before(branch.updates)
    trainer = equipment.trainer_again(branch.plan.job)
    trainer.go_back_to(begin)
    trainer.advance(branch.updates - begin.updates)
    found = trainer.checkpoint()
    if type(before.training) is type(after.training) and before.training.slots == after.training.slots:
        return found
    return replace(found, slots={name: np.zeros_like(found.weights) for name in after.training.slots})


def _shapes(experiment: Experiment) -> tuple[object, ...]:
    """All that decides how many weights there are of each kind."""
    model, features = experiment.model, experiment.sequence.features
    layers = tuple(
        tuple(block.shape(model.width_read(index, features), layer.units) for block in layer.used_blocks())
        for index, layer in enumerate(model.layers)
    )
    return layers, model.readout is None, model.outputs
