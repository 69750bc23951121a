"""ONNX graphs give what ONNX' own reference evaluator computes."""

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import ModelProto, TensorProto, helper

from engine.errors import FileError
from engine.models.opened import OpenedModel
from engine.models.read import read_model
from tests.engine.models.onnx_models import Graph, evaluated
from tests.engine.models.outputs import inputs, last_output, outputs

pytestmark = pytest.mark.usefixtures("in_process")


def opened(model: ModelProto, folder: Path) -> OpenedModel:
    path = folder / "model.onnx"
    path.write_bytes(model.SerializeToString())
    return read_model(path)


def check(graph: Graph, folder: Path) -> OpenedModel:
    model = graph.model()
    found = opened(model, folder)
    assert (found.features, found.convention) == (3, "ONNX")
    x = inputs(3)
    np.testing.assert_allclose(outputs(found, x), evaluated(model, x), rtol=0, atol=2e-6)
    return found


@pytest.mark.parametrize("op", ["RNN", "GRU", "LSTM"])
def test_two_layers_and_a_readout_are_followed(op: str, tmp_path: Path) -> None:
    after = {"linear_before_reset": 1} if op == "GRU" else {}
    graph = Graph().recurrent(op, 4, **after).recurrent(op, 2, **after).dense(3)
    assert check(graph, tmp_path).notes == ()


def test_a_gru_that_resets_before_the_product_is_one(tmp_path: Path) -> None:
    found = check(Graph().recurrent("GRU", 4), tmp_path)
    assert found.model.layers[0].reset_after is False  # type: ignore[attr-defined]
    assert any("they are added" in note for note in found.notes)


def test_activations_are_read(tmp_path: Path) -> None:
    graph = Graph().recurrent("LSTM", 3, activations=["Sigmoid", "Softsign", "Softsign"])
    found = opened(graph.model(), tmp_path)
    assert found.model.layers[0].activation == "softsign"  # type: ignore[attr-defined]
    found = opened(Graph().recurrent("RNN", 3, activations=["Relu"]).model(), tmp_path)
    assert found.model.layers[0].activation == "relu"  # type: ignore[attr-defined]


def test_axes_are_followed_through_batch_first(tmp_path: Path) -> None:
    """As torch.onnx.export writes batch_first=True, for a batch of one."""
    graph = Graph().then("Transpose", perm=[1, 0, 2]).then("Transpose", perm=[1, 0, 2])
    graph.recurrent("LSTM", 4).then("Transpose", perm=[1, 0, 2]).dense(2)
    check(graph, tmp_path)


@pytest.mark.parametrize("op", ["RNN", "GRU", "LSTM"])
def test_a_layout_that_begins_with_the_batch_is_followed(op: str, tmp_path: Path) -> None:
    graph = Graph().then("Transpose", perm=[1, 0, 2])
    rows = 4 * {"RNN": 1, "GRU": 3, "LSTM": 4}[op]
    weights = [graph.numbers(1, rows, 3), graph.numbers(1, rows, 4), graph.numbers(1, 2 * rows)]
    graph.then(op, *weights, hidden_size=4, layout=1).then("Squeeze", graph.constant(np.array([2])))
    graph.width = 4
    check(graph.dense(2), tmp_path)


def test_a_second_layer_that_reads_rows_as_steps_is_refused(tmp_path: Path) -> None:
    graph = Graph().recurrent("GRU", 4).then("Transpose", perm=[1, 0, 2]).recurrent("GRU", 4)
    with pytest.raises(FileError, match="so that GRU reads one row after the other as steps"):
        opened(graph.model(), tmp_path)


def test_gemm_and_an_activation_are_a_readout(tmp_path: Path) -> None:
    graph = Graph().recurrent("RNN", 4).then("Reshape", *[])
    graph.nodes.pop()
    graph.at = graph.nodes[-1].output[0]
    graph.then("Reshape", graph.constant(np.array([-1, 4])))
    graph.then("Gemm", graph.numbers(2, 4), graph.numbers(2), transB=1)
    found = opened(graph.model(), tmp_path)
    np.testing.assert_allclose(outputs(found, inputs(3)), evaluated(graph.model(), inputs(3)), atol=2e-6)


def test_weights_that_are_put_together_in_the_graph_are_found(tmp_path: Path) -> None:
    """PyTorch without constant folding: slices of its own order, joined and given an axis."""
    graph = Graph()
    rows, units = graph._rng.normal(0, 0.5, (16, 3)).astype(np.float32), 4
    stored = graph.constant(rows)
    parts = []
    for index, (begin, end) in enumerate([(0, 4), (12, 16), (4, 12)]):  # i f g o to i o f g
        cut = [graph.constant(np.array([value])) for value in (begin, end, 0)]
        graph.nodes.append(helper.make_node("Slice", [stored, *cut], [f"part{index}"]))
        parts.append(f"part{index}")
    graph.nodes.append(helper.make_node("Concat", parts, ["joined"], axis=0))
    graph.nodes.append(helper.make_node("Unsqueeze", ["joined", graph.constant(np.array([0]))], ["W"]))
    graph.then("LSTM", "W", graph.numbers(1, 16, 4), graph.numbers(1, 32), hidden_size=units)
    graph.then("Squeeze", graph.constant(np.array([1])))
    check(graph, tmp_path)


@pytest.mark.parametrize("op", ["RNN", "GRU", "LSTM"])
@pytest.mark.parametrize("is_last", [True, False])
def test_the_last_step_alone_is_read(op: str, is_last: bool, tmp_path: Path) -> None:
    """Y_h; and what PyTorch's out[:, -1] becomes, Gather with the index −1."""
    graph = Graph().recurrent(op, 4, last=is_last)
    if not is_last:
        graph.then("Gather", graph.constant(np.array(-1)), axis=0)
    graph.dense(2).then("Softmax", axis=-1)
    found, x = opened(graph.model(), tmp_path), inputs(3)
    np.testing.assert_allclose(last_output(found, x), evaluated(graph.model(), x), rtol=0, atol=2e-6)


