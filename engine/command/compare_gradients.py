"""What `rnn-explorer compare` prints where their numbers are gradients."""

import json
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType

from engine.command.compare_report import finding_data, finding_lines, plain_data
from engine.notation.number_text import exact_text, number
from engine.train.theirs.judge import GradientComparison, WrongGradient


def gradients_json_text(made: GradientComparison) -> str:
    """What is found as strict JSON, in the same form as of numbers of a run."""
    return json.dumps(gradients_json(made), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def gradients_json(made: GradientComparison) -> dict[str, Any]:
    """What is found as plain data. first: null where all is the same; its t where steps are known."""
    return {
        "same": made.is_same,
        "tolerance": plain_data(made.tolerance),
        "max_difference": plain_data(made.max_difference),
        "first": None if made.first is None else _first(made.first),
        "alignment": {"kind": "gradients", "told": list(made.told)},
        "findings": [finding_data(one) for one in made.findings],
    }


def gradients_report(made: GradientComparison) -> Iterator[RenderableType]:
    """What is found for a reader: the first wrong number, then the findings, the best first."""
    apart = f"largest difference {number(made.max_difference)}, tolerance {number(made.tolerance)}"
    count = "1 number" if made.compared == 1 else f"{made.compared:,} numbers"
    yield f"{'The same' if made.is_same else 'Different'}: {count}, {apart}."
    yield from made.told
    if made.first is not None:
        yield ""
        yield f"First wrong number: {_place(made.first)}"
        yield f"  {'NumPy':7} {exact_text(made.first.ours)}"
        yield f"  {'Theirs':7} {exact_text(made.first.theirs)}"
    for rank, one in enumerate(made.findings):
        yield ""
        yield from finding_lines(rank, one)
    if made.sentence:
        yield ""
        yield made.sentence


def _first(first: WrongGradient) -> dict[str, Any]:
    index: Any = list(first.index) if len(first.index) > 1 else first.index[0]
    quantity = f"grad.{first.name.quantity}"
    return {"t": first.t, "layer": first.name.layer, "quantity": quantity, "index": index}


def _place(first: WrongGradient) -> str:
    step = "" if first.t is None else f"t = {first.t}, "
    layer = "readout" if first.name.layer is None else f"layer {first.name.layer}"
    index = "".join(f"[{at}]" for at in first.index)
    return f"{step}{layer}, grad.{first.name.quantity}{index}"
