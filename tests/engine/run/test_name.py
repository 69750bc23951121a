"""Names of numbers, and their text in files."""

import pytest

from engine.run.name import TARGET, Name, X, Y

TEXTS = [
    (X, "x"),
    (TARGET, "target"),
    (Y.of("keras"), "keras.y"),
    (Name("hU", 0), "0.hU"),
    (Name("h", 12, "numpy"), "numpy.12.h"),
]


@pytest.mark.parametrize(("name", "text"), TEXTS)
def test_name_is_written_and_read(name: Name, text: str) -> None:
    assert str(name) == text
    assert Name.parse(text) == name


def test_same_quantity_of_another_implementation_keeps_its_layer() -> None:
    assert Name("h", 2, "numpy").of("keras") == Name("h", 2, "keras")
    assert Name("h", 2, "numpy").of(None) == Name("h", 2)
