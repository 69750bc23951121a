"""What the program remembers between two starts."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

from PyQt6.QtCore import QByteArray, QSettings, QStandardPaths

from engine.errors import ParameterError
from engine.lesson.results import LessonResult
from gui.look.theme import Mode

MAX_RECENT = 10
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


def folder() -> Path:
    """Where the program keeps its settings and its crash log; made when missing."""
    path = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))
    path.mkdir(parents=True, exist_ok=True)
    return path


class Settings:
    """Typed access to the settings file; a value that makes no sense counts as not set."""

    def __init__(self) -> None:
        self._store = QSettings(str(folder() / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the desktop says."""
        word = self._store.value("mode", "system")
        return word if word in get_args(Mode) else "system"

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._store.setValue("mode", mode)

    @property
    def scale(self) -> float:
        """The size of text and controls, 1 to 2."""
        try:
            scale = float(self._store.value("scale", 1.0))
        except (TypeError, ValueError):
            return 1.0
        return min(SCALES, key=lambda known: abs(known - scale))

    @scale.setter
    def scale(self, scale: float) -> None:
        self._store.setValue("scale", scale)

    @property
    def language(self) -> str:
        """The language of the window, as "de"; empty for the desktop's."""
        return str(self._store.value("language", ""))

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, newest first."""
        paths = self._store.value("recent", [])
        return [Path(path) for path in ([paths] if isinstance(paths, str) else paths or [])][:MAX_RECENT]

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        paths = [path, *(other for other in self.recent if other != path)]
        self._store.setValue("recent", [str(other) for other in paths[:MAX_RECENT]])

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._store.remove("recent")

    @property
    def solved(self) -> frozenset[str]:
        """The specimens of the bug zoo whose mistake was found, by name."""
        names = self._store.value("solved", [])
        return frozenset([names] if isinstance(names, str) else names or [])

    def add_solved(self, name: str) -> None:
        """Remember that a specimen's mistake was found."""
        self._store.setValue("solved", sorted(self.solved | {name}))

    @property
    def lesson_results(self) -> dict[str, LessonResult]:
        """What became of each lesson, by its name."""
        found = {}
        for name, data in self.state("lessons").items():
            with suppress(ParameterError):
                found[name] = LessonResult.parse(data)
        return found

    def set_lesson_results(self, results: dict[str, LessonResult]) -> None:
        """Remember what became of each lesson."""
        self.set_state("lessons", {name: one.model_dump(mode="json") for name, one in results.items()})

    @property
    def completed(self) -> frozenset[str]:
        """The lessons that were completed, by name."""
        names = self._store.value("completed", [])
        return frozenset([names] if isinstance(names, str) else names or [])

    def set_completed(self, names: frozenset[str]) -> None:
        """Remember which lessons were completed."""
        self._store.setValue("completed", sorted(names))

    @property
    def is_new(self) -> bool:
        """Whether the program was never closed before on this account."""
        return self.bytes("layout").isEmpty()

    @property
    def student(self) -> tuple[str, str]:
        """The name and the group that results were handed in by last."""
        return str(self._store.value("student", "")), str(self._store.value("group", ""))

    def set_student(self, student: str, group: str) -> None:
        """Remember who hands in results."""
        self._store.setValue("student", student)
        self._store.setValue("group", group)

    def bytes(self, name: str) -> QByteArray:
        """A window's geometry or layout; empty where none is remembered."""
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Remember a window's geometry or layout."""
        self._store.setValue(name, value)

    def state(self, name: str) -> dict[str, Any]:
        """What a panel or the plots remember of themselves, as JSON data; empty where nothing is."""
        try:
            state = json.loads(str(self._store.value(name, "{}")))
        except ValueError:  # somebody has edited the file
            return {}
        return state if isinstance(state, dict) else {}

    def set_state(self, name: str, state: dict[str, Any]) -> None:
        """Remember JSON data of a panel or the plots."""
        self._store.setValue(name, json.dumps(state))

    def save(self) -> None:
        """Write everything to the file now."""
        self._store.sync()
