"""The run that a worksheet tells of: NumPy's, a step longer than its table."""

from dataclasses import dataclass

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.implementations.numpy import NumPy
from engine.notation.number_text import PAPER_DIGITS, is_readable
from engine.run.measures import counts
from engine.run.name import TARGET
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import Simulation
from engine.run.start import Start
from engine.run.trace import Trace

IMPLEMENTATION = NumPy.name
MOST_FEATURES, MOST_UNITS, MOST_LAYERS = 2, 6, 3  # that a sheet of paper has room for


@dataclass(frozen=True)
class Run:
    """The run of a worksheet.

    steps: how many the table shows. has_next: whether one more is recorded, which questions may ask for.
    """

    recorded: RecordedRun
    steps: int

    @property
    def experiment(self) -> Experiment:
        """The experiment, varied for the student."""
        return self.recorded.experiment

    @property
    def plan(self) -> Plan:
        """The plan of the run."""
        return self.recorded.plan

    @property
    def start(self) -> Start:
        """Its weights and first states."""
        return self.recorded.start(IMPLEMENTATION)

    @property
    def trace(self) -> Trace:
        """The recorded steps."""
        return self.recorded.trace

    @property
    def has_next(self) -> bool:
        return self.trace.steps > self.steps


def run_of(experiment: Experiment, steps: int) -> Run:
    """Compute the steps of a sheet, and one more where the sequence has one.

    Raises ParameterError where the run has fewer steps than asked for.
    """
    check_size(experiment)
    ends_there = experiment.model.is_backward or not experiment.model.return_sequences  # one more changes all
    sequence = experiment.sequence.going_on(steps if ends_there else steps + 1)  # on paper it may be longer
    job = Job(experiment.replace(sequence=sequence), implementations=(IMPLEMENTATION,))
    simulation = Simulation(job, {IMPLEMENTATION: NumPyNetwork})
    run = record(simulation, steps + 1)
    if run.steps < steps:
        raise ParameterError("steps", f"must be at most {run.steps}, as the run has no more, got {steps}")
    return Run(run, steps)


def check_size(experiment: Experiment) -> None:
    """Raise ParameterError for a network whose numbers no sheet of paper has room for."""
    model = experiment.model
    sizes = [
        ("features of the sequence", experiment.sequence.features, MOST_FEATURES),
        ("targets of the sequence at each step", experiment.sequence.outputs, MOST_FEATURES),
        ("layers of the model", len(model.layers), MOST_LAYERS),
        *((f"units of layer {i}", layer.units, MOST_UNITS) for i, layer in enumerate(model.layers)),
        ("outputs of the model", model.outputs, MOST_FEATURES if model.readout is not None else MOST_UNITS),
    ]
    for field, size, most in sizes:
        if size > most:
            raise ParameterError(field, f"must be at most {most} for a worksheet, got {size}")


def first_unreadable(run: Run) -> int | None:
    """The first step with a number of more than seven digits; None where all are shorter."""
    for t in range(run.trace.steps):
        names = (name for name in run.trace if name != TARGET or counts(run.trace[name][t]))
        if not all(is_readable(value) for name in names for value in run.trace[name][t].tolist()):
            return t
    return None


def check_readable(run: Run) -> None:
    """Raise ParameterError where the table would hold numbers that nobody wants to reckon with."""
    t = first_unreadable(run)
    if t is not None and t < run.steps:
        why = f"as the numbers have more than {PAPER_DIGITS} digits from there on"
        raise ParameterError("steps", f"must be at most {t}, {why}, got {run.steps}")
