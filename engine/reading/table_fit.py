"""Where a pasted table goes in another of a fixed shape, so that no number of it is lost."""

from dataclasses import dataclass
from typing import Literal

from engine.parameter import Matrix

Way = Literal["as it is", "as a whole", "transposed", "repeated"]
TableShape = tuple[int, int]


@dataclass(frozen=True)
class Fit:
    """A way to take a table. block: its numbers as they are written, from the cell `first` on."""

    way: Way
    block: Matrix
    first: TableShape


def fits(
    block: Matrix, shape: TableShape, first: TableShape = (0, 0), selected: TableShape = (1, 1)
) -> tuple[Fit, ...]:
    """Every way in which a whole block fits into a table, the plainest first; none where it does not.

    shape: of the table. first, selected: the upper left cell and the size of what is selected there. A
    selection that is larger than the block may be filled with copies of it.
    """
    size = _shape(block)
    room = shape[0] - first[0], shape[1] - first[1]
    turned = transposed(block)
    ways = []
    if _holds(room, size):
        ways.append(Fit("as it is", block, first))
    elif size == shape:
        ways.append(Fit("as a whole", block, (0, 0)))
    elif _holds(room, _shape(turned)):
        ways.append(Fit("transposed", turned, first))
    elif _shape(turned) == shape:
        ways.append(Fit("transposed", turned, (0, 0)))
    if selected != size and _holds(selected, size) and not (selected[0] % size[0] or selected[1] % size[1]):
        ways.append(Fit("repeated", _repeated(block, selected), first))
    return tuple(ways)


def transposed(block: Matrix) -> Matrix:
    """Its columns as rows."""
    return tuple(zip(*block, strict=True))


def _shape(block: Matrix) -> TableShape:
    return len(block), len(block[0])


def _holds(outer: TableShape, inner: TableShape) -> bool:
    return outer[0] >= inner[0] and outer[1] >= inner[1]


def _repeated(block: Matrix, shape: TableShape) -> Matrix:
    across, down = shape[1] // len(block[0]), shape[0] // len(block)
    return tuple(row * across for row in block) * down
