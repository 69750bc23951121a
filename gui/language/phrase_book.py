"""Finished sentences in another language, found by the templates they were made from."""

import re
from collections.abc import Mapping
from itertools import zip_longest

LONGEST = 4000  # characters; what is longer is no sentence
KEPT = 2000  # texts whose translation is remembered
_HOLE = re.compile(r"\{\}")
_PLACE = re.compile(r"\{(\d{0,2})\}")  # a hole in a translation, where it may be numbered
_ENDS = re.compile(r"(?<=[.!?;:,])\s+|\n+|, | — ")  # where one sentence or part may end and another begin
_SENTENCES = re.compile(r"[.!?]\s+[A-Z]")  # no value; two sentences
_WORD = re.compile(r"[^\W\d_]{2,}")


class PhraseBook:
    """Translates texts that the engine has put together.

    The engine knows no language but English, and fills in values before the window sees a sentence:
    "must be at least 1, got 0". Here that is recognised as "must be at least {}, got {}"; what stood in
    the holes is translated in the same way, and put into the translation's holes. Where several
    templates fit, one that begins with its own words is taken, and of those the one with the most.
    """

    def __init__(self, messages: Mapping[str, str]) -> None:
        self._whole = messages
        templates = [_Template(*pair) for pair in messages.items() if "{}" in pair[0]]
        self._templates = sorted((one for one in templates if one.weight), key=_Template.rank)
        self._known: dict[str, str | None] = {}

    def find(self, text: str) -> str | None:
        """The translation of a text, or of as many of its sentences as are known; None where none is."""
        if text not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[text] = self._find(text) if len(text) <= LONGEST else None
        return self._known[text]

    def _find(self, text: str) -> str | None:
        if text in self._whole:
            return self._whole[text]
        for template in self._templates:
            values = template.values_in(text)
            if values is not None:
                parts = self._find_parts(text) if any(map(_SENTENCES.search, values)) else None
                return parts or template.fill([self.find(value) or value for value in values])
        return self._find_parts(text)

    def _find_parts(self, text: str) -> str | None:
        """Each sentence by itself, the first as long as possible."""
        for end in reversed(list(_ENDS.finditer(text))):
            rest = text[end.end() :]
            begin = self.find(text[: end.start()]) if rest else None
            if begin is not None:
                return begin + end.group() + (self.find(rest) or rest)
        return None


class _Template:
    """A sentence with holes. weight: how many letters it has of its own."""

    def __init__(self, source: str, translation: str) -> None:
        self._parts = [part for part in _HOLE.split(source) if part]
        self._pattern = _pattern(source)
        self._translation = translation
        self._begins_with_hole = source.startswith("{}")
        self.weight = sum(map(len, _WORD.findall(source)))

    def rank(self) -> tuple[bool, int]:
        """By which templates are tried in turn: a hole at the beginning may swallow another sentence."""
        return self._begins_with_hole, -self.weight

    def values_in(self, text: str) -> list[str] | None:
        """What stands in the holes, or None where a text was not made from this."""
        if not all(part in text for part in self._parts):  # far cheaper than the pattern
            return None
        match = self._pattern.fullmatch(text)
        return None if match is None else list(match.groups())

    def fill(self, values: list[str]) -> str:
        """The translation with these values; its holes may be numbered, to stand in another order."""
        left = iter(values)

        def value(hole: re.Match[str]) -> str:
            if not hole[1]:
                return next(left, "")
            place = int(hole[1])
            return values[place] if place < len(values) else ""  # a translator's slip breaks nothing

        return _PLACE.sub(value, self._translation)


def _pattern(source: str) -> re.Pattern[str]:
    """A hole takes as little as it can, but of two with a mere space between the first takes more words."""
    parts = [re.escape(part) for part in _HOLE.split(source)]
    holes = ["(.*)" if part == re.escape(" ") else "(.*?)" for part in parts[1:]]
    return re.compile("".join(map("".join, zip_longest(parts, holes, fillvalue=""))), re.DOTALL)
