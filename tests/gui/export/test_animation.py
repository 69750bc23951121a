"""Animations of plots, as Pillow reads them back."""

import os
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageSequence
from PyQt6.QtGui import QColor, QImage, QPainter
from PyQt6.QtWidgets import QWidget

from engine.errors import ExplorerError, FileError, ParameterError
from gui.export.animation import Animation, AnimationSettings, frame_steps
from gui.export.animation_scene import PlotScene
from gui.plots.plot_area import PlotArea
from tests.pixels import pixels

ENDINGS = [".gif", ".webp", ".png"]
every_ending = pytest.mark.parametrize("ending", ENDINGS)
GIF_ERROR = 8  # of 255; blends on the edges of letters and lines share its 255 colours


@pytest.fixture
def plots(context, qtbot):
    area = PlotArea(context)
    qtbot.addWidget(area)
    area.resize(500, 420)
    area.show()
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return area


@pytest.fixture
def export(plots, qtbot):
    """Write an animation of all plots to its end."""

    def export(path: Path, **settings) -> Animation:
        animation = make(plots, path, **settings)
        with qtbot.waitSignal(animation.finished, raising=True):
            animation.start()
        return animation

    return export


def make(plots: PlotArea, path: Path, **settings) -> Animation:
    return Animation(lambda: PlotScene(plots, plots.plots), path, AnimationSettings(**settings))


def looks(widget: QWidget, colour: str) -> np.ndarray:
    """What Qt grabs of a widget, before a colour, (height, width, 3)."""
    picture = QImage(widget.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, widget.grab())
    painter.end()
    return pixels(picture)[..., :3]


def frames_of(path: Path) -> list[np.ndarray]:
    with Image.open(path) as image:
        return [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(image)]


@every_ending
def test_there_is_a_frame_a_step_and_each_is_shown_as_long_as_asked(export, tmp_path, ending):
    path = tmp_path / f"run{ending}"
    export(path, frames_per_second=5)
    with Image.open(path) as image:
        assert (image.n_frames, image.size) == (9, (500, 420))
        assert image.info.get("loop") == 0
        for index in range(9):
            image.seek(index)
            image.load()
            assert image.info["duration"] == 200


@every_ending
def test_frames_are_what_the_plots_look_like_at_their_steps(export, plots, context, tmp_path, ending):
    path = tmp_path / f"run{ending}"
    export(path)
    frames = frames_of(path)
    for t in (0, 4, 8):
        context.playhead.move(t)
        difference = np.abs(frames[t].astype(int) - looks(plots, context.theme.colours.window))
        if ending == ".gif":
            assert np.quantile(difference, 0.999) <= GIF_ERROR
            assert difference.mean() < 0.2
        else:
            assert difference.max() == 0


def test_frames_differ_from_step_to_step(export, tmp_path):
    export(tmp_path / "run.webp")
    frames = frames_of(tmp_path / "run.webp")
    assert all((one != other).any() for one, other in pairwise(frames))


def test_narrower_frames_keep_their_proportions(export, tmp_path):
    export(tmp_path / "run.gif", width=250)
    assert frames_of(tmp_path / "run.gif")[0].shape == (210, 250, 3)


def test_animation_of_many_steps_leaves_some_out_and_shows_the_last(export, plots, context, tmp_path):
    export(tmp_path / "run.webp", most_frames=4)
    frames = frames_of(tmp_path / "run.webp")
    assert len(frames) == 4  # t = 0, 3, 6, 8
    context.playhead.move(8)
    assert np.array_equal(frames[-1], looks(plots, context.theme.colours.window))


def test_zoomed_plots_show_the_steps_in_sight(export, plots, tmp_path):
    plots.plots[0].set_time_zoom((1.5, 5.2))
    export(tmp_path / "run.webp")
    assert len(frames_of(tmp_path / "run.webp")) == 4  # t = 2 to 5
    assert plots.plots[0].time_zoom == (1.5, 5.2)


def test_user_s_playhead_is_not_touched(export, plots, context, tmp_path):
    context.playhead.move(3, 2)
    moves = []
    context.playhead.moved.connect(lambda: moves.append(context.playhead.t))
    before = plots.grab().toImage()
    export(tmp_path / "run.gif")
    assert (context.playhead.t, context.playhead.operation, moves) == (3, 2, [])
    assert plots.grab().toImage() == before


@every_ending
def test_cancelled_animation_leaves_the_old_file_and_no_other(plots, context, qtbot, tmp_path, ending):
    path = tmp_path / f"run{ending}"
    path.write_bytes(b"old")
    before = plots.grab().toImage()
    animation = make(plots, path)
    finished = []
    animation.finished.connect(lambda: finished.append(True))
    with qtbot.waitSignal(animation.advanced):
        animation.start()
    animation.cancel()
    assert not animation.is_going
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert plots.grab().toImage() == before
    assert finished == []


def test_cancelled_animation_makes_no_file(plots, qtbot, tmp_path):
    animation = make(plots, tmp_path / "run.gif")
    with qtbot.waitSignal(animation.advanced):
        animation.start()
    animation.cancel()
    assert list(tmp_path.iterdir()) == []


def failure_of(animation: Animation, qtbot) -> Exception:
    with qtbot.waitSignal(animation.failed) as failed:
        animation.start()
    assert not animation.is_going
    return failed.args[0]


def test_folder_that_has_vanished_is_told_in_a_sentence(plots, qtbot, tmp_path):
    error = failure_of(make(plots, tmp_path / "gone" / "run.gif"), qtbot)
    assert isinstance(error, FileError)
    assert str(error) == "run.gif cannot be written: its folder does not exist"


def test_full_disk_is_told_in_a_sentence_and_the_old_file_stays(plots, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "run.webp"
    path.write_bytes(b"old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    error = failure_of(make(plots, path), qtbot)
    assert str(error) == "run.webp cannot be written: the disk is full"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_ending_of_no_animation_is_told_in_a_sentence(plots, qtbot, tmp_path):
    error = failure_of(make(plots, tmp_path / "run.mp4"), qtbot)
    assert str(error) == "run.mp4 must end in .gif, .webp or .png"


def test_another_run_in_the_middle_ends_it_in_a_sentence(plots, context, qtbot, tmp_path):
    animation = make(plots, tmp_path / "run.gif")
    with qtbot.waitSignal(animation.advanced):
        animation.start()
    with qtbot.waitSignal(animation.failed) as failed:
        context.transport.restart()
    assert isinstance(failed.args[0], ExplorerError)
    assert str(failed.args[0]) == "run.gif was not written: another run has begun. Export it again."
    assert list(tmp_path.iterdir()) == []
    qtbot.waitUntil(lambda: context.client.ending is not None)


@given(last=st.integers(0, 10**7), first=st.integers(0, 1000), most=st.integers(2, 500))
def test_steps_begin_with_the_first_and_end_with_the_last_and_are_few(last, first, most):
    last += first
    steps = frame_steps(first, last, most)
    assert (steps[0], steps[-1]) == (first, last)
    assert len(steps) <= most
    assert steps == sorted(set(steps))
    if last - first < most:
        assert steps == list(range(first, last + 1))


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"frames_per_second": 31}, "frames per second must be from 1 to 30, got 31"),
        ({"width": 20}, "width must be from 100 to 4000, got 20"),
        ({"most_frames": 1}, "most frames must be from 2 to 10000, got 1"),
    ],
)
def test_settings_out_of_range_are_refused(settings, sentence):
    with pytest.raises(ParameterError, match=sentence):
        AnimationSettings(**settings)
