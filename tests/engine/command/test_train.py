"""`rnn-explorer train`: what it prints, writes and refuses."""

import csv
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from engine.array import Array
from engine.command.command_line import main
from engine.errors import FileError
from engine.files.experiment_file import load
from engine.train.checkpoint_file import read_checkpoint
from engine.train.trainer import NumPyTrainer
from resources.library import experiment_path
from tests.known import ROOT

LONG = f"{'x' * 300}.npz"


def train(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> tuple[str, str]:
    assert main(["train", *arguments]) == status
    found = capsys.readouterr()
    return found.out, found.err


def test_json_holds_losses_first_gradient_and_last_weights(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = train(capsys, "notebook", "--updates", "5", "--json")
    found = json.loads(out)
    assert (set(found), err) == ({"losses", "gradient", "weights"}, "")
    assert len(found["losses"]) == 6
    assert found["losses"][0] == pytest.approx(1264895.5555555555)
    assert found["gradient"]["0.recurrent_kernel"] == [[pytest.approx(6_072_970.2, abs=0.05)]]
    assert [np.shape(found["weights"][f"0.{name}"]) for name in ("kernel", "recurrent_kernel", "bias")] == [
        (1, 1),
        (1, 1),
        (1,),
    ]


def test_gradient_is_told_before_it_is_clipped(capsys: pytest.CaptureFixture[str]) -> None:
    plain, _ = train(capsys, "notebook", "--updates", "1", "--json")
    clipped, _ = train(capsys, "notebook", "--updates", "1", "--json", "--set", "training.clipnorm=1")
    assert json.loads(plain)["gradient"] == json.loads(clipped)["gradient"]


def test_trained_experiment_has_the_last_loss(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out, _ = train(capsys, "gru-on-lstm", "--updates", "4", "--json", "--out", str(tmp_path / "trained.json"))
    found, trained = json.loads(out), load(tmp_path / "trained.json")
    assert NumPyTrainer(trained).loss() == found["losses"][-1]


@pytest.mark.parametrize(
    "named",
    [
        {"targets": [[1], [2], [3]]},
        {"x": [[9], [9], [9]], "targets": [[1], [2], [3]]},
        {"x": [[9], [9], [9]], "y": [[1], [2], [3]]},
        {"target": [[1], [2], [3]], "y": [[9], [9], [9]]},
        {"mine": [[1], [2], [3]]},
    ],
)
def test_targets_are_found_by_their_name(
    named: dict[str, list[list[float]]], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    x, y, right = (str(tmp_path / name) for name in ("x.npy", "y.npz", "right.npy"))
    np.save(x, np.array([[0.5], [1], [1.5]]))
    np.save(right, np.array([[1], [2], [3]]))
    np.savez(y, **{name: np.array(values) for name, values in named.items()})
    options = "notebook", "--updates", "1", "--json", "--input", x, "--targets"
    assert train(capsys, *options, y) == train(capsys, *options, right)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--test", "0.9"], "--test must leave a step that counts to train on"),
        (["--window", "1"], "x.csv must have at least 2 steps for training, got 1"),
        (["--missing", "linear", "--window", "1"], "x.csv must have at least 2 steps for training, got 1"),
    ],
)
def test_what_is_wrong_about_data_is_told_by_its_options(
    options: list[str], sentence: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("x\n1\n2\n3\n4\n5\n")
    _, err = train(capsys, "notebook", "--data", str(tmp_path / "x.csv"), *options, status=2)
    assert err == f"error: {sentence}\n"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            np.zeros((1, 1, 9, 7)),
            "has shape (1, 1, 9, 7); the model puts out 1 number: (steps, 1) or (rows, steps, 1)",
        ),
        (np.full((9, 1), np.nan), "holds nan at row 0, t = 0, feature 0; targets must be finite"),
    ],
)
def test_what_is_wrong_about_targets_is_told(
    values: Array, sentence: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    np.save(tmp_path / "y.npy", values)
    _, err = train(capsys, "notebook", "--targets", str(tmp_path / "y.npy"), status=2)
    assert err == f"error: y.npy {sentence}\n"


def test_targets_that_do_not_fit_are_told_by_their_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    np.save(tmp_path / "y.npy", np.zeros((6, 1)))
    _, err = train(capsys, "notebook", "--targets", str(tmp_path / "y.npy"), status=2)
    assert err == "error: y.npy must have as many time steps as the values (9), got 6\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_one_full_disk_loses_nothing_else(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    kept, trained = tmp_path / "kept.npz", tmp_path / "trained.json"
    files = "--csv", "/dev/full", "--out", str(trained), "--resume", str(kept)
    out, err = train(capsys, "notebook", "--updates", "2", "--json", *files, status=2)
    assert err == "error: full cannot be written: the disk is full\n"
    assert json.loads(out)["weights"]["0.kernel"] == [list(load(trained).model.layers[0].kernel[0])]
    assert kept.is_file()


def test_losses_are_written_as_a_table(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out, _ = train(capsys, "notebook", "--updates", "3", "--json", "--csv", str(tmp_path / "losses.csv"))
    rows = list(csv.DictReader((tmp_path / "losses.csv").read_text("utf-8").splitlines()))
    assert [float(row["loss"]) for row in rows] == json.loads(out)["losses"]
    assert [row["update"] for row in rows] == ["0", "1", "2", "3"]
    assert rows[-1]["change"] == ""


def test_validation_stands_beside_the_losses(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    arguments = "sunspots", "--updates", "30", "--csv", str(path), "--set", "training.validation_split=0.25"
    found = json.loads(train(capsys, *arguments, "--json")[0])
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    assert [float(row["validation"]) for row in rows] == found["validation_losses"]
    assert found["findings"][0].startswith("No better than ")
    assert "found: No better than " in train(capsys, *arguments)[0]


def test_table_shows_the_first_and_the_last_update(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = train(capsys, "notebook", "--updates", "50")
    lines = out.splitlines()
    assert lines[0] == "Adam, learning rate 0.0001, loss mse"
    assert [lines[2].split()[0], lines[12].split()[0]] == ["0", "50"]
    assert lines[-1].startswith("0.bias (1,) = [2.99")


def test_training_that_explodes_writes_what_was_good(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out, err = train(
        capsys, "notebook", "--json", "--set", "training.optimizer=SGD", "--out", str(tmp_path / "good.json"),
        status=2,
    )  # fmt: skip
    assert len(json.loads(out)["losses"]) == 2
    assert err.startswith("error: Training ends at update 2: loss is not finite there; update 1 is the last")
    assert err.count("\n") == 1
    assert load(tmp_path / "good.json").model.layers[0].kernel == tuple(
        map(tuple, json.loads(out)["weights"]["0.kernel"])
    )


def test_training_stops_at_the_loss_that_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = train(capsys, "notebook", "--json", "--set", "training.learning_rate=0.1", "--until", "1000")
    losses = json.loads(out)["losses"]
    assert losses[-1] < 1000 <= losses[-2]
    assert err.startswith("note: Training ends at update")


def test_gate_that_overflows_is_no_warning(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_text("".join(f"{-(10**step)}\n" for step in range(12)), encoding="utf-8")
    _, err = train(capsys, "gru-on-lstm", "--updates", "2", "--data", str(tmp_path / "large.csv"))
    assert err == ""


def test_loss_that_was_not_reached_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = train(capsys, "notebook", "--json", "--updates", "2", "--until", "1000")
    last = json.loads(out)["losses"][-1]
    assert err.startswith(f"note: The loss is {last:.6g} at the end, and not below 1000; more --updates")


def test_training_goes_on_from_a_checkpoint_bit_for_bit(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    whole = json.loads(train(capsys, "gru-on-lstm", "--updates", "6", "--json")[0])
    checkpoint = str(tmp_path / "kept.npz")
    first, rest = (
        json.loads(train(capsys, "gru-on-lstm", "--updates", "3", "--json", "--resume", checkpoint)[0])
        for _ in range(2)
    )
    assert first["losses"] + rest["losses"][1:] == whole["losses"]
    assert rest["weights"] == whole["weights"]


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        ("notebook", [], "is a checkpoint of another model"),
        ("gru-on-lstm", ["--set", "training.optimizer=RMSprop"], ""),
        ("gru-on-lstm", ["--set", "precision.numpy=float32"], "is a checkpoint of another precision"),
    ],
)
def test_checkpoint_of_another_model_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, settings: list[str], message: str
) -> None:
    checkpoint = str(tmp_path / "kept.npz")
    train(capsys, "gru-on-lstm", "--updates", "1", "--resume", checkpoint)
    arguments = [name, "--updates", "1", "--resume", checkpoint, *settings]
    _, err = train(capsys, *arguments, status=2 if message else 0)
    assert err.startswith(f"error: kept.npz {message}" if message else "")


def test_a_checkpoint_that_is_too_large_is_refused_unread(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "kept.npz"
    with path.open("wb") as file:
        file.truncate(2**33)  # sparse: takes no room
    experiment = load(experiment_path("notebook"))
    tracemalloc.start()
    with pytest.raises(FileError, match=r"^kept\.npz is too large: 8192 MiB, at most 64 MiB$"):
        read_checkpoint(path, NumPyTrainer(experiment).weights, experiment)
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("notebook", "--updates", "-1"), "--updates must be from 0 to 10,000,000, got -1"),
        (("fibonacci", "--set", "precision.numpy=exact"), "precision.numpy must be float64 or float32"),
        (("notebook", "--out", "nowhere/x.json"), "x.json cannot be written: its folder does not exist"),
        (("notebook", "--set", "training.loss=hinge"), "training.loss must be 'mse', 'mae'"),
        (("nothing",), "nothing does not exist"),
        (("notebook", "--updates", "0", "--resume", LONG), f"{LONG} cannot be written: its name is too long"),
    ],
)
def test_what_is_wrong_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    out, err = train(capsys, *arguments, status=2)
    assert out == ""
    assert err.startswith(f"error: {message}")
    assert err.count("\n") == 1


def test_model_of_a_file_is_trained_on_arrays(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    shapes = {"rnn.weight_ih_l0": (4, 2), "rnn.weight_hh_l0": (4, 4), "fc.weight": (1, 4), "fc.bias": (1,)}
    shapes |= {"rnn.bias_ih_l0": (4,), "rnn.bias_hh_l0": (4,)}
    np.savez(tmp_path / "net.npz", **{name: rng.normal(size=shape) / 3 for name, shape in shapes.items()})
    np.save(tmp_path / "x.npy", rng.normal(size=(12, 2)))
    np.save(tmp_path / "y.npy", rng.normal(size=(12, 1)))
    model, x, y = (str(tmp_path / name) for name in ("net.npz", "x.npy", "y.npy"))
    rate = "--set", "training.learning_rate=0.01"
    out, _ = train(capsys, model, "--input", x, "--targets", y, "--updates", "9", "--json", *rate)
    losses = json.loads(out)["losses"]
    assert losses[-1] < losses[0]
    _, err = train(capsys, model, "--input", x, status=2)
    assert err.endswith("error: the inputs have no targets; say what is wanted with --targets Y\n")


@pytest.mark.slow
def test_numpy_trains_without_tensorflow() -> None:
    program = (
        "import sys; from engine.command.command_line import main; main(['train', 'notebook', '--json']); "
        "print([name for name in ('tensorflow', 'keras') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stderr == "[]\n"
