"""A run that stops at breakpoints: exactly at a step, however many steps are computed together."""

from collections.abc import Sequence

from engine.breakpoints.base import Breakpoint
from engine.breakpoints.every import first_hit_of_any, lookback, usable
from engine.expression.scope import Scope
from engine.expression.tail import Tail
from engine.run.plan import Ending
from engine.run.simulate import Simulation
from engine.run.trace import Block
from engine.work.base import Found


class StoppingRun:
    """A simulation whose blocks end with the first step at which a breakpoint holds.

    What was computed beyond it is kept, and given first when the run goes on: no network has to be set
    back. Whether breakpoints hold is asked when steps are given, so that those count that are set then.
    """

    def __init__(self, simulation: Simulation, breakpoints: Sequence[Breakpoint] = ()) -> None:
        self.simulation = simulation
        self.found: Found | None = None
        """What the last advance stopped at."""
        self.computed = 0
        """How many steps it computed, given or not."""
        self._beyond = Block(0)
        self._tail = _tail_of(simulation)
        self.watch(breakpoints)

    @property
    def ahead(self) -> int:
        """How many steps are computed beyond those given."""
        return self._beyond.steps

    @property
    def ending(self) -> Ending | None:
        """How the run ended, once its last step is given."""
        return None if self.ahead else self.simulation.ending

    def watch(self, breakpoints: Sequence[Breakpoint]) -> None:
        """Stop at these from the next step on.

        One that looks back further than steps are kept counts only from where it can.
        """
        self._breakpoints = breakpoints
        self._usable: list[Breakpoint] | None = None
        self._tail.lookback = lookback(breakpoints)

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give at most `steps` steps, fewer where a breakpoint holds. is_watched: False passes by them.

        Where a layer goes backwards, none until all are computed, `steps` of a layer a time; then all at
        once, as each is made of the last ones, too. A breakpoint that holds is told even so.
        """
        whole, self.computed, self.found = self.simulation.whole, 0, None
        if whole is not None and not whole.is_done:
            before = whole.done
            whole.advance(steps)
            self.computed = whole.done - before
            return Block(0)
        if not self.ahead:
            self._beyond = self.simulation.advance(steps)
            self.computed = self.ahead if whole is None else 0
        block = self._beyond.part(0, min(steps, self.ahead) if whole is None else self.ahead)
        self.found = self._find(block) if is_watched and self._breakpoints and block.steps else None
        given = block
        if self.found is not None and whole is None:
            given = block.part(0, self.found.t - self._tail.steps + 1)
        self._beyond = self._beyond.part(given.steps, self.ahead)
        self._tail.push(given)
        return given

    def _find(self, block: Block) -> Found | None:
        scope = self._tail.scope(block, self.simulation.plan)
        if self._usable is None:
            self._usable = usable(self._breakpoints, scope)[0]
        begin = self._tail.steps
        able = [one for one in self._usable if self._tail.is_whole or one.lookback <= self._tail.held]
        hit = first_hit_of_any(able, scope, begin, begin + block.steps)
        return None if hit is None else _found(scope, *hit)


def _tail_of(simulation: Simulation) -> Tail:
    """What was recorded before the run's first step: nothing, but for a what-if."""
    resume = simulation.plan.job.resume
    if resume is None or simulation.plan.job.first_given == 0:
        return Tail()
    tail = Tail(steps=resume.t - resume.past.steps)
    tail.push(resume.past)
    return tail


def _found(scope: Scope, t: int, breakpoints: Sequence[Breakpoint]) -> Found:
    sentences = dict.fromkeys(one.sentence(scope, t) for one in breakpoints)
    return Found(t, tuple(breakpoints), "; ".join(sentences))
