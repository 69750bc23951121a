"""Every investigation, in their order."""

import engine.laboratory.investigations
from engine.laboratory.base import Investigation
from engine.program.find import find_classes


def investigations() -> tuple[Investigation, ...]:
    """Every investigation, in the order in which the laboratory lists them."""
    kinds = find_classes(engine.laboratory.investigations, Investigation)
    return tuple(kind() for kind in sorted(kinds, key=lambda kind: kind.order))
