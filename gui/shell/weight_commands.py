"""The menu of all weights: pasted, opened, saved, copied; and where a run ended as a beginning."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QFileDialog

from engine.errors import ExplorerError, ParameterError
from engine.experiment import Experiment
from engine.explain.weight_place import WeightPlace
from engine.implementations.every import names, title_of
from engine.notation.number_text import show_number
from engine.reading.model_weights import NewWeights, weights_of, with_weights
from engine.reading.printed_array import PrintedArray, looks_rounded, read_arrays
from engine.reading.weights_file import load_weights, save_weights
from engine.reading.weights_text import as_json, as_lists, as_numpy
from engine.run.final_state import FinalStates, beginning_with, final_states, going_on
from engine.run.recorded_run import RecordedRun
from gui.language.translation import shown
from gui.look.clipboard import clipboard, copy_text
from gui.shell.menus import SEPARATOR, Command
from gui.window_parts import WindowParts

if TYPE_CHECKING:
    from gui.forms.paste_dialog import PasteDialog, PasteWay
    from gui.workbench.window import Workbench

WHOLE = ("complete", "left_float64")  # endings of runs whose last step is there to go on from
FIRST = 6  # numbers of each array in the dialog


class AllWeights(QObject):
    """Puts the weights of the whole model in and out."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts, self._document = parts, parts.context.document
        self.dialog: PasteDialog | None = None
        self.workbench: Workbench | None = None
        parts.context.hands.weight_asked.connect(self.show_workbench)

    def paste(self) -> None:
        """Take the clipboard's weights."""
        text = clipboard().text()
        if self._attempt(lambda: self.take(read_arrays(text))) and looks_rounded(text):
            told = self.tr(
                "NumPy printed 8 decimals of these weights; print them with .tolist() for all digits."
            )
            self._parts.messages.show_message(told, topic="weights")

    def show_workbench(self, place: WeightPlace | None = None) -> None:
        """Show a weight in a window of its own; of the layer that is looked at, its recurrent kernel."""
        from gui.workbench.window import Workbench  # late: see ARCHITECTURE.md

        context = self._parts.context
        layer = min(context.selection.layer, len(self._document.experiment.model.layers) - 1)
        if self.workbench is None:
            self.workbench = Workbench(context, self._parts.window)
            self.workbench.finished.connect(self._drop_workbench)
        self.workbench.show_weight(place or WeightPlace(layer, "recurrent_kernel"))

    def _drop_workbench(self) -> None:
        """Closed, it would go on following every edit."""
        if self.workbench is not None:
            self.workbench.deleteLater()
            self.workbench = None

    def choose(self) -> None:
        """Ask for a file of weights, and take them."""
        filter = self.tr("Weights (*.json *.npz *.txt *.py);;All files (*)")
        start = self._parts.files.start_folder()
        name, _ = QFileDialog.getOpenFileName(self._parts.window, self.tr("Open weights"), start, filter)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Take the weights of a file."""
        self._attempt(lambda: self.take(load_weights(path)))

    def take(self, arrays: Sequence[PrintedArray]) -> None:
        """Take arrays that fit as they are; ask where the model has to change. Raises ParameterError."""
        from gui.forms.paste_dialog import ask_way  # late: see ARCHITECTURE.md

        found: list[tuple[bool, NewWeights]] = []
        problem: ParameterError | None = None
        for is_transposed in (False, True):
            try:
                new = with_weights(self._document.experiment, arrays, is_transposed=is_transposed)
            except ParameterError as error:
                problem = problem or error
                continue
            if not (new.changes or is_transposed):
                self._document.edit(new.experiment)
                return
            found.append((is_transposed, new))
        if problem is not None and not found:
            raise problem
        self.dialog = ask_way(
            self.tr("These weights do not fit into the model as it is."),
            [self._way(is_transposed, new) for is_transposed, new in found],
            self._parts.theme,
            self._parts.window,
        )

    def save_as(self) -> None:
        """Ask for a file and write the weights to it."""
        filter = self.tr("JSON (*.json);;NumPy (*.npz)")
        start = str(Path(self._parts.files.start_folder()) / "weights.json")
        name, kind = QFileDialog.getSaveFileName(self._parts.window, self.tr("Save weights"), start, filter)
        if name:
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(".npz" if "npz" in kind else ".json"))

    def save(self, path: Path) -> None:
        """Write all weights to a file."""

        def write() -> None:
            save_weights(path, weights_of(self._document.experiment))
            self._parts.tell_done(self.tr("Saved {}.").format(path.name))

        self._attempt(write)

    def copy(self, show: Callable[[Sequence[PrintedArray]], str]) -> None:
        """Put all weights on the clipboard, as `show` writes them."""
        copy_text(show(weights_of(self._document.experiment)))

    @property
    def whole_run(self) -> RecordedRun | None:
        """The run that is shown, where it has come to its end."""
        run = self._parts.context.client.recording
        return run if run is not None and run.ending is not None and run.ending.kind in WHOLE else None

    def begin(self, change: Callable[[Experiment, FinalStates], Experiment], implementation: str) -> None:
        """Make another experiment of an implementation's final states."""
        run = self.whole_run
        if run is not None:
            self._attempt(
                lambda: self._document.edit(
                    change(self._document.experiment, final_states(run, implementation))
                )
            )

    def may_begin(self, implementation: str) -> bool:
        """Whether there is a final state of an implementation."""
        return self.whole_run is not None and implementation in self.whole_run.implementations

    def _way(self, is_transposed: bool, new: NewWeights) -> "PasteWay":
        from gui.forms.paste_dialog import PasteWay  # late: see ARCHITECTURE.md

        words = [self.tr("transposed")] * is_transposed + list(map(shown, new.changes))
        heads = self.tr("goes to"), self.tr("shape"), self.tr("numbers")
        rows = [
            [place.removeprefix("model."), str(array.shape), _first(array)] for place, array in new.places
        ]
        take = partial(self._attempt, lambda: self._document.edit(new.experiment))
        return PasteWay("; ".join(words), rows, take, heads)

    def _attempt(self, do: Callable[[], None]) -> bool:
        """Do it, or tell why not. Returns whether it is done."""
        try:
            do()
        except ExplorerError as error:
            self._parts.show_error(error)
            return False
        return True


