"""The loss over updates, of every training, and the floors that it has to beat."""

from collections.abc import Sequence

import numpy as np

from engine.train.trainer import LOSS
from gui.language.translation import shown
from gui.panels.train.updates_panel import UpdateCurve, UpdatesPanel, look_of
from gui.plots.curve import Look

DASHES: tuple[tuple[int, ...], ...] = ((6, 4), (2, 3), (8, 3, 2, 3))


class LossPanel(UpdatesPanel):
    """The losses of all trainings; dashed, what a guess without memory costs."""

    title = "Loss"
    help = "The loss after each update. Drag the line to look at the network as it was there."

    def curves(self) -> Sequence[UpdateCurve]:
        trainings = self._trainings
        found = [
            UpdateCurve(
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
        for record in records:
            values = record.values(LOSS)
            if values is not None:
                look = look_of(record, is_current=record is trainings.current)
                found.append(UpdateCurve(f"training {record.place}", record.name, look, values, record.begin))
        return found
