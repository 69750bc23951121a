"""A plot as a picture of its own: its size, resolution, colours, title and labels are chosen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PyQt6.QtCore import QSize, Qt

from engine.errors import ParameterError
from gui.curves.saving import PlotWords, canvas_size, save_pdf, save_png, save_svg
from gui.language.translation import shown
from gui.look.colours import DARK, LIGHT
from gui.look.theme import Theme
from gui.paper.picture_file import DOTS_PER_INCH
from gui.plots.base import Plot

LEAST, MOST = 200, 100_000_000  # px of a side, and of the whole picture: four bytes each while it is painted
FORMATS = ("png", "svg", "pdf")
DPI = (48, 1200)


@dataclass(frozen=True)
class PictureChoice:
    """How a picture is to look.

    size: (width, height) in its own pixels. dpi: how many of them an inch has; text and lines have their
    printed size. Of SVG and PDF, too, the size in inches is size / dpi. title: "" for the plot's own.
    x_label: "" for "time step t". y_label: "" for what the plot shows. unit: behind it, where values of
    the sequence are shown.
    """

    size: tuple[int, int] = (1200, 675)
    dpi: int = DOTS_PER_INCH
    is_dark: bool = False
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    unit: str = ""

    def check(self) -> None:
        """Raise ParameterError, naming the field that cannot be."""
        width, height = self.size
        if min(self.size) < LEAST:
            raise ParameterError("size", f"must be at least {LEAST} pixels a side, got {width}x{height}")
        if width * height > MOST:
            raise ParameterError("size", f"must have at most {MOST} pixels, got {width}x{height}")
        if not DPI[0] <= self.dpi <= DPI[1]:
            raise ParameterError("dpi", f"must be from {DPI[0]} to {DPI[1]}, got {self.dpi}")
        if min(self.size) / self.pixel_ratio < LEAST:
            most = min(self.size) * DOTS_PER_INCH // LEAST
            raise ParameterError("dpi", f"must be at most {most} for a picture of this size, got {self.dpi}")

    @property
    def pixel_ratio(self) -> float:
        """Pixels of the picture per pixel of a window at 100 %."""
        return self.dpi / DOTS_PER_INCH

    def words(self, plot: Plot) -> PlotWords:
        """What stands around a plot."""
        own = shown(plot.noun)
        y_label = self.y_label or (f"{own} ({self.unit})" if self.unit and plot.has_unit else own)
        return PlotWords(self.title, self.x_label or plot.tr("time step t"), y_label)


class _Paper(Theme):
    """The look of a picture, which dresses nothing else."""

    def __init__(self, is_dark: bool) -> None:
        super().__init__("dark" if is_dark else "light")

    def apply(self) -> None:
        """Take colours."""
        self.is_dark = self.mode == "dark"
        self.colours = DARK if self.is_dark else LIGHT


def save_picture(plot: Plot, path: Path, choice: PictureChoice) -> None:
    """Save what a plot shows, as the file's ending says. Raises ParameterError, FileError."""
    choice.check()
    words = choice.words(plot)
    with _drawn(plot, choice, words) as copy:
        match path.suffix.lower():
            case ".png":
                save_png(copy, path, words, choice.pixel_ratio)
            case ".svg":
                save_svg(copy, path, words)
            case ".pdf":
                save_pdf(copy, path, words)
            case _:
                raise ParameterError(path.name, "must end in .png, .svg or .pdf")


@contextmanager
def _drawn(plot: Plot, choice: PictureChoice, words: PlotWords) -> Iterator[Plot]:
    """A copy of a plot in other colours and of another size, which is on no screen."""
    copy = type(plot)(replace(plot.context, theme=_Paper(choice.is_dark)))
    copy.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    width, height = (round(side / choice.pixel_ratio) for side in choice.size)
    copy.canvas.setFixedSize(width, height)
    copy.show()
    copy.look_like(plot)
    copy.draw()
    copy.canvas.setFixedSize(canvas_size(copy, words, QSize(width, height)))  # now that the legend is known
    copy.adjustSize()
    copy.draw()
    try:
        yield copy
    finally:
        copy.close()
        copy.deleteLater()
