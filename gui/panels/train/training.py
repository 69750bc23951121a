"""The panel of training: what is trained and how, run, stepped, rewound and branched."""

from PyQt6.QtWidgets import QGridLayout, QPushButton

from engine.errors import ExplorerError
from engine.implementations.every import implementation, trainer_names
from engine.notation.number_text import compact
from engine.optimizers.base import Training
from engine.train.findings import findings_of
from engine.train.trainer import GRADIENT, VALIDATION
from gui.forms.field_locks import FieldLocks, Fields
from gui.forms.form import GAP, Labelled, ProblemLabel
from gui.forms.label_column import LabelColumn
from gui.forms.number_field import NumberField
from gui.forms.picker import Picker
from gui.language.translation import shown, told
from gui.look.quiet_text import QuietText
from gui.look.scroll_column import ScrollColumn
from gui.panels.base import Panel
from gui.panels.experiment.training_form import TrainingForm
from gui.panels.train.races import Races
from gui.state.context import Context

DIGITS = 4


class TrainingPanel(Panel, ScrollColumn):
    """Settings above, then what makes updates, what was found, and all trainings."""

    title = "Training"
    help = "Changes the weights by gradient descent through time, one update after the other, and back again."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._trainings, self._document = context.trainings, context.document
        self.implementation = Picker((shown(implementation(name).title), name) for name in trainer_names())
        self.implementation.setAccessibleName(self.tr("who trains"))
        self.implementation.setToolTip(
            self.tr("Who computes the next training: NumPy at once, or Keras once it is loaded.")
        )
        self._labels = LabelColumn(context.theme, self)
        self.form = TrainingForm(context, self._labels)
        self._shown: Training | None = None
        self.until = NumberField(0.001)
        self.until.setAccessibleName(self.tr("stop below this loss"))
        self.until.setToolTip(self.tr("Training rests at the first loss below this number; 0 goes on."))
        self.until.show_value(0)
        self._buttons()
        self.status, self.findings, self.problem = QuietText(), QuietText(), ProblemLabel()
        self.races = Races(context)
        self._build()
        self._connect()
        self._locks = FieldLocks(self._document, self._fields, self)
        self._begin()

    def _buttons(self) -> None:
        self.train = self._button(
            "", self.tr("Make updates until you press it again, or the loss is reached.")
        )
        self.train.setProperty("role", "primary")
        self.one = self._button(self.tr("Update"), self.tr("Make one update."))
        self.epoch = self._button(self.tr("Epoch"), self.tr("Make as many updates as show every row once."))
        self.start = self._button(self.tr("Rewind"), self.tr("Look at the network before its first update."))
        self.newest = self._button(self.tr("Newest"), self.tr("Look at the network after its last update."))
        self.take = self._button(self.tr("Take the weights"), "")
        self.branch = self._button(
            "",
            self.tr(
                "Go on from the update that is shown, with the settings as they are now, beside the "
                "training that is there."
            ),
        )

    def _button(self, text: str, help: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(help)
        return button

    def _build(self) -> None:
        theme = self._context.theme
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.train, 0, 0, 1, 2)
        for place, button in enumerate((self.one, self.epoch, self.start, self.newest)):
            grid.addWidget(button, 1 + place // 2, place % 2)
        grid.addWidget(self.take, 3, 0, 1, 2)
        grid.addWidget(self.branch, 4, 0, 1, 2)
        self._grid = grid
        self.column.addLayout(grid)
        for part in (
            self.problem,
            self.status,
            self.findings,
            self.races,
            Labelled(self.tr("who trains"), self.implementation, theme, self._labels),
            Labelled(self.tr("until loss <"), self.until, theme, self._labels),
            self.form,
        ):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _connect(self) -> None:
        trainings = self._trainings
        self.train.clicked.connect(trainings.toggle)
        self.one.clicked.connect(lambda: trainings.make(1))
        self.epoch.clicked.connect(lambda: trainings.make(trainings.epoch))
        self.start.clicked.connect(lambda: trainings.go_to(0))
        self.newest.clicked.connect(trainings.go_to_newest)
        self.take.clicked.connect(self._take)
        self.branch.clicked.connect(trainings.branch)
        self.implementation.picked.connect(trainings.set_implementation)
        self.until.edited.connect(lambda loss: trainings.set_goal(loss or None))
        for signal in (trainings.changed, trainings.advanced, trainings.moved, trainings.shown_changed):
            signal.connect(self._refresh)
        trainings.failed.connect(self._show_problem)
        self._document.changed.connect(self._refresh)
        self._context.transport.barrier_changed.connect(self._refresh)

    def _fields(self) -> Fields:
        """What a lesson may lock."""
        yield from self.form.fields()

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        trainings, current = self._trainings, self._trainings.current
        self._show_form()
        self.train.setText(self.tr("Pause") if trainings.is_going else self.tr("Train"))
        has_rows = current is not None and current.trace.steps > 0
        refusal = trainings.refusal
        for button in (self.train, self.one, self.epoch):
            button.setEnabled(not refusal)
        for button in (self.start, self.newest, self.branch):
            button.setEnabled(has_rows and not refusal)
        self.take.setEnabled(trainings.is_shown)
        self.take.setToolTip(self._help_of_take(has_rows=has_rows))
        self.branch.setText(self.tr("Branch from update {}").format(trainings.update))
        self.status.setText(refusal or self._status())
        self.status.setVisible(bool(refusal) or has_rows)
        findings = [] if current is None else findings_of(current.trace, current.job, trainings.floors)
        self.findings.setText("\n".join(map(shown, findings)))
        self.findings.setVisible(bool(findings))
        if has_rows:
            self.problem.show_problem("")

    def _show_form(self) -> None:
        """The experiment's settings, once they are others: a training draws forty times a second."""
        training = self._document.experiment.training
        if training is not self._shown:
            self._shown = training
            self.form.show_value(training)

    def _help_of_take(self, *, has_rows: bool) -> str:
        """What the button does, or why it does nothing now."""
        if self._trainings.is_shown:
            return self.tr("Give the experiment the weights that are shown; undo brings its own back.")
        if not has_rows:
            return self.tr("Nothing is trained yet.")
        if self._trainings.may_be_shown:
            return self.tr("The experiment's own weights are shown: press Newest to see the trained ones.")
        return self.tr("The experiment has another network or sequence than the one that was trained.")

    def _status(self) -> str:
        """Where it is, and what is shown."""
        trainings, current = self._trainings, self._trainings.current
        if current is None:
            return ""
        parts = [self.tr("Update {} of {}").format(trainings.update, current.last)]
        loss, gradient = trainings.loss, current.at(GRADIENT, trainings.update)
        if loss is not None:
            parts.append(self.tr("loss {}").format(compact(loss, DIGITS)))
        kept = current.at(VALIDATION, trainings.update)
        if kept is not None:
            parts.append(self.tr("validation {}").format(compact(kept, DIGITS)))
        if gradient is not None:
            parts.append(self.tr("gradient {}").format(compact(gradient, DIGITS)))
        text = " · ".join(parts) + "."
        if trainings.is_shown:
            return text + " " + self.tr("Everything shows the network as it is there.")
        return text + " " + self.tr("Everything shows the experiment, which was changed since.")

    def _take(self) -> None:
        try:
            self._trainings.take()
        except ExplorerError as error:
            self.problem.show_problem(told(error))

    def _show_problem(self, error: Exception) -> None:
        if isinstance(error, ExplorerError):
            self.problem.show_problem(told(error))

    def _restyle(self) -> None:
        gap = self._context.theme.px(GAP)
        self.column.setSpacing(gap)
        self._grid.setSpacing(gap)
