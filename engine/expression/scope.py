"""What the names of a watch expression stand for: the tables of a run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from engine.array import Array
from engine.cells.base import LAYER_WEIGHTS
from engine.experiment import CELLS
from engine.implementations.every import all_names, names
from engine.implementations.every import implementation as implementation_of
from engine.run.measures import as_float64
from engine.run.name import TARGET, Name, X, Y
from engine.run.plan import Plan

MANY_NAMES = 20  # in a message
_ALONE = (X, TARGET)  # the same for every implementation
OF_A_RUN = ("mae", "mse", "radius", "loss")
"""What is made of a whole run; only some tables have it, see engine/lesson/facts.py."""
_MADE = tuple(map(Name, OF_A_RUN))
QUANTITIES = dict.fromkeys(
    ["t", "x", "target", "y", "error"]
    + [state for kind in CELLS for state in kind.states]
    + [quantity.name for kind in CELLS for quantity in kind.quantities]
    + list(OF_A_RUN)
)
"""Every name that can ever be recorded, or that is made of what is recorded."""
GRADIENT = "grad"
"""What stands before the name of a gradient: grad.h, grad[1].kernel."""
WEIGHTS = (*LAYER_WEIGHTS, "readout_kernel", "readout_bias")
"""What else has a gradient: what a step adds to that of a weight."""


@dataclass(frozen=True)
class Reference:
    """A name as it is written: h, keras.h or keras[1].h."""

    quantity: str
    implementation: str | None = None
    layer: int | None = None

    def __str__(self) -> str:
        layer = "" if self.layer is None else f"[{self.layer}]"
        return (
            self.quantity if self.implementation is None else f"{self.implementation}{layer}.{self.quantity}"
        )


class Tables(Protocol):
    """A trace, or the end of one."""

    @property
    def steps(self) -> int: ...

    def __getitem__(self, name: Name) -> Array: ...

    def __contains__(self, name: object) -> bool: ...

    def __iter__(self) -> Iterator[Name]: ...


class Missing(LookupError):
    """A name stands for nothing in this run. hint: which ones do."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint


class Scope:
    """Resolves names on the steps of a run; it grows with its tables.

    Names without implementation are those of `implementation`, by default the plan's first; names
    without layer those of `layer`. plan: tells names and sizes before the first step is recorded.
    offset: the t of the first row of the tables.
    """

    def __init__(
        self,
        tables: Tables,
        plan: Plan | None = None,
        implementation: str | None = None,
        layer: int = 0,
        offset: int = 0,
    ) -> None:
        self.tables = tables
        self.plan = plan
        self.layer = layer
        self.offset = offset
        self._implementation = implementation
        self._is_exact: bool | None = None

    @property
    def steps(self) -> int:
        """How many steps were made: the first t that is not recorded yet."""
        return self.offset + self.tables.steps

    @property
    def implementation(self) -> str:
        """The implementation that a name without one means, such as h: the run's first by default."""
        return self._implementation or next(iter(self.implementations), names()[0])

    @property
    def implementations(self) -> tuple[str, ...]:
        """The implementations that run, in the order of their list."""
        if self.plan is not None:
            return self.plan.job.implementations
        return tuple(name for name in all_names() if Y.of(name) in self.tables)

    @property
    def is_exact(self) -> bool:
        """Whether something is recorded in Python integers, so that whole numbers stay exact."""
        if self.tables.steps and self._is_exact is None:
            self._is_exact = any(self.tables[name].dtype == object for name in self.tables)
        return bool(self._is_exact)

    @cached_property
    def all_count(self) -> bool:
        """Whether every step of the row counts towards the error."""
        return self.plan is None or self.plan.all_count

    @property
    def sizes(self) -> Mapping[Name, int]:
        """How many numbers each table has per step, by name, in the order they are computed."""
        if self.tables.steps:
            return {name: self.tables[name].shape[1] for name in self.tables}
        return {} if self.plan is None else _planned_sizes(self.plan)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that stands for something here, as it may be written; short ones first."""
        found = ["t", *(self.written(name) for name in self.sizes)]
        found += ["error"] * self._has_error(self.implementation)
        others = [name for name in self.implementations if name != self.implementation]
        found += [f"{name}.error" for name in others if self._has_error(name)]
        return tuple(sorted(found, key=lambda name: "." in name))

    def written(self, name: Name) -> str:
        """The shortest way to write the name of a table: h of NumPy's layer 0 as "h"."""
        quantity, layer, implementation = name
        if layer is not None and layer != self.layer:
            return f"{implementation}[{layer}].{quantity}"
        is_short = implementation in (None, self.implementation)
        return quantity if is_short else f"{implementation}.{quantity}"

    def key(self, reference: Reference) -> Name:
        """The name of the table that a reference means. Raises Missing."""
        if reference.implementation == GRADIENT:
            raise Missing(f"{str(reference)!r} is a gradient, which a run does not record", "see Backward")
        name = Name(reference.quantity)
        if name not in (*_ALONE, *_MADE):
            layer = self.layer if reference.layer is None else reference.layer
            named = Name(reference.quantity, None if name == Y else layer)
            name = named.of(reference.implementation or self.implementation)
        if name not in self.tables and name not in self.sizes:
            raise Missing(*self._about_missing(reference))
        return name

    def check_error(self, reference: Reference) -> None:
        """Raise Missing where outputs and targets differ in size, so that there is no error."""
        names = self.key(Reference("y", reference.implementation)), self.key(Reference("target"))
        y, target = (self.rows(name, 0, 0).shape[0] for name in names)
        if y != target:
            raise Missing(f"{reference} is not defined, as y has size {y} and target {target}")

    def rows(self, name: Name, begin: int, end: int) -> Array:
        """Steps begin … end - 1 of a table, (size, steps), float64 or Python integers."""
        if not self.tables.steps:
            return np.empty((self.sizes[name], 0))
        if begin >= end:
            begin = end = self.offset
        if begin < self.offset or end > self.steps:
            raise ValueError(
                f"steps {begin} … {end - 1} are not all held; {self.offset} … {self.steps - 1} are"
            )
        rows = self.tables[name].T[:, begin - self.offset : end - self.offset]
        return rows if rows.dtype == object else as_float64(rows)

    def _has_error(self, implementation: str) -> bool:
        sizes, y = self.sizes, Y.of(implementation)
        return y in sizes and sizes[y] == sizes.get(TARGET)

    def _about_missing(self, reference: Reference) -> tuple[str, str]:
        names = self.names
        if len(names) == 1:
            return f"{reference} cannot be found, as nothing is recorded yet", ""
        more = " …" if len(names) > MANY_NAMES else ""
        return (
            f"{str(reference)!r} is not recorded in this run",
            f"known: {', '.join(names[:MANY_NAMES])}{more}",
        )


def _planned_sizes(plan: Plan) -> dict[Name, int]:
    """What the implementations of a run will record."""
    model = plan.job.experiment.model
    sizes = {X: plan.sequence.features, TARGET: plan.sequence.outputs}
    for implementation in plan.job.implementations:
        for index, cell in enumerate(model.layers):
            for name in implementation_of(implementation).records(cell):
                sizes[Name(name, index, implementation)] = cell.units
        sizes[Y.of(implementation)] = model.outputs
    return sizes
