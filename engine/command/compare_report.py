"""What a comparison with somebody's numbers prints."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from rich.console import RenderableType

from engine.comparison.their_comparison import TheirComparison
from engine.doctor.finding import Finding, FirstWrong, InsideStep
from engine.implementations.every import title_of
from engine.notation.number_text import exact_text, number


def json_text(made: TheirComparison) -> str:
    """What is found as strict JSON; numbers that are not finite are texts: "inf", "-inf", "nan"."""
    return json.dumps(json_of(made), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def json_of(made: TheirComparison) -> dict[str, Any]:
    """What is found as plain data. first: null where all is within the tolerance."""
    numbers = made.numbers
    return {
        "same": numbers.is_same,
        "tolerance": plain_data(numbers.tolerance),
        "max_difference": plain_data(numbers.max_difference),
        "first": None if numbers.first is None else _first(numbers.first, made.rows),
        "alignment": plain_data(made.told_alignment.plain),
        "findings": [finding_data(one) for one in made.findings],
    }


def report(made: TheirComparison, implementation: str) -> Iterator[RenderableType]:
    """What is found for a reader: the first wrong number, then the findings, the best first."""
    numbers, title = made.numbers, title_of(implementation)
    apart = f"largest difference {number(numbers.max_difference)}, tolerance {number(numbers.tolerance)}"
    count = "1 number" if numbers.compared == 1 else f"{numbers.compared:,} numbers"
    yield f"{'The same' if numbers.is_same else 'Different'}: {count}, {apart}."
    yield made.told_alignment.sentence
    if numbers.first is not None:
        yield ""
        yield f"First wrong number: {_place(numbers.first, made.rows)}"
        yield f"  {title:7} {exact_text(numbers.first.ours)}"
        yield f"  {'Theirs':7} {exact_text(numbers.first.theirs)}"
    for rank, one in enumerate(made.findings):
        yield ""
        yield from finding_lines(rank, one, made.rows)
    if not made.findings and not numbers.is_same:
        yield ""
        yield made.diagnosis.sentence


def finding_lines(rank: int, one: Finding, rows: int = 1) -> Iterator[str]:
    """A finding for a reader: why, where it begins, and what to change. rank: 0 of the best."""
    how_sure = f"{one.certainty}, leaves {number(one.residual, 3)}"
    yield f"{'Or' if rank else 'Why'}: {', '.join(one.mistakes)} ({how_sure})"
    yield f"  {one.sentence}"
    if one.inside is not None:
        begin = one.inside.first
        row = f"row {one.inside.row}, " if rows > 1 else ""
        at = f"{row}t = {one.inside.t}, layer {one.inside.layer}, {begin.quantity}[{begin.index}]"
        there = "unknown" if begin.theirs is None else number(begin.theirs)
        yield f"  It begins at {at}: {number(begin.ours)} here, {there} there."
    for place, cure in (part for cures in one.cures for part in cures.by_place):
        yield f"  {place + ':':8} {cure}"


def plain_data(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else repr(value)
    if isinstance(value, Mapping):
        return {str(name): plain_data(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset | np.ndarray):
        return [plain_data(one) for one in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _first(first: FirstWrong, rows: int) -> dict[str, Any]:
    place = {"t": first.t, "layer": first.layer, "quantity": first.quantity, "index": first.index}
    return {**place, "row": first.row} if rows > 1 else place


def finding_data(one: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "mistakes": list(one.mistakes),
        "details": plain_data(one.details),
        "residual": plain_data(one.residual),
        "sentence": one.sentence,
        "cure": one.cure,
        "begins": None if one.inside is None else _begins(one.inside),
    }


def _begins(inside: InsideStep) -> dict[str, Any]:
    """The first number that the mistake changes, also where nobody recorded it."""
    return {
        "t": inside.t,
        "row": inside.row,
        "layer": inside.layer,
        "quantity": inside.first.quantity,
        "index": inside.first.index,
    }


def _place(first: FirstWrong, rows: int) -> str:
    row = f"row {first.row}, " if rows > 1 else ""
    layer = "" if first.layer is None else f"layer {first.layer}, "
    return f"{row}t = {first.t}, {layer}{first.quantity}[{first.index}]"