def test_steps_from_the_last_one_back_are_not_the_last_step_alone(tmp_path: Path) -> None:
    graph = Graph().recurrent("RNN", 4)
    ends = [graph.constant(np.array([number])) for number in (-1, 0, 0, -1)]
    found = opened(graph.then("Slice", *ends).model(), tmp_path)
    assert found.model.return_sequences
    assert "Slice" in found.notes[-1]


def test_what_is_not_known_ends_the_model_and_is_named(tmp_path: Path) -> None:
    graph = Graph().recurrent("LSTM", 4).dense(2).then("Erf")
    found = opened(graph.model(), tmp_path)
    assert found.model.outputs == 2
    assert any("Erf" in note for note in found.notes)


def test_external_data_are_not_opened(tmp_path: Path) -> None:
    model = Graph().recurrent("LSTM", 4).model()
    (tmp_path / "secret").write_bytes(bytes(1000))
    tensor = model.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="secret")
    with pytest.raises(FileError, match="in another file, which is not opened"):
        opened(model, tmp_path)


def test_a_million_nodes_are_refused_before_they_are_made(tmp_path: Path) -> None:
    graph = Graph().recurrent("RNN", 2)
    data = graph.model().SerializeToString()
    node = onnx.NodeProto(op_type="Identity").SerializeToString()
    entry = b"\x0a" + bytes([len(node)]) + node
    many = onnx.ModelProto(ir_version=9).SerializeToString()
    body = entry * 1_000_000
    size, length = len(body), b""
    while size:
        length += bytes([(size & 0x7F) | (0x80 if size > 0x7F else 0)])
        size >>= 7
    path = tmp_path / "many.onnx"
    path.write_bytes(many + b"\x3a" + length + body)
    assert data
    with pytest.raises(FileError, match="has more than 1000 nodes"):
        read_model(path)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"clip": 3.0}, "clips its cells"),
        ({"input_forget": 1}, "couples input and forget gate"),
        ({"activations": ["Sigmoid", "Tanh", "Relu"]}, "one function is known here"),
        ({"activations": ["Sigmoid", "Elu", "Elu"]}, "'elu', which this program does not know"),
    ],
)
def test_a_recurrent_node_of_another_kind_is_refused(settings: dict, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=sentence):
        opened(Graph().recurrent("LSTM", 4, **settings).model(), tmp_path)


@pytest.mark.parametrize("slopes", [[1.0, 2.0], [2.0, 1.0]])
def test_a_function_that_scales_in_one_direction_is_refused(slopes: list[float], tmp_path: Path) -> None:
    numbers = {"activation_alpha": slopes, "activation_beta": [0.0, 0.0]}
    graph = Graph().recurrent("RNN", 4, "bidirectional", activations=["Affine", "Affine"], **numbers)
    with pytest.raises(FileError, match="with the activation 'affine'"):
        opened(graph.model(), tmp_path)


def test_a_functions_numbers_stand_behind_those_of_functions_before_it(tmp_path: Path) -> None:
    """Tanh and Sigmoid have none."""
    graph = Graph().recurrent(
        "LSTM",
        4,
        "bidirectional",
        activations=["Sigmoid", "Affine", "Affine", "HardSigmoid", "Tanh", "Tanh"],
        activation_alpha=[1.0, 1.0, 1 / 6],
        activation_beta=[0.0, 0.0, 0.5],
    )
    found = opened(graph.model(), tmp_path)
    settings = [
        (layer["activation"], layer["recurrent_activation"]) for layer in found.model.model_dump()["layers"]
    ]
    assert settings == [("linear", "sigmoid"), ("tanh", "hard_sigmoid")]


def test_zeros_that_are_made_for_a_batch_are_no_state_from_outside(tmp_path: Path) -> None:
    """As torch.onnx.export writes initial states: zeros of the batch's size, cut for each layer."""
    graph = Graph()
    shape, ends = graph.constant(np.array([2, 1, 4])), [graph.constant(np.array([at])) for at in (0, 1, 0)]
    graph.nodes.append(helper.make_node("ConstantOfShape", [shape], ["zeros"]))
    graph.nodes.append(helper.make_node("Slice", ["zeros", *ends], ["h0"]))
    weights = [graph.numbers(1, 12, 3), graph.numbers(1, 12, 4), graph.numbers(1, 24)]
    graph.then("GRU", *weights, "", "h0", hidden_size=4, linear_before_reset=1)
    graph.then("Squeeze", graph.constant(np.array([1])))
    assert check(graph, tmp_path).notes == ()


def test_a_state_from_outside_is_told(tmp_path: Path) -> None:
    graph = Graph()
    weights = [graph.numbers(1, 4, 3), graph.numbers(1, 4, 4), graph.numbers(1, 8)]
    graph.then("RNN", *weights, "", "h0", hidden_size=4).then("Squeeze", graph.constant(np.array([1])))
    notes = opened(graph.model(), tmp_path).notes
    assert notes == ("The states before the first step come from 'h0': zeros are taken.",)


def test_a_network_that_was_written_step_by_step_says_how_to_write_it(tmp_path: Path) -> None:
    graph = Graph().then("MatMul", Graph().numbers(3, 4)).then("Tanh")
    with pytest.raises(FileError, match=r"holds no RNN, GRU or LSTM.*dynamo=False"):
        opened(graph.model(), tmp_path)
