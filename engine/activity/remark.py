"""One thing that there is to say of the units of a run, with the condition behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engine.activity.followed import Followed
from engine.array import Array
from engine.expression.scope import Scope
from engine.notation.symbols import plain
from engine.run.name import Name

RemarkKind = Literal["odd", "dead", "saturated", "resting", "constant", "grows", "fades"]
RemarkKey = tuple[RemarkKind, Name, bool]


@dataclass(frozen=True)
class Remark:
    """What is so of a unit, or of all of a layer, where unit is None.

    t: where to see it. watch, condition: in the watch language, what it is about, and what holds at the
    steps that are meant.
    """

    table: Name
    unit: int | None
    t: int
    sentence: str
    watch: str
    condition: str


@dataclass(frozen=True)
class Remarks:
    """Remarks of one kind on several units of the quantity `name`.

    told: the remarks on the first units. units: all of them. warned: the units that are worth a warning.
    """

    kind: RemarkKind
    key: RemarkKey
    name: str
    told: tuple[Remark, ...]
    units: tuple[int, ...]
    warned: tuple[int, ...] = ()

    @property
    def left(self) -> int:
        """How many units are not told one by one."""
        return len(self.units) - len(self.told)


@dataclass(frozen=True)
class Telling:
    """What is told of, how it is written, and how many units of a kind are told.

    scope: of the main implementation, in whose run a watch has to name it.
    """

    of: Followed
    scope: Scope
    most: Callable[[RemarkKey], int]

    def written(self, unit: int | None = None) -> str:
        """How a watch names it, or a unit of it."""
        return self.of.output.written(self.scope, unit)

    def name(self, unit: int | None = None) -> str:
        """How the window names it: h[3], or h⁽¹⁾[3] where there are several layers."""
        output, table = self.of.output, self.of.output.table
        plan = self.scope.plan
        is_deep = plan is not None and len(plan.job.experiment.model.layers) > 1
        name = plain(f"{table.quantity}^{{({table.layer})}}") if is_deep else table.quantity
        if unit is not None and self.of.units > 1:
            name += f"[{unit}]"
        return name if output.is_recorded else f"{output.function}({name})"

    def gathered(
        self, kind: RemarkKind, units: Array, tell: Callable[[int], Remark], warned: Array | None = None
    ) -> list[Remarks]:
        """Remarks of one kind on some units, the first of them told each; none where there is no unit."""
        if not len(units):
            return []
        output = self.of.output
        key = kind, output.table, output.is_recorded
        told = tuple(tell(int(unit)) for unit in units[: self.most(key)])
        numbers = () if warned is None else tuple(warned.tolist())
        return [Remarks(kind, key, self.name(), told, tuple(units.tolist()), numbers)]


def share_text(count: int, steps: int) -> str:
    """A share in words: rounded, but never to all or nothing where it is not."""
    percent = round(100 * count / steps)
    if percent == 100 and count < steps:
        return "over 99 %"
    return "under 1 %" if percent == 0 and count else f"{percent} %"
