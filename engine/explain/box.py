"""Boxes of a drawn graph, and the lengths they keep, in px at 100 %: a picture is scaled as a whole."""

from dataclasses import dataclass

NODE = 50  # width of a node
HEAD = 18  # height of a node's symbol
LINE = 17  # height of each of its numbers
TAG = 14  # height of a weight's number that stands before the node
TAG_WIDTH = 46  # and its width
GAP = 10  # between nodes above each other
WEIGHTED = 44  # between columns with a weight's number on an arrow between them
FANNED = 60  # with a weight for each number of a list
NAMED = 30  # with the name of an operation on it
PLAIN = 20  # with nothing on it
BAND = 22  # between two layers
STEP = 14  # between two time steps
UNROLLED = 28  # between the bands of a time step


@dataclass(frozen=True)
class Box:
    """A rectangle. left, top: of its corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


Boxes = dict[str, Box]


def moved(box: Box, down: float) -> Box:
    """A box further down."""
    return Box(box.left, box.top + down, box.width, box.height)
