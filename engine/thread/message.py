"""Every word that window and engine say to each other. Arrays in them are read-only."""

from dataclasses import dataclass

from engine.breakpoints.base import Breakpoint
from engine.errors import ExplorerError
from engine.keras.report import KerasReport
from engine.run.plan import Ending, Plan
from engine.run.trace import Block
from engine.work.base import WorkPlan

# ── to the engine ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class StartRun:
    """Drop the current run and start a new one.

    job: of one of the kinds in engine/work. at_once: how many steps to compute before pace and breakpoints
    apply; after a change of a parameter, these are the steps that were there before it.
    """

    run: int
    job: object
    at_once: int = 0


@dataclass(frozen=True)
class SetPace:
    """How long to wait between steps. delay: seconds; 0 runs freely, None pauses.

    A run that is held at a breakpoint goes on at a pace that is set after a pause alone: any other was
    chosen before the window heard of the Hit.
    """

    delay: float | None


@dataclass(frozen=True)
class Advance:
    """Compute some steps now, whatever the pace."""

    steps: int = 1


@dataclass(frozen=True)
class SetBreakpoints:
    """Stop where one of these holds, in this run from its next step on, and in all later ones."""

    breakpoints: tuple[Breakpoint, ...]


@dataclass(frozen=True)
class AskKeras:
    """Ask Keras for what only it can tell of a run's experiment; the run may be over and recorded."""

    run: int
    plan: Plan


@dataclass(frozen=True)
class LoadKeras:
    """Import TensorFlow beside the work, then tell KerasLoaded or KerasMissing.

    is_awaited: it was there before, so that all that is asked later waits for it, and nothing is told.
    """

    is_awaited: bool = False


@dataclass(frozen=True)
class KerasImported:
    """From the importing thread to the engine's. error: why it failed, or None."""

    error: ExplorerError | None


@dataclass(frozen=True)
class Stop:
    """Drop the current run."""


@dataclass(frozen=True)
class Read:
    """The window has read so many blocks. Where too many are on their way, the engine waits for it."""

    blocks: int


@dataclass(frozen=True)
class Quit:
    """Leave the engine thread."""


Request = (
    StartRun | SetPace | Advance | SetBreakpoints | AskKeras | LoadKeras | KerasImported | Stop | Read | Quit
)


# ── to the window ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Started:
    """A run begins."""

    run: int
    plan: WorkPlan


@dataclass(frozen=True)
class Advanced:
    """Some steps were computed."""

    run: int
    block: Block


@dataclass(frozen=True)
class Prepared:
    """Something is computed of what a run needs before its first step. done, total: in steps of layers."""

    run: int
    done: int
    total: int


@dataclass(frozen=True)
class Hit:
    """Breakpoints hold at the newest step, t; of a run that came as a whole, at the first such step.

    sentence: why. The run waits there until a pace is set or steps are asked for.
    """

    run: int
    t: int
    breakpoints: tuple[Breakpoint, ...]
    sentence: str


@dataclass(frozen=True)
class Finished:
    """A run has ended. ending: for which reason, and where."""

    run: int
    ending: Ending


@dataclass(frozen=True)
class Reported:
    """Keras' own account of the run's experiment."""

    run: int
    report: KerasReport


@dataclass(frozen=True)
class Failed:
    """A run cannot go on. error: an ExplorerError is shown to the user, any other is a bug."""

    run: int
    error: Exception


@dataclass(frozen=True)
class KerasLoaded:
    """TensorFlow is there, and runs may name the implementations that need it."""


@dataclass(frozen=True)
class KerasMissing:
    """TensorFlow is missing or broken; NumPy goes on."""

    error: ExplorerError


@dataclass(frozen=True)
class Restarted:
    """The engine's process has ended, and another one is there, which knows nothing of the run.

    error: the sentence that tells it; None where the other one was made ready to take over.
    """

    error: ExplorerError | None


Event = (
    Started
    | Prepared
    | Advanced
    | Hit
    | Finished
    | Reported
    | Failed
    | KerasLoaded
    | KerasMissing
    | Restarted
)
