"""Sentences that are put together already are recognised, and put together anew in another language."""

import re
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from gui.language.phrase_book import PhraseBook
from tests import made_up

MADE_UP = {text: translation for (_, text), translation in made_up.messages().items()}
HOLE = re.compile(r"\{[^{}]*\}")
WITH_HOLES = [text for text in MADE_UP if "{}" in text and made_up.WORD.search(text)]


@cache
def made_up_book() -> PhraseBook:
    """All that the program says; made when it is needed, not when tests are collected."""
    return PhraseBook(MADE_UP)


GERMAN = PhraseBook(
    {
        "must be at least {}, got {}": "muss mindestens {} sein, nicht {}",
        "{} and {} differ {} {} at t = {}": "bei t = {4} unterscheiden sich {0} und {1} {2} {3}",
        "relatively by": "relativ um",
        "It is so.": "So ist es.",
        "It was {}.": "Es war {}.",
        "broken": "{9} kaputt",
        "broken {}": "{9} kaputt {}",
    }
)


def test_values_are_put_into_the_translation() -> None:
    assert GERMAN.find("must be at least 1, got 0") == "muss mindestens 1 sein, nicht 0"


def test_holes_of_a_translation_may_stand_in_another_order() -> None:
    found = GERMAN.find("numpy.y and keras.y differ relatively by 0.5 at t = 3")
    assert found == "bei t = 3 unterscheiden sich numpy.y und keras.y relativ um 0.5"


def test_sentences_are_translated_one_by_one() -> None:
    assert GERMAN.find("It was 1. It is so.\nIt was. No.") == "Es war 1. So ist es.\nIt was. No."


def test_what_is_not_known_has_no_translation() -> None:
    assert GERMAN.find("must be at most 1") is None
    assert GERMAN.find("") is None


def test_a_slip_of_the_translator_breaks_nothing() -> None:
    assert GERMAN.find("broken") == "{9} kaputt"
    assert GERMAN.find("broken 1") == " kaputt 1"


@given(st.sampled_from(WITH_HOLES), st.lists(st.integers(0, 9999), min_size=20, max_size=20))
def test_every_sentence_of_the_program_is_recognised(template: str, values: list[int]) -> None:
    numbers = iter(values)
    sentence = HOLE.sub(lambda hole: str(next(numbers)), template)  # other braces are signs like any
    found = made_up_book().find(sentence)
    assert found is not None
    assert made_up.untranslated(found) == []


@settings(max_examples=30)
@given(st.text(max_size=200))
def test_any_text_is_looked_up_without_an_error(text: str) -> None:
    made_up_book().find(text)
