"""The dialog that takes what was brought: which model, what it reads, and whose numbers stand beside."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from engine.data.read_file import ENDINGS
from engine.data.table import Options
from engine.errors import ExplorerError, ParameterError, noted, notes_of
from engine.experiment import Experiment
from engine.models.experiment import STEPS, experiment_of, first_inputs, told_origin
from engine.models.masking import without_masked
from engine.sequences.base import Sequence
from engine.theirs.align import align
from engine.theirs.carried import carried_from_file
from engine.theirs.inputs import sequence_of
from engine.thread.bringing import Brought, BroughtFile, read_brought, read_numbers
from engine.thread.examination import shape_of
from gui.bring.open_questions import OpenQuestions
from gui.bring.summary import layers_of, told_convention, told_model
from gui.forms.form import GAP, ProblemLabel
from gui.forms.picker import Picker
from gui.language.translation import shown, told
from gui.look.dialog_layout import dialog_column
from gui.look.properties import present
from gui.look.theme import Theme
from gui.state.background import Background

WIDTH = 560  # px
KEPT, RANDOM, NOTHING = "kept", "random", "nothing"
"""What the model may read besides a file: the sequence that is there, random numbers; nobody's numbers."""


class BringDialog(QDialog):
    """Shows what was brought, as it is understood; what is not plain is chosen here.

    After `accepted`, `experiment` is the model on its inputs with somebody's numbers beside it.
    """

    def __init__(self, brought: Brought, before: Experiment, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._brought, self._before, self._theme = brought, before, theme
        self.experiment: Experiment | None = None
        self.setWindowTitle(self.tr("What you bring"))
        self.setMinimumWidth(theme.px(WIDTH))
        self.model, self.notes = QLabel(), QLabel()
        self.inputs, self.theirs_choice = Picker(), Picker()
        self.said, self.problem = QLabel(), ProblemLabel()
        self.more = QPushButton(self.tr("Add a file…"))
        self.questions = OpenQuestions()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._reader = Background("brought file", self)
        self._describe()
        self._lay_out()
        self._connect()
        self._tell_model()
        self._offer(*brought.guess(self.features))

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _describe(self) -> None:
        for label in (self.model, self.notes, self.said):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.notes, self.said):
            label.setProperty("role", "quiet")
        self.inputs.setAccessibleName(self.tr("It reads"))
        self.inputs.setToolTip(self.tr("The inputs of every step."))
        self.theirs_choice.setAccessibleName(self.tr("Somebody's numbers"))
        self.theirs_choice.setToolTip(
            self.tr("Outputs, states or gates that another program computed of the same inputs.")
        )
        self.more.setToolTip(self.tr("Read one more file: inputs, or somebody's numbers."))
        self.more.setAutoDefault(False)

    def _lay_out(self) -> None:
        grid, layout = QGridLayout(), dialog_column(self, self._theme)
        for row, control in enumerate((self.inputs, self.theirs_choice)):
            label = QLabel(control.accessibleName())
            label.setBuddy(control)
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)
        grid.setColumnStretch(1, 1)
        layout.setSpacing(self._theme.px(2 * GAP))
        layout.addWidget(self.model)
        layout.addWidget(self.notes)
        layout.addLayout(grid)
        layout.addWidget(self.questions)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.said)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.inputs.picked.connect(self._show)
        self.theirs_choice.picked.connect(self._show)
        self.more.clicked.connect(self._choose_file)
        self.questions.answered.connect(self._read_so)
        self._reader.done.connect(self._take_more)
        self._reader.failed.connect(self._take_failure)

    # ── what there is ──────────────────────────────────────────────────────────────────────────

    @property
    def ok(self) -> QPushButton:
        """The button that takes it."""
        return present(self.buttons.button(QDialogButtonBox.StandardButton.Ok))

    @property
    def features(self) -> int:
        """How many numbers the model reads at each step."""
        opened = self._brought.model
        return self._before.sequence.features if opened is None else opened.features

    @property
    def theirs(self) -> BroughtFile | None:
        """The file whose numbers stand beside the model's."""
        index = self.theirs_choice.currentIndex() - 1
        return self._brought.settled[index] if index >= 0 else None

    def _tell_model(self) -> None:
        opened, path = self._brought.model, self._brought.model_path
        if opened is None or path is None:
            text = self.tr("The open model: {}. Numbers that it reads at each step: {}.")
            self.model.setText(text.format(layers_of(self._before.model), self.features))
        else:
            self.model.setText(told_model(path.name, opened))
            self.model.setToolTip(told_convention(opened))
        notes = () if opened is None else opened.notes
        self.notes.setText("\n".join(f"• {shown(note)}" for note in notes))
        self.notes.setVisible(bool(notes))

    def _offer(self, inputs: BroughtFile | None, theirs: BroughtFile | None) -> None:
        """Offer every file for both, and have what is most likely chosen."""
        kept = [(self.tr("the sequence that is there"), KEPT)] if self._may_keep else []
        random = [(self.tr("random numbers, {} steps, until you bring others").format(STEPS), RANDOM)]
        self.questions.show_files(self._brought.files)
        files = [(file.path.name, file) for file in self._brought.settled]
        fitting = [(name, file) for name, file in files if file.may_be_inputs(self.features)]
        self._choices = [*fitting, *kept, *(random if self._brought.model is not None else [])]
        self.inputs.set_choices(self._choices)
        self.theirs_choice.set_choices([(self.tr("none"), NOTHING), *files])
        if inputs is not None:
            self.inputs.show_choice(inputs)
        else:
            self.inputs.setCurrentIndex(len(fitting) if self._brought.model is None or kept else -1)
            if not kept and not fitting:
                self.inputs.show_choice(RANDOM)
        self.theirs_choice.show_choice(theirs or NOTHING)
        self._show()

    @property
    def _may_keep(self) -> bool:
        return self._before.sequence.features == self.features

    # ── understanding ──────────────────────────────────────────────────────────────────────────

    def _show(self) -> None:
        """Tell how it is understood, and whether it can be taken."""
        self.experiment, problem, said = None, "", list[str]()
        try:
            for sentence in self._understood():
                said.append(sentence)
        except ExplorerError as error:
            self.experiment, problem = None, told(error)
            said += map(shown, notes_of(error))
        self.said.setText("\n".join(said))
        self.said.setVisible(bool(said))
        self.problem.show_problem(problem)
        self.ok.setEnabled(self.experiment is not None)
        self.ok.setToolTip(problem or self.tr("Take it like this, as one step that can be undone."))

    def _understood(self) -> Iterator[str]:
        """Make the experiment, and sentences of how files are read. Raises ExplorerError."""
        sequence, notes = self._sequence()
        yield from map(shown, notes)
        opened, path = self._brought.model, self._brought.model_path
        if opened is None or path is None:
            self.experiment = self._before.replace(sequence=sequence, theirs=None)
        else:
            self.experiment = experiment_of(opened, sequence, path.stem)
        if (inputs := self._inputs_file()) is not None:
            self.experiment = told_origin(self.experiment, inputs.path)
        theirs = self.theirs
        if theirs is not None:
            try:
                alignment = align(theirs.given, shape_of(self.experiment))
            except ParameterError as error:
                raise ParameterError(theirs.path.name, error.message) from None
            yield shown(alignment.sentence)
            carried = carried_from_file(theirs.path, theirs.given, alignment, theirs.options)
            self.experiment = self.experiment.replace(theirs=carried)

    def _inputs_file(self) -> BroughtFile | None:
        """The file whose numbers are the inputs."""
        index = self.inputs.currentIndex()
        choice = self._choices[index][1] if index >= 0 else None
        return choice if isinstance(choice, BroughtFile) else None

    def _sequence(self) -> tuple[Sequence, tuple[str, ...]]:
        index = self.inputs.currentIndex()
        if index < 0:
            raise ParameterError("", self.tr("Choose what the model reads: several files fit."))
        _, choice = self._choices[index]
        if isinstance(choice, BroughtFile):
            opened = self._brought.model
            outputs = self._before.model.outputs if opened is None else opened.model.outputs
            values, notes = choice.inputs(self.features)
            with noted(notes):
                values, masked = (values, ()) if opened is None else without_masked(opened, values)
            return sequence_of(values, outputs), (*notes, *masked)
        if choice == KEPT:
            return self._before.sequence, ()
        return first_inputs(self.features), ()

    # ── one file more ──────────────────────────────────────────────────────────────────────────

    def _choose_file(self) -> None:
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        filter = self.tr("Numbers ({});;All files (*)").format(endings)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Add a file of numbers"), "", filter)
        if name:
            self.add_file(Path(name))

    def add_file(self, path: Path) -> None:
        """Read one more file beside the window."""
        self._reader.start(lambda progress, is_cancelled: read_brought([path], progress, is_cancelled))

    def _read_so(self, path: Path, options: Options) -> None:
        """Read a file anew, as it is meant."""
        self._reader.start(lambda progress, is_cancelled: Brought(None, None, (read_numbers(path, options),)))

    def _take_more(self, more: Brought) -> None:
        inputs, theirs = self.inputs.currentIndex(), self.theirs
        chosen = self._choices[inputs][1] if inputs >= 0 else None
        questions = {file.path: file.question for file in self._brought.files}
        for file in more.files:  # what was answered may be answered otherwise
            kept = replace(file, question=file.question or questions.get(file.path))
            self._brought = self._brought.with_file(kept)
        guessed = self._brought.guess(self.features)
        before = self._as_now(chosen if isinstance(chosen, BroughtFile) else None)
        is_kept = before is not None and before.may_be_inputs(self.features)
        self._offer(before if is_kept else guessed[0], self._as_now(theirs) or guessed[1])

    def _as_now(self, file: BroughtFile | None) -> BroughtFile | None:
        """The file as it is read by now; None where there is none, or where it waits for an answer."""
        path = None if file is None else file.path
        return next((one for one in self._brought.settled if one.path == path), None)

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error
        self.problem.show_problem(told(error))

    def done(self, result: int) -> None:
        """Stop reading, whatever closes the dialog."""
        self._reader.stop()
        super().done(result)
