"""All weights at once go in and out of the window; a run's end becomes a beginning."""

from dataclasses import replace
from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.reading.model_weights import weights_of
from engine.run.name import Name
from gui.look.clipboard import copy_text
from gui.shell.main_window import MainWindow

TWO_UNITS = (
    "[array([[1., 2.]]), array([[3., 4.],\n       [5., 6.]]), array([7., 8.]), array([[9.],\n [10.]])]"
)


def act(window: MainWindow, text: str) -> None:
    """Choose an entry of the menu, as by a click."""
    window.menus.refresh()
    action = window.menus.actions[text][1]
    assert action.isEnabled()
    action.trigger()


def told(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.messages.findChildren(QLabel) if label.text())


def weights(window: MainWindow) -> list[str]:
    return [repr(array.rows) for array in weights_of(window.document.experiment)]


def clipboard_text() -> str:
    clipboard = QApplication.clipboard()
    assert clipboard is not None
    return clipboard.text()


def test_weights_of_the_same_shapes_are_pasted_at_once(window: MainWindow) -> None:
    copy_text("[array([[0.5]], dtype=float32), array([[-1.]], dtype=float32), array([0.], dtype=float32)]")
    act(window, "Paste all weights")
    assert weights(window) == ["((0.5,),)", "((-1.0,),)", "((0.0,),)"]
    assert window.weights.dialog is None
    window.document.undo()
    assert weights(window) == ["((2,),)", "((1,),)", "((3,),)"]


def test_weights_of_another_model_are_shown_before_they_are_taken(window: MainWindow) -> None:
    copy_text(TWO_UNITS)
    act(window, "Paste all weights")
    dialog = window.weights.dialog
    assert dialog is not None
    assert [button.text() for button in dialog.choices.buttons()] == [
        "layer 0: units 1 → 2; a readout of 1 output"
    ]
    assert dialog.preview.item(1, 0).text() == "layers[0].recurrent_kernel"
    assert dialog.preview.item(1, 2).text() == "3.0, 4.0, 5.0, 6.0"
    assert weights(window)[0] == "((2,),)"
    dialog.accept()
    assert weights(window)[1] == "((3.0, 4.0), (5.0, 6.0))"
    window.document.undo()
    assert weights(window)[0] == "((2,),)"


def test_weights_that_numpy_has_rounded_are_taken_with_a_word(window: MainWindow) -> None:
    copy_text("[array([[0.33333333]]), array([[1.]]), array([0.])]")
    act(window, "Paste all weights")
    assert weights(window)[0] == "((0.33333333,),)"
    assert "NumPy printed 8 decimals of these weights" in told(window)


def test_what_fits_nowhere_is_told(window: MainWindow) -> None:
    copy_text("[[[1, 2, 3]]]")
    act(window, "Paste all weights")
    assert "a recurrent kernel belongs there" in told(window)
    copy_text("[[1 ... 2]]")
    act(window, "Paste all weights")
    assert "numbers are left out here" in told(window)
    assert weights(window)[0] == "((2,),)"


def test_copies_of_all_weights_are_pasted_back_the_same(window: MainWindow) -> None:
    layer = window.document.experiment.model.layers[0].replace(kernel=((1 / 3,),), bias=(1e-300,))
    model = window.document.experiment.model.replace(layers=(layer,))
    window.document.edit(window.document.experiment.replace(model=model))
    before = weights(window)
    for kind in ("NumPy", "Python lists", "JSON"):
        act(window, f"Copy all weights as {kind}")
        text = clipboard_text()
        window.document.undo()
        assert weights(window) != before
        copy_text(text)
        act(window, "Paste all weights")
        assert weights(window) == before


@pytest.mark.parametrize("ending", ["json", "npz"])
def test_saved_weights_are_opened_again(window: MainWindow, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"weights.{ending}"
    window.weights.save(path)
    before = weights(window)
    copy_text(TWO_UNITS.replace(", array([[9.],\n [10.]])", ""))
    act(window, "Paste all weights")
    assert window.weights.dialog is not None
    window.weights.dialog.accept()
    window.weights.open(path)
    window.weights.dialog.accept()
    assert weights(window) == before
    window.weights.open(tmp_path / "none.json")
    assert "none.json does not exist" in told(window)


def test_final_state_becomes_the_initial_state_in_all_digits(window: MainWindow, qtbot: QtBot) -> None:
    before = window.document.experiment
    qtbot.waitUntil(lambda: window.context.client.ending is not None)
    final = window.context.client.trace[Name("h", 0, "numpy")][-1].tolist()
    act(window, "Copy the final state of NumPy as initial state")
    assert window.document.experiment.model.layers[0].initial_state == (tuple(final),)
    window.document.undo()
    assert window.document.experiment == before


def test_going_on_takes_the_next_numbers_and_is_undone(window: MainWindow, qtbot: QtBot) -> None:
    before = window.document.experiment
    qtbot.waitUntil(lambda: window.context.client.ending is not None)
    act(window, "Go on from the final state of NumPy")
    after = window.document.experiment
    whole = before.sequence.going_on(18).generate().inputs[0, :, 0].tolist()
    assert after.sequence.generate().inputs[0, :, 0].tolist() == whole[9:]
    assert after.model.layers[0].initial_state is not None
    window.document.undo()
    assert window.document.experiment == before


def test_a_run_that_has_not_ended_offers_no_state(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.context.client.ending is not None)
    run = window.context.client.recording
    assert run is not None
    window.context.client.work = replace(run, ending=None)
    window.menus.refresh()
    assert not window.menus.actions["Go on from the final state of NumPy"][1].isEnabled()
