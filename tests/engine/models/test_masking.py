"""Steps that Keras' Masking skips are skipped here, in every direction."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.errors import ParameterError
from engine.models.experiment import experiment_of
from engine.models.masking import without_masked
from engine.models.opened import OpenedModel
from engine.models.read import read_model
from engine.run.name import Y
from engine.theirs.inputs import sequence_of
from tests.engine.models.keras_models import layers, saved
from tests.engine.runs import recorded

MASKED = (0, 3, 4, 9)  # the first and the last, and two in the middle


def inputs() -> Any:
    """(1, 10, 3), of which some steps are −1 throughout, and one is in part; all are float32."""
    x = np.random.default_rng(2).normal(size=(1, 10, 3)).astype(np.float32).astype(np.float64)
    x[0, MASKED, :] = -1
    x[0, 5, 0] = -1
    return x


@pytest.mark.slow
@pytest.mark.usefixtures("in_process")
@pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy")
@pytest.mark.parametrize("returns", [True, False])
@pytest.mark.parametrize("is_both", [True, False])
def test_outputs_are_those_that_keras_predicts(returns: bool, is_both: bool, tmp_path: Path) -> None:
    from keras import layers as kl

    wide = {"dtype": "float64"}
    lstm = kl.LSTM(4, return_sequences=returns, **wide)
    model = layers(
        kl.Masking(-1.0, **wide),
        kl.GRU(3, return_sequences=True, **wide),
        kl.Bidirectional(lstm, **wide) if is_both else lstm,
        kl.Dense(2, **wide),
    )
    opened = read_model(saved(model, tmp_path / "model.keras"))
    x = inputs()
    values, told = without_masked(opened, x)
    assert told == ("Masked, and taken out: 4 of 10 steps. There the states stay as they are.",)
    found = recorded(experiment_of(opened, sequence_of(values, 2))).trace[Y.of("numpy")]
    theirs = np.asarray(model(x))[0]
    wanted = np.delete(theirs, MASKED, axis=0) if returns else theirs
    np.testing.assert_allclose(found if returns else found[-1], wanted, rtol=0, atol=1e-10)


def masking(value: float | None) -> OpenedModel:
    return OpenedModel(model=None, features=3, convention="Keras", mask_value=value)  # type: ignore[arg-type]


def test_inputs_of_a_model_without_masking_stay_as_they_are() -> None:
    assert without_masked(masking(None), inputs())[0].shape == (1, 10, 3)
    assert without_masked(masking(7), inputs())[1] == ()


def test_rows_that_mask_different_steps_are_told() -> None:
    both = np.concatenate([inputs(), inputs() + 1])
    with pytest.raises(ParameterError, match=r"masks different steps in its rows .* bring one row"):
        without_masked(masking(-1), both)
    with pytest.raises(ParameterError, match="masks every step"):
        without_masked(masking(0), np.zeros((1, 4, 3)))
