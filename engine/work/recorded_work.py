"""Work of any other kind than a simulation, as it is recorded."""

from dataclasses import dataclass, replace

from engine.run.plan import Ending
from engine.run.trace import Block, Trace
from engine.work.base import WorkPlan


@dataclass(frozen=True, eq=False)
class RecordedWork:
    """The plan of a run of any kind, its recorded steps, and its ending once it has ended."""

    plan: WorkPlan
    trace: Trace
    ending: Ending | None = None

    @classmethod
    def begin(cls, plan: WorkPlan) -> "RecordedWork":
        """Work that begins."""
        return cls(plan, Trace(plan.axis.steps))

    def append(self, block: Block) -> None:
        """Record the next steps."""
        self.trace.append(block)

    def ended(self, ending: Ending) -> "RecordedWork":
        """A copy with the ending of the run."""
        return replace(self, ending=ending)
