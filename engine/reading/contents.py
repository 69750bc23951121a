"""What stands in a text: its links, formulas and words, in reading order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.reading.markdown import DISPLAY, FORMULA, OTHER_LINK, TextBlock, parsed

if TYPE_CHECKING:
    from markdown_it.token import Token


def blocks_of(markdown: str) -> Iterator[TextBlock]:
    """Every block, each before those within it."""
    return _blocks(parsed(markdown))


def words_of(markdown: str) -> "Iterator[Token]":
    """Every word, in whatever block it stands."""
    for block in blocks_of(markdown):
        yield from block.words


def addresses(markdown: str) -> list[str]:
    """The address of every link."""
    return [str(word.attrs.get("href", "")) for word in words_of(markdown) if word.type == "link_open"]


def formulas(markdown: str) -> list[str]:
    """The TeX of every formula."""
    return [tex for block in blocks_of(markdown) for tex in _formulas(block)]


def prose(markdown: str) -> str:
    """What is said in words and formulas, a block a line: without code and the addresses of links."""
    return "\n".join(map(_said, blocks_of(markdown)))


def other_link(markdown: str) -> str | None:
    """The first thing that looks like a link and is none, as it is written."""
    found = next((word for word in words_of(markdown) if word.type == OTHER_LINK), None)
    return None if found is None else str(found.meta.get("around", found.content))


def has_picture(markdown: str) -> bool:
    """Whether a picture is asked for; none is ever loaded."""
    return any(word.type == "image" for word in words_of(markdown))


def _blocks(block: TextBlock) -> Iterator[TextBlock]:
    yield block
    for inner in block.blocks:
        yield from _blocks(inner)


def _formulas(block: TextBlock) -> list[str]:
    own = [block.content] if block.type == DISPLAY else []
    return own + [word.content for word in block.words if word.type in (FORMULA, DISPLAY)]


def _said(block: TextBlock) -> str:
    own = block.content if block.type == DISPLAY else ""
    return own + "".join(_said_by(word) for word in block.words)


def _said_by(word: "Token") -> str:
    match word.type:
        case "softbreak" | "hardbreak":
            return " "
        case "code_inline":
            return ""
    return word.content
