"""Short lessons for tests: a head, one page, and what a test puts on it."""

from engine.lesson.lesson import Lesson, lesson_of

HEAD = '+++\ntitle = "Test"\n+++\n'
FIELDS = 'ask = "Which?"\nexplanation = "So."\n'


def page(*parts: str, title: str = "A page") -> str:
    return f"# {title}\n\n" + "\n\n".join(parts) + "\n"


def block(kind: str, fields: str) -> str:
    return f"```{kind}\n{fields.strip()}\n```"


def asked(kind: str, fields: str = "") -> str:
    """A question with all that every question needs."""
    return block(kind, FIELDS + fields)


def lesson(*parts: str) -> Lesson:
    """A lesson of one page. Raises LessonError."""
    return lesson_of(HEAD + page(*parts), "test")
