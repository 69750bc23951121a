"""What is wrong with a lesson, and where."""

from engine.errors import FileError

MAX_SENTENCE = 500  # characters; a lesson may be damaged anywhere, and is repeated in the sentence


class LessonError(FileError):
    """A lesson cannot be used. The sentence names the page, the part and its line, and is one line."""

    def __init__(self, sentence: str) -> None:
        super().__init__(one_line(sentence, MAX_SENTENCE))


def one_line(text: str, most: int) -> str:
    """A text from a file as it may be repeated anywhere: without signs that cannot be seen, and not long."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text[: most + 1])
    return seen if len(seen) <= most else f"{seen[: most - 1]}…"


def place(page: int, title: str, what: str = "", line: int | None = None) -> str:
    """Where something stands: "page 3 “A step”, predict question in line 57"."""
    text = f"page {page} “{title}”" if title else f"page {page}"
    text += f", {what}" if what else ""
    return text if line is None else f"{text} in line {line}"
