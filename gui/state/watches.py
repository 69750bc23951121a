"""The watches of a window: expressions over the quantities of a step, and what they were over the run."""

from functools import partial

from engine.array import Array
from engine.errors import ExplorerError, without_calls
from engine.expression import Expression, ExpressionError, check, evaluate, parse
from engine.expression.scope import Scope
from engine.expression.summary import Summary
from gui.state.editable_list import MOST, EditableList, ListFull
from gui.state.engine_client import EngineClient
from gui.state.pacing import Pieces
from gui.state.training.backward_pass import BackwardPass


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
    def reads_gradients(self) -> bool:
        """Whether the expression names a gradient of the backward pass."""
        return bool(self.expression.gradients)

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
            self.error = without_calls(error)  # and without Qt's event

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
        found: Array = values[0, ...]  # of lone integers, values[0] would be one itself
        return found


class Watches(EditableList[Watch]):
    """The list of watches. Whoever shows them calls `look`, so that hidden ones cost nothing.

    Those that name a gradient look at the backward pass, once there is one.
    """

    def __init__(self, client: EngineClient, backward: BackwardPass) -> None:
        super().__init__(client)
        self._backward = backward
        backward.changed.connect(self._take_gradients)

    def scope_of(self, watch: Watch) -> Scope | None:
        """What a watch looks at; None for a gradient that is not worked out."""
        return self._backward.scope if watch.reads_gradients else self._client.scope

    @property
    def texts(self) -> tuple[str, ...]:
        """The watched expressions, as sessions save them."""
        return tuple(watch.text for watch in self.items)

    def set_texts(self, texts: tuple[str, ...]) -> None:
        """Replace all watches. Raises ExplorerError, and then nothing has changed."""
        self.set_items(tuple(self._watch(parse(text)) for text in texts))

    def add(self, text: str) -> None:
        """Watch another expression. Raises ExplorerError where it makes no sense in this run."""
        if len(self.items) >= MOST:
            raise ListFull(self.tr("at most {} watches are possible; remove one first").format(MOST))
        self.set_items((*self.items, self._checked(text)))

    def replace(self, index: int, text: str) -> None:
        """Replace the expression of the watch at a place of the list. Raises ExplorerError."""
        self._put(index, self._checked(text))

    def _too_many(self, count: int) -> str:
        return self.tr("at most {} watches are possible, got {}").format(MOST, count)

    def _begin(self) -> None:
        for watch in self.items:
            self._begin_watch(watch)

    def _begin_watch(self, watch: Watch) -> None:
        """Examine what it looks at now; gradients are asked for, and those before stay until they come."""
        if watch.reads_gradients:
            self._backward.want()
        scope = self.scope_of(watch)
        if scope is not None:
            watch.begin(scope)
        else:
            problem = self._backward.problem or self.tr("the gradients are not worked out yet")
            watch.error = ExpressionError(problem, 0)

    def _take_gradients(self) -> None:
        """Another backward pass is there, or a reason why there is none."""
        on_gradients = [watch for watch in self.items if watch.reads_gradients]
        for watch in on_gradients:
            scope = self._backward.scope
            if scope is not None:
                watch.begin(scope)
            else:
                watch.error = ExpressionError(self._backward.problem, 0)
        if on_gradients:
            self._portions.work()

    def _checked(self, text: str) -> Watch:
        """A watch that has a meaning in this run; before there is one, any that can be read."""
        watch = Watch(parse(text))
        scope = self.scope_of(watch)
        if self._client.plan is not None and scope is not None:
            check(watch.expression, scope)
        return self._watch(watch.expression)

    def _watch(self, expression: Expression) -> Watch:
        watch = Watch(expression)
        if self._client.trace is self._run or watch.reads_gradients:
            self._begin_watch(watch)
        else:
            self._run = None  # all begin anew, also where the run before is shown again
        return watch

    def _pieces(self) -> Pieces:
        found = ((watch, self.scope_of(watch)) for watch in self.items)
        return [partial(watch.look, scope) for watch, scope in found if scope is not None]
