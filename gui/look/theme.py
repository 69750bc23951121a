"""How the window looks: colours by role, fonts, sizes, and the style sheet made from them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

import pyqtgraph as pg
from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PyQt6.QtWidgets import QApplication

from gui.look.style_sheet import style_sheet
from resources import FONTS

Mode = Literal["system", "light", "dark"]

SANS = "Inter"
MONO = "JetBrains Mono"
TEXT = 13  # px at 100 %
QUIET = 12
TICKS = 11


@dataclass(frozen=True)
class Colours:
    """One colour a role; the same role has the same colour in plots, table, equation and diagram."""

    target: str
    numpy: str
    keras: str
    keras_text: str
    input: str
    error: str
    positive: str
    negative: str
    window: str
    card: str
    field: str
    line: str
    grid: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selection: str
    notice: str
    notice_line: str
    right: str  # of answers, blueish for who sees no red or green; wrong ones have a problem's colour
    units: tuple[str, ...]  # Petroff 2021, six lines


LIGHT = Colours(
    target="#1f2328",
    numpy="#0b62c4",
    keras="#d9600f",
    keras_text="#b04a06",
    input="#8a8f98",
    error="#a0186e",
    positive="#2166ac",
    negative="#b2182b",
    window="#f6f7f9",
    card="#ffffff",
    field="#eef0f3",
    line="#d9dde3",
    grid="#eceef1",
    text="#1f2328",
    quiet="#5b6470",
    accent="#0b62c4",
    on_accent="#ffffff",
    selection="#e3edf9",
    notice="#fff4d6",
    notice_line="#e2b93b",
    right="#006b5f",
    units=("#3f6fd9", "#c2660a", "#b01e2d", "#6d6f78", "#7a21dd", "#0f7f8c"),
)
DARK = Colours(
    target="#eef2f6", numpy="#68b2ff", keras="#ff9f43", keras_text="#ff9f43", input="#6d7179",
    error="#ff3ccd",
    positive="#6bb1ff", negative="#ff7b72", window="#101216", card="#16181d", field="#1f232a", line="#2b3038",
    grid="#22262d", text="#eef2f6", quiet="#9aa4b2", accent="#68b2ff", on_accent="#101216",
    selection="#1d2c3e", notice="#2b2410", notice_line="#8a6d1d", right="#35cfae",
    units=("#7aa2ff", "#f89c20", "#ff6b73", "#a9abb5", "#b98cff", "#5fc9d6"),
)  # fmt: skip


class Theme(QObject):
    """The current look. Whoever paints by hand, or bakes a colour in, redraws on `changed`.

    mode: what was chosen; is_dark and colours: what follows from it, and from the desktop for "system".

    Signals:
        changed(): colours or sizes are others now.
    """

    changed = pyqtSignal()

    def __init__(self, mode: Mode = "system", scale: float = 1.0) -> None:
        super().__init__()
        self.mode: Mode = mode
        self._is_dressed = False
        self.scale = scale
        for path in sorted(FONTS.iterdir()):
            if path.suffix in (".otf", ".ttf"):
                QFontDatabase.addApplicationFont(str(path))
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
        """A role's colour, such as "numpy"."""
        return QColor(getattr(self.colours, role))

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark, or what the desktop says."""
        self.mode = mode
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Choose the size of everything. scale: 1 to 2."""
        self.scale = scale
        self.apply()

    def apply(self) -> None:
        """Dress the whole application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.is_dark = self.mode == "dark" or (self.mode == "system" and _is_system_dark())
        self.colours = DARK if self.is_dark else LIGHT
        with _collector_resting():
            if not self._is_dressed:
                app.setStyle("Fusion")
                self._is_dressed = True
            app.setFont(self.font())
            app.setPalette(_palette(self.colours))
            app.setStyleSheet(style_sheet(self))
        pg.setConfigOptions(background=self.colours.card, foreground=self.colours.quiet, antialias=False)
        self.changed.emit()

    def _follow_system(self) -> None:
        if self.mode == "system":
            self.apply()

    def _font(self, family: str, size: int, weight: QFont.Weight) -> QFont:
        font = QFont(family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Qt goes through a list of all widgets, calling Python: meanwhile none of them may be collected."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _is_system_dark() -> bool:
    hints = QApplication.styleHints()
    return hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark


def _palette(colours: Colours) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in {
        roles.Window: colours.window, roles.Base: colours.card,
        roles.AlternateBase: colours.window, roles.Text: colours.text,
        roles.WindowText: colours.text, roles.ButtonText: colours.text,
        roles.Button: colours.field, roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent, roles.ToolTipBase: colours.text,
        roles.ToolTipText: colours.card, roles.PlaceholderText: colours.quiet,
        roles.Link: colours.accent, roles.Mid: colours.line,
        roles.Dark: colours.line, roles.Light: colours.card,
        roles.Midlight: colours.line, roles.Shadow: colours.line,
        roles.Accent: colours.accent,
    }.items():  # fmt: skip
        palette.setColor(role, QColor(name))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.input))
    return palette
