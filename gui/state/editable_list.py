"""A list that the user edits, of expressions that are evaluated over the current run."""

from typing import Generic, TypeVar

from PyQt6.QtCore import QObject, pyqtSignal

from engine.errors import ExplorerError
from gui.state.engine_client import EngineClient
from gui.state.pacing import Pieces, Portions

MOST = 50  # items
Item = TypeVar("Item")


class ListFull(ExplorerError):
    """One item too many."""


class EditableList(QObject, Generic[Item]):
    """The list behind watches and behind breakpoints.

    Signals:
        changed(): items were added, removed, replaced or moved.
        looked(): more recorded steps were examined for the items.
    """

    changed = pyqtSignal()
    looked = pyqtSignal()

    def __init__(self, client: EngineClient) -> None:
        super().__init__()
        self._client = client
        self._run: object = None  # the trace over which the items are evaluated
        self._portions = Portions(self, self._pieces)
        self._portions.worked.connect(self.looked)
        self.items: tuple[Item, ...] = ()

    # ── what a list says of its items ──────────────────────────────────────────────────────────

    def _too_many(self, count: int) -> str:
        """Why there cannot be so many."""
        raise NotImplementedError

    def _begin(self) -> None:
        """Forget what is known of the items: it is of an earlier run."""
        raise NotImplementedError

    def _pieces(self) -> Pieces:
        """The work of looking at the steps that are recorded now."""
        raise NotImplementedError

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def set_items(self, items: tuple[Item, ...]) -> None:
        """Replace all items. Raises ExplorerError, and then nothing has changed."""
        if len(items) > MOST:
            raise ListFull(self._too_many(len(items)))
        self.items = items
        self._take()
        self.changed.emit()

    def remove(self, index: int) -> None:
        """Remove the item at a place of the list."""
        self.set_items((*self.items[:index], *self.items[index + 1 :]))

    def move(self, index: int, to: int) -> None:
        """Put an item before the one that is at `to` now."""
        rest = self.items[:index] + self.items[index + 1 :]
        to -= to > index
        self.set_items((*rest[:to], self.items[index], *rest[to:]))

    def look(self) -> None:
        """Take account of what is recorded now, in portions of a few milliseconds."""
        client = self._client
        if client.trace is not self._run and (client.trace.steps or client.ending is not None):
            self._run = client.trace
            self._begin()
        if client.trace is self._run and self.items:  # else the last run's stay until the first steps come
            self._portions.work()

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _take(self) -> None:
        """React to new items, before `changed` is emitted."""

    def _put(self, index: int, item: Item) -> None:
        self.set_items((*self.items[:index], item, *self.items[index + 1 :]))
