"""The legend: one button a curve, which shows and hides it."""

from collections.abc import Sequence

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui.look.properties import with_properties
from gui.look.theme import Theme
from gui.plots.curve import LegendEntry, paint_sample

SAMPLE = (22, 12)  # px


class Legend(QWidget):
    """A row of buttons, one for each entry; where they do not fit, they show their samples only.

    Signals:
        toggled(object): the keys of the entries that are now switched off, a frozenset.
    """

    toggled = pyqtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: tuple[LegendEntry, ...] = ()
        self._buttons: dict[str, QToolButton] = {}
        self.hidden: frozenset[str] = frozenset()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Show these; buttons are made anew only where they differ."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        for button in self._buttons.values():
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {entry.key: self._button(entry) for entry in entries}
        self.restyle()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Switch these keys off, and all others on."""
        if hidden != self.hidden:
            self.hidden = hidden
            for key, button in self._buttons.items():
                button.setChecked(key not in hidden)
            self.toggled.emit(hidden)

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """Those that are switched on."""
        return tuple(entry for entry in self._entries if entry.key not in self.hidden)

    @property
    def buttons(self) -> list[QToolButton]:
        """One an entry, in their order."""
        return list(self._buttons.values())

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        self._layout.setSpacing(self._theme.px(2))
        for entry in self._entries:
            button = self._buttons[entry.key]
            button.setIconSize(QSize(*(self._theme.px(length) for length in SAMPLE)))
            button.setIcon(self._icon(entry))
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for all texts."""
        widths = [self._full_width(entry) for entry in self._entries]
        return QSize(sum(widths) + self._gaps(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for the samples."""
        height = max((button.sizeHint().height() for button in self._buttons.values()), default=0)
        return QSize(len(self._entries) * self._sample_width() + self._gaps(), height)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Show texts where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def _button(self, entry: LegendEntry) -> QToolButton:
        button = with_properties(
            QToolButton, self, text=entry.label, checkable=True, checked=entry.key not in self.hidden
        )
        button.setObjectName(entry.key)
        button.setProperty("role", "legend")
        button.setToolTip(self.tr("Show or hide {}.").format(entry.label))
        button.setAccessibleName(self.tr("Show {}").format(entry.label))
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.toggled.connect(lambda is_on, key=entry.key: self._switch(key, is_on))
        self._layout.addWidget(button)
        return button

    def _switch(self, key: str, is_on: bool) -> None:
        self.set_hidden(self.hidden - {key} if is_on else self.hidden | {key})

    def _icon(self, entry: LegendEntry) -> QIcon:
        icon = QIcon()
        for state, opacity in ((QIcon.State.On, 1.0), (QIcon.State.Off, 0.35)):
            icon.addPixmap(self._pixmap(entry, opacity), state=state)
        return icon

    def _pixmap(self, entry: LegendEntry, opacity: float) -> QPixmap:
        width, height = (self._theme.px(length) for length in SAMPLE)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(opacity)
        paint_sample(painter, QRectF(1, 0, width - 2, height), entry.look, self._theme)
        painter.end()
        return pixmap

    def _fit(self) -> None:
        has_room = self.width() >= self.sizeHint().width()
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        for entry in self._entries:
            button = self._buttons[entry.key]
            button.setToolButtonStyle(beside if has_room else alone)
            button.setFixedWidth(self._full_width(entry) if has_room else self._sample_width())
        self.updateGeometry()

    def _sample_width(self) -> int:
        return self._theme.px(SAMPLE[0] + 8)

    def _full_width(self, entry: LegendEntry) -> int:
        text = self._buttons[entry.key].fontMetrics().horizontalAdvance(entry.label)
        return self._sample_width() + text + self._theme.px(6)

    def _gaps(self) -> int:
        return self._theme.px(2) * max(0, len(self._entries) - 1)
