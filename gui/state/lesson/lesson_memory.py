"""What became of every lesson that was opened."""

from datetime import date
from pathlib import Path

from engine.lesson.lesson import Lesson
from engine.lesson.progress import Progress, begun, is_complete
from engine.lesson.results import LessonResult


class LessonMemory:
    """Results of lessons by name; those of a file's lesson also by its text, so that each text has its own.

    A preview begins without results, and leaves none.
    """

    def __init__(self) -> None:
        self.known: dict[str, LessonResult] = {}
        """The results; a lesson whose text has changed begins anew."""
        self.completed: frozenset[str] = frozenset()
        """The lessons in which every question was over once."""
        self.is_preview = False
        """Whether the open lesson is a preview."""
        self._key = ""  # of the open lesson
        self._before_preview: tuple[LessonResult | None, frozenset[str]] = None, frozenset()

    def open(self, lesson: Lesson, path: Path | None, *, is_preview: bool) -> Progress:
        """How far a lesson was brought when it was left."""
        self.close()
        self._key = lesson.name if path is None else f"{lesson.name} {lesson.digest}"
        self.is_preview = is_preview
        if is_preview:
            self._before_preview = self.known.pop(self._key, None), self.completed
        before = self.known.get(self._key)
        if before is None or before.progress.digest != lesson.digest:
            return self.begin_again(lesson)
        return before.progress

    def begin_again(self, lesson: Lesson) -> Progress:
        """Forget every answer to the open lesson."""
        progress, today = begun(lesson), date.today().isoformat()
        self.known[self._key] = LessonResult(title=lesson.title, progress=progress, started=today)
        return progress

    def keep(self, progress: Progress, lesson: Lesson) -> None:
        """Keep how far the open lesson is brought."""
        result = self.known[self._key].replace(progress=progress)
        if is_complete(progress, lesson):
            self.completed |= {self._key}
            result = result.replace(ended=result.ended or date.today().isoformat())
        self.known[self._key] = result

    def close(self) -> None:
        """End a preview: what was known before is known again."""
        if self.is_preview:
            before, self.completed = self._before_preview
            self.known.pop(self._key, None)
            if before is not None:
                self.known[self._key] = before
        self.is_preview = False
