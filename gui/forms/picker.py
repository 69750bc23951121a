"""A list from which one of several things is picked."""

from collections.abc import Iterable

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import QComboBox, QSizePolicy

from gui.look.properties import present
from gui.look.screen_room import within_screen


class Picker(QComboBox):
    """A combo box over (text, thing) pairs that tells only what the user picks.

    Signals:
        picked(object): the thing that the user picked.
    """

    picked = pyqtSignal(object)

    def __init__(self, choices: Iterable[tuple[str, object]] = ()) -> None:
        super().__init__()
        self._things: list[object] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a wheel shall not choose it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.set_choices(choices)
        self.activated.connect(lambda index: self.picked.emit(self._things[index]))

    def set_choices(self, choices: Iterable[tuple[str, object]]) -> None:
        """Offer other things."""
        pairs = list(choices)
        if [text for text, _ in pairs] != [self.itemText(index) for index in range(self.count())]:
            self.clear()
            self.addItems([text for text, _ in pairs])
        self._things = [thing for _, thing in pairs]

    def show_choice(self, thing: object) -> None:
        """Show one of the things as picked."""
        self.setCurrentIndex(self._things.index(thing))

    @property
    def current(self) -> object:
        """The thing that is shown as picked. Raises IndexError where none is offered."""
        return self._things[max(self.currentIndex(), 0)]

    def has_choice(self, thing: object) -> bool:
        """Whether a thing is among those that are offered."""
        return thing in self._things

    def showPopup(self) -> None:
        """Show whole choices, also where the box is narrower than they are."""
        view = present(self.view())
        bar = present(view.verticalScrollBar()).sizeHint().width()
        wanted = QSize(view.sizeHintForColumn(0) + 2 * view.frameWidth() + bar, 0)
        view.setMinimumWidth(within_screen(self, wanted).width())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Scrolling past a list shall not pick from it."""
        assert event is not None
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
