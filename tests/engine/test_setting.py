"""Fields changed by their paths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.optimizers.sgd import SGD
from engine.run.reshape import with_sequence
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from engine.setting import with_settings
from engine.tasks.adding import AddingProblem


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


def test_text_may_stand_in_brackets() -> None:
    assert with_settings(Experiment(), ["name=[draft]"]).name == "[draft]"


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
        (
            "model.layers=[{cell: GRU}]",
            "model.layers must be JSON, whose words stand in double quotes, got '[{",
        ),
    ],
)
def test_wrong_setting_is_told_in_a_sentence(setting: str, sentence: str) -> None:
    assert problem(setting).startswith(sentence)


def test_another_optimizer_brings_its_own_settings() -> None:
    settings = "training.learning_rate=0.5", "training.optimizer=SGD", "training.momentum=0.9"
    found = with_settings(Experiment(), settings).training
    assert found == SGD(learning_rate=0.5, momentum=0.9)


def test_another_sequence_begins_as_its_kind_does() -> None:
    found = with_settings(Experiment(), ["sequence.length=9", "sequence.kind=adding"]).sequence
    assert found == AddingProblem(length=9)


def test_sequence_of_its_own_kind_keeps_its_fields() -> None:
    settings = "sequence.weight=3", "sequence.kind=memory_sum"
    assert with_settings(Experiment(), settings).sequence == MemorySum(weight=3)


def test_own_values_must_be_given() -> None:
    assert problem("sequence.kind=values").startswith("sequence.values must be set, too, where sequence.kind")
    assert with_settings(Experiment(), ["sequence.kind=values", "sequence.values=[[1], [2]]"]).sequence == (
        Values(values=((1,), (2,)))
    )


def test_another_cell_keeps_where_the_layer_stands_and_draws_its_weights() -> None:
    layers = LSTM(units=2), LSTM(units=2, merge_mode="sum", bias=(0,) * 8)
    before = Experiment(model=Model(layers=layers))
    found = with_settings(before, ["model.layers[1].cell=SimpleRNN"]).model.layers
    assert found == (layers[0], SimpleRNN(units=2, merge_mode="sum"))


def test_weights_fit_another_sequence_as_in_the_window() -> None:
    before = Experiment(model=Model(layers=(SimpleRNN(kernel=((3,),)),)))
    assert with_settings(before, ["sequence.kind=adding"]) == with_sequence(before, AddingProblem())


def test_weights_that_are_set_beside_a_kind_are_not_refit() -> None:
    settings = "sequence.kind=adding", "model.layers[0].kernel=[[1]]"
    assert problem(*settings) == "model.layers[0].kernel must have shape (2, 1), got (1, 1)"


@pytest.mark.parametrize("setting", ["seed=x", "precision=x", "model=x", "model={}", "sequence.length=x"])
def test_what_is_wrong_beside_another_kind_is_told(setting: str) -> None:
    if setting == "model={}":
        assert with_settings(Experiment(), ["sequence.kind=adding", setting]).model == Model()
    else:
        assert problem("sequence.kind=adding", setting).startswith(setting.split("=")[0])


@pytest.mark.parametrize("path", ["sequence.kind", "training.optimizer", "model.layers[0].cell"])
@pytest.mark.parametrize("value", ["no_such", "[1]", "{}", "null", "3"])
def test_kind_that_is_none_is_told(path: str, value: str) -> None:
    assert "kind" in problem(f"{path}={value}")


@given(st.text(max_size=40))
def test_any_text_is_a_setting_or_a_sentence(text: str) -> None:
    try:
        with_settings(Experiment(), [text])
    except ParameterError as error:
        assert str(error)
