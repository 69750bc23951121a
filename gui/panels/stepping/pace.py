"""How fast the run goes: a slider, and its steps per second in words."""

import math

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from gui.state.context import Context

# Steps per second of each notch of the slider; the last one is as fast as possible.
PACES = (1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 50, 70, 100, 150, 200, 300, 400, 500, 700, 1000, None)
WIDE, NARROW = 130, 80  # px, of the slider


class PaceControl(QWidget):
    """Sets the pace of the Transport, and says it; where there is little room, in fewer words."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme, self._transport = context.theme, context.transport
        self._is_short = False
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(PACES) - 1)
        self.slider.setPageStep(3)
        help = self.tr("Steps computed in a second; at the right end, as many as the machine can.")
        self.slider.setToolTip(help)
        self.slider.setAccessibleName(self.tr("Pace"))
        self._name, self.words = QLabel(self.tr("Pace")), QLabel()
        self._name.setBuddy(self.slider)
        self._name.setProperty("role", "quiet")
        self.words.setToolTip(help)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, self.slider, self.words):
            row.addWidget(part)
        self.slider.valueChanged.connect(self._take)

    def shorten(self, is_short: bool) -> None:
        """Say less, or all; the words keep their place whatever the pace."""
        self._is_short = is_short
        px = self._theme.px
        self._name.setHidden(is_short)
        self.slider.setFixedWidth(px(NARROW if is_short else WIDE))
        advance = self.words.fontMetrics().horizontalAdvance
        self.words.setFixedWidth(max(advance(self._told(pace)) for pace in PACES) + px(4))
        self.refresh()
        self._row.invalidate()  # its width is asked before Qt lays it out anew
        self.updateGeometry()

    def refresh(self) -> None:
        """Show the pace as it is."""
        pace = self._transport.pace
        self.slider.setValue(_notch_of(pace))
        self.words.setText(self._told(pace))

    def _take(self, notch: int) -> None:
        if notch != _notch_of(self._transport.pace):
            self._transport.set_pace(PACES[notch])

    def _told(self, pace: float | None) -> str:
        if self._is_short:
            return self.tr("max") if pace is None else self.tr("{:g}/s").format(pace)
        return self.tr("as fast as possible") if pace is None else self.tr("{:g} steps/s").format(pace)


def _notch_of(pace: float | None) -> int:
    """The notch whose pace is nearest."""
    if pace is None:
        return len(PACES) - 1
    finite = [abs(math.log(each / pace)) for each in PACES if each is not None]
    return finite.index(min(finite))
