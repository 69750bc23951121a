"""Trainings in a table, and what is done to growing numbers."""

from dataclasses import replace

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.laboratory.investigations.exact_two_units import ExactTwoUnits
from engine.laboratory.remedy import REMEDIES, RemedyName, remedy_for, with_remedy
from engine.laboratory.study import SLICE, Study, steps_of
from engine.optimizers.sgd import SGD

EXACT = find_experiment("exact-two-units")[0].replace(training=SGD(learning_rate=0))
LARGEST = 7421


def study_of(experiment: Experiment, remedy: RemedyName = "none", updates: int = 30) -> Study:
    return Study(("one",), ("seed 0",), ((experiment,),), updates, remedy)


def with_bias(bias: float) -> Experiment:
    layer = EXACT.model.layers[0].replace(bias=(bias, 0.0))
    return EXACT.replace(model=EXACT.model.replace(layers=(layer,)))


@pytest.mark.parametrize(("remedy", "bias"), [("none", 3), ("largest", 3 / LARGEST)])
def test_exact_units_cost_nothing_whatever_they_see(remedy: RemedyName, bias: float) -> None:
    first, last = steps_of(study_of(with_bias(bias), remedy), 0, 0)
    assert (first.updates, last.updates) == (SLICE, 30)
    assert last.loss < 1e-12


@pytest.mark.parametrize("name", REMEDIES)
def test_remedy_is_undone(name: RemedyName) -> None:
    remedy = remedy_for(EXACT, name)
    np.testing.assert_allclose(remedy.original(remedy.changed), remedy.numbers, rtol=1e-12)
    changed = with_remedy(EXACT, name).sequence.generate()
    np.testing.assert_allclose(changed.inputs[0, :, 0].astype(float), remedy.changed[:-1])


def test_scaled_numbers_are_of_common_size() -> None:
    assert remedy_for(EXACT, "largest").changed.max() == 1
    standard = remedy_for(EXACT, "standardise").changed
    assert (standard.mean(), standard.std()) == (pytest.approx(0, abs=1e-12), pytest.approx(1))
    assert remedy_for(EXACT, "log").changed[-1] == pytest.approx(np.log(LARGEST))


def test_numbers_that_have_no_logarithm_are_refused() -> None:
    rotation = find_experiment("rotation")[0]
    with pytest.raises(ParameterError, match="must be above 0 for logarithms, got -1"):
        with_remedy(rotation, "log")
    with pytest.raises(ParameterError, match="must be one row of single numbers"):
        with_remedy(find_experiment("pascanus-wall")[0], "largest")


def test_sgd_is_gone_at_once_on_growing_numbers_and_bears_scaled_ones() -> None:
    study = ExactTwoUnits().study()
    place = study.rows.index("2 × SGD")
    raw, scaled = (next(steps_of(replace(study, remedy=remedy), place, 0)) for remedy in ("none", "largest"))
    assert (raw.loss, raw.updates) == (np.inf, 1)
    assert np.isfinite(scaled.loss)
    assert scaled.updates == SLICE


def test_first_seed_of_every_row_comes_first() -> None:
    study = ExactTwoUnits().study()
    places = [study.place(cell * study.slices) for cell in range(study.cells)]
    assert places[:3] == [(0, 0), (1, 0), (2, 0)]
    assert len(set(places)) == study.cells == 27
