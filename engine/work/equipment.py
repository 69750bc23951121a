"""What the works of one thread share: the implementations, and the last sequence that was generated."""

from engine.keras.network import KerasNetworks
from engine.keras.report import KerasReport
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan
from engine.run.simulate import MakeNetwork
from engine.sequences.base import Batch, Sequence


class Equipment:
    """NumPy from the beginning, Keras once it is loaded. Belongs to one thread."""

    def __init__(self) -> None:
        self.make_networks: dict[str, MakeNetwork] = {"numpy": NumPyNetwork}
        self._keras: KerasNetworks | None = None
        self._generated: tuple[Sequence, Batch] | None = None

    def add_keras(self) -> None:
        """Let runs name "keras"; TensorFlow must be loaded."""
        self._keras = KerasNetworks()
        self.make_networks["keras"] = self._keras.network

    def batch_of(self, sequence: Sequence) -> Batch:
        """What a sequence gives; generated anew only where the last one was another."""
        if self._generated is None or self._generated[0] is not sequence:
            self._generated = sequence, sequence.generate()
        return self._generated[1]

    def keras_report(self, plan: Plan) -> KerasReport | None:
        """What only Keras can tell of a run's experiment; None while it is not loaded."""
        if self._keras is None:
            return None
        return self._keras.report(plan, self.batch_of(plan.job.experiment.sequence))
