"""Write an animation of a run: one frame a step, without the window ever waiting for long."""

import math
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.errors import ExplorerError, ParameterError
from engine.files.animation import AnimationWriter, Timing, check_animation_name, open_writer
from engine.files.animation.base import FRAMES_PER_SECOND
from engine.files.atomic_file import replacing
from gui.export.animation_scene import AnimationScene
from gui.look.properties import with_properties

MOST_FRAMES = 120  # unless the user wants more; of longer runs steps are left out
WIDTHS = (100, 4000)  # px
SAMPLES = 3  # frames that are looked at before the first is written

MakeScene = Callable[[], AnimationScene]


@dataclass(frozen=True)
class AnimationSettings:
    """What the user chooses. width: px, smaller where the widget is; most_frames: at least 2."""

    width: int = WIDTHS[1]
    frames_per_second: int = 5
    loop: bool = True
    most_frames: int = MOST_FRAMES

    def __post_init__(self) -> None:
        ranges = {"width": WIDTHS, "frames_per_second": FRAMES_PER_SECOND, "most_frames": (2, 10_000)}
        for name, (low, high) in ranges.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise ParameterError(name.replace("_", " "), f"must be from {low} to {high}, got {value}")


def frame_steps(first: int, last: int, most: int) -> list[int]:
    """The steps that are shown: all, or every second, third …, and the last one in any case."""
    stride = max(1, math.ceil((last - first) / (most - 1)))
    return [*range(first, last, stride), last]


class Animation(QObject):
    """Draws and writes one frame after another, each when the event loop is idle.

    Signals:
        advanced(int, int): how many frames are written, and of how many.
        finished(): the file is complete.
        failed(object): an exception; an ExplorerError is shown to the user. An earlier file is unchanged.
    """

    advanced = pyqtSignal(int, int)
    finished = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, make_scene: MakeScene, path: Path, settings: AnimationSettings) -> None:
        super().__init__()
        self.path = path
        self._make_scene, self._settings = make_scene, settings
        self._work: Generator[None, None, None] | None = None
        self._scene: AnimationScene | None = None
        self._timer = with_properties(QTimer, self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_going(self) -> bool:
        """Whether frames are still to come."""
        return self._work is not None

    def start(self) -> None:
        """Begin; the event loop does the rest."""
        scene = self._scene = self._make_scene()
        scene.context.client.started.connect(self._take_start)
        self._work = self._write(scene)
        self._timer.start()

    def cancel(self) -> None:
        """Stop; no file is written, and an old one stays."""
        if self._work is not None:
            self._end()

    def _go_on(self) -> None:
        assert self._work is not None
        try:
            next(self._work)
        except StopIteration:
            self._end()
            self.finished.emit()
        except Exception as error:  # whatever it is, the window is put back and somebody told
            self._end()
            self.failed.emit(error)

    def _end(self) -> None:
        work, scene = self._work, self._scene
        assert work is not None
        assert scene is not None
        self._work, self._scene = None, None
        self._timer.stop()
        scene.context.client.started.disconnect(self._take_start)
        work.close()  # leaves the file as it was, where it is not finished
        scene.restore()

    def _take_start(self) -> None:
        """Another run has taken the place of the one that is drawn."""
        self._end()
        text = self.tr("{} was not written: another run has begun. Export it again.")
        self.failed.emit(ExplorerError(text.format(self.path.name)))

    def _write(self, scene: AnimationScene) -> Generator[None, None, None]:
        """Write the file, yielding as often as the event loop should have its turn. Raises FileError."""
        check_animation_name(self.path.name)
        steps = frame_steps(scene.first, scene.last, self._settings.most_frames)
        timing = Timing(len(steps), self._settings.frames_per_second, self._settings.loop)
        with replacing(self.path) as file:
            writer = open_writer(self.path.name, file, timing)
            yield from self._plan(scene, writer, steps)
            for count, t in enumerate(steps, 1):
                yield from self._show(scene, t)
                frame = scene.frame(self._settings.width)
                yield
                writer.add(frame)
                self.advanced.emit(count, len(steps))
                yield
            writer.close()

    def _plan(self, scene: AnimationScene, writer: AnimationWriter, steps: list[int]) -> Iterator[None]:
        """Go to steps from all over the run, which the writer may want to see before the first frame.

        Columns and formulas that grow with their numbers, and stay so, do not move in the animation then.
        """
        samples = []
        for t in sorted({steps[round(place)] for place in _spread(len(steps), SAMPLES)}):
            yield from self._show(scene, t)
            if writer.wants_samples:
                samples.append(scene.frame(self._settings.width))
                yield
        if samples:
            writer.plan(samples)
            yield

    def _show(self, scene: AnimationScene, t: int) -> Iterator[None]:
        """Show a step, and go on when everything on it is drawn."""
        scene.show_step(t)
        while not scene.is_complete:
            yield
        if scene.is_laid_out_later:
            yield


def _spread(length: int, count: int) -> list[float]:
    """Places from the first to the last index, evenly apart."""
    return [index * (length - 1) / (count - 1) for index in range(count)]
