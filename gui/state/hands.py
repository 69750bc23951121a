"""What of the shown numbers can be changed where they are shown: a weight, a state, an input, a target."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PyQt6.QtCore import QCoreApplication, QObject, pyqtSignal

from engine.cells.base import LAYER_WEIGHTS
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.explain.weight_place import WeightPlace
from engine.notation.number_text import plain_number
from engine.run.name import TARGET, Number, X, Y
from engine.run.recorded_run import RecordedRun
from engine.run.reshape import with_sequence
from engine.run.what_if import Change, changes_of
from engine.sequences.base import Sequence
from engine.sequences.table import rows_of
from engine.sequences.values import Values
from gui.language.translation import told
from gui.state.branches import Branches
from gui.state.document import Document
from gui.state.engine_client import EngineClient
from gui.state.selection import Selection
from gui.state.transport import Transport

STEP = 0.1  # of a weight, a state, an input

ReadNumber = Callable[[Experiment], int | float | None]
"""A number of an experiment; None where it has no such number."""

Exchange = Callable[[Experiment, float], Experiment]


@dataclass(frozen=True)
class Grip:
    """A number of the experiment that is shown somewhere, and can be changed there.

    path: as a lesson locks it. key: the same for the same number. value: when it was gripped. read: of the
    experiment as it is by then. exchange: puts another number in its place.
    """

    path: str
    key: tuple[object, ...]
    value: int | float
    read: ReadNumber
    exchange: Exchange


@dataclass(frozen=True)
class WhatIfPlace:
    """How a recorded number can be changed as a what-if: from step t on. what, layer, index: of a Change.

    is_inside: what is a quantity that a step is made of, such as a gate; the states after it are changed.
    """

    t: int
    what: str
    layer: int
    index: tuple[int, ...]
    is_inside: bool = False

    def is_in(self, run: RecordedRun | None) -> bool:
        """Whether a run, which may be another one by now, has the number."""
        if run is None or self.t >= run.steps or self.layer >= len(run.model.layers):
            return False
        if self.what == X.quantity:
            return self.index[0] < run.experiment.sequence.features
        layer = run.model.layers[self.layer]
        known = {*layer.states, *(quantity.name for quantity in layer.quantities)}
        return self.what in known and self.index[0] < layer.units

    def changes(self, run: RecordedRun, value: float) -> tuple[Change, ...]:
        """What is changed for it to have another value. Raises ParameterError."""
        if self.is_inside:
            return changes_of(run, self.t - 1, self.layer, self.what, self.index[0], value)
        return (Change(self.what, self.index, value, self.layer),)


class Hands(QObject):
    """Changes numbers of the open experiment where they are shown.

    All edits of one number up to `let_go` are one undo step. A number that a lesson locks has no grip.

    Signals:
        weight_asked(object): a weight is wanted in a window of its own, a WeightPlace.
    """

    weight_asked = pyqtSignal(object)

    def __init__(
        self,
        document: Document,
        client: EngineClient,
        selection: Selection,
        transport: Transport,
        branches: Branches,
    ) -> None:
        super().__init__()
        self._document, self._client = document, client
        self._selection, self._transport, self._branches = selection, transport, branches

    # ── numbers of the experiment ──────────────────────────────────────────────────────────────

    def grip(self, number: Number) -> Grip | None:
        """What of the experiment a shown number is; None of what is computed, or may not be changed."""
        found = self._grip(number)
        return None if found is None or self._document.locks.is_locked(found.path) else found

    def put(self, grip: Grip, value: float) -> str:
        """Give the number another value. Returns why it was refused, or nothing."""
        if grip.read(self._document.experiment) is None:
            return _tr("The experiment has changed meanwhile: it has no such number.")
        return self._document.attempt(lambda experiment: grip.exchange(experiment, value), grip.key)

    def let_go(self) -> None:
        """Let the next change be an undo step of its own."""
        self._document.end_gesture()

    def open_weight(self, place: WeightPlace) -> None:
        """Show a whole weight in a window of its own."""
        self.weight_asked.emit(place)

    # ── numbers that were computed ─────────────────────────────────────────────────────────────

    def what_if(self, number: Number) -> WhatIfPlace | None:
        """Where a recorded input or state can be changed as a what-if; None of any other number.

        A state counts from the step after it on, which the run must have.
        """
        run, layer, t = self._client.recording, number.name.layer, number.t
        if (
            run is None
            or t is None
            or self._transport.barrier is not None
            or run.experiment.model.is_backward
        ):
            return None
        if number.name.of(None) == X:
            return WhatIfPlace(t, "x", 0, (number.index,)) if 0 <= t < run.steps else None
        layers = run.model.layers
        name = number.name.quantity
        if number.name.of(None) == Y and run.model.readout is None:
            name, layer = layers[-1].states[0], len(layers) - 1
        if layer is None or layer >= len(layers) or not 0 <= t < run.steps - 1:
            return None
        cell = layers[layer]
        if name in cell.states:
            return WhatIfPlace(t + 1, name, layer, (number.index,))
        is_plain = run.plan.job.specimen is None and run.implementations
        is_inside = is_plain and name in {quantity.name for quantity in cell.quantities}
        return WhatIfPlace(t + 1, name, layer, (number.index,), is_inside=True) if is_inside else None

    def offer(self, place: WhatIfPlace, value: float | None = None) -> str:
        """Offer the what-if, with a value for the number if there is one already.

        What stands inside a step has no place in the panel: the run goes on with it at once. Returns why it
        was refused, or nothing.
        """
        run = self._client.recording
        if run is None or not place.is_in(run):
            return _tr("The run has changed meanwhile: it has no such number.")
        if place.is_inside and value is not None:
            try:
                self._branches.go_on(place.t, place.changes(run, value))
            except ParameterError as error:
                return told(error)
        elif not place.is_inside:
            self._transport.go_to(place.t)
            self._branches.ask(place.what, place.layer, place.index, value)
        return ""

    # ── words ──────────────────────────────────────────────────────────────────────────────────

    def words(self, number: Number) -> str:
        """How a number can be changed, as a sentence for a tooltip; nothing where it cannot."""
        if self.grip(number) is not None:
            return _tr("Drag it sideways to change it, with Shift finer, with Ctrl coarser; F2 types it.")
        if self.what_if(number) is not None:
            return _tr("Computed. Drag it sideways, or press F2, to ask what if it were another number.")
        return ""

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _grip(self, number: Number) -> Grip | None:
        name, experiment = number.name.of(None), self._document.experiment
        if number.t is None and name.quantity in LAYER_WEIGHTS:
            row, column = (0, number.index) if number.column is None else (number.index, number.column)
            return self._weight(WeightPlace(name.layer, name.quantity), row, column)
        if number.t == -1 and name.layer is not None and name.layer < len(experiment.model.layers):
            states = experiment.model.layers[name.layer].states
            if name.quantity in states and self._client.plan is not None:
                place = WeightPlace(name.layer, "initial_state")
                return self._weight(place, states.index(name.quantity), number.index)
        if name in (X, TARGET) and number.t is not None:
            return self._own_value(name == TARGET, number.t, number.index)
        return None

    def _weight(self, place: WeightPlace, row: int, column: int) -> Grip | None:
        def read(experiment: Experiment) -> int | float | None:
            rows = place.rows(experiment) if place.is_in(experiment) else ()
            is_there = row < len(rows) and column < len(rows[0])
            return plain_number(rows[row][column]) if is_there else None

        def exchange(experiment: Experiment, value: float) -> Experiment:
            return place.with_number(experiment, row, column, value)

        value = read(self._document.experiment)  # none where an older run is shown
        return None if value is None else Grip(place.path, (place, row, column), value, read, exchange)

    def _own_value(self, is_target: bool, t: int, index: int) -> Grip | None:
        """An input or target of the user's own; targets that are the next inputs are those."""
        sequence, row = self._document.experiment.sequence, self._selection.row
        if not isinstance(sequence, Values) or self._transport.barrier is not None:
            return None
        if is_target and sequence.is_shifted:
            is_target, t = False, t + 1
        field = "targets" if is_target else "values"
        key = field, row, t, index

        def read(experiment: Experiment) -> int | float | None:
            return _own_number(experiment.sequence, *key)

        def exchange(experiment: Experiment, value: float) -> Experiment:
            return with_sequence(experiment, _exchanged(experiment.sequence, field, (row, t, index), value))

        value = read(self._document.experiment)
        return None if value is None else Grip(f"sequence.{field}", key, value, read, exchange)


def _own_number(sequence: Sequence, field: str, row: int, t: int, index: int) -> int | float | None:
    """One of the user's own numbers; None where the sequence has no such number, or is of another kind."""
    table = getattr(sequence, field) if isinstance(sequence, Values) else None
    rows = () if table is None else rows_of(table)
    is_there = row < len(rows) and t < len(rows[row]) and index < len(rows[row][t])
    return plain_number(rows[row][t][index]) if is_there else None


def _exchanged(sequence: Any, field: str, place: tuple[int, int, int], value: float) -> Values:
    """Own values with one other number."""
    row, t, index = place
    rows = list(rows_of(getattr(sequence, field)))
    steps = list(rows[row])
    steps[t] = (*steps[t][:index], value, *steps[t][index + 1 :])
    rows[row] = tuple(steps)
    found: Values = sequence.replace(**{field: tuple(rows)})
    return found


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hands", text)
