"""The watches of a window: expressions over the quantities of a step, and what they were over the run."""

from PyQt6.QtCore import QObject, pyqtSignal

from engine.array import Array
from engine.errors import ExplorerError
from engine.expression import Expression, ExpressionError, check, evaluate, parse
from engine.expression.scope import Scope
from engine.expression.summary import Summary
from gui.state.engine_client import EngineClient
from gui.state.pacing import Pieces, Portions

MOST = 50  # watches


class WatchError(ExplorerError):
    """A watch that cannot be."""


class Watch:
    """An expression, and its summary over the current run."""

    def __init__(self, expression: Expression) -> None:
        self.expression = expression
        self.summary = Summary(expression)
        self.error: ExpressionError | None = None
        """Why it has no meaning in the current run."""

    @property
    def text(self) -> str:
        """As it was typed."""
        return self.expression.text

    def begin(self, scope: Scope) -> None:
        """Begin anew, on another run."""
        self.summary, self.error = Summary(self.expression), None
        try:
            check(self.expression, scope)
        except ExpressionError as error:
            self.error = error

    def look(self, scope: Scope) -> bool:
        """Take account of some more steps. False when there are none."""
        return self.error is None and self.summary.look(scope)

    def value(self, scope: Scope, t: int) -> Array | None:
        """Its value at step t, () or (size,); None where it has none."""
        if self.error is not None or not 0 <= t < scope.steps:
            return None
        values: Array = evaluate(self.expression, scope, t, t + 1)
        return values[0]


class Watches(QObject):
    """The list of watches. Whoever shows them calls `look`, so that hidden ones cost nothing.

    Signals:
        changed(): other watches are there, or in another order.
        looked(): their summaries have grown.
    """

    changed = pyqtSignal()
    looked = pyqtSignal()

    def __init__(self, client: EngineClient) -> None:
        super().__init__()
        self._client = client
        self._run: object = None  # the trace that the summaries are of
        self._portions = Portions(self, self._pieces)
        self._portions.worked.connect(self.looked)
        self.items: list[Watch] = []

    @property
    def texts(self) -> tuple[str, ...]:
        """What is watched, as it is saved."""
        return tuple(watch.text for watch in self.items)

    def set_texts(self, texts: tuple[str, ...]) -> None:
        """Watch these instead. Raises ExplorerError, and then nothing has changed."""
        if len(texts) > MOST:
            raise WatchError(self.tr("at most {} watches are possible, got {}").format(MOST, len(texts)))
        self._take([self._watch(parse(text)) for text in texts])

    def add(self, text: str) -> None:
        """Watch another expression. Raises ExplorerError where it makes no sense in this run."""
        if len(self.items) >= MOST:
            raise WatchError(self.tr("at most {} watches are possible; remove one first").format(MOST))
        self._take([*self.items, self._checked(text)])

    def replace(self, index: int, text: str) -> None:
        """Watch something else in a watch's place. Raises ExplorerError."""
        self._take([*self.items[:index], self._checked(text), *self.items[index + 1 :]])

    def remove(self, index: int) -> None:
        """Watch it no longer."""
        self._take([*self.items[:index], *self.items[index + 1 :]])

    def move(self, index: int, to: int) -> None:
        """Put a watch before the one that is at `to` now."""
        rest = self.items[:index] + self.items[index + 1 :]
        to -= to > index
        self._take([*rest[:to], self.items[index], *rest[to:]])

    def look(self) -> None:
        """Take account of what is recorded now, in portions of a few milliseconds."""
        client = self._client
        if client.trace is not self._run and (client.trace.steps or client.ending is not None):
            self._run = client.trace
            for watch in self.items:
                watch.begin(client.scope)
        if client.trace is self._run:  # else the last run's stay until the first steps come
            self._portions.work()

    def _take(self, items: list[Watch]) -> None:
        self.items = items
        self.changed.emit()

    def _checked(self, text: str) -> Watch:
        """A watch that has a meaning in this run; before there is one, any that can be read."""
        expression = parse(text)
        if self._client.plan is not None:
            check(expression, self._client.scope)
        return self._watch(expression)

    def _watch(self, expression: Expression) -> Watch:
        watch = Watch(expression)
        if self._client.trace is self._run:
            watch.begin(self._client.scope)
        return watch

    def _pieces(self) -> Pieces:
        scope = self._client.scope
        return [lambda watch=watch: watch.look(scope) for watch in self.items]
