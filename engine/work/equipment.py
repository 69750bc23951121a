"""What the works of one thread share: the implementations, and the last sequence that was generated."""

from typing import cast

from engine.implementations.base import Implementation, Networks
from engine.implementations.every import implementation, implementations
from engine.implementations.keras import Keras
from engine.keras.network import KerasNetworks
from engine.keras.report import KerasReport
from engine.run.plan import Plan
from engine.run.simulate import MakeNetwork
from engine.sequences.base import Batch, Sequence
from engine.sequences.growing import GrowingRow
from engine.train.plan import TrainingJob
from engine.train.trainer import Trainer
from engine.train.training_run import MakeTrainer

LONG = 10_000  # steps; fewer are made before one would notice


class Equipment:
    """What computes: networks and trainers by implementation, those of TensorFlow once it is loaded.

    Belongs to one thread.
    """

    def __init__(self, *, compiles_beside: bool = False) -> None:
        """compiles_beside: whether Keras' long chunks are compiled on a thread of their own."""
        self._compiles_beside = compiles_beside
        self.make_networks: dict[str, MakeNetwork] = {}
        self._keras: KerasNetworks | None = None
        self.make_trainers: dict[str, MakeTrainer] = {}
        self._again: tuple[TrainingJob, Trainer] | None = None
        self._generated: tuple[Sequence, Batch] | None = None
        self._growing: tuple[Sequence, GrowingRow | None] | None = None
        for one in implementations():
            if not one.needs_tensorflow and not one.is_replayed:
                self._add(one)

    def add_keras(self) -> None:
        """Let runs name what needs TensorFlow, which must be loaded."""
        for one in implementations():
            if one.needs_tensorflow:
                networks = self._add(one)
                if one.name == Keras.name:
                    self._keras = cast(KerasNetworks, networks)
                    self._keras.compiles_beside = self._compiles_beside

    def _add(self, one: Implementation) -> Networks:
        networks = one.networks()
        self.make_networks[one.name] = networks.network
        if one.trained_by:
            self.make_trainers[one.name] = one.trainer_maker()
        return networks

    def batch_of(self, sequence: Sequence) -> Batch:
        """What a sequence gives; generated anew only where the last one was another."""
        if self._generated is None or self._generated[0] is not sequence:
            self._generated = sequence, sequence.generate()
        return self._generated[1]

    def growing_of(self, sequence: Sequence) -> GrowingRow | None:
        """The only row of a long sequence, where it can be made step by step; the last one is kept."""
        if self._growing is None or self._growing[0] is not sequence:
            self._growing = sequence, sequence.growing() if sequence.steps > LONG else None
        return self._growing[1]

    def trainer_again(self, job: TrainingJob) -> Trainer:
        """A second trainer for a training, to make updates of it again; the last one is kept."""
        if self._again is None or self._again[0] is not job:
            make = self.make_trainers[job.implementation]
            self._again = job, make(job, self.batch_of(job.experiment.sequence))
        return self._again[1]

    def keras_report(self, plan: Plan) -> KerasReport | None:
        """What only Keras can tell of a run's experiment; None where it cannot run it, or is not loaded."""
        if self._keras is None or implementation(Keras.name).refusal(plan.job.experiment):
            return None
        return self._keras.report(plan, self.batch_of(plan.job.experiment.sequence))
