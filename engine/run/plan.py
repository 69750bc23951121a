"""The job, the plan and the ending of a run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.array import Array
from engine.experiment import Experiment
from engine.implementations.every import implementation, names
from engine.run.operation import Operation, operations
from engine.run.trace import Block
from engine.sequences.base import Sequence

JIT_FROM = 10_000
"""Steps beyond which compiling pays; up to there Keras' plain function gives predict's own bits."""


@dataclass(frozen=True)
class Axis:
    """The axis of a run's steps.

    name: what a place on it is called, as "t". steps: the most there can be; a run may end before.
    """

    name: str
    steps: int


@dataclass(frozen=True, eq=False)
class Resume:
    """The recorded step from which a what-if is computed; equal only to itself.

    t: the first step that is computed again. states: by implementation, for each layer the states before step
    t, (units,) each. x: the changed input of step t, (features,), or None where it is unchanged. past: the
    recorded steps just before t, for breakpoints that look back.

    base: of a model with a layer that goes backwards, whose runs are computed as a whole, the job of the run
    that is changed. Only its changed states are given then.
    """

    t: int
    states: Mapping[str, tuple[Mapping[str, Array], ...]]
    x: Array | None = None
    past: Block = field(default_factory=lambda: Block(0))
    base: "Job | None" = None


@dataclass(frozen=True)
class Job:
    """What the engine is asked to run: a row of an experiment's sequence, by some implementations.

    row: index in the batch. implementations: their names, the main one first. resume: the recorded step from
    which a what-if goes on; None begins at t = 0. specimen: name of the bug zoo's specimen whose mistake
    NumPy makes; None makes none. until: steps from this t on are not computed, since a question asks for
    them; None computes all. free_from: from this t on each network reads its own last output in place of the
    input; None never does.
    """

    experiment: Experiment
    row: int = 0
    implementations: tuple[str, ...] = field(default_factory=names)
    resume: Resume | None = None
    specimen: str | None = None
    until: int | None = None
    free_from: int | None = None

    def reads_own_output(self, t: int) -> bool:
        """Whether step t reads the last output; not the first step of a what-if that changes its input."""
        is_given = self.resume is not None and self.resume.t == t and self.resume.x is not None
        return self.free_from is not None and t >= self.free_from and not is_given

    @property
    def first_given(self) -> int:
        """The first step that the run gives: of a what-if its t, but 0 where a layer goes backwards."""
        return 0 if self.resume is None or self.experiment.model.is_backward else self.resume.t

    @property
    def chain(self) -> "tuple[Job, ...]":
        """The jobs that a what-if, computed as a whole, is made of: in order of their steps, itself last."""
        base = None if self.resume is None else self.resume.base
        return (self,) if base is None else (*base.chain, self)


@dataclass(frozen=True)
class RoundedTarget:
    """A target that float64 does not hold: what the sequence has at step t, and what is compared instead."""

    t: int
    meant: int
    held: float

    @property
    def sentence(self) -> str:
        """What to tell of it."""
        return (
            f"The target of t = {self.t} is the first that is rounded itself: the sequence has "
            f"{self.meant:,}, float64 {int(self.held):,}. From there on an error of 0 need not mean that "
            f"nothing is off."
        )


@dataclass(frozen=True)
class Plan:
    """What is known of a run before its first step; a Simulation makes its plan of a Job.

    steps: how many the run computes unless it diverges or is held. left_float64_at: the first t whose input
    or target float64 cannot hold, None where float64 holds all. rounded_target: the first target that float64
    rounds, None where no target is rounded. carried: the states with which a row of a stateful model begins,
    by implementation a mapping for each layer, (units,) each; empty where the row begins with the
    experiment's own initial states.
    """

    job: Job
    steps: int
    is_jit_compiled: bool
    left_float64_at: int | None
    rounded_target: RoundedTarget | None = None
    carried: Mapping[str, tuple[Mapping[str, Array], ...]] = field(default_factory=dict)

    @property
    def axis(self) -> Axis:
        """Time, from t = 0 on."""
        return Axis("t", self.steps)

    @property
    def first_step(self) -> int:
        """The first step that the run computes itself, or changes where all are computed."""
        return 0 if self.job.resume is None else self.job.resume.t

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What a step is made of, in the order it is computed."""
        return operations(self.job.experiment.model)

    @property
    def end(self) -> int:
        """The first step that is not computed: `steps`, or where the job holds the run before."""
        until = self.job.until
        return self.steps if until is None else min(max(until, 0), self.steps)

    @property
    def sequence(self) -> Sequence:
        """What is run; `features` and `outputs` of it are the sizes of an input and of a target."""
        return self.job.experiment.sequence

    @property
    def all_count(self) -> bool:
        """Whether every step counts, in every row."""
        return self.job.experiment.all_count

    @property
    def has_error(self) -> bool:
        """Whether outputs and targets have the same size, so that their difference is defined."""
        return self.job.experiment.has_error


@dataclass(frozen=True)
class Ending:
    """How a run ended.

    complete: every step was made. diverged: what `implementation` computed at step t is no finite number
    of its `precision` any more; that step is the last one recorded. left_float64: the sequence itself ended
    before its value t. held: the job asks for no step from t on, which there would be. reached: a training
    has come to the loss it was to reach.
    """

    kind: Literal["complete", "diverged", "left_float64", "held", "reached"]
    t: int | None = None
    implementation: str | None = None
    quantity: str | None = None
    precision: str = "float64"

    def sentence(self) -> str:
        """What to tell the user; empty when all went as planned."""
        match self.kind:
            case "diverged":
                whose = implementation(self.implementation or names()[0]).possessive
                what = f"{whose} {self.quantity} is no longer a finite {self.precision} there"
                return f"The run ends at t = {self.t}: {what}."
            case "left_float64":
                what = "its value there is beyond 1.8e308, so the run ends before it"
                return f"The sequence leaves float64 at t = {self.t}: {what}."
            case _:
                return ""


def is_jit_compiled(experiment: Experiment, steps: int) -> bool:
    """Whether Keras' steps are compiled by XLA: as the experiment says, or on beyond JIT_FROM steps."""
    return steps > JIT_FROM if experiment.jit_compile == "auto" else experiment.jit_compile
