"""Text told apart into rows, and rows into cells."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

import numpy as np

from engine.errors import FileError

REMARK = ("#", "%")  # how lines begin that are for people
DECLARATION = "sep="  # and one by which Excel is told the delimiter
COMMENT = (*REMARK, DECLARATION)
CHUNK = 2**21  # characters that are told apart at a time
MAX_CELL = 100_000  # characters
MAX_COLUMNS = 4_000
MAX_LINE = 4 * CHUNK  # characters of a line, or of lines that one pair of quotes holds together
_NEVER = "\x1f"  # told apart by this sign, a line is a lone cell, out of its quotes
_SPACES = re.compile(" +")


@dataclass(frozen=True)
class Rows:
    """Some rows of a text, without its empty lines and comments.

    lines: where each row ends in the text, from 1. breaks: the rows that have an empty line before them.
    comments: how many lines were for people. end: the last line. is_broken: whether an empty one is last.
    """

    cells: list[list[str]]
    lines: list[int]
    breaks: list[int]
    comments: int
    end: int
    is_broken: bool


def chunks(read: Callable[[int], str]) -> Iterator[str]:
    """A text in pieces that end where a row does. read: gives so many characters more, fewer at the end.

    Raises FileError where a line is endless.
    """
    rest = ""
    while piece := read(CHUNK):
        text = rest + piece
        end = text.rfind("\n") + 1
        if len(piece) < CHUNK:  # the end, also of a last line without one
            yield text
            rest = ""
        elif not end or text.count('"', 0, end) % 2:
            if len(text) > MAX_LINE:
                raise FileError(f"holds a line, or text in quotes, of more than {MAX_LINE} characters")
            rest = text
        else:
            yield text[:end]
            rest = text[end:]
    if rest:
        yield rest


def chunks_of(text: str) -> Iterator[str]:
    """A text in pieces that end where a row does; any line end becomes a plain one."""
    return chunks(StringIO(text, newline=None).read)


def split(
    text: str, delimiter: str, line: int = 0, is_broken: bool = False, *, is_sample: bool = False
) -> Rows:
    """The rows of a piece of text. Raises FileError for what no table holds.

    Cells may be in double quotes, and then hold delimiters, line ends and doubled quotes. line: the last
    before the piece. is_broken: whether that one is empty, and some row stands before it. is_sample: of
    single lines, which may begin and end within quotes.
    """
    cells: list[list[str]] = []
    lines: list[int] = []
    breaks: list[int] = []
    long: list[tuple[int, int]] = []
    comments, start = 0, line
    rows = _rows(text, delimiter)
    try:
        for row in rows:
            first, line = line, start + getattr(rows, "line_num", line - start + 1)
            if line > first + 1:
                long.append((first - start, line - start))
            if not row or (len(row) == 1 and not row[0].strip()):
                is_broken = True
            elif row[0].lstrip().startswith(COMMENT):
                comments += 1
            else:
                if is_broken:
                    breaks.append(len(cells))
                is_broken = False
                cells.append(row)
                lines.append(line)
    except csv.Error:
        told = f"line {line + 1}: holds a cell of more than {MAX_CELL} characters"
        raise FileError(f"{told}; a quote may be missing") from None
    if long and not is_sample:
        _check_quotes(text.split("\n"), long, delimiter, start)
    _check_width(cells, lines)
    return Rows(cells, lines, breaks, comments, line, is_broken)


def even_columns(text: str, delimiter: str, width: int) -> list[list[str]] | None:
    """The cells of each column where all rows are plain and of one width: what `split` gives, but faster.

    None where there are quotes, comments, empty lines or other widths.
    """
    if width < 2 or delimiter == " " or any(sign in text for sign in ('"', *COMMENT)):
        return None
    text = text if text.endswith("\n") else text + "\n"
    data = np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8)
    mark = ord(delimiter)
    marks = data[(data == mark) | (data == ord("\n"))]
    if len(marks) % width:
        return None
    marks = marks.reshape(-1, width)
    if (marks[:, :-1] != mark).any() or (marks[:, -1] == mark).any():
        return None
    cells = text[:-1].replace("\n", delimiter).split(delimiter)
    return [cells[index::width] for index in range(width)]


def as_wide(row: list[str], width: int) -> list[str]:
    """A row of so many cells: a short one filled up with empty ones, a long one cut."""
    return row if len(row) == width else (row + [""] * (width - len(row)))[:width]


def _rows(text: str, delimiter: str) -> Iterable[list[str]]:
    if delimiter == " ":
        lines = (line.strip(" ") for line in text.removesuffix("\n").split("\n"))
        return (_SPACES.split(line) if line else [] for line in lines)
    csv.field_size_limit(MAX_CELL)
    return csv.reader(StringIO(text), delimiter=delimiter or _NEVER)


def _check_quotes(lines: list[str], long: list[tuple[int, int]], delimiter: str, start: int) -> None:
    """Raise FileError for a text in quotes that takes in other rows. long: rows of several lines."""
    behind = re.compile(f'" +(?={re.escape(delimiter or _NEVER)}|$)', re.MULTILINE)  # spaces do no harm
    for begin, end in long:
        row = behind.sub('"', "\n".join(lines[begin:end]))
        try:
            list(csv.reader(StringIO(row), delimiter=delimiter or _NEVER, strict=True))
        except csv.Error:
            told = f"line {start + begin + 1}: a text in quotes goes on in the next line"
            raise FileError(f"{told}, and does not end with its cell; a quote may be missing") from None


def _check_width(cells: list[list[str]], lines: list[int]) -> None:
    widest = max(map(len, cells), default=0)
    if widest > MAX_COLUMNS:
        line = next(line for line, row in zip(lines, cells, strict=True) if len(row) == widest)
        raise FileError(f"has {widest} columns in line {line}; at most {MAX_COLUMNS} can be read")
