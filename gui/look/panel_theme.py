"""The theme as one panel has it, which takes its time where nobody sees the panel."""

from PyQt6 import sip
from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtWidgets import QWidget

from gui.look.properties import with_properties
from gui.look.theme import Mode, Theme, dress

PAUSE_MS = 40  # between two panels that follow, for whatever else is to be done: one takes up to 30


class LateLooks(QObject):
    """Has the panels out of sight follow another look, one after the other, once those in sight have."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[PanelTheme] = []
        self._timer = with_properties(QTimer, self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._dress_next)

    def add(self, theme: "PanelTheme") -> None:
        """Have one more follow."""
        self._waiting.append(theme)
        self._timer.start()

    def _dress_next(self) -> None:
        self._waiting = [one for one in self._waiting if not sip.isdeleted(one) and one.is_late]
        if self._waiting:
            self._waiting.pop(0).catch_up()
        else:
            self._timer.stop()


class PanelTheme(Theme):
    """Gives its panel another look at once where it is in sight; else when it is shown, or a while later.

    Nine of ten widgets of a window are in panels out of sight. To dress them all would hold it up each time.
    is_late: whether the panel still has the look from before, in its colours and sizes, too.
    """

    def __init__(self, whole: Theme, late_looks: LateLooks, parent: QObject) -> None:
        QObject.__init__(self, parent)  # a theme of its own would dress the application
        self._whole, self._late_looks = whole, late_looks
        self._panel: QWidget | None = None
        self.is_late = self.is_dressing = self._is_behind = False
        self._take_over()
        whole.dressing.connect(self._take_stand)
        whole.changed.connect(self._follow)

    def watch(self, panel: QWidget) -> None:
        """Know the panel."""
        self._panel = panel

    def catch_up(self) -> None:
        """Have the look of all others; called before the panel is shown."""
        if self.is_late and self._panel is not None:
            self.is_late, self.is_dressing = False, True
            dress(self._panel)
            self.is_dressing = False
            self._take_over()
            self.changed.emit()

    def set_mode(self, mode: Mode) -> None:
        """As of the whole window."""
        self._whole.set_mode(mode)

    def set_scale(self, scale: float) -> None:
        """As of the whole window."""
        self._whole.set_scale(scale)

    def apply(self) -> None:
        """As of the whole window."""
        self._whole.apply()

    def _take_stand(self, later: set[QWidget]) -> None:
        """Before another look: whether the panel can wait."""
        panel, self._is_behind = self._panel, True
        self.is_late = False
        if panel is not None and not _is_in_sight(panel):
            self.is_late = True
            later.add(panel)
        self.is_dressing = not self.is_late

    def _follow(self) -> None:
        self.is_dressing = False
        if self.is_late:
            self._late_looks.add(self)
        elif self._is_behind:
            self._take_over()
            self.changed.emit()

    def _take_over(self) -> None:
        whole, self._is_behind = self._whole, False
        self.mode, self.scale = whole.mode, whole.scale
        self.is_dark, self.colours = whole.is_dark, whole.colours


def _is_in_sight(panel: QWidget) -> bool:
    """Whether it is seen, or will be once its window is."""
    return panel.isVisible() if panel.isWindow() else panel.isVisibleTo(panel.window())
