"""The reference of the watch language, against the language itself."""

import pytest

from engine.expression.functions import FUNCTIONS
from engine.expression.reader import read_tree
from engine.expression.scope import OF_A_RUN, QUANTITIES
from engine.manual.watch_language import EXAMPLES, watch_language


@pytest.mark.parametrize("expression", [expression for expression, _ in EXAMPLES])
def test_every_example_is_read(expression: str) -> None:
    read_tree(expression)


def test_every_function_and_every_quantity_is_told() -> None:
    text = watch_language()
    assert [name for name in FUNCTIONS if f"`{name}(" not in text] == []
    assert [name for name in QUANTITIES if f"| `{name}` |" not in text and name not in OF_A_RUN] == []
