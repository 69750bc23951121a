"""The open page of a lesson as a PDF: its text, the plots and the steps that are shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtWidgets import QWidget

from engine.lesson.handout import handout_parts, step_table
from gui.curves.saving import paint_picture, picture_size
from gui.look.theme import Theme
from gui.open.saver import Saver
from gui.plots.base import Plot
from gui.plots.plot_area import PlotArea
from gui.state.context import Context

ENDING = ".pdf"
RATIO = 3.0  # picture pixels per pixel of the window, so that print is sharp


class LessonHandout(Saver):
    """Asks for a file and writes the page."""

    def __init__(self, context: Context, plots: PlotArea, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._plots = context, plots

    def ask(self) -> bool:
        """Ask where to, and write the open page. False when nothing was written."""
        lesson, page = self._context.lessons.lesson, self._context.lessons.page
        if lesson is None or page is None:
            return False
        title, name = self.tr("Save the page as a handout"), f"{lesson.name}-{page.number}"
        path = self.ask_path(title, name, ENDING, self.tr("PDF (*{})"))
        return path is not None and self.write(path)

    def write(self, path: Path) -> bool:
        """Write the open page. False where it could not be."""
        lessons = self._context.lessons
        lesson, page, progress = lessons.lesson, lessons.page, lessons.progress
        if lesson is None or page is None or progress is None:
            return False
        title = f"{lesson.title}: {page.title}"
        footer = self.tr("{}, page {} of {}").format(lesson.title, page.number, len(lesson.pages))
        parts: list[str | QImage] = [f"# {page.title}", *handout_parts(page, progress)]
        parts += [*self._pictures(), *filter(None, [self._steps()])]
        from gui.reading.document import write_handout  # late: see ARCHITECTURE.md

        return self.save(path, lambda path: write_handout(path, title, parts, footer), self.tr("Saved {}."))

    def _steps(self) -> str:
        plan = self._context.client.plan
        return "" if plan is None else step_table(plan, self._context.client.trace)

    def _pictures(self) -> list[QImage]:
        """The plots that are shown, in light colours."""
        with _light(self._context.theme):
            return [_picture(plot) for plot in self._plots.shown]


@contextmanager
def _light(theme: Theme) -> Iterator[None]:
    """Colours for paper, whatever the window has."""
    mode, is_dark = theme.mode, theme.is_dark
    if is_dark:
        theme.set_mode("light")
    try:
        yield
    finally:
        if is_dark:
            theme.set_mode(mode)


def _picture(plot: Plot) -> QImage:
    image = QImage(picture_size(plot) * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_picture(plot, painter)
    painter.end()
    return image
