"""`rnn-explorer compare`, from arguments to exit status: somebody's numbers beside a model's."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.command.command_line import main
from tests.known import ROOT

STEPS, FEATURES, UNITS = 30, 3, 4
BLOCKED = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("tensorflow", "keras"):
            raise ImportError(f"{name} is blocked")
sys.meta_path.insert(0, Blocked())
from gui.launch import main
sys.exit(main(sys.argv[1:]))
"""


def sigmoid(a: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-a)))


class Network:
    """An LSTM by hand, i f g o as Keras has them, and the file of it."""

    def __init__(self, folder: Path, rows: int = 1) -> None:
        rng = np.random.default_rng(7)
        self.kernel = rng.normal(size=(FEATURES, 4 * UNITS)) / 2
        self.recurrent_kernel = rng.normal(size=(UNITS, 4 * UNITS)) / 2
        self.bias = rng.normal(size=4 * UNITS) / 4
        self.x = rng.normal(size=(rows, STEPS, FEATURES))
        self.folder = folder
        layer = {
            "cell": "LSTM",
            "units": UNITS,
            "kernel": self.kernel.tolist(),
            "recurrent_kernel": self.recurrent_kernel.tolist(),
            "bias": self.bias.tolist(),
        }
        sequence = {"kind": "values", "values": self.x[0].tolist()}
        experiment = {
            "format": "rnn-explorer",
            "version": 1,
            "sequence": sequence,
            "model": {"layers": [layer]},
        }
        (folder / "model.json").write_text(json.dumps(experiment))
        np.save(folder / "x.npy", self.x)

    def run(self, order: str = "ifgo") -> dict[str, Array]:
        """Gates and states, (rows, steps, units) each. order: of the blocks of columns."""
        h = c = np.zeros((len(self.x), UNITS))
        steps = []
        for t in range(STEPS):
            a = self.x[:, t] @ self.kernel + h @ self.recurrent_kernel + self.bias
            part = dict(zip(order, np.split(a, 4, axis=1), strict=True))
            gates = {name: np.tanh(part[name]) if name == "g" else sigmoid(part[name]) for name in "ifgo"}
            c = gates["f"] * c + gates["i"] * gates["g"]
            h = gates["o"] * np.tanh(c)
            steps.append({**gates, "c": c, "h": h})
        return {name: np.stack([step[name] for step in steps], axis=1) for name in steps[0]}

    def save(self, name: str, *values: Array, **named: Array) -> Path:
        """Write somebody's numbers."""
        path = self.folder / name
        np.savez(path, **named) if named else np.save(path, values[0])
        return path


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return Network(tmp_path)


def compare(network: Network, theirs: Path, *more: object, status: int) -> None:
    """Compare with the network on its inputs."""
    folder = network.folder
    arguments = ["compare", folder / "model.json", "--input", folder / "x.npy", "--theirs", theirs, *more]
    assert main([str(argument) for argument in arguments]) == status


def found(
    network: Network, theirs: Path, capsys: pytest.CaptureFixture[str], *more: object, status: int
) -> dict[str, Any]:
    """What comes of it as JSON."""
    compare(network, theirs, "--json", *more, status=status)
    captured = capsys.readouterr()
    assert captured.err == ""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is no JSON")

    made: dict[str, Any] = json.loads(captured.out, parse_constant=refuse)
    assert list(made) == ["same", "tolerance", "max_difference", "first", "alignment", "findings"]
    return made


