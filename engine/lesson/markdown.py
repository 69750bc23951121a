"""What in a lesson's Markdown is code, and where its links are; read in one pass, whatever the text is."""

import re

FENCE = re.compile(
    r"(?P<indent>[ \t]{0,12}(?:(?:[-+*]|\d{1,9}[.)])[ \t]{1,4})?)(?P<sign>`{3,}(?=[^`]*$)|~{3,})"
    r"[ \t]*(?P<word>[^\s`]*)"
)
"""An opening fence, also of a listing within a list. word: "state", "python"."""

_BLANK = re.compile(r"\n[ \t]*\n")
_TICKS = re.compile(r"(?<!\\)`+")
_ADDRESS = r"[^\s()<>]{0,1000}"
_LINK = re.compile(
    r"(?<!\\)\]\([ \t]{0,9}\n?[ \t]{0,9}"
    rf"(?:<([^<>\n]{{0,1000}})>|({_ADDRESS}(?:\({_ADDRESS}\){_ADDRESS}){{0,4}}))"
)
_OTHER_LINK = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:|<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,1000}>", re.M)


def addresses(markdown: str) -> list[str]:
    """The address of every link in a text, listings left out."""
    found = _LINK.finditer(without_listings(markdown))
    return [link[2] if link[1] is None else link[1].strip() for link in found]


def other_link(bare: str) -> str | None:
    """A link that is not written as [text](address), in a text without listings."""
    found = _OTHER_LINK.search(bare)
    return None if found is None else found[0].strip()


def without_listings(markdown: str) -> str:
    """The text without code, in which nothing is a link or a formula."""
    lines = markdown.split("\n")
    kept: list[str] = []
    index = 0
    while index < len(lines):
        fence = FENCE.match(lines[index])
        kept.append(lines[index] if fence is None else "")
        index = index + 1 if fence is None else end_of_fence(lines, index, fence) or len(lines)
    return "\n\n".join(map(_without_code, _BLANK.split("\n".join(kept))))


def end_of_fence(lines: list[str], begin: int, fence: re.Match[str]) -> int | None:
    """The index behind the closing fence, which is of the same sign and at least as long; None without."""
    sign = fence["sign"]
    for index in range(begin + 1, len(lines)):
        line = lines[index].strip(" \t")
        if line.startswith(sign) and not line.strip(sign[0]):
            return index + 1
    return None


def _without_code(paragraph: str) -> str:
    """A paragraph without what stands between backticks: a run of them ends at the next that is as long."""
    runs = list(_TICKS.finditer(paragraph))
    partner: list[int | None] = []
    following: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index][0])
        partner.append(following.get(length))
        following[length] = index
    partner.reverse()
    parts, end, index = [], 0, 0
    while index < len(runs):
        closing = partner[index]
        if closing is not None:
            parts.append(paragraph[end : runs[index].start()])
            index, end = closing, runs[closing].end()
        index += 1
    return "".join([*parts, paragraph[end:]])
