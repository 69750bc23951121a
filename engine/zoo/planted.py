"""A specimen whose mistake the doctor knows: its file there declares both."""

from collections.abc import Iterator

import numpy as np

from engine.array import Array
from engine.doctor.evidence import evidence_of
from engine.doctor.exhibit import Exhibit
from engine.doctor.mistake import KnownMistake, Patient
from engine.doctor.recipe import Recipe, as_recorded, recipe_of, unknown_layers
from engine.doctor.search import mistakes
from engine.experiment import Experiment
from engine.run.network import Network
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan
from engine.run.start import start_of
from engine.sequences.base import Batch
from engine.zoo.base import Specimen
from engine.zoo.recipe_network import RecipeNetwork, in_numbers_of

MOST_STEPS = 1000  # of a stand-in for inputs that no mistake looks at


class PlantedSpecimen(Specimen):
    """Makes one of the doctor's mistakes, by its recipe, in any experiment that can make it."""

    def __init__(self, mistake: KnownMistake, exhibit: Exhibit) -> None:
        self._mistake, self._exhibit = mistake, exhibit
        self.difficulty, self.line, self.symptom = exhibit.difficulty, exhibit.line, exhibit.symptom
        self.explanation, self.report, self.giveaways = (
            exhibit.explanation,
            exhibit.report,
            exhibit.giveaways,
        )
        self.sequence, self.layer, self.readout = exhibit.sequence, exhibit.layer, exhibit.readout
        self.row = exhibit.row

    @property
    def name(self) -> str:
        return self._exhibit.name

    def make_network(self, plan: Plan) -> Network:
        experiment = plan.job.experiment
        rows, steps, features = experiment.sequence.inputs_shape
        planted = self._plant(experiment, np.zeros((rows, min(steps, MOST_STEPS), features)))
        if planted is None:
            return NumPyNetwork(plan)
        network = RecipeNetwork(plan, *planted)
        is_first = network.start.t == 0 and plan.carried.get(network.name) is None
        if is_first and planted[1].view is not as_recorded and planted[0].view is as_recorded:
            _go_through_rows_before(network, plan)
        return network

    def make_rows(self, plan: Plan, batch: Batch, x: Array, target: Array) -> tuple[Array, Array]:
        planted = self._plant(plan.job.experiment, batch.inputs)
        if planted is None:
            return x, target
        right, mistaken = planted
        is_changed = mistaken.x is not right.x and right.view is mistaken.view is as_recorded
        if not is_changed or plan.job.row >= len(mistaken.x):  # rows may be missing where one left float64
            return x, target
        row = mistaken.x[plan.job.row]
        return (in_numbers_of(x, row) if row.shape == x.shape else x), target

    def _plant(self, experiment: Experiment, inputs: Array) -> tuple[Recipe, Recipe] | None:
        """The right recipe and the mistaken one; None where this experiment cannot make the mistake."""
        if not inputs.size or unknown_layers(experiment.model):
            return None
        try:
            x = inputs.astype(float)
        except OverflowError:  # integers that no float holds: the run ends there
            return None
        recipe = recipe_of(experiment.model, x, start_of(experiment, "float64"))
        rows, steps, _ = x.shape
        evidence = evidence_of(recipe, rows, steps, np.zeros((rows, steps, recipe.outputs)))
        details = self._exhibit.details
        case = Patient(recipe, evidence, lambda recipe: details.get("N"))
        with np.errstate(all="ignore"):  # a stranger's numbers may leave float64
            found = self._mistake.planted(case, details)
        return None if found is None else (recipe, found.recipe)


def planted_specimens() -> Iterator[PlantedSpecimen]:
    """One for each exhibit of a mistake that the doctor knows."""
    return (PlantedSpecimen(mistake, exhibit) for mistake in mistakes() for exhibit in mistake.exhibits)


def _go_through_rows_before(network: RecipeNetwork, plan: Plan) -> None:
    """Have a network keep the states of the rows before its own."""
    batch = plan.job.experiment.sequence.generate()
    with np.errstate(all="ignore"):  # what overflows is found at the first step of the run
        for row in range(plan.job.row):
            inputs = batch.row(row).inputs
            if len(inputs) > 0:  # a sequence may have left float64 before
                network.advance(inputs)
    network.begin_again()
