"""What the notebook prints of an experiment, on one page that can be copied."""

from PyQt6.QtCore import QSize, Qt, QTimer
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import QHBoxLayout, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from engine.implementations.keras import Keras
from engine.keras.report import KerasReport
from engine.run.plan import Job
from engine.run.recorded_run import RecordedRun
from gui.language.translation import shown
from gui.look.clipboard import copy_text
from gui.look.icon import make_icon
from gui.look.properties import with_properties
from gui.look.quiet_text import QuietText
from gui.panels.base import Panel
from gui.panels.stepping.report_page import page_of, printed_trace, style_of
from gui.state.context import Context

REST = 300  # ms after the last change: a dragged slider starts a run at every move


class ReportPanel(Panel, QWidget):
    """Shapes, Keras' weights and measures, final states, comparison, and the printed trace."""

    title = "Report"
    help = "What the notebook prints: shapes, weights, measures, states, and every step."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._keras: KerasReport | None = None
        self._has_asked = False
        self._shown: tuple[object, ...] = ()
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST)
        self.browser = QTextBrowser()
        self.status = QuietText(self.tr("The report comes when the run rests."))
        self._build()
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """A column of text."""
        return QSize(self._context.theme.px(300), self._context.theme.px(300))

    def _build(self) -> None:
        self.browser.setAccessibleName(self.tr("Report"))
        self.browser.setAccessibleDescription(shown(self.help))
        self.browser.setOpenLinks(False)
        self.browser.setProperty("role", "page")
        self.copy_all = self._button(self.tr("Copy all"), self.tr("Copy the whole report as text."))
        self.copy_trace = self._button(self.tr("Copy trace"), self.tr("Copy the printed trace as text."))
        line = QHBoxLayout()
        line.addWidget(self.status, 1)
        line.addWidget(self.copy_trace)
        line.addWidget(self.copy_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self.browser, 1)

    def _button(self, text: str, help: str) -> QToolButton:
        button = with_properties(QToolButton, text=text)
        button.setIcon(make_icon(self._context.theme, "copy"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(help)
        button.setAccessibleName(help)
        button.setEnabled(False)
        return button

    def _connect(self) -> None:
        context, client = self._context, self._context.client
        client.started.connect(self._start)
        client.finished.connect(self._rest.start)
        client.keras_changed.connect(self._rest.start)
        client.reported.connect(self._take_report)
        context.transport.changed.connect(self._wait_for_rest)
        self._rest.timeout.connect(self._refresh)
        self.copy_all.clicked.connect(lambda: copy_text(self.browser.toPlainText()))
        self.copy_trace.clicked.connect(self._copy_trace)

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _start(self) -> None:
        self._keras, self._has_asked = None, False
        self._rest.start()

    def _wait_for_rest(self) -> None:
        if not self._context.transport.is_going:
            self._rest.start()

    def _take_report(self, report: KerasReport) -> None:
        self._keras = report
        self._refresh()

    def _draw(self) -> None:
        """Show what is there, once the run rests; ask Keras for what only it can tell."""
        client, run = self._context.client, self._context.client.recording
        if run is None:
            return
        if self._context.transport.is_going or run.steps == 0:
            self.status.setText(self.tr("The report comes when the run rests."))
            return
        self._ask_keras(run.plan.job)
        wanted = (run.plan, run.steps, self._keras, client.keras)
        if wanted != self._shown:
            self._shown = wanted
            self._show(run)

    def _ask_keras(self, job: Job) -> None:
        client = self._context.client
        runs_keras = client.keras == "ready" and Keras.name in job.implementations and job.resume is None
        is_over = self._context.transport.is_over
        if runs_keras and is_over and not self._has_asked:  # it would tell of the whole row
            self._has_asked = True
            client.ask_keras()

    def _show(self, run: RecordedRun) -> None:
        bar = self.browser.verticalScrollBar()
        place = bar.value() if bar is not None else 0
        document = self.browser.document()
        if document is not None:
            document.setDefaultStyleSheet(style_of(self._context.theme))
        self.browser.setHtml(page_of(run, self._keras, self._context.client.keras))
        if bar is not None:
            bar.setValue(place)
        self.status.setText(self._status_text(run))
        self.copy_all.setEnabled(True)
        self.copy_trace.setEnabled(bool(run.implementations))

    def _status_text(self, run: RecordedRun) -> str:
        if self._context.transport.is_held_up:
            text = self.tr("Steps so far: {} of {}; what comes is asked.")
            return text.format(run.steps, run.plan.steps)
        if run.ending is None:
            return self.tr("Steps so far: {} of {}.").format(run.steps, run.plan.steps)
        return self.tr("The only step.") if run.steps == 1 else self.tr("All {} steps.").format(run.steps)

    def _copy_trace(self) -> None:
        run = self._context.client.recording
        if run is not None and run.steps:
            copy_text("\n".join(printed_trace(run)) + "\n")

    def _restyle(self) -> None:
        self._shown = ()
        self._refresh()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what happened while hidden."""
        self._rest.start(0)
