"""The program on a real display, where a lesson is played from outside; for test_lessons.py."""

import sys

from tests.end_to_end.by_keys import ByKeys
from tests.end_to_end.by_mouse import ByMouse
from tests.end_to_end.lesson_player import Player
from tests.end_to_end.outside_hands import OutsideHands, run_with_hands
from tests.end_to_end.overview import open_by_keys


def play(hands: OutsideHands, name: str) -> None:
    """Open the lesson from the overview, and play it with keys and mouse in turns."""
    window = hands.window
    open_by_keys(hands, name)
    player = Player(hands, ByKeys(hands), ByMouse(hands))
    player.play()
    print(*player.answered, window.classroom.panel.end.heading.text(), sep="\n", flush=True)
    hands.click(window.classroom.panel.end.leave)
    assert window.context.lessons.lesson is None


if __name__ == "__main__":
    sys.exit(run_with_hands(lambda hands: play(hands, sys.argv[1])))
