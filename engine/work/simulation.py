"""Work that steps the networks of an experiment over one row of its sequence, and stops at breakpoints."""

from collections.abc import Mapping, Sequence

from engine.breakpoints.base import Breakpoint
from engine.implementations.numpy import NumPy
from engine.run.memory import check_recording
from engine.run.plan import Ending, Job, Plan
from engine.run.simulate import MakeNetwork, Simulation, may_grow
from engine.run.trace import Block
from engine.sequences.base import Batch
from engine.sequences.growing import GrowingRow
from engine.work.base import Preparing, Work
from engine.work.equipment import Equipment
from engine.work.stopping import StoppingRun
from engine.zoo.every import specimen

BREATH = 0.05  # seconds in which the window draws the first step of a what-if undisturbed
LONG = 8192  # steps; a shorter what-if is computed before the window would notice


class SimulationWork(Work):
    """A simulation whose blocks end with the first step at which a breakpoint holds."""

    takes = Job

    def __init__(self, job: Job, equipment: Equipment) -> None:
        sequence = job.experiment.sequence
        growing = equipment.growing_of(sequence) if may_grow(job) else None
        batch = equipment.batch_of(sequence) if growing is None else None
        simulation = simulation_of(job, equipment.make_networks, batch, growing)
        check_recording(simulation.plan)
        self._run = StoppingRun(simulation)
        self.plan: Plan = simulation.plan
        self.breath = _breath(self.plan)

    @property
    def ending(self) -> Ending | None:
        """How the run ended, once its last step is given."""
        return self._run.ending

    @property
    def speed_key(self) -> object:
        """All that decides how long a step takes."""
        plan, job = self.plan, self.plan.job
        units = tuple(layer.units for layer in job.experiment.model.layers)
        return units, plan.sequence.features, job.implementations, plan.is_jit_compiled

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give at most `steps` further steps, fewer where a breakpoint holds."""
        block = self._run.advance(steps, is_watched=is_watched)
        self.ahead, self.found, self.computed = self._run.ahead, self._run.found, self._run.computed
        return block

    @property
    def preparing(self) -> Preparing | None:
        """A run with a layer that goes backwards has all to compute before its first step can be given."""
        whole = self._run.simulation.whole
        return None if whole is None or whole.is_done else Preparing(whole.done, whole.total)

    def watch(self, breakpoints: Sequence[Breakpoint]) -> None:
        """Stop at these from the next step on."""
        self._run.watch(breakpoints)


def simulation_of(
    job: Job,
    make_networks: Mapping[str, MakeNetwork],
    batch: Batch | None = None,
    growing: GrowingRow | None = None,
) -> Simulation:
    """A run; of the specimen that the job names, with its mistake. Raises ParameterError."""
    if job.specimen is None:
        return Simulation(job, make_networks, batch=batch, growing=growing)
    found = specimen(job.specimen)
    return Simulation(job, {**make_networks, NumPy.name: found.make_network}, found.make_rows, batch)


def _breath(plan: Plan) -> float:
    """Seconds in which a long what-if leaves the processor to the window."""
    resume = plan.job.resume
    return BREATH if resume is not None and plan.end - resume.t > LONG else 0
