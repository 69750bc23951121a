"""Every kind of work, and how a job begins."""

import engine.work
from engine.program.find import find_classes
from engine.work.base import Work
from engine.work.equipment import Equipment

KINDS = tuple(kind for kind in find_classes(engine.work, Work) if hasattr(kind, "takes"))


def begin(job: object, equipment: Equipment) -> Work:
    """The work that a job asks for, ready for its first step. Raises ExplorerError."""
    for kind in KINDS:
        if isinstance(job, kind.takes):
            return kind(job, equipment)
    raise TypeError(f"no kind of work takes a {type(job).__name__}")
