"""How a mistake is shown in the zoo: a small network that makes it, and what is seen."""

from dataclasses import dataclass, field
from typing import Any

from engine.cells.base import Cell
from engine.experiment import Dense
from engine.sequences.base import Sequence


@dataclass(frozen=True)
class Exhibit:
    """A network of one layer, which without the mistake predicts every target exactly.

    name: as in lessons and settings; it stays for ever. line: the symptom in a few words. symptom: what is
    seen, and not why. explanation: why, and how it is mended. giveaways: what line and symptom must not
    say. difficulty: from 1; what is easier comes first. details: which variant of the mistake is made. row:
    of the batch, that is run. report: "owner/project#number" on GitHub where it was reported; "" where none
    is known.
    """

    name: str
    line: str
    symptom: str
    explanation: str
    giveaways: tuple[str, ...]
    difficulty: int
    sequence: Sequence
    layer: Cell
    details: dict[str, Any] = field(default_factory=dict)
    readout: Dense | None = None
    row: int = 0
    report: str = ""
