"""How the window looks: which colours, fonts and sizes it has now."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Literal

import pyqtgraph as pg
from PyQt6.QtCore import QCoreApplication, QEvent, QObject, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QFont, QFontDatabase, QPalette, QPixmapCache
from PyQt6.QtWidgets import QApplication, QWidget

from gui.look.colours import DARK, LIGHT, palette_of
from gui.look.properties import present
from gui.look.style_sheet import style_sheet
from resources import FONTS

Mode = Literal["system", "light", "dark"]

SANS = "Inter"
MONO = "JetBrains Mono"
LIGATURES = ("liga", "calt")  # OpenType's features that join signs
TEXT = 13  # px at 100 %
QUIET = 12
TICKS = 11


class Theme(QObject):
    """Colours, fonts and sizes. Objects that paint by hand or keep a colour must redraw on `changed`.

    mode: the user's choice. is_dark, colours: what it means now; for "system", as the desktop has it.
    is_dressing: whether widgets are between two looks; what is drawn then is drawn once more on `changed`.

    Signals:
        scaling(float): the scale is about to become this; what is too large for it can still make way.
        dressing(set): widgets get another look now; who answers for one that can wait puts it in.
        changed(): colours or sizes changed.
    """

    scaling = pyqtSignal(float)
    dressing = pyqtSignal(set)
    changed = pyqtSignal()

    def __init__(self, mode: Mode = "system", scale: float = 1.0) -> None:
        super().__init__()
        self.mode: Mode = mode
        self.is_dressing = False
        self.scale = scale
        _load_fonts()
        _draw_as_fusion()
        hints = QApplication.styleHints()
        if hints is not None:
            hints.colorSchemeChanged.connect(self._follow_system)
        self.apply()

    def px(self, length: float) -> int:
        """A length of the design at 100 %, in pixels at the current scale."""
        return round(length * self.scale)

    def font(self, size: int = TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The sans-serif face, with figures of equal width. size: px at 100 %."""
        return self._font(SANS, size, weight)

    def mono(self, size: int = TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The fixed-width face, for numbers. size: px at 100 %."""
        return self._font(MONO, size, weight)

    def colour(self, role: str) -> QColor:
        """A role's colour, such as "target"."""
        return QColor(self.colours.of(role))

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark, or what the desktop says."""
        self.mode = mode
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Choose the size of everything. scale: 1 to 2."""
        self.scaling.emit(scale)
        self.scale = scale
        self.apply()

    def apply(self) -> None:
        """Dress the whole application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.is_dark = self.mode == "dark" or (self.mode == "system" and _is_system_dark())
        self.colours = DARK if self.is_dark else LIGHT
        later: set[QWidget] = set()
        self.dressing.emit(later)
        with _laid_out_once(app):
            self.is_dressing = True
            _dress(app, self.font(), palette_of(self.colours), self._sheet(), later)
            self.is_dressing = False
            QPixmapCache.clear()  # Qt would keep the icons in their old colours and sizes beside the new ones
            pg.setConfigOptions(background=self.colours.card, foreground=self.colours.quiet, antialias=False)
            self.changed.emit()

    def _sheet(self) -> str:
        return style_sheet(self.colours, self.px, is_dark=self.is_dark)

    def _follow_system(self) -> None:
        if self.mode == "system":
            self.apply()

    def _font(self, family: str, size: int, weight: QFont.Weight) -> QFont:
        font = QFont(family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        for ligatures in LIGATURES:  # what is typed as != stays these two signs
            font.setFeature(QFont.Tag(ligatures), 0)
        return font


@cache
def _load_fonts() -> None:
    """Have Qt know our fonts; once a program, as it keeps a font again each time that it is given."""
    for path in sorted(FONTS.iterdir()):
        if path.suffix in (".otf", ".ttf"):
            QFontDatabase.addApplicationFont(str(path))


@cache
def _draw_as_fusion() -> None:
    """Have widgets look alike on every desktop; once a program, as Qt reads its sheet anew each time."""
    QApplication.setStyle("Fusion")


@contextmanager
def _laid_out_once(app: QApplication) -> Iterator[None]:
    """Have windows keep everything in its place meanwhile, to be laid out when their events are next.

    Else each widget that is shown, or that tells its least size, has the whole window laid out at once.
    """
    all_layouts = [window.layout() for window in app.topLevelWidgets()]
    layouts = [layout for layout in all_layouts if layout is not None and layout.isEnabled()]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)


def _dress(app: QApplication, font: QFont, palette: QPalette, sheet: str, later: Collection[QWidget]) -> None:
    """Give all widgets another font, palette and sheet, but for those that wait for `dress`.

    Where a sheet replaces another, Qt 6.11 goes down the tree from each widget it has kept rules of, so it
    dresses every one seven times on average. Told that it knows none, it leaves that to us.
    """
    app.setFont(font)
    app.setPalette(palette)
    if app.styleSheet() == sheet:
        return
    is_first = not app.styleSheet()  # then Qt dresses everything
    present(app.style()).unpolish(app)
    app.setStyleSheet(sheet)
    if not is_first:
        for widget in app.topLevelWidgets():
            if widget.parent() is None and widget not in later:
                dress(widget, later)


def dress(widget: QWidget, later: Collection[QWidget] = ()) -> None:
    """Have a widget and all in it, but for those that wait, drawn by the application's sheet as it is now."""
    present(widget.style()).polish(widget)
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child not in later:
            dress(child, later)


def _is_system_dark() -> bool:
    hints = QApplication.styleHints()
    return hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark
