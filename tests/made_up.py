"""A made-up language: whatever of a text has not gone through a translation shows in it as English."""

import re
from functools import cache

from engine.activation import ACTIVATIONS
from gui.translation import Messages
from resources.library import experiment_names, experiment_path, lesson_names, lesson_path
from tests import access

VOWELS = re.compile(r"\{[^{}]*\}|&.|\t.*|([aeiou])", re.IGNORECASE)  # holes and keys stay
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
HALF = re.compile(r"^[^⟦⟧]*⟧|⟦[^⟦⟧]*$")  # a heading and its text may be one sentence
WORD = re.compile(r"[A-Za-z]{2,}")
NAMES = {  # of programs, quantities, Keras' arguments and keys, which are the same in every language
    *("RNN", "Explorer", "NumPy", "Keras", "TensorFlow", "XLA", "SimpleRNN", "MSE", "MAE", "NaN"),
    *("float", "kernel", "recurrent", "bias", "xW", "hU"),
    *("Ctrl", "Shift", "Alt", "Tab", "Del", "Esc", "Enter", "Home", "End"),
    *(word for name in ACTIVATIONS for word in name.split("_")),
}


def lengthen(text: str) -> str:
    """A translation of any text: in brackets, and with every vowel twice about a third longer."""
    return f"⟦{VOWELS.sub(lambda match: match[0] if match[1] is None else match[1] * 2, text)}⟧"


def messages(sources: list[tuple[str, str]]) -> Messages:
    """Every text in the made-up language."""
    return {(context, text): lengthen(text) for context, text in sources}


@cache
def names_of_data() -> set[str]:
    """The words of ready-made experiments and lessons, which are written in one language each."""
    paths = [*map(experiment_path, experiment_names()), *map(lesson_path, lesson_names())]
    return {word for path in paths for word in WORD.findall(path.read_text(encoding="utf-8"))}


def untranslated(text: str, names: set[str] = NAMES) -> list[str]:
    """The words of a text that no translation has made and that are no names."""
    while INNERMOST.search(text):
        text = INNERMOST.sub(" ", text)
    return [word for word in WORD.findall(access.plain(HALF.sub(" ", text))) if word not in names]
