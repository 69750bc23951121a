"""Gradients of single rows that are clipped, and then averaged."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from engine.array import Array
from engine.doctor.mistake import Cures, Details
from engine.run.name import Name
from engine.train.theirs.mistake import GradientCase, GradientMistake, GradientVariant

HALVINGS = 60  # of an interval in which the bound lies


class ClippedBeforeAverage(GradientMistake):
    """Each row's gradient is clipped; the bound is the experiment's, or found so that the norms agree."""

    order = 24
    is_fitted = True

    def variants(self, case: GradientCase) -> Iterator[GradientVariant]:
        if case.plain.rows < 2:
            return
        rows, known = case.plain.by_row(), list(case.theirs)
        for kind in ("value", "norm of each weight", "norm of all weights"):
            bound = _bound(kind, rows, case.theirs, known)
            if bound is not None:
                yield GradientVariant(self, {"kind": kind, "bound": bound}, _mean(kind, rows, bound))

    def sentence(self, details: Details) -> str:
        return (
            f"Each row's gradient is clipped before the mean is taken, its {details['kind']} at "
            f"{details['bound']:.6g}; clipping comes after the mean."
        )

    def cures(self, details: Details) -> Cures:
        return Cures(
            "give the optimizer clipnorm, clipvalue or global_clipnorm, and apply it once per batch.",
            "call clip_grad_norm_ once, after backward of the whole batch.",
            "average the gradients of all rows first, then clip.",
            "add up the rows' gradients, divide, and clip last.",
        )


RowGradients = list[dict[Name, Array]]


def _mean(kind: str, rows: RowGradients, bound: float) -> dict[Name, Array]:
    clipped = [_clipped(kind, row, bound) for row in rows]
    return {name: np.mean([row[name] for row in clipped], axis=0) for name in rows[0]}


def _clipped(kind: str, row: dict[Name, Array], bound: float) -> dict[Name, Array]:
    if kind == "value":
        return {name: np.clip(table, -bound, bound) for name, table in row.items()}
    norms = {name: float(np.linalg.norm(table)) for name, table in row.items()}
    whole = float(np.sqrt(sum(size**2 for size in norms.values())))
    sizes = norms if kind == "norm of each weight" else dict.fromkeys(norms, whole)
    return {name: table * min(1.0, bound / (sizes[name] or 1.0)) for name, table in row.items()}


def _bound(kind: str, rows: RowGradients, theirs: Mapping[Name, Array], known: list[Name]) -> float | None:
    """The bound with which the clipped mean is as long as theirs; None where clipping makes it no shorter."""

    def length(found: Mapping[Name, Array]) -> float:
        return _length(found[name] for name in known)

    wanted = length(theirs)
    low, high = 0.0, max(_length(row.values()) for row in rows)
    if not wanted < length(_mean(kind, rows, high)) * (1 - 1e-9):
        return None
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if length(_mean(kind, rows, middle)) < wanted else (low, middle)
    return (low + high) / 2


def _length(tables: Iterable[Array]) -> float:
    """Of all numbers of some tables as one vector."""
    return float(np.sqrt(sum(np.sum(table**2) for table in tables)))
