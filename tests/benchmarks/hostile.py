"""How soon hostile expressions are refused."""

import time
from contextlib import suppress

from engine.expression import parse
from engine.expression.text import ExpressionError
from tests.benchmarks.table import Row
from tests.engine.expression.test_hostile import HOSTILE


def measure() -> list[Row]:
    """The slowest refusal of all."""
    worst, name = max((_seconds(text), name) for name, text in HOSTILE.items())
    row = Row(f"slowest refusal ({name})", f"{worst * 1e3:.1f} ms", "at most 50 ms", worst <= 0.05)
    return [row]


def _seconds(text: str) -> float:
    began = time.perf_counter()
    with suppress(ExpressionError):
        parse(text)
    return time.perf_counter() - began
