"""The line above a plot: title, what is under the mouse, legend, and the menu's button."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from gui.curves.legend import Legend
from gui.curves.short_button import ShortButton
from gui.look.properties import with_properties
from gui.look.shortening_row import ShorteningRow
from gui.look.theme import QUIET, TICKS, Theme


class ElidedLine(QWidget):
    """One line of text that takes the room there is and needs none; nothing moves when it changes."""

    def __init__(self, theme: Theme, role: str, *, is_mono: bool) -> None:
        super().__init__()
        self._theme, self._role, self._is_mono = theme, role, is_mono
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self.text:
            self.text = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the text."""
        self._take_font()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text), metrics.height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint as much of the text as there is room for."""
        self._take_font()
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._role))
        text = self.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _take_font(self) -> None:
        font = self._theme.mono(TICKS) if self._is_mono else self._theme.font(QUIET)
        if self.font() != font:
            self.setFont(font)


class Header(ShorteningRow):
    """Title, read-out, badge, legend, picker and menu button in a row.

    badge: says when a value is not drawn as it is. picker: chooses between what can be drawn; hidden
    where there is nothing to choose.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.read_out = ElidedLine(theme, "quiet", is_mono=True)
        self.badge = ElidedLine(theme, "negative", is_mono=False)
        self.badge.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.legend = Legend(theme)
        self.picker = QComboBox(self)
        self.picker.setToolTip(self.tr("Choose which of several series this plot shows."))
        self.picker.setAccessibleName(self.tr("Which series"))
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.picker.hide()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.read_out, 1)
        self.menu_button = self._menu_button()
        for widget in (self.badge, self.legend, self.picker, self.menu_button):
            self._layout.addWidget(widget)

    def set_menu(self, menu: QMenu) -> None:
        """Have the button open this."""
        self.menu_button.setMenu(menu)

    def add_title(self, title: QWidget) -> None:
        """Put a title at the left."""
        self._layout.insertWidget(0, title)

    def add_extra(self, widget: QWidget) -> None:
        """Put something of a particular plot before the menu's button."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def add_short(self, button: ShortButton) -> None:
        """Put a button before the menu's that says less where there is too little room."""
        self.shorter = button
        self.add_extra(button)

    def set_choices(self, choices: list[str]) -> None:
        """Offer these in the picker."""
        if choices != [self.picker.itemText(index) for index in range(self.picker.count())]:
            chosen = self.picker.currentIndex()
            self.picker.clear()
            self.picker.addItems(choices)
            self.picker.setCurrentIndex(max(0, min(chosen, len(choices) - 1)))
        self.picker.setVisible(len(choices) > 1)

    @property
    def choice(self) -> int:
        """The index of what is picked."""
        return max(0, self.picker.currentIndex())

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        self._layout.setSpacing(self._theme.px(8))
        self.legend.restyle()
        for line in (self.read_out, self.badge):
            line.updateGeometry()
            line.update()

    def _menu_button(self) -> QToolButton:
        button = with_properties(
            QToolButton, self, text="…", popupMode=QToolButton.ToolButtonPopupMode.InstantPopup
        )
        button.setProperty("role", "flat")
        button.setToolTip(self.tr("Scale, axes, and saving or copying this plot."))
        button.setAccessibleName(self.tr("Plot menu"))
        return button
