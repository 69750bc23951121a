"""NumberRows as Python writes them, so that reading them gives the same bits."""

from collections.abc import Iterator, Sequence

WIDTH = 100  # columns
INDENT = "    "

NumberRows = Sequence[float]


def assigned(name: str, numbers: "NumberRows | Sequence[NumberRows]", note: str = "") -> list[str]:
    """`name = [...]`, a matrix with a line a row where it is long."""
    words = [_written(one) for one in numbers]
    comment = f"  # {note}" if note else ""
    short = f"{name} = [{', '.join(words)}]{comment}"
    if len(short) <= WIDTH:
        return [short]
    is_matrix = isinstance(numbers[0], Sequence)
    lines = (line for word in words for line in _row(word)) if is_matrix else _wrapped(words)
    return [f"{name} = [{comment}", *lines, "]"]


def _written(number: "float | NumberRows") -> str:
    """As a list, whatever sequence it is."""
    return f"[{', '.join(map(repr, number))}]" if isinstance(number, Sequence) else repr(number)


def _row(word: str) -> Iterator[str]:
    """A row of a matrix, on several lines where it is long."""
    return _wrapped(word.split(", ")) if len(word) + len(INDENT) >= WIDTH else iter([f"{INDENT}{word},"])


def _wrapped(words: Sequence[str]) -> Iterator[str]:
    """Lines as long as may be; textwrap would take seconds for a million numbers."""
    line: list[str] = []
    length = len(INDENT)
    for word in words:
        if line and length + len(word) + 1 > WIDTH:
            yield f"{INDENT}{', '.join(line)},"
            line, length = [], len(INDENT)
        line.append(word)
        length += len(word) + 2
    yield f"{INDENT}{', '.join(line)},"
