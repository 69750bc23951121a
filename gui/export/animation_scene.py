"""What an animation shows: a plot, all plots or the window, at one step after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import ClassVar

import numpy as np
from PyQt6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PyQt6.QtGui import QImage, QRegion
from PyQt6.QtWidgets import QWidget

from engine.array import Array
from gui.formulas.math_view import MathView
from gui.language.translation import shown
from gui.look.properties import present
from gui.plots.base import Plot
from gui.state.context import Context
from gui.window_parts import WindowParts

DRAW = QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren


class AnimationScene:
    """Shows a widget at any recorded step, and afterwards as it was. What moves is a subclass.

    While it lasts, no more steps are computed. first, last: the steps that can be shown.
    is_laid_out_later: another step may need other heights, which Qt sees to in the next turn.
    """

    is_laid_out_later: ClassVar[bool] = False

    def __init__(self, widget: QWidget, context: Context) -> None:
        self.widget, self.context = widget, context
        playhead, transport = context.playhead, context.transport
        self.first, self.last = 0, playhead.last
        self._place = playhead.t, playhead.operation
        self._was_following, self._was_going = playhead.is_following, transport.is_going
        if self._was_going:
            transport.pause()
        playhead.is_following = False

    @property
    def is_complete(self) -> bool:
        """Whether the step is drawn as it will stay; if not, the event loop goes on with it."""
        return True

    def show_step(self, t: int) -> None:
        """Show step t."""
        raise NotImplementedError

    def restore(self) -> None:
        """Show what was shown before, and let go on what ran."""
        transport, playhead = self.context.transport, self.context.playhead
        if self._was_going and self.context.client.ending is None:
            transport.run()
            playhead.is_following = False  # so that zoomed plots go back with it
        playhead.move(*self._place)
        playhead.is_following = self._was_following

    def frame(self, width: int) -> Array:
        """The widget as it looks now, (height, width) of 0xffRRGGBB. width: px, at most the widget's own."""
        picture = QImage(size_of(self.widget), QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(self.widget.devicePixelRatioF())
        picture.fill(self.context.theme.colour("window"))
        self.widget.render(picture, QPoint(), QRegion(), DRAW)
        if width < picture.width():
            picture.setDevicePixelRatio(1)
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            picture = picture.convertToFormat(QImage.Format.Format_RGB32)
        return _pixels(picture)


class PlotScene(AnimationScene):
    """Plots, whose own playheads are moved over what is in sight; the user's is left alone."""

    def __init__(self, widget: QWidget, plots: Sequence[Plot]) -> None:
        super().__init__(widget, plots[0].context)
        self._plots = plots
        self.first, self.last = steps_in_sight(plots[0])

    def show_step(self, t: int) -> None:
        """Draw the plots' playheads at step t."""
        for plot in self._plots:
            plot.canvas.move_playhead(t)

    def restore(self) -> None:
        """Draw them where the user's is."""
        super().restore()
        self.show_step(self.context.playhead.t)


class _Stillness(QObject):
    """Keeps a window on the screen as it is, so that every step is painted once: into its frame."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._handle = window, window.windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Hold back what would paint the window."""
        return event is not None and event.type() == QEvent.Type.UpdateRequest

    def end(self) -> None:
        """Paint what has been held back."""
        if self._handle is not None:
            self._handle.removeEventFilter(self)
        self._window.repaint()
        self.deleteLater()


class WindowScene(AnimationScene):
    """The whole window, whose playhead is moved; on the screen it stays as it is."""

    is_laid_out_later = True

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window, parts.context)
        self._plots = parts.plots.plots
        self._zoom = self._plots[0].time_zoom
        self._stillness = _Stillness(parts.window)
        self._formulas = parts.window.findChildren(MathView)

    @property
    def is_complete(self) -> bool:
        """Whether all formulas in sight are typeset."""
        return all(view.is_typeset or not view.isVisible() for view in self._formulas)

    def show_step(self, t: int) -> None:
        """Move the playhead to step t."""
        self.context.playhead.move(t)
        for view in self._formulas:
            view.typeset_soon()

    def restore(self) -> None:
        """Move it back, and the part of the run that the plots show."""
        super().restore()
        self._plots[0].set_time_zoom(self._zoom)
        self._stillness.end()


@dataclass(frozen=True, eq=False)
class Subject:
    """What can be shown. plots: whose playheads move; none: the whole window, with everything on it."""

    title: str
    widget: QWidget
    plots: tuple[Plot, ...]
    make_scene: Callable[[], AnimationScene]

    @property
    def width(self) -> int:
        """How wide a frame is that is not made smaller, in pixels of the screen."""
        return size_of(self.widget).width()


def subjects(parts: WindowParts) -> dict[str, Subject]:
    """What can be shown of a window: all plots in sight, the window, each plot in sight by its name."""
    area, translate = parts.plots, QCoreApplication.translate
    cards = [card for card in area.cards if not card.isHidden()]
    plots = tuple(card.plot for card in cards)
    found = {}
    if plots:
        found["all"] = Subject(
            translate("Animation", "All plots"), area, plots, lambda: PlotScene(area, plots)
        )
    whole = translate("Animation", "The whole window")
    found["window"] = Subject(whole, parts.window, (), lambda: WindowScene(parts))
    for card in cards:
        found[card.plot.name] = _plot_subject(card, card.plot)
    return found


def _plot_subject(card: QWidget, plot: Plot) -> Subject:
    return Subject(shown(plot.title), card, (plot,), lambda: PlotScene(card, (plot,)))


def steps_in_sight(plot: Plot) -> tuple[int, int]:
    """The first and the last recorded step that a plot shows."""
    last, (begin, end) = plot.context.playhead.last, plot.time
    first = min(last, max(0, ceil(begin)))
    return first, max(first, min(last, floor(end)))


def size_of(widget: QWidget) -> QSize:
    """The size of a frame that is not made smaller, in pixels of the screen."""
    return widget.size() * widget.devicePixelRatioF()


def _pixels(picture: QImage) -> Array:
    """The pixels of a Format_RGB32 picture, copied."""
    bits = present(picture.constBits())
    pixels: Array = np.frombuffer(bits.asstring(picture.sizeInBytes()), dtype=np.uint32)
    rows = pixels.reshape(picture.height(), -1)
    return np.bitwise_or(rows[:, : picture.width()], np.uint32(0xFF000000))
