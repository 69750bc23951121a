"""What a specimen of the bug zoo is: a broken network, its symptom, and where the mistake is."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from engine.array import Array
from engine.cells.base import Cell
from engine.experiment import Dense, Experiment, Model
from engine.implementations.numpy import NumPy
from engine.run.name import Name
from engine.run.network import Network
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import Simulation
from engine.sequences.base import Batch, Sequence

RunNumbers = Mapping[str, Array]
"""Everything of a run, by bare name ("x", "target", "xW", …, "y", "error") in the order it is computed;
(steps, size) each."""


@dataclass(frozen=True)
class ZooVerdict:
    """What to tell who names a number.

    right: the first wrong number. close: wrong too, but after something else that is. fine: nothing is wrong.
    """

    kind: Literal["right", "close", "fine"]
    sentence: str


@dataclass(frozen=True)
class Findings:
    """A dissected specimen. culprits: of each step the first wrong operation, or None."""

    broken: RunNumbers
    right: RunNumbers
    culprits: tuple[str | None, ...]


class Specimen:
    """A network of one layer whose NumPy implementation makes one mistake, in its arithmetic or its set-up.

    Without the mistake it predicts every target. A subclass describes the symptom and plants the mistake by
    overriding `make_network` or `make_rows`. Both must work for any experiment, since the user may change the
    specimen's while searching.
    """

    difficulty: int
    """What is easier has a smaller number, and comes first."""
    number: int
    """Its place in the zoo, from 1; given by the list of all (engine/zoo/every.py)."""
    line: str
    """The symptom in a few words."""
    symptom: str
    """What a user sees, and not why."""
    explanation: str
    """Why, and how it is mended."""
    report: str = ""
    """Where the mistake was reported: "owner/project#number" on GitHub; "" where none is known."""
    giveaways: tuple[str, ...]
    """What line and symptom must not say."""
    sequence: Sequence
    layer: Cell
    readout: Dense | None = None
    row: int = 0
    """Which one of the batch is run."""

    def make_network(self, plan: Plan) -> Network:
        """The network that replaces NumPy's."""
        return NumPyNetwork(plan)

    def make_rows(self, plan: Plan, batch: Batch, x: Array, target: Array) -> tuple[Array, Array]:
        """The inputs and targets that the run uses instead of the right ones, (steps, features) each."""
        return x, target

    @property
    def name(self) -> str:
        """As a file may be called."""
        return type(self).__module__.rpartition(".")[2]

    @property
    def title(self) -> str:
        """As the user sees it."""
        return f"Specimen {self.number}"

    @property
    def url(self) -> str:
        """Of the report; "" without one."""
        project, _, number = self.report.partition("#")
        return f"https://github.com/{project}/issues/{number}" if self.report else ""

    @cached_property
    def experiment(self) -> Experiment:
        """What the user opens. Its numbers are small, and float32 holds them exactly."""
        model = Model(layers=(self.layer,), readout=self.readout)
        return Experiment(name=self.title, description=self.symptom, sequence=self.sequence, model=model)

    @property
    def job(self) -> Job:
        """What to run, in all implementations."""
        return Job(self.experiment, self.row, specimen=self.name)

    @property
    def culprit(self) -> str:
        """The name of the quantity whose computation is the first to go wrong."""
        return str(self.findings.culprits[self.first_t])

    @property
    def first_t(self) -> int:
        """The first step with a wrong number."""
        return next(t for t, name in enumerate(self.findings.culprits) if name is not None)

    def judge(self, t: int, quantity: str, index: int | None = None) -> ZooVerdict:
        """Whether a number of `job` is the first one that is wrong.

        quantity: bare, as "hU"; without a readout "y" is "h". index: of the unit, feature or output
        that is named; None names all of them. Raises KeyError.
        """
        found = self.findings
        if quantity == "y" and self.readout is None:
            quantity = "h"
        which = slice(None) if index is None else index
        is_same = np.array_equal(found.broken[quantity][t][which], found.right[quantity][t][which])
        if quantity == found.culprits[t] and t > self.first_t:
            return ZooVerdict("close", "The same mistake has made this number. But is it the first? Go back.")
        if is_same:
            return ZooVerdict("fine", "This number is right. The mistake is somewhere else.")
        if quantity == found.culprits[t]:
            return ZooVerdict("right", "Found: this is where it goes wrong first.")
        return ZooVerdict("close", "This number is wrong too, but only because an earlier one is. Go back.")

    @cached_property
    def findings(self) -> Findings:
        """Which numbers are wrong, and by which operation; computed when first asked for."""
        return _dissect(self)


def _dissect(found: Specimen) -> Findings:
    """Run a specimen, and compare each step with what is right from the same input and states."""
    job = dataclasses.replace(found.job, implementations=(NumPy.name,), specimen=None)
    simulation = Simulation(job, {NumPy.name: NumPyNetwork})
    plan = simulation.plan
    right = _by_quantity(simulation.advance(plan.steps).arrays)
    x, target = found.make_rows(plan, simulation.batch, right["x"], right["target"])
    broken = _with_error({"x": x, "target": target, **_by_quantity(found.make_network(plan).advance(x))})
    right = _with_error(right)
    return Findings(broken, right, tuple(_culprit(plan, broken, right, t) for t in range(plan.steps)))


def _culprit(plan: Plan, broken: RunNumbers, right: RunNumbers, t: int) -> str | None:
    """The first of a step's operations whose result is not what it should be."""
    expected = {"x": right["x"][t], "target": right["target"][t]} | _right_step(plan, broken, t)
    return next((name for name, value in expected.items() if (broken[name][t] != value).any()), None)


def _right_step(plan: Plan, broken: RunNumbers, t: int) -> dict[str, Array]:
    """What the right network makes of the recorded input and the recorded states before it."""
    experiment = plan.job.experiment
    if t > 0:
        (layer,) = experiment.model.layers
        layer = layer.replace(initial_state=[broken[name][t - 1].tolist() for name in layer.states])
        experiment = experiment.replace(model=experiment.model.replace(layers=[layer]))
    network = NumPyNetwork(dataclasses.replace(plan, job=Job(experiment)))
    return {name: rows[0] for name, rows in _by_quantity(network.advance(broken["x"][t : t + 1])).items()}


def _with_error(numbers: dict[str, Array]) -> dict[str, Array]:
    return {**numbers, "error": numbers["y"] - numbers["target"]}


def _by_quantity(arrays: Mapping[Name, Array]) -> dict[str, Array]:
    return {name.quantity: array for name, array in arrays.items()}
