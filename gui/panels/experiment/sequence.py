"""The panel that chooses a sequence and its parameters."""

from pathlib import Path

from PyQt6.QtWidgets import QFileDialog, QVBoxLayout

from engine.errors import FileError
from engine.experiment import SEQUENCES, Experiment
from engine.notation.number_text import compact
from engine.run.reshape import with_sequence
from engine.sequences.base import Sequence
from engine.sequences.data import Data
from engine.sequences.values import Values, own_values
from engine.tasks.base import LearningTask
from gui.data.opening import FIELD, ask_data
from gui.data.summary import DataSummary
from gui.forms.field_locks import FieldLocks, Fields
from gui.forms.form import GAP, Form, Labelled, ProblemLabel
from gui.forms.label_column import LabelColumn
from gui.forms.picker import Picker
from gui.language.translation import shown, told
from gui.look.quiet_text import QuietText
from gui.look.scroll_column import ScrollColumn
from gui.panels.base import Panel
from gui.panels.experiment.values_editor import ValuesEditor
from gui.panels.experiment.values_summary import ValuesSummary
from gui.state.context import Context


class SequencePanel(Panel, ScrollColumn):
    """Which sequence the network shall predict, its parameters, and the shapes that come of it."""

    title = "Sequence"
    help = "The numbers that the network sees and shall predict, each from those before it."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._document = context.document
        self._kind_help = self.tr("Which sequence is generated; every kind keeps its last parameters.")
        self._last: dict[type[Sequence], Sequence] = {}  # of each kind, to come back to
        self.kind = Picker((shown(kind.title), kind) for kind in SEQUENCES)
        self.kind.setAccessibleName(self.tr("kind of sequence"))
        self.kind.picked.connect(self._take_kind)
        self.forms: dict[type[Sequence], Form] = {}  # of each kind that was shown
        self._form_places = QVBoxLayout()
        self.values = ValuesSummary(context.theme)
        self.values.button.clicked.connect(self._edit_values)
        self.data = DataSummary(context.theme)
        self.data.button.clicked.connect(self._choose_data)
        self.data.search.clicked.connect(self._find_data)
        self.task = QuietText()
        self.problem = ProblemLabel()
        self.row = RowPicker()
        self.row.picked.connect(context.selection.set_row)
        self._labels = LabelColumn(context.theme, self)
        self._row = Labelled(self.tr("row"), self.row, context.theme, self._labels)
        self.shapes = QuietText()
        self.shapes.setToolTip(self.tr("Shapes are (batch_size, steps, features), as Keras wants them."))
        for part in (
            self.kind,
            self.data,
            self.task,
            self.values,
            self.problem,
            self._row,
            self.shapes,
        ):
            self.column.addWidget(part)
        self.column.insertLayout(self.column.indexOf(self.task), self._form_places)
        self.column.addStretch(1)
        self._document.changed.connect(self._show)
        context.transport.barrier_changed.connect(self._hold)
        self._document.locks_changed.connect(self._hold)
        self._locks = FieldLocks(self._document, self._fields, self)
        context.selection.job_changed.connect(self._show)
        context.client.failed.connect(self._show_failure)
        self._begin()
        self._hold()
        self._show()

    def _form(self, kind: type[Sequence]) -> Form:
        form = Form(kind, self._context.theme, self._labels)
        form.edited.connect(lambda name, value, gesture: self._take(form, name, value, gesture))
        form.gesture_ended.connect(self._document.end_gesture)
        self.forms[kind] = form
        self._form_places.addWidget(form)
        return form

    def _show(self) -> None:
        sequence = self._document.experiment.sequence
        self._last[type(sequence)] = sequence
        is_new = type(sequence) not in self.forms
        form = self._form(type(sequence)) if is_new else self.forms[type(sequence)]
        form.show_value(sequence)
        self.kind.show_choice(type(sequence))
        for other in self.forms.values():
            other.setVisible(other is form and bool(form.controls))
        if is_new:
            self._hold()
            self._locks.apply()
        self.task.setVisible(isinstance(sequence, LearningTask))
        if isinstance(sequence, LearningTask):
            self._show_task(sequence)
        self.values.setVisible(isinstance(sequence, Values))
        if isinstance(sequence, Values):
            self._show_values(sequence)
        self.data.setVisible(isinstance(sequence, Data))
        if isinstance(sequence, Data):
            self.data.show_data(sequence)
        self.problem.show_problem("")
        self._row.setVisible(sequence.rows > 1)
        self.row.show_row(self._context.selection.row, sequence.rows)
        self.shapes.setText(self._shapes(sequence))

    def _show_task(self, task: LearningTask) -> None:
        """Say what is asked, who asked it, and what a guess without memory costs."""
        lines = [shown(" ".join((type(task).__doc__ or "").split("\n\n")[0].split()))]
        for floor in (one for one in task.floors() if one.loss == "mse"):
            lines.append(self.tr("{}: MSE {}").format(shown(floor.title), compact(floor.value, 4)))
        self.task.setText("\n".join(lines))
        self.task.setToolTip(self.tr("Source: {}").format(task.source))

    def _show_values(self, sequence: Values) -> None:
        """Show the first of the user's own numbers, those of them that the hold does not keep back."""
        held = self._context.transport.barrier
        known = sequence.shape[1] if held is None else held + sequence.is_shifted
        self.values.show_values(sequence, known)

    def _shapes(self, sequence: Sequence) -> str:
        cut, inputs, targets = map(_shape, (sequence.shape, sequence.inputs_shape, sequence.targets_shape))
        if sequence.is_shifted:
            return self.tr("sequence {} → inputs {}, targets {}").format(cut, inputs, targets)
        return self.tr("inputs {}, targets {}").format(inputs, targets)

    def _fields(self) -> Fields:
        """What a lesson may lock."""
        for form in self.forms.values():
            yield from ((f"sequence.{name}", control) for name, control in form.controls.items())

    def _hold(self) -> None:
        """Let nobody look up what is asked: as own values, a sequence shows the numbers to come."""
        held, locks = self._context.transport.barrier, self._document.locks
        why = self.tr("Answer the question first: here are the numbers to come.")
        for control, help, path in (
            (self.kind, self._kind_help, "sequence.kind"),
            (self.values.button, self.values.help, "sequence.values"),
            (self.data.button, self.data.help, FIELD),
            (self.data.search, self.data.search_help, FIELD),
        ):
            control.setEnabled(held is None and not locks.is_locked(path))
            control.setToolTip(help if held is None else why)
        if Data in self.forms:  # skipping rows would bring those to come before the hold
            self.forms[Data].setEnabled(held is None)
        self.data.show_hold("" if held is None else why)
        sequence = self._document.experiment.sequence
        if isinstance(sequence, Values):
            self._show_values(sequence)

    def _take(self, form: Form, name: str, value: object, gesture: object) -> None:
        sequence = self._document.experiment.sequence.replace(**{name: value})
        form.show_problem(name, self._edit(sequence, gesture))

    def _take_kind(self, kind: type[Sequence]) -> None:
        try:
            problem = self._edit(self._last.get(kind) or self._new(kind))
        except FileError as error:  # own values would begin as those of a file that is gone
            problem = told(error)
        self._show()
        self.problem.show_problem(problem)

    def _new(self, kind: type[Sequence]) -> Sequence:
        """A sequence of a kind not chosen before; own values begin as those that are there."""
        return own_values(self._document.experiment.sequence) if kind is Values else kind()  # type: ignore[call-arg]

    def _edit(self, sequence: Sequence, gesture: object = None) -> str:
        """Put another sequence into the document. Returns why it was refused, or nothing."""
        return self._document.attempt(lambda experiment: with_sequence(experiment, sequence), gesture)

    def _edit_values(self) -> None:
        sequence = self._document.experiment.sequence
        assert isinstance(sequence, Values)
        editor = ValuesEditor(sequence, self._check, self._context.theme, self)
        editor.accepted.connect(lambda: self._edit(editor.sequence))
        editor.finished.connect(editor.deleteLater)
        editor.open()

    def _choose_data(self) -> None:
        """Open the dialog on the file, or ask where it is."""
        sequence = self._document.experiment.sequence
        assert isinstance(sequence, Data)
        place = sequence.file.place
        if place is None or not sequence.file.is_there:
            self._find_data()
        else:
            ask_data(self._context, place, self, sequence)

    def _find_data(self) -> None:
        """Ask where the file is, and take it where it is the same; otherwise show what it holds now."""
        sequence = self._document.experiment.sequence
        assert isinstance(sequence, Data)
        title = self.tr("Where is {}?").format(sequence.file.name)
        start = str(sequence.file.place or Path.home())
        name, _ = QFileDialog.getOpenFileName(self, title, start)
        if name:
            ask_data(self._context, Path(name), self, sequence, is_search=True)

    def _show_failure(self, error: Exception) -> None:
        """Say at the file what is wrong with it."""
        sequence = self._document.experiment.sequence
        if isinstance(sequence, Data) and isinstance(error, FileError):
            self.data.show_data(sequence, told(error))

    def _check(self, sequence: Values) -> Experiment:
        return with_sequence(self._document.experiment, sequence)

    def _restyle(self) -> None:
        self.column.setSpacing(self._context.theme.px(GAP))


def _shape(shape: tuple[int, ...]) -> str:
    """A shape as one word, which no line break tears apart."""
    return str(shape).replace(" ", "\N{NO-BREAK SPACE}")


class RowPicker(Picker):
    """Which row of the batch is run and shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("row of the batch"))
        self.setToolTip(self.tr("Which row of the batch is run and shown; rows count from 0."))

    def show_row(self, row: int, rows: int) -> None:
        """Show the row out of so many."""
        if rows != self.count():
            self.set_choices((self.tr("{} of {}").format(index, rows), index) for index in range(rows))
        self.show_choice(row)
