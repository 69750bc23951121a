"""Fenced blocks, by which a lesson is cut into its parts before anything of it is read as Markdown."""

import re

FENCE = re.compile(
    r"(?P<indent>[ \t]{0,12}(?:(?:[-+*]|\d{1,9}[.)])[ \t]{1,4})?)(?P<sign>`{3,}(?=[^`]*$)|~{3,})"
    r"[ \t]*(?P<word>[^\s`]*)"
)
"""An opening fence, also of a listing within a list. word: "state", "python"."""


def end_of_fence(lines: list[str], begin: int, fence: re.Match[str]) -> int | None:
    """The index behind the closing fence, which is of the same sign and at least as long; None without."""
    sign = fence["sign"]
    for index in range(begin + 1, len(lines)):
        line = lines[index].strip(" \t")
        if line.startswith(sign) and not line.strip(sign[0]):
            return index + 1
    return None