def weight_commands(parts: WindowParts, weights: AllWeights) -> Iterator[Command]:
    """The menu's entries."""
    tr = parts.window.tr
    yield Command(
        "Weights",
        tr("Weight workbench…"),
        weights.show_workbench,
        help=tr("A whole weight as numbers and colours: fill it, scale its eigenvalues."),
    )
    yield Command("Weights", SEPARATOR, lambda: None)
    yield Command(
        "Weights",
        tr("Paste all weights"),
        weights.paste,
        help=tr("What get_weights() prints, nested lists or JSON; asks where the model has to change."),
    )
    yield Command(
        "Weights",
        tr("Open weights…"),
        weights.choose,
        help=tr("Weights of a .json or .npz file, or a text."),
    )
    yield Command(
        "Weights",
        tr("Save weights…"),
        weights.save_as,
        help=tr("All weights as .json or .npz, in all their digits."),
    )
    yield Command("Weights", SEPARATOR, lambda: None)
    yield Command(
        "Weights",
        tr("Copy all weights as NumPy"),
        lambda: weights.copy(as_numpy),
        help=tr("A list of arrays, in Keras' order."),
    )
    yield Command(
        "Weights",
        tr("Copy all weights as Python lists"),
        lambda: weights.copy(as_lists),
        help=tr("Nested lists, in Keras' order."),
    )
    yield Command(
        "Weights",
        tr("Copy all weights as JSON"),
        lambda: weights.copy(as_json),
        help=tr("An object with a name for each weight."),
    )
    for text, help, change in (
        (
            tr("Copy the final state of {} as initial state"),
            tr("The same inputs again, from the states at the end of the run."),
            beginning_with,
        ),
        (
            tr("Go on from the final state of {}"),
            tr("The numbers that come next, from the states at the end of the run."),
            going_on,
        ),
    ):
        yield Command("Weights", SEPARATOR, lambda: None)
        for name in names():
            yield Command(
                "Weights",
                text.format(title_of(name)),
                partial(weights.begin, change, name),
                help=help,
                may=partial(weights.may_begin, name),
                reason=tr("No run of it has come to its end."),
            )


def _first(array: PrintedArray) -> str:
    """The first numbers of an array."""
    numbers = [number for row in array.rows[:FIRST] for number in row[:FIRST]]
    is_cut = len(numbers) > FIRST or len(numbers) < sum(map(len, array.rows))
    return ", ".join(map(show_number, numbers[:FIRST])) + (" …" if is_cut else "")
