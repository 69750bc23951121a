"""Results of made-up classes, for tests and benchmarks."""

import random
from pathlib import Path

from engine.lesson.lesson import Lesson
from engine.lesson.progress import Progress, answered, begun, given_up, hinted
from engine.lesson.results import ENDING, LessonResult, Results, save


def played(lesson: Lesson, dice: random.Random) -> Progress:
    """A lesson gone through: some at once, some with hints, some given up or left open."""
    progress = begun(lesson)
    for name, (question, scene) in lesson.questions.items():
        luck = dice.random()
        if luck < 0.2:
            progress = hinted(progress, lesson, name)
        if luck < 0.1:
            progress = given_up(progress, lesson, name)
        elif luck < 0.95:
            progress = answered(progress, lesson, name, question.right_answer(scene))
    return progress


def results_of(student: str, lessons: list[Lesson], dice: random.Random) -> Results:
    made = tuple(LessonResult(title=one.title, progress=played(one, dice)) for one in lessons)
    return Results(student=student, group="9b", lessons=made)


def hand_in(folder: Path, count: int, lessons: list[Lesson], seed: int = 1) -> None:
    """The files of a class."""
    dice = random.Random(seed)
    for number in range(count):
        name = f"Student {number:02}"
        save(folder / f"{number:02}{ENDING}", results_of(name, lessons, dice))
