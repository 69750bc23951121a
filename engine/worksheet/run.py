"""The run that a worksheet tells of: NumPy's, a step longer than its table."""

from dataclasses import dataclass

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.explain.origin import Numbers
from engine.notation.number_text import PAPER_DIGITS, is_readable
from engine.run.measures import counts
from engine.run.name import TARGET
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from engine.run.weights import Start, start_of_plan

IMPLEMENTATION = "numpy"
MOST_FEATURES, MOST_UNITS, MOST_LAYERS = 2, 6, 3  # that a sheet of paper has room for


@dataclass(frozen=True)
class Run:
    """steps: of the table. has_next: whether the step after them is there, too."""

    experiment: Experiment
    plan: Plan
    start: Start
    trace: Trace
    steps: int

    @property
    def has_next(self) -> bool:
        return self.trace.steps > self.steps

    @property
    def numbers(self) -> Numbers:
        """Every number of the run by its name."""
        return Numbers(self.plan, self.start, self.trace, IMPLEMENTATION)


def run_of(experiment: Experiment, steps: int) -> Run:
    """Run the first steps, and one more where there is one. Raises ParameterError where there are fewer."""
    check_size(experiment)
    sequence = experiment.sequence.going_on(steps + 1)  # on paper it may well be longer
    job = Job(experiment.replace(sequence=sequence), implementations=(IMPLEMENTATION,))
    simulation = Simulation(job, {IMPLEMENTATION: NumPyNetwork})
    trace = Trace()
    while simulation.ending is None:
        trace.append(simulation.advance(steps + 1))
    run = Run(job.experiment, simulation.plan, start_of_plan(simulation.plan, IMPLEMENTATION), trace, steps)
    if trace.steps < steps:
        raise ParameterError("steps", f"must be at most {trace.steps}, as the run has no more, got {steps}")
    return run


def check_size(experiment: Experiment) -> None:
    """Raise ParameterError for a network whose numbers no sheet of paper has room for."""
    model = experiment.model
    sizes = [
        ("sequence: features", experiment.sequence.features, MOST_FEATURES),
        ("sequence: outputs", experiment.sequence.outputs, MOST_FEATURES),
        ("model: layers", len(model.layers), MOST_LAYERS),
        *((f"model.layers[{i}].units", layer.units, MOST_UNITS) for i, layer in enumerate(model.layers)),
        ("model: outputs", model.outputs, MOST_FEATURES if model.readout is not None else MOST_UNITS),
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
