"""The words that the window explains."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from resources.library import GLOSSARY


@dataclass(frozen=True)
class GlossaryWord:
    """A word, its other forms, a short text in Markdown, and where to see what it means, "" for nowhere."""

    name: str
    text: str
    also: tuple[str, ...] = ()
    see: str = ""

    @property
    def address(self) -> str:
        """What a link to it names: hidden-state."""
        return slug(self.name)


def slug(text: str) -> str:
    """A text as part of an address: its letters and digits, and hyphens between words."""
    return re.sub(r"[^\w]+", "-", text.casefold()).strip("-")


@cache
def glossary() -> tuple[GlossaryWord, ...]:
    """Every word, in the order of the alphabet."""
    data = tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))["word"]
    words = [
        GlossaryWord(one["name"], one["text"], tuple(one.get("also", ())), one.get("see", "")) for one in data
    ]
    return tuple(sorted(words, key=lambda word: word.name.casefold()))


@cache
def _by_form() -> dict[str, GlossaryWord]:
    """By every form; the names themselves win over other forms."""
    forms = {form: word for word in glossary() for form in word.also}
    return forms | {word.name: word for word in glossary()}


@cache
def _in_any_case() -> dict[str, GlossaryWord]:
    """By every form but single letters, without its case; of two that differ in case alone, the first."""
    forms = [(form.casefold(), word) for form, word in _by_form().items() if len(form) > 1]
    return dict(reversed(forms))


def find_word(text: str, within: str = "") -> GlossaryWord | None:
    """The word that a text is, as the label of a field: exactly so, or else in whatever case it is written.

    Letters such as "a" or "U" are found only as they are. within: the name of a panel, in which a text such
    as "bias" may mean something of its own, as its other form "sequence: bias" says.
    """
    text = text.strip().rstrip(":")
    forms = _by_form()
    if f"{within}: {text}" in forms:
        return forms[f"{within}: {text}"]
    if text in forms or len(text) == 1:
        return forms.get(text)
    return _in_any_case().get(text.casefold())


def words_in(text: str) -> list[GlossaryWord]:
    """The words that a sentence uses, each once, in their order. Single letters are none."""
    found: dict[GlossaryWord, int] = {}
    for form, word in _by_form().items():
        at = re.search(rf"(?<![\w.]){re.escape(form)}(?!\w)", text, re.I) if len(form) > 1 else None
        if at is not None:
            found[word] = min(at.start(), found.get(word, len(text)))
    return sorted(found, key=lambda word: found[word])
