"""Fields changed by their paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.optimizers.sgd import SGD
from engine.setting import with_settings


def problem(*settings: str) -> str:
    with pytest.raises(ParameterError) as caught:
        with_settings(Experiment(), settings)
    return str(caught.value)


def test_number_is_read_as_json() -> None:
    assert with_settings(Experiment(), ["sequence.weight=-2.5"]).sequence.weight == -2.5


def test_word_needs_no_quotes() -> None:
    assert (
        with_settings(Experiment(), ["model.layers[0].activation=relu"]).model.layers[0].activation == "relu"
    )


def test_matrix_is_read_as_json() -> None:
    changed = with_settings(Experiment(), ["model.layers[0].kernel=[[2]]", 'model.readout={"kernel": [[1]]}'])
    assert changed.model.layers[0].kernel == ((2,),)
    assert changed.model.readout.kernel == ((1,),)


def test_fields_that_fit_only_together_may_be_set_together() -> None:
    changed = with_settings(Experiment(), ["model.layers[0].units=2", "model.layers[0].bias=[1, 2]"])
    assert changed.model.layers[0].bias == (1, 2)


def test_nothing_set_changes_nothing() -> None:
    assert with_settings(Experiment(), []) == Experiment()


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("sequence.weight", "--set must be FIELD=VALUE"),
        ("=3", "--set must name a field"),
        ("a b=3", "--set must name a field"),
        ("sequence.colour=3", "sequence.colour is not a field of this experiment; there are kind, seq_len"),
        ("model.layers[1].units=3", "model.layers[1].units is not a field of this experiment"),
        ("model.readout.kernel=3", "model.readout.kernel is not a field of this experiment"),
        ("seed.x=3", "seed.x is not a field"),
        ("sequence.weight=two", "sequence.weight must be a number, got 'two'"),
        ("sequence.weight=NaN", "sequence.weight must be a finite number"),
        ("model.layers[0].units=0", "model.layers[0].units must be at least 1, got 0"),
    ],
)
def test_wrong_setting_is_told_in_a_sentence(setting: str, sentence: str) -> None:
    assert problem(setting).startswith(sentence)


def test_another_optimizer_brings_its_own_settings() -> None:
    settings = "training.learning_rate=0.5", "training.optimizer=SGD", "training.momentum=0.9"
    found = with_settings(Experiment(), settings).training
    assert found == SGD(learning_rate=0.5, momentum=0.9)


@given(st.text(max_size=40))
def test_any_text_is_a_setting_or_a_sentence(text: str) -> None:
    try:
        with_settings(Experiment(), [text])
    except ParameterError as error:
        assert str(error)
