"""Inside a step: every number of it beside what was recorded, or beside what a mistake makes of it."""

from collections.abc import Iterator

import numpy as np

from engine.array import Array
from engine.doctor.evidence import Evidence, columns, quantities
from engine.doctor.finding import FirstWrong, InsideStep, StepNumber
from engine.doctor.recipe import Recipe, as_recorded
from engine.doctor.run import Wanted, run

SAME = 1e-9  # of a number: what two recipes compute alike is nearer, and rounding to 8 or 16 bits is not
X, Y = Wanted("x"), Wanted("y")

StepTables = dict[Wanted, Array]
"""Of each quantity as they are computed, (rows, steps, size) in the order of recording; NaN where unknown."""


def inside_step(
    recipe: Recipe, evidence: Evidence, first: FirstWrong | None, mistaken: Recipe | None = None
) -> InsideStep | None:
    """The step in which a difference begins, in the order in which it is computed; None where none does.

    mistaken: the recipe that explains what was recorded. With it, the step, layer and gate are those that
    begin to differ in it, recorded or not; without it, those of the first wrong number.
    """
    recorded = _recorded(evidence, recipe)
    has_output = recipe.readout is not None or recipe.layers[-1].merge_mode is not None
    rows, steps = evidence.numbers.shape[:2]
    ours = _tables(recipe, (rows, steps), first, has_output)
    theirs = ours if mistaken is None else _tables(mistaken, (rows, steps), first, has_output)
    begin = _first_difference(ours, theirs)
    if begin is not None:
        t, row, one, index = begin
    elif first is not None:
        t, row, one, index = first.t, first.row, Wanted(first.quantity, first.layer), first.index
        theirs = {name: np.full_like(table, np.nan) for name, table in ours.items()}
    else:
        return None
    layer = one.layer if one.layer is not None else 0 if one == X else len(recipe.layers) - 1
    numbers = tuple(_numbers(ours, theirs, recorded, (row, t), layer, (one, index)))
    place = next(k for k, each in enumerate(numbers) if (each.quantity, each.index) == (one.quantity, index))
    return InsideStep(t, row, layer, recipe.layers[layer].cell, numbers, place)


def _tables(recipe: Recipe, shape: tuple[int, int], first: FirstWrong | None, has_output: bool) -> StepTables:
    """shape: rows and steps that were recorded. has_output: y is more than the last layer's h."""
    layers = range(len(recipe.layers))
    inner = [Wanted(name, layer) for layer in layers for name in quantities(recipe, layer)]
    wanted = (*inner, *((Y,) if has_output else ()))
    until = first.t + 1 if first is not None and recipe.view is as_recorded else None
    (made,) = run([recipe], wanted, until)
    sizes = [recipe.layers[one.layer].units for one in inner if one.layer is not None]
    parts = [recipe.x[:, :until], *np.split(made, np.cumsum(sizes)[: len(wanted) - 1], axis=2)]
    places = recipe.view(np.arange(float(np.prod(shape))).reshape(*shape, 1))[:, :until, 0]
    return {one: _as_recorded(part, places, shape) for one, part in zip((X, *wanted), parts, strict=True)}


def _as_recorded(made: Array, places: Array, shape: tuple[int, int]) -> Array:
    """What a recipe makes, where it was recorded. places: of each step of the recipe."""
    found = np.full((shape[0] * shape[1], made.shape[2]), np.nan)
    is_known = ~np.isnan(places)
    found[places[is_known].astype(int)] = made[is_known]
    return found.reshape(*shape, -1)


def _recorded(evidence: Evidence, recipe: Recipe) -> StepTables:
    """What was recorded of each quantity; of outputs without a readout that is the last layer's h."""
    places = columns(evidence, recipe)
    found = {
        one: evidence.numbers[..., [place for place, (other, _) in enumerate(places) if other == one]]
        for one in evidence.wanted
    }
    if Y in found:
        found.setdefault(Wanted("h", len(recipe.layers) - 1), found[Y])
    return found


def _first_difference(ours: StepTables, theirs: StepTables) -> tuple[int, int, Wanted, int] | None:
    """t, row, quantity and index of the first number that differs: by step, then as they are computed."""
    found: list[tuple[int, int, Wanted, int, int]] = []
    for order, (one, table) in enumerate(ours.items()):
        if table.shape == theirs[one].shape:
            apart = _apart(table, theirs[one])
            steps = np.flatnonzero(apart.any(axis=(0, 2)))
            if steps.size:
                t = int(steps[0])
                size = np.where(apart[:, t], np.abs(table[:, t] - theirs[one][:, t]), -1.0)
                row, index = divmod(int(np.argmax(size)), size.shape[1])
                found.append((t, order, one, row, index))
    if not found:
        return None
    t, _, one, row, index = min(found, key=lambda each: each[:2])
    return t, row, one, index


def _apart(ours: Array, theirs: Array) -> Array:
    """Where numbers differ; not where nothing is known."""
    with np.errstate(all="ignore"):
        apart = np.abs(ours - theirs) > SAME * np.maximum(np.abs(ours), np.abs(theirs))
    return np.asarray(apart)


def _numbers(
    ours: StepTables,
    theirs: StepTables,
    recorded: StepTables,
    at: tuple[int, int],
    layer: int,
    begin: tuple[Wanted, int],
) -> Iterator[StepNumber]:
    """The inputs that differ, then one unit's numbers of a layer, then what the network puts out of the last.

    at: row and t. begin: the number that differs first.
    """
    one, index = begin
    for feature in np.flatnonzero(_apart(ours[X][at], theirs[X][at])):
        yield _number(ours, theirs, {}, X, (*at, int(feature)))
    units = ours[Wanted("h", layer)].shape[2]
    unit = index if one.layer == layer else _furthest(ours, theirs, Wanted("h", layer), at)
    for name in (name for name in ours if name.layer == layer):
        yield _number(ours, theirs, recorded, name, (*at, min(unit, units - 1)))
    if Y in ours and layer == max(name.layer or 0 for name in ours):
        output = index if one == Y else _furthest(ours, theirs, Y, at)
        yield _number(ours, theirs, recorded, Y, (*at, output))


def _furthest(ours: StepTables, theirs: StepTables, name: Wanted, at: tuple[int, int]) -> int:
    """Which number of a quantity differs most."""
    if ours[name].shape != theirs[name].shape:
        return 0
    return int(np.argmax(np.nan_to_num(np.abs(ours[name][at] - theirs[name][at]))))


def _number(
    ours: StepTables, theirs: StepTables, recorded: StepTables, name: Wanted, place: tuple[int, int, int]
) -> StepNumber:
    """A number of ours, beside the recorded one, or else the one that the mistake makes."""
    here, known = float(ours[name][place]), recorded.get(name)
    if known is not None and known.shape == ours[name].shape and not np.isnan(known[place]):
        return StepNumber(name.quantity, place[2], here, float(known[place]), True)
    is_there = theirs[name].shape == ours[name].shape and not np.isnan(theirs[name][place])
    there = float(theirs[name][place]) if is_there else None
    return StepNumber(name.quantity, place[2], here, there, False)
