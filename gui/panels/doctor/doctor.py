"""The doctor: somebody's numbers of this network, the first that is wrong, the mistake, and its cure."""

from pathlib import Path

from PyQt6.QtCore import QMimeData, QSize
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import (
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from engine.data.read_file import ENDINGS
from engine.doctor.finding import Finding, InsideStep
from engine.errors import ExplorerError, FileError
from engine.takeaway.check_folder import write_check
from engine.thread.examination import Examination
from engine.train.theirs.judge import GradientComparison
from gui.language.translation import told
from gui.look.clipboard import clipboard, copy_text
from gui.panels.base import Panel
from gui.panels.doctor.alignment_dialog import AlignmentDialog
from gui.panels.doctor.finding_text import (
    aligned_as,
    first_of,
    page_of_finding,
    plain_text,
    style_of_finding,
)
from gui.panels.doctor.gradient_text import page_of_gradients, text_of_gradients
from gui.panels.doctor.parts import PROGRESS, DoctorParts
from gui.state.context import Context


class DoctorPanel(Panel, QWidget):
    """Takes somebody's numbers, and tells what is wrong with them."""

    title = "Doctor"
    help = "Somebody's numbers of this network: the first that is wrong, the mistake, and its cure."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._theirs = context.theirs
        self._shown: tuple[object, ...] = ()
        self.parts = DoctorParts(context.theme)
        self.title_extra = self.parts.title_extra
        self.alignment_dialog: AlignmentDialog | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title_extra)
        layout.addWidget(self.parts)
        self.setAcceptDrops(True)
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """A finding beside the list of them."""
        px = self._context.theme.px
        return QSize(px(560), px(230))

    def _connect(self) -> None:
        theirs = self._theirs
        theirs.changed.connect(self._refresh)
        theirs.progressed.connect(lambda part: self.parts.progress.setValue(round(PROGRESS * part)))
        self._context.transport.barrier_changed.connect(self._refresh)
        self.parts.open.clicked.connect(self.choose)
        self.parts.paste.clicked.connect(self._paste)
        self.parts.remove.clicked.connect(theirs.remove)
        self.parts.alignment.clicked.connect(self._ask_alignment)
        self.parts.again.clicked.connect(theirs.examine)
        self.parts.cancel.clicked.connect(theirs.cancel)
        self.parts.question.answered.connect(theirs.answer)
        self.parts.show_first.clicked.connect(self.go_to_first)
        self.parts.copy.clicked.connect(self._copy)
        self.parts.save.clicked.connect(self._save)
        self.parts.findings.picked.connect(lambda row: self._show_finding())
        self.parts.inside.activated.connect(self.go_inside)

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    @property
    def is_held_back(self) -> bool:
        """Whether a question is open, whose answer the numbers would tell."""
        return self._context.transport.barrier is not None

    @property
    def examination(self) -> Examination | None:
        """What is known, where it may be told."""
        return None if self.is_held_back else self._theirs.examination

    @property
    def gradients(self) -> GradientComparison | None:
        """What is known of gradients, where they are what came, and it may be told."""
        return None if self.is_held_back else self._theirs.gradients.comparison

    @property
    def finding(self) -> Finding | None:
        """The finding that is looked at."""
        examination, row = self.examination, self.parts.findings.currentRow()
        findings: tuple[Finding, ...] = () if examination is None else examination.diagnosis.findings
        if self._theirs.gradients.is_there:
            findings = () if self.gradients is None else self.gradients.findings
        return findings[row] if 0 <= row < len(findings) else None

    @property
    def inside(self) -> InsideStep | None:
        """The step in which the mistake begins to show, or the numbers to differ."""
        if self._theirs.gradients.is_there:
            return None
        examination, finding = self.examination, self.finding
        if finding is not None or examination is None:
            return None if finding is None else finding.inside
        return examination.diagnosis.inside

    def _draw(self) -> None:
        if self._theirs.gradients.is_there:
            self._draw_gradients()
            return
        self.parts.alignment.show()
        examination, theirs, parts = self.examination, self._theirs, self.parts
        parts.source.setText(theirs.title)
        parts.source.setToolTip(theirs.title)
        is_busy, is_there = theirs.is_busy and not self.is_held_back, theirs.carried is not None
        parts.question.show_question(theirs.question)
        _show_all(is_busy, parts.progress)
        parts.cancel.setVisible(is_busy or theirs.question is not None)
        if not is_busy:
            parts.progress.setValue(0)
        _show_all(is_there, parts.area, parts.remove)
        parts.inside.setVisible(self.inside is not None)
        _show_all(examination is not None, parts.body, parts.show_first, parts.copy, parts.save)
        parts.again.setVisible(is_there and examination is None and not is_busy and not self.is_held_back)
        parts.empty.setText(self._instead())
        parts.empty.setVisible(bool(parts.empty.text()))
        if examination is not None and self._shown != (examination,):
            self._shown = (examination,)
            self._show_examination(examination)

    def _draw_gradients(self) -> None:
        """Gradients are of weights: they lie beside no step, and no run goes with them."""
        theirs, parts, made = self._theirs.gradients, self.parts, self.gradients
        parts.source.setText(theirs.title)
        parts.source.setToolTip(theirs.title)
        is_busy = theirs.is_busy and not self.is_held_back
        _show_all(is_busy, parts.progress)
        _show_all(
            False, parts.cancel, parts.inside, parts.show_first, parts.save, parts.again, parts.alignment
        )
        _show_all(True, parts.area, parts.remove)
        _show_all(made is not None, parts.body, parts.copy)
        problem = self.tr("{}: {}").format(theirs.title, theirs.problem) if theirs.problem else ""
        held = self.tr("Answer the question first: the numbers here would tell.")
        parts.empty.setText(held if self.is_held_back else problem)
        parts.empty.setVisible(bool(parts.empty.text()))
        if made is not None and self._shown != (made,):
            self._shown = (made,)
            parts.findings.show_findings(made.findings)
            parts.findings.setVisible(bool(made.findings))
            parts.aligned.setText("")
            self._show_finding()

    def _instead(self) -> str:
        """What stands where there is no finding."""
        theirs = self._theirs
        if self.is_held_back:
            return self.tr("Answer the question first: the numbers here would tell.")
        if theirs.question is not None:
            return ""
        if theirs.problem:
            return self.tr("{}: {}").format(theirs.title, theirs.problem)
        if theirs.is_cancelled:
            return self.tr("The examination was stopped.")
        if theirs.carried is None and not theirs.is_busy:
            return self.tr(
                "Drop somebody's numbers of this network here, of a .npy, .npz, .csv or .wav file, or paste "
                "them: outputs, states or gates of the same inputs, or gradients of the weights. The doctor "
                "says which is the first wrong number, which mistake explains it, and what to change."
            )
        return ""

    def _show_examination(self, examination: Examination) -> None:
        findings = examination.diagnosis.findings
        self.parts.findings.show_findings(findings)
        self.parts.findings.setVisible(bool(findings))
        self.parts.aligned.setText(aligned_as(examination.alignment))
        self.parts.show_first.setEnabled(first_of(examination) is not None)
        self._show_finding()

    def _show_finding(self) -> None:
        examination, document, made = self.examination, self.parts.page.document(), self.gradients
        if made is not None and document is not None:
            document.setDefaultStyleSheet(style_of_finding(self._context.theme))
            self.parts.page.setHtml(page_of_gradients(made, self.finding))
            return
        if examination is None or document is None:
            return
        document.setDefaultStyleSheet(style_of_finding(self._context.theme))
        self.parts.page.setHtml(page_of_finding(examination, self.finding))
        self.parts.inside.show_step(self.inside)

    def _restyle(self) -> None:
        self._shown = ()
        self._refresh()

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def go_to_first(self) -> None:
        """Show the step, layer and unit of the first wrong number."""
        examination = self.examination
        first = None if examination is None else first_of(examination)
        if first is None:
            return
        self._go_to(first.t, first.row, first.layer, first.index)

    def go_inside(self, place: int) -> None:
        """Show a number of the step that is shown: its operation is about to run, where it has one."""
        inside = self.inside
        if inside is None:
            return
        one = inside.numbers[place]
        layer = None if one.quantity == "y" else inside.layer
        self._go_to(inside.t, inside.row, layer, 0 if one.quantity == "x" else one.index)
        names = [(operation.layer, operation.quantity) for operation in self._context.transport.operations]
        if (layer, one.quantity) in names:
            self._context.playhead.move(inside.t, names.index((layer, one.quantity)))

    def _go_to(self, t: int, row: int, layer: int | None, index: int) -> None:
        """layer: None of an output."""
        self._context.selection.set_row(row)
        if layer is None:
            self._context.selection.look_at(output=index)
        else:
            self._context.selection.look_at(layer=layer, unit=index)
        self._context.transport.go_to(t)

    def _copy(self) -> None:
        if self.gradients is not None:
            copy_text(text_of_gradients(self.gradients, self.finding, self._theirs.title))
        elif self.examination is not None:
            copy_text(plain_text(self.examination, self.finding, self._theirs.title))

    def _save(self) -> None:
        """Ask for a folder, and write the check."""
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Save the check in a folder"))
        if name:
            self.save_check(Path(name))

    def save_check(self, folder: Path) -> None:
        """Write model, arrays and the command to a folder."""
        examination, carried = self.examination, self._theirs.carried
        if examination is None or carried is None:
            return
        try:
            tolerance = examination.comparison.tolerance
            command = write_check(folder, examination.experiment, carried.arrays(), tolerance)
        except ExplorerError as error:
            self._tell(error)
            return
        self._theirs.told.emit(self.tr("Saved the check in {}. It runs: {}").format(folder.name, command))

    def _ask_alignment(self) -> None:
        if self.examination is not None:
            self.alignment_dialog = AlignmentDialog(self._theirs, self._context.theme, self.window())
            self.alignment_dialog.finished.connect(self.alignment_dialog.deleteLater)
            self.alignment_dialog.open()

    def choose(self) -> None:
        """Ask for a file of numbers."""
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        filter = self.tr("Numbers ({});;All files (*)").format(endings)
        name, _ = QFileDialog.getOpenFileName(self.window(), self.tr("Open somebody's numbers"), "", filter)
        if name:
            self._theirs.open(Path(name))

    def _paste(self) -> None:
        mime = clipboard().mimeData()
        if mime is not None:
            self.take(mime)

    def take(self, mime: QMimeData) -> None:
        """Take what was pasted or dropped: a file of numbers, or their text."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self._theirs.open(paths[0])
            return
        try:
            self._theirs.paste(mime.text(), self.tr("pasted numbers"))
        except ExplorerError as error:
            self._tell(FileError(self.tr("What was pasted {}").format(told(error))))

    def _tell(self, error: ExplorerError) -> None:
        self._theirs.failed.emit(error)

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:
        """Take files, and texts of tables."""
        mime = None if event is None else event.mimeData()
        if event is not None and mime is not None and (mime.hasUrls() or mime.hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:
        """Take the first file that was dropped, or the numbers in a text."""
        mime = None if event is None else event.mimeData()
        if event is not None and mime is not None:
            event.acceptProposedAction()
            self.take(mime)


def _show_all(is_shown: bool, *parts: QWidget) -> None:
    for part in parts:
        part.setVisible(is_shown)
