"""Search the manual for words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.manual.glossary import slug
from engine.manual.pages import ManualPage

AROUND = 60  # characters on each side of what was found
IN_TITLE, IN_HEADING = 100, 20  # points for a word there; in the text each counts 1
MARKS = re.compile(r"[*`$|\\]|\]\([^)]*\)|\[|-{3,}", re.M)


@dataclass(frozen=True)
class ManualPlace:
    """A part of a page that was found. heading: "" for its beginning. excerpt: of plain text."""

    page: str
    title: str
    heading: str
    excerpt: str

    @property
    def address(self) -> str:
        """The link that leads there."""
        return f"page:{self.page}" + (f"#{slug(self.heading)}" if self.heading else "")


def search_manual(pages: Sequence[ManualPage], typed: str) -> list[ManualPlace]:
    """The parts of pages that hold every typed word, the best first."""
    words = typed.casefold().split()
    found = []
    for page in pages if words else ():
        for heading, text in _parts(page):
            everything = f"{page.title} {heading} {text}".casefold()
            if all(word in everything for word in words):
                score = sum(_score(word, page.title if not heading else "", heading, text) for word in words)
                found.append((score, ManualPlace(page.name, page.title, heading, _excerpt(text, words))))
    return [place for _, place in sorted(found, key=lambda one: -one[0])]


def _parts(page: ManualPage) -> list[tuple[str, str]]:
    """Each heading of the second level with what stands below it, without marks; the beginning first."""
    begin, *others = re.split(r"^## (.*)$", page.text.partition("\n")[2], flags=re.M)
    pairs = [("", begin), *zip(others[::2], others[1::2], strict=True)]
    return [(heading, " ".join(MARKS.sub(" ", text).split())) for heading, text in pairs]


def _score(word: str, title: str, heading: str, text: str) -> int:
    is_in_title, is_in_heading = word in title.casefold(), word in heading.casefold()
    return IN_TITLE * is_in_title + IN_HEADING * is_in_heading + text.casefold().count(word)


def _excerpt(text: str, words: Sequence[str]) -> str:
    places = [text.casefold().find(word) for word in words]
    place = min((place for place in places if place >= 0), default=0)
    begin, end = max(0, place - AROUND), min(len(text), place + AROUND)
    return ("…" if begin else "") + text[begin:end].strip() + ("…" if end < len(text) else "")
