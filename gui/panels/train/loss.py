"""The loss over updates, of every training, on what is kept from it, and the floors it has to beat."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from engine.run.name import Name
from engine.train.trainer import LOSS, VALIDATION
from gui.curves.curve import Look
from gui.language.translation import shown
from gui.panels.train.line_plot import LineCurve
from gui.panels.train.races import told_apart
from gui.panels.train.updates_panel import UpdatesPanel, look_of

DOTS = (3, 3)
DASHES: tuple[tuple[int, ...], ...] = ((6, 4), (2, 3), (8, 3, 2, 3))


class LossPanel(UpdatesPanel):
    """The losses of all trainings; dotted, on what is kept for validation; dashed, what guesses cost."""

    title = "Loss"
    help = (
        "The loss after each update, dotted that on what is kept for validation. Drag the line to look at "
        "the network as it was there."
    )

    def _build(self) -> None:
        self.title_extra = self.plot.legend

    def curves(self) -> Sequence[LineCurve]:
        trainings = self._trainings
        found = [
            LineCurve(
                f"floor {place}",
                shown(floor.title),
                Look("quiet", width=1.0, dashes=DASHES[place % len(DASHES)]),
                np.array([floor.value]),
                is_level=True,
            )
            for place, floor in enumerate(trainings.floors)
            if floor.value > 0
        ]
        records = sorted(trainings.records, key=lambda record: record is trainings.current)
        words = dict(zip(records, told_apart([record.name for record in records]), strict=True))
        for record in records:
            look = look_of(record, is_current=record is trainings.current)
            names = {LOSS: record.name, VALIDATION: self.tr("{}, validation").format(record.name)}
            for name, label in names.items():
                values = record.values(name)
                if values is not None:
                    own = replace(look, dashes=DOTS) if name == VALIDATION else look
                    key, word = f"{name} {record.place}", self._word(name, words[record])
                    found.append(LineCurve(key, label, own, values, record.begin, word=word))
        return found

    def _word(self, name: Name, word: str) -> str:
        """What a loss is called where it is read out; names end in a number. word: its training's."""
        if len(self._trainings.records) > 1:
            return f"{word}:" if name == LOSS else f"{self.tr('{}, validation').format(word)}:"
        return self.tr("validation") if name == VALIDATION else self.tr("loss")
