"""To take away from the real window: animations and pictures, through its menu and dialogs."""

import numpy as np
import pytest
from PIL import Image, ImageSequence
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog

from gui.export.animation import Animation, AnimationSettings
from gui.export.animation_dialog import AnimationDialog
from gui.export.animation_scene import subjects
from gui.export.plot_export import PlotExport
from tests.pixels import pixels

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def every_plot(window):
    """In sight, whatever the workspace shows."""
    for card in window.plots.cards:
        card.show()


def export_window(window, path, qtbot) -> None:
    animation = Animation(subjects(window.parts)["window"].make_scene, path, AnimationSettings())
    with qtbot.waitSignal(animation.finished, timeout=30_000):
        animation.start()


def shows(window, frame: np.ndarray) -> bool:
    return np.array_equal(frame, pixels(window.grab().toImage())[..., :3])


def opened(window, name: str, kind: type):
    window.menus.actions[name][1].trigger()
    return window.findChild(kind)


def test_frames_show_the_window_as_it_rests_at_their_steps(window, qtbot, tmp_path):
    export_window(window, tmp_path / "run.webp", qtbot)
    with Image.open(tmp_path / "run.webp") as image:
        assert image.n_frames == 9
        frames = [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(image)]
    for t in (0, 8):
        window.transport.go_to(t)
        qtbot.waitUntil(lambda t=t: shows(window, frames[t]), timeout=30_000)


def test_playhead_operation_following_and_zoom_are_as_before(window, qtbot, tmp_path):
    playhead, plot = window.context.playhead, window.plots.plots[0]
    playhead.move(3, 2)
    playhead.is_following = True
    plot.set_time_zoom((2.0, 5.0))
    export_window(window, tmp_path / "run.gif", qtbot)
    assert (playhead.t, playhead.operation, playhead.is_following) == (3, 2, True)
    assert [one.time_zoom for one in window.plots.plots] == [(2.0, 5.0)] * len(window.plots.plots)


def test_run_that_goes_on_waits_and_goes_on(window, qtbot, tmp_path):
    transport, client = window.transport, window.context.client
    transport.set_pace(5.0)
    transport.run()  # it was over, so it begins anew
    qtbot.waitUntil(lambda: client.ending is None and client.trace.steps >= 2)
    export_window(window, tmp_path / "run.gif", qtbot)
    with Image.open(tmp_path / "run.gif") as image:
        assert 2 <= image.n_frames < 9
    assert transport.is_going
    assert window.context.playhead.is_following
    transport.set_pace(None)
    qtbot.waitUntil(lambda: client.ending is not None)


def test_dialog_writes_what_was_chosen_and_says_so(window, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "one.webp"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog = opened(window, "Export as animation…", AnimationDialog)
    form = dialog.form
    form.subject_choice.setCurrentIndex(form.subject_choice.findData("error"))
    form.width_px.setValue(300)
    form.speed.setValue(20)
    form.loop.setChecked(False)
    assert form.estimate.text() == "9 frames, 0.5 s."
    form.most.setValue(3)
    assert form.estimate.text() == "3 frames, 0.1 s. One step in 4 is shown."
    with qtbot.waitSignal(dialog.told) as told:
        qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert told.args == ["Exported one.webp."]
    assert window.messages.text == "Exported one.webp."
    with Image.open(path) as image:
        image.load()
        assert (image.n_frames, image.width, image.info["duration"], image.info["loop"]) == (3, 300, 50, 1)


def test_escape_cancels_and_lets_choose_again(window, qtbot, tmp_path):
    window.context.playhead.move(4)
    dialog = opened(window, "Export as animation…", AnimationDialog)
    dialog.form.subject_choice.setCurrentIndex(dialog.form.subject_choice.findData("window"))
    path = tmp_path / "run.gif"
    path.write_bytes(b"old")
    dialog.export_to(path)
    assert not dialog.export.isEnabled()
    qtbot.waitUntil(lambda: dialog.progress.value() >= 2, timeout=20_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.export.isEnabled()
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["run.gif"]
    assert window.context.playhead.t == 4
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_animation_that_cannot_be_written_is_told_in_the_window(window, qtbot, tmp_path):
    dialog = opened(window, "Export as animation…", AnimationDialog)
    with qtbot.waitSignal(dialog.failed):
        dialog.export_to(tmp_path / "gone" / "run.gif")
    assert window.messages.text == "run.gif cannot be written: its folder does not exist"


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "csv"])
def test_all_plots_are_exported_under_the_name_of_the_experiment(window, tmp_path, ending):
    dialog = opened(window, "Export all plots…", PlotExport)
    folder = tmp_path / "plots"
    folder.mkdir()
    dialog.format.setCurrentIndex(dialog.format.findData(ending))
    dialog.folder.setText(str(folder))
    dialog.accept()
    names = [f"the-notebook-{plot.name.replace('_', '-')}.{ending}" for plot in window.plots.plots]
    assert sorted(one.name for one in folder.iterdir()) == sorted(names)
    assert window.messages.text == f"Saved {len(names)} plots in {folder}: {', '.join(names)}."


def test_hidden_plots_are_not_exported(window, tmp_path):
    window.plots.cards[0].hide()
    dialog = opened(window, "Export all plots…", PlotExport)
    dialog.folder.setText(str(tmp_path))
    assert len(dialog.files) == len(window.plots.plots) - 1


@pytest.mark.parametrize("may", [True, False])
def test_existing_files_are_replaced_only_when_that_is_wanted(window, tmp_path, monkeypatch, may):
    old = tmp_path / "the-notebook-prediction.png"
    old.write_bytes(b"old")
    asked = []
    monkeypatch.setattr(PlotExport, "may_overwrite", lambda self, names: asked.append(names) or may)
    dialog = opened(window, "Export all plots…", PlotExport)
    dialog.folder.setText(str(tmp_path))
    dialog.accept()
    assert asked == [["the-notebook-prediction.png"]]
    assert (old.read_bytes() == b"old") is not may
    assert dialog.isVisible() is not may


def test_folder_that_does_not_exist_cannot_be_chosen(window, tmp_path):
    dialog = opened(window, "Export all plots…", PlotExport)
    dialog.folder.setText(str(tmp_path / "gone"))
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Save).isEnabled()
    assert dialog.names.text() == "This folder does not exist."


def test_folder_that_vanishes_is_told_in_a_sentence(window, tmp_path):
    dialog = opened(window, "Export all plots…", PlotExport)
    folder = tmp_path / "gone"
    folder.mkdir()
    dialog.folder.setText(str(folder))
    folder.rmdir()
    dialog.accept()
    assert window.messages.text == (
        "the-notebook-prediction.png cannot be written: its folder does not exist"
    )
