"""The legend: one button a curve, which shows and hides it; or one button that opens them as a list."""

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QIcon, QPainter, QPixmap, QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui.curves.curve import LegendEntry, paint_sample
from gui.curves.legend_list import LegendList
from gui.look.properties import present, with_properties
from gui.look.theme import Theme

SAMPLE = (22, 12)  # px
MANY = 8  # entries from which on they are a list, however much room there is


class Legend(QWidget):
    """A row of buttons, one for each entry; of many, or where their names do not fit, one that lists them.

    Signals:
        toggled(object): the keys of the entries that are now switched off, a frozenset.
        picked(int): the user wants to look at a unit.
        marked(str): the key of the entry that the user points at in the list; "" is none.
    """

    toggled = pyqtSignal(object)
    picked = pyqtSignal(int)
    marked = pyqtSignal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._entries: tuple[LegendEntry, ...] = ()
        self._buttons: dict[str, QToolButton] = {}
        self._is_fitting = self._is_short = False
        self.hidden: frozenset[str] = frozenset()
        self.unit: int | None = None
        """The unit that is looked at, which the list tells from the others."""
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.fold = self._fold_button()
        self.list = LegendList(theme, self.fold)
        self.list.hidden_asked.connect(self.set_hidden)
        self.list.picked.connect(self.picked)
        self.list.marked.connect(self.marked)
        self._layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignRight)
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
        self._buttons = {} if self._is_list else {entry.key: self._button(entry) for entry in entries}
        self.restyle()

    def set_hidden(self, hidden: frozenset[str]) -> None:
        """Switch these keys off, and all others on."""
        if hidden != self.hidden:
            self.hidden = hidden
            for key, button in self._buttons.items():
                button.setChecked(key not in hidden)
            self._fit()
            self.toggled.emit(hidden)

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """The entries of curves that are switched on."""
        return tuple(entry for entry in self._entries if entry.key not in self.hidden)

    @property
    def buttons(self) -> list[QToolButton]:
        """The buttons that are shown: one an entry, in their order, or the one that lists them."""
        return [self.fold] if self.is_folded else list(self._buttons.values())

    @property
    def is_folded(self) -> bool:
        """Whether the entries are a list behind one button."""
        is_needed = self._is_list or self._is_short or self.width() < self._row_width()
        return len(self._entries) > 1 and is_needed

    @property
    def may_save(self) -> int:
        """How much narrower the button is than all names, px."""
        is_row = len(self._entries) > 1 and not self._is_list
        return max(0, self._row_width() - self._fold_width(self._fold_text)) if is_row else 0

    def shorten(self, is_short: bool) -> None:
        """Be the button, also where all names would fit: something beside them would not."""
        self._is_short = is_short
        self._fit()

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        self._layout.setSpacing(self._theme.px(2))
        for entry, button in self._row():
            button.setIconSize(QSize(*(self._theme.px(length) for length in SAMPLE)))
            button.setIcon(self._icon(entry))
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for all names, or for the button that lists them."""
        is_button = self._is_list or (self._is_short and len(self._entries) > 1)
        width = self._fold_width(self._fold_text) if is_button else self._row_width()
        return QSize(width, self._height())

    def minimumSizeHint(self) -> QSize:
        """Room for the button, where it takes less."""
        return QSize(min(self.sizeHint().width(), self._fold_width(self._count_text)), self._height())

    def changeEvent(self, event: QEvent | None) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event is not None and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Show the names where there is room for them, else the button."""
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

    def _fold_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("fold")
        button.setProperty("role", "flat")
        button.setToolTip(self.tr("The curves by name: pick a unit, mark a curve, show and hide."))
        button.setAccessibleName(self.tr("Curves"))
        button.clicked.connect(self._open_list)
        button.hide()
        return button

    def _open_list(self) -> None:
        icons = [QIcon(self._pixmap(one, 1.0)) if one.may_hide else QIcon() for one in self._entries]
        self.list.open(self._entries, icons, self.hidden, self.unit)

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

    def _row(self) -> list[tuple[LegendEntry, QToolButton]]:
        """The entries that have a button of their own."""
        return [(entry, self._buttons[entry.key]) for entry in self._entries if entry.key in self._buttons]

    @property
    def _is_list(self) -> bool:
        """Whether there are too many for a row of any width."""
        return len(self._entries) >= MANY

    @property
    def _units(self) -> list[LegendEntry]:
        return [entry for entry in self._entries if entry.unit is not None]

    @property
    def _count(self) -> str:
        of = self._units or self._entries
        hidden = sum(entry.key in self.hidden for entry in of)
        return self.tr("{} of {}").format(len(of) - hidden, len(of)) if hidden else str(len(of))

    @property
    def _fold_text(self) -> str:
        return (self.tr("{} units ▾") if self._units else self.tr("{} curves ▾")).format(self._count)

    @property
    def _count_text(self) -> str:
        """What is left of the button's text where there is no room for all of it."""
        return f"{self._count} ▾"

    def _fit(self) -> None:
        """Show the row or the button.

        Not while that is under way, as what is shown has the layouts around give another width at once:
        hidden within its own show, a button would be in sight and yet count as hidden.
        """
        if self._is_fitting:
            return
        self._is_fitting = True
        window = present(self.window())
        is_folded, had_focus = self.is_folded, self.isAncestorOf(window.focusWidget())
        self._show_row(is_folded)
        self.updateGeometry()
        if had_focus and self.buttons and window.focusWidget() not in self.buttons:
            self.buttons[0].setFocus()
        self._is_fitting = False
        if self.is_folded != is_folded:  # what was shown or hidden has changed the room there is
            self._fit()

    def _show_row(self, is_folded: bool) -> None:
        text = self._fold_text if self.width() >= self._fold_width(self._fold_text) else self._count_text
        self.fold.setText(text)
        self.fold.setFixedWidth(self._fold_width(text))
        self.fold.setVisible(is_folded)
        for entry, button in self._row():
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFixedWidth(self._full_width(entry, button))
            button.setVisible(not is_folded)

    def _height(self) -> int:
        shown = [*self._buttons.values(), self.fold]
        return max((button.sizeHint().height() for button in shown), default=0) if self._entries else 0

    def _row_width(self) -> int:
        return sum(self._full_width(*one) for one in self._row()) + self._gaps()

    def _fold_width(self, text: str) -> int:
        if not self._entries:
            return 0
        self.fold.ensurePolished()
        return self.fold.fontMetrics().horizontalAdvance(text) + self._theme.px(16)

    def _full_width(self, entry: LegendEntry, button: QToolButton) -> int:
        button.ensurePolished()  # else it is measured in another font than it will be painted in
        text = button.fontMetrics().horizontalAdvance(entry.label)
        return self._theme.px(SAMPLE[0] + 8) + text + self._theme.px(6)

    def _gaps(self) -> int:
        return self._theme.px(2) * max(0, len(self._entries) - 1)
