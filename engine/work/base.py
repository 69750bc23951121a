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
    """The plan of a run of any kind: its job, the axis of its steps, and the operations of one step.

    operations: in the order they are computed; empty where a step has no parts.
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
    """How much is computed of what is needed for the first step, in steps of layers."""

    done: int
    total: int


class Work:
    """One run of one kind. A new kind is a subclass in a file of this folder.

    It is made from a job of the class that `takes` names, and sets `plan`. However its steps are cut
    into blocks, their bits are the same.
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
    """How many steps the last advance computed, where those are others than it gave."""
    found: Found | None = None
    """What the last advance stopped at, its last step."""

    def __init__(self, job: Any, equipment: Equipment) -> None:
        """Make ready for the first step. Raises ExplorerError where the job cannot be done."""
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
        """What has to be computed before the first step can be given; None where nothing has, any more.

        Meanwhile `advance` computes so many steps of it, and gives none.
        """
        return None

    def watch(self, breakpoints: Sequence[Breakpoint]) -> None:
        """Stop at these from the next step on. A kind of work may have nothing they could look at."""
        return
