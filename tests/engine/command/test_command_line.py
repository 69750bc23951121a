"""`rnn-explorer run`, from arguments to exit status; with Keras in test_command_line_keras.py."""

import csv
import json
import math
import re
from pathlib import Path

import pytest

from engine.command import command_line, equipment
from engine.command.command_line import main
from engine.errors import Unavailable
from tests.known import KNOWN

NOTEBOOK = KNOWN["notebook_case"]
RUN = ("run", "notebook", "--implementation", "numpy")


def output(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[str, str]:
    """What a successful command prints, on standard output and on standard error."""
    assert main([str(argument) for argument in arguments]) == 0
    captured = capsys.readouterr()
    return captured.out, captured.err


def complaint(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one line that a command refused prints."""
    assert main([str(argument) for argument in arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    assert captured.err.count("\n") == 1
    return captured.err.removeprefix("error: ").strip()


# ── what is printed ────────────────────────────────────────────────────────────────────────────


def test_notebook_prints_what_the_notebook_printed(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = output(capsys, *RUN)
    lines = out.splitlines()
    row = lambda numbers: f"[{' '.join(map(str, numbers))}]"  # noqa: E731
    assert "x_train.shape = (1, 9, 1); y_train.shape = (1, 9, 1)" in lines
    assert "NumPy, row 0: MSE = 1264895.5555555555, MAE = 580.4444444444445" in lines
    assert "Final state NumPy h = [10493]" in lines
    assert f"Predicted NumPy  {row(NOTEBOOK['prediction'])}" in lines
    assert f"Difference NumPy {row(NOTEBOOK['error'])}" in lines
    assert err == ""


def test_table_has_a_row_per_step(capsys: pytest.CaptureFixture[str]) -> None:
    lines = output(capsys, *RUN)[0].splitlines()
    assert lines[1].split() == ["t", "xₜ", "xₜ", "W", "hₜ₋₁", "U", "b", "NumPy", "target", "error", "NumPy"]
    rows = [[int(number) for number in line.split()] for line in lines[3:12]]
    assert [row[0] for row in rows] == list(range(9))
    assert [row[5] for row in rows] == NOTEBOOK["prediction"]
    assert [row[7] for row in rows] == NOTEBOOK["error"]
    assert all(row[2] + row[3] + row[4] == row[5] for row in rows)


def test_equations_are_the_notebooks_lines(capsys: pytest.CaptureFixture[str]) -> None:
    lines = output(capsys, *RUN, "--equations")[0].splitlines()
    printed = [line for line in lines if line.startswith("RNN(")]
    assert printed[:2] == [NOTEBOOK["first_trace_line"], NOTEBOOK["second_trace_line"]]
    assert len(printed) == 9


def test_equations_are_written_as_another_program_writes_them(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(capsys, *RUN, "--equations-as", "pytorch")
    told, first, *_ = out.splitlines()[-10:]
    assert told.startswith("PyTorch writes W x + U h")
    assert first == "RNN([1]) = [2] + [3] + [0] + [0] = [5]"


def test_equations_of_a_stack_name_the_layer(capsys: pytest.CaptureFixture[str]) -> None:
    layers = '[{"cell": "SimpleRNN", "activation": "linear"}, {"cell": "SimpleRNN"}]'
    out, _ = output(capsys, *RUN, "--equations", "--set", f"model.layers={layers}")
    assert "layer 0: RNN([1]) = " in out
    assert "layer 1: RNN(" in out


def test_long_run_shows_both_ends_and_how_much_is_between(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(capsys, "run", "leaky-average", "--implementation", "numpy", "--equations")
    shown = [int(line.split()[0]) for line in out.splitlines() if line[:3].strip().isdigit()]
    assert shown == [*range(20), *range(40, 60)]
    assert "20 more" in out
    assert "… 20 more …" in out


def test_wide_state_is_cut_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    layers = '[{"cell": "SimpleRNN", "units": 9}]'
    out, _ = output(capsys, *RUN, "--set", f"model.layers={layers}")
    assert "+5" in out.splitlines()[3]
    assert "The error is not defined: the network has 9 outputs, the targets have 1." in out


def printed_numbers(out: str, title: str) -> list[float]:
    """The numbers of one line of the comparison."""
    (line,) = (line for line in out.splitlines() if line.startswith(title))
    return [float(word) for word in line[line.index("[") + 1 : line.index("]")].split()]


def test_predictions_of_real_numbers_keep_their_fractions(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(capsys, "run", "rotation", "--implementation", "numpy")
    wanted = [math.cos(math.pi / 12 * t) for t in range(1, 21)]  # a point that turns by 15 degrees a step
    assert printed_numbers(out, "True") == pytest.approx(wanted, abs=1e-6)
    assert printed_numbers(out, "Predicted NumPy") == pytest.approx(wanted, abs=1e-6)
    assert printed_numbers(out, "Difference NumPy") == pytest.approx([0] * 20, abs=1e-14)


def test_predictions_of_whole_numbers_lose_their_fractions_and_say_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, _ = output(capsys, *RUN, "--set", "model.layers[0].bias=[2.75]")
    assert printed_numbers(out, "Predicted NumPy")[:3] == [4, 17, 48]  # of 4.75, 17.5, 48.25
    assert printed_numbers(out, "Difference NumPy")[:3] == [-1, 3, 12]
    assert "] without their fractions" in out
    assert "] without their fractions" not in output(capsys, *RUN)[0]


def test_first_target_that_is_rounded_itself_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    fibonacci = ("run", "fibonacci", "--implementation", "numpy")
    long = (*fibonacci, "--set", "sequence.seq_len=90")
    line = (
        "The target of t = 77 is the first that is rounded itself: the sequence has 14,472,334,024,676,221, "
        "float64 14,472,334,024,676,220. From there on an error of 0 need not mean that nothing is off."
    )
    assert 14472334024676221 - int(float(14472334024676221)) == 1
    assert line in output(capsys, *long)[0].splitlines()
    assert "rounded itself" not in output(capsys, *long, "--set", "precision.numpy=exact")[0]
    assert "rounded itself" not in output(capsys, *fibonacci, "--set", "sequence.seq_len=78")[0]


BIG = 10**200
BEYOND = [
    ({"kernel": [[BIG]], "recurrent_kernel": [[0]]}, {"values": [[BIG], [1]]}),
    ({"kernel": [[-BIG]], "recurrent_kernel": [[1]]}, {"values": [[2], [BIG], [1]], "counts": [True, False]}),
    ({"kernel": [[BIG]], "recurrent_kernel": [[1]]}, {"values": [[BIG], [1]], "counts": [False]}),
]


@pytest.mark.parametrize(("weights", "values"), BEYOND)
def test_exact_integers_beyond_float64_are_printed_and_drawn(
    weights: dict[str, object], values: dict[str, object], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    layer = {"cell": "SimpleRNN", "activation": "linear", **weights}
    file = tmp_path / "big.json"
    content = {"sequence": {"kind": "values", **values}, "model": {"layers": [layer]}}
    file.write_text(json.dumps({"format": "rnn-explorer", "version": 1, **content,
                                "precision": {"numpy": "exact"}}))  # fmt: skip
    drawn = "--csv", tmp_path / "out.csv", "--plot", tmp_path / "out.png"
    out, err = output(capsys, "run", file, "--implementation", "numpy", "--equations", *drawn)
    assert err.startswith("note: The run ends at t = ")
    assert re.search(r"Predicted NumPy +\[.*-?\de400\]", out)
    assert str(BIG * BIG) in (tmp_path / "out.csv").read_text()


def test_row_of_the_batch_may_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(capsys, *RUN, "--row", 1, "--set", "sequence.seq_len=5", "--set", "sequence.batch_size=2")
    assert "x_train.shape = (2, 4, 1)" in out
    assert out.splitlines()[3].split()[1] == "217"


def test_exact_integers_are_printed_exactly(capsys: pytest.CaptureFixture[str]) -> None:
    settings = ("--set", "precision.numpy=exact", "--set", "sequence.seq_len=60")
    out, _ = output(capsys, *RUN, *settings, "--equations")
    last = [line for line in out.splitlines() if line.startswith("RNN(")][-1]
    x, xW, hU, b, y = (int(word) for word in re.findall(r"\d+", last))
    assert xW + hU + b == y == 2 * x + hU + 3 > 2**53


def test_run_that_diverges_ends_with_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = output(capsys, *RUN, "--set", "sequence.seq_len=3000")
    assert err == "note: The run ends at t = 803: NumPy's a is no longer a finite float64 there.\n"
    assert "MSE = inf" in out


def test_sequence_that_leaves_float64_ends_with_a_note(capsys: pytest.CaptureFixture[str]) -> None:
    _, err = output(
        capsys, "run", "exact-two-units", "--implementation", "numpy", "--set", "sequence.seq_len=3000"
    )
    assert err.startswith("note: The sequence leaves float64 at t = 805")


def test_row_after_the_sequence_has_ended_has_no_steps(capsys: pytest.CaptureFixture[str]) -> None:
    settings = ("--set", "sequence.seq_len=900", "--set", "sequence.batch_size=2")
    _, err = output(capsys, *RUN, *settings, "--row", 1, "--equations")
    assert err.startswith("note: The sequence leaves float64 at t = 0")


TWO_ROWS = {"kind": "values", "values": [[[1], [2]], [[3], [4]]], "targets": [[[5], [6]], [[7], [8]]]}


def test_row_with_targets_of_its_own_is_run(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(capsys, *RUN, "--set", f"sequence={json.dumps(TWO_ROWS)}", "--row", 1)
    assert [line.split()[6] for line in out.splitlines()[3:5]] == ["7", "8"]
    assert "x_train.shape = (2, 2, 1); y_train.shape = (2, 2, 1)" in out
    assert "NumPy, row 1: MSE = " in out


def test_targets_and_counts_of_own_values_can_be_set(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "own.json"
    sequence = {"kind": "values", "values": [[1], [2], [3]]}
    file.write_text(json.dumps({"format": "rnn-explorer", "version": 1, "sequence": sequence}))
    setting = ("--set", "sequence.targets=[[4], [5], [6]]", "--set", "sequence.counts=last")
    out, _ = output(capsys, "run", str(file), "--implementation", "numpy", *setting)
    assert "Steps that count in row 0: 1 of 3." in out
    assert out.splitlines()[5].split()[6] == "6"


def test_targets_that_do_not_fit_are_refused_by_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = 'sequence={"kind": "values", "targets": [[1], [2]]}'
    assert main([*RUN, "--set", wrong]) == 2
    told = "error: sequence.targets must have as many time steps as the values (3), got 2\n"
    assert capsys.readouterr().err == told


def test_narrow_terminal_gets_a_table_without_the_parts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_line, "PIPED_WIDTH", 50)
    assert output(capsys, *RUN)[0].splitlines()[1].split() == ["t", "xₜ", "NumPy", "target", "error", "NumPy"]


def test_nothing_but_plain_letters_stands_for_signs_of_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = output(capsys, *RUN, "--set", "sequence.weight=-2")
    assert "-" in out
    assert "−" not in out


def test_free_run_tells_how_far_it_follows(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["run", "notebook", "--implementation", "numpy", "--free-from", "3"]
    assert main(arguments) == 0
    assert (
        "NumPy: Free from t = 3: 3 outputs follow the target; at t = 6 one is off by"
        in capsys.readouterr().out
    )
    assert main([*arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["free_run"]["numpy"]
    assert (found["begin"], found["t"], found["steps"]) == (3, 6, 3)
    assert main([*arguments[:-1], "0"]) == 2
    assert capsys.readouterr().err.startswith("error: --free-from must begin at a step from 1 to ")


# ── files ──────────────────────────────────────────────────────────────────────────────────────


def test_csv_has_every_step(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    output(capsys, *RUN, "--csv", tmp_path / "out.csv", "--set", "sequence.seq_len=200")
    with (tmp_path / "out.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 199
    quantities = "numpy.y[0] numpy.0.xW[0] numpy.0.hU[0] numpy.0.a[0] numpy.0.h[0]"
    assert " ".join(rows[0]) == f"t x[0] target[0] {quantities}"
    assert [float(row["numpy.y[0]"]) for row in rows[:9]] == NOTEBOOK["prediction"]


def test_plot_is_drawn(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    output(capsys, *RUN, "--plot", tmp_path / "out.png")
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


def test_file_of_ones_own_is_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text('{"format": "rnn-explorer", "version": 1}')
    assert "x_train.shape" in output(capsys, "run", path, "--implementation", "numpy")[0]


def test_folder_of_that_name_does_not_hide_a_ready_made_experiment(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notebook").mkdir()
    monkeypatch.chdir(tmp_path)
    assert "10493" in output(capsys, *RUN)[0]


# ── without Keras ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def without_tensorflow(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise Unavailable("TensorFlow", "No module named 'tensorflow'")

    monkeypatch.setattr(equipment, "load_keras", refuse)


@pytest.mark.usefixtures("without_tensorflow")
def test_numpy_goes_on_where_tensorflow_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = output(capsys, "run", "notebook")
    assert "NumPy, row 0: MSE" in out
    assert err == "note: TensorFlow is not available: No module named 'tensorflow'; NumPy goes on alone\n"


@pytest.mark.usefixtures("without_tensorflow")
def test_keras_alone_is_refused_where_tensorflow_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    told = complaint(capsys, "run", "notebook", "--implementation", "keras")
    assert told == "TensorFlow is not available: No module named 'tensorflow'"
