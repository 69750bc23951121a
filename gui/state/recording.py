"""A run as the window keeps it."""

from dataclasses import dataclass

from engine.run.measures import Measures
from engine.run.plan import Ending, Plan
from engine.run.trace import Trace


@dataclass(frozen=True)
class Recording:
    """What a run set out with, its steps, and how it ended, if it has.

    plans: the run's own is the last. A what-if has those before it whose steps it begins with: each
    holds from its first step up to the next one's.
    """

    plans: tuple[Plan, ...]
    trace: Trace
    measures: Measures
    ending: Ending | None

    @property
    def plan(self) -> Plan:
        """What the run set out with."""
        return self.plans[-1]

    @property
    def may_go_on(self) -> bool:
        """Whether steps are left to compute."""
        return self.ending is None and self.trace.steps < self.plan.end


def first_step(plan: Plan) -> int:
    """The first step that a run computes itself."""
    return 0 if plan.job.resume is None else plan.job.resume.t
