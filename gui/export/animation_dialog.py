"""The dialog that asks what an animation shows and how, and tells how far it is."""

from pathlib import Path

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QWidget,
)

from engine.files.animation.base import FRAMES_PER_SECOND
from gui.export.animation import MOST_FRAMES, WIDTHS, Animation, AnimationSettings, frame_steps
from gui.export.animation_scene import Subject, steps_in_sight, subjects
from gui.look.dialog_layout import dialog_column, form_rows
from gui.look.properties import present, with_properties
from gui.look.theme import Theme
from gui.open.files import file_name
from gui.window_parts import WindowParts

WIDTH = 420  # px of the dialog
USUAL_WIDTH = 1200  # px of a frame, where the widget is wider
FRAMES = (2, 2000)
FILTERS = {"GIF (*.gif)": ".gif", "WebP (*.webp)": ".webp", "APNG (*.png)": ".png"}


class AnimationForm(QWidget):
    """What is shown, how wide, how fast, and an estimate of what comes out."""

    def __init__(self, found: dict[str, Subject], last: int, theme: Theme) -> None:
        """last: the last recorded step."""
        super().__init__()
        self._subjects, self._last, self._theme = found, last, theme
        self.subject_choice = QComboBox()
        for name, subject in found.items():
            self.subject_choice.addItem(subject.title, name)
        self.width_px = _spin_box(WIDTHS, USUAL_WIDTH, self.tr("px"))
        self.speed = _spin_box(FRAMES_PER_SECOND, 5, self.tr("frames per second"))
        self.most = _spin_box(FRAMES, MOST_FRAMES, self.tr("frames"))
        self.loop = with_properties(QCheckBox, self.tr("Play again and again"), checked=True)
        self.estimate = with_properties(QLabel, wordWrap=True)
        self.estimate.setProperty("role", "quiet")
        self._build()
        self._take_subject()

    @property
    def subject(self) -> Subject:
        """What is to be shown."""
        return self._subjects[self.subject_choice.currentData()]

    @property
    def settings(self) -> AnimationSettings:
        """How the animation is to be shown."""
        return AnimationSettings(
            self.width_px.value(), self.speed.value(), self.loop.isChecked(), self.most.value()
        )

    def _build(self) -> None:
        tr = self.tr
        self._form = form_rows(self._theme, self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._add(tr("Show"), self.subject_choice, tr("What every frame shows."))
        self._add(tr("Width"), self.width_px, tr("Of a frame; the height goes with it."))
        self._add(tr("Speed"), self.speed, tr("How many steps are shown in a second."))
        self._add(
            tr("At most"), self.most, tr("Of a run with more steps, only every second, third … is shown.")
        )
        self._add("", self.loop, tr("Otherwise it plays once."))
        self._form.addRow("", self.estimate)
        self.subject_choice.currentIndexChanged.connect(self._take_subject)
        for box in (self.speed, self.most):
            box.valueChanged.connect(self._show_estimate)

    def _add(self, text: str, field: QWidget, help_text: str) -> None:
        field.setToolTip(help_text)
        label = QLabel(text)
        label.setBuddy(field)
        if text:
            field.setAccessibleName(text)
        self._form.addRow(label, field)

    def _take_subject(self) -> None:
        """No wider than what is on the screen, which has no more to show."""
        widest = max(WIDTHS[0], min(WIDTHS[1], self.subject.width))
        self.width_px.setMaximum(widest)
        self.width_px.setValue(min(widest, USUAL_WIDTH))
        self._show_estimate()

    def _show_estimate(self) -> None:
        """How many frames it will have, and how long it plays."""
        plots = self.subject.plots
        span = steps_in_sight(plots[0]) if plots else (0, self._last)
        steps = frame_steps(*span, self.most.value())
        seconds = f"{len(steps) / self.speed.value():.1f}"
        text = self.tr("1 frame, {1} s.") if len(steps) == 1 else self.tr("{} frames, {} s.")
        text = text.format(len(steps), seconds)
        if len(steps) > 1 and steps[1] - steps[0] > 1:
            text = f"{text} {self.tr('One step in {} is shown.').format(steps[1] - steps[0])}"
        self.estimate.setText(text)


class AnimationDialog(QDialog):
    """Asks for the settings of an animation and writes it; the user can cancel meanwhile.

    Signals:
        told(object): a sentence about what was written.
        failed(object): an exception; an ExplorerError is shown to the user, any other is a bug.
    """

    told = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._animation: Animation | None = None
        self._theme = parts.theme
        start = Path(parts.files.start_folder()) / file_name(parts.context.document.experiment)
        self._start = f"{start}.gif"
        self.setWindowTitle(self.tr("Export as animation"))
        self.setMinimumWidth(parts.theme.px(WIDTH))
        self.form = AnimationForm(subjects(parts), parts.context.playhead.last, parts.theme)
        self.progress = with_properties(QProgressBar, textVisible=False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.state = QLabel()
        self.state.setProperty("role", "quiet")
        self._build()
        self._let_choose(True)

    def choose_file(self) -> None:
        """Ask for a file, and write to it."""
        name, chosen = QFileDialog.getSaveFileName(
            self, self.tr("Export as animation"), self._start, ";;".join(FILTERS)
        )
        if name:
            path = Path(name)
            self.export_to(path if path.suffix else Path(name + FILTERS.get(chosen, ".gif")))

    def export_to(self, path: Path) -> None:
        """Write the animation; the dialog closes when it is done."""
        animation = self._animation = Animation(self.form.subject.make_scene, path, self.form.settings)
        animation.advanced.connect(self._show_progress)
        animation.finished.connect(self._take_end)
        animation.failed.connect(self._take_failure)
        self._let_choose(False)
        animation.start()

    def reject(self) -> None:
        """Cancel: what is being written is dropped, and all can be chosen again; else close."""
        if self._animation is not None and self._animation.is_going:
            self._animation.cancel()
            self._let_choose(True)
        else:
            super().reject()

    def _build(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        export = present(self.buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole))
        cancel = present(self.buttons.button(QDialogButtonBox.StandardButton.Cancel))
        self.export: QPushButton = export
        self.cancel: QPushButton = cancel
        self.export.setToolTip(self.tr("Choose a file, GIF, WebP or APNG, and write to it."))
        self.export.setDefault(True)
        self.buttons.accepted.connect(self.choose_file)
        self.buttons.rejected.connect(self.reject)
        layout = dialog_column(self, self._theme)
        for part in (self.form, self.progress, self.state, self.buttons):
            layout.addWidget(part)
        for part in (self.progress, self.state):  # nothing jumps when it begins
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)

    def _let_choose(self, may: bool) -> None:
        for widget in (self.form, self.export):
            widget.setEnabled(may)
        self.progress.setValue(0)
        self.state.setText(self.tr("Beginning …"))
        for told in (self.progress, self.state):
            told.setVisible(not may)
        self.cancel.setToolTip(
            self.tr("Close; nothing is written.")
            if may
            else self.tr("Stop writing; no file is made, and an old one stays as it is.")
        )
        (self.export if may else self.cancel).setFocus()

    def _show_progress(self, count: int, of: int) -> None:
        self.progress.setMaximum(of)
        self.progress.setValue(count)
        self.state.setText(self.tr("Frame {} of {} is written.").format(count, of))

    def _take_end(self) -> None:
        assert self._animation is not None
        self.told.emit(self.tr("Exported {}.").format(self._animation.path.name))
        self.accept()

    def _take_failure(self, error: Exception) -> None:
        self.failed.emit(error)
        super().reject()


def _spin_box(limits: tuple[int, int], value: int, unit: str) -> QSpinBox:
    box = with_properties(QSpinBox, minimum=limits[0], maximum=limits[1], value=value, suffix=f" {unit}")
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # typed, or moved by ↑ and ↓ or the wheel
    return box


def ask_animation(parts: WindowParts) -> AnimationDialog:
    """Ask what to show and where to write it, write it, and tell how it went."""
    dialog = AnimationDialog(parts)
    dialog.told.connect(parts.tell_done)
    dialog.failed.connect(parts.show_error)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
