"""What the tooltips of a lesson's links say."""

import pytest

from gui.reading.lesson_links import described


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("train:1", "Makes one more update."),
        ("train:20", "Makes 20 more updates."),
        ("update:1", "Shows the network as it is at update 1."),
    ],
)
def test_one_update_is_told_in_the_singular(address: str, wanted: str) -> None:
    assert described(address) == wanted
