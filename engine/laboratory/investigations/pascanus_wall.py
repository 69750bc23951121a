"""Pascanu's wall: why a gradient is clipped."""

from typing import ClassVar

from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.laboratory.base import Investigation
from engine.landscape.plane import PlaneSpan, TwoWeights, WeightNumber
from engine.run.name import Name


class PascanusWall(Investigation):
    """Pascanu, Mikolov & Bengio 2013, figure 6: clipped, and thrown off."""

    name: ClassVar[str] = "pascanus-wall"
    title: ClassVar[str] = "Pascanu's wall"
    order: ClassVar[int] = 0
    updates: ClassVar[int] = 300

    def paragraphs(self) -> tuple[str, ...]:
        return (
            "Can one step ruin a training? Figure 6 of Pascanu, Mikolov & Bengio 2013 has the smallest "
            "network where it does: x = w σ(x) + b, from x = 0.5 on, for 50 steps. The loss is that of "
            "the last step, (σ(x) − 0.7)².",
            "Here their x is a, the pre-activation of a SimpleRNN with a sigmoid, and h = σ(a) is what it "
            "puts out. Their w is recurrent_kernel, their b is bias; the input is 0, so that kernel "
            "plays no part. The initial state is σ(0.5), only the last step counts, and its target is "
            "0.7.",
            "The landscape has a wall. At half of all places the gradient is shorter than 0.06, on the "
            "wall it is up to 288 long, 5,000 times as much: choose steepness above the landscape to see "
            "it.",
            "Two trainings start on the plateau with the same SGD. Where the first one comes to the wall, "
            "its step is as long as the wall is steep, and throws it far out of the picture. The second "
            "one has global_clipnorm 1: it keeps the gradient's direction, and takes a step that it can "
            "bear.",
        )

    def experiment(self) -> Experiment:
        return find_experiment(self.name)[0]

    def raced(self) -> tuple[Experiment, ...]:
        clipped = self.experiment()
        return clipped.replace(training=clipped.training.replace(global_clipnorm=0)), clipped

    def directions(self) -> TwoWeights:
        w, b = WeightNumber(Name("recurrent_kernel", 0), (0, 0)), WeightNumber(Name("bias", 0), (0,))
        return TwoWeights(w, b)

    def spans(self) -> tuple[PlaneSpan, PlaneSpan]:
        return (4.0, 7.0), (-3.5, -1.5)
