"""The lesson editor in the middle of the window: it takes the state from around it, and previews there."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject

from engine.lesson.action import PANELS
from engine.lesson.lesson import Lesson
from engine.lesson.state import Scene
from gui.window_parts import WindowParts

if TYPE_CHECKING:
    from gui.lesson.editor.window import LessonEditor


class LessonDesk(QObject):
    """Opens the one editor there is, when it is first wanted."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self.editor: LessonEditor | None = None

    def open(self) -> "LessonEditor":
        """Show the editor."""
        from gui.lesson.editor.window import LessonEditor  # late: see ARCHITECTURE.md

        if self.editor is None:
            self.editor = LessonEditor(self._parts.theme, self.scene, self._parts.window)
            self.editor.preview_wanted.connect(self._preview)
            self.editor.failed.connect(self._parts.show_error)
            self._parts.center.take(self.editor)
        self.editor.show()
        self.editor.edit.setFocus()
        return self.editor

    def may_close(self) -> bool:
        """Ask before unsaved text is lost; False when it must not be."""
        return self.editor is None or not self.editor.isVisible() or self.editor.close()

    def scene(self) -> Scene:
        """What the program's window shows now."""
        parts, context = self._parts, self._parts.context
        shown = [card.objectName() for card in parts.cards if not card.isHidden()]
        return Scene(
            experiment=context.document.experiment,
            specimen=context.document.specimen,
            row=context.selection.row,
            t=context.playhead.t,
            inside=context.playhead.operation,
            panels=tuple(name for name in PANELS if name in shown),
            plots=tuple(card.plot.name for card in parts.plots.cards if not card.isHidden()),
            implementations=context.selection.wanted,
            unit=context.selection.unit,
            layer=context.selection.layer,
            watches=context.watches.texts,
            locks=context.document.locks,
        )

    def _preview(self, lesson: Lesson, page: int) -> None:
        self._parts.context.lessons.open(lesson, page=page, is_preview=True)
