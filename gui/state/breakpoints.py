"""The breakpoints of a window, and where they hold in the current run."""

from functools import partial

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.base import Breakpoint
from engine.breakpoints.every import find_hit, usable
from engine.breakpoints.hits import Hits
from engine.errors import ExplorerError, without_calls
from engine.expression.scope import Scope
from gui.language.translation import shown
from gui.state.editable_list import MOST, EditableList
from gui.state.engine_client import EngineClient
from gui.state.pacing import Pieces
from gui.state.training.backward_pass import BackwardPass


class Breakpoints(EditableList[Breakpoint]):
    """The list of breakpoints, and where they hold. The engine is told of every change.

    Those on gradients stop the backward pass, and no run.
    """

    def __init__(self, client: EngineClient, backward: BackwardPass) -> None:
        super().__init__(client)
        self._backward = backward
        backward.changed.connect(self._take_gradients)
        self.hits: dict[int, Hits] = {}
        """By place in the list: of those that are enabled and have a meaning in the current run."""
        self.problems: dict[int, ExplorerError] = {}
        """By place in the list: why an enabled one has none."""
        client.advanced.connect(self.look)
        client.finished.connect(self.look)

    # ── the list ───────────────────────────────────────────────────────────────────────────────

    def set_items(self, items: tuple[Breakpoint, ...]) -> None:
        """Replace all breakpoints. Raises ExplorerError, and then nothing has changed."""
        super().set_items(items)
        self.look()

    def add(self, breakpoint: Breakpoint) -> None:
        """Add a breakpoint. Raises ExplorerError where it makes no sense in this run."""
        self._check(breakpoint)
        self.set_items((*self.items, breakpoint))

    def replace(self, index: int, breakpoint: Breakpoint) -> None:
        """Replace the breakpoint at a place of the list. Raises ExplorerError as `add` does."""
        self._check(breakpoint)
        self._put(index, breakpoint)

    def scope_of(self, breakpoint: Breakpoint) -> Scope | None:
        """What a breakpoint looks at; None for gradients that are not worked out."""
        return self._backward.scope if breakpoint.reads_gradients else self._client.scope

    @property
    def of_runs(self) -> tuple[Breakpoint, ...]:
        """The breakpoints that stop a run."""
        return tuple(one for one in self.items if not one.reads_gradients)

    @property
    def on_gradients(self) -> tuple[Breakpoint, ...]:
        """The breakpoints that stop the backward pass."""
        return tuple(one for one in self.items if one.reads_gradients)

    def enable(self, index: int, is_enabled: bool) -> None:
        """Enable or disable the breakpoint at a place of the list."""
        self._put(index, self.items[index].replace(is_enabled=is_enabled))

    def toggle_at(self, t: int) -> None:
        """Add a breakpoint at step t, or remove the one that is there. Raises ExplorerError."""
        for index, one in enumerate(self.items):
            if isinstance(one, AtStep) and one.t == t:
                self.remove(index)
                return
        self.add(AtStep(t=t))

    def _too_many(self, count: int) -> str:
        return self.tr("at most {} breakpoints are possible, got {}").format(MOST, count)

    def _take(self) -> None:
        self._client.set_breakpoints(self.of_runs)
        self._keep_known()

    def _check(self, breakpoint: Breakpoint) -> None:
        scope = self.scope_of(breakpoint)
        if self._client.plan is not None and scope is not None:
            breakpoint.check(scope)

    # ── where they hold ────────────────────────────────────────────────────────────────────────

    def next_hit(self, start: int, step: int) -> tuple[int, str] | None:
        """The first recorded t from start on at which one holds, and why. step: +1 or -1."""
        return self._find(self.of_runs, self._client.scope, start, step)

    def next_hit_backwards(self, start: int) -> tuple[int, str] | None:
        """The first t from start on, backwards, at which one on gradients holds, and why."""
        scope = self._backward.scope
        return None if scope is None else self._find(self.on_gradients, scope, start, -1)

    def next_hit_of(self, index: int, start: int) -> tuple[int, str] | None:
        """The first recorded t from start on at which this one holds, and why."""
        scope = self.scope_of(self.items[index])
        return None if scope is None else self._find(self.items[index : index + 1], scope, start, 1)

    def holding_at(self, t: int) -> dict[int, str]:
        """The breakpoints that hold at a recorded step: by place in the list, what they stop at."""
        if self._client.trace is not self._run:
            return {}
        found = (
            (index, hits.breakpoint, self.scope_of(hits.breakpoint)) for index, hits in self.hits.items()
        )
        return {
            index: shown(one.label)
            for index, one, scope in found
            if scope is not None and 0 <= t < scope.steps and one.first_hit(scope, t, t + 1) == t
        }

    def _find(
        self, items: tuple[Breakpoint, ...], scope: Scope, start: int, step: int
    ) -> tuple[int, str] | None:
        hit = find_hit(usable(items, scope)[0], scope, start, step)
        if hit is None:
            return None
        return hit[0], "; ".join(shown(one.sentence(scope, hit[0])) for one in hit[1])

    def _begin(self) -> None:
        self.hits = {index: hits for index, hits in self.hits.items() if hits.breakpoint.reads_gradients}
        if self.on_gradients:
            self._backward.want()
        self._keep_known()

    def _take_gradients(self) -> None:
        """Another backward pass is there, or a reason why there is none."""
        if self.on_gradients:
            self.hits = {i: hits for i, hits in self.hits.items() if not hits.breakpoint.reads_gradients}
            self._keep_known()
            self.look()

    def _keep_known(self) -> None:
        """Keep what is known of those that are still there."""
        known = {id(hits.breakpoint): hits for hits in self.hits.values()}
        self.hits, self.problems = {}, {}
        if self._client.plan is None:
            return
        for index, one in enumerate(self.items):
            scope = self.scope_of(one)
            if scope is None:
                self._backward.want()
                continue
            fine, wrong = usable([one], scope)
            if fine:
                self.hits[index] = known.get(id(one)) or Hits(one)
            if wrong:
                self.problems[index] = wrong[0][1]

    def _pieces(self) -> Pieces:
        found = [(index, self.scope_of(hits.breakpoint)) for index, hits in self.hits.items()]
        return [partial(self._look_at, index, scope) for index, scope in found if scope is not None]

    def _look_at(self, index: int, scope: Scope) -> bool:
        """Look at the next steps. One that means nothing in what came, against the plan, is told."""
        hits = self.hits.get(index)
        try:
            return hits is not None and hits.look(scope)
        except ExplorerError as error:
            del self.hits[index]
            self.problems[index] = without_calls(error)
            return False
