"""How far the shown run has come, as one of six states."""

from dataclasses import dataclass

ALL = 2**62  # steps: more than any run has


@dataclass(frozen=True)
class Idle:
    """No run has begun yet."""


@dataclass(frozen=True)
class CatchingUp:
    """The run computes steps at once, whatever the pace, until `to` are recorded.

    So a run that replaces another one, as after an edit, comes as far as that one was.
    """

    to: int


@dataclass(frozen=True)
class Stepping:
    """The user asked for single steps; they are computed until `to` are recorded.

    enters: show the next one from its first operation. before: how many steps were still to be caught up when
    the user asked.
    """

    to: int
    enters: bool = False
    before: int = 0


@dataclass(frozen=True)
class Open:
    """Steps are left: they are computed at the pace while the drive runs, otherwise when asked for."""


@dataclass(frozen=True)
class Held:
    """All steps before the barrier are computed, and there would be more."""


@dataclass(frozen=True)
class Over:
    """The run has ended."""


RunState = Idle | CatchingUp | Stepping | Open | Held | Over


def with_steps(state: RunState, steps: int) -> RunState:
    """The state after the trace has grown to `steps` steps."""
    match state:
        case CatchingUp(to) | Stepping(to) if steps >= to:
            return Open()
        case Stepping(to, _, before):
            return Stepping(to, False, before)
    return state


def with_step_asked(state: RunState, steps: int, enters: bool) -> RunState:
    """The state after the user asked for one more step. steps: how many are recorded."""
    match state:
        case CatchingUp(to):
            return Stepping(max(to, steps) + 1, enters, to)
        case Stepping(to, is_entered, before):
            return Stepping(to + 1, enters or is_entered, before)
    return Stepping(steps + 1, enters)


def without_request(state: RunState) -> RunState:
    """The state after the user paused the run."""
    return Open() if isinstance(state, CatchingUp | Stepping) else state


def steps_wanted(state: RunState, steps: int) -> int:
    """How many steps a run that replaces this one computes at once. steps: how many are recorded."""
    match state:
        case Idle() | Held() | Over():
            return ALL
        case CatchingUp(to):  # it has not come as far as it was asked to, and is asked again
            return max(to, steps)
        case Stepping(before=before):
            return max(before, steps)
    return steps
