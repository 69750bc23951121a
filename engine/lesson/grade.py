"""The results of a class, judged again."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import JsonValue

from engine.errors import ExplorerError, FileError, told_name
from engine.lesson.lesson import Lesson, load_lesson
from engine.lesson.progress import AnswerRecord, Progress
from engine.lesson.questions.base import numbers_in
from engine.lesson.results import ENDING, LessonResult, Results, load
from resources.library import lesson_names, lesson_path

AnswerOutcome = Literal["first", "later", "gave_up", "wrong", "open"]
POINTS: Mapping[AnswerOutcome, float] = {"first": 1, "later": 0.5, "gave_up": 0, "wrong": 0, "open": 0}
"""first: right at the first try without a hint. later: right at a later try, or with hints. open: untried."""


@dataclass(frozen=True)
class LessonGrade:
    """The outcome of a student's lesson.

    outcomes: by question, including unanswered ones where the lesson is known. lesson: None where this
    installation does not have it; then the outcomes are those that the results file claims.
    """

    title: str
    progress: Progress
    outcomes: Mapping[str, AnswerOutcome]
    lesson: Lesson | None = None

    def count(self, *outcomes: AnswerOutcome) -> int:
        """How many questions ended so."""
        return sum(outcome in outcomes for outcome in self.outcomes.values())

    @property
    def points(self) -> float:
        """By POINTS; at most one a question."""
        return sum(POINTS[outcome] for outcome in self.outcomes.values())


@dataclass(frozen=True)
class StudentGrade:
    """One file. file: its name."""

    file: str
    results: Results
    lessons: tuple[LessonGrade, ...]

    @property
    def points(self) -> float:
        """Of all lessons."""
        return sum(lesson.points for lesson in self.lessons)

    @property
    def most(self) -> int:
        """How many points there were to be had."""
        return sum(len(lesson.outcomes) for lesson in self.lessons)


@dataclass(frozen=True)
class QuestionCount:
    """How a class did with one question. asked: how many students have its lesson."""

    title: str
    question: str
    about: str
    asked: int
    right: int
    first: int


@dataclass(frozen=True)
class ClassGrade:
    """A folder. unreadable: the sentence that says why, by file."""

    students: tuple[StudentGrade, ...]
    unreadable: Mapping[str, str] = field(default_factory=dict)

    @property
    def doubles(self) -> dict[str, tuple[str, ...]]:
        """The files of every student who has more than one."""
        files: dict[str, list[str]] = {}
        for student in self.students:
            files.setdefault(student_key(student.results), []).append(student.file)
        return {key: tuple(names) for key, names in files.items() if len(names) > 1}

    @cached_property
    def questions(self) -> tuple[QuestionCount, ...]:
        """Every question of every lesson, in the order of the lessons."""
        return tuple(_counts([lesson for student in self.students for lesson in student.lessons]))

    @property
    def hardest(self) -> QuestionCount | None:
        """The question that the smallest share got right, if anybody got one wrong."""
        found = min(self.questions, key=lambda one: one.right / one.asked, default=None)
        return None if found is None or found.right == found.asked else found


def grade_folder(folder: Path, lessons: Iterable[Lesson] = ()) -> ClassGrade:
    """Judge every results file of a folder. lessons: known besides the built-in ones. Raises FileError."""
    if not os.path.isdir(folder):
        raise FileError(f"{told_name(folder)} is not a folder")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise FileError(f"{told_name(folder)} cannot be read: there is no permission to read it")
    judge = Judge(lessons)
    students, unreadable = [], {}
    for path in sorted(folder.glob(f"*{ENDING}")):
        if not path.is_file():
            continue
        try:
            students.append(judge.student(path.name, load(path)))
        except ExplorerError as error:
            unreadable[path.name] = str(error)
    return ClassGrade(tuple(students), unreadable)


def student_key(results: Results) -> str:
    """By which two files are found to be of one student."""
    return " ".join(f"{results.student} {results.group}".casefold().split())


class Judge:
    """Judges answers by the lessons it knows; the same answer only once."""

    def __init__(self, lessons: Iterable[Lesson] = ()) -> None:
        self._lessons = {lesson.digest: lesson for lesson in lessons}
        self._read: set[str] = set()
        self._verdicts: dict[tuple[str, str, str], bool] = {}

    def student(self, file: str, results: Results) -> StudentGrade:
        """All lessons of a file."""
        return StudentGrade(file, results, tuple(map(self._lesson, results.lessons)))

    def _lesson(self, result: LessonResult) -> LessonGrade:
        progress = result.progress
        lesson = self._known(progress)
        if lesson is None:
            recorded = {one.question: outcome_of(one, one.is_right) for one in progress.answers}
            return LessonGrade(result.title or progress.lesson, progress, recorded)
        judged = {name: self._outcome(lesson, name, progress.record(name)) for name in lesson.questions}
        return LessonGrade(lesson.title, progress, judged, lesson)

    def _known(self, progress: Progress) -> Lesson | None:
        """The lesson of that very text: another version of it may ask something else."""
        if progress.lesson in lesson_names() and progress.lesson not in self._read:
            self._read.add(progress.lesson)
            built_in = load_lesson(lesson_path(progress.lesson))
            self._lessons.setdefault(built_in.digest, built_in)
        return self._lessons.get(progress.digest)

    def _outcome(self, lesson: Lesson, name: str, record: AnswerRecord) -> AnswerOutcome:
        return outcome_of(record, record.answer is not None and self._is_right(lesson, name, record.answer))

    def _is_right(self, lesson: Lesson, name: str, answer: JsonValue) -> bool:
        key = lesson.digest, name, json.dumps(answer, sort_keys=True)
        if key not in self._verdicts:
            question, scene = lesson.questions[name]
            try:
                self._verdicts[key] = question.judge(answer, scene).is_right
            except ExplorerError:  # an answer to another kind of question
                self._verdicts[key] = False
        return self._verdicts[key]


def outcome_of(record: AnswerRecord, is_right: bool) -> AnswerOutcome:
    """How a question ended."""
    if record.gave_up:
        return "gave_up"
    if is_right:
        return "first" if record.tries <= 1 and record.hints == 0 else "later"
    return "open" if record.tries == 0 and record.answer is None else "wrong"


def _counts(grades: list[LessonGrade]) -> Iterator[QuestionCount]:
    versions: dict[tuple[str, str], list[LessonGrade]] = {}
    for grade in grades:
        versions.setdefault((grade.progress.lesson, grade.progress.digest), []).append(grade)
    for key in sorted(versions):
        found = versions[key]
        names = dict.fromkeys(name for grade in found for name in grade.outcomes)
        for name in names:
            outcomes = [grade.outcomes.get(name, "open") for grade in found]
            yield QuestionCount(
                found[0].title,
                name,
                _about(found[0].lesson, name),
                len(found),
                outcomes.count("first") + outcomes.count("later"),
                outcomes.count("first"),
            )


def _about(lesson: Lesson | None, name: str) -> str:
    """What the question asks."""
    if lesson is None:
        return ""
    question, scene = lesson.questions[name]
    return numbers_in(question.ask, scene)
