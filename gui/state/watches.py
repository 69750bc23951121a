"""The watches of a window: expressions over the quantities of a step, and what they were over the run."""

from functools import partial

from engine.array import Array
from engine.errors import ExplorerError
from engine.expression import Expression, ExpressionError, check, evaluate, parse
from engine.expression.scope import Scope
from engine.expression.summary import Summary
from gui.state.editable_list import MOST, EditableList, ListFull
from gui.state.pacing import Pieces


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
        """The expression, as the user typed it."""
        return self.expression.text

    def begin(self, scope: Scope) -> None:
        """Forget the summary, and examine a new run."""
        self.summary, self.error = Summary(self.expression), None
        try:
            check(self.expression, scope)
        except ExpressionError as error:
            self.error = error

    def look(self, scope: Scope) -> bool:
        """Examine the steps recorded since the last call. False when there are none."""
        return self.error is None and self.summary.look(scope)

    def value(self, scope: Scope, t: int) -> Array | None:
        """The value at step t, () or (size,).

        None where the expression has no meaning in this run or t is not recorded.
        """
        if self.error is not None or not 0 <= t < scope.steps:
            return None
        try:
            values: Array = evaluate(self.expression, scope, t, t + 1)
        except ExpressionError:  # another run has begun, and `begin` will tell why
            return None
        found: Array = values[0]
        return found


class Watches(EditableList[Watch]):
    """The list of watches. Whoever shows them calls `look`, so that hidden ones cost nothing."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The watched expressions, as sessions save them."""
        return tuple(watch.text for watch in self.items)

    def set_texts(self, texts: tuple[str, ...]) -> None:
        """Watch these instead. Raises ExplorerError, and then nothing has changed."""
        self.set_items(tuple(self._watch(parse(text)) for text in texts))

    def add(self, text: str) -> None:
        """Watch another expression. Raises ExplorerError where it makes no sense in this run."""
        if len(self.items) >= MOST:
            raise ListFull(self.tr("at most {} watches are possible; remove one first").format(MOST))
        self.set_items((*self.items, self._checked(text)))

    def replace(self, index: int, text: str) -> None:
        """Watch something else in a watch's place. Raises ExplorerError."""
        self._put(index, self._checked(text))

    def _too_many(self, count: int) -> str:
        return self.tr("at most {} watches are possible, got {}").format(MOST, count)

    def _begin(self) -> None:
        for watch in self.items:
            watch.begin(self._client.scope)

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
        return [partial(watch.look, scope) for watch in self.items]
