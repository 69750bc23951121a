"""The words that the window explains."""

import re
from collections import Counter

import pytest

from engine.lesson.action import PANELS, PLOTS
from engine.manual.glossary import GlossaryWord, find_word, glossary, words_in
from engine.manual.pages import manual_pages
from engine.reading.limits import problem
from resources.library import experiment_names, lesson_names

LINK = re.compile(r"\]\((\w+):([\w.#-]+)\)")


def known(kind: str) -> set[str]:
    """What a link of a kind may name."""
    return {
        "panel": set(PANELS),
        "plot": set(PLOTS),
        "lesson": set(lesson_names()),
        "experiment": set(experiment_names()),
        "page": {page.name for page in manual_pages()},
        "word": {word.address for word in glossary()},
    }[kind]


def test_every_link_of_manual_and_glossary_leads_somewhere() -> None:
    texts = "\n".join(page.text for page in manual_pages())
    links = LINK.findall(texts)
    assert len(links) == texts.count("](") > 50
    assert [(kind, name) for kind, name in links if name.partition("#")[0] not in known(kind)] == []


def test_every_form_of_a_word_belongs_to_one() -> None:
    forms = Counter(form for word in glossary() for form in {word.name, *word.also})
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize(
    ("label", "word"),
    [("units", "unit"), ("Hidden state", "hidden state"), ("kernel W", "kernel"), ("a", "pre-activation")],
)
def test_labels_are_found(label: str, word: str) -> None:
    found = find_word(label)
    assert found is not None
    assert found.name == word


def test_letters_are_found_only_as_they_are() -> None:
    assert find_word("A") is None
    assert find_word("") is None


def test_a_panel_may_mean_something_of_its_own() -> None:
    sequence, model = find_word("bias", "sequence"), find_word("bias", "model")
    assert isinstance(sequence, GlossaryWord)
    assert isinstance(model, GlossaryWord)
    assert (sequence.name, model.name) == ("memory_sum", "bias")


def test_words_of_a_sentence_are_found_in_their_order() -> None:
    found = [word.name for word in words_in("The gates of the hidden states, within 2 ulps; a unitary U.")]
    assert found == ["gate", "hidden state", "ulp"]


def test_every_word_has_an_address_of_its_own() -> None:
    assert len({word.address for word in glossary()}) == len(glossary())


def test_pages_can_be_shown() -> None:
    assert [page.name for page in manual_pages() if problem(page.text) or "{{" in page.text] == []
