"""A made-up language: whatever of a text has not gone through a translation shows in it as English."""

import re
from functools import cache
from html import escape
from xml.etree import ElementTree

from engine.activation import ACTIVATIONS
from engine.experiment import CELLS
from engine.files.experiment_file import load
from engine.lesson.lesson import head_of
from engine.losses.every import LOSSES
from engine.optimizers.every import OPTIMIZERS
from gui.language.translation import TEMPLATE, Messages
from gui.language.translation_sources import SourceText
from resources import TRANSLATIONS
from resources.library import experiment_names, experiment_path, lesson_names, lesson_path
from tests import access

VOWELS = re.compile(r"\{[^{}]*\}|&.|\t.*|([aeiou])", re.IGNORECASE)  # holes and keys stay
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
HALF = re.compile(r"^[^⟦⟧]*⟧|⟦[^⟦⟧]*$")  # a heading and its text may be one sentence
WORD = re.compile(r"[A-Za-z]{2,}")
NAMES = {  # of programs, quantities, Keras' arguments and keys, which are the same in every language
    *(
        "RNN",
        "Explorer",
        "NumPy",
        "Keras",
        "TensorFlow",
        "PyTorch",
        "ONNX",
        "cs",
        "XLA",
        "MSE",
        "MAE",
        "NaN",
    ),
    *(kind.__name__ for kind in CELLS),
    *("float", "kernel", "recurrent", "bias", "xW", "hU"),
    *("Ctrl", "Shift", "Alt", "Tab", "Del", "Esc", "Enter", "Home", "End"),
    *(word for name in (*ACTIVATIONS, *LOSSES, *OPTIMIZERS) for word in name.split("_")),
}


def lengthen(text: str) -> str:
    """A translation of any text: in brackets, and with every vowel twice about a third longer."""
    return f"⟦{VOWELS.sub(lambda match: match[0] if match[1] is None else match[1] * 2, text)}⟧"


@cache
def template() -> tuple[SourceText, ...]:
    """Every text of the program; that none lacks is proved in test_translation_sources.py."""
    contexts = ElementTree.parse(TRANSLATIONS / f"{TEMPLATE}.ts").getroot().iter("context")
    return tuple(
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in contexts
        for message in context.iter("message")
    )


@cache
def messages() -> Messages:
    """Every text of the program in the made-up language."""
    return {(context, text): lengthen(text) for context, text in template()}


@cache
def data() -> tuple[str, ...]:
    """What ready-made experiments and lessons say of themselves: each is written in one language."""
    experiments = [load(experiment_path(name)) for name in experiment_names()]
    lessons = [head_of(lesson_path(name)) for name in lesson_names()]
    told = [(one.name, one.description) for one in experiments] + [(one.title, one.about) for one in lessons]
    return tuple(sorted((text for pair in told for text in pair if text), key=len, reverse=True))


@cache
def whole_data() -> re.Pattern[str]:
    """Any of it, no part of a longer word: an experiment is called Echo, and a cell EchoState."""
    told = [re.escape(one) for text in data() for one in dict.fromkeys((text, escape(text)))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)")


def untranslated(text: str, names: set[str] = NAMES) -> list[str]:
    """The words of a text that no translation has made, and that are neither names nor data."""
    return [word for word in _untranslated(text) if word not in names]


@cache
def _untranslated(text: str) -> tuple[str, ...]:
    """Of whatever kind; a window says the same again and again."""
    text = whole_data().sub(" ", text)
    while INNERMOST.search(text):
        text = INNERMOST.sub(" ", text)
    return tuple(WORD.findall(access.plain(HALF.sub(" ", text))))