def test_the_same_in_float32_is_the_same(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    right = network.run()["h"]
    theirs = network.save("h.npy", right.astype(np.float32))
    made = found(network, theirs, capsys, status=0)
    assert made["same"] is True
    assert made["first"] is None
    assert 0 < made["max_difference"] < made["tolerance"]
    assert [one["mistakes"] for one in made["findings"]] == [["rounding_only"]]


def test_another_order_of_gates_is_named_with_its_cure(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, right = network.run("ifog")["h"], network.run()["h"]
    made = found(network, network.save("h.npy", wrong.astype(np.float32)), capsys, status=1)
    assert made["same"] is False
    best = made["findings"][0]
    assert best["mistakes"] == ["gate_order"]
    assert best["residual"] < 1e-5
    assert best["sentence"]
    assert best["cure"]
    assert made["max_difference"] == pytest.approx(np.abs(wrong - right).max(), abs=1e-6)
    assert {name: made["first"][name] for name in ("t", "layer", "quantity")} == {
        "t": 0, "layer": 0, "quantity": "h"
    }  # fmt: skip


def test_states_in_place_of_the_output_are_told(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    path = network.folder / "model.json"
    experiment = json.loads(path.read_text())
    experiment["model"]["readout"] = {"kernel": [[1.0, 0.5]] * UNITS}
    path.write_text(json.dumps(experiment))
    made = found(network, network.save("h.npy", network.run()["h"].astype(np.float32)), capsys, status=1)
    assert (made["same"], made["max_difference"]) == (False, "inf")
    assert [one["mistakes"] for one in made["findings"]] == [["readout_missing"]]


@pytest.mark.slow
def test_gates_that_are_given_tell_the_first_that_is_wrong(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = {f"0.{name}": values.copy() for name, values in network.run().items()}
    for name in ("0.f", "0.c", "0.h"):
        numbers[name][0, 11:] += 0.01
    made = found(network, network.save("all.npz", **numbers), capsys, status=1)
    assert made["first"] == {"t": 11, "layer": 0, "quantity": "f", "index": 0}
    assert [one["quantity"] for one in made["alignment"]["arrays"]] == list("ifgoch")


@pytest.mark.slow
def test_every_row_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    network = Network(tmp_path, rows=3)
    wrong = network.run()["h"]
    wrong[2, 5, 1] += 0.1
    made = found(network, network.save("h.npy", wrong), capsys, status=1)
    assert made["first"] == {"t": 5, "layer": 0, "quantity": "h", "index": 1, "row": 2}
    assert made["max_difference"] == pytest.approx(0.1)


def test_time_first_is_found_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    network = Network(tmp_path, rows=3)
    turned = network.run()["h"].transpose(1, 0, 2)
    made = found(network, network.save("h.npy", turned), capsys, status=0)
    assert made["alignment"]["arrays"][0]["axes"] == ["steps", "rows", "size"]
    assert "(steps, rows, size)" in made["alignment"]["sentence"]


def test_the_last_step_alone_is_compared_with_the_last(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    made = found(network, network.save("h.npy", network.run()["h"][:, -1]), capsys, status=0)
    assert made["alignment"]["arrays"][0]["is_last_only"] is True


@pytest.mark.slow
def test_a_tolerance_that_is_given_is_absolute(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = network.save("h.npy", network.run()["h"] + 0.01)
    assert found(network, theirs, capsys, "--tolerance", "0.02", status=0)["tolerance"] == 0.02
    assert found(network, theirs, capsys, "--tolerance", "0.005", status=1)["same"] is False


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_their_nan_and_infinity_are_different_and_strict_json(
    network: Network, value: float, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = network.run()["h"]
    wrong[0, 4, 2] = value
    made = found(network, network.save("h.npy", wrong), capsys, status=1)
    assert made["max_difference"] == "inf"
    assert made["first"] == {"t": 4, "layer": 0, "quantity": "h", "index": 2}


def test_a_table_with_missing_numbers_compares_the_others(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [",".join(f"h[{index}]" for index in range(UNITS))]
    lines += [",".join(map(repr, row)) for row in network.run()["h"][0].tolist()]
    lines[3] = ",,," + lines[3].split(",")[-1]
    path = network.folder / "h.csv"
    path.write_text("\n".join(lines))
    made = found(network, path, capsys, status=0)
    assert made["same"] is True
    told = "Where there is no number, none is compared: line 4, column 'h[0]': is empty."
    assert told in made["alignment"]["notes"]


@pytest.mark.slow
def test_another_scale_is_told_and_not_undone(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    made = found(network, network.save("h.npy", 2.5 * network.run()["h"] + 1), capsys, status=1)
    assert "Their y is 2.5 times ours plus 1." in made["alignment"]["notes"]


def test_the_sequence_of_the_experiment_is_its_input(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = network.save("h.npy", network.run()["h"][:, :-1])  # its last value is a target alone
    assert main(["compare", str(network.folder / "model.json"), "--theirs", str(theirs)]) == 0
    assert capsys.readouterr().out.startswith("The same: ")


def test_the_report_tells_number_finding_and_cure(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    compare(network, network.save("h.npy", network.run("ifog")["h"]), status=1)
    out = capsys.readouterr().out
    assert out.startswith("Different: ")
    assert "First wrong number: t = 0, layer 0, h[0]" in out
    assert "Why: gate_order" in out
    for place in ("Keras:", "PyTorch:", "NumPy:", "C:"):
        assert [line.startswith(f"  {place}") for line in out.splitlines()].count(True) == 1


def test_our_own_table_of_a_simple_cell_is_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "own.npz"
    assert main(["run", "notebook", "--implementation", "numpy", "--npz", str(out)]) == 0
    capsys.readouterr()
    assert main(["compare", "notebook", "--theirs", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["max_difference"] == 0


def test_a_sequence_that_leaves_float64_is_compared_up_to_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sequence = {"kind": "memory_sum", "seq_len": 1200}
    path, out = tmp_path / "long.json", tmp_path / "own.npz"
    path.write_text(json.dumps({"format": "rnn-explorer", "version": 1, "sequence": sequence}))
    assert main(["run", str(path), "--implementation", "numpy", "--npz", str(out)]) == 0
    capsys.readouterr()
    assert main(["compare", str(path), "--theirs", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["first"] is None


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (
            np.zeros((STEPS, 5)),
            rf"h.npy: the array has shape ({STEPS}, 5); the output y of the model has shape",
        ),
        (np.zeros((2, STEPS, UNITS)), f"h.npy: the array has shape (2, {STEPS}, {UNITS})"),
        (np.zeros((0, UNITS)), "h.npy: the array has shape (0, 4)"),
        (np.array(["a"]), "h.npy holds str"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    network: Network, theirs: Array, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    compare(network, network.save("h.npy", theirs), "--json", status=2)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"error: {words}")
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--tolerance", "-1"], "--tolerance must be a number from 0 on"),
        (["--tolerance", "nan"], "--tolerance must be a number from 0 on"),
        (["--implementation", "other"], "--implementation must be numpy or keras, got 'other'"),
    ],
)
def test_a_wrong_option_is_one_line(
    network: Network, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    compare(network, network.save("h.npy", network.run()["h"]), *arguments, status=2)
    assert capsys.readouterr().err.startswith(f"error: {words}")


def test_inputs_that_are_not_there_are_told(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = network.save("h.npy", network.run()["h"])
    arguments = ["compare", network.folder / "model.json", "--theirs", theirs, "--input", "none.npy"]
    assert main([str(argument) for argument in arguments]) == 2
    assert capsys.readouterr().err == "error: none.npy does not exist\n"


def test_numbers_of_two_are_told_with_what_can_be_done(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    """The window, which tells it too, has no place to say whose are meant."""
    h = network.run()["h"]
    np.savez(network.folder / "two.npz", **{"numpy.h": h, "keras.h": h})
    arguments = ["compare", network.folder / "model.json", "--theirs", network.folder / "two.npz"]
    assert main(list(map(str, arguments))) == 2
    told = "two.npz: holds numbers of numpy and keras; leave out all but those that are meant"
    assert capsys.readouterr().err == f"error: {told}, or say which with --whose NAME\n"


def test_a_check_is_saved_and_says_the_same(network: Network, capsys: pytest.CaptureFixture[str]) -> None:
    folder = network.folder / "check"
    wrong = network.run("ifog")["h"]
    compare(network, network.save("h.npy", wrong), "--save-check", folder, status=1)
    capsys.readouterr()
    assert sorted(path.name for path in folder.iterdir()) == ["check.sh", "model.json", "theirs.npy", "x.npy"]
    command = (folder / "check.sh").read_text().splitlines()[-1]
    assert command.startswith("exec rnn-explorer compare model.json --input x.npy --theirs theirs.npy")
    files = {"model.json", "x.npy", "theirs.npy"}
    arguments = [str(folder / word) if word in files else word for word in command.split()[2:-1]]
    assert main(arguments) == 1
    np.save(folder / "theirs.npy", network.run()["h"])  # cured
    assert main(arguments) == 0


def test_a_check_takes_the_place_of_nothing_that_is_read(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = network.save("h.npy", network.run()["h"])
    before = {path: path.read_bytes() for path in network.folder.iterdir()}
    compare(network, theirs, "--save-check", network.folder, status=2)
    error = "error: model.json is read by this command, too; choose another place\n"
    assert capsys.readouterr().err == error
    assert {path: path.read_bytes() for path in network.folder.iterdir()} == before


def test_a_check_of_a_table_keeps_what_is_missing(
    network: Network, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [list(map(repr, row)) for row in network.run()["h"][0].tolist()]
    rows[3][1] = ""
    path = network.folder / "h.csv"
    path.write_text("\n".join(",".join(row) for row in [[f"h[{index}]" for index in range(UNITS)], *rows]))
    folder = network.folder / "check"
    compare(network, path, "--save-check", folder, status=0)
    arguments = [
        "compare",
        folder / "model.json",
        "--input",
        folder / "x.npy",
        "--theirs",
        folder / "theirs.csv",
    ]
    assert main([*map(str, arguments), "--json"]) == 0


@pytest.mark.slow
def test_numpy_compares_where_tensorflow_cannot_be_imported(network: Network) -> None:
    theirs = network.save("h.npy", network.run("ifog")["h"])
    arguments = ["compare", "model.json", "--input", "x.npy", "--theirs", theirs.name, "--json"]
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *arguments],
        cwd=network.folder, env={"PYTHONPATH": str(ROOT), "HOME": str(network.folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["findings"][0]["mistakes"] == ["gate_order"]
