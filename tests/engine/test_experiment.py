"""Experiments as values and as JSON."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ExplorerError, FileError, ParameterError
from engine.experiment import Experiment
from engine.files.experiment_file import FORMAT, VERSION, from_json, to_json
from tests.engine.strategies import exact_experiments, experiments

HEADER = {"format": FORMAT, "version": VERSION}


def problem(**fields: Any) -> str:
    with pytest.raises(ParameterError) as caught:
        Experiment.parse(fields)
    return str(caught.value)


def layer_problem(**fields: Any) -> str:
    return problem(model={"layers": [{"cell": "SimpleRNN", **fields}]})


def file_problem(text: str) -> str:
    with pytest.raises(FileError) as caught:
        from_json(text)
    return str(caught.value)


# ── values ─────────────────────────────────────────────────────────────────────────────────────


@given(experiments | exact_experiments())
def test_any_experiment_survives_json(experiment: Experiment) -> None:
    assert from_json(to_json(experiment)) == experiment


@given(experiments | exact_experiments())
def test_any_experiment_equals_its_replaced_self_and_shares_its_hash(experiment: Experiment) -> None:
    again = experiment.replace(name="another").replace(name=experiment.name)
    assert again == experiment
    assert hash(again) == hash(experiment)


def test_experiment_with_a_real_number_differs_from_one_with_the_same_integer() -> None:
    whole = Experiment.parse({"sequence": {"kind": "memory_sum", "weight": 2}})
    real = Experiment.parse({"sequence": {"kind": "memory_sum", "weight": 2.0}})
    assert whole != real


def test_experiment_with_a_real_weight_differs_from_one_with_the_same_integer() -> None:
    def with_kernel(number: float) -> Experiment:
        return Experiment.parse({"model": {"layers": [{"cell": "SimpleRNN", "kernel": [[number]]}]}})

    assert with_kernel(1) != with_kernel(1.0)
    assert with_kernel(1) == with_kernel(1)


def test_experiment_is_no_equal_of_another_kind_of_thing() -> None:
    assert Experiment() != "an experiment"


def test_experiment_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Experiment().seed = 3  # type: ignore[misc]


def test_replace_checks_the_new_fields() -> None:
    with pytest.raises(ParameterError, match="seed must be at least 0, got -1"):
        Experiment().replace(seed=-1)


# ── strictness ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("value", "shown"), [(True, "true"), ("2", "'2'"), (2.0, "2.0"), (None, "null")])
def test_whole_number_field_takes_only_whole_numbers(value: object, shown: str) -> None:
    assert problem(seed=value) == f"seed must be a whole number, got {shown}"


@pytest.mark.parametrize(("value", "shown"), [(True, "true"), ("2", "'2'"), (None, "null"), ([2], "[2]")])
def test_number_field_takes_only_numbers(value: object, shown: str) -> None:
    got = problem(sequence={"kind": "memory_sum", "weight": value})
    assert got == f"sequence.weight must be a number, got {shown}"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 10**309, -(10**4000)])
def test_number_field_refuses_what_float64_cannot_hold(value: float) -> None:
    got = problem(sequence={"kind": "memory_sum", "bias": value})
    assert got.startswith("sequence.bias must be a finite number within float64 (below 1.8e308), got ")
    assert len(got) < 140


@pytest.mark.parametrize("value", [1, 0, 1.0, "on", None, "True"])
def test_jit_compile_takes_only_auto_and_flags(value: object) -> None:
    assert problem(jit_compile=value).startswith('jit_compile must be "auto", true or false, got ')


@pytest.mark.parametrize("value", ["auto", True, False])
def test_jit_compile_keeps_what_it_is_given(value: object) -> None:
    assert Experiment.parse({"jit_compile": value}).jit_compile is value


def test_flag_takes_no_number() -> None:
    assert layer_problem(use_bias=1) == "model.layers[0].use_bias must be true or false, got 1"


# ── sentences name the field and what would be right ───────────────────────────────────────────


@given(
    st.from_regex(r"[a-z_]{1,12}", fullmatch=True).filter(lambda name: name not in Experiment.model_fields)
)
def test_unknown_field_is_named(name: str) -> None:
    assert problem(**{name: 1}) == f"{name} is not a field that this version knows"


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"sequence": {"kind": "memory_sum", "wieght": 1}}, "sequence.wieght"),
        ({"sequence": {"kind": "values", "weight": 1}}, "sequence.weight"),
        ({"model": {"layer": []}}, "model.layer"),
        ({"model": {"layers": [{"cell": "SimpleRNN", "unit": 1}]}}, "model.layers[0].unit"),
        ({"model": {"readout": {"kernel": [[1]], "bais": [1]}}}, "model.readout.bais"),
        ({"precision": {"cupy": "float32"}}, "precision.cupy"),
        ({"training": {"rate": 1}}, "training.rate"),
    ],
)
def test_unknown_field_inside_is_named_with_its_path(fields: dict[str, Any], path: str) -> None:
    assert problem(**fields) == f"{path} is not a field that this version knows"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"units": 0}, "units must be at least 1, got 0"),
        ({"units": 1025}, "units must be at most 1024, got 1025"),
        ({"units": 2, "kernel": [[1]]}, "kernel must have shape (1, 2), got (1, 1)"),
        ({"kernel": [[1], [2]]}, "kernel must have shape (1, 1), got (2, 1)"),
        ({"kernel": [[1], [2, 3]]}, "kernel must have shape (1, 1), got rows of different lengths"),
        ({"kernel": []}, "kernel must have shape (1, 1), got an empty list"),
        ({"kernel": [[]]}, "kernel must have shape (1, 1), got (1, 0)"),
        ({"kernel": "ab"}, "kernel must be a list, got 'ab'"),
        ({"kernel": [1]}, "kernel[0] must be a list, got 1"),
        ({"kernel": [["1"]]}, "kernel[0][0] must be a number, got '1'"),
        ({"recurrent_kernel": [[1, 2]]}, "recurrent_kernel must have shape (1, 1), got (1, 2)"),
        ({"bias": [1, 2]}, "bias must have shape (1,), got (2,)"),
        ({"bias": []}, "bias must have shape (1,), got (0,)"),
        ({"bias": [1], "use_bias": False}, "bias must be left out when use_bias is false"),
        ({"initial_state": [[1], [2]]}, "initial_state must have shape (1, 1), got (2, 1)"),
    ],
)
def test_wrong_layer_is_told_with_field_and_expected_shape(fields: dict[str, Any], sentence: str) -> None:
    assert layer_problem(**fields) == f"model.layers[0].{sentence}"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"model": {"layers": []}}, "model.layers must have at least one entry, got 0"),
        ({"model": {"layers": 3}}, "model.layers must be a list, got 3"),
        ({"model": 3}, "model must be an object, got 3"),
        ({"model": {"layers": [{}]}}, "model.layers[0] must be an object that says its kind, got {}"),
        ({"model": {"layers": [7]}}, "model.layers[0] must be an object that says its kind, got 7"),
        ({"model": {"readout": {}}}, "model.readout.kernel is missing"),
        (
            {"model": {"readout": {"kernel": []}}},
            "model.readout.kernel must have shape (1, outputs), got an empty list",
        ),
        (
            {"model": {"readout": {"kernel": [[1], [2]]}}},
            "model.readout.kernel must have shape (1, 1), got (2, 1)",
        ),
        (
            {"model": {"readout": {"kernel": [[1, 2]], "bias": [1]}}},
            "model.readout.bias must have shape (2,), got (1,)",
        ),
        (
            {"sequence": {"kind": "values", "values": [[1]]}},
            "sequence.values must have at least 2 time steps where targets are the next values, got 1",
        ),
        (
            {"sequence": {"kind": "values", "values": [[], []]}},
            "sequence.values[0] must hold at least 1 number, got none",
        ),
        (
            {"sequence": {"kind": "values", "values": [[1], [1, 2]]}},
            "sequence.values[1] must hold as many numbers as the first time step (1), got 2",
        ),
        ({"sequence": {"kind": "memory_sum", "seq_len": 1}}, "sequence.seq_len must be at least 2, got 1"),
        (
            {"sequence": {"kind": "memory_sum", "seq_len": 10_000_000, "batch_size": 2}},
            "sequence.batch_size must be at most 1 where seq_len is 10000000, got 2",
        ),
        ({"seed": 2**63}, "seed must be at most 9223372036854775807, got 9223372036854775808"),
        ({"name": 3}, "name must be a text, got 3"),
        ({"name": "x" * 201}, "name must have at most 200 characters"),
        ({"name": "\ud800"}, r"name must be made of valid characters, got '\ud800'"),
        ({"precision": {"keras": "exact"}}, "precision.keras must be 'float32' or 'float64', got 'exact'"),
    ],
)
def test_wrong_field_is_told_in_a_sentence(fields: dict[str, Any], sentence: str) -> None:
    assert problem(**fields) == sentence


def test_unknown_sequence_is_told_with_those_that_exist() -> None:
    got = problem(sequence={"kind": "memory_some"})
    assert got.startswith("sequence is of an unknown kind 'memory_some'; known: 'memory_sum'")


def test_shape_of_a_second_layer_follows_the_units_of_the_first() -> None:
    first = {"cell": "SimpleRNN", "units": 3}
    second = {"cell": "SimpleRNN", "units": 2, "kernel": [[1, 2]]}
    got = problem(model={"layers": [first, second]})
    assert got == "model.layers[1].kernel must have shape (3, 2), got (1, 2)"


# ── exact integers ─────────────────────────────────────────────────────────────────────────────

LINEAR = {
    "cell": "SimpleRNN",
    "activation": "linear",
    "kernel": [[2]],
    "recurrent_kernel": [[1]],
    "bias": [3],
}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"sequence": {"kind": "memory_sum", "weight": 0.5}},
            "every number of the sequence is a whole number",
        ),
        ({"model": {"layers": [LINEAR | {"activation": "tanh"}]}}, "only with linear layers; layer 0 is not"),
        (
            {"model": {"layers": [LINEAR | {"kernel": [[2.0]]}]}},
            "whole weights set by hand; layer 0 has others",
        ),
        ({"model": {"layers": [LINEAR | {"bias": [0.5]}]}}, "whole weights set by hand; layer 0 has others"),
        (
            {"model": {"layers": [LINEAR, {k: LINEAR[k] for k in ("cell", "activation")}]}},
            "layer 1 has others",
        ),
        ({"model": {"layers": [LINEAR], "readout": {"kernel": [[0.5]]}}}, "a readout of whole numbers"),
    ],
)
def test_exact_needs_whole_numbers_and_linear_layers(fields: dict[str, Any], sentence: str) -> None:
    got = problem(precision={"numpy": "exact"}, **{"model": {"layers": [LINEAR]}, **fields})
    assert got.startswith("precision.numpy can be exact only ")
    assert got.endswith(sentence)


# ── files ──────────────────────────────────────────────────────────────────────────────────────


def test_file_with_nothing_but_its_header_is_the_default_experiment() -> None:
    assert from_json(json.dumps(HEADER)) == Experiment()


def test_left_out_weights_stay_left_out_in_a_file() -> None:
    layer = json.loads(to_json(Experiment()))["model"]["layers"][0]
    assert not layer.keys() & {"kernel", "recurrent_kernel", "bias", "initial_state"}


def test_file_begins_with_format_and_version() -> None:
    assert list(json.loads(to_json(Experiment())).items())[:2] == [("format", "rnn-explorer"), ("version", 1)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is not valid JSON: Expecting value in line 1, column 1"),
        ("{", "is not valid JSON: Expecting property name enclosed in double quotes in line 1, column 2"),
        ("\x00\x01PNG", "is not valid JSON: Expecting value in line 1, column 1"),
        ('{"seed": 1, "seed": 2}', "says 'seed' twice in one object; each field may stand once"),
        ('{"seed": NaN}', "holds NaN; numbers must be finite"),
        ('{"seed": -Infinity}', "holds -Infinity; numbers must be finite"),
        ("[" * 100_000, "is nested too deeply"),
        ("[]", 'is not an RNN Explorer file: it must be an object with "format": "rnn-explorer"'),
        (
            '{"format": "else"}',
            'is not an RNN Explorer file: it must be an object with "format": "rnn-explorer"',
        ),
        ('{"format": "rnn-explorer"}', "version must be a whole number from 1 on, got null"),
        ('{"format": "rnn-explorer", "version": true}', "version must be a whole number from 1 on, got true"),
        ('{"format": "rnn-explorer", "version": 0}', "version must be a whole number from 1 on, got 0"),
        (
            '{"format": "rnn-explorer", "version": 2}',
            "is of version 2; this program reads up to version 1. A newer one can open it",
        ),
    ],
)
def test_wrong_file_is_told_in_a_sentence(text: str, sentence: str) -> None:
    assert file_problem(text) == sentence


def test_file_with_an_endless_integer_is_told() -> None:
    text = json.dumps(HEADER)[:-1] + ', "seed": ' + "9" * 5000 + "}"
    assert file_problem(text).startswith("holds a number of more than 4300 digits")


def test_file_with_a_number_beyond_float64_is_told() -> None:
    text = json.dumps(HEADER)[:-1] + ', "sequence": {"kind": "memory_sum", "bias": 1e999}}'
    with pytest.raises(ParameterError, match=r"sequence\.bias must be a finite number"):
        from_json(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(sorted(Experiment.model_fields)), json_values)
def test_any_json_in_any_field_is_an_experiment_or_a_sentence(name: str, value: object) -> None:
    text = json.dumps({**HEADER, name: value})
    try:
        assert isinstance(from_json(text), Experiment)
    except ExplorerError as error:
        assert 10 < len(str(error)) < 700


@given(experiments, st.data())
def test_any_truncated_file_is_told(experiment: Experiment, data: st.DataObject) -> None:
    text = to_json(experiment).rstrip()
    with pytest.raises(FileError, match="is not valid JSON"):
        from_json(text[: data.draw(st.integers(0, len(text) - 1))])


@given(st.integers(1, 3000), st.sampled_from(["version", "name", "sequence", "model", "else"]))
def test_any_depth_of_nesting_is_a_sentence(depth: int, name: str) -> None:
    header = ", ".join(f'"{key}": {json.dumps(value)}' for key, value in HEADER.items() if key != name)
    text = f'{{{header}, "{name}": {"[" * depth}{"]" * depth}}}'
    with pytest.raises(ExplorerError):
        from_json(text)
