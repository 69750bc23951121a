"""What a run is to the engine's thread: work that advances in blocks until it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from engine.breakpoints.base import Breakpoint
from engine.run.operation import Operation
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.work.equipment import Equipment


class WorkPlan(Protocol):
    """The plan of a run of any kind.

    job: what was asked. axis: what the steps of the run are called, and how many there are at most.
    operations: the parts of one step, in the order of computation; empty where a step has no parts.
    """

    @property
    def job(self) -> Any: ...

    @property
    def axis(self) -> Axis: ...

    @property
    def operations(self) -> tuple[Operation, ...]: ...


@dataclass(frozen=True)
class Found:
    """Breakpoints hold at step t. sentence: why."""

    t: int
    breakpoints: tuple[Breakpoint, ...]
    sentence: str


@dataclass(frozen=True)
class Preparing:
    """How much is computed of what the first step of a run needs. done, total: steps of layers."""

    done: int
    total: int


class Work:
    """One run of one kind: a simulation, a training, a backward pass, a landscape, …

    A new kind is a subclass in a file of this folder. Its constructor takes a job of the class `takes` and
    sets `plan`. `advance` then gives the steps of the run in blocks until `ending` says how the run ended;
    however the steps are cut into blocks, their bits are the same.
    """

    takes: ClassVar[type]
    plan: WorkPlan
    breath = 0.0
    """Seconds in which the run leaves the processor to the window before it goes freely."""
    slices = 1
    """How many slices of the engine's time a block takes: more where beginning one costs much."""
    first_block = 64
    """How many steps are made at once before it is known how long they take."""
    ahead = 0
    """How many steps are computed beyond those given."""
    computed: int | None = None
    """How many steps the last `advance` computed; None where those are the steps that it gave."""
    found: Found | None = None
    """The breakpoints at which the last `advance` stopped, after the step at which they hold."""

    def __init__(self, job: Any, equipment: Equipment) -> None:
        """Make ready for the first step. job: of the class `takes`. Raises ExplorerError for the user."""
        raise NotImplementedError

    @property
    def ending(self) -> Ending | None:
        """How the run ended; None while it may go on."""
        raise NotImplementedError

    @property
    def speed_key(self) -> object:
        """Runs with equal keys compute about as fast, so that the length of a block holds for both."""
        return type(self)

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give at most `steps` further steps; none once the run has ended.

        is_watched: False passes by breakpoints.
        """
        raise NotImplementedError

    @property
    def preparing(self) -> Preparing | None:
        """How much is computed of what the first step needs; None once steps can be given.

        Before that, `advance` computes at most `steps` steps of layers, and gives an empty block.
        """
        return None

    def watch(self, breakpoints: Sequence[Breakpoint]) -> None:
        """Stop at these breakpoints from the next step on. By default they are ignored."""
        return
