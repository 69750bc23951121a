"""What is brought is understood, asked about where it is not plain, and made an experiment of."""

from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.cells.gru import GRU
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.models.experiment import told_origin
from engine.models.model_stack import filled
from engine.models.write import write_model
from engine.sequences.values import Values
from engine.thread.bringing import read_brought
from gui.bring.dialog import BringDialog
from gui.look.theme import Theme

STEPS, FEATURES, UNITS = 12, 2, 3
BEFORE = Experiment(sequence=Values(values=((0.5,),) * 4), model=Model(layers=(SimpleRNN(),)))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A GRU's weights as PyTorch names them."""
    inputs = Values(values=((0.5,) * FEATURES,) * 4)
    experiment = Experiment(sequence=inputs, model=Model(layers=(GRU(units=UNITS),)))
    path = tmp_path / "voice.safetensors"
    write_model(filled(experiment), FEATURES, path)
    return path


def numbers(path: Path, columns: int) -> Path:
    np.save(path, np.random.default_rng(0).normal(size=(STEPS, columns)))
    return path


def opened(qtbot: QtBot, *paths: Path, before: Experiment = BEFORE) -> BringDialog:
    dialog = BringDialog(read_brought(paths), before, Theme("light"), None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def pick(dialog: BringDialog, text: str) -> None:
    index = dialog.inputs.findText(text)
    dialog.inputs.setCurrentIndex(index)
    dialog.inputs.activated.emit(index)


def test_lone_model_reads_random_numbers_and_says_so(model: Path, qtbot: QtBot) -> None:
    dialog = opened(qtbot, model)
    assert "GRU of 3 units" in dialog.model.text()
    assert "PyTorch" in dialog.model.text()
    assert "random" in dialog.inputs.currentText()
    assert dialog.ok.isEnabled()
    assert dialog.experiment is not None
    assert dialog.experiment.sequence.features == FEATURES
    assert dialog.experiment.name == "voice"


def test_sequence_that_fits_may_be_kept(model: Path, qtbot: QtBot) -> None:
    before = BEFORE.replace(sequence=Values(values=((0.5, 1.0),) * 4))
    dialog = opened(qtbot, model, before=before)
    assert dialog.inputs.currentText() == "the sequence that is there"
    assert dialog.experiment is not None
    assert dialog.experiment.sequence == before.sequence


def test_two_arrays_are_told_apart_by_their_shapes(model: Path, tmp_path: Path, qtbot: QtBot) -> None:
    x, y = numbers(tmp_path / "first.npy", FEATURES), numbers(tmp_path / "second.npy", UNITS)
    dialog = opened(qtbot, y, x, model)
    assert dialog.inputs.currentText() == "first.npy"
    assert dialog.theirs_choice.currentText() == "second.npy"
    assert "the output y" in dialog.said.text()
    assert dialog.experiment is not None
    np.testing.assert_array_equal(dialog.experiment.sequence.generate().inputs[0], np.load(x))


def test_two_arrays_of_one_shape_are_told_apart_by_their_names(tmp_path: Path, qtbot: QtBot) -> None:
    x, y = numbers(tmp_path / "x.npy", 1), numbers(tmp_path / "y.npy", 1)
    dialog = opened(qtbot, y, x)
    assert dialog.inputs.currentText() == "x.npy"
    assert dialog.theirs_choice.currentText() == "y.npy"


def test_arrays_that_could_both_be_inputs_are_asked(model: Path, tmp_path: Path, qtbot: QtBot) -> None:
    one, two = numbers(tmp_path / "one.npy", FEATURES), numbers(tmp_path / "two.npy", FEATURES)
    dialog = opened(qtbot, model, one, two)
    assert dialog.inputs.currentIndex() == -1
    assert not dialog.ok.isEnabled()
    assert "several files fit" in dialog.problem.text()
    pick(dialog, "two.npy")
    assert dialog.ok.isEnabled()


def test_numbers_that_do_not_fit_are_told(model: Path, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(qtbot, model, numbers(tmp_path / "x.npy", FEATURES), numbers(tmp_path / "y.npy", 7))
    assert not dialog.ok.isEnabled()
    assert "y.npy" in dialog.problem.text()
    assert "(12, 7)" in dialog.problem.text()


def test_how_inputs_are_read_is_told_beside_what_is_wrong(model: Path, tmp_path: Path, qtbot: QtBot) -> None:
    counted = np.column_stack([np.arange(STEPS), np.ones((STEPS, FEATURES))])
    np.save(tmp_path / "x.npy", counted)
    dialog = opened(qtbot, model, tmp_path / "x.npy", numbers(tmp_path / "y.npy", 7))
    assert "y.npy" in dialog.problem.text()
    assert "counts the steps" in dialog.said.text()


def test_file_can_be_added_later(model: Path, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(qtbot, model)
    dialog.add_file(numbers(tmp_path / "x.npy", FEATURES))
    qtbot.waitUntil(lambda: dialog.inputs.currentText() == "x.npy")
    dialog.add_file(numbers(tmp_path / "y.npy", UNITS))
    qtbot.waitUntil(lambda: dialog.theirs_choice.currentText() == "y.npy")
    assert dialog.inputs.currentText() == "x.npy"


def test_pointing_at_the_model_tells_in_what_its_convention_differs(model: Path, qtbot: QtBot) -> None:
    assert "r z n (Keras: z r n)" in opened(qtbot, model).model.toolTip()


def test_what_a_file_leaves_open_is_asked_and_may_be_answered_otherwise(
    model: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("1,2\n3,4\n" * STEPS, encoding="utf-8")
    dialog = opened(qtbot, model, path)
    assert dialog.inputs.findText("x.csv") < 0
    picker = dialog.questions.pickers[path].picker
    wanted = {one.options.decimal: index for index, one in enumerate(dialog.questions.asked[path].choices, 1)}
    for decimal, is_found in ((".", True), (",", False)):
        picker.setCurrentIndex(wanted[decimal])
        picker.activated.emit(wanted[decimal])
        qtbot.waitUntil(lambda is_found=is_found: (dialog.inputs.findText("x.csv") >= 0) == is_found)
    assert dialog.questions.isVisible()


def test_no_other_file_is_taken_for_the_inputs_while_one_waits_for_an_answer(
    model: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("1,2\n3,4\n" * STEPS, encoding="utf-8")
    dialog = opened(qtbot, model, path, numbers(tmp_path / "other.npy", FEATURES))
    assert dialog.inputs.currentText() != "other.npy"


def test_experiment_says_which_file_its_inputs_were_read_from(
    model: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = numbers(tmp_path / "x.npy", FEATURES)
    dialog = opened(qtbot, model, path)
    assert dialog.experiment is not None
    told = f"The inputs are those of x.npy, SHA-256 {sha256(path.read_bytes()).hexdigest()}."
    assert dialog.experiment.description.endswith(told)
    again = told_origin(dialog.experiment, numbers(tmp_path / "other.npy", FEATURES + 1))
    assert "x.npy" not in again.description
    assert "other.npy" in again.description
