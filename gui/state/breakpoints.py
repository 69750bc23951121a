"""The breakpoints of a window, and where they hold in the current run."""

from functools import partial

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.base import Breakpoint
from engine.breakpoints.every import find_hit, usable
from engine.breakpoints.hits import Hits
from engine.errors import ExplorerError
from gui.language.translation import shown
from gui.state.editable_list import MOST, EditableList
from gui.state.engine_client import EngineClient
from gui.state.pacing import Pieces


class Breakpoints(EditableList[Breakpoint]):
    """The list of breakpoints, and where they hold. The engine is told of every change."""

    def __init__(self, client: EngineClient) -> None:
        super().__init__(client)
        self.hits: dict[int, Hits] = {}
        """By place in the list: of those that are enabled and have a meaning in the current run."""
        self.problems: dict[int, ExplorerError] = {}
        """By place in the list: why an enabled one has none."""
        client.advanced.connect(self.look)
        client.finished.connect(self.look)

    # ── the list ───────────────────────────────────────────────────────────────────────────────

    def set_items(self, items: tuple[Breakpoint, ...]) -> None:
        """Have these instead. Raises ExplorerError, and then nothing has changed."""
        super().set_items(items)
        self.look()

    def add(self, breakpoint: Breakpoint) -> None:
        """Have another one. Raises ExplorerError where it makes no sense in this run."""
        if self._client.plan is not None:
            breakpoint.check(self._client.scope)
        self.set_items((*self.items, breakpoint))

    def replace(self, index: int, breakpoint: Breakpoint) -> None:
        """Have another one in a breakpoint's place. Raises ExplorerError."""
        if self._client.plan is not None:
            breakpoint.check(self._client.scope)
        self._put(index, breakpoint)

    def enable(self, index: int, is_enabled: bool) -> None:
        """Let it stop runs, or not."""
        self._put(index, self.items[index].replace(is_enabled=is_enabled))

    def toggle_at(self, t: int) -> None:
        """Have a breakpoint at step t, or no longer. Raises ExplorerError."""
        for index, one in enumerate(self.items):
            if isinstance(one, AtStep) and one.t == t:
                self.remove(index)
                return
        self.add(AtStep(t=t))

    def _too_many(self, count: int) -> str:
        return self.tr("at most {} breakpoints are possible, got {}").format(MOST, count)

    def _take(self) -> None:
        self._client.set_breakpoints(self.items)
        self._keep_known()

    # ── where they hold ────────────────────────────────────────────────────────────────────────

    def next_hit(self, start: int, step: int) -> tuple[int, str] | None:
        """The first recorded t from start on at which one holds, and why. step: +1 or -1."""
        return self._find(self.items, start, step)

    def next_hit_of(self, index: int, start: int) -> tuple[int, str] | None:
        """The first recorded t from start on at which this one holds, and why."""
        return self._find(self.items[index : index + 1], start, 1)

    def holding_at(self, t: int) -> dict[int, str]:
        """The breakpoints that hold at a recorded step: by place in the list, what they stop at."""
        scope = self._client.scope
        if self._client.trace is not self._run or not 0 <= t < scope.steps:
            return {}
        return {
            index: shown(self.items[index].label)
            for index, hits in self.hits.items()
            if hits.breakpoint.first_hit(scope, t, t + 1) == t
        }

    def _find(self, items: tuple[Breakpoint, ...], start: int, step: int) -> tuple[int, str] | None:
        scope = self._client.scope
        hit = find_hit(usable(items, scope)[0], scope, start, step)
        if hit is None:
            return None
        return hit[0], "; ".join(shown(one.sentence(scope, hit[0])) for one in hit[1])

    def _begin(self) -> None:
        self.hits = {}
        self._keep_known()

    def _keep_known(self) -> None:
        """Keep what is known of those that are still there."""
        known = {id(hits.breakpoint): hits for hits in self.hits.values()}
        self.hits, self.problems = {}, {}
        if self._client.plan is None:
            return
        for index, one in enumerate(self.items):
            fine, wrong = usable([one], self._client.scope)
            if fine:
                self.hits[index] = known.get(id(one)) or Hits(one)
            if wrong:
                self.problems[index] = wrong[0][1]

    def _pieces(self) -> Pieces:
        scope = self._client.scope
        return [partial(hits.look, scope) for hits in self.hits.values()]
