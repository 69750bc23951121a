"""Cases that are run as one test, because each takes less than a test costs: 3 ms.

They are those of a test that is not slow and needs nothing made for each: values alone. Each that fails is
named. `pytest 'FILE::test[case]'` runs one alone, and `-k` runs all one by one.
"""

import functools
import inspect
import re
from collections.abc import Sequence
from typing import Any

import pytest

CHECKS = {  # look at what is left behind, or stay for a whole file; see conftest.py
    "nothing_is_left_behind",
    "caplog",
    "known_cells",
    "request",
}


def together(items: Sequence[pytest.Function]) -> Sequence[pytest.Function]:
    """The items of one test function; or one in their place, where each needs its values alone."""
    if len(items) < 2 or not all(_needs_values_alone(item) for item in items):
        return items
    first = items[0]
    every_case = _one_after_another(items)
    return [pytest.Function.from_parent(first.parent, name=first.originalname, callobj=every_case)]


def _needs_values_alone(item: pytest.Function) -> bool:
    values = set(item.callspec.params)
    return (
        set(inspect.signature(item.obj).parameters) == values
        and set(item.fixturenames) <= values | CHECKS
        and values <= _named_values(item)
        and not item.callspec.marks
        and not item.get_closest_marker("slow")
        and not hasattr(item.obj, "is_hypothesis_test")  # Hypothesis says by itself what failed
    )


def _named_values(item: pytest.Function) -> set[str]:
    """What its marks give to the test itself, not to a fixture."""
    marks = [mark for mark in item.iter_markers("parametrize") if not mark.kwargs.get("indirect")]
    names = [mark.args[0] for mark in marks]
    return {name for some in names for name in (re.findall(r"\w+", some) if isinstance(some, str) else some)}


def _one_after_another(items: Sequence[pytest.Function]) -> Any:
    test = items[0].obj

    @functools.wraps(test)
    def every_case() -> None:
        failed = {item.callspec.id: error for item in items if (error := _error_of(item))}
        if len(failed) == 1:
            raise next(iter(failed.values()))
        if failed:
            message = f"{len(failed)} of {len(items)} cases fail: {', '.join(failed)}"
            raise BaseExceptionGroup(message, list(failed.values()))

    every_case.__signature__ = inspect.Signature()  # type: ignore[attr-defined]  # pytest reads it
    return every_case


def _error_of(item: pytest.Function) -> BaseException | None:
    try:
        item.obj(**item.callspec.params)
    except pytest.skip.Exception:
        return AssertionError(f"{item.callspec.id} may skip no more than its fellows: mark it in their list")
    except (Exception, pytest.fail.Exception) as error:
        error.add_note(f"case: {item.callspec.id}")
        return error
    return None
