"""The text of a lesson, cut into its head, its pages and their fenced blocks; nothing is interpreted yet."""

import re
import tomllib
from dataclasses import dataclass

from engine.lesson.error import LessonError, place

MAX_CHARACTERS = 400_000
MAX_PAGES = 60
MAX_PARTS = 60  # of one page
MAX_TITLE = 100
TITLE = re.compile(r"#(?:[ \t]+|$)")
MANY_NAMES = re.compile(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){20}""")
"""Of names joined by points TOML's reader takes ever longer the more there are."""
HEAD = "+++"
BLOCKS = ("state", "predict", "choose", "match", "order", "find", "goal")
"""The words behind an opening fence that make it more than a listing."""

FENCE = re.compile(
    r"(?P<indent>[ \t]{0,12}(?:(?:[-+*]|\d{1,9}[.)])[ \t]{1,4})?)(?P<sign>`{3,}(?=[^`]*$)|~{3,})"
    r"[ \t]*(?P<word>[^\s`]*)"
)
"""An opening fence, also of a listing within a list. word: "state", "python"."""


@dataclass(frozen=True)
class SourcePart:
    """A stretch of text, or a fenced block. kind: "text", or one of BLOCKS. line: its first, from 1."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True)
class SourcePage:
    """A page: its title, the line of it, and its parts in their order."""

    title: str
    line: int
    parts: tuple[SourcePart, ...]


@dataclass(frozen=True)
class LessonSource:
    """A lesson as it is written. head: what stands between the two lines of +++, as TOML gives it."""

    head: dict[str, object]
    pages: tuple[SourcePage, ...]


def read_source(text: str) -> LessonSource:
    """Cut a lesson into its parts. Raises LessonError."""
    if len(text) > MAX_CHARACTERS:
        raise LessonError(f"is too long for a lesson: {len(text)} characters, at most {MAX_CHARACTERS}")
    lines = lines_of(text)
    return LessonSource(read_head(text), tuple(_pages(lines, _end_of_head(lines) + 1)))


def read_head(text: str) -> dict[str, object]:
    """What stands between the two lines of +++. Raises LessonError."""
    lines = lines_of(text)
    return read_toml("\n".join(lines[1 : _end_of_head(lines)]), 2, "the head")


def lines_of(text: str) -> list[str]:
    """The lines of a text, however they end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read_toml(text: str, line: int, where: str) -> dict[str, object]:
    """Lines of `name = value`. line: of the first one in the file. Raises LessonError."""
    if MANY_NAMES.search(text):
        raise LessonError(f"{where}: what begins in line {line} joins too many names by points")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(f"{where}: {_told(str(error), line)}") from None
    except (RecursionError, ValueError):  # nested too deeply, or a number of too many digits
        raise LessonError(f"{where}: what begins in line {line} cannot be read") from None


def _told(message: str, first: int) -> str:
    """TOML's own complaint, with the line of the file instead of the block."""
    found = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if found is None:
        return f"{message[:1].lower()}{message[1:]}".replace(" (at end of document)", " at its end")
    reason = message[: found.start()]
    return f"{reason[:1].lower()}{reason[1:]} in line {first + int(found[1]) - 1}, column {found[2]}"


def _end_of_head(lines: list[str]) -> int:
    """The index of the line that closes the head."""
    if lines[0].strip() != HEAD:
        raise LessonError(
            f'is not a lesson: its first line must be {HEAD}, then title = "…", then {HEAD} again'
        )
    for index, line in enumerate(lines[1:], start=1):
        if line.strip() == HEAD:
            return index
    raise LessonError(f"has no end of its head: a second line of {HEAD} is missing")


def _pages(lines: list[str], begin: int) -> list[SourcePage]:
    pages: list[tuple[str, int, list[SourcePart]]] = []
    for part in _parts(lines, begin):
        if part.kind == "title":
            pages.append((part.text, part.line, []))
        elif pages:
            pages[-1][2].append(part)
        elif part.text.strip():
            raise LessonError(
                f"has text in line {part.line}, before its first page: a page begins with “# Title”"
            )
    if not pages:
        raise LessonError("has no page: a page begins with a line such as “# The first step”")
    if len(pages) > MAX_PAGES:
        raise LessonError(f"has {len(pages)} pages, at most {MAX_PAGES}")
    for number, (title, line, parts) in enumerate(pages, start=1):
        if not title:
            raise LessonError(f"{place(number, '')}: the title in line {line} is empty")
        if len(title) > MAX_TITLE or not title.isprintable():
            what = f"must have at most {MAX_TITLE} signs, all of which can be seen"
            raise LessonError(f"{place(number, '')}: the title in line {line} {what}")
        if len(parts) > MAX_PARTS:
            raise LessonError(f"{place(number, title)}: has {len(parts)} parts, at most {MAX_PARTS}")
    return [SourcePage(title, line, tuple(parts)) for title, line, parts in pages]


def _parts(lines: list[str], begin: int) -> list[SourcePart]:
    """Titles, blocks and the texts between them, in their order."""
    parts: list[SourcePart] = []
    text: list[str] = []
    index = start = begin
    while index < len(lines):
        fence = FENCE.match(lines[index])
        is_title = TITLE.match(lines[index]) is not None
        end = index + 1 if fence is None else _end_of_block(lines, index, fence)
        if is_title or (fence is not None and fence["word"] in BLOCKS):
            _add_text(parts, text, start)
            text, start = [], end
            if is_title:
                parts.append(SourcePart("title", lines[index][1:].strip(), index + 1))
            elif fence is not None:
                parts.append(SourcePart(fence["word"], "\n".join(lines[index + 1 : end - 1]), index + 1))
        else:
            text += lines[index:end]
        index = end
    _add_text(parts, text, start)
    return parts


def _end_of_block(lines: list[str], begin: int, fence: re.Match[str]) -> int:
    """The index behind the closing fence. Raises LessonError."""
    where = f"has a block in line {begin + 1}"
    if fence["word"] in BLOCKS and len(fence["indent"].expandtabs()) > 3:
        raise LessonError(f"{where} that is set in: {fence['sign']}{fence['word']} must begin its line")
    end = end_of_fence(lines, begin, fence)
    if end is None:
        raise LessonError(f"{where} that never ends: a closing {fence['sign'][:20]} is missing")
    return end


def _add_text(parts: list[SourcePart], text: list[str], begin: int) -> None:
    joined = "\n".join(text)
    if joined.strip():
        blank = next(index for index, line in enumerate(text) if line.strip())
        parts.append(SourcePart("text", joined.strip("\n"), begin + blank + 1))


def end_of_fence(lines: list[str], begin: int, fence: re.Match[str]) -> int | None:
    """The index behind the closing fence, which is of the same sign and at least as long; None without."""
    sign = fence["sign"]
    for index in range(begin + 1, len(lines)):
        line = lines[index].strip(" \t")
        if line.startswith(sign) and not line.strip(sign[0]):
            return index + 1
    return None
