"""What the user did to the layout, to be taken back: panels closed, moved, made to float."""

from dataclasses import dataclass, field

from PyQt6.QtCore import QByteArray, QEvent, QObject, QTimer, pyqtSignal
from PyQt6.QtWidgets import QApplication, QMainWindow

from gui.docking.workspaces import Workspaces
from gui.look.properties import with_properties

MOST = 50  # changes that are kept
DRAG_MS = 50  # between two looks at whether a drag is over


@dataclass
class _Changes:
    """The layouts before those of a workspace, folded in one way, and those that were taken back."""

    undo: list[QByteArray] = field(default_factory=list)
    redo: list[QByteArray] = field(default_factory=list)


class LayoutHistory(QObject):
    """A stack of layouts for each workspace and way of folding; what is laid out for the user is no change.

    Signals:
        changed(): there is more, or less, to be taken back.
        closed(str): the user has closed the panel of a name.
    """

    changed = pyqtSignal()
    closed = pyqtSignal(str)

    def __init__(self, window: QMainWindow, workspaces: Workspaces) -> None:
        super().__init__(window)
        self._window, self._workspaces = window, workspaces
        self._cards = {name: card for name, card in workspaces.docks.cards.items() if not card.is_of_a_moment}
        self._known: dict[tuple[str, str], _Changes] = {}
        self._state, self._hidden = QByteArray(), self._hidden_now
        self._is_own = self._is_moved = False
        self._look_later = with_properties(QTimer, self, singleShot=True)
        self._look_later.timeout.connect(self._look)
        for card in self._cards.values():
            card.visibilityChanged.connect(self._expect)
            card.topLevelChanged.connect(self._take_move)
            card.dockLocationChanged.connect(self._take_move)
        workspaces.laid_out.connect(self._take_own)
        window.installEventFilter(self)
        self._take_own()

    @property
    def may_undo(self) -> bool:
        """Whether there is a change to be taken back."""
        return bool(self._changes.undo)

    @property
    def may_redo(self) -> bool:
        """Whether one was taken back."""
        return bool(self._changes.redo)

    def undo(self) -> None:
        """Take the last change of this workspace back."""
        self._go(self._changes.undo, self._changes.redo)

    def redo(self) -> None:
        """Make it again."""
        self._go(self._changes.redo, self._changes.undo)

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    @property
    def _changes(self) -> _Changes:
        return self._known.setdefault(self._workspaces.place, _Changes())

    @property
    def _hidden_now(self) -> frozenset[str]:
        return frozenset(name for name, card in self._cards.items() if card.isHidden())

    def _go(self, source: list[QByteArray], target: list[QByteArray]) -> None:
        if source:
            target.append(self._workspaces.layout())
            self._workspaces.set_layout(source.pop())
            self._workspaces.forget_others()
            self.changed.emit()

    def _take_own(self) -> None:
        """The window was laid out by the program: what comes of it is no change of the user's."""
        self._is_own = True
        self._look_later.start(0)

    def _take_move(self) -> None:
        self._is_moved = True
        self._expect()

    def _expect(self) -> None:
        self._look_later.start(0)

    def _look(self) -> None:
        """See what has become of the layout, once a drag is over and everything is laid out."""
        if QApplication.mouseButtons().value:
            self._look_later.start(DRAG_MS)
            return
        hidden, is_moved = self._hidden_now, self._is_moved
        is_change = not self._is_own and not self._workspaces.is_resting()
        if is_change and (is_moved or hidden != self._hidden):
            self._record(hidden)
        self._is_own = self._is_moved = False
        self._state, self._hidden = self._workspaces.layout(), hidden

    def _record(self, hidden: frozenset[str]) -> None:
        changes = self._changes
        changes.undo = [*changes.undo, self._state][-MOST:]
        changes.redo.clear()
        self._workspaces.forget_others()
        self.changed.emit()
        for name in hidden - self._hidden:
            self.closed.emit(name)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Know the sizes of columns that were dragged: they stay when a later change is taken back."""
        if event is not None and event.type() == QEvent.Type.MouseButtonRelease:
            self._expect()
        return super().eventFilter(watched, event)
