"""What a student hands in: the answers of their lessons, as one file with a checksum.

The checksum finds a file that was changed after it was saved, by accident or in an editor. It proves
nothing about who answered: whoever knows how it is made can make it anew.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from engine.errors import FileError, ParameterError, told_name
from engine.files.file_format import fields_of, text_of
from engine.files.text_file import read_as, write_text
from engine.lesson.progress import Progress
from engine.parameter import Value

FORMAT = "rnn-explorer-results"
VERSION = 1
ENDING = ".results.json"
MAX_BYTES = 2**20
MAX_DEPTH = 30  # an answer that is an experiment needs half of it
CHECKSUM = "checksum"
CHANGED = "was changed after it was saved: its checksum does not fit its content"

Day = Annotated[str, Field(min_length=10, max_length=10)]


class LessonResult(Value):
    """What became of one lesson. title: as the student saw it. started, ended: days, "2026-09-01"."""

    title: str = Field("", max_length=100)
    progress: Progress
    started: Day | None = None
    ended: Day | None = None


class Results(Value):
    """What a results file holds."""

    student: str = Field(min_length=1, max_length=100)
    group: str = Field("", max_length=100, description="A class or a course.")
    lessons: Annotated[tuple[LessonResult, ...], Field(strict=False, max_length=100)] = ()

    def check(self) -> None:
        """Raise ParameterError where something is said twice, or no day of the calendar."""
        if not any(letter.isalnum() for letter in self.student):
            raise ParameterError("student", "is missing")
        kept: set[tuple[str, str]] = set()
        for index, lesson in enumerate(self.lessons):
            key = lesson.progress.lesson, lesson.progress.digest
            if key in kept:
                raise ParameterError(f"lessons[{index}]", "is the same lesson as an earlier one")
            kept.add(key)
            _check_lesson(f"lessons[{index}]", lesson)


def to_json(results: Results) -> str:
    """The results as the text of a file. Raises FileError for an answer that cannot be written."""
    fields = results.model_dump(mode="json")
    return text_of(FORMAT, VERSION, {**fields, CHECKSUM: checksum_of(fields)})


def from_json(text: str) -> Results:
    """Read the text of a file. Raises FileError or ParameterError, and never anything else."""
    fields = fields_of(text, FORMAT, VERSION)
    found = fields.pop(CHECKSUM, None)
    if found is None:
        raise FileError("has no checksum, so it was not saved by this program")
    if found != checksum_of(fields):
        raise FileError(CHANGED)
    results = Results.parse(fields)
    results.check()
    return results


def checksum_of(fields: dict[str, Any]) -> str:
    """SHA-256 over the fields as JSON without spaces, their names sorted. Raises FileError."""
    _check_depth(fields)
    try:
        text = json.dumps(fields, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
    except ValueError:  # an infinity, or half of a letter
        raise FileError("holds a number or a letter that cannot be written") from None


def load(path: Path) -> Results:
    """Read a results file. Raises FileError: one sentence that begins with the file's name."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # reading it says what is wrong
    if size > MAX_BYTES:
        raise FileError(f"{told_name(path)} is too large: {size:,} bytes, at most {MAX_BYTES:,}")
    return read_as(path, from_json)


def save(path: Path, results: Results) -> None:
    """Write a results file; an old one is replaced whole or stays whole. Raises ExplorerError."""
    results.check()
    text = to_json(results)
    if len(text.encode()) > MAX_BYTES:
        raise FileError(
            f"{told_name(path)} would be larger than {MAX_BYTES:,} bytes and could not be opened again"
        )
    write_text(path, text)


def _check_depth(data: object) -> None:
    """Level by level, so that the check itself needs no recursion."""
    level = [data]
    for _ in range(MAX_DEPTH):
        level = [part for one in level if isinstance(one, dict | list) for part in _parts(one)]
        if not level:
            return
    raise FileError("is nested too deeply")


def _parts(data: dict[str, object] | list[object]) -> Iterable[object]:
    return data.values() if isinstance(data, dict) else data


def _check_lesson(field: str, lesson: LessonResult) -> None:
    names = [record.question for record in lesson.progress.answers]
    for index, name in enumerate(names):
        if name in names[:index]:
            place = f"{field}.progress.answers[{index}].question"
            raise ParameterError(place, f"stands there twice: {name!r}")
    for name in ("started", "ended"):
        day = getattr(lesson, name)
        try:
            if day is not None:
                date.fromisoformat(day)
        except ValueError:
            raise ParameterError(
                f"{field}.{name}", f"must be a day such as 2026-09-01, got {day!r}"
            ) from None
