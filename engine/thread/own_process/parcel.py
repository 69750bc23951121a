"""What window and engine's process say to each other beside requests and events."""

from dataclasses import dataclass

from engine.train.checkpoints import Checkpoints
from engine.train.trainer import Checkpoint


@dataclass(frozen=True)
class Ready:
    """To the window, once: the process has begun."""


@dataclass(frozen=True)
class Worn:
    """To the window, once: the process holds much that it can't give back, and had better be replaced."""


@dataclass(frozen=True)
class Forget:
    """To the process: the window has let a shared value go."""

    number: int


@dataclass(frozen=True)
class Kept:
    """To the window: checkpoints have grown. new: to be added. newest: to be at hand. made: so far."""

    checkpoints: Checkpoints
    new: tuple[Checkpoint, ...]
    newest: tuple[Checkpoint, ...]
    made: int
