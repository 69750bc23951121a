"""What is wrong with a lesson, and where."""

from engine.errors import FileError


class LessonError(FileError):
    """A lesson cannot be used. The sentence names the page, the part and its line."""


def place(page: int, title: str, what: str = "", line: int | None = None) -> str:
    """Where something stands: "page 3 “A step”, predict question in line 57"."""
    text = f"page {page} “{title}”" if title else f"page {page}"
    text += f", {what}" if what else ""
    return text if line is None else f"{text} in line {line}"
