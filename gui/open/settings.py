"""What the program remembers between two starts."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, get_args

from PyQt6.QtCore import QByteArray, QSettings

from engine.errors import ParameterError
from engine.lesson.results import LessonResult
from gui.look.theme import Mode
from gui.open.own_folder import folder, keep_copy, put_aside

T = TypeVar("T")

MAX_RECENT = 10
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
NAME = "settings.ini"
WORKSHEETS = "worksheets"  # what is remembered of their dialog
NONE: tuple[str, ...] = ()


class Settings:
    """Typed access to the settings file.

    A value that makes no sense counts as not set, and the file is kept under another name. What several
    windows add to, each adds to what the file holds by then.
    """

    def __init__(self) -> None:
        self._path = folder() / NAME
        _make_place(self._path)
        self._store = QSettings(str(self._path), QSettings.Format.IniFormat)
        self._is_copied = False
        if self._store.status() != QSettings.Status.NoError:
            self._keep_copy()
        self._results = self._stored_results()

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the desktop says."""
        return self._read("mode", _mode, "system")

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._store.setValue("mode", mode)

    @property
    def scale(self) -> float:
        """The size of text and controls, 1 to 2."""
        return self._read("scale", _scale, 1.0)

    @scale.setter
    def scale(self, scale: float) -> None:
        self._store.setValue("scale", scale)

    @property
    def language(self) -> str:
        """The language of the window, as "de"; empty for the desktop's."""
        return self._read("language", _text, "")

    @language.setter
    def language(self, language: str) -> None:
        self._store.setValue("language", language)

    @property
    def convention(self) -> str:
        """The name of the convention in which equations are written; empty for Keras'."""
        return self._read("convention", _text, "")

    @convention.setter
    def convention(self, name: str) -> None:
        self._store.setValue("convention", name)

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, newest first."""
        return [Path(path) for path in self._read("recent", _paths, NONE)][:MAX_RECENT]

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        self.save()
        paths = [path, *(other for other in self.recent if other != path)]
        self._store.setValue("recent", [str(other) for other in paths[:MAX_RECENT]])
        self.save()

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._store.remove("recent")

    @property
    def folders(self) -> list[Path]:
        """Where files were opened from and written to last."""
        worksheets = self.state(WORKSHEETS).get("folder")
        folders = [path.parent for path in self.recent]
        return list(dict.fromkeys([*folders, Path(worksheets)] if isinstance(worksheets, str) else folders))

    @property
    def solved(self) -> frozenset[str]:
        """The specimens of the bug zoo whose mistake was found, by name."""
        return frozenset(self._read("solved", _texts, NONE))

    def add_solved(self, name: str) -> None:
        """Remember that a specimen's mistake was found."""
        self.save()
        self._store.setValue("solved", sorted(self.solved | {name}))
        self.save()

    @property
    def lesson_results(self) -> dict[str, LessonResult]:
        """What became of each lesson, by its name."""
        return dict(self._results)

    def set_lesson_results(self, results: dict[str, LessonResult]) -> None:
        """Remember what became of each lesson; of those that stayed the same, what the file says by now."""
        self.save()
        changed = {name: one for name, one in results.items() if self._results.get(name) != one}
        self._store_results({**self._stored_results(), **changed})
        self._results = dict(results)
        self.save()

    @property
    def completed(self) -> frozenset[str]:
        """The lessons that were completed, by name."""
        return frozenset(self._read("completed", _texts, NONE))

    def add_completed(self, names: frozenset[str]) -> None:
        """Remember that lessons were completed."""
        self.save()
        self._store.setValue("completed", sorted(self.completed | names))
        self.save()

    @property
    def is_new(self) -> bool:
        """Whether the program was never closed before on this account."""
        return self.bytes("layout").isEmpty()

    @property
    def student(self) -> tuple[str, str]:
        """The name and the group that results were handed in by last."""
        return self._read("student", _text, ""), self._read("group", _text, "")

    def set_student(self, student: str, group: str) -> None:
        """Remember who hands in results."""
        self._store.setValue("student", student)
        self._store.setValue("group", group)

    def bytes(self, name: str) -> QByteArray:
        """A window's geometry or layout; empty where none is remembered."""
        return self._read(name, _bytes, QByteArray())

    def set_bytes(self, name: str, value: QByteArray) -> None:
        """Remember a window's geometry or layout."""
        self._store.setValue(name, value)

    def state(self, name: str) -> dict[str, Any]:
        """What a panel or the plots remember of themselves, as JSON data; empty where nothing is."""
        return self._read(name, _state, {})

    def set_state(self, name: str, state: dict[str, Any]) -> None:
        """Remember JSON data of a panel or the plots."""
        self._store.setValue(name, json.dumps(state))

    def drop(self, name: str) -> None:
        """Forget a value that turned out to be damaged, and keep the file under another name."""
        self._keep_copy()
        self._store.remove(name)

    def save(self) -> None:
        """Write everything to the file now, and read what other windows have written there."""
        self._store.sync()

    def _read(self, name: str, understand: Callable[[Any], T], default: T) -> T:
        if not self._store.contains(name):
            return default
        try:
            return understand(self._store.value(name))
        except (TypeError, ValueError, RecursionError):
            self.drop(name)
            return default

    def _stored_results(self) -> dict[str, LessonResult]:
        stored, found = self.state("lessons"), {}
        for name, data in stored.items():
            with suppress(ParameterError, RecursionError):
                found[name] = LessonResult.parse(data)
        if len(found) < len(stored):
            self._keep_copy()
            self._store_results(found)
        return found

    def _store_results(self, results: dict[str, LessonResult]) -> None:
        self.set_state("lessons", {name: one.model_dump(mode="json") for name, one in results.items()})

    def _keep_copy(self) -> None:
        if not self._is_copied:
            keep_copy(self._path)
            self._is_copied = True


def _make_place(path: Path) -> None:
    """A file for its owner alone, to be filled; Qt keeps its permissions. What is no file makes way."""
    if os.path.lexists(path) and not path.is_file():
        put_aside(path)
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT, 0o600))
    except PermissionError:
        if path.exists():
            put_aside(path)
    except OSError:  # the folder has told already
        return


def _mode(value: Any) -> Mode:
    modes: tuple[Mode, ...] = get_args(Mode)
    return modes[modes.index(value)]


def _scale(value: Any) -> float:
    wanted = float(value)
    return min(SCALES, key=lambda known: abs(known - wanted))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> tuple[str, ...]:
    """A list as Qt reads it: one text stands for itself, None for an empty list."""
    texts = (value,) if isinstance(value, str) else value or ()
    return tuple(_text(text) for text in texts)


def _paths(value: Any) -> tuple[str, ...]:
    texts = _texts(value)
    if any("\0" in text for text in texts):
        raise ValueError("no system has such a file")
    return texts


def _bytes(value: Any) -> QByteArray:
    if not isinstance(value, QByteArray):
        raise TypeError(value)
    return value


def _state(value: Any) -> dict[str, Any]:
    state = json.loads(_text(value))
    if not isinstance(state, dict):
        raise TypeError(state)
    return state
