"""Work that trains an experiment's model, update by update."""

from engine.run.trace import Block
from engine.train.memory import check_training
from engine.train.plan import TrainingEnding, TrainingJob
from engine.train.training_run import TrainingRun
from engine.work.base import Work
from engine.work.equipment import Equipment


class TrainingWork(Work):
    """A training. Its plan's checkpoints may be read from any thread; `RewindJob` makes weights of them."""

    takes = TrainingJob

    def __init__(self, job: TrainingJob, equipment: Equipment) -> None:
        check_training(job)
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
