"""What all units of a run did so far, and what there is to say of it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from engine.activity.flat import MARGIN, definition
from engine.activity.followed import followed_in
from engine.activity.remark import RemarkKey, Remarks, Telling
from engine.activity.say import remarks_on
from engine.expression.scope import Scope
from engine.run.plan import Plan
from engine.run.trace import Trace

FEW = 5  # units of a kind that are told, the worst first, unless more are asked for
ALL = 1_000_000
ORDER = ("odd", "dead", "saturated", "resting", "constant", "grows", "fades")


class Activity:
    """Follows every activation's output and every state of one implementation of a run as it grows."""

    def __init__(self, trace: Trace, plan: Plan, implementation: str, margin: float = MARGIN) -> None:
        """margin: how far from the limit of a function its output counts as saturated."""
        self.trace, self.implementation, self.margin = trace, implementation, margin
        self.scope, self._main = Scope(trace, plan, implementation), Scope(trace, plan)
        self.followed = followed_in(self.scope, margin)

    @property
    def steps(self) -> int:
        """Up to where everything has been looked at."""
        return min((one.steps for one in self.followed), default=0)

    @property
    def numbers(self) -> int:
        """How many numbers the recorded steps have that are to be looked at."""
        return self.scope.steps * sum(one.units for one in self.followed)

    def pieces(self) -> Iterator[Callable[[], bool]]:
        """The work that is left, a millisecond or so a call; each returns whether it did anything."""
        for one in self.followed:
            yield partial(one.look, self.scope)

    def remarks(self, whole: Collection[RemarkKey] = ()) -> list[Remarks]:
        """What there is to say, what is worth a warning first. whole: keys of those told unit by unit."""
        found: list[Remarks] = []
        for one in self.followed:
            telling = Telling(one, self._main, lambda key: ALL if key in whole else FEW)
            found += remarks_on(telling, self.margin)
        return sorted(found, key=lambda remarks: (not remarks.warned, ORDER.index(remarks.kind)))

    def name_of(self, place: int) -> str:
        """How the window names the quantity that is followed at a place."""
        return Telling(self.followed[place], self._main, len).name()

    def definitions(self) -> list[str]:
        """When the functions of this run count as saturated or dead, a sentence each."""
        functions = dict.fromkeys(one.output.function for one in self.followed)
        return [text for text in (definition(function, self.margin) for function in functions) if text]


def warned_units(found: Iterable[Remarks], kind: str) -> int:
    """How many units, of any layer, the warnings of a kind are about."""
    return len({(one.key[1].layer, unit) for one in found if one.kind == kind for unit in one.warned})
